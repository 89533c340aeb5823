"""What a stream is told of an inbox: every arrival once, in order, and when its right has ended."""

import asyncio
import time
from contextlib import aclosing
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.utils import timezone

from inboxes import push
from inboxes.access import ways_in
from inboxes.api import events
from inboxes.mail import sealing
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import Grant, Inbox, Message
from tests.worlds.threads import in_thread, run, tasks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]


@pytest.fixture(autouse=True)
def announcements_alone(monkeypatch):
    """Nothing is found because somebody looked anyway."""
    monkeypatch.setattr(events, "LOOK_SECONDS", (3600, 3600))


def opener(issued):
    return lambda: ways_in.open_secret(issued[1])


async def next_of(stream):
    """The next event that is none of a quiet time."""
    while (event := await anext(stream)) is None:
        pass
    return event


async def subjects(stream, count):
    found = [await next_of(stream) for _ in range(count)]
    assert {event.name for event in found} <= {"message"}
    return [int(event.row.summary.subject) for event in found]


async def is_quiet(stream, seconds=1):
    """Whether nothing is told for so long.  Ends the stream."""
    try:
        async with asyncio.timeout(seconds):
            await next_of(stream)
    except TimeoutError:
        return True
    return False


async def listening(stream):
    """Begin a stream of events_of(with_start=True); return the task of what comes next."""
    assert (await next_of(stream)).name == "start"
    return asyncio.create_task(next_of(stream))


def test_stream_tells_what_comes_and_not_what_was_there(issued, arrive):
    arrive(1)

    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            first = await listening(stream)
            message, _ = await in_thread(arrive, 2, 3)

            event = await first
            assert (event.name, event.message_id) == ("message", message.pk)
            assert event.row.summary.subject == "2"
            assert await subjects(stream, 1) == [3]

    run(scenario)


def test_stream_that_comes_back_is_told_what_it_missed_in_order_and_nothing_twice(issued, arrive, monkeypatch):
    monkeypatch.setattr(events, "BATCH", 3)
    known, *_ = arrive(*range(10))

    async def scenario():
        async with aclosing(events.events_of(opener(issued), known.pk)) as stream:
            assert await subjects(stream, 9) == list(range(1, 10))
            await in_thread(arrive, 10)
            assert await subjects(stream, 1) == [10]
            assert await is_quiet(stream)

    run(scenario)


def test_stream_comes_back_to_a_message_that_is_gone(issued, arrive):
    _, known, _ = arrive(1, 2, 3)
    Message.objects.filter(pk=known.pk).delete()

    async def scenario():
        async with aclosing(events.events_of(opener(issued), known.pk)) as stream:
            assert await subjects(stream, 1) == [3]
            assert await is_quiet(stream)

    run(scenario)


@pytest.mark.parametrize("last", ["ffffffff-ffff-7fff-bfff-ffffffffffff", "00000000-0000-4000-8000-000000000000"])
def test_stream_with_an_id_of_nobodys_goes_on(issued, arrive, last):
    async def scenario():
        async with aclosing(events.events_of(opener(issued), UUID(last), with_start=True)) as stream:
            first = await listening(stream)
            await in_thread(arrive, 1)
            assert (await first).name == "message"

    run(scenario)


def test_of_two_deliveries_at_once_the_one_that_came_first_is_told_first(issued, arrive, monkeypatch):
    """Else who is cut off between them is never told of it."""
    monkeypatch.setattr(events, "MAX_SETTLING_SECONDS", 60)
    inbox, _ = issued
    parameters = events.push._parameters()

    def deliver(database, number):
        database.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, %s))", [inbox.local_part, inbox.domain_id]
        )
        summary = sealing.seal_json({"subject": number}, bytes(inbox.public_key))
        database.execute(
            "INSERT INTO inboxes_message (id, inbox_id, local_part, received_at, source_bytes, fingerprint, summary, "
            "body, source) VALUES (%s, %s, '', statement_timestamp(), 1, %s, %s, '', '')",
            [time_ordered_uuid(), inbox.pk, number.encode(), summary],
        )

    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            first = await listening(stream)

            def overtake():
                with psycopg.connect(**parameters) as slow:
                    deliver(slow, "slow")
                    with psycopg.connect(**parameters) as quick:
                        deliver(quick, "quick")
                    push.announce(push.topic_of_inbox(inbox.pk))
                    time.sleep(0.5)
                    assert not first.done()
                push.announce(push.topic_of_inbox(inbox.pk))

            await in_thread(overtake)

            assert (await first).row.summary.subject == "slow"
            assert (await next_of(stream)).row.summary.subject == "quick"

    run(scenario)


