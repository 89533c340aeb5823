"""What a cookie of a visitor's says: the key of one private inbox, signed, under a name that has the inbox's id.

A former version kept all keys in one cookie; it is read here too.
"""

import binascii
import hashlib
import re
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field

from django.conf import settings
from django.core import signing
from django.http import HttpResponseBase

from inboxes.models import Inbox

# So long after the end of its inbox a key can still say that it has ended.
KEPT_SECONDS = 24 * 3600
# Version, inbox id, end and last day (Unix time), the address's short digest, whether a share's, key; no "=" in base64.
_ENTRY = struct.Struct(">BQII8s?32s2x")
_VERSION = 1
_FORMER_ENTRY = struct.Struct(">QI8s?32s")
_LOOKS_RIGHT = re.compile(rf"[\w-]{{{_ENTRY.size * 4 // 3}}}:[\w-]{{43}}", re.ASCII)
_signer = signing.Signer(salt="inbox cookie")
_former_signer = signing.Signer(salt="inboxes cookie")


@dataclass(frozen=True)
class Key:
    """What opens one private inbox until `expires_at`; its cookie lives until `kept_until` (Unix times).

    `secret` is the inbox's, or the key of a read-only link to it.
    """

    inbox_id: int
    expires_at: int
    kept_until: int
    name: bytes
    is_share: bool
    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, inbox: Inbox, secret: bytes, is_share: bool = False) -> "Key":
        # An open page renews its inbox, but no cookie; and another device may extend it.
        ends = inbox.longest_end if inbox.renewal_minutes else inbox.expires_at
        longest = max(inbox.longest_end, inbox.expires_at)
        kept_until = _until_2106(longest.timestamp() + KEPT_SECONDS)
        return cls(inbox.pk, _until_2106(ends.timestamp()), kept_until, short(inbox.address), is_share, secret)

    @property
    def cookie_name(self) -> str:
        return f"{settings.INBOX_COOKIE_PREFIX}{self.inbox_id}"

    @property
    def cookie_value(self) -> str:
        packed = _ENTRY.pack(_VERSION, *astuple(self))
        # With the name, so that no cookie speaks under another one's.
        return _signer.sign(urlsafe_b64encode(packed).decode())


def is_name(name: str) -> bool:
    """Whether a cookie of this name is one inbox's."""
    prefix = re.escape(settings.INBOX_COOKIE_PREFIX)
    return re.fullmatch(rf"{prefix}[1-9][0-9]{{0,18}}", name, re.ASCII) is not None


def read(name: str, value: str) -> Key | None:
    """Return the key in an inbox's cookie; None for what SECRET_KEY did not sign, or not under this name."""
    try:
        version, *entry = _ENTRY.unpack(urlsafe_b64decode(_signer.unsign(value)))
    except (signing.BadSignature, struct.error, binascii.Error, UnicodeError):
        return None
    key = Key(*entry)
    return key if version == _VERSION and key.cookie_name == name else None


def looks_right(value: str) -> bool:
    """Whether it may be a key under another SECRET_KEY, which may come back: that is no garbage."""
    return _LOOKS_RIGHT.fullmatch(value) is not None


def read_former(value: str) -> list[Key]:
    """Return the keys in a former version's one cookie.  Raises ValueError for anything we did not sign."""
    try:
        packed = urlsafe_b64decode(_former_signer.unsign(value))
        entries = list(_FORMER_ENTRY.iter_unpack(packed))
    except (signing.BadSignature, struct.error, binascii.Error, UnicodeError) as error:
        raise ValueError("not a cookie of ours") from error
    return [Key(pk, ends, _until_2106(ends + KEPT_SECONDS), *rest) for pk, ends, *rest in entries]


def former_value(keys: Iterable[Key]) -> str:
    """Return what the former cookie says when these keys are left in it."""
    entries = ((key.inbox_id, key.expires_at, key.name, key.is_share, key.secret) for key in keys)
    packed = b"".join(_FORMER_ENTRY.pack(*entry) for entry in entries)
    return _former_signer.sign(urlsafe_b64encode(packed).decode()) if packed else ""


def set_cookie(response: HttpResponseBase, name: str, value: str = "", ends: int = 0) -> None:
    """Set a cookie of a visitor's until a Unix time; without one, take it back."""
    response.set_cookie(
        name,
        value,
        max_age=max(0, ends - int(time.time())),
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def short(address: str) -> bytes:
    return hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _until_2106(seconds: float) -> int:
    """Unsigned 32-bit times end there."""
    return min(int(seconds), 2**32 - 1)
