"""Reports about mail that was sent, in facts: delivery (RFC 3464), reading (RFC 8098), complaints (RFC 5965)."""

from inboxes.mail.summary import HeaderField, Note

from .. import mime
from ..fields import header_text

KINDS = frozenset((
    "message/delivery-status", "message/global-delivery-status",
    "message/disposition-notification", "message/global-disposition-notification",
    "message/feedback-report",
))  # fmt: skip
MAX_RECIPIENTS = 20
MAX_BYTES = 64 * 1024
MAX_CHARACTERS = 1000

_NOTE_OF = {"delivery-status": "delivery", "disposition-notification": "reading", "feedback-report": "complaint"}
# Each fact, and the fields that give it: the first that is there.
_FACTS = (
    ("recipient", ("final-recipient", "original-recipient", "original-rcpt-to")),
    ("action", ("action", "disposition", "feedback-type")),
    ("status", ("status",)),
    ("reason", ("diagnostic-code", "failure", "error", "warning")),
    ("host", ("remote-mta", "reporting-mta", "reporting-ua", "source-ip")),
    ("until", ("will-retry-until",)),
)
# Their values are "type; value".
_TYPED = frozenset(("final-recipient", "original-recipient", "diagnostic-code", "remote-mta", "reporting-mta"))


def read(kind: str, content: bytes) -> list[Note]:
    """Return a note for each recipient of a report."""
    name = _NOTE_OF[kind.partition("/")[2].removeprefix("global-")]
    blocks = [block for block in _blocks(content[:MAX_BYTES]) if block]
    # A delivery report begins with what holds for all recipients.
    general = blocks[0] if blocks else {}
    single = blocks[1:] or blocks
    notes = [_note(name, general | block if name == "delivery" else general) for block in single[:MAX_RECIPIENTS]]
    return [note for note in notes if note.facts]


def _blocks(content: bytes) -> list[dict[str, str]]:
    pieces = content.replace(b"\r\n", b"\n").strip().split(b"\n\n")
    blocks = []
    for piece in pieces[: MAX_RECIPIENTS + 1]:
        fields: dict[str, str] = {}
        for name, value in mime.parse_tree(piece + b"\n\n").raw_items():
            fields.setdefault(name.lower(), header_text(value)[:MAX_CHARACTERS])
        blocks.append(fields)
    return blocks


def _note(name: str, fields: dict[str, str]) -> Note:
    facts = []
    for fact, sources in _FACTS:
        source = next((one for one in sources if fields.get(one)), "")
        value = fields.get(source, "")
        if source in _TYPED and ";" in value:
            value = value.partition(";")[2].strip()
        if fact == "action":
            value = value.rpartition(";")[2].strip().lower().partition("/")[0]
        if value:
            facts.append(HeaderField(fact, value))
    return Note(name, tuple(facts))
