"""Content-Type and Content-Disposition (RFC 2045 5.1, 2183, 2231), whatever senders made of them.

Part of parsing: pure.  Where a field breaks the grammar it means what mail programs take it for.
"""

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from .charsets import codec_of, decode_bytes, plain

MAX_PARAMETERS = 200

# Types that lack their first or their second half.
SHORT_TYPES = {"html": "text/html", "text": "text/plain", "plain": "text/plain", "multipart": "multipart/mixed"}

_type = re.compile(r"[\s\"'(;]*([^\s/;,()\"'<>=:]{1,100})(?:\s*/\s*([^\s;,()\"'=]{1,150}))?")
# A comment (RFC 822 3.4.3) before the parameters; in a file name brackets are brackets.
_comment = re.compile(r"\([^()\"=]{0,200}\)")
_name = re.compile(r"([^\s=;,\"()/<>]{1,60})\s*=\s*")
_quoted = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_escaped = re.compile(r'\\(["\\])')
# Where an unquoted value ends: at a semicolon, or where another parameter begins without one.
_end = re.compile(
    r";|\s(?=(?:charset|boundary|format|delsp|type|name|filename|method|size)(?:\*\d{0,3})?\*?\s*=)", re.I
)
# What has no semicolon and no quote in it: one that is not closed ends there.
_short = frozenset(("boundary", "charset", "format", "delsp", "type", "method", "protocol", "micalg"))
_numbered = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*?)")
_extended = re.compile(r"([\w.:+-]{0,40})'([A-Za-z0-9-]{0,20})'(.*)", re.DOTALL)
_percent = re.compile(r"[^%]*(?:%[0-9A-Fa-f]{2}[^%]*)+")


def media_type(value: str) -> str:
    """Return type/subtype in lower case, "" for what is neither that nor known to mean it."""
    match = _type.match(_comment.sub(" ", value[:400]))
    if match is None:
        return ""
    kind = match[1].lower()
    return f"{kind}/{match[2].lower()}" if match[2] else SHORT_TYPES.get(kind, "")


@lru_cache(64)  # a part is asked for several of one field
def parameters(value: str) -> tuple[tuple[str, str], ...]:
    """Return the (name, value) pairs behind a field's first word, names in lower case, quotes undone."""
    first, semicolon, rest = value.partition(";")
    value = _comment.sub(" ", first) + semicolon + rest
    found: list[tuple[str, str]] = []
    position = 0
    while len(found) < MAX_PARAMETERS and (match := _name.search(value, position)):
        name = match[1].lower()
        text, position = _value(name, value, match.end())
        found.append((name, text))
    return tuple(found)


def _value(name: str, value: str, start: int) -> tuple[str, int]:
    """Return (the value that begins at start, where the next parameter may begin)."""
    quoted = _quoted.match(value, start)
    if quoted and not (name in _short and ";" in quoted[1]):
        return _escaped.sub(r"\1", quoted[1]), quoted.end()
    end = _end.search(value, start)
    position = end.start() if end else len(value)
    text = value[start:position].strip()
    if text[:1] == '"':
        text = text.strip('"')
    elif len(text) > 1 and text[0] == text[-1] == "'" and name in _short:
        text = text[1:-1]
    if name == "boundary":
        text = text.partition(" (")[0].rstrip(" ,")
    elif name in _short:
        text = text.partition("(")[0].strip(" \t,=\"'")
    return text, position


def parameter(value: str, name: str, *hints: str) -> str:
    """Return one parameter, its continuations joined and its charset undone (RFC 2231); "" without it.

    Raw bytes of a value are read as UTF-8, or as one of the hints.
    """
    pieces: dict[int, tuple[str, bool]] = {}
    simple = ""
    for given, text in parameters(value):
        match = _numbered.fullmatch(given)
        if match is None or match[1] != name:
            continue
        if match[2]:
            pieces.setdefault(int(match[2]), (text, bool(match[3])))
        elif match[3]:
            return _decoded([(text, True)], hints)
        else:
            simple = simple or text
    if pieces:
        return _decoded([pieces[number] for number in sorted(pieces)], hints)
    return _unescaped(plain(simple, *hints))


def _decoded(pieces: list[tuple[str, bool]], hints: tuple[str, ...]) -> str:
    """Join (text, whether it is percent-encoded); a character may begin in one and end in the next."""
    charset = ""
    encoded = b""
    for number, (text, is_extended) in enumerate(pieces):
        match = _extended.fullmatch(text) if number == 0 and is_extended else None
        if match and (not match[1] or "''" in text or codec_of(match[1])):
            charset = match[1]
        said = match[3] if match else text
        raw = said.encode("utf-8", "surrogateescape")
        is_percent = is_extended or (charset and _percent.fullmatch(said))
        encoded += unquote_to_bytes(raw) if is_percent else raw
    return decode_bytes(encoded, charset, *hints)


def _unescaped(name: str) -> str:
    """Undo percent-encoding where it can't be anything else: "%C3%9C.pdf", not "50% off%20.pdf"."""
    if "%" in name and " " not in name and _percent.fullmatch(name):
        encoded = unquote_to_bytes(name)
        if b" " in encoded or not encoded.isascii():
            try:
                return encoded.decode()
            except UnicodeDecodeError:
                return name
    return name
