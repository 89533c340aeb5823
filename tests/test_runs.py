"""What runs each minute: when it last finished, its schedule, and when that is too long ago."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from inboxes import purge, runs, storage
from inboxes.models import LastRun
from inboxes.watching import Watch
from tests.worlds.rows import public_message


def finished(seconds_ago, name="purge"):
    LastRun.objects.update_or_create(name=name, defaults={"finished_at": Now() - timedelta(seconds=seconds_ago)})


def age_of(name):
    return next(age for age in runs.ages() if age.name == name)


def test_purge_notes_that_it_finished(domain):
    finished(1000)
    assert age_of("purge").is_late

    purge.purge()

    assert age_of("purge").seconds in range(10)


def test_purge_that_fails_at_its_end_notes_nothing(domain, monkeypatch):
    finished(1000)

    class Full(Exception):
        pass

    def fail():
        raise Full

    monkeypatch.setattr(storage, "disk_problem", fail)
    with pytest.raises(Full):
        purge.purge()

    assert age_of("purge").seconds >= 1000


def test_purge_of_very_much_is_at_work_and_not_done(domain, monkeypatch):
    finished(1000)
    monkeypatch.setattr(purge, "BATCH_ROWS", 2)
    for number in range(2):
        public_message(domain, timedelta(seconds=-1), number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_purge('public messages', 2)")
        cursor.execute(runs.SINCE)
        ages = {name: (finished, worked) for name, finished, worked in cursor.fetchall()}

    assert ages["purge"][0] >= 1000 > ages["purge"][1]


def test_clock_of_the_database_that_was_put_back_makes_no_age_below_nothing(db):
    finished(-86400)

    assert age_of("purge").seconds == 0


def test_check_and_admin_say_how_late_it_is_and_what_to_do(admin_client, domain, settings):
    def said():
        checked = [problem for problem in run_checks(tags=[Tags.database], databases=["default"])
                   if problem.id == "tempmail.W004"]  # fmt: skip
        return [f"{problem.msg} {problem.hint}" for problem in checked], admin_client.get(
            reverse("admin:inboxes_domain_changelist")
        ).text

    finished(200)
    finished(3, "webhooks")
    checked, page = said()
    assert checked == [] and re.search(r"The last purge finished 2\d\d s ago\.", page) and "is late" not in page

    settings.LATE_SECONDS = 100
    (line,), page = said()
    for text in (line, page):
        assert re.search(r"The qcluster is late: the last run of purge finished 2\d\d s ago\.", text)
        assert "docs/operate.md" in text


WRONG = {
    "gone": lambda rows: rows.delete(),
    "two days ahead": lambda rows: rows.update(next_run=timezone.now() + timedelta(days=2)),
    "long ago": lambda rows: rows.update(next_run=timezone.now() - timedelta(days=9000)),
    "off": lambda rows: rows.update(repeats=0),
    "once a year": lambda rows: rows.update(schedule_type=Schedule.YEARLY),
    "for another cluster": lambda rows: rows.update(cluster="another"),
    "another function": lambda rows: rows.update(func="os.getpid"),
    "twice": lambda rows: Schedule.objects.create(name="purge", func="inboxes.purge.purge"),
}


@pytest.mark.parametrize("make_wrong", WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("name", runs.SCHEDULED)
def test_schedule_that_is_wrong_is_put_right(schedules, name, make_wrong):
    make_wrong(Schedule.objects.filter(name=name))

    runs.put_schedules_right()

    rows = Schedule.objects.values_list("name", "func", "schedule_type", "minutes", "repeats", "cluster")
    assert set(rows) == {(name, function, "I", 1, -1, None) for name, function in runs.SCHEDULED.items()}
    assert len(rows) == 3
    assert all(row.next_run <= timezone.now() for row in Schedule.objects.all())


def test_tasks_that_wait_for_a_clock_to_come_again_are_taken_away(db):
    for seconds in (2 * 86400, 600, 0):
        OrmQ.objects.create(key="tempmail", payload="x", lock=timezone.now() + timedelta(seconds=seconds))

    runs.put_schedules_right()

    assert OrmQ.objects.count() == 2


# ---------------------------------------------------------------- the watchman's judgement


@pytest.fixture
def watch(settings):
    settings.LATE_SECONDS = 300
    watch = Watch()
    watch.counted_from -= 10_000
    return watch


def rows(purge=0, webhooks=0, next_run=0, **changed):
    soon = timezone.now() + timedelta(seconds=next_run)
    ages = [("purge", purge, changed.get("worked", purge)), ("webhooks", webhooks, webhooks)]
    return ages, [("purge", changed.get("repeats", -1), soon), ("webhooks", -1, timezone.now())]


def test_what_finished_lately_is_not_late(watch):
    assert watch.reason(*rows(purge=290, webhooks=290)) == ""
    assert watch.reason(*rows(purge=20_000, worked=5)) == ""


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ({"purge": 310}, "purge is late: no run has finished for 310 s"),
        ({"webhooks": 310}, "webhooks is late: no run has finished for 310 s"),
        ({"purge": 110, "next_run": 172_900}, "purge does not run: its schedule lies 172"),
        ({"purge": 110, "repeats": 0}, "purge does not run: its schedule is missing, or off"),
        ({"purge": -86400}, "purge is late: no run has finished for 100"),
    ],
)
def test_what_did_not_finish_for_minutes_is_late(watch, state, reason):
    # Only now are the schedules made: an hour may lie between the collection of the tests and this one.
    assert watch.reason(*rows(**state)).startswith(reason)


def test_what_never_finished_is_late(watch):
    assert watch.reason([("webhooks", 1, 1)], []).startswith("purge is late: no run has finished for 100")


def test_schedule_that_another_hosts_clock_put_ahead_ends_nobody_while_that_one_purges(watch):
    assert watch.reason(*rows(purge=60, next_run=172_800)) == ""


def test_time_before_its_own_start_and_of_an_outage_does_not_count(watch):
    watch.note_outage(OSError())
    watch.note_answer()
    assert watch.reason(*rows(purge=5000, webhooks=5000)) == ""

    assert Watch().reason(*rows(purge=5000)) == ""


def test_time_in_which_it_was_stopped_itself_does_not_count(watch):
    watch.looked_at -= 3600
    watch.note_answer()

    assert watch.reason(*rows(purge=5000)) == ""


def test_migration_gives_a_new_site_as_long_as_any(db):
    LastRun.objects.all().delete()

    with connection.cursor() as cursor:
        cursor.execute(import_module("inboxes.migrations.0002_last_run").BEGIN)

    assert {age.name for age in runs.ages() if age.seconds is not None} == set(runs.FUNCTIONS)
    assert runs.lateness() == ""
