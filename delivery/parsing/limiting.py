"""Limits for work in the main thread, pure Python or not quite; and how a process gives way to others.

Knows nothing of mail.  What does not return to the interpreter at all (a hang
or a crash in C code) is left to the supervisor (resident.py).
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

# Begins the time anew, for work that has got on.
BeginAnew = Callable[[], None]


class TimeLimitError(BaseException):
    """The time is up.  No Exception, so that no library swallows it."""


def _raise(signal_number: int, frame: FrameType | None) -> NoReturn:
    raise TimeLimitError


@contextmanager
def time_limit(
    seconds: float, timer: int = signal.ITIMER_REAL, alarm: signal.Signals = signal.SIGALRM
) -> Iterator[BeginAnew]:
    """Raise TimeLimitError in the block after seconds of wall time.  Main thread only."""

    def begin() -> None:
        signal.setitimer(timer, seconds)

    before = signal.signal(alarm, _raise)
    begin()
    try:
        yield begin
    finally:
        signal.setitimer(timer, 0)
        signal.signal(alarm, before)


def processor_limit(seconds: float) -> AbstractContextManager[BeginAnew]:
    """The same after seconds of this process's processor time: a busy machine takes none of it."""
    return time_limit(seconds, signal.ITIMER_PROF, signal.SIGPROF)


def patience(seconds: int) -> int:
    """Return the wall time after which work with such a limit hangs, on a busy machine too."""
    return 4 * seconds + 2


def give_way(niceness: int) -> None:
    """Let other processes have the processor first (nice(1)), the children too."""
    os.nice(niceness)
    # Where the kernel shares time among sessions first (sched(7), autogroup), a process's niceness
    # counts only within its own: the whole session gives way, if it is ours.
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(niceness))
