"""Whether purge and webhooks run, as the database sees it: the question that the qcluster's watchman asks.

Over a connection of its own, made anew each time: whatever hangs elsewhere, this does not.
"""

import asyncio
import logging
import time
from typing import Any

import psycopg
from django.conf import settings
from django.utils import timezone

from . import push, runs

LOOK_SECONDS = 10  # between two looks, and for one
# Its clock is the scheduler's.
SCHEDULES = "SELECT name, repeats, next_run FROM django_q_schedule WHERE name = ANY (%s)"

logger = logging.getLogger(__name__)


class Watch:
    def __init__(self) -> None:
        self.is_answered = True
        self.looked_at = self.counted_from = time.monotonic()

    async def until_late(self) -> str:
        """Return, when one of both is late, which, and why."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    rows = await look()
            except (psycopg.Error, OSError) as error:  # a TimeoutError is one
                self.note_outage(error)
                continue
            self.note_answer()
            if reason := self.reason(*rows):
                return reason

    def note_outage(self, error: Exception) -> None:
        if self.is_answered:
            logger.warning("the database does not answer (%s): nothing counts as late", type(error).__name__)
        self.is_answered = False

    def note_answer(self) -> None:
        """Count anew after an outage, and after a time in which this process was stopped too."""
        now = time.monotonic()
        if not self.is_answered or now - self.looked_at > 4 * LOOK_SECONDS:
            self.counted_from = now
        self.is_answered, self.looked_at = True, now

    def reason(self, ages: list[tuple[str, float, float]], schedules: list[tuple[Any, ...]]) -> str:
        counted = time.monotonic() - self.counted_from
        since = {name: worked for name, _, worked in ages}
        for name in runs.FUNCTIONS:
            seconds = since.get(name)
            # Below zero the database's clock was put back.
            idle = counted if seconds is None or seconds < 0 else min(seconds, counted)
            if idle > settings.LATE_SECONDS:
                return f"{name} is late: no run has finished for {idle:.0f} s"
            # While others purge, a schedule that a clock put elsewhere harms nobody.
            if idle > settings.LATE_SECONDS / 3 and (what := wrong_with(name, schedules)):
                return f"{name} does not run: {what}"
        return ""


def wrong_with(name: str, schedules: list[tuple[Any, ...]]) -> str:
    runs_at = [next_run for its_name, repeats, next_run in schedules if its_name == name and repeats]
    if not runs_at:
        return "its schedule is missing, or off"
    seconds = (min(runs_at) - timezone.now()).total_seconds()
    return f"its schedule lies {seconds:.0f} s in the future" if seconds > 2 * runs.PERIOD_SECONDS else ""


async def since() -> list[tuple[Any, ...]]:
    """Ask runs.SINCE.  Raises psycopg.Error and OSError."""
    async with push.connected() as connection:
        return await (await connection.execute(runs.SINCE)).fetchall()


async def look() -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    async with push.connected() as connection:
        ages = await (await connection.execute(runs.SINCE)).fetchall()
        schedules = await (await connection.execute(SCHEDULES, [list(runs.FUNCTIONS)])).fetchall()
    return ages, schedules
