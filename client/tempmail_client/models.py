"""What the API answers, as values.

Fields are named as in the API, whose description says what each is (`from`, a
keyword, is `from_`).  A field that a newer server has besides is passed over.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from .errors import UnexpectedAnswer

T = TypeVar("T")
S = TypeVar("S", bound="MessageSummary")


@dataclass(frozen=True, kw_only=True)
class Domain:
    name: str
    unicode_name: str
    is_wildcard: bool
    default_lifetime_seconds: int
    max_lifetime_seconds: int
    max_message_bytes: int
    max_messages: int
    note: str
    is_default: bool = False  # an older server does not say


@dataclass(frozen=True, kw_only=True)
class InboxInfo:
    """An inbox as the server described it; the times are None for a public one."""

    address: str
    is_private: bool
    is_read_only: bool
    created_at: datetime | None
    expires_at: datetime | None
    longest_expires_at: datetime | None
    lifetime_mode: str | None
    message_count: int
    domain_state: str = "open"  # an older server does not say
    is_paused: bool = False
    messages_left: int | None = None


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """The link that a message wants followed; `is_foreign` when it leads to another site than the sender's."""

    url: str
    host: str
    is_foreign: bool


@dataclass(frozen=True, kw_only=True)
class Trust:
    """What the server tells of who sent it: `verdict` is verified, relayed, unconfirmed, unchecked or contradicted.

    `link` is own, service, other or contradicted: the last leads elsewhere than it says.
    """

    verdict: str
    domain: str
    about: str
    reasons: tuple[str, ...]
    link: str | None
    service: str


@dataclass(frozen=True, kw_only=True)
class Attachment:
    number: int
    name: str
    type: str
    size_bytes: int
    inline: bool
    content_id: str
    url: str


@dataclass(frozen=True, kw_only=True)
class MessageSummary:
    """A message as lists have it."""

    id: str
    received_at: datetime
    size_bytes: int
    seen: bool
    from_: tuple[Mailbox, ...]
    to: tuple[Mailbox, ...]
    subject: str
    preview: str
    code: str
    link: Link | None
    tag: str
    recipient: str
    envelope_sender: str
    attachments: tuple[Attachment, ...]
    is_spam: bool | None
    defects: tuple[str, ...]
    pinned: bool = False  # an older server does not say
    trust: Trust | None = None  # an older server does not say

    @property
    def sender(self) -> str:
        """The address that the From header claims, "" without one."""
        return self.from_[0].address if self.from_ else ""


@dataclass(frozen=True, kw_only=True)
class MessageLink:
    """A link to one message.  `url` opens it; it is known only where the link was made."""

    id: int
    message_id: str
    created_at: datetime
    expires_at: datetime
    url: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    result: str
    identity: str


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """What the server itself verified; None: not checked."""

    spf: Verdict | None
    dkim: Verdict | None
    dmarc: Verdict | None
    tls: Verdict | None


@dataclass(frozen=True, kw_only=True)
class Message(MessageSummary):
    """A whole message.  `html` is safe to show; `html_original` is not."""

    date: datetime | None
    message_id: str
    text: str
    html: str | None
    html_original: str | None
    headers: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    authentication: Authentication
    source_url: str


@dataclass(frozen=True, kw_only=True)
class Event(Generic[S]):
    """Something that happened in an inbox.

    `name` is "message" (one has come), "seen" (one was marked; the message says how)
    or "deleted", which has the message's id alone.
    """

    name: str
    message_id: str
    message: S | None


def read(kind: type[T], value: Any, **own: Any) -> T:
    """Build a dataclass from JSON; `own` are the fields that the JSON does not have.  Raises UnexpectedAnswer."""
    try:
        return cast(T, _read(kind, value, own))
    except (TypeError, ValueError, AttributeError) as error:
        raise UnexpectedAnswer(f"The server answered no {kind.__name__} that this client knows: {error}") from error


def time_of(text: str) -> datetime:
    """RFC 3339 -> aware datetime.  Python 3.10 knows no "Z"."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _read(kind: Any, value: dict[str, Any], own: dict[str, Any]) -> Any:
    given: dict[str, Any] = {}
    for name, hint in _hints(kind).items():
        if name in own:
            given[name] = own[name]
        elif (key := name.rstrip("_")) in value:
            given[name] = _as(hint, value[key], own)
    return kind(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _as(hint: Any, value: Any, own: dict[str, Any]) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        wanted, _ = get_args(hint)
        return None if value is None else _as(wanted, value, own)
    if get_origin(hint) is tuple:
        one, rest = get_args(hint)
        kinds = [one] * len(value) if rest is Ellipsis else [one, rest]
        return tuple(_as(kind, item, own) for kind, item in zip(kinds, value, strict=True))
    if hint is datetime:
        return time_of(value)
    if is_dataclass(hint):
        return _read(hint, value, own)
    if not isinstance(value, hint):
        raise TypeError(f"{type(value).__name__} where {hint.__name__} should be")
    return value
