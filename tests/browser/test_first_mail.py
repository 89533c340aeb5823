"""The first mail is on the screen, its code one tap away; and what stands in for it when it is not."""

import re
import time

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Inbox, Message
from tests.worlds.mails import NUMBER
from tests.worlds.open_pages import (
    CLIPBOARD,
    PHONE,
    SMALL_PHONE,
    address_on,
    at_each_size,
    clipboard,
    expect_on_screen,
    is_live,
    is_on_screen,
    on_both,
    violations,
)

CODE = (
    b"From: Streamly <no-reply@streamly.example>\r\nSubject: Your Streamly code\r\n\r\n"
    b"Your verification code is 739204.\r\nUse it within ten minutes.\r\n"
)
LONG_CODE = (
    b"From: The Very Long Company Name International <alerts@mail.notifications.example>\r\n"
    b"Subject: Your login code\r\n\r\nYour login code: AB3D-EF5H-JK7M-NP9Q\r\n"
)
LINK = (
    b"From: Forum <bot@forum.example>\r\nSubject: Confirm your address\r\n\r\n"
    b"Confirm your email address: https://forum.example/confirm?token=f3a9c2\r\n"
)


class Visitor:
    """Who counts the taps, and the seconds since the mail arrived."""

    def __init__(self, page):
        self.page, self.taps, self.began = page, 0, time.monotonic()

    def tap(self, locator):
        """Where it is: Playwright's own would scroll to it."""
        expect_on_screen(locator)
        box = locator.bounding_box()
        tap = self.page.touchscreen.tap if self.page.evaluate("navigator.maxTouchPoints") else self.page.mouse.click
        tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.taps += 1

    def copies_the_code(self, code="739204"):
        assert self.page.evaluate("scrollY") == 0
        button = self.page.locator(".row").first.get_by_role("button", name="Copy the code")
        expect(self.page.locator(".row .code b").first).to_have_text(code)
        expect_on_screen(self.page.locator(".row .code b").first)
        self.tap(button)
        wait_for(lambda: clipboard(self.page) == code, 30, "the code in the clipboard")
        seconds = time.monotonic() - self.began
        print(f"{seconds:.2f} s and {self.taps} taps from arrival to copied")
        assert self.taps == 1
        assert self.page.evaluate("scrollY") == 0


@at_each_size
def test_code_of_the_first_mail_is_copied_by_one_tap_without_scrolling(open_page, arrive, options):
    page = open_page(**options, **CLIPBOARD)

    arrive(page, CODE)

    Visitor(page).copies_the_code()


@at_each_size
def test_code_at_a_second_address_is_copied_by_one_tap(open_page, arrive, options):
    page = open_page(**options, **CLIPBOARD)
    first = address_on(page)
    is_live(page)

    visitor = Visitor(page)
    visitor.tap(page.get_by_role("button", name="New address"))
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", first)
    assert visitor.taps == 1
    arrive(page, CODE)

    Visitor(page).copies_the_code()


@at_each_size
def test_code_on_another_device_is_copied_by_one_tap(open_page, arrive, send, options):
    page = open_page()
    address = address_on(page)
    page.goto(f"inbox/{address}/keep")
    page.get_by_role("button", name="Show link and QR code").click()
    link = page.locator(".copy-line input").first.input_value()
    other = open_page(link, **options, **CLIPBOARD)
    other.locator("[name=add]").click()
    other.wait_for_url(f"**/inbox/{address}")

    arrive(other, CODE)

    Visitor(other).copies_the_code()


@pytest.mark.parametrize("options", [PHONE, SMALL_PHONE], ids=["360x740", "390x664"])
@pytest.mark.parametrize("source", [CODE, LONG_CODE, LINK], ids=["code", "long", "link"])
@pytest.mark.parametrize("path", ["", "own page"])
def test_newest_mail_is_on_the_screen_after_a_reload(open_page, arrive, options, source, path):
    page = open_page(**options)
    arrive(page, source)

    if path:
        page.goto(f"inbox/{address_on(page)}")
    else:
        page.reload()
    is_live(page)

    finds = page.locator(".row .code b, .row .found-link > a").first
    wait_for(lambda: is_on_screen(finds) or page.locator(".latest").is_visible(), 30, "what the mail is about")
    expect_on_screen(page.locator(".row-link").first)


@pytest.mark.parametrize("options", [PHONE, SMALL_PHONE], ids=["360x740", "390x664"])
def test_without_script_the_first_mail_is_on_the_screen_too(open_page, send, options):
    page = open_page(java_script_enabled=False, **options)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")
    send(CODE, Inbox.objects.get().address)
    wait_for(Message.objects.exists, 30, "the message")

    for path in ("", f"inbox/{Inbox.objects.get().address}"):
        page.goto(path)
        code = page.locator(".row .code b").bounding_box()
        assert code["y"] + code["height"] <= options["viewport"]["height"]


@on_both
def test_introduction_gives_its_place_to_the_address_on_a_phone(open_page, options):
    page = open_page(**options)
    address_on(page)

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Throwaway email that deletes itself")
    expect_on_screen(page.get_by_role("button", name="Copy the address"))
    assert (heading.bounding_box()["height"] > 20 and is_on_screen(heading)) == (options is not PHONE)


# --- One tap to another address


