"""Tables, their QuerySets and their rules.

Delivery writes messages, inboxes shows them, purge deletes what has ended.
Plain columns are what Postfix and purge need: address, times, sizes; the rest
is sealed (sealing.py).  Foreign keys cascade in the database (migration 0002).
More tables are in domains.py, grants.py and api_keys.py, the ends of inboxes in lifetimes.py.
"""

import os
import time
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from . import addresses, push, sealing
from .api_keys import ApiKey  # noqa: F401 (as Domain and Grant: Django looks for tables here)
from .domains import BlockedSender, Domain  # noqa: F401
from .grants import Grant  # noqa: F401
from .lifetimes import CLOSE_MINUTES, Lifetime
from .site_texts import SiteText  # noqa: F401 (a table, too)
from .storage import Storage, StoredBytes  # noqa: F401
from .webhooks import Webhook, WebhookAttempt, WebhookDelivery  # noqa: F401


def time_ordered_uuid() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 5.7): sorted by arrival, yet unguessable."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


class IssueError(Exception):
    """An address cannot be issued; `reason` names why, for the page's sentence."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class InboxQuerySet(models.QuerySet):
    def live(self):
        return self.filter(expires_at__gt=Now())

    def expired(self):
        return self.filter(expires_at__lte=Now())

    def issue(
        self,
        domain: Domain,
        local_part: str = "",
        lifetime: timedelta | None = None,
        mode: str = Lifetime.Mode.TIME,
    ):
        """Issue a private inbox; return (inbox, secret).  The secret is kept nowhere else.

        Without local_part a fresh one is generated.  `lifetime` is the time without
        use in mode "idle", and nothing in mode "close".  Raises IssueError: "closed",
        "characters", "length", "reserved", "generated", "issued" or "public".
        """
        if not domain.is_active:
            raise IssueError("closed")
        local_part = addresses.fold(local_part)
        secret = sealing.new_secret()
        lifetime = lifetime or domain.lifetime(None)
        if mode == Inbox.Mode.CLOSE:
            lifetime = domain.lifetime(CLOSE_MINUTES)
        with transaction.atomic():
            if local_part:
                self._claim(domain, local_part)
            inbox = self.create(
                domain=domain,
                local_part=local_part or addresses.generate_local_part(),
                public_key=sealing.public_key_of(sealing.private_key_of(secret)),
                expires_at=Now() + lifetime,
                lifetime_mode=mode,
                idle_minutes=lifetime // timedelta(minutes=1) if mode == Inbox.Mode.IDLE else 0,
            )
        inbox.refresh_from_db()
        return inbox, secret

    def _claim(self, domain, local_part):
        """Remember a chosen address for good; its unique key is the claim."""
        if problem := addresses.chosen_problem(local_part):
            raise IssueError(problem)
        lock_public_name(domain.pk, local_part)
        address = f"{local_part}@{domain.name}"
        try:
            with transaction.atomic():
                IssuedAddress.objects.create(digest=issued_digest(address))
        except IntegrityError as error:
            raise IssueError("issued") from error
        if Message.objects.public(domain, local_part).live().exists():
            raise IssueError("public")
        # Who has the public page open is told that it is public no more.
        push.announce(push.topic_of_public(domain.pk, local_part))


class Inbox(Lifetime):
    """A private inbox: an issued address that lives until expires_at, its messages with it."""

    domain = models.ForeignKey(Domain, models.DO_NOTHING, db_constraint=False, related_name="inboxes")
    local_part = models.CharField(max_length=addresses.MAX_LOCAL_PART_OCTETS)  # RFC 5321 4.5.3.1.1
    public_key = models.BinaryField(max_length=sealing.KEY_BYTES, db_index=True)  # serves: a code typed in

    objects = InboxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("inboxes")
        constraints = [
            # serves: RCPT, delivery and the pages, by address
            models.UniqueConstraint(fields=["domain", "local_part"], name="inbox_address"),
        ]

    def __str__(self):
        return self.address

    @property
    def address(self) -> str:
        return f"{self.local_part}@{self.domain.name}"


class IssuedAddress(models.Model):
    """That a chosen address was issued, for good: only its HMAC is kept."""

    digest = models.BinaryField(max_length=32, unique=True)  # serves: the claim, RCPT, delivery

    class Meta:
        verbose_name_plural = _("issued addresses")

    def __str__(self):
        return bytes(self.digest).hex()[:12]


class MessageQuerySet(models.QuerySet):
    def live(self):
        """Messages nobody's time has run out for, on the database's clock."""
        return self.filter(Q(expires_at__gt=Now()) | Q(inbox__expires_at__gt=Now()))

    def expired(self):
        """Public messages past their end; a private one goes with its inbox."""
        return self.filter(expires_at__lte=Now())

    def public(self, domain: Domain, local_part: str):
        return self.filter(domain=domain, local_part=local_part)

    def newest_first(self):
        return self.order_by("-received_at", "-id")

    def later_than(self, received_at: datetime, message_id: uuid.UUID):
        return self.filter(Q(received_at__gt=received_at) | Q(received_at=received_at, id__gt=message_id))

    def earlier_than(self, received_at: datetime, message_id: uuid.UUID):
        return self.filter(Q(received_at__lt=received_at) | Q(received_at=received_at, id__lt=message_id))

    def mark_seen(self, message_id: uuid.UUID, seen: bool = True) -> bool:
        """Note that its holder has read it, or has not; return whether that is news."""
        changed = self.filter(pk=message_id, seen_at__isnull=seen)
        return changed.update(seen_at=Now() if seen else None) > 0

    def summaries(self):
        """Only what a list needs: body and source stay in the database."""
        return self.defer("body", "source")


class Message(models.Model):
    """A stored message: sealed to its inbox's key, or to the site's if public.

    Private: `inbox` is set.  Public: `domain`, `local_part` and `expires_at` are.
    `summary` opens to {"recipient", "tag", "envelope_sender", "queue_id", "from",
    "to", "subject", "date", "preview", "attachments": [{"number", "name", "type",
    "bytes", "content_id", "inline"}], "defects", "verdict": {"score", "is_spam"} or null};
    `body` to {"text", "html", "headers": [[name, value]]}; `source` to the message's bytes.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_uuid, editable=False)
    inbox = models.ForeignKey(
        Inbox,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,  # message_of_inbox serves it
        related_name="messages",
    )
    domain = models.ForeignKey(
        Domain, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    local_part = models.CharField(max_length=addresses.MAX_LOCAL_PART_OCTETS, blank=True)  # RFC 5321 4.5.3.1.1
    received_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(null=True)
    source_bytes = models.PositiveIntegerField()
    stored_bytes = models.BigIntegerField(default=0, db_default=0)  # sealed, with its parts: for the caps
    fingerprint = models.BinaryField(max_length=32)
    seen_at = models.DateTimeField(null=True)  # when its holder read it; public ones have none
    summary = models.BinaryField()
    body = models.BinaryField()
    source = models.BinaryField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_private_or_public",
                condition=Q(inbox__isnull=False, domain__isnull=True, local_part="", expires_at__isnull=True)
                | Q(inbox__isnull=True, domain__isnull=False, expires_at__isnull=False) & ~Q(local_part=""),
            ),
            # serves: exactly once, across retries
            models.UniqueConstraint(
                fields=["inbox", "fingerprint"], name="message_once_in_inbox", condition=Q(inbox__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["domain", "local_part", "fingerprint"],
                name="message_once_in_public",
                condition=Q(inbox__isnull=True),
            ),
        ]
        indexes = [
            # serves: the list, and the cap
            models.Index(
                fields=["inbox", "-received_at", "-id"], name="message_of_inbox", condition=Q(inbox__isnull=False)
            ),
            models.Index(
                fields=["domain", "local_part", "-received_at", "-id"],
                name="message_of_public",
                condition=Q(inbox__isnull=True),
            ),
            # serves: purge
            models.Index(fields=["expires_at"], name="message_expiry", condition=Q(inbox__isnull=True)),
        ]

    def __str__(self):
        return str(self.pk)


