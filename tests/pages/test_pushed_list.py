"""The list that an inbox's WebSocket brings, through the whole ASGI application."""

import asyncio
import time
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from inboxes import push
from inboxes.access import keyring
from inboxes.mail.addresses import Address
from inboxes.models import Message
from tests.worlds.page_sockets import SOURCE, Socket, arrive, list_of, opened, until_quiet
from tests.worlds.threads import in_thread
from tests.worlds.visitors import cookie_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]


def test_holder_is_brought_the_list_with_the_mail_that_came(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        message = await in_thread(arrive, put_mail, inbox)

        html = await list_of(holder)
        assert "1 message" in html
        # Unparsed, as parsing takes the main thread; what the row offers is there all the same.
        assert "Delete (no subject), unknown sender" in html
        assert reverse("delete-message", args=[inbox.address, message.pk]) in html
        assert "csrf" not in html
        await holder.leave()

    asyncio.run(scenario())


def test_row_that_the_page_has_is_only_a_place_in_the_next_list(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_for(issued)
    first = put_mail(inbox.address, b"Subject: the first\r\n\r\n.")

    async def scenario():
        holder = await opened(inbox.address, cookie)
        assert "the first" in await list_of(holder)

        second = await in_thread(arrive, put_mail, inbox)
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
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)

        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))

        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
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
        holder = Socket(path + inbox.address, cookie_for(issued), query=query)
        assert await holder.is_accepted()

        html = await list_of(holder)
        assert word in html
        assert link in html
        await holder.leave()

    asyncio.run(scenario())


def test_page_that_shows_the_list_is_brought_nothing(issued):
    inbox, _ = issued
    cookie = cookie_for(issued)
    version = keyring.open_by_cookie(cookie, Address.of(inbox.address)).version()

    async def scenario():
        query = urlencode({"version": version, "language": "en"}).encode()
        holder = Socket(f"/ws/inbox/{inbox.address}", cookie, query=query)
        assert await holder.is_accepted()

        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
        await holder.leave()

    asyncio.run(scenario())


def test_burst_is_few_pushes(issued, put_mail):
    inbox, _ = issued
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await until_quiet(holder)
        began = time.monotonic()
        for _ in range(50):
            await in_thread(arrive, put_mail, inbox)
        most = 3 + (time.monotonic() - began) / push.SHORTEST_PAUSE_SECONDS  # a slow machine makes it no burst

        pushes = 1
        while "50 messages" not in await list_of(holder):
            pushes += 1

        assert pushes <= most
        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
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
        assert "Delete “s”" not in html
        await visitor.leave()

    asyncio.run(scenario())
