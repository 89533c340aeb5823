"""Where an attachment's bytes stand in the message's source, so that they are not stored twice.

Pure: no Django, no database.  Delivery looks for them and tries, what reads a part takes them from there.
"""

import base64
import binascii
from collections.abc import Iterable

Place = tuple[int, ...]  # offset and length of its base64 in the source; () for none

# To read a part the whole source is opened: at most so many times as much, and of smaller ones both stay quick.
MAX_SOURCE_FOR_PART = 16
MIN_PART_BYTES = 1024
PROBE_BYTES = 36  # the first 48 characters of its base64: lines have 76 (RFC 2045 6.8), 64 or 60


def find(source: bytes, contents: Iterable[bytes]) -> list[Place]:
    """Return the place of each content, in the order of the source; () for what had better lie by itself.

    That is what is small, or not in base64, or written in another way than everybody does.
    """
    places: list[Place] = []
    start = 0
    for content in contents:
        place = _place(source, content, start) if _is_worth(source, content) else ()
        start = sum(place) or start
        places.append(place)
    return places


def read(source: bytes, place: Place) -> bytes | None:
    """Return what stands there; None where nothing can."""
    if len(place) != 2:
        return None
    offset, length = place
    try:
        return base64.b64decode(source[offset : offset + length])
    except binascii.Error:
        return None


def _is_worth(source: bytes, content: bytes) -> bool:
    return len(content) >= MIN_PART_BYTES and len(content) * MAX_SOURCE_FOR_PART >= len(source)


def _place(source: bytes, content: bytes, start: int) -> Place:
    offset = source.find(base64.b64encode(content[:PROBE_BYTES]), start)
    width = source.find(b"\r\n", offset) - offset
    if offset < 0 or width <= 0:
        return ()
    length = 4 * -(-len(content) // 3)
    length += 2 * (-(-length // width) - 1)
    place = offset, length
    return place if read(source, place) == content else ()