class Part(models.Model):
    """The decoded bytes of one attachment, sealed as its message is."""

    message = models.ForeignKey(Message, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            # serves: the download, and the cascade
            models.UniqueConstraint(fields=["message", "number"], name="part_of_message"),
        ]

    def __str__(self):
        return f"{self.message_id} part {self.number}"


class ClientCount(models.Model):
    """How often a client did something in the current period (limits.py)."""

    key = models.BinaryField(max_length=32, primary_key=True)  # HMAC of limit, client and period
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)  # serves: purge

    def __str__(self):
        return bytes(self.key).hex()[:12]


class Seat(models.Model):
    """How many sockets, streams or waiting requests a process has open for a client (seats.py).  Unlogged."""

    pk = models.CompositePrimaryKey("key", "process")
    key = models.BinaryField(max_length=32)  # HMAC of kind and client
    process = models.UUIDField()
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)  # serves: purge

    def __str__(self):
        return bytes(self.key).hex()[:12]


def issued_digest(address: str) -> bytes:
    """Return what is remembered of an issued address (`local_part@A-label domain`, folded)."""
    return sealing.digest(settings.ISSUED_KEY, address.encode())


def lock_public_name(domain_id: int, local_part: str) -> None:
    """Hold off deliveries to a public name until this transaction ends.

    tempmail_resolve(), for delivery, takes the same lock shared.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [local_part, domain_id])


def try_lock_public_name(domain_id: int, local_part: str) -> bool:
    """The same without waiting, for a name of any kind: True when no delivery to it is under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [local_part, domain_id])
        return cursor.fetchone()[0]
