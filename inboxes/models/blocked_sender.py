"""Senders that mail is refused from, and how often it was."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from inboxes.mail import senders

from .until import UntilQuerySet


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
    # Of both the database makes the column "network", whose index serves: RCPT, by client (migrations/0005).
    kind = models.CharField(
        max_length=7,
        choices=[(kind.value, kind.value) for kind in senders.Kind],
        default=senders.Kind.DOMAIN.value,
        editable=False,
    )
    reason = models.CharField(max_length=200, blank=True, help_text=_("For admins; the sender does not see it."))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    objects = UntilQuerySet["BlockedSender"].as_manager()

    class Meta:
        ordering = ["sender"]

    def __str__(self) -> str:
        return self.unicode_sender or self.sender

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._read()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        if "sender" not in (exclude or ()):
            try:
                self._read()
            except ValueError as error:
                raise ValidationError({"sender": str(error)}) from error
        super().clean_fields(exclude)

    def _read(self) -> None:
        self.kind, self.sender, self.unicode_sender = senders.read(self.sender)


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
