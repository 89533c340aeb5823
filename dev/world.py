"""A complete private instance of the service in one folder: what `run` and the tests start.

    world = World(directory, code, python, smtp_port, web_port)
    world.prepare(database, keys)      # env files, Postfix instance
    world.manage("migrate", "--noinput")
    postfix = world.start("postfix")   # a line of the Procfile; .stop(), .kill()

The folder and all above it must be enterable by every user, and so must code and
python.  Needs root: each service runs as a user of its own.
"""

import contextlib
import hmac
import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import filter as mail_filter
from .cluster import Database
from .mta import Instance, make_instance
from .system import (
    DELIVERY_USER,
    MARK,
    OWNER_USER,
    PURGE_USER,
    WEB_USER,
    base_environment,
    descendants,
    make_folder,
    make_users,
    run_as,
    wait_for,
    write_secret,
)

DELIVERY_KEYS = ("SITE_PUBLIC_KEY", "HMAC_KEY")
PURGE_KEYS = ("WEBHOOK_KEY",)
WEB_KEYS = (*DELIVERY_KEYS, *PURGE_KEYS, "SECRET_KEY", "SITE_PRIVATE_KEY")
# What a filtered world is called: its filter names it, and the pages believe who names it.
MYHOSTNAME = "mx.tempmail.test"


