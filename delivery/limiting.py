"""A time limit for work in the main thread, pure Python or not quite.

Knows nothing of mail.  What does not return to the interpreter at all (a hang
or a crash in C code) is left to the supervisor (resident.py).
"""

import signal
from contextlib import contextmanager


class TimeLimitError(BaseException):
    """The time is up.  No Exception, so that no library swallows it."""


def _raise(signal_number, frame):
    raise TimeLimitError


@contextmanager
def time_limit(seconds: float):
    """Raise TimeLimitError in the block after seconds of wall time.  Main thread only.

    Yields a function that begins the time anew, for work that has got on.
    """

    def begin():
        signal.setitimer(signal.ITIMER_REAL, seconds)

    before = signal.signal(signal.SIGALRM, _raise)
    begin()
    try:
        yield begin
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
