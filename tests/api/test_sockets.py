"""An inbox's events over a WebSocket.  What they tell is in api/test_events.py."""

import asyncio

import pytest

from inboxes import seats
from inboxes.api import event_socket, events
from inboxes.models import Inbox
from inboxes.telling import FAILED, MAX_RECEIVED, TOO_MUCH
from tempmail_site import asgi
from tests.api.listening import SUBPROTOCOL, bearer, delete, socket_url, token_of
from tests.worlds.asgi_clients import Socket
from tests.worlds.threads import in_thread, run

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("high_limits", "close_threads_connections"),
]


def test_quiet_socket_is_kept_alive_by_what_scripts_see(issued, monkeypatch):
    monkeypatch.setattr(events, "KEEP_ALIVE_SECONDS", 0.1)

    async def scenario():
        socket = Socket(socket_url(), **bearer(issued))
        await socket.open()
        assert (await socket.next())["event"] == "start"
        assert [await socket.next() for _ in range(2)] == [{"event": "still-here", "data": {}}] * 2
        await socket.leave()

    run(scenario)


@pytest.mark.parametrize("way", ["header", "subprotocol"])
def test_socket_takes_a_token_and_no_origin(issued, arrive, way):
    given = ((), bearer(issued)) if way == "header" else ((SUBPROTOCOL, token_of(issued)), {})

    async def scenario():
        socket = Socket(socket_url(), *given[0], **given[1])
        assert await socket.open() == (SUBPROTOCOL if way == "subprotocol" else None)
        assert (await socket.next())["event"] == "start"

        (message,) = await in_thread(arrive, "Hello")
        told = await socket.next()
        assert (told["event"], told["id"]) == ("message", str(message.pk))
        assert told["data"]["subject"] == "Hello"

        await in_thread(delete, issued[0])
        assert (await socket.next()) == {"event": "ended", "data": {}}
        assert await socket.next() is None
        await socket.leave()

    run(scenario)


def test_socket_comes_back_with_its_last_id(issued, arrive):
    first, _ = arrive(1, 2)

    async def scenario():
        socket = Socket(f"{socket_url()}?last_event_id={first.pk}", **bearer(issued))
        await socket.open()
        assert (await socket.next()) == {"event": "start", "id": str(first.pk), "data": {"id": str(first.pk)}}
        assert (await socket.next())["data"]["subject"] == "2"
        await socket.leave()

    run(scenario)


def test_N19_socket_reads_no_cookie_and_opens_nothing_without_a_token(issued, holder, domain):
    """So that it needs no Origin: a page elsewhere has nothing that opens it."""
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in holder.cookies.items())
    stranger = Inbox.objects.issue(domain, "stranger")

    async def refusal(*subprotocols, **headers):
        socket = Socket(socket_url(), *subprotocols, **headers)
        await socket.open()
        assert (await socket.next())["event"] == "problem"
        code = await socket.next()
        await socket.leave()
        return code

    async def scenario():
        assert await refusal(cookie=cookie) == 4404
        assert await refusal(SUBPROTOCOL, token_of(stranger)) == 4404
        assert await refusal(SUBPROTOCOL, "garbage") == 4401
        assert await refusal("other", token_of(issued)) == 4404

    run(scenario)


def test_socket_over_plain_http_is_refused_behind_https(issued, settings):
    settings.HTTPS = True

    async def scenario():
        socket = Socket(socket_url(), **bearer(issued))
        await socket.open()
        assert (await socket.next())["data"]["status"] == 403

        socket = Socket(socket_url(), scheme="wss", **bearer(issued))
        await socket.open()
        assert (await socket.next())["event"] == "start"
        await socket.leave()

    run(scenario)


def test_socket_of_a_client_that_keeps_sending_is_cut_off(issued):
    async def scenario():
        socket = Socket(socket_url(), **bearer(issued))
        await socket.open()
        assert (await socket.next())["event"] == "start"
        for _ in range(MAX_RECEIVED):
            await socket.send_input({"type": "websocket.receive", "text": "{" * 1000})
        assert await socket.next() == TOO_MUCH
        await socket.leave()
        assert not seats._taken

    run(scenario)


def test_socket_of_a_client_that_takes_nothing_is_closed(issued, monkeypatch):
    monkeypatch.setattr(event_socket, "SEND_SECONDS", 0.2)
    sent, given = [], asyncio.Queue()
    given.put_nowait({"type": "websocket.connect"})

    async def send(message):
        sent.append(message["type"])
        if message["type"] == "websocket.send":
            await asyncio.Event().wait()  # as gunicorn's, while its buffer is full
        elif message["type"] == "websocket.close":
            given.put_nowait({"type": "websocket.disconnect", "code": message["code"]})

    async def scenario():
        await asgi.application(Socket(socket_url(), **bearer(issued)).scope, given.get, send)
        assert sent == ["websocket.accept", "websocket.send", "websocket.close"]
        assert not seats._taken

    run(scenario)


def test_socket_that_fails_is_closed_and_not_left_silent(issued, settings, caplog):
    del settings.MAX_WAITING  # a fault that nobody expects

    async def scenario():
        socket = Socket(socket_url(), **bearer(issued))
        await socket.open()

        assert await socket.next() == FAILED
        await socket.leave()

    run(scenario)

    assert "a socket failed" in caplog.text
