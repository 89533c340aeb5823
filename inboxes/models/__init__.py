"""Tables, their QuerySets and their rules."""

from .api_key import ApiKey
from .count import ClientCount, Seat
from .domain import BlockedSender, Domain
from .grant import Grant
from .inbox import (
    Inbox,
    IssuedAddress,
    IssueError,
    deliveries_under_way,
    issued_digest,
    lock_public_name,
    try_lock_public_name,
)
from .last_run import LastRun
from .message import Message, MessageQuerySet, Part
from .site_text import SiteText
from .stored import Leaving, Storage, StoredBytes
from .tally import Count, Gauge, Measure, Tally, Total
from .webhook import Webhook, WebhookAttempt, WebhookDelivery

__all__ = [
    "ApiKey",
    "BlockedSender",
    "ClientCount",
    "Count",
    "Domain",
    "Gauge",
    "Grant",
    "Inbox",
    "IssueError",
    "IssuedAddress",
    "LastRun",
    "Leaving",
    "Measure",
    "Message",
    "MessageQuerySet",
    "Part",
    "Seat",
    "SiteText",
    "Storage",
    "StoredBytes",
    "Tally",
    "Total",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "deliveries_under_way",
    "issued_digest",
    "lock_public_name",
    "try_lock_public_name",
]
