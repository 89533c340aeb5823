"""The WebSocket of an inbox, through the whole ASGI application."""

import asyncio
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from asgiref.testing import ApplicationCommunicator  # channels.testing needs daphne
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from inboxes import access, consumers, push, sealing
from inboxes.models import Domain, Grant, Inbox, Message
from tempmail_site.asgi import application

pytestmark = pytest.mark.django_db(transaction=True)
LIMIT_SECONDS = 10
ENDED = {"type": "ended"}
SOURCE = b"Subject: s\r\n\r\n."


@pytest.fixture(autouse=True)
def close_threads_connections():
    yield
    connection.close()


def cookie_of(issued) -> str:
    response = HttpResponse()
    access.hold(RequestFactory().get("/"), response, access.Key.of(*issued))
    return response.cookies[settings.INBOXES_COOKIE_NAME].value


class Socket(ApplicationCommunicator):
    """A WebSocket client's side of the ASGI conversation."""

    def __init__(self, path, cookie="", origin="http://localhost:8000", client="192.0.2.1", query=b""):
        headers = [(b"host", b"localhost:8000"), (b"cookie", f"{settings.INBOXES_COOKIE_NAME}={cookie}".encode())]
        if origin:
            headers.append((b"origin", origin.encode()))
        scope = {"type": "websocket", "path": path, "headers": headers, "client": (client, 40000), "scheme": "ws"}
        super().__init__(application, scope | {"query_string": query, "subprotocols": []})

    async def is_accepted(self):
        await self.send_input({"type": "websocket.connect"})
        output = await self.receive_output(LIMIT_SECONDS)
        return output["type"] == "websocket.accept"

    async def send(self, **data):
        await self.send_input({"type": "websocket.receive", **data})

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait(LIMIT_SECONDS)


async def opened(address, *arguments, **options):
    socket = Socket(f"/ws/inbox/{address}", *arguments, **options)
    assert await socket.is_accepted()
    return socket


async def next_of(socket):
    output = await socket.receive_output(LIMIT_SECONDS)
    return json.loads(output["text"])


async def closed_with(socket):
    output = await socket.receive_output(LIMIT_SECONDS)
    assert output["type"] == "websocket.close"
    await socket.leave()
    return output.get("code")


async def list_of(socket):
    """Return the list that the socket brings."""
    pushed = await next_of(socket)
    assert pushed["type"] == "list"
    return pushed["html"]


async def until_quiet(socket):
    """Take the first list, which says that the socket is up; then the hub listens, too."""
    await list_of(socket)
    assert await socket.receive_nothing(2 * consumers.PAUSE_SECONDS)


async def in_thread(function, *arguments, **options):
    def call():
        try:
            return function(*arguments, **options)
        finally:
            connection.close()

    return await asyncio.to_thread(call)


def set_end(inbox, seconds):
    Inbox.objects.filter(pk=inbox.pk).update(expires_at=timezone.now() + timedelta(seconds=seconds))


