"""What runs on each host, from the files of postfix/scale and postfix/nginx; only paths and names differ."""

import http.client
import json
import re
import secrets
import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from ..cluster import OWNER, ROLES, Cluster, Database, passwords, programs
from ..system import MARK, base_environment, make_folder, wait_for, write_secret
from ..world import World, procfile
from . import ADDRESSES
from .network import Network

PAGE, DOMAIN, DATABASE = "mail.example.org", "tempmail.test", "tempmail"
SECONDS = 180
REST_SECONDS = 3
AGAIN = "while :; do {}; sleep 1; done"  # as systemd has it: Restart=always
AS = "setpriv --reuid={0} --regid={0} --init-groups"
DATABASES = ("db1", "db2")
ETCD = (*DATABASES, "worker")
APPLICATIONS = ("mx1", "mx2", "web1", "web2", "worker")
# Lines of the Procfile.
SERVICES = {"mx": ("delivery", "postfix"), "web": ("web",), "worker": ("qcluster",)}
# All clients of this are one address.
LIMITS = {"LIMIT_API": "100000/m", "LIMIT_LOOKUP": "100000/m", "MAX_WAITING": "1000"}
SETTINGS = {"HTTPS": "true", "ALLOWED_HOSTS": PAGE, "TRUSTED_PROXIES": "127.0.0.1", "QUEUE_SOCKET": "", **LIMITS}


