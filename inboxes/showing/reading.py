"""Unseal messages into what the templates show.

What no key here opens is None, and shown as unreadable: a page never fails for
it.  File names come from senders: they are made harmless here, once, for the
page and for the download.  So are names and subjects: what is hidden in them is
taken out and reported.
"""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from django.utils.dateparse import parse_datetime

from inboxes.access.ways_in import OpenInbox
from inboxes.mail import dangers, deception, sealing
from inboxes.mail.file_names import file_name
from inboxes.models import Message, Part

USUAL_TRANSFER = timedelta(minutes=5)
# Attachments whose first bytes are looked at for a page: a part is unsealed whole.
MAX_EXAMINED_BYTES = 8 * 1024**2


@dataclass(frozen=True)
class Attachment:
    number: int
    name: str
    type: str
    bytes: int
    inline: bool
    content_id: str = ""
    head: bytes | None = None  # its first bytes, where they were looked at

    @property
    def danger(self) -> str:
        return dangers.danger_of(self.name, self.type, self.head)

    @property
    def is_image(self) -> bool:
        return dangers.image_type(self.head or b"") != ""


@dataclass(frozen=True)
class Row:
    """A message as the list shows it; `summary` is None when it can't be read."""

    message: Message
    summary: dict | None
    attachments: list[Attachment] = field(default_factory=list)
    findings: list[deception.Finding] = field(default_factory=list)
    address: str = ""  # of its inbox
    is_kept: bool = False  # the page has it already

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
    def is_dated_otherwise(self) -> bool:
        """Whether the sender's date is worth a line: minutes from the arrival, or more."""
        date = self.claimed_date
        return date is not None and abs(date - self.message.received_at) > USUAL_TRANSFER

    @property
    def names_other_recipients(self) -> bool:
        """Whether To does not name the address that it came to, or it came with a tag."""
        named = [address.casefold() for _, address in self.summary.get("to", [])]
        return bool(self.summary.get("tag")) or self.summary.get("recipient", "").casefold() not in named

    @property
    def has_parts(self) -> bool:
        """Whether the attachments were kept, not only their names."""
        return "too_large" not in self.summary.get("defects", [])

    @property
    def safe_link(self) -> str:
        """The confirmation link, if it leads to the web."""
        link = self.summary.get("link") or ""
        return link if link[:8].lower().startswith(("https://", "http://")) else ""

    def has_words(self, text: str) -> bool:
        """Whether what the list shows of the message has all words of a search."""
        if self.summary is None:
            return not text
        senders = [part for sender in self.senders for part in sender]
        shown = [*senders, *(self.summary.get(name) or "" for name in ("subject", "preview", "code", "link_host"))]
        return all(word in " ".join(shown).casefold() for word in text.casefold().split())

    def attachment(self, number: int) -> Attachment | None:
        return next((attachment for attachment in self.attachments if attachment.number == number), None)


def read_row(inbox: OpenInbox, message: Message) -> Row:
    summary = _read_json(message.summary, inbox.private_key)
    if summary is None:
        return Row(message, None, address=inbox.address)
    findings = deception.findings(summary.get("from", []), summary.get("subject", ""))
    for name in ("subject", "preview", "from_header"):
        summary[name] = deception.without_hidden_characters(summary.get(name, ""))
    for name in ("from", "to"):
        summary[name] = [
            tuple(deception.without_hidden_characters(text) for text in pair) for pair in summary.get(name, [])
        ]
    attachments = [_attachment(described) for described in summary.get("attachments", [])]
    return Row(message, summary, attachments, findings, inbox.address)


def read_rows(inbox: OpenInbox, listed: list | None = None, kept: Container = ()) -> list[Row]:
    """Return the rows of what OpenInbox.listed() gave; what the page has kept of it is not unsealed."""
    listed = inbox.listed() if listed is None else listed
    messages = inbox.all_messages.summaries().in_bulk([pk for pk, seen in listed if (pk, seen) not in kept])
    rows = []
    for pk, seen in listed:
        if (pk, seen) in kept:
            rows.append(Row(Message(pk=pk), None, is_kept=True))
        elif pk in messages:  # or it has been deleted meanwhile
            rows.append(read_row(inbox, messages[pk]))
    return rows


def read_body(inbox: OpenInbox, message: Message) -> dict | None:
    """Return {"text", "html", "headers"}, or None."""
    return _read_json(message.body, inbox.private_key)


def read_source(inbox: OpenInbox, message: Message) -> bytes | None:
    return _read(message.source, inbox.private_key)


def read_part(inbox: OpenInbox, part: Part) -> bytes | None:
    return _read(part.content, inbox.private_key)


def examine(inbox: OpenInbox, row: Row) -> list[Attachment]:
    """Return a message's attachments with their first bytes, as far as MAX_EXAMINED_BYTES goes."""
    if not row.has_parts:
        return row.attachments
    left, wanted = MAX_EXAMINED_BYTES, []
    for attachment in row.attachments:
        if attachment.bytes <= left:
            left -= attachment.bytes
            wanted.append(attachment.number)
    parts = Part.objects.filter(message=row.message, number__in=wanted)
    heads = {part.number: (read_part(inbox, part) or b"")[: dangers.HEAD_BYTES] for part in parts}
    return [replace(attachment, head=heads.get(attachment.number)) for attachment in row.attachments]


def unique_names(attachments: list[Attachment]) -> list[str]:
    """Return a name for each attachment that no other has, in any case: "a.txt", "a (2).txt"."""
    names, taken = [], set()
    for attachment in attachments:
        name = attachment.name
        if name.casefold() in taken:
            stem, dot, extension = name.rpartition(".")
            stem, extension = (stem, dot + extension) if stem else (name, "")
            # Its number is its own, unless a sender has written it into another name.
            name = f"{stem} ({attachment.number}){extension}"
            while name.casefold() in taken:
                name = f"{attachment.number}-{name}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _attachment(described: dict) -> Attachment:
    number = described["number"]
    return Attachment(
        number=number,
        name=file_name(described.get("name", ""), f"attachment-{number}"),
        type=described.get("type", ""),
        bytes=described.get("bytes", 0),
        inline=described.get("inline", False),
        content_id=described.get("content_id", ""),
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
