"""What the API takes and answers of webhooks; schemas.py has the rest."""

from typing import TYPE_CHECKING, Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, Field

from inboxes.models import Webhook as WebhookRow
from inboxes.outbound import Failure

from .schemas import MESSAGE_ID, Cursor, Sent, Time

if TYPE_CHECKING:  # to mypy a Literal of what is worked out is none
    Failed = str
    Off = str
else:
    Failed = Literal[tuple(Failure)]
    Off = Literal[tuple(WebhookRow.Off.values)]


class NewWebhook(Sent):
    url: str = Field(
        description="Where to POST: https or http, on this host's webhook ports (80 and 443).",
        examples=["https://ci.example/hooks/mail"],
    )
    with_content: bool = Field(
        False,
        description="Whether each delivery has what the message says. The server then keeps a key that reads this "
        "inbox, until the webhook is deleted or registered again without.",
    )


class Webhook(Schema):
    url: str = Field(
        description="Empty where this host's key has changed, and the webhook must be registered again.",
        examples=["https://ci.example/hooks/mail"],
    )
    with_content: bool = Field(examples=[False])
    created_at: Time
    state: Literal["on", "off"] = Field(examples=["on"])
    off_reason: Off | None = Field(
        description="gone: it answered 410; failing: too many failures in a row; unreadable: this host has another "
        "key.",
        examples=[None],
    )
    consecutive_failures: int = Field(examples=[0])


class OwnWebhook(Webhook):
    secret: str = Field(
        description="What deliveries are signed with. It is answered this once: keep it.",
        examples=["whsec_Fh1gEw0mPSOxm3d2pQ9vQk7bqLJm1t8uXyV0aZcR4sI"],
    )


DeliveryId = Annotated[UUID, Field(examples=["7f4b2f0e-3a55-4e0e-9a5c-0f2f6f1f2a31"])]


class Ping(Schema):
    delivery_id: DeliveryId


class Attempt(Schema):
    delivery_id: DeliveryId = Field(description="The `id` in the body, the same each time that it is tried.")
    message_id: UUID | None = Field(description="Null for a ping.", examples=[MESSAGE_ID])
    at: Time = Field(examples=["2026-05-04T09:32:12.004512Z"])
    status: int | None = Field(description="What the other side answered; null when it did not.", examples=[204])
    error: Annotated[Failed | None, BeforeValidator(lambda error: error or None)] = Field(
        description="Why there was no answer. address: the URL has no address that webhooks go to; connect; tls: the "
        "certificate does not prove the name, or there is no TLS; timeout; protocol: what came was no HTTP.",
        examples=[None],
    )
    milliseconds: int = Field(examples=[87])


class Attempts(Schema):
    items: list[Attempt] = Field(description="The newest 50, newest first.")
    next_cursor: Cursor = Field(description="Always null: no more are kept.")