@dataclass
class Hosts:
    folder: Path
    code: Path
    python: Path
    network: Network
    keys: dict[str, str]
    worlds: dict[str, World] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=lambda: {name: secrets.token_hex() for name in ("one", "other")})

    def set_up(self) -> None:
        """Make and start all: who leads first, then what asks it."""
        make_folder(self.folder)
        _make_certificates(make_folder(self.folder / "certificates"))
        for name in ETCD:
            self._start_etcd(name)
        for name, is_there in (("db1", self.primary), ("db2", self.has_replica)):
            self._start_database(name)
            wait_for(is_there, SECONDS, f"PostgreSQL on {name}")
        self.cluster("db1").database()
        for name in APPLICATIONS:
            self._prepare(name)
            self._start_ways(name)
        with self.network.inside("worker"):
            owner = self.worlds["worker"]
            wait_for(lambda: self._leads_to_primary(owner), SECONDS, "the primary, by HAProxy")
            owner.manage("migrate", "--noinput", "--verbosity=0")
            owner.manage("adddomain", "--offer", DOMAIN, stdout=subprocess.DEVNULL)
        for name in APPLICATIONS:
            self._start_services(name)
        for name in APPLICATIONS:
            wait_for(partial(self.answers, name), SECONDS, f"{name} answers")

    # --- one host

    def start(self, name: str) -> None:
        """Start what a host starts when it boots."""
        if name in ETCD:
            self._start_etcd(name)
        if name in DATABASES:
            self._start_database(name)
        else:
            self._start_ways(name)
            self._start_services(name)

    def _start_etcd(self, name: str) -> None:
        make_folder(self.folder / name / "etcd", "etcd", mode=0o700)
        lines = [line for line in self.example("etcd.env", name).splitlines() if line and line[0] != "#"]
        self._run(name, "etcd", f"{AS.format('etcd')} etcd", dict(line.split("=", 1) for line in lines))

    def _start_database(self, name: str) -> None:
        folder = make_folder(self.folder / name, "postgres")
        write_secret(folder / "patroni.yml", self.example("patroni.yml", name), "postgres")
        self._run(name, "patroni", f"{AS.format('postgres')} patroni {folder}/patroni.yml")

    def _start_ways(self, name: str) -> None:
        """The ways to PostgreSQL: HAProxy knows who leads, PgBouncer pools for what may share connections."""
        folder = self.folder / name
        self._run(name, "haproxy", f"haproxy -db -f {folder}/haproxy.cfg")
        if name != "worker":
            self._run(name, "pgbouncer", f"{AS.format('postgres')} pgbouncer {folder}/pgbouncer/pgbouncer.ini")

    def _start_services(self, name: str) -> None:
        for service in SERVICES[name.rstrip("12")]:
            self._run(name, service, procfile(self.code)[service], self.worlds[name].environment())
        if name.startswith("web"):
            self._run(
                name, "nginx", f"nginx -c {self.folder}/{name}/nginx/nginx.conf -e {self.folder}/{name}/nginx/start"
            )

    def _leads_to_primary(self, owner: World) -> bool:
        asked = owner.manage("showmigrations", "delivery", check=False, capture_output=True)
        return asked.returncode == 0

    def answers(self, name: str) -> bool:
        """Whether a host does its work again."""
        if name in DATABASES:
            return self.has_replica()
        with self.network.inside(name):
            if name.startswith("web"):
                return _status(f"http://127.0.0.1:{self.worlds[name].web_port}/readyz") == 200
            return all(self.worlds[name].answers(service) for service in SERVICES[name.rstrip("12")])

    # --- who leads

    def primary(self) -> str | None:
        return next((name for name in DATABASES if self._role(name, "primary")), None)

    def has_replica(self) -> bool:
        """Whether COMMIT waits for one, as the leader says: who was cut off remembers what was."""
        primary = self.primary()
        if not primary:
            return False
        with self.network.inside("outside"):
            _, told = _ask(f"http://{ADDRESSES[primary]}:8008/cluster")
        return any(member["role"] == "sync_standby" for member in json.loads(told or "{}").get("members", []))

    def _role(self, name: str, role: str) -> bool:
        with self.network.inside("outside"):
            return _status(f"http://{ADDRESSES[name]}:8008/{role}") == 200

    def cluster(self, name: str) -> Cluster:
        return Cluster(self.folder / name)

    def sql(self, statements: str) -> str:
        return self.cluster(self.primary() or "db1").sql(statements, DATABASE)

    # --- files

    def example(self, file: str, name: str) -> str:
        """Return one of postfix/scale as this host has it."""
        here, certificates = self.folder / name, self.folder / "certificates"
        # The longest first: one begins as another does.
        there = {
            "@NAME@": name,
            "@ADDRESS@": ADDRESSES[name],
            "@REPLICATION_PASSWORD@": self.secrets["one"],
            "@REWIND_PASSWORD@": self.secrets["other"],
            "/var/lib/etcd/tempmail": f"{here}/etcd",
            "/var/lib/postgresql/15/tempmail": f"{here}/data",
            "/usr/lib/postgresql/15/bin": str(programs()),
            "/var/run/postgresql": str(here),
            "/etc/patroni/server": f"{certificates}/server",
            "/etc/patroni/ca.crt": f"{certificates}/ca.crt",
            "/etc/pgbouncer/ca.crt": f"{certificates}/ca.crt",
            "/etc/pgbouncer/userlist.txt": f"{here}/pgbouncer/userlist.txt",
            "samenet": "203.0.113.0/24",
            **{f"{host}.example.org": address for host, address in ADDRESSES.items()},
        }
        text = (self.code / "postfix/scale" / file).read_text()
        return re.sub("|".join(map(re.escape, there)), lambda match: there[match[0]], text)

    def _prepare(self, name: str) -> None:
        """Write what an application's host has in /etc."""
        here, kept = make_folder(self.folder / name), passwords(self.cluster("db1").directory)
        (here / "haproxy.cfg").write_text(self.example("haproxy.cfg", name))
        pooler = make_folder(here / "pgbouncer", "postgres", mode=0o700)
        write_secret(pooler / "pgbouncer.ini", self.example("pgbouncer.ini", name), "postgres")
        users = "".join(f'"{role}" "{kept[role]}"\n' for role in ROLES)
        write_secret(pooler / "userlist.txt", users, "postgres")
        world = self.worlds[name] = World(here, self.code, self.python, 25, 8000)
        tls = f"?sslmode=verify-ca&sslrootcert={self.folder}/certificates/ca.crt"

        def url(role: str, port: int, options: str = "") -> str:
            return f"postgresql://{role}:{kept[role]}@127.0.0.1:{port}/{DATABASE}{options}"

        database = Database(
            owner_url=url(OWNER, 5432, tls),
            web_url=url("tempmail_web", 6432, "?sslmode=disable"),
            purge_url=url("tempmail_purge", 5432, tls),
            delivery_url=url("tempmail_delivery", 6432, "?sslmode=disable"),
            postfix_url=url("tempmail_postfix", 5432, tls),
        )
        own = {} if not name.startswith("web") else {"LISTEN_DATABASE_URL": url("tempmail_web", 5432, tls)}
        world.prepare(database, self.keys, **SETTINGS, **own)
        if name.startswith("mx"):
            master = world.postfix.conf / "master.cf"
            master.write_text(master.read_text().replace("127.0.0.1:25", "25"))
            world.postfix.set(myhostname=f"{name}.example.org")
        if name.startswith("web"):
            world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
            self._write_site(name)

    def _write_site(self, name: str) -> None:
        folder = make_folder(self.folder / name / "nginx", "www-data")
        version = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr
        # For a type checker the installer is a program of its own.
        as_taken = import_module("postfix.installing.proxy").as_taken
        site = as_taken((self.code / "postfix/nginx/tempmail.conf").read_text().replace("@PAGE@", PAGE), version)
        certificate = f"{self.folder}/certificates/page.pem"
        for on_a_host, here in (
            (r"/etc/nginx/tempmail(-mta-sts)?\.pem", certificate),
            (r"/var/log/nginx/error.log", f"{folder}/errors"),
            (r" *listen \[::\].*\n", ""),
        ):
            site = re.sub(on_a_host, here, site)
        places = [f"{kind}_temp_path {folder}/{kind};" for kind in "client_body proxy fastcgi uwsgi scgi".split()]
        whole = [f"pid {folder}/pid;", "daemon off;", "user www-data;", "events {}", "http {", "access_log off;"]
        (folder / "nginx.conf").write_text("\n".join([*whole, *places, site, "}"]))

    def _run(self, name: str, service: str, command: str, env: dict[str, str] | None = None) -> None:
        log = make_folder(self.folder / name / "log") / f"{service}.log"
        with log.open("ab") as file, self.network.inside(name):
            subprocess.Popen(
                ["/bin/sh", "-c", AGAIN.format(f"( {command} )")],
                cwd=self.code,
                env=base_environment() | {MARK: str(self.folder)} | (env or {}),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


def _status(url: str) -> int:
    return _ask(url)[0]


def _ask(url: str) -> tuple[int, str]:
    """Return status and text of the answer; 0 where there is none."""
    parts = urlsplit(url)
    with closing(http.client.HTTPConnection(parts.netloc, timeout=REST_SECONDS)) as connection:
        try:
            connection.request("GET", parts.path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""


def _make_certificates(folder: Path) -> None:
    """An authority of the hosts' own, PostgreSQL's certificate by it, and one for the page."""
    script = """
    req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=authority -keyout ca.key -out ca.crt
    req -newkey rsa:2048 -nodes -subj /CN=db.example.org -keyout server.key -out server.csr
    x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out server.crt
    req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=mail.example.org -keyout page.pem -out page.crt
    """
    for line in script.strip().splitlines():
        subprocess.run(["openssl", *line.split()], cwd=folder, check=True, capture_output=True)
    page = (folder / "page.pem").read_text() + (folder / "page.crt").read_text()
    (folder / "page.pem").write_text(page)
    shutil.chown(folder / "server.key", "postgres", "postgres")
