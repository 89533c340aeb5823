"""A message to abuse@ -> what it reports, for the site's moderators.

Part of reading, as it parses what is attached: should that kill its reader, it is known the next time.  Which of
the addresses that it names is ours, web finds out: delivery reads no domains.
Nothing is ever answered, so loops and automatic replies end here as reports.
"""

import logging
import re

from inboxes.mail import abuse
from inboxes.mail.abuse import Reported
from inboxes.mail.summary import HeaderField

from .parsing import mime
from .parsing.charsets import clean, plain
from .parsing.fields import header_text
from .parsing.message import Bounds, ParsedMessage, parse

MAX_FEEDBACK_BYTES = 64 * 1024
MAX_ORIGINAL_BYTES = 256 * 1024
# RFC 5965 3.2: the fields that name whom the message was for, the likeliest first.
NAMING = ("original-rcpt-to", "removal-recipient", "reported-uri", "original-mail-from")
# RFC 5965 7.3, RFC 6650: to our kinds.
KINDS = {"abuse": "spam", "fraud": "phishing", "virus": "illegal"}
ORIGINALS = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")

log = logging.getLogger("delivery")

# It is 7bit, always (RFC 5965 3).
_feedback = re.compile(rb"(?im)^content-type:[ \t]*message/feedback-report\b")
_blank_line = re.compile(rb"\n\r?\n")
_next_part = re.compile(rb"\r?\n--")


def read(envelope_sender: str, source: bytes, parsed: ParsedMessage) -> tuple[str, Reported]:
    """Return (kind, what it says) of a message to abuse@, within bounds."""
    try:
        return _read(envelope_sender, source, parsed)
    except Exception as error:
        log.error("a report of abuse is kept without what it reports: %s", type(error).__name__, extra={"error": error})
        return plainly(envelope_sender, parsed)


def plainly(envelope_sender: str, parsed: ParsedMessage) -> tuple[str, Reported]:
    """The same, without what it reports: of one that fails its reader."""
    text = parsed.text or parsed.preview
    return "other", Reported(text=text, contact=envelope_sender, subject=parsed.subject).within_bounds()


def _read(envelope_sender: str, source: bytes, parsed: ParsedMessage) -> tuple[str, Reported]:
    facts = _facts(source)
    original = _original(parsed)
    given = {name.lower(): value for name, value in facts}
    reported = Reported(
        text=parsed.text or parsed.preview,
        contact=_sender_of(parsed) or envelope_sender,
        sender=(original and _sender_of(original)) or given.get("original-mail-from", "").strip("<>"),
        subject=original.subject if original else parsed.subject,
        headers=tuple(HeaderField(*pair) for pair in (original or parsed).headers),
        message_text=original.text or original.preview if original else "",
        attachments=tuple(found.name for found in parsed.attachments),
        facts=facts,
        mentioned=tuple(_mentioned(given, parsed, original)),
    )
    return KINDS.get(given.get("feedback-type", "").strip().lower(), "other"), reported.within_bounds()


def _mentioned(given: dict[str, str], parsed: ParsedMessage, original: ParsedMessage | None) -> list[str]:
    recipients = [address for _, address in original.to] if original else []
    delivered = [value for name, value in original.headers if name.lower() == "delivered-to"] if original else []
    named = [given.get(name, "") for name in NAMING]
    rest = [parsed.subject, parsed.text[: abuse.MAX_MESSAGE_TEXT], parsed.preview]
    return abuse.addresses_in(*named, *delivered, *recipients, *rest, _sender_of(original) if original else "")


def _facts(source: bytes) -> tuple[HeaderField, ...]:
    """Return the fields of its message/feedback-report (RFC 5965), none without one."""
    named = _feedback.search(source)
    begins = named and _blank_line.search(source, named.end())
    if not begins:
        return ()
    content = source[begins.end() : begins.end() + MAX_FEEDBACK_BYTES]
    end = _next_part.search(content)
    fields = mime.parse_tree(content[: end.start() if end else None].strip() + b"\r\n\r\n").raw_items()
    return tuple(HeaderField(clean(name), header_text(value)) for name, value in fields)


def _original(parsed: ParsedMessage) -> ParsedMessage | None:
    """Return the message that is reported, where it is attached."""
    for found in parsed.attachments:
        if found.type in ORIGINALS:
            return parse(found.content[:MAX_ORIGINAL_BYTES], Bounds(seconds=1, max_parts=50, max_headers=200))
    return None


def _sender_of(parsed: ParsedMessage) -> str:
    return parsed.from_[0][1] if parsed.from_ else clean(plain(parsed.from_header))
