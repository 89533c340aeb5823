"""How many requests of one client may wait at a time: waiters, streams and sockets together.

Counted in each process alone, so that a crash leaves nothing counted: with two
workers a client may have twice as many.
"""

from collections import Counter
from contextlib import contextmanager

from django.conf import settings

from .. import limits
from .admitting import Caller, too_many

RETRY_SECONDS = 10

_taken: Counter[str] = Counter()


def require_seat(caller: Caller) -> None:
    """Raise Problem when all that the caller may have are taken; an API key has as many as requests in a minute."""
    most, _ = caller.rates.get("api", (settings.MAX_WAITING, 60))
    if not has_seat(caller.name, most):
        raise too_many(RETRY_SECONDS, f"At most {most} requests may wait at a time. End one of them first.")


def has_seat(client: str, most: int | None = None) -> bool:
    return _taken[limits.network_of(client)] < (most or settings.MAX_WAITING)


@contextmanager
def seated(client: str):
    """Take one for as long as the context lasts, there or not."""
    client = limits.network_of(client)
    _taken[client] += 1
    try:
        yield
    finally:
        _taken[client] -= 1
        if not _taken[client]:
            del _taken[client]
