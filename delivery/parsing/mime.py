"""What each part of a message says of itself (RFC 2045, 2046, 2183, 2392), and what it holds.

Part of parsing: no Django, no database.  tree.py and mending.py make the tree; what of it
is shown is chosen in bodies.py.
"""

import re

from inboxes.mail.file_names import default_name, stored_name

from .charsets import codec_of, decode_bytes
from .decoders import BY_ESCAPES
from .fields import header_text, is_encoded
from .flowed import unflow
from .markup import declared_charset
from .mending import parse_tree
from .transfer import encoding_of, has_words, is_no_text, unbase64, unlabelled, unquote, unuuencode, without_prose
from .tree import Part

__all__ = ("Part", "default_name", "parse_tree")  # what stands elsewhere, for bodies.py

MAX_ID_CHARACTERS = 250
MAX_WORD_BYTES = 100  # "Hello" can be base64, too
# Two bytes of these can be UTF-8 by chance; a text in another charset that is valid UTF-8 was made that on its way.
WIDE = frozenset(("big5hkscs", "cp932", "cp949", "euc-jp", "gb18030", *BY_ESCAPES))
MARKUP = frozenset("text/html application/xhtml+xml text/x-amp-html text/watch-html text/xml application/xml".split())

_safe_type = re.compile(r"[a-z0-9.+_-]{1,60}/[a-z0-9.+_-]{1,100}")
_quoted_letter = re.compile(rb"(?:=[89A-Fa-f][0-9A-Fa-f]){2}")  # in UTF-8; no link has this
_in_brackets = re.compile(r"<([^<>]*)>?")
_disposition = re.compile(r"[\s\"';]*([A-Za-z-]+)(?!\s*=)\b")


def content_type(part: Part) -> str:
    """Return type/subtype; only characters of RFC 2045 tokens, so it is safe in a header."""
    return part.kind if _safe_type.fullmatch(part.kind) else "application/octet-stream"


def content_of(part: Part) -> bytes:
    """A part's content, its transfer encoding undone (RFC 2045 6)."""
    received = part.received
    is_text = part.kind.startswith("text/")
    field = part.raw("content-transfer-encoding")
    encoding = encoding_of(field or "")
    if encoding == "base64" and not has_words(received):
        encoded, prose = without_prose(received)
        decoded = unbase64(encoded)
        if is_text and len(received) < MAX_WORD_BYTES and is_no_text(decoded):
            return received
        return decoded + (prose if is_text else b"")
    if encoding == "quotedprintable":
        return unquote(received)
    if encoding == "uuencode":
        return unuuencode(received)
    if is_text and field is None and part.outer_encoding == "quotedprintable" and _quoted_letter.search(received):
        return unquote(received)
    # What a multipart around it says counts for none of its parts (RFC 2045 6.4), but some meant it.
    return unlabelled(received) if is_text or (field is None and part.outer_encoding) else received


def text_of(part: Part) -> str:
    """A part's text, decoded, its lines as they were written (RFC 3676), with LF."""
    content = content_of(part)
    label = charset_of(part)
    declared = declared_charset(content) if part.kind in MARKUP else ""
    if codec_of(declared) in WIDE and not codec_of(label or ""):
        label = declared
    hints = () if content.isascii() or codec_of(label or "") else part.hints
    text = decode_bytes(content, label, declared, *hints).replace("\r\n", "\n").replace("\r", "\n")
    if part.kind == "text/plain" and param_of(part, "content-type", "format").lower() == "flowed":
        text = unflow(text, param_of(part, "content-type", "delsp").lower() == "yes")
    return text


def charset_of(part: Part) -> str | None:
    return param_of(part, "content-type", "charset") or None


def param_of(part: Part, header: str, name: str) -> str:
    """Return a parameter of Content-Type or Content-Disposition, in whatever way it is written; "" without it."""
    return part.parameter_of(header, name)


def file_name_of(part: Part) -> str:
    for header, name in (
        ("content-disposition", "filename"),
        ("content-type", "name"),
        ("content-disposition", "name"),
        ("content-type", "filename"),
    ):
        if given := param_of(part, header, name):
            decoded = header_text(given)
            if stored := stored_name(header_text(decoded) if is_encoded(decoded) else decoded):
                return stored
    return ""


def disposition_of(part: Part) -> str:
    """Return "attachment", "inline" or what else is said in lower case; a file name alone means the first."""
    field = part.get("content-disposition", "")
    match = _disposition.match(field)
    return match[1].lower() if match else ("attachment" if "filename" in field.lower() else "")


def content_id_of(part: Part) -> str:
    """Return the Content-ID as cid: has it (RFC 2392): without brackets and blanks."""
    field = header_text(part.get("content-id", ""))
    match = _in_brackets.search(field)
    bare = (match[1] if match else field).strip()
    # Folded in the midst of it; in quotes a blank is a blank.
    return (bare if '"' in bare else "".join(bare.split()))[:MAX_ID_CHARACTERS]


def content_location_of(part: Part) -> str:
    """Return the Content-Location (RFC 2557 4.2): blanks are none of it, folded or not."""
    return "".join(header_text(part.get("content-location", "")).strip('<>"').split())
