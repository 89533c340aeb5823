"""Keys and settings in /etc/tempmail: fresh ones for a new host, else what is there, mended from each other."""

import re
from pathlib import Path

from .acting import Host, Stop, write_whole
from .env_files import GROUPS, KEYS, LOGINS, lines_of, password, value_in, with_value, without, write
from .noted import Noted
from .paths import DELIVERY, OWNER, PURGE, PYTHON, SERVICE, WEB
from .server import Server

# owner.env's successor, until migrate has seen that its keys are the database's.
NEXT = OWNER.with_name("owner.env.next")
NEEDED = ("SECRET_KEY", "SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY")


def see_to_owners(host: Host) -> None:
    for path, group in GROUPS.items():
        host.owned(path, 0o640, group)


def apply(host: Host, server: Server, noted: Noted, former: Noted) -> bool:
    """Have all env files; return whether this host had keys before."""
    host.begin("Keys and settings in /etc/tempmail")
    see_to_owners(host)
    had_keys = _web(host, server, noted, former)
    web = host.text(WEB)
    owner = with_value(without(web, "DATABASE_URL"), "DATABASE_URL", server.owner_url)
    if host.text(OWNER) != owner:
        host.change(f"write {OWNER}")
        if not host.dry:
            write_whole(NEXT, owner.encode(errors="surrogateescape"), 0o640, GROUPS[OWNER])
    elif not host.dry:
        NEXT.unlink(missing_ok=True)
    if host.read(PURGE) is None:
        rest = without(web, *KEYS, "LISTEN_DATABASE_URL", "DATABASE_URL").splitlines()
        lines = [f"SECRET_KEY={password()}", *rest, *lines_of(web, "WEBHOOK_KEY")]
        write(host, PURGE, _with_login(server, "".join(f"{line}\n" for line in lines), PURGE))
    if host.read(DELIVERY) is None:
        lines = lines_of(web, "SITE_PUBLIC_KEY", "HMAC_KEY")
        write(host, DELIVERY, _with_login(server, "".join(f"{line}\n" for line in lines), DELIVERY))
    for path in (PURGE, DELIVERY):
        if not value_in(host.text(path), "DATABASE_URL"):
            write(host, path, _with_login(server, host.text(path), path))
    if host.read(SERVICE) is None:
        write(host, SERVICE, service_of(host, server.url_of("tempmail_postfix")))
        host.note_current("keys", value_in(web, "HMAC_KEY") + host.text(SERVICE))
    return had_keys


def owner_file() -> Path:
    """Return which env file manage.py takes until the run has come to its end."""
    return NEXT if NEXT.exists() else OWNER


def settle_owner(host: Host) -> None:
    """The database has been seen to have these keys."""
    if NEXT.exists() and not host.dry:
        host.record.keep(OWNER)
        NEXT.replace(OWNER)


def _web(host: Host, server: Server, noted: Noted, former: Noted) -> bool:
    text, had_keys = host.text(WEB), True
    if not text and lines_of(host.text(OWNER), "SITE_PRIVATE_KEY"):
        text = without(host.text(OWNER), "DATABASE_URL")
        host.change(f"{WEB} was not there; it is made anew from {OWNER}, which has its keys.")
    elif not text:
        text, had_keys = _fresh(host, server), False
    lost = [name for name in NEEDED if not value_in(text, name)]
    if lost:
        raise Stop(
            f"{WEB} lacks {' '.join(lost)}: bring it back from a backup; fresh keys would not open what is stored."
        )
    if not lines_of(text, "WEBHOOK_KEY"):  # an older one lacks it
        text = without(text) + _made_keys(host, WEB)
    text = _disk(host, server, text, WEB)
    url = value_in(text, "DATABASE_URL")
    if not url or url.startswith("postgresql:///tempmail?port="):  # the owner's, as whom web once connected
        text = with_value(text, "DATABASE_URL", server.url_of("tempmail_web"))
    if noted.page:
        text = with_value(text, "ALLOWED_HOSTS", _hosts(value_in(text, "ALLOWED_HOSTS"), noted.page, former.page))
    if not lines_of(text, "TRUSTED_PROXIES"):
        text = with_value(text, "TRUSTED_PROXIES", "127.0.0.1")
    write(host, WEB, text)
    if purge := host.text(PURGE):
        # What the DNS should say goes by the page's name.
        mended = _disk(host, server, purge, PURGE)
        if allowed := value_in(text, "ALLOWED_HOSTS"):
            mended = with_value(mended, "ALLOWED_HOSTS", allowed)
        if mended != purge:
            write(host, PURGE, mended)
    return had_keys


