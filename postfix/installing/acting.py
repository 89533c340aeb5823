"""A host, and all that may be done to it: each act says what it does, and with --dry-run does nothing else."""

import difflib
import fcntl
import grp
import hashlib
import os
import pwd
import shlex
import shutil
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from .paths import CODE, ETC, PYTHON
from .record import Record

ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}


class Stop(Exception):
    """What hinders, and what would be right."""


class Host:
    """dry: nothing is done.  changes: how many things were, or would be.  failures: of services."""

    def __init__(self, dry: bool):
        # Before the record is read, which another run would still write.
        self._locked = None if dry else self._lock()
        self.dry, self.changes, self.record = dry, 0, Record(dry)
        self.failures = 0
        self._heading = ""
        # What --dry-run would have written: later steps read it as if it had.
        self._would_be: dict[Path, bytes | None] = {}

    def _lock(self) -> IO[str]:
        """Let neither postfix/install nor postfix/uninstall run at the same time; it ends with this process."""
        lock = open("/run/tempmail-install.lock", "w")  # noqa: SIM115
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop("postfix/install or postfix/uninstall is at work: wait until it is done.") from None
        return lock

    # --- saying

    def begin(self, heading: str) -> None:
        self._heading = heading

    def change(self, line: str, details: str = "") -> None:
        """Say what is done, below the step's heading."""
        self.changes += 1
        self.tell(line)
        if details and self.dry:
            print("".join(f"      {detail}\n" for detail in details.splitlines()), end="", flush=True)

    def tell(self, line: str) -> None:
        if self._heading:
            print(f"==> {self._heading}", flush=True)
            self._heading = ""
        print(f"    {line}", flush=True)

    def fail(self, line: str) -> None:
        """Say what does not work, where all else is done all the same."""
        self.failures += 1
        self.tell(line)

    # --- asking

    def read(self, path: Path) -> bytes | None:
        """Return what is in a file, or will be; None without it."""
        if path in self._would_be:
            return self._would_be[path]
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except PermissionError as error:
            raise Stop(f"{path} is not readable for you: run it as root ({error.strerror}).") from None

    def text(self, path: Path) -> str:
        return (self.read(path) or b"").decode(errors="surrogateescape")

    def ask(self, *command: str | Path, input: str = "", env: Mapping[str, str] | None = None) -> str | None:
        """Return what a command prints that changes nothing; None when it fails or is not there."""
        try:
            done = self._start(command, input, env)
        except (FileNotFoundError, PermissionError):
            return None
        return done.stdout if done.returncode == 0 else None

    def words(self, *command: str, env: Mapping[str, str] | None = None) -> str:
        """Return all that a command says, whatever its status."""
        done = self._start(command, "", env)
        return done.stdout + done.stderr

    def differs(self, name: str, used: str) -> bool:
        """Return whether a service, say, was last started with something else."""
        return self.record.data["current"].get(name) != digest_of(used)

    def note_current(self, name: str, used: str) -> None:
        """It was started with this, or is said to be to start by hand."""
        self.record.set("current", name, digest_of(used))

    # --- doing

    def file(
        self, path: Path, content: str | bytes, mode: int = 0o644, group: str = "root", owner: str = "root",
        is_secret: bool = False,
    ) -> bool:  # fmt: skip
        """Have this in a file, of that owner and mode; return whether its content changed."""
        wanted = content if isinstance(content, bytes) else content.encode(errors="surrogateescape")
        was = self.read(path)
        if was == wanted:
            self.owned(path, mode, group, owner)
            return False
        self.folder(path.parent)
        self.change(f"write {path}", _difference(was or b"", wanted, is_secret))
        if self.dry:
            self._would_be[path] = wanted
            return True
        if is_watched := isinstance(content, str) and not is_secret and ETC not in path.parents:
            self._keep_edited(path, was)
        self.record.keep(path)
        write_whole(path, wanted, mode, group, owner)
        if is_watched:
            self.note_current(str(path), str(content))
        return True

    def _keep_edited(self, path: Path, was: bytes | None) -> None:
        """Keep a copy of one of our files that somebody changed, or that an older installer made, and say where."""
        put = self.record.data["current"].get(str(path))
        is_ours = put or str(path) in self.record.data["files"]
        if was and is_ours and put != digest_of(was.decode(errors="surrogateescape")):
            self.tell(f"{path} was not as it had been written: what it was is {self.record.copy_edited(path)}")

    def owned(self, path: Path, mode: int, group: str, owner: str = "root") -> None:
        """Have a file or folder that is there of that owner and mode."""
        if path in self._would_be or not path.exists():
            return
        wanted, was = f"{owner}:{group} {mode:o}", owned_by(path)
        if was != wanted:
            self.change(f"{path} was {was}; it is {wanted} again.")
            if not self.dry:
                shutil.chown(path, owner, group)
                path.chmod(mode)

    def folder(self, path: Path, mode: int = 0o755, group: str = "root", owner: str = "root") -> None:
        """Have a folder; one that is there is left as it is."""
        if path.is_dir() or path in self._would_be:
            return
        if not self.dry:
            self.folder(path.parent)
        self.change(f"make the folder {path}")
        if self.dry:
            self._would_be[path] = None
            return
        self.record.note("folders", str(path))
        path.mkdir()
        shutil.chown(path, owner, group)
        path.chmod(mode)

    def link(self, path: Path, target: str) -> bool:
        if path.is_symlink() and os.readlink(path) == target:
            return False
        self.change(f"link {path} to {target}")
        if not self.dry:
            self.folder(path.parent)
            self.record.keep(path)
            path.unlink(missing_ok=True)
            path.symlink_to(target)
        return True

    def remove(self, path: Path) -> bool:
        """Take a file or link away; a copy is kept of what was not ours."""
        if not (path.exists() or path.is_symlink()) or self._would_be.get(path, b"") is None:
            return False
        self.change(f"remove {path}")
        if self.dry:
            self._would_be[path] = None
        else:
            self.record.keep(path)
            path.unlink()
        return True

    def run(self, *command: str | Path, input: str = "", env: Mapping[str, str] | None = None, say: str = "") -> str:
        """Run what changes something; return what it prints.  say: in place of its words."""
        self.change(say or f"run {shlex.join(map(str, command))}")
        return self.quietly(*command, input=input, env=env)

    def quietly(self, *command: str | Path, input: str = "", env: Mapping[str, str] | None = None) -> str:
        """Run what brings about what should be so anyway: no change worth a word."""
        if self.dry:
            return ""
        done = self._start(command, input, env)
        if done.returncode:
            raise Stop(f"{shlex.join(map(str, command))} failed, and said:\n{(done.stdout + done.stderr).strip()}")
        return done.stdout

    def manage(self, *arguments: str, env_file: Path, input: str = "", secrets: Mapping[str, str] | None = None) -> str:
        """Run manage.py as the owner of the database."""
        return self.quietly(
            "runuser", "-u", "tempmail", "--", PYTHON, "-B", "manage.py", *arguments,
            input=input, env={"ENV_FILE": str(env_file), **(secrets or {})},
        )  # fmt: skip

    @staticmethod
    def _start(
        command: tuple[str | Path, ...], input: str, env: Mapping[str, str] | None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command], input=input, text=True, errors="surrogateescape", capture_output=True,
            check=False, env={**ENVIRONMENT, **(env or {})}, cwd=CODE if CODE.is_dir() else "/",
        )  # fmt: skip


def write_whole(path: Path, content: bytes, mode: int, group: str = "root", owner: str = "root") -> None:
    """Write a file whole or not at all; nobody reads it before it has its owner and mode."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        with open(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        shutil.chown(new, owner, group)
        new.chmod(mode)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


def owned_by(path: Path) -> str:
    found = path.stat()
    return f"{_name(pwd.getpwuid, found.st_uid)}:{_name(grp.getgrgid, found.st_gid)} {stat.S_IMODE(found.st_mode):o}"


def _name(ask: object, number: int) -> str:
    try:
        return ask(number)[0]  # type: ignore[operator]
    except KeyError:
        return str(number)


def _difference(was: bytes, wanted: bytes, is_secret: bool) -> str:
    if b"\0" in wanted:
        return ""
    old, new = (text.decode(errors="replace").splitlines() for text in (was, wanted))
    if is_secret:
        # Names alone: what is behind them is nobody's to read over a shoulder.
        old, new = ([f"{line.partition('=')[0]}=..." for line in lines if line not in other]
                    for lines, other in ((old, new), (new, old)))  # fmt: skip
    lines = list(difflib.unified_diff(old, new, "was", "will be", lineterm="", n=1))
    return "\n".join(lines[2:])
