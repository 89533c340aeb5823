"""Tell the host that a link leads to.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from contextlib import suppress
from urllib.parse import unquote, urlsplit

import idna

from inboxes.mail.sites import registrable

_control = re.compile(r"[\x00-\x1f\x7f]")
_no_host = re.compile(r"[\x00-\x20\x7f#/<>?@\[\]^|%]")  # WHATWG URL 3.5


def host_of(url: str) -> str:
    """Return the host a browser would ask, in lower case, an IDN as A-labels; "" for no http(s) URL."""
    with suppress(ValueError):
        parts = urlsplit(url.strip().replace("\\", "/"))
        host = unquote(parts.hostname or "")
        if parts.scheme in ("http", "https") and not _no_host.search(host) and not _control.search(url):
            return _ascii(host)
    return ""


def is_foreign(host: str, from_domain: str) -> bool:
    """Return whether host and the sender's domain belong to different registrable domains."""
    return registrable(host) != registrable(_ascii(from_domain))


def _ascii(domain: str) -> str:
    domain = domain.strip(" .>").lower()
    if domain.isascii():
        return domain
    with suppress(UnicodeError):
        return idna.encode(domain, uts46=True).decode()
    return domain
