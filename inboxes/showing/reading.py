"""Unseal messages into what pages and APIs show.

What no key here opens is an empty message with the defect UNREADABLE: a page never
fails for it.  File names come from senders: they are made harmless here, once, for
whoever shows or offers them.  So are names and subjects: what is hidden in them is
taken out and reported.  The bytes of parts are opened in parts.py.
"""

import json
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.dateparse import parse_datetime

from inboxes.access.ways_in import Listed, OpenInbox
from inboxes.mail import authentication, deception, sealing, trust
from inboxes.mail.deception import harmless_text, without_hidden_characters
from inboxes.mail.file_names import file_name
from inboxes.mail.summary import Attachment, Body, Defect, Mailbox, Summary
from inboxes.models import Message

TITLE_CHARACTERS = 60
USUAL_TRANSFER = timedelta(minutes=5)
UNREADABLE = Summary(defects=(Defect.UNREADABLE,))


@dataclass(frozen=True)
class Row:
    """A message as the list shows it, its summary made harmless."""

    message: Message
    summary: Summary = UNREADABLE
    findings: tuple[deception.Finding, ...] = ()
    sender: trust.SenderVerdict = trust.UNCHECKED
    link: trust.LinkVerdict | None = None  # to the web; None for none
    address: str = ""  # of its inbox
    is_kept: bool = False  # the page has it already: only its place counts
    snippet: tuple[tuple[str, bool], ...] = ()  # where its body has what was searched for: text, whether it is that
    twin: int = 0  # the how-manieth of this title it is, counted from the oldest; 0 for the first

    @property
    def is_readable(self) -> bool:
        return Defect.UNREADABLE not in self.summary.defects

    @property
    def senders(self) -> tuple[Mailbox, ...]:
        """Each author, never none; the raw header when no address was found in it."""
        mailboxes = tuple(
            mailbox for mailbox in (*self.summary.from_, *self.summary.other_from) if mailbox.name or mailbox.address
        )
        return mailboxes or (Mailbox(self.summary.from_header, ""),)

    @property
    def title(self) -> tuple[str, str]:
        """What to call the message: its subject, shortened; and for one without, its sender."""
        subject = _shortened(self.summary.subject)
        name, address = self.senders[0]
        return subject, "" if subject else _shortened(name or address)

    @property
    def claimed_date(self) -> datetime | None:
        """The Date header, which the sender may set to anything."""
        try:
            date = parse_datetime(self.summary.date)
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
        named = [mailbox.address.casefold() for mailbox in self.summary.to]
        return bool(self.summary.tag) or self.summary.recipient.casefold() not in named

    @property
    def names_recipients(self) -> bool:
        """Whether To says more than the address that it came to."""
        own = {self.summary.recipient.casefold(), self.address.casefold()}
        return any(mailbox.address.casefold() not in own for mailbox in self.summary.to)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return self.summary.attachments

    @property
    def has_parts(self) -> bool:
        """Whether the attachments were kept, not only their names."""
        return Defect.TOO_LARGE not in self.summary.defects

    @property
    def kept_attachments(self) -> tuple[Attachment, ...]:
        """Those that can be downloaded."""
        return self.attachments if self.has_parts else ()

    @property
    def safe_link(self) -> str:
        """The confirmation link, if it leads to the web."""
        return self.summary.link if self.link else ""

    @property
    def offers_link(self) -> bool:
        """Whether there is a link, in mail that does not contradict itself."""
        return (
            self.link is not None and self.link.kind is not trust.Way.CONTRADICTED and not self.sender.is_contradicted
        )

    def attachment(self, number: int) -> Attachment | None:
        return next((attachment for attachment in self.attachments if attachment.number == number), None)

    def name_of_part(self, number: int) -> str:
        """Return the name that a part is offered under; one that the summary does not name has its number."""
        attachment = self.attachment(number)
        return attachment.name if attachment else _harmless_name("", number)


@dataclass(frozen=True)
class Whole:
    """A message with what it says; of what can't be opened, row or body, each is empty."""

    row: Row
    body: Body
    is_readable: bool  # both


def read_row(inbox: OpenInbox, message: Message) -> Row:
    return _row(inbox, message, _read_json(inbox, message.summary))


