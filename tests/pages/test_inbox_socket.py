"""The WebSocket of an inbox, through the whole ASGI application."""

import asyncio
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from inboxes import push, telling
from inboxes.models import ClosedAddress, Domain, Grant, Inbox
from inboxes.pages import inbox_socket
from tests.worlds.page_sockets import SOURCE, Socket, closed_with, list_of, next_of, opened, until_quiet
from tests.worlds.threads import in_thread
from tests.worlds.visitors import cookie_for, reader_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]
ENDED = {"type": "ended"}
SOON_SECONDS = 10  # a socket is opened and has its list before, however busy the machine is


def set_end(inbox, seconds):
    Inbox.objects.filter(pk=inbox.pk).update(expires_at=timezone.now() + timedelta(seconds=seconds))


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
    stranger = cookie_for(Inbox.objects.issue(domain, "stranger"))
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))

    async def scenario():
        visitor = await opened(address, stranger)
        assert await closed_with(visitor) == inbox_socket.NOT_FOUND

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
    cookie = cookie_for(issued)

    async def scenario():
        assert not await Socket("/ws/inbox/holder@tempmail.test", cookie, origin).is_accepted()

    asyncio.run(scenario())


def test_socket_ends_with_its_inbox(issued):
    inbox, _ = issued
    cookie = cookie_for(issued)
    set_end(inbox, SOON_SECONDS)

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
    cookie = cookie_for(issued)
    client.cookies.load(cookie)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(client.post, reverse("delete-inbox", args=[inbox.address]))

        assert await next_of(holder) == ENDED
        await closed_with(holder)

    asyncio.run(scenario())


def test_socket_of_an_inbox_that_was_extended_meanwhile_stays(issued):
    inbox, _ = issued
    cookie = cookie_for(issued)
    set_end(inbox, SOON_SECONDS)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)
        await in_thread(set_end, inbox, 60)

        assert await holder.receive_nothing(SOON_SECONDS)

        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        assert "data-expires-at" in await list_of(holder)
        await holder.leave()

    asyncio.run(scenario())


def test_push_after_the_right_has_gone_says_ended_instead(issued):
    inbox, _ = issued
    cookie = cookie_for(issued)

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


def test_visitor_of_a_public_name_is_told_at_once_when_an_admin_closes_it_or_its_domain(domain):
    async def scenario():
        visitor, other = await opened("soon@tempmail.test"), await opened("other@tempmail.test")
        await until_quiet(visitor)
        await until_quiet(other)
        await in_thread(ClosedAddress.objects.close, "Soon+x@tempmail.test")
        assert await next_of(visitor) == ENDED

        await in_thread(Domain.objects.update, is_paused=True)
        await in_thread(push.announce, push.names_of(domain.pk))
        assert "is held up for now" in await list_of(other)

    asyncio.run(scenario())


def test_readers_page_ends_when_its_link_is_taken_back(issued):
    inbox, _ = issued
    (cookie, grant), holders = reader_of(issued), cookie_for(issued)

    async def scenario():
        reader, holder = await opened(inbox.address, cookie), await opened(inbox.address, holders)
        await until_quiet(reader)
        await until_quiet(holder)

        await in_thread(grant.delete)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert await next_of(reader) == ENDED
        await closed_with(reader)
        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
        await holder.leave()

    asyncio.run(scenario())


def test_readers_page_ends_with_its_link(issued):
    inbox, _ = issued
    cookie, _ = reader_of(issued)
    Grant.objects.update(expires_at=timezone.now() + timedelta(seconds=SOON_SECONDS))

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
        for _ in range(telling.MAX_RECEIVED - 1):
            await flooder.send(text="{" * 1000)
        assert await flooder.receive_nothing(0.2)

        await flooder.send(bytes=b"\0")

        assert await closed_with(flooder) == telling.TOO_MUCH

    asyncio.run(scenario())


@pytest.fixture
def quick_beat(settings):
    settings.BEAT_SECONDS = 0.3


def test_beat_has_the_version_of_the_list(issued, quick_beat):
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie, query=b"answers=yes")
        html = await list_of(holder)
        for _ in range(3):
            beat = await next_of(holder)
            assert (beat["type"], beat["seconds"]) == ("beat", 0.3)
            assert f'data-version="{escape(beat["version"])}"' in html
            await holder.send(text="here")
        await holder.leave()

    asyncio.run(scenario())


def test_beat_brings_what_no_announcement_told(issued, put_mail, quick_beat):
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)  # who answers no beat would be cut off while a slow machine stores
        await list_of(holder)

        await in_thread(put_mail, inbox.address, SOURCE)

        told = await next_of(holder)
        while told["type"] == "beat":
            told = await next_of(holder)
        assert "1 message" in told["html"]
        await holder.leave()

    asyncio.run(scenario())


def test_socket_whose_page_answers_no_beat_is_closed_and_gives_its_seat_back(issued, quick_beat, settings):
    inbox, _ = issued
    cookie = cookie_for(issued)
    settings.MAX_SOCKETS = 1

    async def scenario():
        holder = await opened(inbox.address, cookie, query=b"answers=yes")
        await list_of(holder)
        for _ in range(inbox_socket.MAX_UNANSWERED):
            assert (await next_of(holder))["type"] == "beat"
        assert await closed_with(holder) == inbox_socket.TRY_LATER

        again = await opened(inbox.address, cookie)
        await list_of(again)
        await again.leave()

    asyncio.run(scenario())


def test_page_from_before_there_were_beats_is_not_closed(issued, quick_beat):
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await list_of(holder)
        for _ in range(inbox_socket.MAX_UNANSWERED + 2):
            assert (await next_of(holder))["type"] == "beat"
        await holder.leave()

    asyncio.run(scenario())


def test_page_that_answers_for_hours_is_not_taken_for_one_that_keeps_sending(issued, settings):
    settings.BEAT_SECONDS = 0.01
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie, query=b"answers=yes")
        await list_of(holder)
        for _ in range(telling.MAX_RECEIVED + 1):
            assert (await next_of(holder))["type"] == "beat"
            await holder.send(text="here")
        await holder.leave()

    asyncio.run(scenario())


def test_names_cannot_be_tried_without_limit(domain, settings):
    settings.LIMITS = settings.LIMITS | {"guess": (2, 3600)}

    async def scenario():
        codes = [await closed_with(await opened(f"x@nowhere{i}.test")) for i in range(3)]
        assert codes == [inbox_socket.NOT_FOUND, inbox_socket.NOT_FOUND, inbox_socket.TRY_LATER]

        elsewhere = await opened("x@nowhere.test", client="192.0.2.2")
        assert await closed_with(elsewhere) == inbox_socket.NOT_FOUND

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
        assert await closed_with(visitor) == inbox_socket.TRY_LATER

    asyncio.run(scenario())
