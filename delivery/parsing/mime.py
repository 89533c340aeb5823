"""A MIME tree (RFC 2045, 2046), and what each of its parts says of itself.

Part of parsing: no Django, no database.  What of it is shown is chosen in bodies.py.
"""

import binascii
import email
import re
from contextlib import suppress
from email.message import Message
from email.policy import Compat32
from typing import cast

from inboxes.mail.file_names import stored_name

from .charsets import decode_bytes, plain
from .fields import MAX_HEADER_CHARACTERS, header_text, unbase64


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


def parse_tree(source: bytes) -> Part:
    # For the stubs the policy says what class the parts are of.
    return cast(Part, email.message_from_bytes(source, Part, policy=POLICY))


def content_type(part: Part) -> str:
    """Return type/subtype; only characters of RFC 2045 tokens, so it is safe in a header."""
    is_safe = re.fullmatch(r"[a-z0-9.+_-]{1,60}/[a-z0-9.+_-]{1,100}", part.kind)
    return part.kind if is_safe else "application/octet-stream"


def content_of(part: Part) -> bytes:
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


def text_of(part: Part) -> str:
    return decode_bytes(content_of(part), charset_of(part)).replace("\r\n", "\n")


def charset_of(part: Part) -> str | None:
    with suppress(LookupError, ValueError, TypeError):
        return part.get_content_charset()
    return None


def file_name_of(part: Part) -> str:
    with suppress(LookupError, ValueError, TypeError):
        if name := part.get_filename():
            return stored_name(header_text(name))
    return ""


def disposition_of(part: Part) -> str:
    return part.get("content-disposition", "").partition(";")[0].strip().lower()


def content_id_of(part: Part) -> str:
    return header_text(part.get("content-id", "")).strip("<> ")[:250]


def content_location_of(part: Part) -> str:
    return header_text(part.get("content-location", "")).strip()[:1000]


def param_of(part: Part, header: str, name: str) -> str:
    value = part.get_param(name, "", header)
    return value if isinstance(value, str) else value[2] if value else ""


def default_name(kind: str, number: int) -> str:
    import mimetypes

    EXTENSIONS = {"message/rfc822": ".eml", "text/calendar": ".ics", "message/delivery-status": ".txt"}
    return f"part-{number}{EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or '.bin'}"
