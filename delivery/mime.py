"""Walk a MIME tree (RFC 2045, 2046): text, HTML and every other part.

Part of parsing: no Django, no database.  Nothing of a message is dropped: what
is not shown as text is an attachment, named by the sender or by its number.
"""

import binascii
import email
import email.header
import mimetypes
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.policy import Compat32

MAX_NAME_CHARACTERS = 200
MAX_HEADER_CHARACTERS = 16 * 1024
# Codecs of the standard library that are no charsets, slow, or warn.
NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
CHARSET_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "us-ascii": "utf-8",
                   "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-sjis": "cp932", "shift_jis": "cp932",
                   "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7"}  # fmt: skip

_surrogates = re.compile("[\ud800-\udfff]")
_not_base64 = re.compile(rb"[^A-Za-z0-9+/]")
_unprintable = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class PlainHeaders(Compat32):
    """The policy without surprises: a header field is always a str, raw 8-bit read as UTF-8 or Windows-1252."""

    def header_fetch_parse(self, name, value):
        return plain(value)


POLICY = PlainHeaders()


@dataclass
class Attachment:
    """A part offered for download; name is for display, never a path."""

    number: int  # 1-based, in the order of the tree
    name: str
    type: str
    content: bytes
    content_id: str = ""
    inline: bool = False


@dataclass
class Content:
    text: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """Return text without NUL, each lone surrogate replaced."""
    return _surrogates.sub("\ufffd", text.replace("\0", ""))


def parse_tree(source: bytes) -> Message:
    return email.message_from_bytes(source, policy=POLICY)


def plain(raw: str) -> str:
    """Return a str whose escaped bytes (PEP 383) are read as UTF-8 or Windows-1252."""
    return decode_bytes(raw.encode("utf-8", "surrogateescape"), None) if _surrogates.search(raw) else raw


def header_text(raw: str) -> str:
    """Return a header field's value, unfolded and decoded (RFC 2047)."""
    value = re.sub(r"\r?\n(?=[ \t])", "", plain(raw[:MAX_HEADER_CHARACTERS])).strip()
    if "=?" in value:
        with suppress(ValueError, LookupError, email.errors.HeaderParseError):
            value = "".join(
                chunk if isinstance(chunk, str) else decode_bytes(chunk, charset)
                for chunk, charset in email.header.decode_header(value)
            )
    return clean(re.sub(r"[\r\n]+", " ", value))