def test_deliveries_without_a_pause_hold_a_stream_up_for_a_moment_only(issued, arrive, monkeypatch):
    monkeypatch.setattr(events, "MAX_SETTLING_SECONDS", 0.3)
    inbox, _ = issued

    async def scenario():
        with psycopg.connect(**events.push._parameters()) as endless:
            key = [inbox.local_part, inbox.domain_id]
            endless.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, %s))", key)
            async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
                first = await listening(stream)
                await in_thread(arrive, 1)
                assert (await first).name == "message"

    run(scenario)


def test_stream_tells_of_a_message_that_was_deleted(issued, arrive):
    message, _ = arrive(1, 2)

    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            first = await listening(stream)
            await in_thread(Message.objects.filter(pk=message.pk).delete)
            await in_thread(push.announce, push.topic_of_inbox(issued[0].pk))

            event = await first
            assert (event.name, event.message_id) == ("deleted", message.pk)

    run(scenario)


def test_stream_tells_that_a_message_was_seen(issued, arrive):
    message, _ = arrive(1, 2)

    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            first = await listening(stream)
            await in_thread(lambda: opener(issued)().mark_seen(message.pk))

            event = await first
            assert (event.name, event.message_id) == ("seen", message.pk)
            await in_thread(lambda: opener(issued)().mark_seen(message.pk, seen=False))
            event = await next_of(stream)
            assert (event.name, event.row.message.seen_at) == ("seen", None)

    run(scenario)


@pytest.mark.parametrize("there", [0, 1])
def test_stream_that_is_cut_off_before_the_first_arrival_misses_none(issued, arrive, there):
    arrive(*range(there))

    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            start = await next_of(stream)
        assert start.name == "start"
        await in_thread(arrive, 7)

        async with aclosing(events.events_of(opener(issued), start.message_id)) as stream:
            assert await subjects(stream, 1) == [7]
            assert await is_quiet(stream)

    run(scenario)


def test_quiet_stream_says_so(issued, monkeypatch):
    monkeypatch.setattr(events, "KEEP_ALIVE_SECONDS", 0.1)

    async def scenario():
        async with aclosing(events.events_of(opener(issued))) as stream:
            assert [await anext(stream) for _ in range(3)] == [None] * 3

    run(scenario)


def test_stream_ends_when_its_inbox_is_deleted(issued):
    inbox, _ = issued

    async def scenario():
        stream = events.events_of(opener(issued), with_start=True)
        first = await listening(stream)
        topic = push.topic_of_inbox(inbox.pk)
        await in_thread(inbox.delete)
        await in_thread(push.announce, topic)

        assert (await first).name == "ended"
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    run(scenario)


def test_stream_ends_when_the_time_of_its_inbox_is_up(issued):
    Inbox.objects.update(expires_at=timezone.now() + timedelta(seconds=4))

    async def scenario():
        assert [event.name async for event in events.events_of(opener(issued))] == ["ended"]

    run(scenario)


def test_readers_stream_ends_with_the_link_that_was_taken_back(issued):
    inbox, secret = issued
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))

    async def scenario():
        stream = events.events_of(lambda: ways_in.open_share(key), with_start=True)
        first = await listening(stream)
        await in_thread(grant.delete)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert (await first).name == "ended"

    run(scenario)


def test_stream_of_what_is_not_there_ends_at_once():
    async def scenario():
        assert [event.name async for event in events.events_of(lambda: None)] == ["ended"]

    run(scenario)


def test_client_that_takes_its_time_gets_nothing_that_its_right_no_longer_covers(issued, arrive, monkeypatch):
    monkeypatch.setattr(events, "STALE_SECONDS", 0.1)
    known, *_ = arrive(0, 1, 2)

    async def scenario():
        async with aclosing(events.events_of(opener(issued), known.pk)) as stream:
            assert await subjects(stream, 1) == [1]
            await in_thread(lambda: Message.objects.all().delete() and issued[0].delete())
            await asyncio.sleep(0.2)

            assert (await next_of(stream)).name == "ended"

    run(scenario)


def test_stream_that_is_left_frees_everything(issued):
    async def scenario():
        async with aclosing(events.events_of(opener(issued), with_start=True)) as stream:
            first = await listening(stream)
            first.cancel()
            await asyncio.wait([first])
        assert len(tasks()) == 1

    run(scenario)
