import pytest
from playwright.sync_api import expect

from inboxes.models import Inbox
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live
from tests.worlds.visitors import cookie_for


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
