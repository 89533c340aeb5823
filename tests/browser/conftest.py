"""What tests of several rooms of a browser share: rows that came, timers that stand still, several addresses."""

import pytest
from playwright.sync_api import expect

from inboxes.models import Inbox
from tests.worlds.mails import source_of
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live, stand_still
from tests.worlds.visitors import cookie_for


@pytest.fixture
def arrive_titled(send):
    """Send messages, by subject and text, to the page's address, and wait for their rows."""

    def arrive(page, *mails):
        is_live(page)
        for subject, text in mails:
            known = page.locator(".row").count()
            send(source_of(text, Subject=subject, From="Shop <shop@shop.example>"), address_on(page))
            expect(page.locator(".row")).to_have_count(known + 1, timeout=LIMIT_MILLISECONDS)

    return arrive


@pytest.fixture
def still_page(open_page):
    """A page whose timers stand still: what can be taken back stays so."""

    def still_page(**options):
        page = open_page("about", **options)
        stand_still(page)
        page.goto("")
        return page

    return still_page


@pytest.fixture
def holding(open_page, world, domain):
    """Open a page of the first of some inboxes, in a browser that holds all of them; return it and their addresses."""

    def holding(*names, path="", **options):
        issued = [Inbox.objects.issue(domain, name) for name in names]
        page = open_page("robots.txt", **options)
        cookies = cookie_for(*issued).items()
        page.context.add_cookies([{"name": name, "value": value, "url": world.web_url} for name, value in cookies])
        addresses = [inbox.address for inbox, _ in issued]
        page.goto(path or f"inbox/{addresses[0]}")
        return page, addresses

    return holding


@pytest.fixture
def arrive(send):
    """Send messages to the page's address and wait for their rows."""

    def arrive(page, *sources):
        is_live(page)
        for source in sources:
            known = page.locator(".row").count()
            assert send(source, address_on(page)) == {}
            expect(page.locator(".row")).to_have_count(known + 1, timeout=LIMIT_MILLISECONDS)

    return arrive