@dataclass(frozen=True)
class World:
    directory: Path
    code: Path
    python: Path
    smtp_port: int
    web_port: int
    is_filtered: bool = False

    @property
    def socket(self) -> Path:
        return self.directory / "socket" / "deliver.sock"

    @property
    def owner_env(self) -> Path:
        return self.directory / "env" / "owner.env"

    @property
    def web_env(self) -> Path:
        return self.directory / "env" / "web.env"

    @property
    def purge_env(self) -> Path:
        return self.directory / "env" / "purge.env"

    @property
    def delivery_env(self) -> Path:
        return self.directory / "env" / "delivery.env"

    @property
    def postfix(self) -> Instance:
        return Instance(self.directory / "postfix")

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.web_port}/"

    def prepare(self, database: Database, keys: dict[str, str], **settings: str) -> None:
        """Write env files and the Postfix instance; settings go to all env files."""
        make_users()
        make_folder(self.directory)
        make_folder(self.directory / "env")
        make_folder(self.directory / "log")
        make_folder(self.directory / "static", OWNER_USER)
        # Setgid: the socket is for delivery and, by its group, for lmtp(8).
        make_folder(self.socket.parent, DELIVERY_USER, "postfix", mode=0o2750)
        common = {"HTTPS": "false", "QUEUE_SOCKET": str(self.postfix.showq)} | settings
        if self.is_filtered:
            mail_filter.make_filter(self.directory / "filter", self.code)
            common["AUTHSERV_ID"] = MYHOSTNAME
        web = common | {name: keys[name] for name in WEB_KEYS} | {"STATIC_ROOT": str(self.directory / "static")}
        # Signs the tasks of the qcluster, and no cookie.
        own = {"SECRET_KEY": hmac.digest(keys["SECRET_KEY"].encode(), b"qcluster", "sha256").hex()}
        purge = common | {name: keys[name] for name in PURGE_KEYS} | own
        delivery = common | {name: keys[name] for name in DELIVERY_KEYS}
        for path, lines, url, user in (
            (self.owner_env, web, database.owner_url, OWNER_USER),
            (self.web_env, web, database.web_url, WEB_USER),
            (self.purge_env, purge, database.purge_url, PURGE_USER),
            (self.delivery_env, delivery, database.delivery_url, DELIVERY_USER),
        ):
            write_secret(path, as_lines(lines | {"DATABASE_URL": url}), user)
        service = self.manage(
            "postfixservice", "--database-url", "-", input=database.postfix_url, stdout=subprocess.PIPE
        ).stdout
        make_instance(
            self.directory / "postfix",
            self.smtp_port,
            code=self.code,
            python=self.python,
            socket=self.socket,
            delivery_env=self.delivery_env,
            service=service,
            filter_folders=mail_filter.folders(self.directory / "filter") if self.is_filtered else None,
        )
        if self.is_filtered:
            self.postfix.set(myhostname=MYHOSTNAME)

    def manage(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run manage.py as the owner of the database, with the web's settings."""
        return self._manage(OWNER_USER, self.owner_env, *arguments, **options)

    def purge(self) -> float:
        """Purge once more, as the qcluster does every minute; return the seconds it took."""
        code = (
            "import time; from inboxes.purge import purge; t = time.monotonic(); purge(); print(time.monotonic() - t)"
        )
        done = self._manage(PURGE_USER, self.purge_env, "shell", "-v0", "-c", code, stdout=subprocess.PIPE)
        return float(done.stdout)

    def _manage(self, user: str, env_file: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [self.python, "-B", self.code / "manage.py", *arguments]
        return run_as(user, command, env=self.environment() | {"ENV_FILE": str(env_file)}, **options)

    def environment(self) -> dict[str, str]:
        """Return what the Procfile's lines are run with."""
        own = {"TEMPMAIL_PYTHON": str(self.python), "TEMPMAIL_WEB_PORT": str(self.web_port)}
        return base_environment() | {MARK: str(self.directory)} | own

    def start(self, name: str, seconds: float = 120, env: dict[str, str] | None = None) -> "Service":
        """Start one line of the Procfile and wait until it answers; its log is log/NAME.log.

        Raises RuntimeError with the end of the log when it ends, TimeoutError with the same when it does not answer.
        """
        service = Service(self, name, env or {})
        try:
            wait_for(lambda: service.has_ended or self.answers(name), seconds, f"{name} answers")
        except TimeoutError as error:
            service.kill()
            raise TimeoutError(f"{error}; its log:\n{service.last_words}") from None
        if name == "postfix":
            self.let_postfix_give_way()
        if service.has_ended:
            raise RuntimeError(f"{name} ended at once; its log:\n{service.last_words}")
        return service

    def let_postfix_give_way(self) -> None:
        """As delivery does: master(8) has made a session of its own (delivery/limiting.py says what that means)."""
        found = re.search(r"^DELIVERY_NICENESS=(\d+)$", self.delivery_env.read_text(), re.MULTILINE)
        with contextlib.suppress(OSError):
            Path(f"/proc/{self.postfix.pid}/autogroup").write_text(found[1] if found else "10")

    def answers(self, name: str) -> bool:
        """Whether a service does its work: SMTP, LMTP and HTTP are asked; qcluster answers nobody."""
        if name == "postfix":
            return greets(socket.AF_INET, ("127.0.0.1", self.smtp_port))
        if name == "delivery":
            return greets(socket.AF_UNIX, str(self.socket))
        if name in mail_filter.SERVICES:
            return mail_filter.answers(self.directory / "filter", name)
        if name == "web":
            try:
                urllib.request.urlopen(self.web_url, timeout=20).close()
            except urllib.error.HTTPError as error:
                return error.code < 500
            except OSError:
                return False
        return True


class Service:
    """One line of the Procfile, running in a process group of its own."""

    def __init__(self, world: World, name: str, env: dict[str, str]):
        self.log = world.directory / "log" / f"{name}.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", procfile(world.code)[name]],
                cwd=world.code,
                env=world.environment() | env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Delivery's supervisor, gunicorn's arbiter; a shell above Postfix's master and qcluster."""
        return self.process.pid

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    @property
    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def stop(self, seconds: float = 15) -> None:
        """End it as an operator would: SIGTERM, and SIGKILL when it hangs."""
        if not self.has_ended:
            self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """kill -9, the children too."""
        for pid in [self.pid, *descendants(self.pid)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def procfile(code: Path) -> dict[str, str]:
    lines = (code / "Procfile").read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def as_lines(settings: dict[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def greets(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    """Whether somebody there says 220, as SMTP and LMTP do."""
    with socket.socket(family) as connection:
        connection.settimeout(20)
        try:
            connection.connect(address)
            greeting = connection.recv(1024)
            connection.sendall(b"QUIT\r\n")
            connection.recv(1024)
            return greeting.startswith(b"220")
        except OSError:
            return False
