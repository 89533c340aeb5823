"""What is in a tree's files: to be compared with what was."""

import hashlib
import os
import re
import stat
from pathlib import Path

from .tree import Tree

# What lives by itself: the kernel's, logs and caches, the database's and the queue's data.
ALIVE = re.compile(
    r"/(proc|sys|dev|run|tmp|var/tmp|mnt|var/log|var/cache|var/lib/postgresql|var/spool/postfix|var/lib/postfix"
    r"|var/lib/systemd|var/lib/apt|var/lib/dpkg/[\w-]+-old|var/lib/nginx|root/\.cache|root/tempmail/\.git|srv/tempmail\.git)$"
)


def snapshot(tree: Tree, times: bool = False) -> dict[str, str]:
    """Return {path: what it is}, for each file, link and folder; with times: when each file was written."""
    root = tree.path("")
    found = {}
    for folder, names, files in os.walk(root):
        inside = "/" + os.path.relpath(folder, root) if folder != str(root) else ""
        inside = inside.replace("/.", "", 1) if inside == "/." else inside
        names[:] = [name for name in names if not ALIVE.fullmatch(f"{inside}/{name}")]
        for name in (name for name in [*files, *names] if not ALIVE.fullmatch(f"{inside}/{name}")):
            path = Path(folder) / name
            found[f"{inside}/{name}"] = _described(path, times)
    return found


def _described(path: Path, times: bool) -> str:
    status = path.lstat()
    kind = f"{stat.filemode(status.st_mode)} {status.st_uid}:{status.st_gid}"
    if stat.S_ISLNK(status.st_mode):
        return f"{kind} {os.readlink(path)}"
    if stat.S_ISREG(status.st_mode):
        written = f" {status.st_mtime_ns}" if times else ""
        return f"{kind} {hashlib.sha256(path.read_bytes()).hexdigest()}{written}"
    return kind


def differences(was: dict[str, str], is_now: dict[str, str]) -> list[str]:
    """Return +path, -path and ~path; below a folder that came or went, nothing."""
    said = [f"~{path}" for path in was.keys() & is_now.keys() if was[path] != is_now[path]]
    for sign, ours, others in (("+", is_now, was), ("-", was, is_now)):
        gone = ours.keys() - others.keys()
        said += [f"{sign}{path}" for path in gone if path.rpartition("/")[0] not in gone]
    return sorted(said, key=lambda line: line[1:])