def test_holder_is_brought_the_list_with_the_mail_that_came(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_of(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(put_mail, inbox.address, SOURCE)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        html = await list_of(holder)
        assert "1 message" in html
        assert "Delete this message" in html
        assert "csrf" not in html
        await holder.leave()

    asyncio.run(scenario())


def test_row_that_the_page_has_is_only_a_place_in_the_next_list(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_of(issued)
    first = put_mail(inbox.address, b"Subject: the first\r\n\r\n.")

    async def scenario():
        holder = await opened(inbox.address, cookie)
        assert "the first" in await list_of(holder)

        second = await in_thread(put_mail, inbox.address, SOURCE)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        html = await list_of(holder)
        assert f'<li data-kept="m-{first.pk}"></li>' in html
        assert "the first" not in html
        assert "2 messages" in html

        await in_thread(first.delete)
        await in_thread(Message.objects.update, seen_at=timezone.now())
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        html = await list_of(holder)
        assert "data-kept" not in html
        assert f'id="m-{second.pk}"' in html
        await holder.leave()

    asyncio.run(scenario())


def test_announcement_without_a_change_brings_nothing(issued):
    inbox, _ = issued
    cookie = cookie_of(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert await holder.receive_nothing(2 * consumers.PAUSE_SECONDS)
        await holder.leave()

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("path", "query", "word", "link"),
    [
        ("/ws/inbox/", b"language=de", "Nachricht", 'href="/inbox/'),
        ("/ws/ar/inbox/", b"language=ar", "رسالة", 'href="/ar/inbox/'),
        ("/ws/inbox/", b"language=tlh", "1 message", 'href="/inbox/'),
        ("/ws/tlh/inbox/", b"language=%00", "1 message", 'href="/inbox/'),
    ],
)
def test_list_is_in_the_language_of_its_page(issued, put_mail, path, query, word, link):
    inbox, _ = issued
    put_mail(inbox.address, SOURCE)

    async def scenario():
        holder = Socket(path + inbox.address, cookie_of(issued), query=query)
        assert await holder.is_accepted()

        html = await list_of(holder)
        assert word in html
        assert link in html
        await holder.leave()

    asyncio.run(scenario())


def test_page_that_shows_the_list_is_brought_nothing(issued):
    inbox, _ = issued
    cookie = cookie_of(issued)
    version = access.open_held(cookie, inbox.address).version()

    async def scenario():
        query = urlencode({"version": version, "language": "en"}).encode()
        holder = Socket(f"/ws/inbox/{inbox.address}", cookie, query=query)
        assert await holder.is_accepted()

        assert await holder.receive_nothing(2 * consumers.PAUSE_SECONDS)
        await holder.leave()

    asyncio.run(scenario())


def test_burst_is_few_pushes(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_of(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)
        for _ in range(50):
            await in_thread(put_mail, inbox.address, SOURCE)
            await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        await asyncio.sleep(3 * consumers.PAUSE_SECONDS)

        pushes = 0
        while not await holder.receive_nothing(2 * consumers.PAUSE_SECONDS):
            html = await list_of(holder)
            pushes += 1

        assert 1 <= pushes < 25
        assert "50 messages" in html
        await holder.leave()

    asyncio.run(scenario())


def test_public_name_is_open_to_everyone(domain, put_mail):
    async def scenario():
        visitor = await opened("anybody+tag@tempmail.test")
        await until_quiet(visitor)

        await in_thread(put_mail, "anybody@tempmail.test", SOURCE)
        await in_thread(push.announce, push.topic_of_public(domain.pk, "anybody"))

        html = await list_of(visitor)
        assert "1 message" in html
        assert "Delete this message" not in html
        await visitor.leave()

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "address",
    [
        "holder@tempmail.test",  # private, of somebody else
        "admin@tempmail.test",  # reserved
        "acdef-acdef-acdef@tempmail.test",  # generated, ended or never issued
        "ended@tempmail.test",  # chosen, ended
        "x@nowhere.test",
        "no-address",
        "a b@tempmail.test",
        "\0@tempmail.test",
    ],
)
def test_N12_stranger_gets_the_same_refusal_everywhere(issued, domain, address):
    stranger = cookie_of(Inbox.objects.issue(domain, "stranger"))
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))

    async def scenario():
        visitor = await opened(address, stranger)
        assert await closed_with(visitor) == consumers.NOT_FOUND

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost.evil.example",
        "http://evillocalhost",
        "null",
        "",
        "file://",
        "localhost",
    ],
)
def test_N19_foreign_origin_is_refused_before_the_handshake(issued, origin):
    cookie = cookie_of(issued)

    async def scenario():
        assert not await Socket("/ws/inbox/holder@tempmail.test", cookie, origin).is_accepted()

    asyncio.run(scenario())


def test_socket_ends_with_its_inbox(issued):
    inbox, _ = issued
    cookie = cookie_of(issued)
    set_end(inbox, 1.5)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await list_of(holder)

        assert await next_of(holder) == ENDED
        assert await closed_with(holder) is None
        assert not await in_thread(Inbox.objects.live().exists)

    asyncio.run(scenario())


