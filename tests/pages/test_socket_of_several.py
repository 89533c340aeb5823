"""What the WebSocket of one inbox tells of the visitor's other addresses, through the whole ASGI application."""

from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from inboxes import push
from inboxes.access import doors
from inboxes.access.ways_in import HeldInbox
from inboxes.models import Inbox
from tests.worlds.page_sockets import SOURCE, arrive, closed_with, next_of, opened, until_quiet
from tests.worlds.rows import expire
from tests.worlds.threads import in_thread, run
from tests.worlds.visitors import cookie_for, reader_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]


@pytest.fixture
def other(domain):
    return Inbox.objects.issue(domain, "other")


async def quiet(socket):
    """Take the list and the switcher, with which a page that says nothing of either is greeted."""
    told = [await next_of(socket), await next_of(socket)]
    assert [one["type"] for one in told] == ["list", "addresses"]
    assert await socket.receive_nothing(2 * push.PAUSE_SECONDS)
    return told[1]["html"]


async def switcher_of(socket):
    told = await next_of(socket)
    assert told["type"] == "addresses"
    return told["html"]


def item_of(html, address):
    return html.partition(f'data-address="{address}"')[2].partition("</li>")[0]


def test_mail_to_another_address_is_told_with_nothing_of_it(issued, other, put_mail):
    cookie = cookie_for(issued, other)

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        await quiet(holder)

        await in_thread(
            arrive, put_mail, other[0], b"From: Bank <b@bank.example>\r\nSubject: secret\r\n\r\ncode 471100"
        )

        html = await switcher_of(holder)
        assert 'data-unread="1"' in item_of(html, other[0].address)
        assert not any(word in html for word in ("secret", "bank", "471100"))
        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
        await holder.leave()

    run(scenario)


def test_what_is_read_on_another_device_is_new_no_more(issued, other, put_mail):
    cookie = cookie_for(issued, other)

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        await quiet(holder)
        message = await in_thread(arrive, put_mail, other[0])
        assert 'data-unread="1"' in await switcher_of(holder)

        device = HeldInbox.of(*other)
        await in_thread(device.mark_seen, message.pk)

        assert 'data-unread="1"' not in await switcher_of(holder)
        await holder.leave()

    run(scenario)


def test_page_that_says_so_already_is_told_nothing_and_the_list_alone_when_its_own_changes(issued, other, put_mail):
    cookie = cookie_for(issued, other)

    def version():
        client = Client()
        client.cookies.load(cookie)
        asked = {"shown": issued[0].address}
        page = client.get(reverse("addresses"), asked, headers={"X-Requested-With": "fetch"}).content.decode()
        return unescape(page.partition('data-addresses="')[2].partition('"')[0])

    async def scenario():
        said = await in_thread(version)
        holder = await opened(issued[0].address, cookie, query=urlencode({"addresses": said}).encode())
        await until_quiet(holder)

        await in_thread(arrive, put_mail, issued[0])

        assert (await next_of(holder))["type"] == "list"
        assert await holder.receive_nothing(2 * push.PAUSE_SECONDS)
        await holder.leave()

    run(scenario)


def test_beat_brings_what_no_announcement_told_of_the_others(issued, other, put_mail, settings):
    settings.BEAT_SECONDS = 0.3
    cookie = cookie_for(issued, other)

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        assert 'data-unread="1"' not in (await next_of(holder), await next_of(holder))[1]["html"]

        await in_thread(put_mail, other[0].address, SOURCE)

        told = await next_of(holder)
        while told["type"] == "beat":
            told = await next_of(holder)
        assert 'data-unread="1"' in item_of(told["html"], other[0].address)
        await holder.leave()

    run(scenario)


def test_who_holds_one_inbox_is_told_of_no_other(issued, other, put_mail):
    cookie = cookie_for(issued)

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        await until_quiet(holder)

        await in_thread(arrive, put_mail, other[0])

        assert await holder.receive_nothing(4 * push.PAUSE_SECONDS)
        await holder.leave()

    run(scenario)


def test_public_page_tells_of_what_its_visitor_holds(other, put_mail):
    cookie = cookie_for(other)

    async def scenario():
        visitor = await opened("anybody@tempmail.test", cookie)
        assert item_of(await quiet(visitor), other[0].address)

        await in_thread(arrive, put_mail, other[0])

        assert 'data-unread="1"' in await switcher_of(visitor)
        await visitor.leave()

    run(scenario)


@pytest.mark.parametrize("end", ["deleted", "time was up"])
def test_N12_address_that_has_ended_is_told_of_no_more(issued, other, end):
    cookie = cookie_for(issued, other)

    def finish():
        if end == "deleted":
            return doors.close(HeldInbox.of(*other))
        expire(other[0])
        return push.announce(push.topic_of_inbox(other[0].pk))

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        assert item_of(await quiet(holder), other[0].address)

        await in_thread(finish)

        html = await switcher_of(holder)
        assert other[0].address not in html
        assert issued[0].address in html
        await holder.leave()

    run(scenario)


@pytest.mark.parametrize("opened_for", [b"0", b"60000"])
def test_N12_read_only_link_that_was_taken_back_tells_nothing_more(issued, other, put_mail, opened_for):
    cookie, grant = reader_of(other, cookie_for(issued))

    async def scenario():
        reader = await opened(issued[0].address, cookie, query=b"open=" + opened_for)
        await quiet(reader)
        await in_thread(arrive, put_mail, other[0])
        assert 'data-unread="1"' in item_of(await switcher_of(reader), other[0].address)

        await in_thread(doors.revoke, HeldInbox.of(*other), grant.pk)

        assert other[0].address not in await switcher_of(reader)
        await in_thread(arrive, put_mail, other[0])
        assert await reader.receive_nothing(4 * push.PAUSE_SECONDS)
        await reader.leave()

    run(scenario)


def test_N12_nothing_is_told_of_the_others_once_the_right_to_the_inbox_has_gone(issued, other, put_mail):
    cookie = cookie_for(issued, other)

    async def scenario():
        holder = await opened(issued[0].address, cookie)
        await quiet(holder)
        await in_thread(expire, issued[0])

        await in_thread(arrive, put_mail, other[0])

        assert await next_of(holder) == {"type": "ended"}
        await closed_with(holder)

    run(scenario)


def test_as_many_as_a_browser_can_hold_are_told_of_at_once(domain, put_mail, settings):
    held = [Inbox.objects.issue(domain) for _ in range(settings.MAX_INBOXES_HELD)]
    cookie = cookie_for(*held)

    async def scenario():
        holder = await opened(held[0][0].address, cookie)
        await quiet(holder)

        def arrive_everywhere():
            for inbox, _ in held[1:]:
                put_mail(inbox.address, SOURCE)
            push.announce_all([push.topic_of_inbox(inbox.pk) for inbox, _ in held[1:]])

        await in_thread(arrive_everywhere)

        told = await switcher_of(holder)
        while told.count('data-unread="1"') < len(held) - 1:
            told = await switcher_of(holder)
        assert f"{len(held) - 1} new" in told
        await holder.leave()

    run(scenario)
