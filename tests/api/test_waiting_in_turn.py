"""Waiting for one message after another: each once, in order of arrival, whatever order they are committed in."""

import asyncio
import json
import threading
from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
import pytest
from django.utils import timezone

from inboxes import push
from inboxes.api import events
from inboxes.mail import sealing, typed_codes
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import Inbox, Message
from tests.api.conftest import store
from tests.worlds.asgi_clients import Request, Stream
from tests.worlds.threads import in_thread, run

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("high_limits", "close_threads_connections"),
]


@pytest.fixture
def wait(issued):
    """Wait for a message; return it, None when the time is up."""
    headers = {"authorization": f"Bearer {typed_codes.to_code(issued[1])}"}

    async def wait(**query):
        url = f"/api/v1/inboxes/holder@tempmail.test/messages/wait?{urlencode({'timeout': 1} | query)}"
        status, _, body = await Request(url, **headers).answer()
        assert status in (200, 204), body
        return json.loads(body) if body else None

    return wait


@pytest.fixture
def follow(wait):
    """Wait for so many messages, each after the one before; return their subjects."""

    async def follow(count, **query):
        found = []
        while len(found) < count:
            message = await wait(**{"timeout": 100} | query)
            found.append(message["subject"])
            query["since"] = message["id"]
        return found

    return follow


@pytest.fixture
def deliver(issued):
    """Store a message as delivery does, in a connection's transaction: its lock first."""
    inbox, _ = issued

    def lock(database):
        database.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, %s))", [inbox.local_part, inbox.domain_id]
        )

    def deliver(database, subject):
        summary = sealing.seal_json({"subject": subject}, bytes(inbox.public_key))
        lock(database)
        database.execute(
            "INSERT INTO inboxes_message (id, inbox_id, local_part, received_at, source_bytes, fingerprint, summary, "
            "body, source) VALUES (%s, %s, '', statement_timestamp(), 1, %s, %s, '', '')",
            [time_ordered_uuid(), inbox.pk, subject.encode(), summary],
        )

    deliver.lock, deliver.announce = lock, lambda: push.announce(push.topic_of_inbox(inbox.pk))
    return deliver


def connected():
    return psycopg.connect(**push._parameters())


def test_without_since_the_newest_answers_with_it_the_oldest_that_came_later(arrive, wait):
    first, second, third = arrive(1, 2, 3)

    async def scenario():
        assert (await wait())["subject"] == "3"
        assert (await wait(since=first.pk))["subject"] == "2"
        assert (await wait(since=second.pk))["subject"] == "3"
        assert await wait(since=third.pk) is None
        assert (await wait(since=first.received_at.isoformat()))["subject"] == "2"
        assert (await wait(since=events.START[1]))["subject"] == "1"

    run(scenario)


def test_oldest_that_came_later_is_the_oldest_that_matches(arrive, wait):
    first, *_ = arrive("a 1", "b 1", "a 2", "b 2", "a 3")

    async def scenario():
        assert (await wait(since=first.pk, subject="a"))["subject"] == "a 2"
        assert (await wait(since=first.pk, subject="b 2"))["subject"] == "b 2"
        assert (await wait(subject="b"))["subject"] == "b 2"

    run(scenario)


def test_messages_of_one_moment_come_one_after_the_other(arrive, follow):
    messages = arrive(*range(5))
    Message.objects.update(received_at=messages[0].received_at)

    async def scenario():
        assert await follow(5, since=events.START[1]) == ["0", "1", "2", "3", "4"]

    run(scenario)


def test_deleted_message_keeps_its_place(arrive, wait):
    _, known, _, _ = arrive(1, 2, 3, 4)
    Message.objects.filter(pk=known.pk).delete()

    async def scenario():
        assert (await wait(since=known.pk))["subject"] == "3"

    run(scenario)


def test_message_of_another_inbox_stands_for_its_moment(domain, arrive, wait):
    arrive(1)
    elsewhere = store(Inbox.objects.issue(domain, "other")[0], "elsewhere")
    arrive(2, 3)

    async def scenario():
        assert (await wait(since=elsewhere.pk))["subject"] == "2"
        # An id with no time in it has no place: all is later.
        assert (await wait(since=uuid4()))["subject"] == "1"

    run(scenario)


def test_time_that_is_yet_to_come_passes_over_what_comes_before(arrive, wait):
    async def scenario():
        later = (timezone.now() + timedelta(minutes=1)).isoformat()
        waiting = asyncio.create_task(wait(since=later))
        await in_thread(arrive, 1)
        assert await waiting is None

    run(scenario)


def test_burst_that_comes_to_a_waiter_is_answered_from_its_first(arrive, wait, follow, has_looked):
    """Nothing was there, so there is nothing to pass over."""

    async def scenario():
        following = asyncio.create_task(follow(4))
        await has_looked.wait()
        await in_thread(arrive, 1, 2, 3, 4)
        assert await following == ["1", "2", "3", "4"]
        assert await wait(since=(await wait())["id"]) is None

    run(scenario)


@pytest.mark.parametrize("way", ["wait", "stream"])
def test_delivery_that_is_slow_is_waited_for(issued, deliver, follow, monkeypatch, way):
    monkeypatch.setattr(events, "MAX_SETTLING_SECONDS", 60)
    headers = {"authorization": f"Bearer {typed_codes.to_code(issued[1])}"}
    has_begun = threading.Event()

    def overtake():
        with connected() as slow:
            deliver(slow, "slow")
            for number in range(3):
                with connected() as quick:
                    deliver(quick, f"quick {number}")
                deliver.announce()
                has_begun.set()
            has_begun.wait()
            slow.execute("SELECT pg_sleep(2)")
        deliver.announce()

    async def stream():
        """Come back after each event, with its id."""
        found, last_event_id = [], str(events.START[1])
        while len(found) < 4:
            async with Stream(
                "/api/v1/inboxes/holder@tempmail.test/events", last_event_id=last_event_id, **headers
            ) as stream:
                found.append((await stream.next())[1]["subject"])
                last_event_id = stream.last_id
        return found

    async def scenario():
        overtaking = asyncio.create_task(in_thread(overtake))
        await asyncio.to_thread(has_begun.wait)
        found = await (follow(4, since=events.START[1]) if way == "wait" else stream())
        assert found == ["slow", "quick 0", "quick 1", "quick 2"]
        await overtaking

    run(scenario)


def test_deliveries_without_a_pause_are_told_in_order_and_before_the_last(deliver, follow, monkeypatch):
    """One always holds the lock: none of them may be waited for longer than it takes."""
    monkeypatch.setattr(events, "MAX_SETTLING_SECONDS", 1000)
    is_over = threading.Event()

    def deliveries():
        number, held = 0, connected()
        deliver.lock(held)
        while not is_over.is_set():
            with connected() as database:
                deliver(database, str(number))
                held.close()
                held = connected()
                deliver.lock(held)
            deliver.announce()
            number += 1
        held.close()

    async def scenario():
        delivering = asyncio.create_task(in_thread(deliveries))
        try:
            assert await follow(20, since=events.START[1]) == [str(number) for number in range(20)]
        finally:
            is_over.set()
            await delivering

    run(scenario)
