"""What is kept of a message, sealed: its summary, body, parts and source.

Used by storing; knows no database.  Who seals cannot open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from django.conf import settings

from inboxes.mail import authentication, places, sealing
from inboxes.mail.summary import Attachment, Body, Defect, HeaderField, Mailbox, Summary

from . import reporting
from .parsing.message import ParsedMessage

NOWHERE: Mapping[int, places.Place] = MappingProxyType({})


@dataclass(frozen=True)
class Envelope:
    """What the sender's host said (RFC 5321 2.3.1), and the message as received."""

    sender: str  # "" for the null sender
    recipients: list[str]
    source: bytes

    @cached_property
    def fingerprint(self) -> bytes:
        """The source's HMAC: what makes a retry known, to storing and to the marks."""
        return sealing.digest(settings.FINGERPRINT_KEY, self.source)


def summary_of(
    parsed: ParsedMessage,
    envelope: Envelope,
    queue_id: str,
    recipient: str,
    tag: str,
    fits: bool,
    in_source: Mapping[int, places.Place] = NOWHERE,
) -> Summary:
    return Summary(
        recipient=recipient,
        tag=tag,
        envelope_sender=envelope.sender,
        queue_id=queue_id,
        from_=_mailboxes(parsed.from_),
        from_header=parsed.from_header,
        to=_mailboxes(parsed.to),
        subject=parsed.subject,
        date=parsed.date,
        message_id=parsed.message_id,
        preview=parsed.preview,
        code=parsed.code,
        link=parsed.link,
        link_host=parsed.link_host,
        link_is_foreign=parsed.link_is_foreign,
        verdict=authentication.verdict(parsed.headers, settings.AUTHSERV_ID),
        attachments=tuple(
            Attachment(
                number=found.number,
                name=found.name,
                type=found.type,
                bytes=len(found.content),
                content_id=found.content_id,
                inline=found.inline,
                content_location=found.content_location,
                place=in_source.get(found.number, ()) if fits else (),
            )
            for found in parsed.attachments
        ),
        defects=(*parsed.defects, *([] if fits else [Defect.TOO_LARGE])),
        checks=tuple(authentication.sender_checks(parsed.headers, settings.AUTHSERV_ID)),
        other_from=_mailboxes(parsed.other_from),
        link_claims=parsed.link_claims,
    )


def body_of(parsed: ParsedMessage) -> Body:
    headers = tuple(HeaderField(name, value) for name, value in parsed.headers)
    return Body(text=parsed.text, html=parsed.html, headers=headers, notes=tuple(parsed.notes))


def _mailboxes(pairs: Iterable[tuple[str, str]]) -> tuple[Mailbox, ...]:
    return tuple(Mailbox(name, address) for name, address in pairs)


class Sealed:
    """One message sealed for several keys; what is equal for two recipients in a row is sealed once.

    Only the latest key's is kept: a large message for fifty inboxes would not fit in a worker's memory.
    """

    def __init__(self, envelope: Envelope, parsed: ParsedMessage, queue_id: str):
        self.envelope, self.parsed, self.queue_id = envelope, parsed, queue_id
        self.seconds = 0.0  # that sealing took
        self._bodies: dict[bytes, bytes] = {}
        self._parts: dict[bytes, list[tuple[int, bytes]]] = {}

    @cached_property
    def report(self) -> tuple[str, bytes]:
        kind, reported = self.parsed.report or reporting.plainly(self.envelope.sender, self.parsed)
        return kind, sealing.seal_json(reported.to_json(), settings.SITE_PUBLIC_KEY)

    @cached_property
    def _in_source(self) -> dict[int, places.Place]:
        """Where the source has attachments that need no part beside it, by their numbers."""
        attachments = self.parsed.attachments
        found = places.find(self.envelope.source, [attachment.content for attachment in attachments])
        return {attachment.number: place for attachment, place in zip(attachments, found, strict=True) if place}

    def summary(self, public_key: bytes, recipient: str, tag: str, fits: bool) -> bytes:
        summary = summary_of(self.parsed, self.envelope, self.queue_id, recipient, tag, fits, self._in_source)
        return sealing.seal_json(summary.to_json(), public_key)

    def body(self, public_key: bytes) -> bytes:
        if public_key not in self._bodies:
            self._bodies = {public_key: sealing.seal_json(body_of(self.parsed).to_json(), public_key)}
        return self._bodies[public_key]

    def source(self, public_key: bytes, limit: int) -> bytes:
        return sealing.seal(self.envelope.source[:limit], public_key)

    def parts(self, public_key: bytes) -> list[tuple[int, bytes]]:
        if public_key not in self._parts:
            beside = [found for found in self.parsed.attachments if found.number not in self._in_source]
            self._parts = {public_key: [(found.number, sealing.seal(found.content, public_key)) for found in beside]}
        return self._parts[public_key]
