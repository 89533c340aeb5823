"""What is updated often stays in place: no index has a column that changes, and each page has room (HOT)."""

import os

import pytest
from django.db import connection

from delivery import storing
from delivery.parsing.message import Bounds, parse
from delivery.sealed import Envelope
from inboxes import counting, limits, measuring, runs, seats
from inboxes.models import BlockedSender
from tests.worlds.resolving import ask

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits")]

TIMES = 20
UPDATED = """
    SELECT n_tup_upd, n_tup_hot_upd, n_tup_ins + n_tup_del FROM pg_stat_user_tables WHERE relname = 'inboxes_' || %s
"""


def updates_of(table):
    """So many rows of it were updated, so many of these in place, so many came or went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(UPDATED, [table])
        return cursor.fetchone()


def all_in_place(table, work):
    before = updates_of(table)
    work()
    updated, in_place, _ = (now - then for now, then in zip(updates_of(table), before, strict=True))
    return updated, in_place == updated


def measure(value):
    measuring.add("tried", amount=value)
    with measuring.handing_on("test", {"open": value}) as parameters, connection.cursor() as cursor:
        cursor.execute(measuring.STATEMENT, parameters)


def deliveries():
    source = b"Subject: One\r\n\r\nText\r\n"
    for _ in range(TIMES):
        envelope = Envelope("a@shop.example", ["anybody@tempmail.test"], source + os.urandom(8))
        storing.store(envelope, parse(source, Bounds()), "4Q1")
    # Its session tells the statistics by itself, but not at once.
    storing.database().execute("SELECT pg_stat_force_next_flush()")
    storing.database().execute("SELECT 1")


@pytest.fixture
def keys(monkeypatch):
    """Of 500 clients that have two pages open each."""
    keys = [os.urandom(32) for _ in range(500)]
    monkeypatch.setattr(seats, "_taken", seats.Counter(dict.fromkeys(keys, 2)))
    return keys


def test_seats_are_renewed_in_place_and_in_one_statement(db, keys):
    seats._report(keys)
    statements = []
    with connection.execute_wrapper(lambda run, *asked: statements.append(asked[0]) or run(*asked)):
        assert all_in_place("seat", lambda: seats._report(keys)) == (len(keys), True)
    assert sum("inboxes_seat" in statement for statement in statements) == 1


def test_seats_that_are_given_back_are_gone(db, keys, monkeypatch):
    seats._report(keys)
    monkeypatch.setattr(seats, "_taken", seats.Counter({keys[0]: 1}))

    seats._report(keys)

    with connection.cursor() as cursor:
        cursor.execute("SELECT key, count FROM inboxes_seat")
        assert [(bytes(key), count) for key, count in cursor.fetchall()] == [(keys[0], 1)]


@pytest.mark.parametrize(
    ("table", "work"),
    [
        ("clientcount", lambda: [limits.hit("lookup", f"192.0.2.{n % 8}") for n in range(TIMES)]),
        ("measure", lambda: [measure(n) for n in range(TIMES)]),
        ("gauge", lambda: [measure(n) for n in range(TIMES)]),
        ("lastrun", lambda: [runs.note(runs.PURGE) for _ in range(TIMES)]),
        ("tally", lambda: [ask("tempmail_recipient_access", "x@elsewhere.example") for _ in range(TIMES)]),
        ("senderhits", lambda: [ask("tempmail_sender_access", "a@spam.example") for _ in range(TIMES)]),
        ("storedbytes", deliveries),
        ("total", deliveries),
    ],
)
def test_rows_that_count_are_updated_in_place(domain, table, work):
    BlockedSender.objects.create(sender="spam.example", kind="domain")
    work()
    counting.fold()
    work()

    updated, is_in_place = all_in_place(table, work)

    assert updated >= TIMES / 2
    assert is_in_place
