"""Whether there is room for new addresses: they are refused before mail is, and inboxes that are there go on.

Purge measures the database's disk (storage.py); memory is this process's to look at: what the host has left, and
what each control group around it lets it have.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from . import storage

KEEP_SECONDS = 5
MEBIBYTE = 1024**2
MEMINFO, GROUP, GROUPS = Path("/proc/meminfo"), Path("/proc/self/cgroup"), Path("/sys/fs/cgroup")

_known: tuple[float, str] | None = None  # when it was looked at, and what was found


def refusal() -> str:
    """Return for an admin why no new addresses are issued now, or "".  Costs a query every few seconds."""
    global _known  # noqa: PLW0603
    now = time.monotonic()
    if _known is None or now - _known[0] > KEEP_SECONDS:
        _known = now, storage.refusal_of_new() or memory_problem()
    return _known[1]


def memory_problem() -> str:
    if not settings.MIN_FREE_MEMORY_BYTES:
        return ""
    what, free = min(_free(), key=lambda one: one[1], default=("", settings.MIN_FREE_MEMORY_BYTES))
    if free >= settings.MIN_FREE_MEMORY_BYTES:
        return ""
    return f"{what} has {free // MEBIBYTE} MiB of memory left, below MIN_FREE_MEMORY_BYTES"


def _free() -> Iterator[tuple[str, int]]:
    """What is measured, and how many bytes it has left; what cannot be read is left out."""
    with suppress(OSError, StopIteration, ValueError, IndexError):
        line = next(line for line in MEMINFO.read_text().splitlines() if line.startswith("MemAvailable:"))
        yield "the host", int(line.split()[1]) * 1024
    with suppress(OSError):
        for group in _groups():
            with suppress(OSError, ValueError, KeyError):  # without a limit it says "max"
                limit = int((group / "memory.max").read_text())
                used = int((group / "memory.current").read_text())
                fields = dict(line.split() for line in (group / "memory.stat").read_text().splitlines())
                yield f"the control group {group.name}", limit - used + int(fields["inactive_file"])


def _groups() -> Iterator[Path]:
    """The control group of this process and those around it (cgroups(7), version 2)."""
    path = next((line[3:] for line in GROUP.read_text().splitlines() if line.startswith("0::")), "/").strip("/")
    while path:
        yield GROUPS / path
        path = path.rpartition("/")[0]