@on_both
def test_new_address_takes_one_tap_and_the_old_one_stays(open_page, options):
    page = open_page(**options)
    first = address_on(page)
    is_live(page)

    for path in (None, f"inbox/{first}"):
        if path:
            page.goto(path)
            is_live(page)
        before = address_on(page)
        page.get_by_role("button", name="New address").click()
        expect(page.locator("#the-address")).not_to_have_attribute("data-address", before)
        expect(page).to_have_url(re.compile(f"/inbox/{address_on(page)}$"))
        is_live(page)
        if path:
            expect(page).to_have_title(address_on(page))
            expect(page.get_by_role("heading", level=1)).to_contain_text(address_on(page))
    latest = address_on(page)
    page.reload()
    assert address_on(page) == latest
    page.locator(".switcher summary").click()
    expect(page.get_by_role("link", name=first)).to_be_visible()
    assert Inbox.objects.count() == 3


def test_two_quick_taps_are_one_new_address(open_page):
    page = open_page(**PHONE)
    address_on(page)
    is_live(page)

    page.get_by_role("button", name="New address").evaluate("button => { button.click(); button.click(); }")

    expect(page.locator(".switcher")).to_be_visible()
    is_live(page)
    assert Inbox.objects.count() == 2


def test_new_address_without_script(open_page):
    page = open_page(java_script_enabled=False, **PHONE)
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")
    first = page.url

    page.get_by_role("button", name="New address").click()
    page.wait_for_url(lambda url: url != first)

    assert Inbox.objects.count() == 2


# --- What stands in for a code that is out of sight


@at_each_size
def test_code_that_is_scrolled_away_is_copied_from_a_bar(open_page, arrive, options):
    page = open_page(reduced_motion="reduce", **options, **CLIPBOARD)  # axe looks at once
    arrive(page, CODE)
    bar = page.get_by_role("complementary", name="Newest message")
    expect(bar).to_be_hidden()

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect(bar).to_contain_text("streamly.example")
    expect(bar).to_contain_text("739204")
    assert violations(page) == []
    Visitor(page).tap(bar.get_by_role("button", name="Copy"))
    wait_for(lambda: clipboard(page) == "739204", 30, "the code in the clipboard")


def test_bar_gives_way_to_the_code_itself(open_page, arrive):
    page = open_page(**SMALL_PHONE)
    arrive(page, CODE)
    bar = page.locator(".latest")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(bar).to_be_visible()

    page.evaluate("scrollTo(0, 0)")

    expect(bar).to_be_hidden()


def test_newest_code_of_many_messages_is_in_the_bar(open_page, arrive):
    page = open_page(**SMALL_PHONE)
    arrive(page, CODE, *[NUMBER % (number, number) for number in range(3)])

    bar = page.locator(".latest")
    expect(bar).to_contain_text("739204")
    expect_on_screen(bar.get_by_role("button", name="Copy"))
    page.reload()
    is_live(page)
    expect(bar).to_contain_text("739204")


@pytest.mark.parametrize("source", [LONG_CODE, LINK], ids=["long", "link"])
def test_bar_holds_long_names_and_codes_and_links(open_page, arrive, source):
    page = open_page(**PHONE)
    arrive(page, source)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    action = page.locator(".latest :is(.latest-copy, .latest-link):visible")
    expect(action).to_be_visible()
    expect_on_screen(action)
    assert page.locator(".latest").evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    if source is LONG_CODE:
        code = page.locator(".latest-code")
        expect(code).to_have_text("AB3D-EF5H-JK7M-NP9Q")
        assert code.evaluate("code => code.scrollWidth <= code.clientWidth + 1")
    else:
        assert action.get_attribute("href") == "https://forum.example/confirm?token=f3a9c2"
        expect(page.locator(".latest-what")).to_contain_text("forum.example")
        expect_on_screen(page.locator(".latest-what"))
        expect_on_screen(page.locator(".latest-from"))


@on_both
def test_arrival_is_told_while_something_else_is_looked_at_and_leads_there(still_page, arrive, options):
    page = still_page(**options)
    arrive(page, CODE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    arrive(page, NUMBER % (7, 7))

    bar = page.locator(".latest")
    expect(bar).to_contain_text("shop.example")
    expect(bar).to_contain_text("Number 7")
    bar.get_by_role("link", name="Number 7").click()

    row = page.locator(".row-link", has_text="Number 7")
    expect(row).to_be_focused()
    expect_on_screen(row)


def test_arrival_is_told_on_an_open_message_and_leads_to_it(open_page, arrive, send):
    page = open_page(**SMALL_PHONE, **CLIPBOARD)
    arrive(page, NUMBER % (1, 1))
    address = address_on(page)
    page.locator(".row-link").click()
    page.wait_for_url("**/messages/*")
    is_live(page)

    send(CODE, address)

    bar = page.locator(".latest")
    expect(bar).to_contain_text("739204")
    expect_on_screen(bar.get_by_role("button", name="Copy"))
    bar.get_by_role("link", name="streamly.example").click()
    expect(page.locator(".message h1")).to_have_text("Your Streamly code")


# --- Refresh


@on_both
def test_refresh_turns_and_says_that_it_looked(still_page, options):
    page = still_page(**options)
    is_live(page)

    page.get_by_role("link", name="Refresh").click()

    expect(page.locator("[data-refresh]")).to_contain_class("turning")
    page.clock.run_for(1000)
    expect(page.locator("[data-live]")).to_have_text("Checked just now", use_inner_text=True)
    expect(page.locator("[data-refresh]")).not_to_contain_class("turning")
    page.clock.run_for(4000)
    is_live(page)
