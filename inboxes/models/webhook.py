"""One URL for each private inbox that is told of arrivals: tables and rules; webhooks/sending.py sends.

The database holds neither URL nor signing secret in clear: both are sealed under a
key of the site's that only web and qcluster have.  A trigger on inboxes_message
(sql/tempmail_note_arrival.sql) notes each arrival in the transaction that stores it.
"""

import json
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest, Now

from inboxes.mail import sealing

from .grant import Grant
from .inbox import Inbox
from .message import Message

# After the first failure, the second and so on; from then on the last one.
BACK_OFF = [timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200)]
# A delivery is given up, and a webhook switched off, after so many in a row: more than ten hours.
MAX_FAILURES = 10
KEPT_ATTEMPTS = 50
# Who took longer, or failed, is called from places apart: others never wait behind them.
SLOW_MILLISECONDS = 2000


@dataclass(frozen=True)
class Target:
    """Where a webhook goes, and what its deliveries are signed with."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


class Webhook(models.Model):
    """The URL that is told of what arrives in one inbox.

    It has the inbox's content only while there is a grant of kind "webhook".
    """

    class Off(models.TextChoices):
        GONE = "gone"  # it answered 410
        FAILING = "failing"  # MAX_FAILURES in a row
        UNREADABLE = "unreadable"  # the site's key is another one than when it was registered

    inbox = models.OneToOneField(Inbox, models.DO_NOTHING, db_constraint=False, related_name="webhook")
    sealed = models.BinaryField()  # of a Target
    created_at = models.DateTimeField(db_default=Now())
    off_reason = models.CharField(max_length=10, choices=Off.choices, blank=True)  # empty: it is on
    failures = models.PositiveIntegerField(default=0)  # attempts in a row
    # When the last came of what is to be sent, or what waits is due; null: nothing waits.  tempmail_due() sets it.
    due_at = models.DateTimeField(null=True)
    # Until then it rests, or somebody is sending.  Never in the past when due_at is set: see tempmail_due().
    free_at = models.DateTimeField(db_default=Now())
    is_slow = models.BooleanField(default=False, db_default=False)  # at its last attempt

    class Meta:
        indexes = [
            # serves: which are to be called now; none of those that rest until later
            models.Index(fields=["is_slow", "free_at"], name="webhook_ready", condition=Q(due_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"webhook {self.pk}"

    @classmethod
    def register(cls, inbox: Inbox, url: str, private_key: bytes | None) -> tuple["Webhook", str]:
        """Give an inbox this webhook in the place of the one before; return (webhook, signing secret).

        With the inbox's private key the holder agrees that the server keeps it, to
        send content along.  What the one before has not sent yet goes to the new URL.
        """
        secret = f"whsec_{secrets.token_urlsafe(32)}"
        sealed = sealing.wrap(json.dumps([url, secret]).encode(), _key("target", inbox.pk))
        with transaction.atomic():
            # One at a time for each inbox: url and consent belong together.
            Inbox.objects.select_for_update(no_key=True).get(pk=inbox.pk)
            fresh = {"sealed": sealed, "created_at": Now(), "off_reason": "", "failures": 0, "is_slow": False}
            webhook, _ = cls.objects.update_or_create(inbox=inbox, defaults=fresh | {"due_at": Now(), "free_at": Now()})
            inbox.grants.webhooks().delete()
            if private_key:
                Grant.objects.create(
                    inbox=inbox,
                    kind=Grant.Kind.WEBHOOK,
                    scope=Grant.Scope.READ,
                    wrapped=sealing.wrap(private_key, _key("consent", inbox.pk)),
                )
        webhook.refresh_from_db()
        return webhook, secret

    def unregister(self) -> None:
        """Delete it with all that was to be sent, and the key that the server kept."""
        with transaction.atomic():
            self.inbox.grants.webhooks().delete()
            self.delete()

    @property
    def target(self) -> Target:
        """Raises sealing.SealError."""
        return Target(*json.loads(sealing.unwrap(self.sealed, _key("target", self.inbox_id))))

    @property
    def has_consent(self) -> bool:
        return self.inbox.grants.webhooks().exists()

    def inbox_key(self, consent: Grant) -> bytes | None:
        """Return the inbox's private key, which its holder agreed that the server keeps."""
        return consent.unwrap(_key("consent", self.inbox_id))

    def ping(self) -> "WebhookDelivery":
        """Have a delivery sent that names no message."""
        with transaction.atomic():
            delivery = self.deliveries.create()
            self._set(due_at=Now(), free_at=Greatest("free_at", Now()))
        return delivery

    def next_delivery(self) -> "WebhookDelivery | None":
        """Return the one that has been due for longest."""
        return self.deliveries.filter(due_at__lte=Now()).order_by("due_at", "pk").first()

    def newest_attempts(self) -> "models.QuerySet[WebhookAttempt]":
        return self.attempts.order_by("-pk")[:KEPT_ATTEMPTS]

    def rest(self, pause: timedelta) -> None:
        self._set(free_at=Now() + pause)

    def leave(self, due_at: datetime) -> None:
        """Let go of it until its next delivery is due, where nothing came since it was due at that time."""
        waiting = WebhookDelivery.objects.filter(webhook=OuterRef("pk")).order_by("due_at", "pk")
        earliest = Subquery(waiting.values("due_at")[:1])
        # What comes meanwhile changes due_at: looked at again under the lock, the row keeps it.
        next_due = Case(When(due_at=due_at, then=earliest), default=F("due_at"))
        came = Case(When(due_at=due_at, then=earliest), default=Now())
        self._set(due_at=next_due, free_at=Greatest(Now(), came))

    def note(self, delivery: "WebhookDelivery", status: int | None, error: str, milliseconds: int) -> bool:
        """Note what an attempt came to; return whether the next delivery may follow at once."""
        self.attempts.create(
            delivery_id=delivery.pk,
            message_id=delivery.message_id,
            status=status,
            error=error,
            milliseconds=milliseconds,
        )
        self.attempts.filter(pk__in=self.attempts.order_by("-pk").values("pk")[KEPT_ATTEMPTS:]).delete()
        is_accepted = status is not None and 200 <= status < 300
        standing = {
            "failures": 0 if is_accepted else self.failures + 1,
            "is_slow": not is_accepted or milliseconds > SLOW_MILLISECONDS,
        }
        if standing != {"failures": self.failures, "is_slow": self.is_slow}:
            self._set(**standing)
        if is_accepted:
            delivery.delete()
            return True
        if status == 410:
            self.turn_off(self.Off.GONE)
        elif self.failures >= MAX_FAILURES:
            self.turn_off(self.Off.FAILING)
        else:
            delivery.put_off()
            self.rest(pause_after(self.failures))
        return False

    def turn_off(self, reason: str) -> None:
        """What has not been sent is dropped, and the trigger notes nothing any more."""
        self._set(off_reason=reason, due_at=None)
        self.deliveries.all().delete()

    def _set(self, **columns: Any) -> None:
        """Change it, if it is still there: its holder may delete it while it is called."""
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)


