"""What each worker is parsing right now, in memory that outlives the worker.

The supervisor sees a worker that died or hangs, moves its mark to the suspects,
and the retry of that message is stored unparsed.  No mail, no Django.
"""

import mmap
import struct
import time

FINGERPRINT_BYTES = 32
SUSPECTS = 1024  # the latest so many messages that killed a worker
_slot = struct.Struct(f"{FINGERPRINT_BYTES}sd")
_nothing = bytes(FINGERPRINT_BYTES)


class Marks:
    """A table shared by the supervisor and the workers it forks."""

    def __init__(self, workers: int):
        self._suspects_at = workers * _slot.size
        self._memory = mmap.mmap(-1, self._suspects_at + SUSPECTS * FINGERPRINT_BYTES)
        self._next = 0

    def begin(self, worker: int, fingerprint: bytes) -> None:
        _slot.pack_into(self._memory, worker * _slot.size, fingerprint, time.monotonic())

    def end(self, worker: int) -> None:
        _slot.pack_into(self._memory, worker * _slot.size, _nothing, 0.0)

    def _mark_of(self, worker: int) -> tuple[bytes, float]:
        """Return the fingerprint of what the worker is parsing, and since when."""
        fingerprint, since = _slot.unpack_from(self._memory, worker * _slot.size)
        return fingerprint, since

    def busy_seconds(self, worker: int) -> float:
        """How long the worker has been at one message; 0.0 when it is not parsing."""
        fingerprint, since = self._mark_of(worker)
        return time.monotonic() - since if fingerprint != _nothing else 0.0

    def blame(self, worker: int) -> bool:
        """Make the message of a dead worker a suspect; return whether it had one."""
        fingerprint, _ = self._mark_of(worker)
        self.end(worker)
        if fingerprint == _nothing:
            return False
        at = self._suspects_at + self._next % SUSPECTS * FINGERPRINT_BYTES
        self._memory[at : at + FINGERPRINT_BYTES] = fingerprint
        self._next += 1
        return True

    def is_suspect(self, fingerprint: bytes) -> bool:
        at = self._memory.find(fingerprint, self._suspects_at)
        return at >= 0 and (at - self._suspects_at) % FINGERPRINT_BYTES == 0
