"""What each worker is parsing right now, in memory that outlives the worker.

The supervisor sees a worker that died or hangs, moves its mark to the suspects,
and the retry of that message is stored unparsed.  No mail, no Django.
"""

import mmap
import struct
import time
import zlib
from typing import NamedTuple

FINGERPRINT_BYTES, QUEUE_ID_BYTES = 32, 24
SUSPECTS = 1024  # the latest so many messages that killed a worker
READS = 3  # of a mark that is just being written
_mark = struct.Struct(f"{FINGERPRINT_BYTES}sd{QUEUE_ID_BYTES}s")
_slot = struct.Struct(f"{_mark.size}sI")  # the mark, and its checksum
_nothing = bytes(_slot.size)


class Mark(NamedTuple):
    """The message that a worker is parsing, and since when: each time another one."""

    fingerprint: bytes
    since: float
    padded_queue_id: bytes

    @property
    def queue_id(self) -> str:
        return self.padded_queue_id.rstrip(b"\0").decode()


class Marks:
    """A table shared by the supervisor and the workers it forks.

    A worker's write is no single step to the supervisor, which may read halves of two marks: the
    checksum tells.
    """

    def __init__(self, workers: int):
        self._suspects_at = workers * _slot.size
        self._memory = mmap.mmap(-1, self._suspects_at + SUSPECTS * FINGERPRINT_BYTES)
        self._next = 0

    def begin(self, worker: int, fingerprint: bytes, queue_id: str = "") -> None:
        mark = _mark.pack(fingerprint, time.monotonic(), queue_id.encode()[:QUEUE_ID_BYTES])
        _slot.pack_into(self._memory, worker * _slot.size, mark, zlib.crc32(mark))

    def end(self, worker: int) -> None:
        self._memory[worker * _slot.size : (worker + 1) * _slot.size] = _nothing

    def mark_of(self, worker: int) -> Mark | None:
        """Return what the worker is parsing; None when it is not, or has just begun or ended."""
        for _ in range(READS):
            slot = self._memory[worker * _slot.size : (worker + 1) * _slot.size]
            if slot == _nothing:
                return None
            mark, checksum = _slot.unpack(slot)
            if zlib.crc32(mark) == checksum:
                return Mark(*_mark.unpack(mark))
        return None

    def blame(self, worker: int) -> bool:
        """Make the message of a dead worker a suspect; return whether it had one."""
        mark = self.mark_of(worker)
        self.end(worker)
        if mark is None:
            return False
        at = self._suspects_at + self._next % SUSPECTS * FINGERPRINT_BYTES
        self._memory[at : at + FINGERPRINT_BYTES] = mark.fingerprint
        self._next += 1
        return True

    def is_suspect(self, fingerprint: bytes) -> bool:
        at = self._memory.find(fingerprint, self._suspects_at)
        return at >= 0 and (at - self._suspects_at) % FINGERPRINT_BYTES == 0
