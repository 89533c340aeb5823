"""Hosts to install on: Debian trees of their own, each this machine's packages with nothing set up yet.

A tree is an overlay over this machine's root, in namespaces of its own (mounts, processes, network, names), so
its PostgreSQL and Postfix have the ports of a host, and nothing of it is left when its first process ends.
"""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dev.hosts.tree import enter_network
from dev.system import MARK, base_environment

PATH = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# What Debian's packages leave in /etc/postfix for "No configuration".
OF_PACKAGES = "dynamicmaps.cf dynamicmaps.cf.d makedefs.out postfix-files postfix-files.d post-install postfix-script"
# Loopback up (SIOCSIFFLAGS); SIGCHLD ignored, so the kernel takes away what ends, as init does.
INIT = """
import fcntl, signal, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x41))
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
while True: signal.pause()
"""
# Changes of its own stay in memory, and it is entered for good before anything in it is changed.
FIRST_PROCESS = """
mount --make-rprivate /
mount -t tmpfs -o mode=755 tree "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" tree "$1/root"
cd "$1/root"
mount -t proc proc proc
# The kernel's parameters are this machine's, too.
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount --rbind /dev dev
for folder in run tmp dev/shm; do mount -t tmpfs -o mode=1777 tree "$folder"; done
touch this-is-a-tree
# Its root in truth: from a chroot(2) nobody enters a namespace of users, as units do.
mkdir old
pivot_root . old
umount --lazy /old
rmdir /old
exec sh -eu -c "$2" sh "$3"
"""
# A fresh Debian with the packages of docs/host.md; other system users than elsewhere, so numbers differ.
FRESH = rf"""
cd /
[ -e this-is-a-tree ]
hostname tree
mkdir -p /run/lock /run/postgresql
chown postgres: /run/postgresql
rm -rf /etc/tempmail* /opt/tempmail /etc/postgresql/* /var/lib/postgresql/* /var/spool/postfix/* /var/backups/tempmail*
sed -i '/^tempmail/d; s/\([:,]\)tempmail[a-z-]*,\{{0,1\}}/\1/g; s/,$//' /etc/passwd /etc/group /etc/shadow /etc/gshadow
for number in $(seq "$1"); do useradd --system "other-$number"; done
for file in /etc/postfix/*; do
    case " {OF_PACKAGES} " in *" ${{file##*/}} "*) ;; *) rm -rf "$file" ;; esac
done
exec {sys.executable} -S -c '{INIT}'
"""


class Tree:
    """A host.  within: another tree whose network it shares, as one that is reached by an address of its own."""

    def __init__(self, folder: Path, number: int, within: "Tree | None" = None):
        folder.mkdir()
        own = ["--mount", "--uts", "--ipc", "--pid", *([] if within else ["--net"])]
        # Gone with this process, however that ends.
        command = ["setpriv", "--pdeathsig=KILL", "unshare", *own, "--fork", "--kill-child"]
        command += ["sh", "-eu", "-c", FIRST_PROCESS, "tree"]
        command += [folder, FRESH, str(number)]
        if within:
            command = ["nsenter", f"--net=/proc/{within.pid}/ns/net", *command]
        self._parent = subprocess.Popen(
            command, env=base_environment() | {MARK: str(folder)}, stdout=subprocess.PIPE, text=True
        )
        if self._parent.stdout.readline() != "ready\n":
            pytest.fail("no tree could be made: overlays and namespaces are needed")
        children = Path(f"/proc/{self._parent.pid}/task/{self._parent.pid}/children")
        self.pid = int(children.read_text().split()[0])

    def run(self, script: str, *arguments: str, check: bool = True, input: str = "") -> CompletedProcess[str]:
        """Run lines of a shell as root, from /mnt; what they print is both kinds of output together."""
        done = subprocess.run(
            ["nsenter", f"--target={self.pid}", "--mount", "--net", "--uts", "--ipc", "--pid", "--root", "--wd",
             "sh", "-eu", "-c", f"cd /; [ -e this-is-a-tree ]; cd /mnt; {script}", "sh", *arguments],
            env={"PATH": PATH, "LANG": "C.UTF-8"},
            input=input, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900,
            check=False,
        )  # fmt: skip
        assert not check or done.returncode == 0, done.stdout
        return done

    def path(self, inside: str) -> Path:
        """Return where a file of the tree is for this process."""
        return Path(f"/proc/{self.pid}/root{inside}")

    @contextlib.contextmanager
    def network(self) -> Iterator[None]:
        """Let this thread's new connections begin in the tree."""
        with enter_network(Path(f"/proc/{self.pid}/ns/net")):
            yield

    def end(self) -> None:
        if self._parent.poll() is None:
            self._parent.kill()
            self._parent.communicate()