def decode_bytes(content: bytes, charset: str | None) -> str:
    """Return text in its charset, or UTF-8, or Windows-1252: always something."""
    charset = (charset or "utf-8").strip().strip("\"'").lower()
    charset = CHARSET_ALIASES.get(charset, charset)
    if charset.replace("-", "_") not in NO_CHARSETS:
        try:
            return clean(content.decode(charset))
        except (LookupError, UnicodeError, ValueError):
            pass
    try:
        return clean(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return (
            clean(content.decode(charset, "replace")) if charset not in ("utf-8", *NO_CHARSETS) else _western(content)
        )
    except (LookupError, UnicodeError, ValueError):
        return _western(content)


def _western(content):
    return clean(content.decode("windows-1252", "replace"))


def read(message: Message, bounds) -> Content:
    """Return a tree's text, HTML and attachments.  Raises RecursionError when it is too deep."""
    content = Content()
    leaves = _Leaves(bounds.max_depth)
    leaves.walk(message, 0)
    content.defects += leaves.defects
    bodies = {"text/plain": [], "text/html": []}
    for part in leaves.found:
        kind = content_type(part)
        name = _file_name(part)
        disposition = part.get("content-disposition", "").strip().lower()
        if kind in bodies and not name and not disposition.startswith("attachment"):
            bodies[kind].append(_text(part))
        elif len(content.attachments) < bounds.max_parts:
            number = len(content.attachments) + 1
            content.attachments.append(
                Attachment(
                    number=number,
                    name=name or _default_name(kind, number),
                    type=kind,
                    content=_bytes(part),
                    content_id=clean(part.get("content-id", "")).strip().strip("<>")[:250],
                    inline=disposition.startswith("inline"),
                )
            )
        elif "too_many_parts" not in content.defects:
            content.defects.append("too_many_parts")
    content.text = "\n\n".join(text for text in bodies["text/plain"] if text.strip())
    content.html = "\n".join(html for html in bodies["text/html"] if html.strip())
    if not content.text and not content.html:
        content.text = _last_resort(message, leaves, bounds)
    _bound_text(content, bounds.max_text_bytes)
    return content


class _Leaves:
    """The leaves of a tree in order; an attached message is one leaf."""

    def __init__(self, max_depth):
        self.max_depth = max_depth
        self.found, self.attached, self.defects = [], [], []

    def walk(self, part, depth):
        if part.get_content_maintype() == "message" and part.is_multipart():
            self.attached += part.get_payload()
            self.found.append(part)
        elif not part.is_multipart():
            self.found.append(part)
        elif depth >= self.max_depth:
            self.defects.append("too_deep")
            self.found.append(part)
        else:
            for child in part.get_payload():
                self.walk(child, depth + 1)


def _last_resort(message, leaves, bounds):
    """The text of a message without a body: of an attached message, a text part of another kind, outside the parts."""
    for attached in leaves.attached[:1]:
        if text := read(attached, bounds).text:
            return text
    for part in leaves.found:
        if part.get_content_type().startswith(("text/", "multipart/", "message/")) and (text := _text(part)).strip():
            return text
    return "\n".join(filter(None, (message.preamble, message.epilogue)))


def _bound_text(content, limit):
    for name in ("text", "html"):
        value = getattr(content, name)
        if len(value) > limit:
            setattr(content, name, value[:limit])
            content.defects.append(f"{name}_cut")


def content_type(part: Message) -> str:
    """Return type/subtype; only characters of RFC 2045 tokens, so it is safe in a header."""
    kind = part.get_content_type()
    return kind if re.fullmatch(r"[a-z0-9.+_-]{1,60}/[a-z0-9.+_-]{1,100}", kind) else "application/octet-stream"


def _bytes(part):
    """A part's content, its transfer encoding undone (RFC 2045 6); as received where that is broken."""
    if part.is_multipart():
        return b"\r\n".join(child.as_bytes() for child in part.get_payload())
    encoding = part.get("content-transfer-encoding", "").strip().lower()
    payload = part.get_payload()
    if encoding == "base64" and isinstance(payload, str):
        encoded = _not_base64.sub(b"", payload.encode("ascii", "surrogateescape"))
        try:
            return binascii.a2b_base64(encoded[: len(encoded) - (len(encoded) % 4 == 1)] + b"==")
        except binascii.Error:
            pass
    return part.get_payload(decode=True) or b""


def _text(part):
    return decode_bytes(_bytes(part), _charset(part)).replace("\r\n", "\n")


def _charset(part):
    try:
        return part.get_content_charset()
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None


def _file_name(part):
    try:
        name = part.get_filename()
    except (LookupError, UnicodeError, ValueError, TypeError):
        return ""
    return display_name(header_text(name)) if name else ""


def display_name(name: str) -> str:
    """Return a file name to show and to offer: no path, no control or bidi characters, at most 200."""
    name = _unprintable.sub("", unicodedata.normalize("NFC", name)).replace("\\", "/").rpartition("/")[2].strip(" .")
    if len(name) > MAX_NAME_CHARACTERS:
        _, dot, extension = name.rpartition(".")
        extension = dot + extension if dot and len(extension) <= 10 else ""
        name = name[: MAX_NAME_CHARACTERS - len(extension)] + extension
    return name


def _default_name(kind, number):
    extension = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ".bin"
    return f"part-{number}{extension}"
