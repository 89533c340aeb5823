"""One delivery: parse, store, one log line.

What the LMTP front and the one-shot command share.  Parsing comes first, and in
the main thread, where it can be timed out.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings

from inboxes import measuring
from inboxes.mail import abuse
from inboxes.mail.summary import Defect

from . import reporting
from .parsing.charsets import clean, plain
from .parsing.limiting import TimeLimitError, time_limit
from .parsing.message import Bounds, ParsedMessage, parse, queue_id_of, unparsed
from .sealed import Envelope, Sealed
from .storing import Result, store_all

log = logging.getLogger("delivery")


def bounds() -> Bounds:
    return Bounds(
        seconds=settings.PARSE_SECONDS,
        max_parts=settings.MAX_PARTS,
        max_depth=settings.MAX_DEPTH,
        max_header_bytes=settings.MAX_HEADER_BYTES,
        max_headers=settings.MAX_HEADERS,
        max_text_bytes=settings.MAX_TEXT_BYTES,
    )


def envelope_of(sender: str, recipients: list[str], source: bytes) -> Envelope:
    """Return an Envelope of what argv or LMTP gave: "<>" is the null sender, no byte is undecodable."""
    sender = "" if sender == "<>" else clean(plain(sender))
    return Envelope(sender, [clean(plain(recipient)) for recipient in recipients], source)


@dataclass(frozen=True)
class Delivery:
    """One message on its way: keep() takes what read() returns."""

    envelope: Envelope
    started: float = field(default_factory=time.monotonic)

    @cached_property
    def queue_id(self) -> str:
        return queue_id_of(self.envelope.source)

    def defer(self, error: Exception) -> None:
        """Log and count that it was not stored: the class only, as a database's message may quote what it was given."""
        queue_id = self.queue_id or "-"
        extra = {"queue_id": self.queue_id, "bytes": len(self.envelope.source), "error": error}
        log.error("%s: deferred: %s", queue_id, type(error).__name__, extra=extra)
        measuring.add("delivered", "deferred", amount=len(self.envelope.recipients))

    def read(self, as_is: bool = False) -> ParsedMessage:
        """Parse the source; as_is, a message that killed a worker, only its header's main fields."""
        with measuring.timed("delivery_seconds", "parse"):
            if as_is:
                return unparsed(self.envelope.source, Defect.KILLED_PARSER)
            parsed = parse(self.envelope.source, bounds())
            if any(map(abuse.is_mailbox, self.envelope.recipients)):
                parsed.report = reporting.read(self.envelope.sender, self.envelope.source, parsed)
            return parsed

    def keep(self, parsed: ParsedMessage) -> list[Result]:
        """Store it alone: as keep_all()."""
        return keep_all([(self, parsed)])[0]

    def tell(self, parsed: ParsedMessage, results: list[Result]) -> None:
        """Log the line, and count what became of it."""
        queue_id = self.queue_id
        places = [
            result.where if result.outcome == "stored" else f"{result.outcome}:{result.where}" for result in results
        ]
        for result in results:
            measuring.add("delivered", result.outcome)
        for defect in {*parsed.defects} & {*Defect}:  # without what an error is called
            measuring.add("defects", defect)
        fields = {
            "queue_id": queue_id,
            "places": places,
            "bytes": len(self.envelope.source),
            "milliseconds": round((time.monotonic() - self.started) * 1000, 1),
            "defects": parsed.defects,
        }
        line = "%(queue_id)s: %(places)s bytes=%(bytes)d ms=%(milliseconds).1f%(defects)s"
        values = {"queue_id": queue_id or "-", "places": ",".join(places)}
        values["defects"] = f" defects={','.join(parsed.defects)}" if parsed.defects else ""
        log.info(line, fields | values, extra=fields)


def keep_all(read: Sequence[tuple[Delivery, ParsedMessage]], is_patient: bool = True) -> list[list[Result]]:
    """Store what was read, in one transaction, and log a line for each.

    Raises the database's errors, and TimeoutError when it does not answer; who is not patient, as store_all() does.
    """
    messages = [Sealed(delivery.envelope, parsed, delivery.queue_id) for delivery, parsed in read]
    try:
        with time_limit(settings.STORE_SECONDS) as begin_anew:
            results = store_all(messages, begin_anew, is_patient)
    except TimeLimitError:
        raise TimeoutError("the database did not answer") from None
    for (delivery, parsed), its in zip(read, results, strict=True):
        delivery.tell(parsed, its)
    return results
