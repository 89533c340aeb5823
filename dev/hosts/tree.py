"""A tree: a fresh Debian in namespaces of its own, with systemd as its first process.

It has Debian's files to itself, its own processes and cgroups, and a network in which nothing but itself is.  Of this
machine it sees the kernel, whose settings and clock it may not change.
"""

import contextlib
import ctypes
import os
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

from ..system import MARK, Stop, base_environment, make_folder, say, wait_for

# What Debian's own installer leaves on a server without tasks; ca-certificates is in its standard set.
BASE = ["--variant=important", "--include=ca-certificates"]
FRESH_SECONDS = 7 * 86400
ADDRESS, RESOLVER = "203.0.113.10", "203.0.113.53"  # RFC 5737
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# What would change this machine, not the tree.
NO_RIGHTS = "-sys_time,-sys_module,-sys_rawio,-sys_boot,-syslog,-wake_alarm,-bpf,-perfmon"
# $1: the tree.  Everything in it is a mount of its own; what was outside is out of reach before anything runs.
BOOT = f"""
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount --bind proc/sys/net proc/sys/net
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
for node in null zero full random urandom tty; do touch dev/$node; mount --bind /dev/$node dev/$node; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
ip link set lo up
ip link add eth0 type veth peer name world
for address in {ADDRESS} {RESOLVER}; do ip address add $address/24 dev eth0; done
ip link set world up
ip link set eth0 up
pivot_root . mnt
cd /
umount --lazy /mnt
exec setpriv --bounding-set={NO_RIGHTS} env -i container=tempmail PATH={PATH} LANG=C.UTF-8 /lib/systemd/systemd
"""
CLONE_NEWNET = 0x40000000


def base_of(release: str, folder: Path) -> Path:
    """Return the tarball of a release's packages; it is made anew when it is a week old."""
    tarball = folder / f"{release}.tar"
    if not tarball.exists() or tarball.stat().st_mtime < time.time() - FRESH_SECONDS:
        say(f"Fetching the packages of a fresh {release}")
        new = tarball.with_suffix(".new.tar")
        # With updates and security: as an installer leaves a host on the day.
        if subprocess.run(["mmdebstrap", "--quiet", *BASE, release, new], check=False).returncode:
            raise Stop(f"no fresh {release} could be made: mmdebstrap failed (see above).")
        new.replace(tarball)
    return tarball


class Place(Protocol):
    """Where a visitor comes to, and where servers can be put."""

    def network(self) -> contextlib.AbstractContextManager[None]: ...


class Tree:
    """A host that has just been set up; `with` boots it, and takes all of it away."""

    def __init__(self, folder: Path, base: Path):
        self.folder, self._base = folder, base
        self._group = Path(_mount_of_cgroup2()) / f"tempmail-hosts-{os.getpid()}-{folder.name}"

    def __enter__(self) -> "Tree":
        self._remove()
        make_folder(self.folder)
        subprocess.run(["tar", "-xpf", self._base, "-C", self.folder], check=True)
        self._write("/etc/hostname", "mx\n")
        self._write("/etc/hosts", f"127.0.0.1 localhost\n::1 localhost\n{ADDRESS} mx.example.org mx\n")
        self._write("/etc/resolv.conf", f"nameserver {RESOLVER}\n")
        self._group.mkdir()
        own = ["--mount", "--uts", "--ipc", "--pid", "--net", "--cgroup"]
        enter = f'echo $$ >{self._group}/cgroup.procs; exec "$@"'
        # Gone with this process, however that ends.
        self._parent = subprocess.Popen(
            ["setpriv", "--pdeathsig=KILL", "sh", "-eu", "-c", enter, "sh",
             "unshare", *own, "--fork", "--kill-child", "sh", "-eu", "-c", BOOT, "sh", self.folder],
            env=base_environment() | {MARK: str(self.folder)}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_for(self._is_booted, 60, f"systemd in {self.folder.name}")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *reason: object) -> None:
        self._parent.kill()
        self._parent.wait()
        # systemd has made groups below it.
        wait_for(lambda: "populated 0" in (self._group / "cgroup.events").read_text(), 10, "the tree's end")
        for folder, _, _ in os.walk(self._group, topdown=False):
            os.rmdir(folder)
        self._remove()

    def _remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, inside: str, text: str) -> None:
        path = self.folder / inside.lstrip("/")
        path.unlink(missing_ok=True)
        path.write_text(text)

    def _is_booted(self) -> bool:
        if self._parent.poll() is not None:
            raise Stop("no tree could be booted: namespaces, cgroup2 and veth are needed.")
        children = Path(f"/proc/{self._parent.pid}/task/{self._parent.pid}/children").read_text().split()
        if not children:
            return False
        self.pid = int(children[0])
        if Path(f"/proc/{self.pid}/comm").read_text() != "systemd\n":
            return False
        state = self.run("systemctl is-system-running", check=False).stdout.strip()
        if state == "degraded":
            raise Stop(f"a fresh tree has units that fail: {self.run('systemctl --failed --no-legend').stdout}")
        return state == "running"

    def run(
        self, script: str, *arguments: str, check: bool = True, input: str = "", seconds: float = 900
    ) -> CompletedProcess[str]:
        """Run lines of a shell as root; what they print is both kinds of output together.  Raises Stop with it."""
        done = subprocess.run(
            ["nsenter", f"--target={self.pid}", "--mount", "--net", "--uts", "--ipc", "--pid", "--cgroup", "--root",
             "--wd", "sh", "-eu", "-c", f"cd /; {script}", "sh", *arguments],
            env={"PATH": PATH, "LANG": "C.UTF-8", "HOME": "/root"},
            input=input, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds, check=False,
        )  # fmt: skip
        if check and done.returncode:
            raise Stop(f"in the tree this ended with {done.returncode}:\n{script}\n{done.stdout}")
        return done

    def cpu_seconds(self) -> float:
        """Return what it took of the processor, by its services and by what was run in it: no other load changes it."""
        (of_services,) = re.findall(r"^usage_usec (\d+)", (self._group / "cpu.stat").read_text(), re.MULTILINE)
        of_commands = resource.getrusage(resource.RUSAGE_CHILDREN)
        return int(of_services) / 1e6 + of_commands.ru_utime + of_commands.ru_stime

    def path(self, inside: str) -> Path:
        """Return where a file of the tree is for this process."""
        return Path(f"/proc/{self.pid}/root{inside}")

    def write(self, inside: str, text: str) -> None:
        path = self.path(inside)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    @contextlib.contextmanager
    def network(self) -> Iterator[None]:
        """Let this thread's new sockets be in the tree."""
        with enter_network(Path(f"/proc/{self.pid}/ns/net")):
            yield


@contextlib.contextmanager
def enter_network(namespace: Path) -> Iterator[None]:
    with open("/proc/thread-self/ns/net") as ours, namespace.open() as theirs:
        _enter(theirs.fileno())
        try:
            yield
        finally:
            _enter(ours.fileno())


def _enter(namespace: int) -> None:
    if ctypes.CDLL(None, use_errno=True).setns(namespace, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")


def _mount_of_cgroup2() -> str:
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, where, kind, *_ = line.split()
        if kind == "cgroup2":
            return where
    raise Stop("no cgroup2 is mounted, which systemd needs.")
