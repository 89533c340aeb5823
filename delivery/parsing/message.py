"""Turn a message's source into plain values.

Second step of delivery: lmtp -> parsing -> storing.  Knows no Django and no
database.  Never raises for a message: what cannot be read is left empty and named
in ParsedMessage.defects.  mail-parser reads the header; bodies and attachments
are taken from the MIME tree itself (bodies.py), since mail-parser drops unnamed
parts, merges attached messages into the outer text and breaks on broken trees.
"""

import email.utils
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message

import mailparser

from inboxes.mail.summary import Defect, Note

from . import bodies, codes, mime
from .charsets import clean
from .fields import header_text
from .limiting import TimeLimitError, processor_limit
from .previews import preview_of

MAX_FIELD_BYTES = 16 * 1024  # one header field, before it is decoded
FALLBACK_SECONDS = 1
PLAINLY_AFTER = 0.6  # of the time: then what programs wrote stays unread
DELIMITERS_PER_PART = 10  # signatures, PGP armour and patches have lines like delimiters

_essential = re.compile(rb"(?i)(from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received|reply-to):")
_fields = re.compile(rb"[^\r\n][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?")
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
    code: str = ""  # for verification; these four as in codes.Found
    link: str = ""
    link_host: str = ""
    link_is_foreign: bool = False

    @property
    def preview(self) -> str:
        return preview_of(self.text, bodies.without_pictures(self.html), self.notes)


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
        found = codes.find(parsed.subject, parsed.text, bodies.without_pictures(parsed.html), from_address)
        parsed.code, parsed.link = found.code, found.link
        parsed.link_host, parsed.link_is_foreign = found.link_host, found.link_is_foreign


def _split(source: bytes, max_header_bytes: int, max_headers: int = 1000) -> tuple[bytes, bytes, list[str]]:
    """Return (header, body, defects); a header over the bounds keeps its main fields, each cut short."""
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
    parsed.headers = [(clean(name), header_text(value)) for name, value in tree.raw_items()]
    first: dict[str, str] = {}
    for name, value in parsed.headers:
        first.setdefault(name.lower(), value)
    parsed.from_header = first.get("from", "")
    parsed.subject = first.get("subject", "")
    parsed.message_id = first.get("message-id", "")
    try:
        # Only what it is asked for: it reads all it is given, bodies and received lines too.
        asked = Message(mime.POLICY)
        for name in ("From", "To", "Date"):
            if name in tree:
                asked[name] = tree[name]
        mail = mailparser.MailParser(asked)
        parsed.from_ = _clean_addresses(mail.from_)
        parsed.to = _clean_addresses(mail.to)
        parsed.date = mail.date.isoformat() if mail.date else ""
    except Exception as error:
        # It raises AttributeError and TypeError of its own on broken fields.
        parsed.defects += [Defect.HEADER, type(error).__name__]
        parsed.from_ = _addresses(parsed.from_header)
        parsed.to = _addresses(first.get("to", ""))


def _read_header_simply(parsed: ParsedMessage, header: bytes) -> None:
    for match in _fields.finditer(header):
        name, colon, value = match[0][:MAX_FIELD_BYTES].decode("utf-8", "surrogateescape").partition(":")
        if colon and len(parsed.headers) < 500:
            parsed.headers.append((clean(name), header_text(value)))
    first = {name.lower(): value for name, value in reversed(parsed.headers)}
    parsed.from_header = first.get("from", "")
    parsed.subject = first.get("subject", "")
    parsed.message_id = first.get("message-id", "")
    parsed.from_ = _addresses(parsed.from_header)
    parsed.to = _addresses(first.get("to", ""))


def _addresses(value: str) -> list[tuple[str, str]]:
    return _clean_addresses(email.utils.getaddresses([value[:2000]]))


def _clean_addresses(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(clean(name), clean(address)) for name, address in pairs[:100] if address]
