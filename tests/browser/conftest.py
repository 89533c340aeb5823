"""What tests of the list in a browser share."""

import pytest
from playwright.sync_api import expect

from tests.worlds.mails import source_of
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live, stand_still


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
