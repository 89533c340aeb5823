"""The visitor's keys: what opens their private inboxes, in one signed cookie of their own."""

import binascii
import hashlib
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from inboxes.mail.addresses import Address
from inboxes.models import Inbox

from .refusals import Ended
from .ways_in import HeldInbox, OpenInbox, open_held, open_share, opens

# Inbox id, end (Unix time), the address's short digest, whether a share's, key: 20 of them are 1.5 KB signed.
_ENTRY = struct.Struct(">QI8s?32s")
_signer = signing.Signer(salt="inboxes cookie")


@dataclass(frozen=True)
class Key:
    """One entry of the cookie: what opens one private inbox until `expires_at` (Unix time).

    `secret` is the inbox's, or the key of a read-only link to it.
    """

    inbox_id: int
    expires_at: int
    name: bytes
    is_share: bool
    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, inbox: Inbox, secret: bytes, is_share: bool = False) -> "Key":
        # An open page renews its inbox, but no cookie.
        ends = inbox.longest_end if inbox.renewal_minutes else inbox.expires_at
        # Past 2106 an unsigned 32-bit time ends.
        return cls(inbox.pk, min(int(ends.timestamp()), 2**32 - 1), _short(inbox.address), is_share, secret)


def cookie_of(request: HttpRequest) -> str | None:
    return request.COOKIES.get(settings.INBOXES_COOKIE_NAME)


def read_cookie(value: str | None) -> list[Key]:
    """Return the keys in a cookie's value.  Raises ValueError for anything we did not sign."""
    if not value:
        return []
    try:
        packed = urlsafe_b64decode(_signer.unsign(value))
        return [Key(*entry) for entry in _ENTRY.iter_unpack(packed)]
    except (signing.BadSignature, struct.error, binascii.Error, UnicodeError) as error:
        raise ValueError("not a cookie of ours") from error


def held_keys(value: str | None) -> list[Key]:
    """Return the keys in a cookie's value; none for garbage."""
    try:
        return read_cookie(value)
    except ValueError:
        return []


def held_secrets(value: str | None) -> dict[int, bytes]:
    """Return {inbox id: secret} of a cookie's value; {} for garbage."""
    return {key.inbox_id: key.secret for key in held_keys(value) if not key.is_share}


def held_shares(value: str | None) -> dict[int, bytes]:
    """Return {inbox id: key of a read-only link} of a cookie's value; {} for garbage."""
    return {key.inbox_id: key.secret for key in held_keys(value) if key.is_share}


def open_by_cookie(value: str | None, address: Address | None) -> OpenInbox | None:
    """Open an address with what is in a cookie's value.  Raises Ended when that once opened it."""
    if address is None:
        return None
    opened = open_held(address, held_secrets(value), held_shares(value))
    if opened is None and (key := key_once_held(value, address)):
        raise Ended(key.is_share)
    return opened


def key_once_held(value: str | None, address: Address) -> Key | None:
    """Return the cookie's key to this address, which opens it no more."""
    keys = held_keys(value)
    named = address.in_ascii() if keys else None
    return next((key for key in keys if named and key.name == _short(str(named))), None)


def held_inboxes(secrets: dict[int, bytes]) -> list[Inbox]:
    """Return the live inboxes that these secrets open, the one that ends last first."""
    inboxes = Inbox.objects.live().filter(pk__in=list(secrets)).select_related("domain").order_by("-expires_at")
    return [inbox for inbox in inboxes if opens(secrets[inbox.pk], inbox)]


def shared_inboxes(cookie: str | None) -> list[Inbox]:
    """Return the live inboxes that the cookie's read-only links open, marked `is_shared`."""
    opened = [open_share(key) for key in held_shares(cookie).values()]
    inboxes = [share.inbox for share in opened if share and share.inbox]
    for inbox in inboxes:
        vars(inbox)["is_shared"] = True
    return inboxes


def hold(request: HttpRequest, response: HttpResponseBase, key: Key) -> None:
    """Put a key into the visitor's cookie; when that is full, what has ended or ends first gives way."""
    others = [other for other in _live_keys(request) if other.inbox_id != key.inbox_id]
    room = settings.MAX_INBOXES_IN_COOKIE - 1
    if len(others) > room:
        live = set(
            Inbox.objects.live().filter(pk__in=[other.inbox_id for other in others]).values_list("pk", flat=True)
        )
        others.sort(key=lambda other: (other.inbox_id in live, other.expires_at), reverse=True)
    _set_cookie(response, [key, *others[:room]])


def hold_opened(request: HttpRequest, response: HttpResponseBase, inbox: OpenInbox) -> None:
    """Note the inbox's present end in the cookie that opened it: another page or device may have moved it."""
    if isinstance(inbox, HeldInbox) and (key := Key.of(inbox.inbox, inbox.secret)) not in held_keys(cookie_of(request)):
        hold(request, response, key)


def forget(request: HttpRequest, response: HttpResponseBase, inbox: Inbox) -> None:
    _set_cookie(response, [key for key in _live_keys(request) if key.inbox_id != inbox.pk])


def clear_garbage(request: HttpRequest, response: HttpResponseBase) -> None:
    """Take back a cookie that is not ours, or was cut off on its way."""
    try:
        read_cookie(cookie_of(request))
    except ValueError:
        _set_cookie(response, [])


def _live_keys(request: HttpRequest) -> list[Key]:
    return [key for key in held_keys(cookie_of(request)) if key.expires_at > time.time()]


def _set_cookie(response: HttpResponseBase, keys: Iterable[Key]) -> None:
    packed = b"".join(_ENTRY.pack(*astuple(key)) for key in keys)
    ends = max((key.expires_at for key in keys), default=0)
    response.set_cookie(
        settings.INBOXES_COOKIE_NAME,
        _signer.sign(urlsafe_b64encode(packed).decode()) if keys else "",
        max_age=max(0, ends - int(time.time())),
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _short(address: str) -> bytes:
    return hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).digest()
