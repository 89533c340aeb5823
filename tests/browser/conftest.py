"""What tests of several rooms of a browser share: rows that came, timers that stand still, several addresses."""

import pytest
from playwright.sync_api import expect

from inboxes import push
from inboxes.models import Inbox
from tests.worlds.mails import source_of
from tests.worlds.notifications import WHOLE_BROWSER
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live, stand_still
from tests.worlds.visitors import cookie_for


@pytest.fixture
def beating(live):
    """The service with a beat each second, for pages that are to miss it."""
    live.start("web", env={"BEAT_SECONDS": "1"})


@pytest.fixture
def arrive(send):
    """Send messages to the page's address, each when the one before has its row."""

    def arrive(page, *sources):
        is_live(page)
        for source in sources:
            known = page.locator(".row").count()
            assert send(source, address_on(page)) == {}
            expect(page.locator(".row")).to_have_count(known + 1, timeout=LIMIT_MILLISECONDS)

    return arrive


@pytest.fixture
def put_rows(put_mail):
    """As `arrive`, quickly: messages are stored as delivery does, the page is told of all at once."""

    def put_rows(page, *sources):
        is_live(page)
        known, address = page.locator(".row").count(), address_on(page)
        messages = [put_mail(address, source) for source in sources]
        push.announce(push.topic_of_inbox(messages[0].inbox_id))
        expect(page.locator(".row")).to_have_count(known + len(sources), timeout=LIMIT_MILLISECONDS)

    return put_rows


@pytest.fixture
def put_titled(put_rows):
    """As `put_rows`, by subject and text."""

    def put_titled(page, *mails):
        put_rows(page, *(source_of(text, Subject=subject, From="Shop <shop@shop.example>") for subject, text in mails))

    return put_titled


@pytest.fixture
def still_page(open_page):
    """A page whose timers stand still: what can be taken back stays so."""

    def still_page(**options):
        page = open_page("about:blank", **options)
        stand_still(page)
        page.goto("")
        return page

    return still_page


@pytest.fixture
def open_with(open_page, world):
    """Open a page in a browser that holds these (inbox, secret)."""

    def open_with(held, path, **options):
        page = open_page("about:blank", **options)
        cookies = cookie_for(*held).items()
        page.context.add_cookies([{"name": name, "value": value, "url": world.web_url} for name, value in cookies])
        page.goto(path)
        return page

    return open_with


@pytest.fixture
def holding(open_with, domain):
    """Open a page of the first of some inboxes, in a browser that holds all of them; return it and their addresses."""

    def holding(*names, path="", **options):
        issued = [Inbox.objects.issue(domain, name) for name in names]
        addresses = [inbox.address for inbox, _ in issued]
        return open_with(issued, path or f"inbox/{addresses[0]}", **options), addresses

    return holding


@pytest.fixture(scope="module")
def whole_browser(browser):
    """Debian's whole Chromium: the headless shell shows no notifications."""
    whole = browser.browser_type.launch(executable_path=WHOLE_BROWSER, args=["--no-sandbox", "--disable-gpu"])
    yield whole
    whole.close()


@pytest.fixture
def context(whole_browser, live, world):
    """Make profiles of that browser which end with the test."""
    contexts = []

    def make(**options):
        permissions = ["notifications", "clipboard-read", "clipboard-write"]
        contexts.append(whole_browser.new_context(base_url=world.web_url, permissions=permissions, **options))
        return contexts[-1]

    yield make
    for one in contexts:
        one.close()
