"""This host as the checks see it: where things lie, who runs, what Postfix and the proxy were told.

Each is asked once, when a check first wants it.
"""

import os
import re
import socket
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import env_file, proxy_files
from .accounts import Account, account
from .asking import Answer, ask, sees_all

CODE = Path(__file__).resolve().parent.parent.parent
ETC = Path("/etc/tempmail")
RUN = Path("/run/tempmail")
SERVICE_FILE = Path("/etc/postfix/tempmail-service.conf")


@dataclass(frozen=True)
class Service:
    name: str
    user: str
    env: Path
    role: str
    unit: str = ""
    runs: str = ""  # what its command line has

    @property
    def restart(self) -> str:
        return f"systemctl restart {self.unit}" if self.unit else ""


WEB = Service(
    "web", "tempmail-web", ETC / "web.env", "tempmail_web", "tempmail-web", r"gunicorn\b.* tempmail_site\.asgi"
)
DELIVERY = Service(
    "delivery",
    "tempmail-delivery",
    ETC / "delivery.env",
    "tempmail_delivery",
    "tempmail-delivery",
    r" deliver --listen",
)
QCLUSTER = Service(
    "qcluster", "tempmail-purge", ETC / "purge.env", "tempmail_purge", "tempmail-qcluster", r"manage\.py qcluster"
)
OWNER = Service("owner", "tempmail", ETC / "owner.env", "")
SERVICES = (WEB, DELIVERY, QCLUSTER, OWNER)


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    command: str
    state: str  # of proc(5): T is stopped
    uid: int


class Host:
    def __init__(self) -> None:
        self.is_root = sees_all()
        self.mirror = ""
        self.has_systemd = Path("/run/systemd/system").is_dir()

    @cached_property
    def accounts(self) -> dict[str, Account | None]:
        return {name: account(name) for name in (*(service.user for service in SERVICES), "postfix")}

    @cached_property
    def env(self) -> dict[str, dict[str, str] | None]:
        """By the name of the service; None where its file cannot be read."""
        return {service.name: env_file.values_of(service.env) for service in SERVICES}

    @cached_property
    def python(self) -> Path:
        return CODE / "venv" / "bin" / "python"

    # --- Processes.

    @cached_property
    def processes(self) -> list[Process]:
        return [process for folder in Path("/proc").glob("[0-9]*") if (process := _process(folder))]

    def running(self, service: Service) -> list[Process]:
        """The first of its processes, and those below it, from this code."""
        return [
            process
            for process in self.processes
            if re.search(service.runs, process.command) and _working_folder(process.pid) in (str(CODE), None)
        ]

    @cached_property
    def web_binds(self) -> list[str]:
        """Where gunicorn listens, by its command line."""
        found = []
        for process in self.running(WEB):
            found += re.findall(r"(?:--bind[ =]|-b ?)(\S+)", process.command)
        return list(dict.fromkeys(found)) or ["127.0.0.1:8000"]

    @cached_property
    def delivery_socket(self) -> Path:
        for process in self.running(DELIVERY):
            if found := re.search(r"--listen[ =](\S+)", process.command):
                return Path(found[1])
        return RUN / "deliver.sock"

    # --- Postfix.

    @cached_property
    def _postconf(self) -> Answer:
        return ask("postconf", "-x")

    @cached_property
    def _set_here(self) -> Answer:
        return ask("postconf", "-n")

    @property
    def postconf_said(self) -> str:
        return self._set_here.complained

    def postfix(self, name: str) -> str:
        """A parameter, with the names in it filled in; "" when there is no Postfix."""
        found = re.search(rf"^{name} = ?(.*)$", self._postconf.said, re.MULTILINE)
        return found[1].strip() if found else ""

    @property
    def postfix_maps(self) -> list[tuple[str, str, str]]:
        """Parameter, kind and file of each table in a file that main.cf names; caches Postfix makes itself."""
        names = re.findall(r"^(?!alias_)(\w+(?<!_cache_map)(?<!verify_map)) =", self._set_here.said, re.MULTILINE)
        kinds = r"(?<![\w-])(hash|btree|lmdb|cdb|texthash|regexp|pcre|cidr):(/[^\s,}]+)"
        return [(name, *found) for name in names for found in re.findall(kinds, self.postfix(name))]

    @property
    def has_postfix(self) -> bool:
        return bool(self._postconf.said)

    @cached_property
    def master(self) -> dict[str, str]:
        """Services of master.cf, by name/type, each as one line."""
        lines = ask("postconf", "-M").said.replace("\n    ", " ").splitlines()
        return {"/".join(line.split()[:2]): " ".join(line.split()) for line in lines if len(line.split()) > 7}

    @cached_property
    def master_pid(self) -> int | None:
        try:
            pid = int((self.spool / "pid/master.pid").read_text())
            is_it = Path(f"/proc/{pid}/comm").read_text().strip() == "master"
        except (OSError, ValueError):
            return None
        return pid if is_it else None

    @property
    def spool(self) -> Path:
        return Path(self.postfix("queue_directory") or "/var/spool/postfix")

    @cached_property
    def queue(self) -> Answer:
        """What waits, a JSON object a line, as it was before the doctor sent a message of its own."""
        return ask("postqueue", "-j", seconds=4)

    # --- The proxy.

    @cached_property
    def proxy(self) -> tuple[list[proxy_files.Site], str]:
        return proxy_files.sites()

    @property
    def sites(self) -> list[proxy_files.Site]:
        return self.proxy[0]

    # --- Sockets.

    @cached_property
    def listeners(self) -> set[tuple[str, int]]:
        """(address, port) of each TCP socket that listens; "0.0.0.0" and "::" are all addresses."""
        return {pair for kind in ("tcp", "tcp6") for pair in _listening(kind)}

    def listens(self, port: int) -> list[str]:
        return sorted(address for address, its in self.listeners if its == port)

    def reachable(self, port: int) -> tuple[str, int] | None:
        """Where this host is asked at a port: by loopback if something listens there."""
        at = self.listens(port)
        if not at:
            return None
        for ways in (("0.0.0.0", "127.0.0.1", "::ffff:127.0.0.1"), ("::", "::1")):
            if set(ways) & set(at):
                return ("::1" if "::1" in ways and not self._both(port) else "127.0.0.1"), port
        return at[0], port

    def _both(self, port: int) -> bool:
        """Whether a socket on all IPv6 addresses takes IPv4 too, as it does unless it was asked not to."""
        try:
            socket.create_connection(("127.0.0.1", port), 2).close()
        except OSError:
            return False
        return True


def _process(folder: Path) -> Process | None:
    try:
        command = folder.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        state, parent = folder.joinpath("stat").read_text().rpartition(") ")[2].split()[:2]
        return Process(int(folder.name), int(parent), command, state, folder.stat().st_uid)
    except (OSError, ValueError):
        return None


def _working_folder(pid: int) -> str | None:
    try:
        return os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        return None


def _listening(kind: str) -> list[tuple[str, int]]:
    try:
        lines = Path(f"/proc/net/{kind}").read_text().splitlines()[1:]
    except OSError:
        return []
    found = []
    for line in lines:
        local, state = line.split()[1], line.split()[3]
        if state == "0A":
            address, _, port = local.partition(":")
            found.append((_address(address), int(port, 16)))
    return found


def _address(text: str) -> str:
    """Return the address that /proc/net has as words of this machine's byte order."""
    words = [struct.pack("=I", int(text[at : at + 8], 16)) for at in range(0, len(text), 8)]
    return socket.inet_ntop(socket.AF_INET if len(words) == 1 else socket.AF_INET6, b"".join(words))
