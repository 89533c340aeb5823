"""The whole way: SMTP in, the row in the page by itself, the message read, the end, and gone."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from django_q.models import Schedule
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Inbox, Message, Part
from tests.worlds.live import arrived
from tests.worlds.open_pages import LIMIT_MILLISECONDS, MESSAGE, address_on, is_live, on_both
from tests.worlds.rows import expire


@pytest.fixture
def purging(live):
    """The real qcluster with the schedule of the migration, due now."""
    Schedule.objects.update_or_create(
        name="purge",
        defaults={
            "func": "inboxes.purge.purge", "schedule_type": Schedule.MINUTES, "minutes": 1,
            "repeats": -1, "next_run": timezone.now(),
        },
    )  # fmt: skip
    yield live.start("qcluster")
    live.stop("qcluster")


@on_both
def test_mail_appears_by_itself_is_read_and_ends(open_page, send, options):
    page = open_page(**options)
    address = address_on(page)
    is_live(page)

    assert send(MESSAGE, address.upper()) == {}

    row = page.locator(".row", has_text="Your code is 4711")
    expect(row).to_be_visible(timeout=LIMIT_MILLISECONDS)
    expect(row).to_contain_text("1 attachment")
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Your code is 4711")).to_be_visible()
    frame = page.frame_locator("iframe.html")
    expect(frame.get_by_text("Welcome to the shop")).to_be_visible()
    assert page.title() != "run"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download “bill.pdf”").click()
    assert download.value.path().read_bytes() == b"%PDF-"

    # Before the page: its socket waits for the end that it knows.
    Inbox.objects.update(expires_at=timezone.now() + timedelta(seconds=5))
    page.goto(f"inbox/{address}")
    expect(page.get_by_text("This inbox has ended")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert send(MESSAGE, address)[address][0] == 550


def test_what_has_ended_is_purged_by_the_schedule(live, send, domain, purging):
    inbox, _ = Inbox.objects.issue(domain)
    assert send(MESSAGE, inbox.address, "public@tempmail.test") == {}
    arrived(2)

    expire(inbox)
    Message.objects.filter(inbox=None).update(expires_at=Now())

    wait_for(lambda: not (Inbox.objects.exists() or Message.objects.exists() or Part.objects.exists()), 90, "a purge")


def test_everything_works_without_javascript(open_page, send, live):
    page = open_page(java_script_enabled=False)
    page.locator("summary", has_text="Choose your own name").click()
    page.locator("#local-part").fill("Chosen.Name")
    page.get_by_role("button", name="Create address").click()
    expect(page.locator("#the-address")).to_have_text("chosen.name@tempmail.test")

    send(MESSAGE, "chosen.name+tag@tempmail.test")
    wait_for(Message.objects.exists, 30, "the message")
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator(".row")).to_contain_text("+tag")
    page.locator(".row").get_by_role("link").click()
    expect(page.frame_locator("iframe.html").get_by_text("Welcome to the shop")).to_be_visible()
    page.locator(".bar").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Your mail will appear here")).to_be_visible()
    page.locator("summary", has_text="Extend").click()
    page.get_by_role("button", name="as long as possible").click()
    expect(page.locator(".time-left")).to_contain_text("6 days")
    page.locator("summary", has_text="More").click()
    page.locator("summary", has_text="Delete").click()
    page.get_by_role("button", name="Delete this inbox").click()
    wait_for(lambda: not Inbox.objects.exists(), 30, "an inbox that is deleted")


def test_page_catches_up_by_polling_and_reconnects_when_the_web_process_is_killed(open_page, send, live):
    page = open_page("inbox/anybody@tempmail.test")
    is_live(page)

    live.start("web").kill()
    send(MESSAGE, "anybody@tempmail.test")
    live.start("web")

    expect(page.locator(".row", has_text="4711")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-live]")).to_have_attribute("data-now", "open", timeout=90_000)


def test_public_mail_is_marked_and_a_private_inbox_is_not_found_by_others(open_page, send):
    owner = open_page()
    private = address_on(owner)
    send(MESSAGE, private, "anybody@tempmail.test")
    wait_for(lambda: Message.objects.count() == 2, 30, "both messages")

    stranger = open_page("inbox/anybody@tempmail.test")

    expect(stranger.get_by_text("Everybody who knows this name can read this")).to_be_visible()
    expect(stranger.locator(".row")).to_have_count(1)
    assert stranger.goto(f"inbox/{private}").status == 404