def _row(inbox: OpenInbox, message: Message, sealed: object, body: Body | None = None) -> Row:
    if sealed is None:
        return Row(message, address=inbox.address)
    summary = Summary.from_json(sealed)
    # Before the checks were kept in the summary, the message alone had them.
    checks = (
        authentication.sender_checks(body.headers, settings.AUTHSERV_ID) if body and summary.checks is None else None
    )
    sender = trust.of_sender(summary, checks)
    told = dict.fromkeys((*sender.reasons, *deception.findings(summary.from_, summary.subject)))
    return Row(message, _harmless(summary), tuple(told), sender, trust.of_link(summary, sender), inbox.address)


def read_rows(
    inbox: OpenInbox,
    listed: list[Listed] | None = None,
    kept: Container[Listed] = (),
    known: dict[UUID, Row] | None = None,
) -> list[Row]:
    """Return the rows of what OpenInbox.listed() gave; what the page has kept of it is not unsealed.

    Nor is what is `known`, to which is added what is read: it serves all who may read the inbox, in one look.
    """
    listed = inbox.listed() if listed is None else listed
    known = {} if known is None else known
    wanted = [one[0] for one in listed if one not in kept and one[0] not in known]
    messages = inbox.all_messages.summaries().in_bulk(wanted)
    known.update((pk, read_row(inbox, message)) for pk, message in messages.items())
    rows = []
    for one in listed:
        pk = one[0]
        if one in kept:
            rows.append(Row(Message(pk=pk), is_kept=True))
        elif pk in known:  # or it has been deleted meanwhile
            rows.append(known[pk])
    return rows


def told_apart(rows: list[Row]) -> list[Row]:
    """Number the rows whose titles are the same, from the oldest; those that the page has it numbers itself."""
    counted: Counter[tuple[str, str]] = Counter()
    told = []
    for row in reversed(rows):
        counted[row.title] += not row.is_kept
        told.append(replace(row, twin=counted[row.title]) if counted[row.title] > 1 else row)
    return told[::-1]


def read_body(inbox: OpenInbox, message: Message) -> Body:
    """Return what a message says, as it came; of what can't be opened, nothing."""
    return Body.from_json(_read_json(inbox, message.body))


def read_whole(inbox: OpenInbox, message: Message) -> Whole:
    sealed = _read_json(inbox, message.body)
    body = Body.from_json(sealed)
    row = _row(inbox, message, _read_json(inbox, message.summary), body)
    return Whole(row, replace(body, text=harmless_text(body.text)), row.is_readable and sealed is not None)


def read_source(inbox: OpenInbox, message: Message) -> bytes | None:
    return unsealed(inbox, message.source)


def named_attachments(row: Row) -> dict[str, Attachment]:
    """Return the attachments that were kept, each under a name that no other has."""
    attachments = row.kept_attachments
    return dict(zip(unique_names(attachments), attachments, strict=True))


def unique_names(attachments: Iterable[Attachment]) -> list[str]:
    """Return a name for each attachment that no other has, in any case: "a.txt", "a (2).txt"."""
    names: list[str] = []
    taken: set[str] = set()
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


def unsealed(inbox: OpenInbox, sealed: sealing.Stored) -> bytes | None:
    """Return what was sealed; None for what is damaged, or was sealed to another key."""
    try:
        return inbox.unseal(sealed)
    except sealing.SealError:
        return None


def _read_json(inbox: OpenInbox, sealed: sealing.Stored) -> object:
    plain = unsealed(inbox, sealed)
    return None if plain is None else json.loads(plain)


def _shortened(text: str) -> str:
    words = " ".join(text[: 4 * TITLE_CHARACTERS].split())
    return words if len(words) <= TITLE_CHARACTERS else f"{words[: TITLE_CHARACTERS - 1]}…"


def _harmless(summary: Summary) -> Summary:
    return replace(
        summary,
        subject=without_hidden_characters(summary.subject),
        preview=without_hidden_characters(summary.preview),
        from_header=without_hidden_characters(summary.from_header),
        from_=_harmless_mailboxes(summary.from_),
        other_from=_harmless_mailboxes(summary.other_from),
        to=_harmless_mailboxes(summary.to),
        attachments=tuple(
            replace(attachment, name=_harmless_name(attachment.name, attachment.number))
            for attachment in summary.attachments
        ),
    )


def _harmless_mailboxes(mailboxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    return tuple(Mailbox(*map(without_hidden_characters, mailbox)) for mailbox in mailboxes)


def _harmless_name(name: str, number: int) -> str:
    return file_name(name, f"attachment-{number}")
