"""Unseal messages into what the templates show.

What no key here opens is None, and shown as unreadable: a page never fails for
it.  File names come from senders: they are made harmless here, once, for the
page and for the download.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

from . import sealing
from .access import OpenInbox
from .models import Message, Part

MAX_NAME_CHARACTERS = 150  # file systems stop at 255 bytes

# Controls, bidi and zero-width marks, lone surrogates, and what Windows refuses in a file name.
_harmful = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>:"|?*%]')


@dataclass(frozen=True)
class Attachment:
    number: int
    name: str
    type: str
    bytes: int
    inline: bool


@dataclass(frozen=True)
class Row:
    """A message as the list shows it; `summary` is None when it can't be read."""

    message: Message
    summary: dict | None
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def senders(self) -> list[tuple[str, str]]:
        """(name, address) of each author; the raw header when no address was found in it."""
        pairs = [(name, address) for name, address in self.summary.get("from", []) if name or address]
        return pairs or [(self.summary.get("from_header", ""), "")]

    @property
    def claimed_date(self) -> datetime | None:
        """The Date header, which the sender may set to anything."""
        try:
            date = parse_datetime(self.summary.get("date", ""))
        except ValueError:
            return None
        return date.replace(tzinfo=UTC) if date and date.tzinfo is None else date

    @property
    def has_parts(self) -> bool:
        """Whether the attachments were kept, not only their names."""
        return "too_large" not in self.summary.get("defects", [])

    def attachment(self, number: int) -> Attachment | None:
        return next((attachment for attachment in self.attachments if attachment.number == number), None)


def read_row(inbox: OpenInbox, message: Message) -> Row:
    summary = _read_json(message.summary, inbox.private_key)
    if summary is None:
        return Row(message, None)
    return Row(message, summary, [_attachment(described) for described in summary.get("attachments", [])])


def read_rows(inbox: OpenInbox) -> list[Row]:
    return [read_row(inbox, message) for message in inbox.messages()]


def read_body(inbox: OpenInbox, message: Message) -> dict | None:
    """Return {"text", "html", "headers"}, or None."""
    return _read_json(message.body, inbox.private_key)


def read_source(inbox: OpenInbox, message: Message) -> bytes | None:
    return _read(message.source, inbox.private_key)


def read_part(inbox: OpenInbox, part: Part) -> bytes | None:
    return _read(part.content, inbox.private_key)


def file_name(name: str, otherwise: str) -> str:
    """Return a sender's file name without path, controls or direction marks, at most 150 characters."""
    name = _harmful.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if len(name) > MAX_NAME_CHARACTERS:
        stem, dot, extension = name.rpartition(".")
        extension = dot + extension if stem and len(extension) <= 10 else ""
        name = name[: MAX_NAME_CHARACTERS - len(extension)] + extension
    return name or otherwise


def _attachment(described: dict) -> Attachment:
    number = described["number"]
    return Attachment(
        number=number,
        name=file_name(described.get("name", ""), f"attachment-{number}"),
        type=described.get("type", ""),
        bytes=described.get("bytes", 0),
        inline=described.get("inline", False),
    )


def _read_json(sealed: bytes, private_key: bytes):
    try:
        return sealing.unseal_json(sealed, private_key)
    except sealing.SealError:
        return None


def _read(sealed: bytes, private_key: bytes) -> bytes | None:
    try:
        return sealing.unseal(sealed, private_key)
    except sealing.SealError:
        return None