def _hosts(known: str, page: str, former: str) -> str:
    hosts = [name.strip() for name in known.split(",") if name.strip() and name.strip() not in (page, former)]
    return ",".join([page, *hosts])


def _fresh(host: Host, server: Server) -> str:
    for path in (PURGE, DELIVERY, SERVICE):
        if host.read(path) is not None:
            raise Stop(f"{path} is there and {WEB} is not: bring it back from a backup, its keys belong together.")
    if server.is_filled(host):
        raise Stop(
            f"there is a database tempmail, and {WEB} with its keys is not: bring it back from a backup "
            "(docs/operate.md, Restore). To begin anew: runuser -u postgres -- dropdb tempmail"
        )
    return _made_keys(host, Path("/dev/null")) + f"DATABASE_DISK={server.disk}\n"


def _made_keys(host: Host, env_file: Path) -> str:
    if host.dry:
        return "".join(f"{name}=made by manage.py makekeys\n" for name in KEYS)
    return host.quietly(PYTHON, "-B", "manage.py", "makekeys", env={"ENV_FILE": str(env_file)})


def _disk(host: Host, server: Server, text: str, path: Path) -> str:
    """The old host's folder, after a move to another version of PostgreSQL, gives way to this one's."""
    old = value_in(text, "DATABASE_DISK")
    if not (old and server.disk) or Path(old).exists() or old == server.disk:
        return text
    host.change(f"{path}: DATABASE_DISK was {old}, which is not there; it is {server.disk}.")
    return with_value(text, "DATABASE_DISK", server.disk)


def _with_login(server: Server, text: str, path: Path) -> str:
    return with_value(without(text, "DATABASE_URL"), "DATABASE_URL", server.url_of(LOGINS[path][1]))


def service_of(host: Host, url: str) -> str:
    """Return Postfix's service file as `manage.py postfixservice` makes it."""
    if host.dry:
        return "made by manage.py postfixservice\n"
    return host.manage("postfixservice", "--database-url", "-", env_file=owner_file(), input=url)


def belong_together(host: Host) -> None:
    """Have in each file the keys that it needs, as web.env has them: migrate saw that those are the database's."""
    web = host.text(WEB)
    _keep(host, web, DELIVERY, ("SITE_PUBLIC_KEY", "HMAC_KEY"), KEYS)
    _keep(host, web, PURGE, ("WEBHOOK_KEY",), KEYS[1:])
    used = value_in(web, "HMAC_KEY") + host.text(SERVICE)
    if host.dry or not host.differs("keys", used):
        return
    service = host.text(SERVICE)
    (options,) = re.findall(r"^options=.*", service_of(host, "postgresql://x@x/x"), re.MULTILINE)
    if lines_of(service, "options") != [options]:
        host.tell(f"{SERVICE} had another key than {WEB}; it has the same now.")
        write(host, SERVICE, without(service, "options") + f"{options}\n")
    host.note_current("keys", value_in(web, "HMAC_KEY") + host.text(SERVICE))


def _keep(host: Host, web: str, path: Path, needed: tuple[str, ...], known: tuple[str, ...]) -> None:
    text, wanted = host.text(path), lines_of(web, *needed)
    if sorted(lines_of(text, *known)) != sorted(wanted):
        host.tell(f"{path} had other keys than {WEB}; it has those that it needs now.")
        write(host, path, without(text, *known) + "".join(f"{line}\n" for line in wanted))
