"""Browsers that are told of arrivals while no page is open: tables and rules; webpush/sending.py sends.

What is told was encrypted to the browser when it was switched on, always the same words (RFC 8291): the
keys for it are kept nowhere.  It and the browser's URL are sealed under the key that web and qcluster
have.  A trigger (sql/tempmail_note_arrival.sql) notes arrivals, tempmail_pushes() says what is due.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.models import Case, Q, When
from django.db.models.functions import Now

from inboxes.mail import sealing

from .grant import Grant
from .inbox import Inbox

# Of the holder, and of each read-only link: the oldest gives way.
MAX_BROWSERS = 10
REST = timedelta(seconds=15)  # after a push: what comes in a burst is told once more, at its end
# After the first failure in a row, the second and so on; from then on the last one.
BACK_OFF = [timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800)]
MAX_FAILURES = 8  # in a row, over about two hours: then it is given up
# With another URL of the browser's: what is under way to the former one is told once more, whatever comes of that.
ANEW: dict[str, Any] = {"failures": 0, "free_at": Now(), "due_at": Case(When(due_at__isnull=False, then=Now()))}


@dataclass(frozen=True)
class Pushed:
    """Where a browser is reached and what it is sent; the language of that, and the page that it leads to."""

    endpoint: str = field(repr=False)
    body: bytes = field(repr=False)
    language: str
    page: str = field(repr=False)

    def sealed(self, inbox_id: int) -> bytes:
        plain = json.dumps([self.endpoint, b64encode(self.body).decode(), self.language, self.page])
        return sealing.wrap(plain.encode(), _key(inbox_id))

    @classmethod
    def of(cls, sealed: sealing.Stored, inbox_id: int) -> "Pushed":
        """Raises sealing.SealError."""
        endpoint, body, *rest = json.loads(sealing.unwrap(sealed, _key(inbox_id)))
        return cls(endpoint, b64decode(body), *rest)


class PushSubscriptionQuerySet(models.QuerySet["PushSubscription"]):
    def switch_on(self, inbox: Inbox, grant: Grant | None, browser: bytes, pushed: Pushed) -> None:
        """Have a browser told of an inbox for as long as its right lasts: the grant's, or without one the holder's.

        Raises DoesNotExist of whichever has just ended.
        """
        with transaction.atomic():
            # One at a time for each inbox, or the oldest would not be known.
            Inbox.objects.select_for_update(no_key=True).get(pk=inbox.pk)
            if grant:
                Grant.objects.select_for_update(no_key=True).get(pk=grant.pk)
            told = {"grant": grant, "sealed": pushed.sealed(inbox.pk)}
            self.update_or_create(
                inbox=inbox, lookup=lookup_of(browser, inbox.pk), defaults=told | ANEW, create_defaults=told
            )
            same_right = self.filter(inbox=inbox, grant=grant).order_by("-created_at", "-pk")
            self.filter(pk__in=list(same_right.values_list("pk", flat=True)[MAX_BROWSERS:])).delete()


class PushSubscription(models.Model):
    """That one browser is told of arrivals in one inbox.  Goes with the inbox, and with the link that it reads by."""

    inbox = models.ForeignKey(
        Inbox, models.DO_NOTHING, db_constraint=False, related_name="push_subscriptions"
    )  # the index serves: arrivals, the cascade
    grant = models.ForeignKey(
        Grant, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )  # the index serves: the cascade
    lookup = models.BinaryField(max_length=32, unique=True)  # serves: switching on and off; one browser looks like many
    sealed = models.BinaryField()  # of a Pushed
    created_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(null=True)  # when the last came of what is to be told
    free_at = models.DateTimeField(db_default=Now())  # until then it rests, or somebody is sending
    failures = models.PositiveSmallIntegerField(default=0, db_default=0)  # in a row

    objects = PushSubscriptionQuerySet.as_manager()

    class Meta:
        indexes = [
            # serves: what is to be sent now; none of those that rest until later
            models.Index(fields=["free_at"], name="push_ready", condition=Q(due_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"push subscription {self.pk}"

    @property
    def pushed(self) -> Pushed | None:
        """None where the site's key is another one than when it was switched on."""
        try:
            return Pushed.of(self.sealed, self.inbox_id)
        except sealing.SealError:
            return None

    def renew(self, pushed: Pushed) -> None:
        type(self).objects.filter(pk=self.pk).update(sealed=pushed.sealed(self.inbox_id), **ANEW)


class PushArrival(models.Model):
    """That mail came to an inbox of which browsers, or a webhook, are told; gone when that was seen.

    A row of its own for each: deliveries to one inbox would wait for one another on a common one.
    """

    inbox = models.ForeignKey(
        Inbox, models.DO_NOTHING, db_constraint=False, related_name="+"
    )  # the index serves: whether a sender is to be woken, the cascade
    at = models.DateTimeField(db_default=Now(), db_index=True)  # serves: what was noted since the last look

    def __str__(self) -> str:
        return f"arrival {self.pk}"


def lookup_of(browser: bytes, inbox_id: int) -> bytes:
    """Return what finds a browser's row of an inbox; no two rows show that they are one browser's."""
    return sealing.digest(browser, b"push %d" % inbox_id)


def _key(inbox_id: int) -> bytes:
    """A key for each inbox: a row that was moved to another inbox opens nothing."""
    if not settings.WEBHOOK_KEY:
        raise ImproperlyConfigured("WEBHOOK_KEY is not set")
    return sealing.derive_key(settings.WEBHOOK_KEY, f"push {inbox_id}")
