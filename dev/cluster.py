"""A private PostgreSQL server: made, started and stopped in one folder.

It listens on a Unix socket in that folder only.  Its superuser `postgres` is
reached by the system user of that name; everybody else has a password.
"""

import json
import re
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from .system import OWNER_USER, Stop, make_folder, run_as, write_secret

ROLES_SQL = Path(__file__).resolve().parent.parent / "postfix" / "roles.sql"
OWNER = "tempmail"
ROLES = ("tempmail_web", "tempmail_purge", "tempmail_delivery", "tempmail_postfix")
HBA = "local all postgres peer\nlocal all all scram-sha-256\n"


@dataclass(frozen=True)
class Database:
    """One database, as its five users reach it."""

    owner_url: str
    web_url: str
    purge_url: str
    delivery_url: str
    postfix_url: str


def programs() -> Path:
    """Return the folder with the newest installed server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise Stop("No PostgreSQL server is installed in /usr/lib/postgresql.")
    return found[-1].parent


@dataclass(frozen=True)
class Cluster:
    """directory: the socket and, in data/, the cluster.  Keep its path below 85 bytes."""

    directory: Path

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def log(self) -> Path:
        return self.directory / "log"

    def create(self) -> None:
        """Make the cluster if it is not there."""
        make_folder(self.directory, "postgres")
        if (self.data / "made").exists():
            return
        run_as("postgres", ["rm", "-rf", self.data])
        run_as(
            "postgres",
            [programs() / "initdb", "--pgdata", self.data, "--locale=C.UTF-8", "--encoding=UTF8", "--auth=peer"],
            capture_output=True,
        )
        (self.data / "pg_hba.conf").write_text(HBA)
        (self.data / "made").touch()

    def _control(self, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
        return run_as(
            "postgres", [programs() / "pg_ctl", "--pgdata", self.data, *arguments], check=check, capture_output=True
        )

    @property
    def is_running(self) -> bool:
        return self._control("status", check=False).returncode == 0

    @property
    def pid(self) -> int:
        """The running server's."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"-k {self.directory} -c listen_addresses="
        started = self._control(
            "start", "--wait", "--timeout=180", "--log", self.log, "--options", options, check=False
        )
        if started.returncode:
            lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
            raise Stop(f"PostgreSQL did not start; its log {self.log} ends with: {lines[-1] if lines else 'nothing'}")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server ("fast", or "immediate" as in a crash); nothing happens when it is down."""
        if self.is_running and self._control("stop", "--mode", mode, "--timeout=20", check=False).returncode:
            self._control("stop", "--mode=immediate", check=False)

    def restart(self, mode: str = "fast") -> None:
        self.stop(mode)
        self.start()

    def wait_for_disk(self, waits: bool) -> None:
        """Whether what is written is on disk before it counts: only a crash of the machine needs it, and tests do not.

        To empty the tables after a test takes a third of a second with it, a twentieth without.
        """
        self.sql(f"ALTER SYSTEM SET fsync = {'on' if waits else 'off'};\nSELECT pg_reload_conf()")

    def sql(self, statements: str, database: str = "postgres") -> str:
        """Run statements (a psql script) as the superuser; return what psql prints."""
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.directory, "-d", database]
        done = run_as("postgres", command, input=statements, capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        return done.stdout.strip()

    def url(self, user: str, database: str) -> str:
        return (
            f"postgresql://{user}:{passwords(self.directory)[user]}@/{database}?host={quote(str(self.directory), '')}"
        )

    def reach(self, name: str) -> Database:
        """Return how each user reaches a database."""
        return Database(*(self.url(role, name) for role in (OWNER, *ROLES)))

    def database(self, name: str = "tempmail") -> Database:
        """Make the database and the roles where they are missing; return how to reach it."""
        password = passwords(self.directory)[OWNER]
        self.sql(
            f"SELECT 'CREATE ROLE {OWNER}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') \\gexec\n"
            f"ALTER ROLE {OWNER} LOGIN CREATEDB PASSWORD '{password}';\n"
            f"SELECT 'CREATE DATABASE {name} OWNER {OWNER}' "
            f"WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') \\gexec\n"
        )
        self.sql(roles_script(passwords(self.directory)), name)
        return self.reach(name)


def passwords(directory: Path) -> dict[str, str]:
    """Return the roles' passwords, made when one is first asked for and kept in the folder."""
    path = directory / "passwords.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    if missing := {OWNER, *ROLES} - kept.keys():
        kept |= {role: secrets.token_hex(24) for role in missing}
        write_secret(path, json.dumps(kept))
    return kept


def roles_script(kept: dict[str, str]) -> str:
    """Return roles.sql with the passwords; as input, so that no process list shows them."""
    given = [f"\\set {role.removeprefix('tempmail_')}_password {kept[role]}\n" for role in ROLES]
    return "".join(given) + ROLES_SQL.read_text()


def database_elsewhere(url: str, directory: Path) -> Database:
    """Make the roles on the server that a URL names, their passwords kept in directory.

    Raises Stop when it can't be reached or the URL's user may not make roles.
    """
    kept = passwords(directory)
    must_name_one(url)
    try:
        run_script(url, "SELECT 1")
    except RuntimeError as error:
        raise Stop(f"The database of DATABASE_URL cannot be reached: {reason(str(error))}") from None
    try:
        run_script(url, roles_script(kept))
    except RuntimeError as error:
        raise Stop(
            f"DATABASE_URL's user may not make the roles {', '.join(ROLES)}: {reason(str(error))} "
            "Give a user that may create roles, and owns the database or is a superuser."
        ) from None

    parts = urlsplit(url)

    def as_role(role: str) -> str:
        netloc = f"{role}:{kept[role]}@{parts.netloc.rpartition('@')[2]}"
        return f"{parts.scheme}://{netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")

    return Database(url, *map(as_role, ROLES))


def must_name_one(url: str) -> None:
    if not url.startswith(("postgresql://", "postgres://")) or not urlsplit(url).path.strip("/"):
        raise Stop("DATABASE_URL is not accepted: it must be like postgresql://user:password@host:5432/database.")


def run_script(url: str, script: str) -> str:
    """Run a psql script as a URL's user; return what psql prints.  Raises RuntimeError with its complaint."""
    # The URL itself as an argument would show its password in the process list.
    parts = urlsplit(url)
    bare = parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@", 1))
    target = f"{bare.scheme}://{bare.netloc}{bare.path}" + (f"?{bare.query}" if bare.query else "")
    done = run_as(
        OWNER_USER,
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", target],
        env={"PGPASSWORD": parts.password or ""},
        input=script,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout.strip()


def reason(errors: str) -> str:
    """Return what psql complained about first, as a sentence."""
    lines = [line.strip() for line in errors.splitlines() if "error: " in line.lower()] or ["no reason given"]
    return re.sub(r".*error: +", "", lines[0], flags=re.IGNORECASE).rstrip(".") + "."
