"""The database, its roles with the passwords of the env files, its tables, and a first domain."""

import re

from . import keys, tuning
from .acting import Host, Stop, write_whole
from .env_files import LOGINS, with_value, write
from .paths import CODE, ETC, OWNER, PYTHON
from .server import Server, as_postgres, do_as_postgres

# What makes roles elsewhere, for its superuser.
ROLES = ETC / "roles.sql"
MAKE = r"""
SELECT 'CREATE ROLE tempmail LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tempmail') \gexec
SELECT 'CREATE DATABASE tempmail OWNER tempmail TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'tempmail') \gexec
ALTER DATABASE tempmail OWNER TO tempmail;
"""
# Restored without their owner, tables would be migrated by nobody.
STRAYS = """
SELECT format('ALTER TABLE %s OWNER TO tempmail;', oid::regclass) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relowner <> 'tempmail'::regrole
UNION ALL SELECT format('ALTER FUNCTION %s OWNER TO tempmail;', oid::regprocedure) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'tempmail_') AND proowner <> 'tempmail'::regrole
"""


def apply(host: Host, server: Server, had_keys: bool, options: tuple[str, ...]) -> None:
    """Have the database, its roles and tables.  options: of migrate."""
    host.begin("Database")
    if not server.is_elsewhere:
        tuning.apply(host, server)
        _make(host, had_keys)
    if host.dry:
        _say_migrations(host)
        return
    problems = _problems(host)
    if problems and server.is_elsewhere:
        _leave_to_its_superuser(host, problems)
    elif problems:
        _set_passwords(host, problems, had_keys)
    ROLES.unlink(missing_ok=True)
    _migrate(host, options)
    keys.belong_together(host)
    keys.settle_owner(host)


def _make(host: Host, had_keys: bool) -> None:
    there = as_postgres(host, "SELECT 1 FROM pg_database WHERE datname = 'tempmail'")
    if not (there or "").strip():
        host.change("make the database tempmail, and its roles")
        host.record.note("databases", "tempmail")
        if had_keys:
            host.tell(
                "there was no database tempmail: an empty one is made. docs/operate.md, Restore, brings a backup in."
            )
    if host.dry:
        return
    roles = {"tempmail", *(role for _, role in LOGINS.values())}
    known = set((as_postgres(host, "SELECT rolname FROM pg_roles") or "").split())
    host.record.note("roles", *sorted(roles - known))
    do_as_postgres(host, MAKE)
    if strays := (as_postgres(host, STRAYS, "tempmail") or "").strip():
        do_as_postgres(host, strays, "tempmail")
        host.change(
            f"{len(strays.splitlines())} tables and functions were not owned by the role tempmail; they are now."
        )
    do_as_postgres(host, _roles_sql(), "tempmail")
    see_owner_log_in(host, str(keys.owner_file()))


def _roles_sql() -> str:
    return (CODE / "postfix/roles.sql").read_text()


def name_elsewhere(host: Host, url: str | None) -> None:
    """Have owner.env name the database on another host, once its owner has logged in there."""
    host.begin("Database on another host")
    before = host.text(OWNER)
    if url:
        write(host, OWNER, with_value(before, "DATABASE_URL", url))
    host.owned(OWNER, 0o640, "tempmail")
    try:
        see_owner_log_in(host, str(OWNER))
    except Stop:
        if url and not host.dry:
            write(host, OWNER, before) if before else OWNER.unlink()
        raise


def see_owner_log_in(host: Host, file: str) -> None:
    problem = host.quietly(PYTHON, "-B", "postfix/logging_in.py", f"tempmail:{file}").strip()
    if problem:
        raise Stop(f"the owner of the database cannot log in, as PostgreSQL's pg_hba.conf must let him: {problem}")


def _logins() -> list[str]:
    return [f"{user}:{path}:{role}" for path, (user, role) in LOGINS.items()]


def _problems(host: Host) -> list[str]:
    return host.quietly(PYTHON, "-B", "postfix/logging_in.py", *_logins()).splitlines()


def _passwords(host: Host) -> str:
    return host.quietly(PYTHON, "-B", "postfix/logging_in.py", "--set", *_logins()) + _roles_sql()


def _set_passwords(host: Host, problems: list[str], had_keys: bool) -> None:
    do_as_postgres(host, _passwords(host), "tempmail")
    if left := _problems(host):
        raise Stop(
            "with the password of its file a role is refused all the same: look at pg_hba.conf, or take the line "
            f"DATABASE_URL out of that file (remove tempmail-service.conf), and it is made anew. {' '.join(left)}"
        )
    for problem in problems if had_keys else ():
        host.change(f"{problem}. The role has the password of that file now.")


def _leave_to_its_superuser(host: Host, problems: list[str]) -> None:
    write_whole(ROLES, _passwords(host).encode(), 0o600)
    raise Stop(
        f"the database's services cannot log in yet. Run {ROLES} there as a superuser, connected to that database: "
        "psql -f roles.sql tempmail. It has the passwords of the files here. Then run this again. " + " ".join(problems)
    )


def _migrate(host: Host, options: tuple[str, ...]) -> None:
    said = host.manage("migrate", "--noinput", *options, env_file=keys.owner_file())
    steps = re.findall(r"^ *Applying (\S+)\.\.\.", said, re.MULTILINE)
    if steps or options:
        host.change(f"migrated the database: {', '.join(steps) if len(steps) < 10 else f'{len(steps)} steps'}")


def _say_migrations(host: Host) -> None:
    """Compared with the code that is at /opt/tempmail: a newer one's migrations are seen when it is there."""
    plan = host.ask("runuser", "-u", "tempmail", "--", PYTHON, "-B", "manage.py", "migrate", "--check",
                    env={"ENV_FILE": str(OWNER)})  # fmt: skip
    if plan is None:
        host.change("migrate the database")


def add_domains(host: Host, first: str, said: list[str]) -> None:
    """Add those that were said and are not there; the first of all to a database that has none."""
    host.begin("Domains")
    for name in said:
        if host.dry:
            known = as_postgres(host, f"SELECT 1 FROM inboxes_domain WHERE name = '{name}'", "tempmail")
            host.change(f"add the domain {name}") if not (known or "").strip() else None
        elif out := host.manage("adddomain", "--if-new", name, env_file=keys.owner_file()):
            host.change(out.strip())
    if first and not said and _has_no_domain(host):
        out = host.manage("adddomain", "--if-none", first, env_file=keys.owner_file())
        host.change(out.strip()) if out else None


def _has_no_domain(host: Host) -> bool:
    """Return False where it is known that there is one; a database elsewhere is asked by adddomain itself."""
    return (as_postgres(host, "SELECT EXISTS (SELECT FROM inboxes_domain)", "tempmail") or "").strip() != "t"
