"""Host names as people type them: taken, or refused with what would be right."""

import re
import unicodedata

MAX_LENGTH = 253  # RFC 1035 2.3.4
_label = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_around = re.compile(r"^[a-z][a-z0-9+.-]*://|^mailto:|^.*@|[/?#].*$|:\d*$|\.+$|^\*?\.+|^\s+|\s+$", re.IGNORECASE)


def host_name(typed: str) -> str:
    """Return the name in lower case and in ASCII (RFC 5891).  Raises ValueError with what would be right."""
    try:
        return _strict(typed)
    except ValueError as error:
        bare = typed
        while (shorter := _around.sub("", bare)) != bare:
            bare = shorter
        try:
            _strict(bare)
        except ValueError:
            raise ValueError(f"{typed!r} is no host name: {error}. It would be like mail.example.org") from None
        raise ValueError(f"{typed!r} is no host name: {error}. {bare.lower()} would be one") from None


def _strict(typed: str) -> str:
    name = unicodedata.normalize("NFC", typed.lower())
    if "," in name or " " in name.strip():
        raise ValueError("these are several; give the option once for each")
    if odd := [character for character in name if not (character in ".-" or _is_letter(character))]:
        raise ValueError(f"it has {' '.join(map(repr, dict.fromkeys(odd)))} in it")
    labels = [_ascii(label) for label in name.split(".")]
    if re.fullmatch(r"[\d.]+", name):
        raise ValueError("this is an address")
    if not all(labels):
        raise ValueError("a part of it is empty")
    if len(labels) < 2:
        raise ValueError("it has no dot in it")
    if not all(map(_label.fullmatch, labels)) or len(".".join(labels)) > MAX_LENGTH or labels[-1].isdigit():
        raise ValueError("its parts are letters, digits and inner hyphens, 63 at most")
    if labels[-1] in ("localhost", "localdomain", "invalid"):
        raise ValueError("nobody else finds it")
    return ".".join(labels)


def _is_letter(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or unicodedata.category(character)[0] in "LM"


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


def mail_address(typed: str) -> str:
    """Raises ValueError for what can be nobody's address."""
    local_part, at, domain = typed.rpartition("@")
    if not (local_part and at) or re.search(r"[\s<>]", typed):
        raise ValueError(f"{typed!r} is no mail address: it would be like you@example.net")
    return f"{local_part}@{host_name(domain)}"


def database_url(typed: str) -> str:
    """Raises ValueError without quoting what was typed: it may hold the password."""
    if not re.fullmatch(r"postgres(?:ql)?://[^\s/@]+:[^\s/@]+@[^\s/@]+/[^\s/?]+(?:\?\S*)?", typed):
        raise ValueError("it must be like postgresql://tempmail:PASSWORD@db.example.org/tempmail?sslmode=verify-full")
    return typed


def user_name(typed: str) -> str:
    if not re.fullmatch(r"[\w.@+-]{1,150}", typed):
        raise ValueError(f"{typed!r} is no user's name: letters, digits and @ . + - _ only")
    return typed
