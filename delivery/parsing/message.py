"""Turn a message's source into plain values.

Second step of delivery: lmtp -> parsing -> storing.  Knows no Django and no
database.  Never raises for a message: what cannot be read is left empty and named
in ParsedMessage.defects.  mail-parser reads the date; bodies and attachments are
taken from the MIME tree itself (bodies.py), since mail-parser drops unnamed parts,
merges attached messages into the outer text and breaks on broken trees.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import mailparser.utils

from inboxes.mail.abuse import Reported
from inboxes.mail.summary import Defect, Note

from . import bodies, codes, mime
from .charsets import clean
from .fields import header_text, is_encoded, unfolded
from .limiting import TimeLimitError, processor_limit
from .mailboxes import mailboxes
from .pieces import without_pictures
from .previews import preview_of

MAX_FIELD_BYTES = 16 * 1024  # one header field, before it is decoded
MAX_FROM_FIELDS = 5
FALLBACK_SECONDS = 1
PLAINLY_AFTER = 0.6  # of the time: then what programs wrote stays unread
DELIMITERS_PER_PART = 10  # signatures, PGP armour and patches have lines like delimiters

_essential = re.compile(rb"(?i)(from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received|reply-to):")
_fields = re.compile(rb"[^\r\n][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?")
_before_header = re.compile(rb"(?:\xef\xbb\xbf)?(?:>?From [^\r\n]*\r?\n)?(?=[!-9;-~]+:)")
_ours_behind_cr = re.compile(rb"(?i)\r(?=(?:authentication-results|x-tempmail-[a-z-]+):)")
_delimiter = re.compile(rb"\n--(?=\S)")
_boundary = re.compile(rb"(?i)boundary=")
_queue_id = re.compile(rb"\A(?:[^\r\n]|\r?\n[ \t])*?\bid ([0-9A-Za-z]+)")


@dataclass(frozen=True)
class Bounds:
    """What one message may cost; the settings of the same names."""

    seconds: float = 5  # of processor time
    max_parts: int = 1000
    max_depth: int = 100
    max_header_bytes: int = 256 * 1024
    max_headers: int = 1000
    max_text_bytes: int = 4 * 1024**2


@dataclass
class ParsedMessage:
    """A message as plain values: str without NUL or lone surrogates, bytes for contents."""

    from_: list[tuple[str, str]] = field(default_factory=list)  # (name, address)
    from_header: str = ""
    other_from: list[tuple[str, str]] = field(default_factory=list)  # of further From fields
    to: list[tuple[str, str]] = field(default_factory=list)
    subject: str = ""
    date: str = ""  # ISO 8601, "" when missing or unreadable
    message_id: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    html: str = ""
    attachments: list[bodies.Attachment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)  # as in summary.Summary
    code: str = ""  # for verification; these five as in codes.Found
    link: str = ""
    link_host: str = ""
    link_is_foreign: bool = False
    link_claims: str = ""
    report: tuple[str, Reported] | None = None  # its kind, and what it says: of one to abuse@ (reporting.py)

    @cached_property
    def preview(self) -> str:  # once for all recipients
        return preview_of(self.text, without_pictures(self.html), self.notes)


def queue_id_of(source: bytes) -> str:
    """Return Postfix's queue id from its own Received line, the first of the header; "" without one."""
    match = _queue_id.match(source[:4096]) if source[:9].lower() == b"received:" else None
    return match[1].decode() if match else ""


def parse(source: bytes, bounds: Bounds = Bounds()) -> ParsedMessage:
    """Return what can be read of a message (RFC 5322, RFC 2045), within bounds."""
    try:
        with processor_limit(bounds.seconds * PLAINLY_AFTER):
            return _parse(source, bounds)
    except (Exception, TimeLimitError):
        pass
    try:
        with processor_limit(bounds.seconds * (1 - PLAINLY_AFTER)):
            return _parse(source, bounds, plainly=True)
    except (Exception, TimeLimitError) as error:
        return unparsed(source, type(error).__name__)


def unparsed(source: bytes, reason: str) -> ParsedMessage:
    """Return the header's main fields only, by the simplest means; empty if those fail too."""
    try:
        with processor_limit(FALLBACK_SECONDS):
            # A small piece: this also serves where memory has run out.
            header, _, _ = _split(source[: 16 * MAX_FIELD_BYTES], 4 * MAX_FIELD_BYTES)
            parsed = ParsedMessage()
            _read_header_simply(parsed, header)
    except (Exception, TimeLimitError):
        parsed = ParsedMessage()
    parsed.defects += [Defect.UNPARSED, reason]
    return parsed


def _parse(source: bytes, bounds: Bounds, plainly: bool = False) -> ParsedMessage:
    header, body, defects = _split(source, bounds.max_header_bytes, bounds.max_headers)
    body, too_many = _cut_after(body, _delimiter, bounds.max_parts * DELIMITERS_PER_PART)
    if too_many:
        defects.append(Defect.TOO_MANY_PARTS)
    try:
        tree = mime.parse_tree(header + b"\r\n" + body)
    except RecursionError:
        # Nested beyond what the standard library's parser can do: keep the outer levels.
        body, _ = _cut_after(body, _boundary, bounds.max_depth)
        tree = mime.parse_tree(header + b"\r\n" + body)
        defects.append(Defect.TOO_DEEP)
    content = bodies.read(tree, bounds.max_parts, bounds.max_text_bytes, 2 * len(source), plainly)
    parsed = ParsedMessage(
        text=content.text,
        html=content.html,
        attachments=content.attachments,
        notes=content.notes,
        defects=defects + content.defects,
    )
    _read_header(parsed, tree)
    _find_code(parsed)
    return parsed


