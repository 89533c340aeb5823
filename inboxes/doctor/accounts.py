"""Who may read what, by owner, group and mode of each folder on the way: nobody else's process is asked."""

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

READ, WRITE, ENTER = 4, 2, 1
WORDS = {READ: "read", WRITE: "write", ENTER: "enter"}


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int
    groups: frozenset[int]

    def may(self, status: os.stat_result, wanted: int) -> bool:
        if self.uid == 0:
            return True
        if status.st_uid == self.uid:
            return bool(status.st_mode >> 6 & wanted)
        return bool(status.st_mode >> (3 if status.st_gid in self.groups else 0) & wanted)


def account(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    groups = {group.gr_gid for group in grp.getgrall() if name in group.gr_mem} | {entry.pw_gid}
    return Account(name, entry.pw_uid, entry.pw_gid, frozenset(groups))


@dataclass(frozen=True)
class Obstacle:
    """What keeps an account from a path: a component, which is not there or whose mode forbids it."""

    path: Path
    wanted: int
    status: os.stat_result | None

    def __str__(self) -> str:
        if self.status is None:
            return f"{self.path} is not there"
        return f"{self.path} is {owner_and_mode(self.status)}"

    @property
    def remedy(self) -> str:
        letter = {READ: "r", WRITE: "w", ENTER: "x"}[self.wanted]
        return f"chmod o+{letter} {self.path}"


def owner_and_mode(status: os.stat_result) -> str:
    """As `stat -c '%U:%G %a'` says it."""
    try:
        user = pwd.getpwuid(status.st_uid).pw_name
    except KeyError:
        user = str(status.st_uid)
    try:
        group = grp.getgrgid(status.st_gid).gr_name
    except KeyError:
        group = str(status.st_gid)
    return f"{user}:{group} {stat.S_IMODE(status.st_mode):o}"


def obstacle(who: Account, path: Path | str, wanted: int = READ) -> Obstacle | None:
    """Return what keeps who from the path, by its own name and by where its links lead."""
    for way in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        whole = Path(way)
        for step in [*reversed(whole.parents), whole]:
            try:
                status = step.stat()
            except OSError:
                return Obstacle(step, ENTER, None)
            need = wanted if step == whole else ENTER
            if not who.may(status, need):
                return Obstacle(step, need, status)
    return None


def unreadable_below(who: list[Account], root: Path, skip: frozenset[str]) -> Iterator[tuple[Account, Path]]:
    """Yield what of a tree each of them cannot read or enter; what is below a closed folder goes with it."""
    closed: dict[Account, list[str]] = {one: [] for one in who}
    for folder, names, files in os.walk(root):
        names[:] = sorted(set(names) - skip)
        here = os.stat(folder)
        for one in who:
            if not (one.may(here, READ) and one.may(here, ENTER)) and not _below(folder, closed[one]):
                closed[one].append(folder)
                yield one, Path(folder)
        for name in files:
            path = os.path.join(folder, name)
            try:
                status = os.stat(path)
            except OSError:  # a link that leads nowhere
                continue
            for one in who:
                if not one.may(status, READ) and not _below(path, closed[one]):
                    yield one, Path(path)


def _below(path: str, folders: list[str]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)
