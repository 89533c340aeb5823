"""What is said at the bottom of the window: nothing of it covers another, or what the page offers there."""

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Message
from tests.worlds.list_pages import numbered
from tests.worlds.mails import source_of
from tests.worlds.open_pages import (
    DESK,
    LIMIT_MILLISECONDS,
    SMALL_PHONE,
    address_on,
    at_each_size,
    expect_on_screen,
    is_live,
    on_both,
)

CODE = ("Your code", "Your verification code is 482913.")


@pytest.fixture
def second_address(still_page):
    """A page of the second of two addresses, whose timers stand still; and the first one."""

    def second_address(**options):
        page = still_page(**options)
        first = address_on(page)
        is_live(page)
        page.get_by_role("button", name="New address").first.click()
        expect(page.locator("#the-address")).not_to_have_attribute("data-address", first, timeout=LIMIT_MILLISECONDS)
        is_live(page)
        return page, first

    return second_address


@at_each_size
def test_code_undo_and_mail_elsewhere_stand_one_above_the_other(second_address, put_titled, send, options):
    page, first = second_address(**options)
    put_titled(page, *numbered(*range(14)), CODE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".latest")).to_be_visible()

    assert send(source_of("Hello", Subject="Elsewhere"), first) == {}
    expect(page.locator("a.elsewhere")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    page.get_by_role("button", name="Delete “Number 1”", exact=True).click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect_on_screen(page.locator(".latest-copy"))
    expect_on_screen(page.get_by_role("button", name="Undo"))
    expect_on_screen(page.locator("a.elsewhere"))


def test_on_a_message_its_bar_stays_free(second_address, put_titled, send):
    page, first = second_address(**SMALL_PHONE)
    put_titled(page, *numbered(1))
    here = address_on(page)
    page.locator(".row-link").click()
    page.wait_for_url("**/messages/*")
    is_live(page)

    assert send(source_of(CODE[1], Subject=CODE[0]), here) == {}
    assert send(source_of("Hello", Subject="Elsewhere"), first) == {}

    expect_on_screen(page.locator(".latest-copy"))
    expect_on_screen(page.locator("a.elsewhere"))
    for control in page.locator(".bar > :is(a, form, details)").all():
        expect_on_screen(control)


@on_both
def test_bar_tells_of_no_row_that_was_deleted(still_page, put_titled, options):
    page = still_page(**options)
    put_titled(page, *numbered(1), CODE)

    page.get_by_role("button", name="Delete “Your code”").click()

    expect(page.locator("[data-toast]")).to_contain_text("1 deleted")
    expect(page.locator(".latest:visible")).to_have_count(0)


def test_what_was_deleted_is_gone_when_another_address_takes_its_place(still_page, put_titled):
    page = still_page(**DESK)
    put_titled(page, *numbered(1))
    before = address_on(page)

    page.get_by_role("button", name="Delete “Number 1”").click()
    expect(page.locator("[data-toast]")).to_contain_text("1 deleted")
    page.get_by_role("button", name="New address").first.click()

    expect(page.locator("#the-address")).not_to_have_attribute("data-address", before, timeout=LIMIT_MILLISECONDS)
    wait_for(lambda: not Message.objects.exists(), 30, "the deletion")
    expect(page.locator("[data-toast]")).to_be_hidden()
