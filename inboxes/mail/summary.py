"""What delivery seals of a message, and whoever may read it opens: the one place where a field is added.

Pure: no Django, no database.  Summary is what a list needs, Body the rest that a page
shows; parts and source are sealed as bytes, beside them.  What was sealed by an older
version, or lacks a key, opens with the field's default; nothing here raises for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, Self, get_args, get_origin, get_type_hints


class Defect(StrEnum):
    """What is wrong with a message, or with what was kept of it: what pages and the API say of it."""

    UNPARSED = "unparsed"  # only the header's main fields were read; the next in the list says why
    KILLED_PARSER = "killed_parser"  # why: a worker died of it, or had to be killed
    HEADER = "header"  # the Date could not be read; the next in the list says why
    HEADER_CUT = "header_cut"  # more or longer fields than are read
    ENCODED_TWICE = "encoded_twice"  # a name or the subject was still encoded when it was decoded (RFC 2047)
    TOO_MANY_PARTS = "too_many_parts"  # than are taken apart (RFC 2046 5.1)
    TOO_DEEP = "too_deep"  # multiparts in multiparts, beyond what can be read
    TEXT_CUT = "text_cut"
    HTML_CUT = "html_cut"
    TOO_LARGE = "too_large"  # for its inbox: parts were not kept, of the source only the beginning
    UNREADABLE = "unreadable"  # sealed to a key that nobody here has, or damaged: found in reading, never sealed


class Mailbox(NamedTuple):
    """One address of a field (RFC 5322 3.4)."""

    name: str
    address: str


class HeaderField(NamedTuple):
    """One field of the header, unfolded and decoded (RFC 5322 2.2, RFC 2047); a Note's facts are such pairs too."""

    name: str
    value: str


@dataclass(frozen=True)
class JSONObject:
    """Fields that are the keys of a JSON object; `from_`, as "from" is a keyword, is the key "from"."""

    def to_json(self) -> dict[str, Any]:
        """Return dicts, lists and plain values."""
        return {key: _to_json(getattr(self, name)) for name, key, _ in _fields_of(type(self))}

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Return what to_json() gave, of whatever version.

        An unknown key is passed over; what is missing or of another type is the default.
        """
        given = value if isinstance(value, dict) else {}
        found = {name: read(given.get(key, _UNFIT)) for name, key, read in _fields_of(cls)}
        return cls(**{name: value for name, value in found.items() if value is not _UNFIT})


@dataclass(frozen=True)
class Attachment(JSONObject):
    """A part that is offered for download (RFC 2183), without its bytes."""

    number: int = 0  # from 1, in the order of the tree: it names the part
    name: str = ""  # as its sender has it: showing/reading.py makes a harmless file name of it
    type: str = ""  # type/subtype (RFC 2045 5.1), as its sender claims
    bytes: int = 0  # decoded
    content_id: str = ""  # what cid: in the HTML means (RFC 2392), without its brackets
    inline: bool = False  # Content-Disposition: inline
    content_location: str = ""  # what the same URL in the HTML means (RFC 2557)
    place: tuple[int, ...] = ()  # where the source has its bytes (places.py); () where they have a row


@dataclass(frozen=True)
class Note(JSONObject):
    """What a part says that is no text, in facts: showing/notes.py has the words for it."""

    # delivery, reading, complaint; invitation, cancellation, answer, proposal, event; contact; signed, encrypted
    kind: str = ""
    facts: tuple[HeaderField, ...] = ()  # (what it is, its value as the sender has it)


@dataclass(frozen=True)
class Check(JSONObject):
    """What this host's own filter found in checking who sent it (RFC 8601)."""

    method: str = ""  # spf, dkim, dmarc, tls
    result: str = ""  # of RFC 8601 2.7; for tls the version, or "none"
    identity: str = ""  # what was checked: a domain, an address; for tls the cipher
    policy: str = ""  # for dmarc: what the domain asks for where it fails

    @property
    def is_good(self) -> bool:
        return self.result == "pass" or (self.method == "tls" and self.result in ("TLSv1.2", "TLSv1.3"))

    @property
    def is_bad(self) -> bool:
        return self.result in ("fail", "softfail", "permerror")


@dataclass(frozen=True)
class Verdict(JSONObject):
    """What this host's own filter wrote (postfix/rspamd/milter_headers.conf)."""

    score: float = 0.0
    is_spam: bool = False


