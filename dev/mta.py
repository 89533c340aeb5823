"""A private Postfix instance from our own postfix/ files, in one folder.

Only paths and the port differ from a host's; /etc/postfix is not touched.
"""

import contextlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .system import base_environment, descendants, make_folder, wait_for, write_secret


@dataclass(frozen=True)
class Instance:
    """directory: conf/, queue/ and data/ of the instance."""

    directory: Path

    @property
    def conf(self) -> Path:
        return self.directory / "conf"

    @property
    def showq(self) -> Path:
        """The socket that tells what waits."""
        return self.directory / "queue" / "public" / "showq"

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, "-c", str(self.conf), *arguments],
            env=base_environment(),
            cwd="/",
            text=True,
            capture_output=True,
            check=check,
        )

    def set(self, **parameters: str) -> None:
        """Change parameters of main.cf; a running instance reads them at once, but smtpd(8): see reload()."""
        self._run("postconf", "-e", *(f"{name}={value}" for name, value in parameters.items()))
        if self.is_running:
            self.reload()

    def reload(self) -> None:
        """Let every process end when it has done its work; new ones know nothing of before.

        master(8) does so after the command has ended: wait until it has.  Of programs with several processes one
        that waits for its turn takes one more connection first, at any time: what must not happen needs a restart.
        """
        before = queue_managers(self.pid)
        self._run("postfix", "reload")
        wait_for(lambda: not before & queue_managers(self.pid), 60, "the end of the queue manager from before")

    def get(self, parameter: str) -> str:
        return self._run("postconf", "-hx", parameter).stdout.strip()

    @property
    def is_running(self) -> bool:
        return self._run("postfix", "status", check=False).returncode == 0

    @property
    def pid(self) -> int:
        """The running master(8)'s."""
        return int((self.directory / "queue" / "pid" / "master.pid").read_text())

    def check(self) -> str:
        """Return what `postfix check` complains about: nothing, if all is well."""
        checked = self._run("postfix", "check", check=False)
        return (checked.stdout + checked.stderr).strip()

    def flush(self) -> None:
        """Try to deliver all queued mail now."""
        self._run("postqueue", "-f")

    def queue(self) -> list[dict[str, Any]]:
        """Return the queued messages as postqueue -j shows them, each once.

        showq(8) reads one directory after the other, those of deferred mail last: what is taken from there to be
        tried again meanwhile, is in none.  So nobody is told of an empty queue who has not looked twice.
        """
        return self._listed() or self._listed()

    def _listed(self) -> list[dict[str, Any]]:
        listed = [json.loads(line) for line in self._run("postqueue", "-j").stdout.splitlines()]
        return list({message["queue_id"]: message for message in listed}.values())

    def delete_queue(self) -> None:
        """Delete what waits.  What is being delivered goes on, and is in the queue until it has ended."""
        self._run("postsuper", "-d", "ALL", "deferred", "hold")


def queue_managers(master: int) -> set[int]:
    """Return what there is of qmgr(8), which is alone and ends at once: one process, or none yet."""
    found = set()
    for pid in descendants(master):
        with contextlib.suppress(OSError):  # it has just ended
            if Path(f"/proc/{pid}/comm").read_text() == "qmgr\n":
                found.add(pid)
    return found


def make_instance(
    directory: Path,
    smtp_port: int,
    *,
    code: Path,
    python: Path,
    socket: Path,
    delivery_env: Path,
    service: str,
    filter_folders: dict[str, str] | None = None,
) -> Instance:
    """Make an instance from code/postfix, or write its configuration anew; its queue stays.

    service: what `manage.py postfixservice` prints.  filter_folders: what stands for the filter's, if there is one.
    """
    instance = Instance(make_folder(directory))
    shutil.rmtree(instance.conf, ignore_errors=True)
    make_folder(instance.conf)
    make_folder(directory / "queue")
    make_folder(directory / "data", "postfix", mode=0o700)
    paths = {
        "/opt/tempmail/venv/bin/python": str(python),
        "/opt/tempmail": str(code),
        "/run/tempmail": str(socket.parent),
        "/etc/tempmail/delivery.env": str(delivery_env),
        "/etc/postfix": str(instance.conf),
    } | (filter_folders or {})
    pattern = re.compile("|".join(map(re.escape, paths)))
    for source in sorted((code / "postfix").iterdir()):
        if source.suffix == ".cf" or source.name in ("header_checks", "own_headers"):
            text = pattern.sub(lambda match: paths[match[0]], source.read_text())
            if source.name == "master.cf":
                text = re.sub(r"^(smtp|25)(\s+inet)", rf"127.0.0.1:{smtp_port}\2", text, flags=re.MULTILINE)
            if source.name == "main.cf" and filter_folders:
                text = re.sub(r"^#(?=smtpd_milters )", "", text, flags=re.MULTILINE)
            path = instance.conf / source.name
            path.write_text(text)
            path.chmod(0o644)
    write_secret(instance.conf / "tempmail-service.conf", service, "postfix")
    instance.set(
        queue_directory=str(directory / "queue"),
        data_directory=str(directory / "data"),
        maillog_file="/dev/stdout",
        maillog_file_prefixes="/dev/stdout",
    )
    return instance
