"""What has ended goes for good, and nothing else."""

import logging
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django_q.models import Schedule
from django_q.tasks import async_task

from inboxes import purge
from inboxes.models import ClientCount, Inbox, Message, Part, Seat
from tests.worlds.rows import private_message, public_message
from tests.worlds.threads import in_threads

LATER, BEFORE = timedelta(seconds=30), timedelta(seconds=-1)


def issue(domain, name, ends):
    return Inbox.objects.issue(domain, name, ends)[0]


def test_N56_only_what_has_ended_is_purged(domain):
    live, ended = issue(domain, "live", LATER), issue(domain, "ended", BEFORE)
    kept = [private_message(live), public_message(domain, LATER, 1)]
    gone = [private_message(ended), public_message(domain, BEFORE, 2)]
    for message in kept + gone:
        Part.objects.create(message=message, number=1, content=b"x")
    ClientCount.objects.create(key=b"live", count=1, expires_at=Now() + LATER)
    ClientCount.objects.create(key=b"ended", count=1, expires_at=Now() + BEFORE)
    Seat.objects.create(key=b"live", process=uuid4(), count=1, expires_at=Now() + LATER)
    Seat.objects.create(key=b"ended", process=uuid4(), count=1, expires_at=Now() + BEFORE)

    deleted = purge.purge()

    assert deleted == {
        "public messages": 1, "private messages": 1, "inboxes": 1, "grants": 0, "counts": 1, "seats": 1,
        "sums": 0, "reports": 0, "history": 0,
    }  # fmt: skip
    assert set(Message.objects.all()) == set(kept)
    assert {part.message for part in Part.objects.all()} == set(kept)
    assert list(Inbox.objects.all()) == [live]
    assert [bytes(count.key) for count in ClientCount.objects.all()] == [b"live"]
    assert [bytes(seat.key) for seat in Seat.objects.all()] == [b"live"]


# One statement to the server: however long it takes, it has one time.
AT_ONE_MOMENT = """
DO $$
DECLARE
    later timestamptz := statement_timestamp() + interval '1 second';
BEGIN
    UPDATE inboxes_inbox SET expires_at = CASE local_part WHEN 'now' THEN statement_timestamp() ELSE later END;
    UPDATE inboxes_message SET expires_at = CASE source_bytes WHEN 1 THEN statement_timestamp() ELSE later END;
    PERFORM tempmail_purge(kind, 10, '-infinity') FROM unnest(ARRAY['public messages', 'inboxes']) AS kind;
END $$
"""


@pytest.mark.django_db(transaction=True)
def test_N56_what_ends_now_is_purged_and_what_ends_in_a_second_is_not(domain):
    issue(domain, "now", LATER)
    public_message(domain, LATER)
    kept = issue(domain, "later", LATER), public_message(domain, LATER, 1)
    Message.objects.filter(pk=kept[1].pk).update(source_bytes=2)

    with connection.cursor() as cursor:
        cursor.execute(AT_ONE_MOMENT)

    assert (Inbox.objects.get(), Message.objects.get()) == kept


def test_N56_time_zone_of_the_connection_changes_nothing(domain):
    live = issue(domain, "live", timedelta(minutes=1))
    issue(domain, "ended", BEFORE)

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Pacific/Kiritimati'")
        purge.purge()

    assert list(Inbox.objects.all()) == [live]


def test_more_rows_than_a_batch_go_in_several(domain, monkeypatch):
    monkeypatch.setattr(purge, "BATCH_ROWS", 10)
    for number in range(25):
        public_message(domain, BEFORE, number)

    assert purge.purge()["public messages"] == 25


@pytest.mark.django_db(transaction=True)
def test_rows_that_another_holds_are_left_to_it(domain):
    held, free = issue(domain, "held", BEFORE), issue(domain, "free", BEFORE)
    with transaction.atomic():
        Inbox.objects.select_for_update().get(pk=held.pk)

        (deleted,) = in_threads(purge.purge)

        assert deleted["inboxes"] == 1
        assert list(Inbox.objects.all()) == [held]

    assert purge.purge()["inboxes"] == 1
    assert not Inbox.objects.filter(pk__in=[held.pk, free.pk]).exists()


def batch(most=10):
    with connection.cursor() as cursor:
        cursor.execute("SELECT gone, messages, is_more FROM tempmail_purge('inboxes', %s)", [most])
        return cursor.fetchone()


def test_inbox_with_more_than_a_batch_goes_in_several_and_last(domain):
    full, small = issue(domain, "full", 2 * BEFORE), issue(domain, "small", BEFORE)
    for number in range(25):
        private_message(full, number)
    private_message(small)

    assert [batch() for _ in range(4)] == [(0, 10, True), (0, 10, True), (2, 6, False), (0, 0, False)]
    assert not Inbox.objects.exists() and not Message.objects.exists()


def test_inboxes_that_a_batch_did_not_come_to_go_in_the_same_run(domain, monkeypatch):
    monkeypatch.setattr(purge, "BATCH_ROWS", 10)
    for number in range(12):
        ended = issue(domain, f"ended{number}", (12 - number) * BEFORE)
        for part in range(1 + number % 3 * 6):
            private_message(ended, part)

    deleted = purge.purge()

    assert (deleted["inboxes"], deleted["private messages"]) == (12, 4 * (1 + 7 + 13))


def test_no_batch_has_more_than_so_many_bytes(domain):
    ended = issue(domain, "ended", BEFORE)
    for number in range(4):
        private_message(ended, number)
    Message.objects.update(stored_bytes=25 * 1024**2)

    assert [batch() for _ in range(2)] == [(0, 2, True), (1, 2, False)]


@pytest.mark.django_db(transaction=True)
def test_message_that_another_holds_keeps_its_inbox_until_the_next_run(domain):
    ended = issue(domain, "ended", BEFORE)
    held, _ = private_message(ended, 1), private_message(ended, 2)
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=held.pk)

        (deleted,) = in_threads(purge.purge)

        assert (deleted["inboxes"], deleted["private messages"]) == (0, 1)

    assert purge.purge()["inboxes"] == 1
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_share_the_work(domain, monkeypatch):
    monkeypatch.setattr(purge, "BATCH_ROWS", 20)
    for number in range(500):
        public_message(domain, BEFORE, number)
    kept = public_message(domain, timedelta(hours=1), 501)

    results = in_threads(purge.purge, purge.purge)

    assert sum(result["public messages"] for result in results) == 500
    assert list(Message.objects.all()) == [kept]


@pytest.mark.django_db(transaction=True)
def test_N56_delivery_while_purge_runs_is_kept(domain):
    inbox = issue(domain, "live", LATER)
    with transaction.atomic():
        message = private_message(inbox)
        in_threads(purge.purge)

    assert list(Message.objects.all()) == [message]


def test_log_line_has_counts_and_duration(domain, caplog):
    public_message(domain, BEFORE)

    with caplog.at_level(logging.INFO, "inboxes.purge"):
        purge.purge()

    (record,) = caplog.records
    assert re.fullmatch(
        r"purged 1 public messages, 0 inboxes, 0 private messages, 0 grants, 0 counts, 0 seats, 0 sums, "
        r"0 reports, 0 history in \d+\.\d\d s",
        record.getMessage(),
    )


@pytest.mark.django_db
def test_schedule_runs_it_every_minute(schedules):
    schedule = Schedule.objects.get(name="purge")

    assert (schedule.schedule_type, schedule.minutes, schedule.repeats) == (Schedule.MINUTES, 1, -1)
    assert async_task(schedule.func, sync=True)
