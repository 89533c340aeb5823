"""URLs as a message's HTML writes them -> URLs as a browser would ask for them (WHATWG URL Standard 4).

Pure.  What leads nowhere outside, or asks for more than a page or a picture, is "".
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

import idna

from inboxes.mail.summary import Attachment
from inboxes.mail.web_urls import PARTS, SCHEME, WEB, absolute, cleaned

_host = re.compile(r"(?:[a-z0-9_-]{1,63}\.?)+|\[[0-9a-f:.]{2,45}\]")
_ports = {"http": "80", "https": "443"}
_port = re.compile(r":(\d{0,5})\Z")
_not_in_links = re.compile(r"[\x00-\x20\"<>`\x7f-\x9f]")
# What stands as it is in the path and the query of a picture's URL; % is an escape that is there already.
PICTURE_SAFE = "/:@!$&'()*+,;=~|[]^%-._?"


class Picture(NamedTuple):
    """Where a picture is shown from; `is_remote` if its sender would hear of it."""

    url: str = ""
    is_remote: bool = False


def key(name: str) -> str:
    """Fold a content id (RFC 2392) or a location (RFC 2557), however it was written, to compare it."""
    return unquote(cleaned(name)).strip("<> \t\r\n").casefold()


class Named(NamedTuple):
    """A part of the message, by all that its HTML may call it."""

    content_id: str
    location: str
    file_name: str
    url: str  # where it is shown from


def named(attachment: Attachment, url: str) -> Named:
    return Named(attachment.content_id, attachment.content_location, attachment.name, url)


def inline_parts(parts: Iterable[Named]) -> dict[str, str]:
    """Return the URL of each part by its names: an id goes before a location, that before its last piece, that
    before the name of a file."""
    found: dict[str, str] = {}
    parts = list(parts)
    for names in (
        [part.content_id for part in parts],
        [part.location for part in parts],
        [part.location.rpartition("/")[2] for part in parts],
        [part.file_name for part in parts],
    ):
        for name, part in zip(names, parts, strict=True):
            if name:
                found.setdefault(key(name), part.url)
    return found


class Places:
    """Where the URLs of one message lead."""

    def __init__(self, inline: Mapping[str, str], base: str = ""):
        self.inline = inline
        self.base = base if WEB.match(base) else ""

    def leads_to(self, value: str) -> str:
        """Return an absolute URL, or #part of this message; "" for what leads nowhere outside."""
        value = cleaned(value)
        if value.startswith("#"):
            return _not_in_links.sub(lambda match: quote(match[0]), value)
        match = SCHEME.match(value)
        if match and match[1].lower() in ("mailto", "tel"):
            return _not_in_links.sub(lambda match: quote(match[0]), value)
        url = absolute(value, self.base)
        return _not_in_links.sub(lambda match: quote(match[0]), url)

    def picture(self, value: str) -> Picture:
        value = cleaned(value)
        if value[:4].lower() == "cid:":
            return Picture(self.inline.get(key(value[4:]), ""))
        url = absolute(value, self.base)
        for name in (value, url, value.rpartition("/")[2] if not url else ""):
            if name and (own := self.inline.get(key(name))):
                return Picture(own)
        return Picture(remote_picture(url), True) if url else Picture()


def remote_picture(url: str) -> str:
    """Return the https URL that a browser would ask for, all in ASCII, without what logs in; "" for none.

    Of http a browser makes https, except where the host is a number (Mixed Content 4.1); what listens at a port of
    its own for http speaks no https.
    """
    match = WEB.match(cleaned(url))
    parts = PARTS.match(match[2]) if match else None
    if match is None or parts is None:
        return ""
    host = unquote(parts[1].rpartition("@")[2]).lower()
    port = ""
    if found := _port.search(host):
        host, port = host[: found.start()], found[0] if found[1] not in ("", _ports[match[1].lower()]) else ""
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return ""
    is_secure = match[1].lower() == "https"
    if not _host.fullmatch(host) or not (is_secure or (not port and _is_name(host))):
        return ""
    path = quote(parts[2].replace("\\", "/") or "/", safe=PICTURE_SAFE)
    query = quote(parts[3].partition("#")[0], safe=PICTURE_SAFE).replace("'", "%27")
    return f"https://{host}{port}{path}{query}"


def _is_name(host: str) -> bool:
    """Whether a browser takes it for a name and not for an address (URL Standard 3.5): its last part is no number."""
    return host[0] != "[" and not re.fullmatch(r"(?:\d+|0x[\da-f]*)", host.rstrip(".").rpartition(".")[2])
