"""When the qcluster's watchman says that purge or webhooks are late: not for an outage, nor for a pause of its own."""

import asyncio
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from inboxes import runs, watching

NAMES = list(runs.FUNCTIONS)


@pytest.fixture
def watch(settings):
    settings.LATE_SECONDS = 300
    return watching.Watch()


def counts_for(watch, seconds):
    watch.counted_from = time.monotonic() - seconds


def schedules(seconds=30, repeats=True):
    return [(name, repeats, timezone.now() + timedelta(seconds=seconds)) for name in NAMES]


def ages(seconds):
    return [(name, seconds, seconds) for name in NAMES]


def test_what_ran_is_not_late_however_long_it_is_watched(watch):
    counts_for(watch, 10_000)

    assert watch.reason(ages(299), schedules()) == ""
    assert watch.reason(ages(301), schedules()).startswith(f"{NAMES[0]} is late: no run has finished for 301 s")


@pytest.mark.parametrize("known", [[], ages(10_000), ages(-5)])
def test_nothing_is_late_before_it_was_watched_so_long(watch, known):
    """What never ran, or after the clock was put back, is counted from when the watch began."""
    counts_for(watch, 50)
    assert watch.reason(known, schedules()) == ""
    counts_for(watch, 400)
    assert "is late" in watch.reason(known, schedules())


@pytest.mark.parametrize(
    ("found", "what"),
    [
        ([], "missing, or off"),
        (schedules(repeats=False), "missing, or off"),
        (schedules(seconds=100_000), "s in the future"),
    ],
)
def test_schedule_that_will_not_run_is_told_before_it_is_late(watch, found, what):
    counts_for(watch, 10_000)

    assert what in watch.reason(ages(200), found)
    assert watch.reason(ages(50), found) == ""  # while others purge it harms nobody


@pytest.mark.parametrize("is_away", [True, False])
def test_after_an_outage_and_after_a_pause_it_counts_anew(watch, is_away):
    counts_for(watch, 10_000)
    watch.note_answer()
    assert watch.reason([], schedules())

    if is_away:
        watch.note_outage(OSError())
    else:
        watch.looked_at -= 5 * watching.LOOK_SECONDS
    watch.note_answer()

    assert watch.reason([], schedules()) == ""


def test_outage_is_logged_once_and_ends_nothing(watch, monkeypatch, caplog):
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.05)
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")

    async def scenario():
        watchman = asyncio.create_task(watch.until_late())
        while watch.is_answered:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)  # some more looks
        assert not watchman.done()
        watchman.cancel()
        await asyncio.wait([watchman])

    asyncio.run(scenario())

    assert len([record for record in caplog.records if "nothing counts as late" in record.getMessage()]) == 1


@pytest.mark.django_db(transaction=True)
def test_what_the_database_knows_to_be_late_ends_the_watch(watch, monkeypatch, settings):
    monkeypatch.setattr(watching, "LOOK_SECONDS", 1)
    settings.LATE_SECONDS = 0

    async def scenario():
        async with asyncio.timeout(60):
            return await watch.until_late()

    assert f"{NAMES[0]} is late" in asyncio.run(scenario())
