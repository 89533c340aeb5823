"""What runs each minute by itself, purge and the sending of webhooks: its schedule, and when it last finished.

Each run notes its end in the database, on the database's clock: so whoever looks sees that it
did its work, on whichever host.  The qcluster's watchman acts on it (management/commands/qcluster.py).
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ, Schedule

from inboxes.models import LastRun

PURGE, WEBHOOKS = "purge", "webhooks"
FUNCTIONS = {PURGE: "inboxes.purge.purge", WEBHOOKS: "inboxes.webhooks.sending.listen"}
# With what is not watched: nothing is lost while it rests.
SCHEDULED = FUNCTIONS | {"domains": "inboxes.dns.refreshing.ask_due"}
PERIOD_SECONDS = 60
# Seconds since it last finished, and since it last finished or went on with a long piece of work.
SINCE = """
    SELECT name, extract(epoch FROM clock_timestamp() - finished_at)::float8,
        extract(epoch FROM clock_timestamp() - greatest(finished_at, worked_at))::float8
    FROM inboxes_lastrun
"""
WHEN_LATE = "See that the qcluster runs, and what its log says (docs/operate.md, Watch it)."


class Age(NamedTuple):
    name: str
    seconds: int | None  # None: it never finished

    @property
    def is_late(self) -> bool:
        return self.seconds is not None and self.seconds > settings.LATE_SECONDS


def note(name: str) -> None:
    """Say that a run has done all that there was to do."""
    run = LastRun(name=name, finished_at=Now())
    LastRun.objects.bulk_create([run], update_conflicts=True, update_fields=["finished_at"], unique_fields=["name"])


def ages() -> list[Age]:
    with connection.cursor() as cursor:
        cursor.execute(SINCE)
        return ages_of(cursor.fetchall())


def ages_of(rows: Iterable[tuple[Any, ...]]) -> list[Age]:
    """The database's clock may have been put back since: then it was just now."""
    finished = {name: seconds for name, seconds, _ in rows}
    return [
        Age(name, None if (seconds := finished.get(name)) is None else max(0, round(seconds))) for name in FUNCTIONS
    ]


def lateness() -> str:
    """Return for an admin what is late, or ""."""
    return "; ".join(f"the last run of {age.name} finished {age.seconds} s ago" for age in ages() if age.is_late)


def put_schedules_right() -> None:
    """Let all run at once and then each minute: a row may be gone, off, or lie where a clock that jumped put it."""
    now = timezone.now()  # the scheduler's clock, which is this process's
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '10s'")
            # Another qcluster that starts would make a second row of each.
            cursor.execute("LOCK TABLE django_q_schedule IN SHARE ROW EXCLUSIVE MODE")
        Schedule.objects.filter(name__in=SCHEDULED).delete()
        for name, function in SCHEDULED.items():
            Schedule.objects.create(
                name=name, func=function, schedule_type=Schedule.MINUTES, minutes=1, repeats=-1, next_run=now
            )
        # No task is taken longer than it may be tried again: these would wait until a clock is there again.
        OrmQ.objects.filter(lock__gt=now + timedelta(seconds=2 * Conf.RETRY)).delete()
