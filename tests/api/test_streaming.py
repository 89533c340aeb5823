"""An inbox's events as Server-Sent Events.  What they tell is in api/test_events.py."""

import asyncio
import json
import threading
from datetime import timedelta

import pytest

from inboxes import seats
from inboxes.api import application, events
from inboxes.mail import sealing
from inboxes.models import Grant, Inbox
from tempmail_site import asgi
from tests.api.listening import SUBPROTOCOL, announce, bearer, delete, socket_url, stream_url, token_of
from tests.worlds.asgi_clients import Request, Socket, Stream, ask, problem_in
from tests.worlds.threads import in_thread, run, tasks

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("high_limits", "close_threads_connections"),
]


def test_stream_tells_of_arrivals_until_the_inbox_ends(issued, arrive):
    async def scenario():
        async with Stream(stream_url(), **bearer(issued)) as stream:
            assert stream.headers["content-type"] == "text/event-stream"
            assert stream.headers["cache-control"] == "no-store, no-transform"
            assert stream.headers["x-accel-buffering"] == "no"
            assert stream.headers["access-control-allow-origin"] == "*"
            assert "set-cookie" not in stream.headers

            (message,) = await in_thread(arrive, "Hello")
            event, data = await stream.next()
            assert (event, data["id"], data["subject"]) == ("message", str(message.pk), "Hello")
            assert data["received_at"].endswith("Z")
            assert {"from", "preview", "code", "link", "attachments"} <= set(data)
            assert stream.last_id == str(message.pk)

            await in_thread(delete, issued[0])
            assert await stream.next() == ("ended", {})
            assert await stream.next() is None
        assert not seats._taken

    run(scenario)


def test_stream_that_comes_back_with_its_last_id_misses_none(issued, arrive):
    async def scenario():
        async with Stream(stream_url(), **bearer(issued)) as stream:
            last_id = stream.last_id
        await in_thread(arrive, 1, 2)

        async with Stream(stream_url(), **bearer(issued), last_event_id=last_id) as stream:
            assert [(await stream.next())[1]["subject"] for _ in range(2)] == ["1", "2"]
            last_id = stream.last_id
        await in_thread(arrive, 3)
        async with Stream(f"{stream_url()}?last_event_id={last_id}", **bearer(issued)) as stream:
            assert (await stream.next())[1]["subject"] == "3"

    run(scenario)


def test_deletion_leaves_the_place_to_come_back_to(issued, arrive):
    first, second = arrive(1, 2)

    async def scenario():
        async with Stream(stream_url(), **bearer(issued), last_event_id=str(first.pk)) as stream:
            await stream.next()
            await in_thread(lambda: issued[0].messages.filter(pk=first.pk).delete())
            await in_thread(announce, issued[0])
            assert await stream.next() == ("deleted", {"id": str(first.pk)})
            assert stream.last_id == str(second.pk)

    run(scenario)


def test_quiet_stream_is_kept_alive(issued, monkeypatch):
    monkeypatch.setattr(events, "KEEP_ALIVE_SECONDS", 0.1)

    async def scenario():
        async with Stream(stream_url(), **bearer(issued)) as stream:
            while await stream.line() != ": still here":
                pass
            beat = ["event: still-here", "data: {}", "", ": still here"]
            assert [await stream.line() for _ in range(8)] == beat * 2

    run(scenario)


def test_N12_nobody_elses_token_opens_a_stream(issued, domain):
    stranger = Inbox.objects.issue(domain, "stranger")

    assert problem_in(ask(stream_url(), **bearer(stranger)))[0] == 404
    assert problem_in(ask(stream_url()))[0] == 404
    assert problem_in(ask(stream_url(), authorization="Bearer garbage"))[0] == 401
    assert problem_in(ask(stream_url(), cookie="inboxes=x"))[0] == 404


def test_token_in_the_query_opens_nothing(issued):
    for name in ("token", "authorization", "access_token"):
        assert problem_in(ask(f"{stream_url()}?{name}={token_of(issued)}"))[0] == 404


@pytest.mark.parametrize("sent", [{"last_event_id": "no id"}, {"url": f"{stream_url()}?last_event_id=x"}])
def test_last_id_that_is_none_is_a_problem(issued, sent):
    assert problem_in(ask(**{"url": stream_url()} | sent | bearer(issued)))[0] == 422


