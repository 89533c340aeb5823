"""Stored messages and their parts: delivery writes them, pages and APIs show them, purge deletes what has ended."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from inboxes.mail import addresses
from inboxes.mail.arrival_ids import time_ordered_uuid

from .domain import Domain


class MessageQuerySet(models.QuerySet["Message"]):
    def live(self) -> Self:
        """Messages nobody's time has run out for, on the database's clock."""
        return self.filter(Q(expires_at__gt=Now()) | Q(inbox__expires_at__gt=Now()))

    def expired(self) -> Self:
        """Public messages past their end; a private one goes with its inbox."""
        return self.filter(expires_at__lte=Now())

    def public(self, domain: Domain, local_part: str) -> Self:
        """Live messages to a name that nobody holds.

        As the partial index says it: without inbox IS NULL each look at a name would read the whole table.
        """
        return self.filter(inbox=None, domain=domain, local_part=local_part, expires_at__gt=Now())

    def newest_first(self) -> Self:
        return self.order_by("-received_at", "-id")

    def later_than(self, received_at: datetime, message_id: uuid.UUID) -> Self:
        return self.filter(Q(received_at__gt=received_at) | Q(received_at=received_at, id__gt=message_id))

    def earlier_than(self, received_at: datetime, message_id: uuid.UUID) -> Self:
        return self.filter(Q(received_at__lt=received_at) | Q(received_at=received_at, id__lt=message_id))

    def mark_seen(self, *message_ids: uuid.UUID, seen: bool = True) -> bool:
        """Note that their holder has read them, or has not; return whether that is news."""
        changed = self.filter(pk__in=message_ids, seen_at__isnull=seen)
        return changed.update(seen_at=Now() if seen else None) > 0

    def pinned(self) -> Self:
        return self.filter(is_pinned=True)

    def summaries(self) -> Self:
        """Only what a list needs: body and source stay in the database."""
        return self.defer("body", "source")


class Message(models.Model):
    """A stored message: sealed to its inbox's key, or to the site's if public.

    Private: `inbox` is set.  Public: `domain`, `local_part` and `expires_at` are.
    `summary` opens to a Summary and `body` to a Body (mail/summary.py), `source`
    to the message's bytes.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_uuid, editable=False)
    inbox = models.ForeignKey(
        "inboxes.Inbox",
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
    is_pinned = models.BooleanField(default=False, db_default=False)  # kept at the caps of its inbox
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
            # serve: the list, the cap, and with the bytes what leaves first; the second its domain's deletion
            models.Index(
                fields=["inbox", "-received_at", "-id"],
                include=["stored_bytes"],
                name="message_of_inbox",
                condition=Q(inbox__isnull=False),
            ),
            models.Index(
                fields=["domain", "local_part", "-received_at", "-id"],
                include=["stored_bytes"],
                name="message_at_domain",
                condition=Q(domain__isnull=False),
            ),
            # serves: what the cap leaves alone, how many are pinned
            models.Index(
                fields=["inbox"], include=["id", "stored_bytes"], name="message_pinned", condition=Q(is_pinned=True)
            ),
            # serves: purge
            models.Index(fields=["expires_at"], name="message_expiry", condition=Q(inbox__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Part(models.Model):
    """The decoded bytes of one attachment that are not read from the source, sealed as its message is."""

    message = models.ForeignKey(Message, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            # serves: the download, and the cascade
            models.UniqueConstraint(fields=["message", "number"], name="part_of_message"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} part {self.number}"
