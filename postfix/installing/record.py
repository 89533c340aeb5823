"""What was made on this host and what was replaced, for postfix/uninstall: /var/lib/tempmail-install.

Written before each act, so that nothing is made without being noted; root's alone, as it has copies of files.
"""

import json
import shutil
import time
from pathlib import Path
from typing import Any

from .paths import STATE

MANIFEST = STATE / "manifest.json"
BEFORE = STATE / "before"
# Of files of ours that somebody else had changed.
EDITED = STATE / "edited"
PACKAGES = STATE / "packages"


class Record:
    """files, folders, trees (with all in them), users, databases, roles, units: made here, or enabled.
    members: users that were put into a group of Postfix.  leavings: what packages made, and leave when they go.

    replaced: files and links that a copy in before/ is of.  parameters: of the kernel, as they were.
    current: with what services were last started.  put: the last text of files that are generated.
    dry: nothing is noted.
    """

    def __init__(self, dry: bool) -> None:
        self._dry = dry
        lists = ("files", "folders", "trees", "replaced", "users", "members", "databases", "roles", "units", "leavings")
        self.data: dict[str, Any] = {name: [] for name in lists} | {"parameters": {}, "current": {}, "put": {}}
        if readable(MANIFEST):
            self.data |= json.loads(MANIFEST.read_text())

    def note(self, kind: str, *names: str) -> None:
        new = [name for name in names if name not in self.data[kind]]
        if new and not self._dry:
            self.data[kind] += new
            self.save()

    def set(self, kind: str, name: str, value: str) -> None:
        if self.data[kind].get(name) != value and not self._dry:
            self.data[kind][name] = value
            self.save()

    def keep(self, path: Path) -> None:
        """Note a file that is about to be written, moved or removed; a copy is kept of what was not ours."""
        name = str(path)
        if self._dry or name in self.data["files"] or name in self.data["replaced"]:
            return
        if path.exists() or path.is_symlink():
            copy = BEFORE / name.lstrip("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            copy_of(path, copy)
            self.note("replaced", name)
        else:
            self.note("files", name)

    def copy_edited(self, path: Path) -> Path:
        copy = EDITED / f"{str(path).lstrip('/')}.{time.strftime('%Y%m%d-%H%M%S')}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy_of(path, copy)
        return copy

    def save(self) -> None:
        STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = MANIFEST.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(json.dumps(self.data, indent=1))
        new.replace(MANIFEST)


def readable(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:
        return False


def copy_of(path: Path, copy: Path) -> None:
    """Copy a file or a link, with its owner and mode."""
    shutil.copy2(path, copy, follow_symlinks=False)
    shutil.chown(copy, path.lstat().st_uid, path.lstat().st_gid) if not path.is_symlink() else None
