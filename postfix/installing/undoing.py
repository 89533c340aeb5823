"""postfix/uninstall: take away what was made here, and put back what was replaced, by the record of both.

The database, its keys and mail that was still queued go into a backup first, unless --purge is said.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

from . import noted, tuning, users
from .acting import Host, Stop
from .mail import MAPS, OURS, TABLES
from .paths import CODE, DELIVERY, ETC, OWNER, POSTFIX, PURGE, SERVICE, STATE, WEB
from .record import BEFORE, MANIFEST, PACKAGES, copy_of
from .server import as_postgres
from .services import runs_systemd

BACKUPS = Path("/var/backups")
SPOOL = Path("/var/spool/postfix")
QUEUES = ("active", "deferred", "hold", "incoming", "maildrop")
# What hosts have that were set up by the installer before this one, and by hand, as its documents said.
FORMER_FILES = [
    *(POSTFIX / name for name in ("main.cf", "master.cf", *MAPS, *TABLES)),
    OWNER, WEB, PURGE, DELIVERY, SERVICE, Path("/etc/tmpfiles.d/tempmail.conf"), Path("/etc/sysctl.d/tempmail.conf"),
    *(Path(f"/etc/systemd/system/tempmail-{name}.service") for name in ("web", "qcluster", "delivery")),
    Path("/etc/systemd/system/postfix@-.service.d/nice.conf"),
]  # fmt: skip


def adopt(host: Host) -> None:
    """Note what an older installer made, as ours; its copy of /etc/postfix is what was there before."""
    if MANIFEST.exists() or not (OWNER.exists() or WEB.exists()) or not OURS.search(host.text(POSTFIX / "main.cf")):
        return
    record = host.record
    for copy in sorted(POSTFIX.parent.glob("postfix.before-tempmail-*"))[:1]:
        former = copy / "main.cf"  # there is none where Debian's package made no configuration
        if former.is_file() and OURS.search(former.read_text()):
            continue
        for name in ("main.cf", "master.cf", *TABLES):
            if (copy / name).is_file():
                (BEFORE / "etc/postfix").mkdir(parents=True, exist_ok=True)
                copy_of(copy / name, BEFORE / "etc/postfix" / name)
                record.note("replaced", str(POSTFIX / name))
    record.note("files", *(str(path) for path in FORMER_FILES
                           if path.exists() and str(path) not in record.data["replaced"]))  # fmt: skip
    record.note("folders", str(ETC), "/etc/systemd/system/postfix@-.service.d")
    record.note("trees", "/run/tempmail")
    record.note("units", *(path.name for path in FORMER_FILES if path.suffix == ".service" and path.exists()))
    record.note("users", *users.NAMES)
    if (CODE / "staticfiles").exists():
        record.note("trees", str(CODE / "staticfiles"))
    if as_postgres(host, "SELECT 1", "tempmail") is not None:
        record.note("databases", "tempmail")
        record.note("roles", "tempmail", *(f"tempmail_{name}" for name in ("web", "purge", "delivery", "postfix")))


class Uninstallation:
    def __init__(self, options: argparse.Namespace):
        self.host, self.options = Host(options.dry_run), options
        self.data = self.host.record.data

    def run(self) -> None:
        self._ask()
        self._stop_services()
        if not self.options.purge:
            self._back_up()
        self._empty_queue()
        self._drop_database()
        self._put_back()
        self._remove_users()
        self._start_what_was()
        self._packages()
        if not self.host.dry:
            shutil.rmtree(STATE)
        print("Nothing was done." if self.host.dry else "Done: this host is as it was before.")

    def _ask(self) -> None:
        page = noted.before(self.host).page
        if self.options.purge and not (self.options.yes or self.host.dry):
            print(
                f"This deletes the database with all inboxes, and its keys.  The page's name ({page}), to go on: ",
                end="",
            )
            if sys.stdin.readline().strip() != page:
                raise Stop("that was another name; nothing was changed.")

    def _stop_services(self) -> None:
        self.host.begin("Services")
        for unit in self.data["units"]:
            if runs_systemd():
                # Those two are Debian's: they go on by themselves, or end below.
                now = [] if unit in ("nginx", "postfix") else ["--now"]
                self._try("systemctl", "disable", *now, unit)
        if self._is_ours(POSTFIX / "main.cf") and self.host.ask("postfix", "status") is not None:
            if runs_systemd():
                self._try("systemctl", "stop", "postfix")
            else:
                self._try("postfix", "stop")

    def _is_ours(self, path: Path) -> bool:
        return str(path) in (*self.data["files"], *self.data["replaced"])

    def _try(self, *command: str) -> None:
        """Do what hinders nothing else when it fails."""
        try:
            self.host.run(*command)
        except Stop as error:
            self.host.tell(str(error))

    def _back_up(self) -> None:
        self.host.begin("Backup")
        folder = BACKUPS / f"tempmail-{time.strftime('%Y%m%d-%H%M%S')}"
        self.host.change(f"keep the database, keys and queued mail in {folder}")
        if self.host.dry:
            return
        folder.mkdir(mode=0o700)
        with tarfile.open(folder / "tempmail-keys.tar.gz", "w:gz") as tar:
            for path in (ETC, POSTFIX / "main.cf", POSTFIX / "master.cf", SERVICE):
                if path.exists():
                    tar.add(path, str(path).lstrip("/"))
        with tarfile.open(folder / "tempmail-queue.tar", "w") as tar:
            for name in QUEUES:
                if (SPOOL / name).exists():
                    tar.add(SPOOL / name, name)
        if "tempmail" in self.data["databases"] and as_postgres(self.host, "SELECT 1", "tempmail") is not None:
            with open(folder / "tempmail.dump", "wb") as file:
                done = subprocess.run(
                    ["runuser", "-u", "postgres", "--", "pg_dump", "--format=custom", "tempmail"], stdout=file, cwd="/",
                    check=False,
                )  # fmt: skip
            if done.returncode:
                raise Stop("the database was not backed up, see above; --purge would do without. Nothing was removed.")

    def _empty_queue(self) -> None:
        if self._is_ours(POSTFIX / "main.cf") and any(
            path.is_file() for name in QUEUES for path in (SPOOL / name).glob("**/*")
        ):
            self._try("postsuper", "-d", "ALL")

    def _drop_database(self) -> None:
        self.host.begin("Database")
        for name in self.data["databases"]:
            self.host.run("runuser", "-u", "postgres", "--", "dropdb", "--if-exists", "--force", name)
        for name in reversed(self.data["roles"]):
            self.host.run("runuser", "-u", "postgres", "--", "dropuser", "--if-exists", name)

    def _put_back(self) -> None:
        self.host.begin("Files")
        for name in self.data["files"]:
            if Path(name).exists() or Path(name).is_symlink():
                self.host.change(f"remove {name}")
                Path(name).unlink() if not self.host.dry else None
        for name in self.data["replaced"]:
            path, copy = Path(name), BEFORE / name.lstrip("/")
            self.host.change(f"put back {name}")
            if not self.host.dry:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.unlink(missing_ok=True)
                copy_of(copy, path)
        for name in self.data["trees"]:
            if Path(name).exists():
                self.host.change(f"remove {name}")
                if not self.host.dry:
                    Path(name).unlink() if Path(name).is_symlink() else shutil.rmtree(name)
        if any(Path(name).name == tuning.NAME and "postgresql" in name for name in self.data["files"]):
            tuning.take_effect(self.host, may_restart=True) if not self.host.dry else None
        self._remove_code()
        self._remove_certificates()
        for name in sorted(self.data["folders"], key=len, reverse=True):
            self._remove_folder(Path(name))
        for name, value in self.data["parameters"].items():
            self._try("sysctl", "-q", "-w", f"{name}={value}")

    def _remove_code(self) -> None:
        """Take what was copied out of a folder that was there before."""
        if self.host.dry or not CODE.exists():
            return
        for folder in [path for path in CODE.glob("**/__pycache__") if "venv" not in path.parts]:
            shutil.rmtree(folder)
        for name in self.data["put"].get("code", "").split():
            (CODE / name).unlink(missing_ok=True)
            for folder in (CODE / name).parents:
                if folder == CODE or any(folder.iterdir()):
                    break
                folder.rmdir()

    def _remove_certificates(self) -> None:
        """Have certbot renew no more what nothing shows."""
        for name in ("tempmail", "tempmail-mta-sts"):
            if Path(f"/etc/letsencrypt/renewal/{name}.conf").exists():
                self._try("certbot", "delete", "--non-interactive", "--cert-name", name)

    def _remove_folder(self, path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            if not self.host.dry:
                with contextlib.suppress(OSError):  # somebody else's file is in it
                    path.rmdir()
            if path.exists() and not self.host.dry:
                self.host.tell(f"{path} stays: other files are in it.")

    def _remove_users(self) -> None:
        self.host.begin("Users")
        for name in set(self.data["members"]) - set(self.data["users"]):
            self._try("gpasswd", "--delete", name, users.GROUP)
        for name in self.data["users"]:
            if self.host.ask("id", name) is not None:
                self.host.run("userdel", name)

    def _start_what_was(self) -> None:
        self.host.begin("Services")
        if runs_systemd():
            self._try("systemctl", "daemon-reload")
        if (
            self.host.ask("nginx", "-t", "-q") is not None
            and self.host.ask("systemctl", "is-active", "nginx") is not None
        ):
            self._try("systemctl", "reload", "nginx")
        if runs_systemd() and str(POSTFIX / "main.cf") in self.data["replaced"]:
            self._try("systemctl", "start", "postfix")

    def _packages(self) -> None:
        names = PACKAGES.read_text().split() if PACKAGES.exists() else []
        if names and self.options.packages:
            self._try("apt-get", "purge", "-q", "-y", *names)
            for path in filter(Path.exists, map(Path, self.data["leavings"])):
                self._try("rm", str(path)) if path.is_file() else self._try("find", str(path), "-empty", "-delete")
        elif names:
            print(f"These packages were installed with it, and stay (--packages removes them): {' '.join(names)}")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="postfix/uninstall", description=__doc__, allow_abbrev=False)
    parser.add_argument("--purge", action="store_true", help="keep no backup of the database, its keys and queued mail")
    parser.add_argument("--yes", action="store_true", help="--purge does not ask for the page's name")
    parser.add_argument(
        "--packages", action="store_true", help="remove the Debian packages that were installed with it"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    options = parser.parse_args(arguments)
    if os.getuid():
        raise Stop("run it as root: sudo postfix/uninstall ...")
    if not MANIFEST.exists():
        raise Stop(f"there is no record of an installation ({MANIFEST}): run postfix/install once, which makes it.")
    Uninstallation(options).run()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Stop, OSError) as error:
        sys.exit(f"uninstall: {error}")
