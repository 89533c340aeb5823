"""What the API takes and answers, field by field, each with an example.

An allow-list: what is not named here is in no answer, whatever a row holds.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import UUID

from ninja import P, PathEx, Schema
from pydantic import AliasChoices, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

from inboxes.access.passwords import LEAST_CHARACTERS
from inboxes.models import Inbox as InboxRow
from inboxes.models.domain import MAX_LIFETIME_MINUTES
from inboxes.models.lifetime import MOST_MESSAGES
from inboxes.showing.described import rfc3339

LEAST_SECONDS, MOST_SECONDS = 60, MAX_LIFETIME_MINUTES * 60
ADDRESS = "shop@mail.example.org"
TOKEN = "4D0Y8QJ7M2ZK5V9XB3TNC6WREGHP1AFS40Y8QJ7M2ZK5V9XB3TNC6"
MESSAGE_ID = "0199f1f0-8f3c-7b7e-9d0a-5c2f6f1f2a31"
END = "2026-05-04T10:30:00.120417Z"
HTML = "<!doctype html>\n<html><body><p>Enter <b>482913</b> to confirm your address.</p></body></html>"
MESSAGE_PATH = f"/api/v1/inboxes/{ADDRESS}/messages/{MESSAGE_ID}"

Time = Annotated[
    datetime,
    PlainSerializer(rfc3339, return_type=str),
    WithJsonSchema(
        {"type": "string", "format": "date-time", "examples": ["2026-05-04T09:30:00.120417Z"]}, mode="serialization"
    ),
]
if TYPE_CHECKING:  # to mypy a Literal of what is worked out is none
    Mode = str
else:
    Mode = Annotated[Literal[tuple(InboxRow.Mode.values)], Field(examples=["time"])]
Seconds = Annotated[int, Field(ge=LEAST_SECONDS, le=MOST_SECONDS, examples=[3600])]
NewPassword = Annotated[str, Field(min_length=LEAST_CHARACTERS, max_length=1000, examples=["correct horse battery"])]
Token = Annotated[str, Field(examples=[TOKEN])]
MessageCount = Annotated[int, Field(ge=1, le=MOST_MESSAGES, examples=[1])]
Cursor = Annotated[str | None, Field(examples=[None])]


# What paths name.  An address that is too long is no address there, and so no problem of its own.
Address = PathEx[
    Annotated[str, WithJsonSchema({"type": "string", "maxLength": 400})],
    P(description="The whole address, percent-encoded.", example=ADDRESS),
]
MessageId = PathEx[UUID, P(description="A message's id.", example=MESSAGE_ID)]
Number = PathEx[int, P(description="An attachment's number in its message.", example=1)]
ShareId = PathEx[int, P(description="A link's id.", example=7)]


class Sent(Schema):
    """What clients send: a field that is not known is refused, since somebody meant something by it."""

    model_config = ConfigDict(extra="forbid", strict=True)


# --- Domains and inboxes


class Domain(Schema):
    name: str = Field(description="As A-labels: xn--bcher-kva.example.", examples=["mail.example.org"])
    unicode_name: str = Field(description="The same for people: bücher.example.", examples=["mail.example.org"])
    is_wildcard: bool = Field(
        description="Whether mail to names that nobody holds is taken in, and public.", examples=[True]
    )
    default_lifetime_seconds: int = Field(examples=[3600])
    max_lifetime_seconds: int = Field(examples=[604800])
    max_message_bytes: int = Field(description="A longer message is kept without its attachments.", examples=[26214400])
    max_messages: int = Field(description="How many an inbox keeps: one more, and the oldest goes.", examples=[200])
    note: str = Field(description="What whoever runs the site tells of it.", examples=[""])
    is_default: bool = Field(description="Whether inboxes are there that name no domain.", examples=[True])


class Domains(Schema):
    items: list[Domain]
    next_cursor: Cursor = Field(description="For the next page; null on the last one, as with up to 100 domains.")


class NewInbox(Sent):
    local_part: str = Field(
        "", max_length=200, description="The name before the @. Left out: one made by chance.", examples=["shop"]
    )
    domain: str = Field(
        "",
        max_length=300,
        description="One of GET /domains. Left out: the default, which is the first of them.",
        examples=["mail.example.org"],
    )
    lifetime_seconds: Seconds | None = Field(
        None, description="How long it lives; in mode idle, how long without use. Left out: as the domain sets it."
    )
    lifetime_mode: Mode = Field(
        "time",
        description="When it ends: when the time is up (time), has passed without use (idle), ten minutes after nobody "
        "looks any more (close), or ten minutes after a message was read (read).",
    )
    ends_after_messages: MessageCount | None = Field(
        None,
        description="How many messages it takes: whoever writes after the last of them is told that there is no such "
        "address, and the inbox lives on until its time is up. Left out: as many as come.",
    )
    password: NewPassword | None = Field(None, description="Lets POST /inboxes/open open it, beside its token.")


class Inbox(Schema):
    address: str = Field(examples=[ADDRESS])
    is_private: bool = Field(
        description="False: a name that nobody holds; whoever knows it reads its mail.", examples=[True]
    )
    is_read_only: bool = Field(description="Whether the request's right is to read and no more.", examples=[False])
    created_at: Time | None = Field(description="Null for a public inbox.")
    expires_at: Time | None = Field(
        description="When the inbox, or the read-only link that opened it, ends. Null for a public inbox, whose "
        "messages each have an end of their own.",
        examples=[END],
    )
    longest_expires_at: Time | None = Field(
        description="How far /extend can move expires_at.", examples=["2026-05-11T09:30:00.120417Z"]
    )
    lifetime_mode: Mode | None = Field(description="Null for a public inbox.")
    domain_state: Literal["open", "paused", "closed"] = Field(
        description="Whether mail comes to it: a paused domain's is held up for now, a closed domain's is refused.",
        examples=["open"],
    )
    is_paused: bool = Field(
        description="Whether its holder has paused it: senders are told to try again later.", examples=[False]
    )
    messages_left: int | None = Field(
        description="How many messages more it takes; 0: none any more. Null: as many as come.", examples=[None]
    )
    has_password: bool | None = Field(description="Null where the right is to read and no more.", examples=[False])
    message_count: int = Field(examples=[1])


class OwnInbox(Inbox):
    token: Token = Field(description="Opens the inbox, wholly and until it ends. It is kept nowhere: keep it.")


class InboxChanges(Sent):
    """What is left out stays as it is."""

    is_paused: bool = Field(
        False, description="True: mail waits at its senders, who try again by themselves, until it is false again."
    )
    ends_after_messages: MessageCount | None = Field(
        None, description="How many messages more it takes, from now on. Null: as many as come."
    )


class Opening(Sent):
    address: str = Field(max_length=400, examples=[ADDRESS])
    password: str = Field(min_length=1, max_length=1000, examples=["correct horse battery"])


class Extension(Sent):
    lifetime_seconds: Seconds | None = Field(
        None,
        description="From now on, rounded up to whole minutes. Left out: the domain's default.",
        examples=[86400],
    )


class Password(Sent):
    password: NewPassword


# --- Read-only links


class NewShare(Sent):
    lifetime_seconds: Seconds | None = Field(None, description="Left out: as long as the inbox lives.")


class Share(Schema):
    id: int = Field(examples=[7])
    created_at: Time
    expires_at: Time = Field(validation_alias=AliasChoices("ends_at", "expires_at"), examples=[END])


class Shares(Schema):
    items: list[Share]
    next_cursor: Cursor = Field(description="Always null: an inbox has at most 20.")


class OwnShare(Share):
    token: Token = Field(description="Reads the inbox, and changes nothing. It is answered this once.")
    url: str = Field(
        description="Opens the inbox in a browser; the token stands behind the #, which no log sees.",
        examples=[f"https://example.org/add#{TOKEN}"],
    )


class MessageLink(Share):
    message_id: UUID = Field(examples=[MESSAGE_ID])


class MessageLinks(Schema):
    items: list[MessageLink]
    next_cursor: Cursor = Field(description="Always null: an inbox has at most 20 links to its messages.")


class OwnMessageLink(MessageLink):
    url: str = Field(
        description="Opens this one message in a browser, and nothing else. What opens it stands behind the #, which "
        "no log sees; it is answered this once.",
        examples=[f"https://example.org/shared#{TOKEN}"],
    )


# --- Messages


class Mailbox(Schema):
    name: str = Field(examples=["Example Shop"])
    address: str = Field(description="Empty where the header names none.", examples=["service@shop.example"])


class Link(Schema):
    url: str = Field(examples=["https://shop.example/confirm?c=482913"])
    host: str = Field(examples=["shop.example"])
    is_foreign: bool = Field(
        description="Whether it leads to another site than the From header's domain.", examples=[False]
    )


class Trust(Schema):
    """What pages tell of who sent it, in one line; what follows links does well to ask it first."""

    verdict: Literal["verified", "relayed", "unconfirmed", "unchecked", "contradicted"] = Field(
        description="verified: DMARC, DKIM or SPF pass for the author's own domain; relayed: for another's, as a mail "
        "service's; unconfirmed: for nobody's; unchecked: this host looked at none; contradicted: it is not what it "
        "says, and pages offer no button for its link.",
        examples=["verified"],
    )
    domain: str = Field(
        description="The registered domain of the author's address; empty without one.", examples=["shop.example"]
    )
    about: str = Field(
        description="relayed: the service or domain; contradicted: whom the mail shows or imitates; else empty.",
        examples=[""],
    )
    reasons: list[str] = Field(
        description="Of a contradicted one: denied (DMARC fails), another-address, another-site (its name shows "
        "another's), look-alike, imitated-name (letters drawn like others), turned, two-senders.",
        examples=[[]],
    )
    link: Literal["own", "service", "other", "contradicted"] | None = Field(
        description="Where the link leads: to the sender's own site; through a known mail service; to somebody else's; "
        "contradicted: elsewhere than its text or its address says, and pages offer no button for it. Null: no link.",
        examples=["own"],
    )
    service: str = Field(description="The mail service that the link leads through; empty for none.", examples=[""])


class Attachment(Schema):
    number: int = Field(examples=[1])
    name: str = Field(description="As the sender has it, made harmless as a file name.", examples=["terms.pdf"])
    type: str = Field(description="The media type that the sender claims.", examples=["application/pdf"])
    size_bytes: int = Field(examples=[2048])
    inline: bool = Field(examples=[False])
    content_id: str = Field(description="What cid: in the HTML refers to; else empty.", examples=[""])
    url: str = Field(description="Its path here; it takes the same token.", examples=[f"{MESSAGE_PATH}/attachments/1"])


class MessageSummary(Schema):
    """A message as lists have it."""

    id: UUID = Field(examples=[MESSAGE_ID])
    received_at: Time = Field(examples=["2026-05-04T09:32:11.560112Z"])
    size_bytes: int = Field(examples=[4211])
    seen: bool = Field(
        description="Whether its holder has read it, on a page or by PATCH. Never in a public inbox.", examples=[False]
    )
    pinned: bool = Field(
        description="Whether it stays when the inbox is full and its oldest messages go.", examples=[False]
    )
    from_: list[Mailbox] = Field(alias="from", description="The authors that the message claims to have.")
    trust: Trust
    to: list[Mailbox] = Field(examples=[[{"name": "", "address": ADDRESS}]])
    subject: str = Field(examples=["Your code is 482913"])
    preview: str = Field(
        description="The first words that a reader sees.", examples=["Enter 482913 to confirm your address."]
    )
    code: str = Field(description="The verification code found in the message; else empty.", examples=["482913"])
    link: Link | None = Field(description="The link that the message wants followed, to confirm or to sign in.")
    tag: str = Field(description="What stands behind the + of the recipient.", examples=[""])
    recipient: str = Field(description="The envelope's: the address as the sending host had it.", examples=[ADDRESS])
    envelope_sender: str = Field(description="Empty for bounces.", examples=["bounces@shop.example"])
    attachments: list[Attachment]
    is_spam: bool | None = Field(
        description="Whether this host's filter takes it for spam. Null: none looked.", examples=[False]
    )
    defects: list[str] = Field(
        description="What is wrong with the message; unreadable: sealed to another key; too_large: kept without its "
        "attachments; encoded_twice: a name or the subject is a guess.",
        examples=[[]],
    )


class Verdict(Schema):
    result: str = Field(
        description="As RFC 8601 2.7 has it: pass, fail, none ...; for tls its version, or none.", examples=["pass"]
    )
    identity: str = Field(
        description="What was checked: a domain, an address; for tls the cipher.", examples=["shop.example"]
    )


class Authentication(Schema):
    """What this host itself verified; null: not checked.  What a sender's headers say is not in here."""

    spf: Verdict | None
    dkim: Verdict | None
    dmarc: Verdict | None
    tls: Verdict | None = Field(examples=[{"result": "TLSv1.3", "identity": "TLS_AES_256_GCM_SHA384, 256 bit"}])


