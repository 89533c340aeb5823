"""Ids of messages: in the order of arrival, yet unguessable."""

import os
import time
import uuid


def time_ordered_uuid() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 5.7): sorted by arrival, yet unguessable."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))
