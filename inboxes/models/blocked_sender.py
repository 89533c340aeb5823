"""Senders that mail is refused from, and how often it was."""

import ipaddress
from collections.abc import Collection
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from inboxes.mail import senders


class NetworkField(models.Field):
    """PostgreSQL's cidr."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "cidr"

    def from_db_value(self, value: Any, *args: Any) -> senders.Network | None:
        return None if value is None else ipaddress.ip_network(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value)


class BlockedSenderQuerySet(models.QuerySet["BlockedSender"]):
    def in_force(self) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=Now()))


class BlockedSender(models.Model):
    """An envelope sender with all its tags, a domain and all below it, or a network: refused at RCPT."""

    sender = models.CharField(
        "address, domain or network",
        max_length=320,  # RFC 5321 4.5.3.1: 64 + "@" + 255
        unique=True,  # serves: RCPT
        help_text="Like shop@example.org (with all its tags), example.org (and all below it), 192.0.2.7, 192.0.2.0/24 "
        "or 2001:db8::/32.",
    )
    unicode_sender = models.CharField(
        max_length=320,
        db_index=True,  # serves: RCPT, as SMTPUTF8 clients send it
        editable=False,
    )
    kind = models.CharField(
        max_length=7,
        choices=[(kind.value, kind.value) for kind in senders.Kind],
        default=senders.Kind.DOMAIN.value,
        editable=False,
    )
    network = NetworkField(null=True, editable=False)  # migrations/0005 has its index, which serves: RCPT, by client
    reason = models.CharField(max_length=200, blank=True, help_text=_("For admins; the sender does not see it."))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    objects = BlockedSenderQuerySet.as_manager()

    class Meta:
        ordering = ["sender"]

    def __str__(self) -> str:
        return self.unicode_sender or self.sender

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._read()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        try:
            self._read()
        except ValueError as error:
            raise ValidationError({"sender": str(error)}) from error
        super().clean_fields(exclude)

    def _read(self) -> None:
        self.kind, self.sender, self.unicode_sender = senders.read(self.sender)
        self.network = senders.read_network(self.sender) if self.kind == senders.Kind.NETWORK else None


class SenderHits(models.Model):
    """How often a blocked sender was refused.  Unlogged; a row for each 32nd backend: none waits for another."""

    pk = models.CompositePrimaryKey("sender", "slot")
    sender = models.ForeignKey(
        BlockedSender, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="slots"
    )
    slot = models.SmallIntegerField()
    hits = models.BigIntegerField()
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.sender_id}: {self.hits}"
