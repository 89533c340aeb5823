"""Which browser is told of arrivals while no page is open: chance, in a cookie that is there as long as it is told.

It opens nothing.  By it the browser's rows are found, to be changed or taken away; the database has no two
that show the same.
"""

import re
import secrets
import time
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from inboxes.models import PushSubscription
from inboxes.models.push_subscription import PushSubscriptionQuerySet, lookup_of

from .key_cookies import set_cookie

BROWSER_BYTES = 16
KEPT_SECONDS = 365 * 24 * 3600  # longer than any inbox of ordinary domains; each switching on begins it anew


def browser_of(cookies: Mapping[str, str]) -> bytes | None:
    value = cookies.get(settings.PUSH_COOKIE_NAME, "")
    return bytes.fromhex(value) if re.fullmatch(f"[0-9a-f]{{{2 * BROWSER_BYTES}}}", value) else None


def note_browser(request: HttpRequest, response: HttpResponseBase) -> bytes:
    """Return the browser's id, which its cookie has from now on."""
    browser = browser_of(request.COOKIES) or secrets.token_bytes(BROWSER_BYTES)
    set_cookie(response, settings.PUSH_COOKIE_NAME, browser.hex(), int(time.time()) + KEPT_SECONDS)
    return browser


def told_of(cookies: Mapping[str, str], inbox_ids: Iterable[int]) -> PushSubscriptionQuerySet:
    """Return what this browser has of these inboxes."""
    browser = browser_of(cookies)
    if browser is None:
        return PushSubscription.objects.none()
    return PushSubscription.objects.filter(lookup__in=[lookup_of(browser, inbox_id) for inbox_id in inbox_ids])


def forget_browser(response: HttpResponseBase) -> None:
    set_cookie(response, settings.PUSH_COOKIE_NAME)
