"""The PostgreSQL of a host: here, reached as its user postgres, or elsewhere, by the URL in owner.env."""

import re
from dataclasses import dataclass

from .acting import Host, Stop
from .env_files import password, value_in
from .paths import OWNER, WEB

HERE = re.compile(r"postgresql:///|postgresql://[^/]*@(?:127\.0\.0\.1|localhost)[:/]|postgresql://[^/]*@/")


@dataclass(frozen=True)
class Server:
    """disk, port: of the one here; port is "" as long as none answers (--dry-run)."""

    is_elsewhere: bool
    owner_url: str
    disk: str = ""
    port: str = ""

    def url_of(self, role: str) -> str:
        """Return as which role a service logs in, with a fresh password: the URL of a new file."""
        if self.is_elsewhere:
            return re.sub(r"//[^/]*@", f"//{role}:{password()}@", self.owner_url)
        return f"postgresql://{role}:{password()}@127.0.0.1:{self.port}/tempmail?sslmode=disable"

    def is_filled(self, host: Host) -> bool:
        filled = "SELECT obj_description(to_regclass('inboxes_storage'), 'pg_class')"
        return not self.is_elsewhere and bool((as_postgres(host, filled, "tempmail") or "").strip())


def as_postgres(host: Host, statement: str, database: str = "postgres") -> str | None:
    """Ask the server here; None when it does not answer."""
    return host.ask("runuser", "-u", "postgres", "--", "psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", database,
                    "-c", statement)  # fmt: skip


def do_as_postgres(host: Host, script: str, database: str = "postgres") -> str:
    return host.quietly("runuser", "-u", "postgres", "--", "psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", database,
                        input=script)  # fmt: skip


def is_elsewhere(host: Host, said_url: str | None) -> bool:
    url = said_url or value_in(host.text(OWNER), "DATABASE_URL")
    return bool(url) and not url.startswith("postgresql:///")


def find(host: Host, said_url: str | None) -> Server:
    """Return the server, started if need be.  Raises Stop where none answers."""
    url = said_url or value_in(host.text(OWNER), "DATABASE_URL")
    if is_elsewhere(host, said_url):
        return Server(True, url)
    if (of_web := value_in(host.text(WEB), "DATABASE_URL")) and not HERE.match(of_web):
        raise Stop(
            f"{WEB} names a database on another host, and {OWNER} does not: bring it back (docs/host.md, Database)."
        )
    port = as_postgres(host, "SHOW port")
    if port is None and not host.dry:
        host.begin("PostgreSQL")
        host.tell("PostgreSQL does not answer: it is started.")
        if host.ask("systemctl", "start", "postgresql") is None:
            host.ask("service", "postgresql", "start")
        host.ask("pg_isready", "-q", "-t", "30")
        port = as_postgres(host, "SHOW port")
    if port is None and not host.dry:
        raise Stop(
            "PostgreSQL does not answer its user postgres: start it (systemctl start postgresql; pg_lsclusters says "
            "what there is), or name the one on another host with --database-url (docs/host.md, Database)."
        )
    disk = (as_postgres(host, "SHOW data_directory") or "").strip()
    return Server(False, f"postgresql:///tempmail?port={(port or '5432').strip()}", disk, (port or "5432").strip())
