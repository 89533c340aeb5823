"""Ids of messages: in the order of arrival as far as clocks go, yet unguessable.

UUIDs of version 7 (RFC 9562 5.7).  rand_a holds the fraction of the millisecond
(6.2, method 3), so the processes of one host are in order to a quarter of a
microsecond, and hosts as far as their clocks agree.  rand_b is 62 random bits.
"""

import secrets
import threading
import time
import uuid
from datetime import UTC, datetime, timedelta

_TICKS = 1 << 12  # of rand_a, in a millisecond
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAX_MILLISECONDS = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)

_lock = threading.Lock()
_latest = 0


def time_ordered_uuid() -> uuid.UUID:
    """Return an id that is larger than all that this process has made, wherever the clock goes meanwhile."""
    global _latest  # noqa: PLW0603
    with _lock:
        _latest = tick = max(time.time_ns() * _TICKS // 1_000_000, _latest + 1)
    milliseconds, fraction = divmod(tick, _TICKS)
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62))


def made_at(identifier: uuid.UUID) -> datetime:
    """Return the time in an id of version 7, by the clock of the host that made it; any 128 bits have one."""
    milliseconds = min(identifier.int >> 80, _MAX_MILLISECONDS)
    fraction = identifier.int >> 64 & (_TICKS - 1)
    return _EPOCH + timedelta(milliseconds=milliseconds, microseconds=fraction * 1000 // _TICKS)
