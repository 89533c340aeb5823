"""Many who listen to one inbox: one look for all of them, and to each what it has not been told, by its own right."""

import asyncio
from contextlib import AsyncExitStack, aclosing
from functools import partial

import pytest

from inboxes import push
from inboxes.access import ways_in
from inboxes.api import events
from inboxes.mail import sealing
from inboxes.models import Grant
from tests.api.listening import bearer, stream_url
from tests.worlds.asgi_clients import Request, Stream
from tests.worlds.counting import counted_statements
from tests.worlds.threads import in_thread, run

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("high_limits", "close_threads_connections"),
]
LISTENERS = 10


@pytest.fixture(autouse=True)
def announcements_alone(monkeypatch):
    """Nothing is found because somebody looked anyway."""
    monkeypatch.setattr(events, "LOOK_SECONDS", (3600, 3600))


def test_arrival_costs_as_many_statements_for_many_streams_as_for_one(issued, arrive, monkeypatch):
    async def statements(count):
        async with AsyncExitStack() as stack:
            streams = [await stack.enter_async_context(Stream(stream_url(), **bearer(issued))) for _ in range(count)]
            await asyncio.sleep(2 * push.PAUSE_SECONDS)
            with counted_statements(monkeypatch) as asked:
                await in_thread(arrive, "told")
                told = [await stream.next() for stream in streams]
        assert {(event, data["subject"]) for event, data in told} == {("message", "told")}
        return asked.total()

    async def scenario():
        assert await statements(LISTENERS) == await statements(1)

    run(scenario)


def test_burst_costs_as_many_looks_for_streams_and_waiters_as_for_one(issued, arrive, monkeypatch):
    url = "/api/v1/inboxes/holder@tempmail.test/messages/wait?timeout=100&subject=last"

    async def scenario():
        async with AsyncExitStack() as stack:
            streams = [
                await stack.enter_async_context(Stream(stream_url(), **bearer(issued))) for _ in range(LISTENERS)
            ]
            waiters = [asyncio.create_task(Request(url, **bearer(issued)).answer()) for _ in range(LISTENERS)]
            await asyncio.sleep(4 * push.PAUSE_SECONDS)
            looks, look_for_all = [], events._together._look

            async def look(listeners):
                looks.append(len(listeners))
                return await look_for_all(listeners)

            monkeypatch.setattr(events._together, "_look", look)
            await in_thread(arrive, *range(49), "last")
            for stream in streams:
                subjects = [(await stream.next())[1]["subject"] for _ in range(50)]
                assert subjects == [*map(str, range(49)), "last"]
            assert {(await waiter)[0] for waiter in waiters} == {200}
            assert looks[0] == 2 * LISTENERS
            assert sum(looks) <= 2 * LISTENERS * 2

    run(scenario)


def test_each_is_told_what_came_after_its_own_place(issued, arrive):
    messages = arrive(*range(5))

    async def scenario():
        async with AsyncExitStack() as stack:
            streams = [
                await stack.enter_async_context(Stream(stream_url(), last_event_id=str(message.pk), **bearer(issued)))
                for message in messages
            ]
            await in_thread(arrive, 5)
            for place, stream in enumerate(streams):
                told = [(await stream.next())[1]["subject"] for _ in range(5 - place)]
                assert told == [str(number) for number in range(place + 1, 6)]

    run(scenario)


def test_stream_whose_link_is_taken_back_with_an_arrival_is_not_told_it_and_the_others_are(issued, arrive):
    inbox, secret = issued
    made = [Grant.objects.share(inbox, sealing.private_key_of(secret), None) for _ in range(2)]

    async def scenario():
        async with AsyncExitStack() as stack:
            rights = [partial(ways_in.open_share, key) for _, key in made] + [partial(ways_in.open_secret, secret)]
            streams = [
                await stack.enter_async_context(aclosing(events.events_of(right, with_start=True))) for right in rights
            ]
            for stream in streams:
                assert (await anext(stream)).name == "start"
            told = [asyncio.create_task(anext(stream)) for stream in streams]
            await asyncio.sleep(2 * push.PAUSE_SECONDS)
            await in_thread(made[0][0].delete)

            await in_thread(arrive, "secret")

            ended, *others = [await event for event in told]
            assert (ended.name, ended.row) == ("ended", None)
            assert [event.row.summary.subject for event in others] == ["secret", "secret"]

    run(scenario)


def test_nothing_that_was_unsealed_is_kept_when_all_have_been_told(issued, arrive):
    async def scenario():
        async with Stream(stream_url(), **bearer(issued)) as stream:
            await in_thread(arrive, "told")
            assert (await stream.next())[0] == "message"
            await asyncio.sleep(4 * push.PAUSE_SECONDS)
            loop = asyncio.get_running_loop()
            assert not events._together._turns[loop]

    run(scenario)
