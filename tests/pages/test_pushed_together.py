"""Many pages of one inbox: found, unsealed and rendered once, and each by its own right."""

import asyncio
from urllib.parse import urlencode

import pytest

from inboxes import push
from inboxes.mail import sealing
from inboxes.models import Grant, Inbox
from inboxes.pages import pushed
from tests.worlds.counting import counted_statements, counted_templates
from tests.worlds.page_sockets import SOURCE, arrive, closed_with, list_of, next_of, opened, until_quiet
from tests.worlds.threads import in_thread
from tests.worlds.visitors import cookie_for, reader_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]
PAGES = 20
ROW = "inboxes/_row.html"


async def pages_of(address, *visitors):
    """Open a page for each (cookies, query); they have their first lists."""
    pages = [await opened(address, cookies, query=urlencode(query).encode()) for cookies, query in visitors]
    for page in pages:
        await list_of(page)
    assert await pages[0].receive_nothing(2 * push.PAUSE_SECONDS)
    return pages


async def leave(pages):
    for page in pages:
        await page.leave()


@pytest.mark.parametrize("kind", ["private", "public"])
def test_arrival_costs_as_many_statements_for_many_pages_as_for_one(domain, put_mail, monkeypatch, kind):
    issued = Inbox.objects.issue(domain, "holder")
    address, cookies = ("holder@tempmail.test", cookie_for(issued)) if kind == "private" else ("all@tempmail.test", ())
    topic = push.topic_of_inbox(issued[0].pk) if kind == "private" else push.topic_of_public(domain.pk, "all")

    async def statements(count):
        pages = await pages_of(address, *[(cookies, {})] * count)
        await in_thread(put_mail, address, SOURCE)
        with counted_statements(monkeypatch) as asked:
            await in_thread(push.announce, topic)
            lists = [await list_of(page) for page in pages]
        assert all("no subject" in html for html in lists)  # unparsed, as parsing takes the main thread
        await leave(pages)
        return asked.total()

    async def scenario():
        assert await statements(PAGES) == await statements(1)

    asyncio.run(scenario())


def test_holders_and_readers_who_share_a_look_cost_one_statement_more_for_all_links(issued, put_mail, monkeypatch):
    inbox, _ = issued
    visitors = [(cookie_for(issued), {}), *((reader_of(issued)[0], {}) for _ in range(PAGES // 2))]

    async def statements(some):
        pages = await pages_of(inbox.address, *some)
        with counted_statements(monkeypatch) as asked:
            await in_thread(arrive, put_mail, inbox)
            holders, *readers = [await list_of(page) for page in pages]
        assert "Delete" in holders
        assert not any("Delete" in html for html in readers)
        await leave(pages)
        return asked.total()

    async def scenario():
        assert await statements(visitors) == await statements(visitors[:1]) + 1

    asyncio.run(scenario())


def test_row_is_rendered_and_unsealed_once_for_all_pages_that_show_it_alike(issued, put_mail, monkeypatch):
    inbox, _ = issued
    cookies, (readers, _) = cookie_for(issued), reader_of(issued)
    for number in range(3):
        put_mail(inbox.address, f"Subject: old {number}\r\n\r\n.".encode())
    unsealed = []
    unseal = sealing.unseal

    async def scenario():
        pages = await pages_of(
            inbox.address,
            *[(cookies, {"language": "en"})] * 5,
            *[(cookies, {"language": "en", "newest": 2})] * 5,  # beside a message
            *[(cookies, {"language": "de"})] * 5,
            *[(readers, {"language": "en"})] * 5,
        )
        monkeypatch.setattr(sealing, "unseal", lambda *given: unsealed.append(given) or unseal(*given))
        with counted_templates() as rendered:
            await in_thread(arrive, put_mail, inbox)
            lists = [await list_of(page) for page in pages]
        assert all("4 messages" in html or "4 Nachrichten" in html for html in lists)
        # As the holder is shown it in two languages, and as a reader is.
        assert rendered[ROW] == 3
        assert rendered["inboxes/_message_list.html"] == 4
        assert len(unsealed) == 1
        await leave(pages)

    asyncio.run(scenario())


def test_page_whose_right_ends_with_an_arrival_is_not_brought_it_and_the_others_are(issued, put_mail):
    inbox, _ = issued
    (ended, grant), (stays, _) = reader_of(issued), reader_of(issued)
    changed, changed_grant = reader_of(issued)

    async def scenario():
        pages = await pages_of(inbox.address, (ended, {}), (changed, {}), (stays, {}), (cookie_for(issued), {}))
        await in_thread(grant.delete)
        # What another key would unwrap is another right.
        await in_thread(Grant.objects.filter(pk=changed_grant.pk).update, wrapped=b"x" * 60)

        await in_thread(arrive, put_mail, inbox)

        for page in pages[:2]:
            assert await next_of(page) == {"type": "ended"}
            await closed_with(page)
        for page in pages[2:]:
            assert "1 message" in await list_of(page)
            await page.leave()

    asyncio.run(scenario())


def test_nobody_is_brought_the_mail_of_an_inbox_that_ended_or_has_another_key(issued, put_mail):
    inbox, _ = issued

    async def scenario():
        pages = await pages_of(inbox.address, (cookie_for(issued), {}), (reader_of_it, {}))
        other_key = sealing.public_key_of(sealing.private_key_of(sealing.new_secret()))
        await in_thread(Inbox.objects.filter(pk=inbox.pk).update, public_key=other_key)

        await in_thread(arrive, put_mail, inbox)

        for page in pages:
            assert await next_of(page) == {"type": "ended"}
            await closed_with(page)

    reader_of_it, _ = reader_of(issued)
    asyncio.run(scenario())


def test_page_that_comes_while_others_rest_has_its_list_at_once_and_so_have_they(issued, put_mail, monkeypatch):
    inbox, _ = issued
    cookies = cookie_for(issued)

    async def scenario():
        first = await opened(inbox.address, cookies)
        await until_quiet(first)
        for name in ("_shortest", "_longest"):
            monkeypatch.setattr(pushed._together, name, 3600)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        assert await first.receive_nothing(1)
        await in_thread(arrive, put_mail, inbox)
        assert await first.receive_nothing(1)

        second = await opened(inbox.address, cookies)

        assert "1 message" in await list_of(second)
        assert "1 message" in await list_of(first)
        await leave([first, second])

    asyncio.run(scenario())
