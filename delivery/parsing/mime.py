"""Walk a MIME tree (RFC 2045, 2046): text, HTML and every other part.

Part of parsing: no Django, no database.  Nothing of a message is dropped: what
is not shown as text is an attachment, named by the sender or by its number.
"""

import binascii
import codecs
import email
import mimetypes
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.policy import Compat32
from functools import lru_cache
from typing import cast

from inboxes.mail.file_names import stored_name
from inboxes.mail.summary import Defect

EXTENSIONS = {"message/rfc822": ".eml", "text/calendar": ".ics"}  # not known on every machine
MAX_HEADER_CHARACTERS = 16 * 1024  # of one field; parameters cost the square of it
MAX_CHARSET_CHARACTERS = 40  # the interpreter remembers each name it is asked for
# Python's names.  What is no charset, slow, or warns:
NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
# What mail means by a name (WHATWG Encoding, 4.2), and names that Python lacks.
MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8", "euc_kr": "cp949",
         "shift_jis": "cp932", "iso8859-9": "cp1254", "x-sjis": "cp932", "iso-8859-8-i": "iso8859-8"}  # fmt: skip

_surrogates = re.compile("[\ud800-\udfff]")
_not_base64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_padding = re.compile(b"=+")
_fold = re.compile(r"\r?\n(?=[ \t])")
_line_ends = re.compile(r"[\r\n]+")
# An encoded word (RFC 2047 2); some senders leave "?" in its text.
_word = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,9})\?=")


