"""Limits per client, counted in PostgreSQL."""

import threading

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from inboxes import limits
from inboxes.mail.networks import network_of
from inboxes.models import ClientCount


@pytest.fixture(autouse=True)
def three_per_hour(settings):
    settings.LIMITS = {"guess": (3, 3600), "lookup": (3, 3600)}


def test_one_too_many_is_told_how_long_to_wait(db):
    for _ in range(3):
        assert limits.hit("guess", "192.0.2.1") is None

    assert 0 < limits.hit("guess", "192.0.2.1") <= 3600


def test_waiting_counts_nothing(db):
    limits.hit("guess", "192.0.2.1")
    limits.hit("guess", "192.0.2.1")
    for _ in range(5):
        assert limits.wait("guess", "192.0.2.1") is None

    limits.hit("guess", "192.0.2.1")

    assert 0 < limits.wait("guess", "192.0.2.1") <= 3600


def test_clients_and_limits_are_counted_apart(db):
    for _ in range(4):
        limits.hit("guess", "192.0.2.1")

    assert limits.hit("guess", "192.0.2.2") is None
    assert limits.hit("lookup", "192.0.2.1") is None


def test_a_new_window_begins_at_nought(db, monkeypatch):
    for _ in range(4):
        limits.hit("guess", "192.0.2.1")
    now = limits.time.time()

    monkeypatch.setattr(limits.time, "time", lambda: now + 3600)

    assert limits.hit("guess", "192.0.2.1") is None


@pytest.mark.parametrize(
    ("client", "network"),
    [
        ("192.0.2.1", "192.0.2.1/32"),
        ("::ffff:192.0.2.1", "192.0.2.1/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_client_is_an_ipv4_address_or_an_ipv6_network(client, network):
    assert network_of(client) == network


def test_a_flood_does_not_overflow_the_count(db):
    for _ in range(10):
        limits.hit("guess", "192.0.2.1")

    assert ClientCount.objects.get().count == settings.LIMITS["guess"][0] + 1


def test_a_counted_clients_address_is_not_kept(db):
    limits.hit("guess", "192.0.2.1")

    count = ClientCount.objects.get()
    assert len(bytes(count.key)) == 32
    assert b"192.0.2.1" not in bytes(count.key)
    assert count.expires_at > timezone.now()


@pytest.mark.django_db(transaction=True)
def test_requests_at_the_same_time_are_all_counted(settings):
    settings.LIMITS = {"guess": (1000, 3600)}

    def hit_often():
        try:
            for _ in range(25):
                limits.hit("guess", "192.0.2.1")
        finally:
            connection.close()

    threads = [threading.Thread(target=hit_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ClientCount.objects.get().count == 100
