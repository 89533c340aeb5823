"""What the launcher asks of the machine: users, files, processes, ports."""

import contextlib
import grp
import os
import pwd
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")

OWNER_USER = "tempmail"  # the database's; no service runs as it
WEB_USER = "tempmail-web"
PURGE_USER = "tempmail-purge"
DELIVERY_USER = "tempmail-delivery"
OWN_PORTS = 20_000  # and above; browsers refuse some below
# Each process that we start has this in its environment, and so do its children.
MARK = "TEMPMAIL_WORLD"


class Stop(Exception):
    """One clear sentence for the person at the terminal; the launcher ends with it."""


def say(line: str) -> None:
    """Show progress; not on standard output, which is manage.py's own."""
    print(f"==> {line}", file=sys.stderr, flush=True)


def make_users() -> None:
    for name in (OWNER_USER, WEB_USER, PURGE_USER, DELIVERY_USER):
        try:
            pwd.getpwnam(name)
        except KeyError:
            options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
            subprocess.run(["useradd", *options, "--shell", "/usr/sbin/nologin", name], check=True)
    # It asks Postfix what waits, in a folder of that group's.
    with contextlib.suppress(KeyError):
        if PURGE_USER not in grp.getgrnam("postdrop").gr_mem:
            subprocess.run(["usermod", "--append", "--groups", "postdrop", PURGE_USER], check=True)


def base_environment() -> dict[str, str]:
    """Return what a service needs of an environment; none of the caller's own settings."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    return environment | {name: os.environ[name] for name in (MARK, "TERM") if name in os.environ}


def open_shared_memory() -> None:
    """Let every user have semaphores, as a booted machine does; a fresh chroot keeps /dev/shm to root."""
    shared = Path("/dev/shm")
    shared.mkdir(exist_ok=True)
    if shared.stat().st_mode & 0o1777 != 0o1777:
        say("Opening /dev/shm to all users")
        shared.chmod(0o1777)


def run_as(
    user: str,
    command: Sequence[object],
    *,
    env: Mapping[str, str] | None = None,
    check: bool = True,
    **options: Any,
) -> subprocess.CompletedProcess[str]:
    """Run a command as another user, in a neutral folder; return the completed process."""
    account = pwd.getpwnam(user)
    defaults: dict[str, Any] = {"cwd": "/", "text": True}
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [str(word) for word in command],
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=os.getgrouplist(user, account.pw_gid),
        env=base_environment() | dict(env or {}),
        check=check,
        **defaults | options,
    )
    return done


def run_as_caller(command: Sequence[object], folder: Path, env: Mapping[str, str]) -> int:
    """Run a command in a folder as the user who called sudo, if one did; return its exit status."""
    caller = pwd.getpwuid(int(os.environ.get("SUDO_UID", "0")))
    home = {"HOME": caller.pw_dir}
    return run_as(caller.pw_name, command, env=home | dict(env), cwd=folder, check=False).returncode


def make_folder(path: Path, user: str = "root", group: str | None = None, mode: int = 0o755) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    account = pwd.getpwnam(user)
    os.chown(path, account.pw_uid, grp.getgrnam(group).gr_gid if group else account.pw_gid)
    path.chmod(mode)
    return path


def write_secret(path: Path, text: str, group: str = "root") -> None:
    """Write a file that root and one group may read."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        os.fchown(file.fileno(), 0, grp.getgrnam(group).gr_gid)
        os.fchmod(file.fileno(), 0o640)
        file.write(text)
    new.replace(path)


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses at the moment, and the kernel gives to nobody by itself.

    Those that it gives to outgoing connections may be taken before somebody listens here, or while it is started anew.
    """
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    own = range(OWN_PORTS, first) or range(OWN_PORTS, 65536)
    while not port_is_free(port := secrets.choice(own)):
        continue
    return port


def patience(seconds: float) -> float:
    """Return how long to wait for what takes so long at most on an idle machine: more while it is busy."""
    return seconds * (1 + os.getloadavg()[0] / (os.cpu_count() or 1))


def wait_for(condition: Callable[[], Result | None], seconds: float, what: str) -> Result:
    """Wait until condition() is true; return what it said.  Raises TimeoutError with what was waited for."""
    deadline = time.monotonic() + seconds
    while not (met := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(0.05)
    return met


def descendants(pid: int) -> list[int]:
    """Return a process's children, their children and so on."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(") ")[2].split()[1])
    found = [pid]
    for parent in found:
        found += [child for child, its_parent in parents.items() if its_parent == parent]
    return found[1:]


def processes_of(directory: Path) -> list[int]:
    """Return the processes that were started for a folder's world, whoever started them.

    rspamd writes its title over its environment; its working directory tells.
    """
    marks = [f"{name}={directory}" for name in (MARK, "MAIL_CONFIG")]
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        pid = int(environ.parent.name)
        try:
            entries = environ.read_bytes().decode(errors="replace").split("\0")
            entries.append(f"{MARK}={os.readlink(environ.parent / 'cwd')}")
        except OSError:  # it has just ended, or it is the kernel's
            continue
        if pid != os.getpid() and any(
            entry == mark or entry.startswith(mark + "/") for entry in entries for mark in marks
        ):
            found.append(pid)
    return found


def end_processes(directory: Path, seconds: float = 8) -> None:
    """End a folder's processes: SIGTERM, and SIGKILL for what hangs."""
    for number, limit in ((signal.SIGTERM, seconds), (signal.SIGKILL, seconds)):
        for pid in processes_of(directory):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        try:
            wait_for(lambda: not processes_of(directory), limit, "the processes' end")
        except TimeoutError:
            continue
        return


def unmount_below(directory: Path) -> None:
    """Take away what was mounted in a folder, whoever did it."""
    for line in Path("/proc/self/mounts").read_text().splitlines():
        mount_point = line.split()[1]
        if mount_point.startswith(f"{directory}/"):
            subprocess.run(["umount", "--lazy", mount_point], check=True)
