"""Announcements that get lost, behind a pooler that swallows LISTEN say: who listens looks all the same."""

import asyncio
import json

import pytest
from django.db import connection

from inboxes.api import events
from inboxes.mail import typed_codes
from inboxes.showing import reading
from tests.api.conftest import store
from tests.worlds.asgi_clients import LIMIT_SECONDS, Request, Socket, Stream
from tests.worlds.mailtm_clients import account_id_of
from tests.worlds.threads import in_thread, run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def look_often(high_limits, monkeypatch):
    for name in ("LOOK_SECONDS", "RETRY_SECONDS"):
        monkeypatch.setattr(events, name, (0.3, 0.5))
    yield
    connection.close()


@pytest.fixture
def listener(issued, has_looked):
    """Begin to listen in one way or the other; return what waits for the subject of an arrival."""
    inbox, secret = issued
    url, token = f"/api/v1/inboxes/{inbox.address}", typed_codes.to_code(secret)
    headers = {"authorization": f"Bearer {token}"}

    async def waiting():
        request = Request(f"{url}/messages/wait?timeout=120", **headers)
        await request.begin()
        await has_looked.wait()

        async def arrival():
            await request.start()
            return json.loads((await request.receive_output(LIMIT_SECONDS))["body"])["subject"]

        return arrival

    async def streaming():
        stream = await Stream(f"{url}/events", **headers).__aenter__()

        async def arrival():
            subject = (await stream.next())[1]["subject"]
            await stream.leave()
            return subject

        return arrival

    async def socket():
        socket = Socket(f"{url}/socket", **headers)
        await socket.open()
        assert (await socket.next())["event"] == "start"

        async def arrival():
            subject = (await socket.next())["data"]["subject"]
            await socket.leave()
            return subject

        return arrival

    async def mercure():
        stream = Request(f"/mailtm/.well-known/mercure?topic=/accounts/{account_id_of(issued)}", **headers)
        await stream.begin()
        await stream.start()
        assert (await stream.receive_output(LIMIT_SECONDS))["body"] == b":\n\n"

        async def arrival():
            _, _, data = (await stream.receive_output(LIMIT_SECONDS))["body"].partition(b"data: ")
            await stream.leave()
            return json.loads(data)["subject"]

        return arrival

    return {"wait": waiting, "events": streaming, "socket": socket, "mercure": mercure}


WAYS = ["wait", "events", "socket", "mercure"]


@pytest.mark.parametrize("way", WAYS)
def test_arrival_that_nobody_announced_is_found_soon(issued, listener, way):
    async def scenario():
        arrival = await listener[way]()
        await in_thread(store, issued[0], "unannounced")
        assert await arrival() == "unannounced"

    run(scenario)


@pytest.mark.parametrize("way", WAYS)
def test_database_that_is_away_for_a_moment_ends_nothing(issued, listener, monkeypatch, way):
    """Looks that fail tell nothing; the first that does not tells all."""

    async def scenario():
        arrival = await listener[way]()
        with monkeypatch.context() as away:
            away.setitem(connection.settings_dict, "HOST", "/nonexistent")
            await asyncio.sleep(1.5)  # some looks
        await in_thread(store, issued[0], "later")
        assert await arrival() == "later"

    run(scenario)


def test_inbox_that_has_not_changed_is_not_looked_at(listener, arrive, monkeypatch):
    unsealed, asked = [], []
    read_row, has_news = reading.read_row, events.has_news
    arrive(*range(5))
    monkeypatch.setattr(reading, "read_row", lambda *given: unsealed.append(given) or read_row(*given))

    async def ask(*given):
        asked.append(await has_news(*given))
        return asked[-1]

    monkeypatch.setattr(events, "has_news", ask)

    async def scenario():
        arrival = await listener["events"]()
        while len(asked) < 5:
            await asyncio.sleep(0.05)
        assert (any(asked), unsealed) == (False, [])
        await in_thread(arrive, "new")
        assert await arrival() == "new"
        assert len(unsealed) == 1

    run(scenario)