class PlainHeaders(Compat32):
    """The policy without surprises: a header field is always a str, raw 8-bit read as UTF-8 or Windows-1252."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return plain(value[:MAX_HEADER_CHARACTERS])


POLICY = PlainHeaders()


class Part(Message):
    """A node of the tree.  A message within (message/*) is a leaf: nobody parses it, its bytes are kept."""

    _payload: "str | list[Part] | None"  # the standard library's own; its stubs leave it out

    @property
    def kind(self) -> str:
        return super().get_content_type()

    @property
    def received(self) -> bytes:
        # What get_payload() has first decoded in whatever charset the sender named.
        return self._payload.encode("ascii", "surrogateescape") if isinstance(self._payload, str) else b""

    @property
    def parts(self) -> "list[Part]":
        return self._payload if isinstance(self._payload, list) else []

    def get_content_type(self) -> str:
        # What the standard library's parser goes by.
        return "application/octet-stream" if self.kind.startswith("message/") else self.kind


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
    text = text.replace("\0", "")
    return text if text.isascii() else _surrogates.sub("\ufffd", text)


def parse_tree(source: bytes) -> Part:
    # For the stubs the policy says what class the parts are of.
    return cast(Part, email.message_from_bytes(source, Part, policy=POLICY))


def plain(raw: str) -> str:
    """Return a str whose escaped bytes (PEP 383) are read as UTF-8 or Windows-1252."""
    if raw.isascii() or not _surrogates.search(raw):
        return raw
    return decode_bytes(raw.encode("utf-8", "surrogateescape"), None)


def header_text(raw: str) -> str:
    """Return a header field's value, unfolded and decoded (RFC 2047)."""
    value = _fold.sub("", plain(raw)[:MAX_HEADER_CHARACTERS]).strip()
    return clean(_line_ends.sub(" ", _decode_words(value) if "=?" in value else value))


def _decode_words(value: str) -> str:
    """Decode encoded words; white space between two is none (RFC 2047 6.2), a character split over two is one."""
    decoded: list[str] = []
    pending, pending_charset = bytearray(), ""
    end = 0
    for word in _word.finditer(value):
        charset, encoding, text = word[1].partition("*")[0].lower(), word[2].lower(), word[3].encode()
        between = value[end : word.start()]
        follows = end > 0 and not between.strip()
        if not (follows and charset == pending_charset):
            decoded.append(decode_bytes(bytes(pending), pending_charset))
            pending, pending_charset = bytearray(), charset
        if not follows:
            decoded.append(between)
        pending += unbase64(text) if encoding == "b" else binascii.a2b_qp(text, header=True)
        end = word.end()
    return "".join([*decoded, decode_bytes(bytes(pending), pending_charset), value[end:]])


def decode_bytes(content: bytes, charset: str | None) -> str:
    """Return text in its charset, or UTF-8, or Windows-1252, with U+FFFD for what is broken: always something."""
    codec = _codec(charset[:MAX_CHARSET_CHARACTERS]) if charset else "utf-8"
    for name, errors in ((codec, "strict"), ("utf-8", "strict"), (codec, "replace"), ("cp1252", "replace")):
        if name is None:
            continue
        with suppress(ValueError, LookupError):
            text = clean(content.decode(name, errors))
            # Windows-1252 that claims to be UTF-8, or says nothing, has hardly a valid sequence.
            if errors == "strict" or name != "utf-8" or _is_mostly_valid(text):
                return text.removeprefix("\ufeff")
    return ""


def _is_mostly_valid(text: str) -> bool:
    return 2 * text.count("\ufffd") < len(text) - len(text.encode("ascii", "ignore"))


@lru_cache(256)
def _codec(charset: str) -> str | None:
    """Return Python's name of the charset that a label means, or None."""
    charset = charset.strip(" \t\"'").lower()
    try:
        name = codecs.lookup(MEANT.get(charset, charset)).name
    except (LookupError, ValueError):
        return None
    return None if name in NO_CHARSETS else MEANT.get(name, name)


def read(message: Part, max_parts: int, max_text_bytes: int) -> Content:
    """Return a tree's text, HTML and attachments."""
    content = Content()
    leaves = _leaves(message)
    bodies: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in leaves:
        if _is_body(part):
            bodies[part.kind].append(_text(part))
        elif len(content.attachments) < max_parts:
            content.attachments.append(_attachment(part, len(content.attachments) + 1))
        elif Defect.TOO_MANY_PARTS not in content.defects:
            content.defects.append(Defect.TOO_MANY_PARTS)
    content.text = "\n\n".join(text for text in bodies["text/plain"] if text.strip())
    content.html = "\n".join(html for html in bodies["text/html"] if html.strip())
    if not content.text and not content.html:
        content.text = _last_resort(message, leaves)
    _bound_text(content, max_text_bytes)
    return content


def _leaves(message: Part) -> list[Part]:
    """Return the leaves of a tree in order, however deep it is."""
    leaves: list[Part] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart():
            waiting += reversed(part.parts)
        else:
            leaves.append(part)
    return leaves


def _is_body(part: Part) -> bool:
    return part.kind in ("text/plain", "text/html") and _disposition(part) != "attachment" and not _file_name(part)


def _disposition(part: Part) -> str:
    return part.get("content-disposition", "").partition(";")[0].strip().lower()


def _attachment(part: Part, number: int) -> Attachment:
    kind = content_type(part)
    return Attachment(
        number=number,
        name=_file_name(part) or _default_name(kind, number),
        type=kind,
        content=_bytes(part),
        content_id=header_text(part.get("content-id", "")).strip("<>")[:250],
        inline=_disposition(part) == "inline",
    )


def _last_resort(message: Part, leaves: list[Part]) -> str:
    """The text of a message without a body: of an attached message, a part of another kind, outside the parts."""
    attached = [part for part in leaves if part.kind == "message/rfc822"]
    for part in attached[:1]:
        texts = [
            _text(leaf) for leaf in _leaves(parse_tree(_bytes(part))) if _is_body(leaf) and leaf.kind == "text/plain"
        ]
        if text := "\n\n".join(text for text in texts if text.strip()):
            return text
    for part in leaves:
        if part.kind.startswith(("text/", "multipart/", "message/")) and (text := _text(part)).strip():
            return text
    return clean(plain("\n".join(filter(None, (message.preamble, message.epilogue)))))


def _bound_text(content: Content, limit: int) -> None:
    if len(content.text) > limit:
        content.text = content.text[:limit]
        content.defects.append(Defect.TEXT_CUT)
    if len(content.html) > limit:
        content.html = content.html[:limit]
        content.defects.append(Defect.HTML_CUT)


def content_type(part: Part) -> str:
    """Return type/subtype; only characters of RFC 2045 tokens, so it is safe in a header."""
    is_safe = re.fullmatch(r"[a-z0-9.+_-]{1,60}/[a-z0-9.+_-]{1,100}", part.kind)
    return part.kind if is_safe else "application/octet-stream"


def _bytes(part: Part) -> bytes:
    """A part's content, its transfer encoding undone (RFC 2045 6)."""
    encoding = part.get("content-transfer-encoding", "").strip().lower()
    if encoding == "base64" and not _has_words(part.received):
        return unbase64(part.received)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(part.received)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        decoded = part.get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else part.received
    return part.received


def _has_words(received: bytes) -> bool:
    """Whether this is text, though its header says base64."""
    sample = received[:1000]
    return sample.count(b" ") > 2 + len(sample) // 20


def unbase64(encoded: bytes) -> bytes:
    """Decode base64 (RFC 4648 4) of any quality: junk is skipped, each padding ends a piece, the rest counts."""
    pieces = _padding.split(encoded.translate(None, _not_base64))
    # Six bits that are left over make no byte.
    return b"".join(binascii.a2b_base64((piece[:-1] if len(piece) % 4 == 1 else piece) + b"==") for piece in pieces)


def _text(part: Part) -> str:
    return decode_bytes(_bytes(part), _charset(part)).replace("\r\n", "\n")


def _charset(part: Part) -> str | None:
    with suppress(LookupError, ValueError, TypeError):
        return part.get_content_charset()
    return None


def _file_name(part: Part) -> str:
    with suppress(LookupError, ValueError, TypeError):
        if name := part.get_filename():
            return stored_name(header_text(name))
    return ""


def _default_name(kind: str, number: int) -> str:
    extension = EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ".bin"
    return f"part-{number}{extension}"
