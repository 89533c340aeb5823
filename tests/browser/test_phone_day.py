"""A phone's day: it sleeps, loses its network and finds another, has two tabs, and forgets its cookies.

Each hour is a test of its own.  A phone is a mobile Chromium behind a relay, which drops what it
had without a word, as networks do; its clock is set forward.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Inbox
from tests.worlds.open_pages import CLIPBOARD, PHONE, address_on, is_live

LONG = 60_000
MAIL = b"From: Bank <login@bank.example>\r\nSubject: Number %d\r\n\r\nYour verification code is 48291%d.\r\n"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
    "Mobile Safari/537.36"
)


@pytest.fixture
def phone(beating, open_page, relay):
    """The first page of the day, live, with an address of its own."""
    page = open_page("about:blank", user_agent=ANDROID, **PHONE, **CLIPBOARD)
    page.clock.install()
    page.goto(relay.url)
    assert "@" in address_on(page)
    is_live(page)
    return page


@pytest.fixture
def write(send):
    def write(page, number):
        address = re.search("/inbox/([^/]+)", page.url)[1]
        assert send(MAIL % (number, number), address) == {}

    return write


def shows(page, *numbers):
    """Wait for the list to have these messages and no other, newest first."""
    expect(page.locator(".row .row-subject")).to_have_text([f"Number {number}" for number in numbers], timeout=LONG)


def is_live_again(page):
    expect(page.locator("[data-live]")).to_have_attribute("data-now", "open", timeout=LONG)
    expect(page.locator("[data-live]")).to_have_text("Live", use_inner_text=True)


def is_not_live(page):
    expect(page.locator("[data-live]")).not_to_have_attribute("data-now", "open", timeout=LONG)
    expect(page.locator("[data-live]")).to_have_text(re.compile("Reconnecting|No connection"), use_inner_text=True)


def minutes_left(slept):
    """What a page says whose clock is so many minutes ahead."""
    seconds = (Inbox.objects.get().expires_at - timezone.now()).total_seconds() - 60 * slept
    return f"{int(seconds // 60)} minutes left"


def lifecycle(page, state):
    """Freeze the page, as a phone does in a pocket, or wake it."""
    page.context.new_cdp_session(page).send("Page.setWebLifecycleState", {"state": state})


def test_morning_a_code_comes_and_is_copied(phone, write):
    write(phone, 1)
    # "Copied" stands there for two seconds of the page's, which are over when a slow machine looks.
    phone.clock.pause_at(phone.evaluate("Date.now() / 1000") + 60)
    phone.reload()
    shows(phone, 1)

    phone.get_by_role("button", name="Copy the code").tap()

    expect(phone.locator(".code [data-copy]")).to_have_text("Copied", use_inner_text=True)


def test_asleep_for_ten_minutes_it_wakes_with_the_mail_that_came(phone, relay, write):
    write(phone, 1)
    shows(phone, 1)

    lifecycle(phone, "frozen")
    relay.silence()
    write(phone, 2)
    lifecycle(phone, "active")
    phone.clock.fast_forward("10:00")

    shows(phone, 2, 1)
    is_live_again(phone)
    said = phone.locator(".time-left")
    wait_for(lambda: minutes_left(10) in " ".join(said.inner_text().split()), 30, "the minutes that are left")


def test_network_that_goes_is_said_and_what_it_had_stays_readable(phone, relay, write):
    write(phone, 1)
    shows(phone, 1)

    relay.silence(with_new=True)
    phone.context.set_offline(True)

    is_not_live(phone)
    shows(phone, 1)
    write(phone, 2)
    relay.speak()
    phone.context.set_offline(False)
    shows(phone, 2, 1)
    is_live_again(phone)


def test_another_network_takes_over_without_a_tap(phone, relay, write):
    """From Wi-Fi to mobile data: what was open is dead and says nothing, what is opened now works."""
    relay.silence()
    write(phone, 1)
    phone.clock.fast_forward("00:30")

    shows(phone, 1)
    is_live_again(phone)


def test_network_that_flaps_all_day_costs_no_mail_and_shows_none_twice(phone, relay, write):
    for number in range(1, 5):
        relay.silence()
        write(phone, number)
        phone.clock.fast_forward("00:30")
        shows(phone, *range(number, 0, -1))

    is_live_again(phone)


def test_two_tabs_of_an_inbox_say_the_same(phone, relay, write):
    other = phone.context.new_page()
    other.goto(f"{relay.url}inbox/{address_on(phone)}")
    is_live(other)

    write(phone, 1)
    shows(phone, 1)
    shows(other, 1)
    relay.silence()
    write(phone, 2)
    for tab in (phone, other):
        tab.bring_to_front()
        shows(tab, 2, 1)
        is_live_again(tab)


def test_f5_shows_the_address_that_was_on_the_page(phone, write):
    first = address_on(phone)
    write(phone, 1)
    shows(phone, 1)

    phone.reload()
    assert address_on(phone) == first
    shows(phone, 1)

    phone.locator("summary", has_text="Choose a name").tap()
    phone.get_by_role("textbox", name="Name").fill("evening")
    phone.locator("[data-choose]").get_by_role("button").first.tap()
    expect(phone.locator("#the-address")).to_have_attribute("data-address", "evening@tempmail.test", timeout=LONG)
    phone.reload()
    assert address_on(phone) == "evening@tempmail.test"
    is_live(phone)


def test_back_from_a_message_shows_the_list_as_it_is_now(phone, write):
    write(phone, 1)
    shows(phone, 1)
    phone.locator(".row-link").first.tap()
    phone.wait_for_url("**/messages/**", timeout=LONG)
    write(phone, 2)

    phone.go_back()

    shows(phone, 2, 1)
    is_live_again(phone)


def test_message_is_read_without_a_network_when_it_is_open(phone, relay, write):
    write(phone, 1)
    shows(phone, 1)
    phone.locator(".row-link").first.tap()
    phone.wait_for_url("**/messages/**", timeout=LONG)

    relay.silence(with_new=True)
    phone.context.set_offline(True)

    expect(phone.locator(".message").get_by_text("482911").first).to_be_visible(timeout=LONG)


def test_cookies_that_were_cleared_leave_what_is_shown_and_are_said(phone, relay, write):
    address = address_on(phone)
    write(phone, 1)
    shows(phone, 1)

    phone.context.clear_cookies()
    for is_offline in (True, False):  # it has to ask anew
        phone.context.set_offline(is_offline)

    is_keyless = phone.locator("[data-live] [data-state=keyless]")
    expect(is_keyless).to_be_visible(timeout=LONG)
    shows(phone, 1)
    answer = phone.goto(f"{relay.url}inbox/{address}")
    assert answer.status == 404
    phone.goto(relay.url)
    assert address_on(phone) != address
    is_live(phone)
