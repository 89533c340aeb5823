"""What the API takes and answers, field by field.

An allow-list: what is not named here is in no answer, whatever a row holds.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, PlainSerializer, WithJsonSchema

from inboxes.access.passwords import LEAST_CHARACTERS
from inboxes.models import Inbox as InboxRow
from inboxes.models import Webhook as WebhookRow
from inboxes.models.domain import MAX_LIFETIME_MINUTES
from inboxes.outbound import Failure
from inboxes.showing.described import rfc3339

from . import examples

LEAST_SECONDS, MOST_SECONDS = 60, MAX_LIFETIME_MINUTES * 60


Time = Annotated[
    datetime,
    PlainSerializer(rfc3339, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
if TYPE_CHECKING:  # to mypy a Literal of what is worked out is none
    Mode = str
    Failed = str
    Off = str
else:
    Mode = Literal[tuple(InboxRow.Mode.values)]
    Failed = Literal[tuple(Failure)]
    Off = Literal[tuple(WebhookRow.Off.values)]
Seconds = Annotated[int, Field(ge=LEAST_SECONDS, le=MOST_SECONDS)]
NewPassword = Annotated[str, Field(min_length=LEAST_CHARACTERS, max_length=1000)]


class Sent(Schema):
    """What clients send: a field that is not known is refused, since somebody meant something by it."""

    model_config = ConfigDict(extra="forbid", strict=True)


# --- Domains and inboxes


class Domain(Schema):
    name: str = Field(description="As A-labels: xn--bcher-kva.example.")
    unicode_name: str = Field(description="The same for people: bücher.example.")
    is_wildcard: bool = Field(description="Whether mail to names that nobody holds is taken in, and public.")
    default_lifetime_seconds: int
    max_lifetime_seconds: int
    max_message_bytes: int = Field(description="A longer message is kept without its attachments.")
    max_messages: int = Field(description="How many an inbox keeps: one more, and the oldest goes.")
    note: str


class Domains(Schema):
    items: list[Domain]
    next_cursor: str | None = Field(description="Always null: all domains are in one answer.")


class NewInbox(Sent):
    local_part: str = Field("", max_length=200, description="The name before the @. Left out: one made by chance.")
    domain: str = Field("", max_length=300, description="One of GET /domains. Left out: the first of them.")
    lifetime_seconds: Seconds | None = Field(
        None, description="How long it lives; in mode idle, how long without use. Left out: as the domain sets it."
    )
    lifetime_mode: Mode = Field(
        "time",
        description="When it ends: when the time is up (time), has passed without use (idle), ten minutes after nobody "
        "looks any more (close), or ten minutes after a message was read (read).",
    )
    password: NewPassword | None = Field(None, description="Lets POST /inboxes/open open it, beside its token.")


class Inbox(Schema):
    address: str
    is_private: bool = Field(description="False: a name that nobody holds; whoever knows it reads its mail.")
    is_read_only: bool = Field(description="Whether the request's right is to read and no more.")
    created_at: Time | None = Field(description="Null for a public inbox.")
    expires_at: Time | None = Field(
        description="When the inbox, or the read-only link that opened it, ends. Null for a public inbox, whose "
        "messages each have an end of their own."
    )
    longest_expires_at: Time | None = Field(description="How far /extend can move expires_at.")
    lifetime_mode: Mode | None = Field(description="Null for a public inbox.")
    has_password: bool | None = Field(description="Null where the right is to read and no more.")
    message_count: int


class OwnInbox(Inbox):
    token: str = Field(description="Opens the inbox, wholly and until it ends. It is kept nowhere: keep it.")


class Opening(Sent):
    address: str = Field(max_length=400)
    password: str = Field(min_length=1, max_length=1000)


class Extension(Sent):
    lifetime_seconds: Seconds | None = Field(
        None, description="From now on, rounded up to whole minutes. Left out: the domain's default."
    )


class Password(Sent):
    password: NewPassword


# --- Read-only links


class NewShare(Sent):
    lifetime_seconds: Seconds | None = Field(None, description="Left out: as long as the inbox lives.")


class Share(Schema):
    id: int
    created_at: Time
    expires_at: Time


class Shares(Schema):
    items: list[Share]
    next_cursor: str | None = Field(description="Always null: an inbox has at most 20.")


class OwnShare(Share):
    token: str = Field(description="Reads the inbox, and changes nothing. It is answered this once.")
    url: str = Field(description="Opens the inbox in a browser; the token stands behind the #, which no log sees.")


# --- Messages


class Mailbox(Schema):
    name: str
    address: str = Field(description="Empty where the header names none.")


class Link(Schema):
    url: str
    host: str
    is_foreign: bool = Field(description="Whether it leads to another site than the From header's domain.")


class Attachment(Schema):
    number: int
    name: str = Field(description="As the sender has it, made harmless as a file name.")
    type: str = Field(description="The media type that the sender claims.")
    size_bytes: int
    inline: bool
    content_id: str = Field(description="What cid: in the HTML refers to; else empty.")
    url: str = Field(description="Its path here; it takes the same token.")


class MessageSummary(Schema):
    """A message as lists have it."""

    id: UUID
    received_at: Time
    size_bytes: int
    seen: bool = Field(description="Whether its holder has read it, on a page or by PATCH. Never in a public inbox.")
    from_: list[Mailbox] = Field(alias="from", description="The authors that the message claims to have.")
    to: list[Mailbox]
    subject: str
    preview: str = Field(description="The text's first characters.")
    code: str = Field(description="The verification code found in the message; else empty.")
    link: Link | None = Field(description="The link that the message wants followed, to confirm or to sign in.")
    tag: str = Field(description="What stands behind the + of the recipient.")
    recipient: str = Field(description="The envelope's: the address as the sending host had it.")
    envelope_sender: str = Field(description="Empty for bounces.")
    attachments: list[Attachment]
    is_spam: bool | None = Field(description="Whether this host's filter takes it for spam. Null: none looked.")
    defects: list[str] = Field(
        description="What is wrong with the message; unreadable: sealed to another key; too_large: kept without its "
        "attachments."
    )


class Verdict(Schema):
    result: str = Field(description="As RFC 8601 2.7 has it: pass, fail, none ...; for tls its version, or none.")
    identity: str = Field(description="What was checked: a domain, an address; for tls the cipher.")


class Authentication(Schema):
    """What this host itself verified; null: not checked.  What a sender's headers say is not in here."""

    spf: Verdict | None
    dkim: Verdict | None
    dmarc: Verdict | None
    tls: Verdict | None