@dataclass(frozen=True)
class Summary(JSONObject):
    """The little that a list needs, for one recipient."""

    recipient: str = ""  # RCPT TO, as the sending host had it (RFC 5321 4.1.1.3)
    tag: str = ""  # what stands behind the + of the recipient
    envelope_sender: str = ""  # MAIL FROM; "" for the null sender (RFC 5321 4.5.5)
    queue_id: str = ""  # Postfix's; "" when its Received line has none
    from_: tuple[Mailbox, ...] = ()  # authors that the message claims (RFC 5322 3.6.2)
    from_header: str = ""  # the field as it came, for where no address was found in it
    to: tuple[Mailbox, ...] = ()  # RFC 5322 3.6.3
    subject: str = ""  # RFC 5322 3.6.5
    date: str = ""  # the Date field (RFC 5322 3.6.1) in ISO 8601; "" when missing or unreadable
    message_id: str = ""  # with its brackets (RFC 5322 3.6.4)
    preview: str = ""  # the first words of the text, or of what the HTML shows
    code: str = ""  # for verification; "" for none
    link: str = ""  # to confirm or to sign in; "" for none
    link_host: str = ""  # where it leads
    link_is_foreign: bool = False  # whether that is another site than the author's
    verdict: Verdict | None = None  # None where no filter of ours looked
    attachments: tuple[Attachment, ...] = ()  # their parts were kept, unless it is TOO_LARGE
    defects: tuple[str, ...] = ()  # Defects; behind UNPARSED and HEADER an error's name may stand
    checks: tuple[Check, ...] | None = None  # each of the sender, all signatures; None from before they were kept
    other_from: tuple[Mailbox, ...] = ()  # authors of further From fields, of which RFC 5322 3.6 allows none
    link_claims: str = ""  # the host that the link's text shows; "" for words

    @property
    def is_spam(self) -> bool | None:
        """Whether this host's filter takes it for spam; None where none looked."""
        return self.verdict.is_spam if self.verdict else None


@dataclass(frozen=True)
class Body(JSONObject):
    """What the message says, chosen from its parts as mail programs do (RFC 2046 5.1)."""

    text: str = ""  # text/plain; "" where there is HTML only
    html: str = ""  # text/html as it came: nobody is shown it before showing/rendering.py made it safe
    headers: tuple[HeaderField, ...] = ()  # from the top
    notes: tuple[Note, ...] = ()  # of parts that programs read


# What is no value of a field's type.
_UNFIT = object()
_fields: dict[type, list[tuple[str, str, Callable[[Any], Any]]]] = {}


def _fields_of(kind: type[JSONObject]) -> list[tuple[str, str, Callable[[Any], Any]]]:
    """Return (name, key, what reads its value) of each field; made once, as a list asks for it with each row."""
    if kind not in _fields:
        hints = get_type_hints(kind)
        _fields[kind] = [(field.name, field.name.rstrip("_"), _reader_of(hints[field.name])) for field in fields(kind)]
    return _fields[kind]


def _reader_of(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a JSON value one of this type again, or _UNFIT; of a list it takes what fits."""
    if get_origin(kind) is UnionType:
        read = _reader_of(get_args(kind)[0])
        return lambda value: None if value is None else read(value)
    if get_origin(kind) is tuple:
        read = _reader_of(get_args(kind)[0])
        return lambda value: _items(read, value) if isinstance(value, list) else _UNFIT
    if issubclass(kind, JSONObject):
        return lambda value: kind.from_json(value) if isinstance(value, dict) else _UNFIT
    if issubclass(kind, tuple):
        return lambda value: _pair(kind, value) if isinstance(value, list) else _UNFIT
    plain = (int, float) if kind is float else kind
    return lambda value: value if isinstance(value, plain) else _UNFIT


def _items(read: Callable[[Any], Any], value: list[Any]) -> tuple[Any, ...]:
    return tuple(item for item in map(read, value) if item is not _UNFIT)


def _pair(kind: type[Mailbox] | type[HeaderField], value: list[Any]) -> Any:
    return kind(*value) if len(value) == 2 and all(isinstance(text, str) for text in value) else _UNFIT


def _to_json(value: Any) -> Any:
    if isinstance(value, JSONObject):
        return value.to_json()
    return [_to_json(item) for item in value] if isinstance(value, tuple) else value
