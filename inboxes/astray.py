"""Requests that a wrong setting leads astray: whoever runs the site is told in the log.

Any stranger can cause such a line, so each is seldom.
"""

import logging
import threading
import time

from django.conf import settings
from django.http import HttpRequest

PERIOD_SECONDS = 3600
MOST_LINES = 5  # of one kind in a period
MOST_CHARACTERS = 100

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_told: dict[str, dict[str, float]] = {}  # kind of line -> about what -> when


def warn_seldom(line: str, about: str, *more: object) -> None:
    """Log the line, with what it is about and more put in, unless it was a moment ago."""
    now, about = time.monotonic(), ascii(about[:MOST_CHARACTERS])
    with _lock:
        told = {key: at for key, at in _told.get(line, {}).items() if now - at < PERIOD_SECONDS}
        is_new = about not in told and len(told) < MOST_LINES
        _told[line] = told | ({about: now} if is_new else {})
    if is_new:
        logger.warning(line, about, *more)


def tell_of_host(request: HttpRequest) -> None:
    warn_seldom(
        "Asked for %s and answered 400: ALLOWED_HOSTS is %s. If people reach this site by that name, add it, "
        "without a port.",
        request.META.get("HTTP_HOST", ""),
        ",".join(settings.ALLOWED_HOSTS),
    )


def tell_of_origin(origin: str, asked: str, browsers_word: str | None) -> None:
    """Sec-Fetch-Site is the browser's word on whether the page is of the site that it asks."""
    if origin not in ("", "null") and browsers_word in (None, "same-origin"):
        warn_seldom(
            "A page of %s asked for %s and was refused, as if it were another site's. If it is this one: "
            "the proxy must be in TRUSTED_PROXIES, and pass the Host header on as it came, with its port.",
            origin,
            ascii(asked[:MOST_CHARACTERS]),
        )
