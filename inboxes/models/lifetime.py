"""When an inbox ends: by time, unused, closed, or read.

`expires_at` is the one truth, on the database's clock: Postfix, purge and pages
know no other rule.  Whatever moves it is a method here; none revives an inbox
that has ended, none passes its domain's longest lifetime.
"""

from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F
from django.db.models.expressions import Combinable
from django.db.models.functions import Least, Now

from .domain import Domain

# Long enough for a phone to look up the mail app or the shop, and come back.
CLOSE_MINUTES = 10
# Long enough to copy a code out of the message that was just opened.
READ_MINUTES = 10
# What an inbox may be told to take at most: more than any of them keeps.
MOST_MESSAGES = 10_000
# In the place of a mode, and known until purge.
CLOSED_BY_ADMIN = "admin"
# An open page renews its inbox no more often.
RENEWAL = timedelta(minutes=1)


T = TypeVar("T", bound="Lifetime")


class LifetimeQuerySet(models.QuerySet[T]):
    def live(self) -> Self:
        return self.filter(expires_at__gt=Now())

    def expired(self) -> Self:
        return self.filter(expires_at__lte=Now())

    def closed_by_admin(self) -> Self:
        return self.expired().filter(lifetime_mode=CLOSED_BY_ADMIN)


class Lifetime(models.Model):
    """The end of an inbox, within its domain's bounds.  Each moving method returns whether it moved it."""

    class Mode(models.TextChoices):
        TIME = "time"  # when the time is up
        IDLE = "idle"  # when nobody has used it for idle_minutes
        CLOSE = "close"  # CLOSE_MINUTES after its last page was closed
        READ = "read"  # READ_MINUTES after a message was opened

    domain = models.ForeignKey(Domain, models.DO_NOTHING, db_constraint=False, related_name="inboxes")
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(db_index=True)  # serves: purge
    # Without choices, which form and API check: another mode is no migration.
    lifetime_mode = models.CharField(max_length=16, default=Mode.TIME, db_default=Mode.TIME)
    idle_minutes = models.PositiveIntegerField(default=0, db_default=0)  # Mode.IDLE's
    # What its holder set of new mail, whatever the time: Postfix asks for both, delivery for neither.
    is_paused = models.BooleanField(default=False, db_default=False)  # 451 until it is resumed
    # So many more messages, then 550; null: no bound.  A trigger counts down (sql/tempmail_count_down.sql).
    messages_left = models.PositiveIntegerField(null=True)

    objects = LifetimeQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def longest_end(self) -> datetime:
        return self.created_at + timedelta(minutes=self.domain.max_lifetime_minutes)

    @property
    def renewal_minutes(self) -> int:
        """How far use moves the end; 0 where only time counts."""
        minutes: dict[str, int] = {self.Mode.IDLE: self.idle_minutes, self.Mode.CLOSE: CLOSE_MINUTES}
        return minutes.get(self.lifetime_mode, 0)

    def extend(self, minutes: int | None = None) -> bool:
        """Move the end to minutes from now, never past the domain's longest lifetime, never earlier."""
        end = Least(Now() + self.domain.lifetime(minutes), models.Value(self.longest_end))
        return self._move(end, expires_at__lt=end)

    def visit(self) -> bool:
        """Somebody who holds it opened one of its pages, or did something there."""
        if self.lifetime_mode == self.Mode.IDLE:
            return self._renew()
        return self.stay_open()

    def stay_open(self) -> bool:
        """One of its pages is open somewhere."""
        return self.lifetime_mode == self.Mode.CLOSE and self._renew()

    def read(self) -> bool:
        """A message was opened: the first one settles the end, and from then on time alone counts."""
        if self.lifetime_mode != self.Mode.READ:
            return False
        end = Least(F("expires_at"), Now() + timedelta(minutes=READ_MINUTES))
        return self._move(end, lifetime_mode=self.Mode.READ, to_mode=self.Mode.TIME)

    def pause(self, is_paused: bool) -> bool:
        """Hold mail up, or take it again: senders try again by themselves."""
        return self._set(is_paused=is_paused)

    def end_after(self, messages: int | None) -> bool:
        """Take so many messages more, from now on, and none after them; None: as many as come."""
        return self._set(messages_left=messages)

    @property
    def is_spent(self) -> bool:
        """Whether it has had all the messages that it was to take."""
        return self.messages_left == 0

    def close_by_admin(self) -> bool:
        """Whoever runs the site ends it now."""
        return self._move(Now(), to_mode=CLOSED_BY_ADMIN)

    def _renew(self) -> bool:
        end = Least(Now() + timedelta(minutes=self.renewal_minutes), models.Value(self.longest_end))
        return self._move(end, expires_at__lt=end - RENEWAL)

    def _set(self, **columns: Any) -> bool:
        is_set = type(self).objects.live().filter(pk=self.pk).update(**columns) > 0
        if is_set:
            self.refresh_from_db(fields=list(columns))
        return is_set

    def _move(self, end: Combinable, to_mode: str | None = None, **condition: Any) -> bool:
        live = type(self).objects.live().filter(pk=self.pk, **condition)
        moved = live.update(expires_at=end, lifetime_mode=to_mode or F("lifetime_mode"))
        if moved:
            self.refresh_from_db(fields=["expires_at", "lifetime_mode"])
        return bool(moved)
