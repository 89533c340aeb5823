"""URLs as HTML writes them, resolved as a browser would (WHATWG URL Standard 4): the same for whoever reads a message.

Pure: no Django, no database.
"""

import re
from urllib.parse import unquote, urljoin

import idna

MAX_CHARACTERS = 100_000

# A browser passes over these, and cuts off what stands before and behind.
_line_ends = re.compile(r"[\t\r\n]+")
_edges = "".join(map(chr, range(0x21)))
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE | re.DOTALL)
WEB = re.compile(r"(https?):[/\\]*(.*)", re.IGNORECASE | re.DOTALL)
PARTS = re.compile(r"([^/\\?#]*)([^?#]*)(.*)", re.DOTALL)  # host, path, query and fragment

_not_in_hosts = re.compile(r"[\x00-\x20\"<>\\^`{|}%\x7f-\x9f]")


def cleaned(value: str) -> str:
    """Return the value of an attribute without what a browser takes off."""
    return _line_ends.sub("", value).strip(_edges)


def absolute(value: str, base: str = "") -> str:
    """Return the http(s) URL of a cleaned value, its host behind two slashes; "" for what leads elsewhere, or nowhere.

    `base` is the href of <base>, or ""; "#" leads within the message.  Without a scheme `//` and `www.` get https.
    """
    if len(value) > MAX_CHARACTERS:
        return ""
    slashed = value.replace("\\", "/")
    if match := WEB.match(value):
        scheme, rest = match[1], match[2]
    elif slashed.startswith("//"):
        scheme, rest = (base.partition(":")[0] or "https"), value.lstrip("/\\")
    elif value[:4].lower() == "www.":
        scheme, rest = "https", value
    elif base and value and value[0] != "#" and not SCHEME.match(value):
        try:
            joined = urljoin(base, slashed)
        except ValueError:
            return ""
        scheme, _, rest = joined.partition("://")
    else:
        return ""
    parts = PARTS.match(rest)
    if parts is None or not _is_host(unquote(parts[1].rpartition("@")[2])):
        return ""
    return f"{scheme}://{parts[1]}{parts[2].replace(chr(92), '/')}{parts[3]}"


def _is_host(host: str) -> bool:
    """Whether a browser would look for it (URL Standard 3.5)."""
    if host.isascii():
        return bool(host) and not _not_in_hosts.search(host)
    try:
        return not _not_in_hosts.search(idna.uts46_remap(host, std3_rules=False))
    except (idna.IDNAError, UnicodeError):
        return False
