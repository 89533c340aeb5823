"""What a browser keeps of links to one message each: their keys, each in a cookie of its own.

Apart from keyring.py: none of them opens an inbox, is in a list, or takes another key's place.
"""

import binascii
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from .key_cookies import KEPT_SECONDS, set_cookie
from .keyring import Cookies
from .refusals import Ended
from .ways_in import SharedMessage, open_shared_message

# Small beside the keys of inboxes: a proxy bears 4 KB of headers.
MOST_KEPT = 3
_PREFIX = f"{settings.INBOX_COOKIE_PREFIX}m-"
_ENTRY = struct.Struct(">I32s")  # the last day (Unix time), the link's key
_signer = signing.Signer(salt="message cookie")


def name_of(message_id: UUID) -> str:
    return f"{_PREFIX}{message_id.hex}"


def hold(request: HttpRequest, response: HttpResponseBase, opened: SharedMessage, key: bytes) -> None:
    """Keep the link's key until a day after its end; of too many, those that end first give way."""
    name = name_of(opened.message_id)
    until = min(int(opened.grant.ends_at.timestamp()) + KEPT_SECONDS, 2**32 - 1)
    packed = urlsafe_b64encode(_ENTRY.pack(until, key)).decode()
    # With the name, so that no cookie speaks under another one's.
    set_cookie(response, name, _signer.sign(f"{name}.{packed}").removeprefix(f"{name}."), until)
    held = {other: _read(request.COOKIES, other) for other in request.COOKIES if other.startswith(_PREFIX)}
    others = sorted((entry[0] if entry else 0, other) for other, entry in held.items() if other != name)
    for _, other in others[: max(0, len(others) + 1 - MOST_KEPT)]:
        set_cookie(response, other)


def open_by_cookie(cookies: Cookies, message_id: UUID) -> SharedMessage | None:
    """Open one message, by a link that this browser was given.  Raises Ended when it opens nothing any more."""
    entry = _read(cookies, name_of(message_id))
    if entry is None:
        return None
    opened = open_shared_message(entry[1])
    if opened is None or opened.message_id != message_id:
        raise Ended(is_share=True, reason="message")
    return opened


def _read(cookies: Cookies, name: str) -> tuple[int, bytes] | None:
    try:
        packed = _signer.unsign(f"{name}.{cookies[name]}").removeprefix(f"{name}.")
        until, key = _ENTRY.unpack(urlsafe_b64decode(packed))
    except (KeyError, signing.BadSignature, struct.error, binascii.Error, UnicodeError):
        return None
    return (until, key) if until > time.time() else None
