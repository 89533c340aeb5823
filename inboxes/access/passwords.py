"""Passwords of inboxes: from what is typed to the key of a grant.

First PBKDF2, in the browser where it has a script (static/inboxes/keep.js), then
Argon2id here.  So the server need not see the password, and a thief of the rows
pays for both.  Argon2id takes 64 MiB: only so many at once, or a flood of
guesses would take all memory.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from nacl import pwhash

from inboxes.mail import sealing

# OWASP's figure for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, 2023).
ROUNDS = 600_000
SALT_PREFIX = "tempmail password:"
LEAST_CHARACTERS = 8
# For each process.  More than are tried and wait are told so at once: each that waits
# holds a thread, of which the API has few.
AT_ONCE, MOST_WAITING = 2, 1
WAIT_SECONDS = 10

_slots, _line = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AT_ONCE + MOST_WAITING)


class Busy(Exception):
    """Too many passwords are being tried at this moment."""

    seconds = 10  # until it makes sense to try again


def stretch(password: str, address: str) -> bytes:
    """Return what the browser makes of a password; `address` is folded, its domain as A-labels.

    Raises Busy.
    """
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    with _slot():
        return hashlib.pbkdf2_hmac("sha256", typed, (SALT_PREFIX + address).encode(), ROUNDS, sealing.KEY_BYTES)


def key_of(stretched: bytes, salt: bytes) -> bytes:
    """Return the key that a grant is wrapped under, of a password or of a code.  Raises Busy."""
    with _slot():
        return pwhash.argon2id.kdf(
            sealing.KEY_BYTES,
            stretched,
            salt,
            opslimit=pwhash.argon2id.OPSLIMIT_INTERACTIVE,
            memlimit=pwhash.argon2id.MEMLIMIT_INTERACTIVE,
        )


@contextmanager
def _slot() -> Iterator[None]:
    if not _line.acquire(blocking=False):
        raise Busy
    try:
        if not _slots.acquire(timeout=WAIT_SECONDS):
            raise Busy
        try:
            yield
        finally:
            _slots.release()
    finally:
        _line.release()
