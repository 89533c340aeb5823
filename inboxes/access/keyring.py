"""The visitor's keys: what opens their private inboxes, each in a cookie of its own.

One answer writes the cookie of one inbox, so that answers to several tabs at once lose nothing of each other's.
"""

import time
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from inboxes.mail.addresses import Address
from inboxes.models import ClosedAddress, Domain, Inbox

from . import key_cookies, push_cookie
from .key_cookies import KEPT_SECONDS, Key, set_cookie
from .refusals import Ended
from .ways_in import HeldInbox, OpenInbox, open_held

Cookies = Mapping[str, str]

# Cookies that one answer moves or takes back: nginx bears 4 KB of headers from what it stands before.
MOST_AT_ONCE = 6


def held_keys(cookies: Cookies) -> list[Key]:
    """Return the keys in a visitor's cookies; none for garbage."""
    keys = {key.inbox_id: key for key in _former_keys(cookies)}
    for name in _names(cookies):
        if key := key_cookies.read(name, cookies[name]):
            keys[key.inbox_id] = key
    return list(keys.values())


def held_secrets(cookies: Cookies) -> dict[int, bytes]:
    """Return {inbox id: secret} of a visitor's cookies."""
    return {key.inbox_id: key.secret for key in held_keys(cookies) if not key.is_share}


def held_shares(cookies: Cookies) -> dict[int, bytes]:
    """Return {inbox id: key of a read-only link} of a visitor's cookies."""
    return {key.inbox_id: key.secret for key in held_keys(cookies) if key.is_share}


def open_by_cookie(cookies: Cookies, address: Address | None) -> OpenInbox | None:
    """Open an address with a visitor's cookies.  Raises Ended when one of them once opened it."""
    if address is None:
        return None
    opened = open_held(address, held_secrets(cookies), held_shares(cookies))
    if opened is None and (key := key_once_held(cookies, address)):
        raise Ended(key.is_share, _why_ended(key, address))
    return opened


def _why_ended(key: Key, address: Address) -> str:
    domain = Domain.objects.named(address.domain).first()
    if domain is None:
        return "domain"
    is_closed = Inbox.objects.filter(pk=key.inbox_id).closed_by_admin().exists()
    return "admin" if is_closed or ClosedAddress.objects.has(domain, address.local_part) else ""


def key_once_held(cookies: Cookies, address: Address) -> Key | None:
    """Return the visitor's key to this address, which opens it no more."""
    keys = held_keys(cookies)
    named = address.in_ascii() if keys else None
    return next((key for key in keys if named and key.name == key_cookies.short(str(named))), None)


def looked_at_last(cookies: Cookies, held: list[Inbox]) -> Inbox | None:
    """Return which of these live inboxes the visitor looked at last; the first one where that is not known."""
    noted = cookies.get(settings.CURRENT_COOKIE_NAME)
    return next((inbox for inbox in held if str(inbox.pk) == noted), held[0] if held else None)


def note_look(request: HttpRequest, response: HttpResponseBase, inbox: OpenInbox) -> None:
    """Note which of the visitor's own inboxes they look at; it opens nothing, so it is not signed."""
    if isinstance(inbox, HeldInbox) and request.COOKIES.get(settings.CURRENT_COOKIE_NAME) != str(inbox.inbox.pk):
        key = Key.of(inbox.inbox, inbox.secret)
        set_cookie(response, settings.CURRENT_COOKIE_NAME, str(key.inbox_id), key.kept_until)


def hold(request: HttpRequest, response: HttpResponseBase, key: Key) -> None:
    """Give a key to the visitor; when they have too many, what has ended or ends first gives way."""
    set_cookie(response, key.cookie_name, key.cookie_value, key.kept_until)
    tidy(request, response)


def hold_opened(request: HttpRequest, response: HttpResponseBase, inbox: OpenInbox) -> None:
    """Note the inbox's present end in the cookie that opened it: another page or device may have moved it."""
    if not isinstance(inbox, HeldInbox) or inbox.inbox.pk is None:
        return  # no holder's, or deleted by this very answer
    key = Key.of(inbox.inbox, inbox.secret)
    if key.cookie_name not in response.cookies and key not in held_keys(request.COOKIES):
        set_cookie(response, key.cookie_name, key.cookie_value, key.kept_until)