class Message(MessageSummary):
    date: Time | None = Field(
        description="The Date header, which the sender sets to anything.", examples=["2026-05-04T09:32:09.000000Z"]
    )
    message_id: str = Field(description="The Message-ID header.", examples=["<d7f1@shop.example>"])
    text: str = Field(
        description="The text part; empty where there is HTML only.",
        examples=["Enter 482913 to confirm your address.\n"],
    )
    html: str | None = Field(
        description="The HTML part as a document that is safe to show in a frame: no scripts, nothing from other "
        "sites; its words alone where it is too complex to be made safe. Null without HTML.",
        examples=[HTML],
    )
    html_original: str | None = Field(
        description="The HTML part as it came. Never show it: it can do anything.",
        examples=["<p>Enter <b>482913</b> to confirm your address.</p>"],
    )
    headers: list[tuple[str, str]] = Field(
        description="[name, value] of each field, from the top.",
        examples=[[["From", "Example Shop <service@shop.example>"], ["Subject", "Your code is 482913"]]],
    )
    links: list[str] = Field(
        description="Every http(s) link of the HTML and the text, once each.",
        examples=[["https://shop.example/confirm?c=482913"]],
    )
    authentication: Authentication
    source_url: str = Field(
        description="The path of the whole message as received; it takes the same token.",
        examples=[f"{MESSAGE_PATH}/source"],
    )


class Messages(Schema):
    items: list[MessageSummary]
    next_cursor: Cursor = Field(description="For the next page, of older messages; null on the last one.")


class Marks(Sent):
    """What is left out stays as it is; one of them is needed."""

    seen: bool | None = Field(None, examples=[True])
    pinned: bool | None = Field(
        None,
        description="Of what an inbox may hold, half can be pinned, in messages and in bytes: more are refused (409).",
        examples=[True],
    )

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if self.seen is None and self.pinned is None:
            raise ValueError("Send seen, pinned or both: true or false.")
        return self


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