def _find_code(parsed: ParsedMessage) -> None:
    """Fill in the code and the link; a message is never the worse for a failure here."""
    from_address = parsed.from_[0][1] if parsed.from_ else ""
    with suppress(Exception, TimeLimitError):
        found = codes.find(parsed.subject, parsed.text, without_pictures(parsed.html), from_address)
        parsed.code, parsed.link = found.code, found.link
        parsed.link_host, parsed.link_is_foreign = found.link_host, found.link_is_foreign
        parsed.link_claims = found.link_claims


def _split(source: bytes, max_header_bytes: int, max_headers: int = 1000) -> tuple[bytes, bytes, list[str]]:
    """Return (header, body, defects); a header over the bounds keeps its main fields, each cut short."""
    # What mail folders and some programs write before a message.
    if match := _before_header.match(source):
        source = source[match.end() :]
    end = re.search(rb"\r?\n\r?\n", source)
    if source[:1] in (b"\r", b"\n"):
        return b"", source, []
    header, body = (source[: end.start()] + b"\r\n", source[end.end() :]) if end else (source, b"")
    # A line end to the standard library, none to Postfix, which takes such fields of senders out.
    header = _ours_behind_cr.sub(b"?", header)
    if len(header) <= max_header_bytes and not _has_more_fields(header, max_headers):
        return header, body, []
    kept: list[bytes] = []
    size = 0
    for match in _fields.finditer(header):
        line = match[0]
        if b":" not in line[:MAX_FIELD_BYTES]:
            # No field: for the standard library too the body begins here.
            body = source[match.start() :]
            break
        if (size > max_header_bytes or len(kept) >= max_headers) and not _essential.match(line):
            continue
        if len(line) > MAX_FIELD_BYTES:
            line = line[:MAX_FIELD_BYTES].rstrip(b"\r\n") + b"\r\n"
        size += len(line)
        if size > 2 * max_header_bytes or len(kept) >= 2 * max_headers:
            break
        kept.append(line)
    return b"".join(kept), body, [Defect.HEADER_CUT]


def _has_more_fields(header: bytes, most: int) -> bool:
    if header.count(b"\n") <= most:
        return False
    return sum(1 for _ in _fields.finditer(header)) > most


def _cut_after(body: bytes, pattern: re.Pattern[bytes], count: int) -> tuple[bytes, bool]:
    """Return (body up to the count-th match of pattern, whether anything was cut)."""
    for number, match in enumerate(pattern.finditer(body)):
        if number == count:
            return body[: match.start()], True
    return body, False


def _read_header(parsed: ParsedMessage, tree: mime.Part) -> None:
    fields_of_it = list(tree.raw_items())
    is_ascii = all(value.isascii() for _, value in fields_of_it)
    _read_fields(parsed, fields_of_it, () if is_ascii else tree.hints)
    try:
        # Its reader of dates alone: the whole reads all it is given.
        date = tree["date"]
        when = mailparser.utils.parse_mail_date(date).value if date else None
        parsed.date = when.isoformat() if when else ""
    except Exception as error:
        # It raises AttributeError and TypeError of its own on broken fields.
        parsed.defects += [Defect.HEADER, type(error).__name__]


def _read_header_simply(parsed: ParsedMessage, header: bytes) -> None:
    fields_of_it = (match[0][:MAX_FIELD_BYTES].decode("ascii", "surrogateescape") for match in _fields.finditer(header))
    pairs = (line.partition(":") for line in fields_of_it if ":" in line)
    _read_fields(parsed, ((name, value) for name, _, value in islice(pairs, 500)))


def _read_fields(parsed: ParsedMessage, given: Iterable[tuple[str, str]], hints: tuple[str, ...] = ()) -> None:
    """Fill in what stands in (name, raw value) of each field, of several of a name the first."""
    raw: dict[str, str] = {}
    senders: list[str] = []
    decoded: dict[str, str] = {}
    for name, value in given:
        parsed.headers.append((clean(name), header_text(value, *hints)))
        raw.setdefault(name.lower(), value)
        if name.lower() == "from" and len(senders) < MAX_FROM_FIELDS:
            senders.append(value)
        decoded.setdefault(name.lower(), parsed.headers[-1][1])
    parsed.subject = decoded.get("subject", "").replace("\t", " ")
    parsed.message_id = decoded.get("message-id", "")
    parsed.from_header = decoded.get("from", "")
    parsed.from_, is_twice = mailboxes(unfolded(raw.get("from", ""), *hints), *hints)
    # Another mail program, or the filter, may take one of these for the sender.
    for other in senders[1:]:
        parsed.other_from += mailboxes(unfolded(other, *hints), *hints)[0]
    parsed.to, _ = mailboxes(unfolded(raw.get("to", ""), *hints), *hints)
    if is_encoded(parsed.subject):
        parsed.subject, is_twice = header_text(parsed.subject), True
    if is_twice:
        parsed.defects.append(Defect.ENCODED_TWICE)