def test_revoked_link_ends_its_stream_and_its_socket_within_a_second(issued):
    inbox, secret = issued
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))

    async def scenario():
        socket = Socket(socket_url(), SUBPROTOCOL, token_of((inbox, key)))
        async with (
            Stream(stream_url(), **bearer((inbox, key))) as readers,
            Stream(stream_url(), **bearer(issued)) as holders,
        ):
            await socket.open()
            assert (await socket.next())["event"] == "start"

            await in_thread(grant.delete)
            await in_thread(announce, inbox)

            async with asyncio.timeout(20):
                assert await readers.next() == ("ended", {})
                assert (await socket.next())["event"] == "ended"
                assert await socket.next() is None
            await socket.leave()
            assert await holders.receive_nothing(0.3)

    run(scenario)


def test_streams_of_one_client_are_limited(issued, settings):
    settings.MAX_WAITING = 1

    async def scenario():
        async with Stream(stream_url(), **bearer(issued)):
            assert problem_in(await Request(stream_url(), **bearer(issued)).answer())[0] == 429
            socket = Socket(socket_url(), **bearer(issued))
            await socket.open()
            assert (await socket.next())["data"]["status"] == 429
            assert await socket.next() == 4429
            await socket.leave()
        assert not seats._taken

    run(scenario)


def test_streams_that_are_asked_for_at_once_are_limited_too(issued, settings):
    settings.MAX_WAITING = 3

    async def scenario():
        requests = [Request(stream_url(), **bearer(issued)) for _ in range(10)]
        await asyncio.gather(*(request.begin() for request in requests))
        statuses = [status for status, _ in await asyncio.gather(*(request.start() for request in requests))]

        assert sorted(statuses) == [200] * 3 + [429] * 7

        await asyncio.gather(*(request.leave() for request in requests))
        assert not seats._taken

    run(scenario)


def test_head_of_a_stream_ends_and_leaves_its_seat(issued):
    async def scenario():
        status, _, body = await Request(stream_url(), method="HEAD", **bearer(issued)).answer()
        assert (status, body) == (200, b"")
        assert not seats._taken

    run(scenario)


def test_streams_hold_no_thread(issued, settings):
    async def scenario():
        streams = [Request(stream_url(), **bearer(issued)) for _ in range(30)]
        threads = threading.active_count()
        for stream in streams:
            await stream.begin()
        while sum(seats._taken.values()) < 30:
            await asyncio.sleep(0.05)

        assert threading.active_count() - threads < 15

        await asyncio.gather(*(stream.leave() for stream in streams))
        assert not seats._taken
        while len(tasks()) > 1:  # until what was given back is written
            await asyncio.sleep(0.02)

    run(scenario)


def test_public_names_stream_needs_no_token_and_ends_when_it_is_claimed(domain):
    async def scenario():
        async with Stream(stream_url("soon@tempmail.test")) as stream:
            await in_thread(Inbox.objects.issue, domain, "soon")
            assert await stream.next() == ("ended", {})

    run(scenario)


def test_client_that_takes_nothing_holds_up_nobody_and_loses_its_seat(issued, arrive, monkeypatch):
    monkeypatch.setattr(application, "SEND_SECONDS", 8)
    known, *_ = arrive(*range(50))
    slow = Request(stream_url(), **bearer(issued), last_event_id=str(known.pk))
    taken, given, is_full = [], asyncio.Queue(), asyncio.Event()
    given.put_nowait({"type": "http.request", "body": b""})

    async def take(message):
        taken.append(message)
        if len(taken) > 3:
            is_full.set()
            await asyncio.Event().wait()  # as gunicorn's, while its buffer is full

    async def scenario():
        async with Stream(stream_url(), **bearer(issued)) as quick:
            # Its seconds begin when all else is ready.
            slowly = asyncio.create_task(asgi.application(slow.scope, given.get, take))
            await is_full.wait()
            await in_thread(arrive, "new")
            async with asyncio.timeout(20):
                assert (await quick.next())[1]["subject"] == "new"
            assert sum(seats._taken.values()) == 2
            await slowly
            assert len(taken) == 4
            while sum(seats._taken.values()) > 1:
                await asyncio.sleep(0.02)

    run(scenario)


def test_preflight_of_a_stream_is_answered(issued):
    status, headers, _ = ask(stream_url(), method="OPTIONS", access_control_request_method="GET")

    assert status == 204
    assert "authorization" in headers["access-control-allow-headers"].lower()


def test_refusal_of_a_stream_tells_nothing_of_the_token(issued):
    token = token_of(issued)
    wrong = token[:-1] + ("X" if token[-1] != "X" else "Y")

    _, _, body = ask(stream_url(), authorization=f"Bearer {wrong}")

    assert token[:20] not in json.dumps(json.loads(body))