def test_socket_ends_when_its_inbox_is_deleted_on_a_page(issued):
    inbox, _ = issued
    client = Client()
    client.cookies[settings.INBOXES_COOKIE_NAME] = cookie = cookie_of(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(client.post, reverse("delete-inbox", args=[inbox.address]))

        assert await next_of(holder) == ENDED
        await closed_with(holder)

    asyncio.run(scenario())


def test_socket_of_an_inbox_that_was_extended_meanwhile_stays(issued):
    inbox, _ = issued
    cookie = cookie_of(issued)
    set_end(inbox, 1.5)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)
        await in_thread(set_end, inbox, 60)

        assert await holder.receive_nothing(2)

        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        assert "data-expires-at" in await list_of(holder)
        await holder.leave()

    asyncio.run(scenario())


def test_push_after_the_right_has_gone_says_ended_instead(issued):
    inbox, _ = issued
    cookie = cookie_of(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(set_end, inbox, -1)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert await next_of(holder) == ENDED
        await closed_with(holder)

    asyncio.run(scenario())


def test_visitor_of_a_public_name_does_not_follow_when_somebody_claims_it(domain):
    async def scenario():
        visitor = await opened("soon@tempmail.test")
        await until_quiet(visitor)
        await in_thread(Inbox.objects.issue, domain, "soon")

        assert await next_of(visitor) == ENDED

    asyncio.run(scenario())


def reader_of(issued):
    """The cookie of a visitor who came by a read-only link, and its row."""
    inbox, secret = issued
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))
    response = HttpResponse()
    access.hold(RequestFactory().get("/"), response, access.Key.of(inbox, key, is_share=True))
    return response.cookies[settings.INBOXES_COOKIE_NAME].value, grant


def test_readers_page_ends_when_its_link_is_taken_back(issued):
    inbox, _ = issued
    (cookie, grant), holders = reader_of(issued), cookie_of(issued)

    async def scenario():
        reader, holder = await opened(inbox.address, cookie), await opened(inbox.address, holders)
        await until_quiet(reader)
        await until_quiet(holder)

        await in_thread(grant.delete)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert await next_of(reader) == ENDED
        await closed_with(reader)
        assert await holder.receive_nothing(2 * consumers.PAUSE_SECONDS)
        await holder.leave()

    asyncio.run(scenario())


def test_readers_page_ends_with_its_link(issued):
    inbox, _ = issued
    cookie, _ = reader_of(issued)
    Grant.objects.update(expires_at=timezone.now() + timedelta(seconds=1.5))

    async def scenario():
        reader = await opened(inbox.address, cookie)
        await list_of(reader)

        assert await next_of(reader) == ENDED
        assert await in_thread(Inbox.objects.live().exists)

    asyncio.run(scenario())


def test_client_that_keeps_sending_is_cut_off(domain):
    async def scenario():
        flooder = await opened("anybody@tempmail.test")
        await until_quiet(flooder)
        for _ in range(consumers.MAX_RECEIVED - 1):
            await flooder.send(text="{" * 1000)
        assert await flooder.receive_nothing(0.2)

        await flooder.send(bytes=b"\0")

        assert await closed_with(flooder) == consumers.TOO_MUCH

    asyncio.run(scenario())


def test_names_cannot_be_tried_without_limit(domain, settings):
    settings.LIMITS = settings.LIMITS | {"guess": (2, 3600)}

    async def scenario():
        codes = [await closed_with(await opened(f"x@nowhere{i}.test")) for i in range(3)]
        assert codes == [consumers.NOT_FOUND, consumers.NOT_FOUND, consumers.TRY_LATER]

        elsewhere = await opened("x@nowhere.test", client="192.0.2.2")
        assert await closed_with(elsewhere) == consumers.NOT_FOUND

    asyncio.run(scenario())


def test_unknown_path_is_refused(db):
    async def scenario():
        assert not await Socket("/ws/other").is_accepted()

    asyncio.run(scenario())


def test_socket_while_the_database_is_away_asks_to_come_back(monkeypatch):
    assert Domain.objects.count() == 0
    connection.close_pool()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", False)

    async def scenario():
        visitor = await opened("anybody@tempmail.test")
        assert await closed_with(visitor) == consumers.TRY_LATER

    asyncio.run(scenario())