class Message(MessageSummary):
    date: Time | None = Field(description="The Date header, which the sender sets to anything.")
    message_id: str = Field(description="The Message-ID header.")
    text: str = Field(description="The text part; empty where there is HTML only.")
    html: str | None = Field(
        description="The HTML part as a document that is safe to show in a frame: no scripts, nothing from other "
        "sites. Null without HTML, and where it is too complex to be made safe."
    )
    html_original: str | None = Field(description="The HTML part as it came. Never show it: it can do anything.")
    headers: list[tuple[str, str]] = Field(description="[name, value] of each field, from the top.")
    links: list[str] = Field(description="Every http(s) link of the HTML and the text, once each.")
    authentication: Authentication
    source_url: str = Field(description="The path of the whole message as received; it takes the same token.")


class Messages(Schema):
    items: list[MessageSummary]
    next_cursor: str | None = Field(description="For the next page, of older messages; null on the last one.")


class Marks(Sent):
    seen: bool


# --- Webhooks


class NewWebhook(Sent):
    url: str = Field(description="Where to POST: https or http, on this host's webhook ports (80 and 443).")
    with_content: bool = Field(
        False,
        description="Whether each delivery has what the message says. The server then keeps a key that reads this "
        "inbox, until the webhook is deleted or registered again without.",
    )


class Webhook(Schema):
    url: str = Field(description="Empty where this host's key has changed, and the webhook must be registered again.")
    with_content: bool
    created_at: Time
    state: Literal["on", "off"]
    off_reason: Off | None = Field(
        description="gone: it answered 410; failing: too many failures in a row; unreadable: this host has another key."
    )
    consecutive_failures: int


class OwnWebhook(Webhook):
    secret: str = Field(description="What deliveries are signed with. It is answered this once: keep it.")


class Ping(Schema):
    delivery_id: UUID


class Attempt(Schema):
    delivery_id: UUID = Field(description="The `id` in the body, the same each time that it is tried.")
    message_id: UUID | None = Field(description="Null for a ping.")
    at: Time
    status: int | None = Field(description="What the other side answered; null when it did not.")
    error: Failed | None = Field(
        description="Why there was no answer. address: the URL has no address that webhooks go to; connect; tls: the "
        "certificate does not prove the name, or there is no TLS; timeout; protocol: what came was no HTTP."
    )
    milliseconds: int


class Attempts(Schema):
    items: list[Attempt] = Field(description="The newest 50, newest first.")
    next_cursor: str | None = Field(description="Always null: no more are kept.")


# --- Problems


class FieldError(Schema):
    detail: str
    pointer: str | None = Field(None, description="JSON pointer into the body.")
    parameter: str | None = Field(None, description="Name of a parameter of the query.")


class ProblemDocument(Schema):
    """RFC 9457."""

    type: str = Field(description="A path that names the kind of problem, or about:blank.")
    title: str
    status: int
    detail: str = Field(description="What would be right.")
    errors: list[FieldError] = Field(default_factory=list)


EXAMPLES = {
    Domains: examples.DOMAINS,
    Inbox: examples.INBOX,
    OwnInbox: examples.OWN_INBOX,
    Shares: examples.SHARES,
    Share: examples.SHARE,
    OwnShare: examples.OWN_SHARE,
    Messages: examples.MESSAGES,
    MessageSummary: examples.SUMMARY,
    Message: examples.MESSAGE,
    NewInbox: examples.NEW_INBOX,
    Opening: examples.OPENING,
    Extension: examples.EXTENSION,
    Password: examples.PASSWORD,
    NewShare: examples.NEW_SHARE,
    Marks: examples.MARKS,
    NewWebhook: examples.NEW_WEBHOOK,
    Webhook: examples.WEBHOOK,
    OwnWebhook: examples.OWN_WEBHOOK,
    Ping: examples.PING,
    Attempts: examples.ATTEMPTS,
}
