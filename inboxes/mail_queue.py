"""Ask this host's Postfix how much waits in its queue, and for how long: at showq(8)'s socket, as postqueue(1) does.

The socket lies in a folder of the group postdrop.  postqueue(1) gets in by its setgid bit, which a service that
may gain no privileges cannot use: its user is of that group instead (postfix/install).
"""

import asyncio
import time
from typing import NamedTuple

READ_BYTES = 256 * 1024


class Queue(NamedTuple):
    messages: int
    oldest_seconds: float  # 0: it is empty


async def look(socket: str) -> Queue:
    """Count what waits.  Raises OSError where no Postfix answers, or its socket is not ours to ask."""
    reading, writing = await asyncio.open_unix_connection(socket)
    counting, rest = _Counting(), b""
    try:
        while chunk := await reading.read(READ_BYTES):
            *whole, rest = (rest + chunk).split(b"\0")
            counting.take(whole)
    finally:
        writing.close()
    age = time.time() - counting.oldest if counting.messages else 0
    return Queue(counting.messages, max(0.0, age))


class _Counting:
    """Reads Postfix's attributes: a name, a value, ..., and an empty name behind each record.

    Of senders and recipients, which are among them, nothing is kept.
    """

    def __init__(self) -> None:
        self.messages, self.oldest = 0, float("inf")
        self._name: bytes | None = None

    def take(self, words: list[bytes]) -> None:
        for word in words:
            if self._name is None:
                self._name = word or None
                continue
            if self._name == b"queue_id":
                self.messages += 1
            elif self._name == b"time" and word.isdigit():
                self.oldest = min(self.oldest, int(word))
            self._name = None
