"""Ask other programs, within a time, as root or as the user of a service; they say nothing but what is returned."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .accounts import Account

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CAP_DAC_OVERRIDE = 1
_patience = 1.0


def sees_all() -> bool:
    """Whether this is root, or sees what root does, as by tempmail-doctor.service."""
    try:
        held = re.search(r"^CapEff:\t(\w+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    except OSError:
        held = None
    return os.geteuid() == 0 or bool(held and int(held[1], 16) >> CAP_DAC_OVERRIDE & 1)


def be_patient(factor: float) -> None:
    """Wait so many times as long as is usual, on a host that is busy with something else."""
    global _patience  # noqa: PLW0603
    _patience = factor


def within(seconds: float) -> float:
    return seconds * _patience


@dataclass(frozen=True)
class Answer:
    status: int | None  # None: it is not installed, may not be run, or did not end in time
    said: str
    complained: str

    @property
    def is_good(self) -> bool:
        return self.status == 0


def ask(
    *command: str | Path,
    seconds: float = 10,
    who: Account | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | str = "/",
    say: str = "",
) -> Answer:
    as_whom: dict[str, Any] = {}
    if who and os.geteuid() == 0:
        as_whom = {"user": who.uid, "group": who.gid, "extra_groups": sorted(who.groups)}
    environment = {"PATH": PATH, "LANG": "C.UTF-8", **(env or {})}
    try:
        ran = subprocess.run(
            [str(word) for word in command], input=say, capture_output=True, text=True, timeout=within(seconds),
            cwd=cwd, env=environment, errors="replace", check=False, **as_whom,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Answer(None, "", f"{Path(str(command[0])).name} did not end within {within(seconds):.0f} s")
    except OSError as error:
        return Answer(None, "", f"{command[0]}: {error.strerror}")
    return Answer(ran.returncode, ran.stdout, ran.stderr)


def first_line(*texts: str) -> str:
    """The first line that says something, of what programs said."""
    return next((line.strip() for text in texts for line in text.splitlines() if line.strip()), "")
