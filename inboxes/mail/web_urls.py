"""URLs as HTML writes them, resolved as a browser would (WHATWG URL Standard 4): the same for whoever reads a message.

Pure: no Django, no database.
"""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import unquote, urljoin

import idna

MAX_CHARACTERS = 100_000
MAX_NESTED_CHARACTERS = 8000  # of a path and a query in which other URLs are looked for
MAX_HOST_CHARACTERS = 253  # RFC 1035 2.3.4: in letters it has fewer
KEPT = 256  # hosts whose forms are remembered: each link is asked for its own several times, 0.5 ms each

# A browser passes over these, and cuts off what stands before and behind.
_line_ends = re.compile(r"[\t\r\n]+")
_edges = "".join(map(chr, range(0x21)))
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE | re.DOTALL)
WEB = re.compile(r"(https?):[/\\]*(.*)", re.IGNORECASE | re.DOTALL)
PARTS = re.compile(r"([^/\\?#]*)([^?#]*)(.*)", re.DOTALL)  # host, path, query and fragment

_relative = re.compile(r"()[/\\]{2,}(.*)", re.DOTALL)
_number = re.compile(r"\d+|0x[0-9a-f]*")
_inner = re.compile(r"https?(?::|%3A)(?:/|\\|%2F|%5C){1,2}[^&#\"'<>\s]{1,255}", re.IGNORECASE)
_proofpoint = re.compile(r"https?-3A__([A-Za-z0-9.-]{1,253})")
_ends_hosts = re.compile(r"[#/:?@\[\]%]")
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


def host_of(url: str) -> str:
    """Return the host that a browser asks for (URL Standard 4.4), in lower case, an IDN as A-labels; "" for no web URL.

    What stands before an "@" is a name for the log-in; a backslash is a slash; "%2e" and "。" are dots; numbers may be
    an IPv4 address in disguise.
    """
    match = WEB.match(cleaned(url))
    if not match or len(url) > MAX_CHARACTERS:
        return ""
    parts = PARTS.match(match[2])
    host = parts[1].rpartition("@")[2] if parts else ""
    if host.startswith("["):
        return _ipv6(host)
    host, _, port = host.partition(":")
    host = unquote(host)
    if len(host) > MAX_HOST_CHARACTERS:
        return ""
    if (port and not (port.isascii() and port.isdigit())) or _ends_hosts.search(host) or not _is_host(host):
        return ""
    host = ascii_host(host)
    if _ends_hosts.search(host):  # as "／" is a slash
        return ""
    return _ipv4(host) if _number.fullmatch(host.rpartition(".")[2]) else host


@lru_cache(KEPT)
def ascii_host(host: str) -> str:
    """Return a host with A-labels, in lower case, without its last dot; as it came where it is none."""
    host = host.strip(" .[]>").lower()
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except UnicodeError:
        pass
    try:
        # What a browser looks up is more than what may be registered.
        return idna.uts46_remap(host, std3_rules=False).rstrip(".").encode("idna").decode()
    except (idna.IDNAError, UnicodeError):
        return host


@lru_cache(KEPT)
def shown_host(host: str) -> str:
    """Return a host as people read it, with U-labels; a label that is none stays as it is."""
    labels = ascii_host(host).split(".")
    return ".".join(_unicode_label(label) for label in labels)


def has_login(url: str) -> bool:
    """Whether something stands before the host that may be taken for it: https://bank.example@evil.example/."""
    match = WEB.match(cleaned(url)) or _relative.match(cleaned(url))
    parts = PARTS.match(match[2]) if match else None
    return parts is not None and "@" in parts[1]


def nested_hosts(url: str) -> list[str]:
    """Return the hosts of URLs that stand in a URL, in its path or its query, as redirects have them: at most 3."""
    match = WEB.match(cleaned(url))
    parts = PARTS.match(match[2][:MAX_NESTED_CHARACTERS]) if match else None
    if parts is None:
        return []
    rest, found = parts[2] + parts[3], []
    for _ in range(3):
        # Proofpoint writes "-3A__" for "://", and "_" for each slash.
        for inner in (
            *_inner.findall(rest),
            *(f"https://{host.replace('-2D', '-')}/" for host in _proofpoint.findall(rest)),
        ):
            found.append(host_of(inner))
        rest = unquote(rest)
    return list(dict.fromkeys(filter(None, found)))[:3]


def _unicode_label(label: str) -> str:
    try:
        return idna.decode(label) if label.startswith("xn--") else label
    except (idna.IDNAError, UnicodeError):
        return label


def _ipv6(host: str) -> str:
    inside, bracket, _ = host[1:].partition("]")
    try:
        return f"[{ipaddress.IPv6Address(inside)}]" if bracket else ""
    except ValueError:
        return ""


def _ipv4(host: str) -> str:
    """Return the address that numbers mean to a browser (URL Standard 3.5): 0x7f.1 is 127.0.0.1; "" for none."""
    numbers = []
    for part in host.split("."):
        if not _number.fullmatch(part) or len(part) > 40:
            return ""
        base = 16 if part[:2] == "0x" else 8 if part[0] == "0" and len(part) > 1 else 10
        try:
            numbers.append(int(part[2:] or "0", 16) if base == 16 else int(part, base))
        except ValueError:
            return ""
    *first, last = numbers
    if len(first) > 3 or any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        return ""
    value = last + sum(number << 8 * (3 - place) for place, number in enumerate(first))
    return str(ipaddress.IPv4Address(value))