class WebhookDelivery(models.Model):
    """That a webhook is to be told of one message, or is to be tried; gone when it was.

    Goes with its message, too: what is deleted is not told of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(
        Webhook, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="deliveries"
    )
    message = models.ForeignKey(
        Message, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    failures = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            # serves: once for each message, and the cascade
            models.UniqueConstraint(fields=["message", "webhook"], name="webhook_delivery_once"),
        ]
        indexes = [
            # serves: the next one of a webhook, whatever waits behind it; the cascade
            models.Index(fields=["webhook", "due_at", "id"], name="webhook_deliveries"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def put_off(self) -> None:
        """Try again later, or give it up."""
        self.failures += 1
        if self.failures >= MAX_FAILURES:
            self.delete()
            return
        due_at = Now() + pause_after(self.failures)
        type(self).objects.filter(pk=self.pk).update(failures=self.failures, due_at=due_at)


class WebhookAttempt(models.Model):
    """One line of a webhook's log: nothing of what the other side answered but its status."""

    webhook = models.ForeignKey(
        Webhook, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="attempts"
    )
    delivery_id = models.UUIDField()
    message_id = models.UUIDField(null=True)
    at = models.DateTimeField(db_default=Now())
    status = models.PositiveIntegerField(null=True)
    error = models.CharField(max_length=10, blank=True)  # outbound.Failure
    milliseconds = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["webhook", "-id"], name="webhook_attempts")]  # serves: the log, the cascade

    def __str__(self) -> str:
        return f"attempt {self.pk}"


def pause_after(failures: int) -> timedelta:
    return BACK_OFF[min(failures, len(BACK_OFF)) - 1]


def _key(purpose: str, inbox_id: int) -> bytes:
    """A key for each inbox: a row that was moved to another inbox opens nothing."""
    if not settings.WEBHOOK_KEY:
        # Not another key, which would switch the webhook off.
        raise ImproperlyConfigured("WEBHOOK_KEY is not set")
    return sealing.derive_key(settings.WEBHOOK_KEY, f"{purpose} {inbox_id}")