def forget(request: HttpRequest, response: HttpResponseBase, inbox: Inbox) -> None:
    """Take a key back; of what it opened this browser is told no more."""
    push_cookie.told_of(request.COOKIES, [inbox.pk]).delete()
    set_cookie(response, f"{settings.INBOX_COOKIE_PREFIX}{inbox.pk}")
    if request.COOKIES.get(settings.CURRENT_COOKIE_NAME) == str(inbox.pk):
        set_cookie(response, settings.CURRENT_COOKIE_NAME)


def tidy(request: HttpRequest, response: HttpResponseBase) -> None:
    """Take back what is garbage, has long ended or is too much, and split a former version's cookie.

    What the response sets already stands.
    """
    _split_former(request, response)
    clear_garbage(request, response)
    names = [name for name in _names(request.COOKIES) if name not in response.cookies]
    new = [name for name, cookie in response.cookies.items() if key_cookies.is_name(name) and cookie.value]
    keys = [key for name in names if (key := key_cookies.read(name, request.COOKIES[name]))]
    surplus = max(0, len(names) + len(new) - settings.MAX_INBOXES_HELD)
    long_ago = time.time() - KEPT_SECONDS
    if not surplus and all(key.expires_at > long_ago for key in keys):
        return
    live = set(Inbox.objects.live().filter(pk__in=[key.inbox_id for key in keys]).values_list("pk", flat=True))
    ended = [key.cookie_name for key in keys if key.inbox_id not in live and key.expires_at <= long_ago]
    keys.sort(key=lambda key: (key.inbox_id in live, key.expires_at))
    by_worth = [*(set(names) - {key.cookie_name for key in keys}), *(key.cookie_name for key in keys)]
    back = list(dict.fromkeys([*by_worth[:surplus], *ended]))[:MOST_AT_ONCE]
    for name in back:
        set_cookie(response, name)
    push_cookie.told_of(request.COOKIES, [key.inbox_id for key in keys if key.cookie_name in back]).delete()


def clear_garbage(request: HttpRequest, response: HttpResponseBase) -> None:
    """Take back cookies that are not ours, or were cut off on their way."""
    cookies = request.COOKIES
    names = [name for name in _names(cookies) if name not in response.cookies]
    unread = [name for name in names if key_cookies.read(name, cookies[name]) is None]
    garbage = [name for name in unread if not key_cookies.looks_right(cookies[name])]
    for name in garbage[:MOST_AT_ONCE]:
        set_cookie(response, name)
    if not _former_keys(cookies) and settings.INBOXES_COOKIE_NAME in cookies:
        set_cookie(response, settings.INBOXES_COOKIE_NAME)


def _split_former(request: HttpRequest, response: HttpResponseBase) -> None:
    """Move keys out of the one cookie that a former version set, the same ones in every answer to it."""
    cookies = request.COOKIES
    former = _former_keys(cookies)
    if not former:
        return
    moved = {name for name in _names(cookies) if key_cookies.read(name, cookies[name])}
    left = [key for key in former if key.cookie_name not in {*moved, *response.cookies}]
    for key in left[:MOST_AT_ONCE]:
        set_cookie(response, key.cookie_name, key.cookie_value, key.kept_until)
    left = left[MOST_AT_ONCE:]
    ends = max((key.kept_until for key in left), default=0)
    set_cookie(response, settings.INBOXES_COOKIE_NAME, key_cookies.former_value(left), ends)


def _former_keys(cookies: Cookies) -> list[Key]:
    try:
        return key_cookies.read_former(cookies.get(settings.INBOXES_COOKIE_NAME, ""))
    except ValueError:
        return []


def _names(cookies: Iterable[str]) -> list[str]:
    return [name for name in cookies if key_cookies.is_name(name)]
