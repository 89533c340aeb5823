"""Tables, their QuerySets and their rules."""

from .api_key import ApiKey
from .blocked_sender import BlockedSender, SenderHits
from .closed_address import ClosedAddress
from .count import ClientCount, Seat
from .doctor_look import DoctorLook
from .domain import Domain
from .domain_records import DomainRecords
from .grant import Grant
from .history import HistoryEntry
from .inbox import Inbox, IssuedAddress, IssueError, issued_digest
from .last_run import LastRun
from .message import Message, MessageQuerySet, Part
from .public_names import deliveries_under_way, lock_public_name, try_lock_public_name
from .push_subscription import PushArrival, Pushed, PushSubscription
from .report import AbuseReport
from .reserved_name import ReservedName
from .site_text import SiteText
from .stored import Leaving, Storage, StoredBytes
from .tally import Count, Gauge, Measure, Tally, Total
from .webhook import Webhook, WebhookAttempt, WebhookDelivery

__all__ = [
    "AbuseReport",
    "ApiKey",
    "BlockedSender",
    "ClientCount",
    "ClosedAddress",
    "Count",
    "DoctorLook",
    "Domain",
    "DomainRecords",
    "Gauge",
    "Grant",
    "HistoryEntry",
    "Inbox",
    "IssueError",
    "IssuedAddress",
    "LastRun",
    "Leaving",
    "Measure",
    "Message",
    "MessageQuerySet",
    "Part",
    "PushArrival",
    "PushSubscription",
    "Pushed",
    "ReservedName",
    "Seat",
    "SenderHits",
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
