"""Write a zip file piece by piece: stored as it is, nothing compressed, nothing kept in memory.

Pure.
"""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime


class _Pieces:
    """What zipfile writes to, where it cannot go back."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def take(self) -> bytes:
        taken = bytes(self.written)
        self.written.clear()
        return taken


def stored(contents: Iterable[tuple[str, bytes]], time: datetime) -> Iterator[bytes]:
    """Yield a zip file of (name, content) in pieces, each file dated `time`; names must be safe and unique."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents:
            archive.writestr(zipfile.ZipInfo(name, time.timetuple()[:6]), content)
            yield pieces.take()
    yield pieces.take()
