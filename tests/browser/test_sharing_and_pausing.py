"""One message shared by a link, an address paused or counted out, messages pinned: on phone and desk, two browsers."""

import pytest
from playwright.sync_api import expect

from inboxes.models import Inbox, Message
from tests.worlds.open_pages import (
    CLIPBOARD,
    DESK,
    LIMIT_MILLISECONDS,
    MESSAGE,
    NO_SCRIPT,
    address_on,
    is_live,
    on_both,
    violations,
)

OTHER = b"From: Bank <bank@bank.example>\r\nSubject: Your balance\r\n\r\nIt is low.\r\n"
WITH_NOTES = (
    b"From: Shop <shop@shop.example>\r\nSubject: Notes\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
    b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\n"
    b"Milk and bread\r\n--b--\r\n"
)


@pytest.fixture
def with_two(open_page, put_rows):
    """Open home, with two messages at its address, and stay on its page."""

    def with_two(**options):
        page = open_page("", **options)
        put_rows(page, OTHER, MESSAGE)
        return page

    return with_two


def open_more(page):
    page.locator(".message .more-menu > summary").click()


def make_link(page):
    open_more(page)
    page.locator("summary", has_text="Share this message").click()
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_url("**/share")
    return page.locator("#the-link").input_value()


def open_newest(page):
    page.locator(".row-link").first.click()
    page.wait_for_url("**/messages/*")


@on_both
def test_shared_message_opens_by_one_tap_and_ends_while_it_is_looked_at(with_two, open_page, options):
    page = with_two(**options)
    open_newest(page)
    link = make_link(page)
    assert violations(page) == []

    friend = open_page(link, **options, **CLIPBOARD)

    friend.wait_for_url("**/messages/*")
    expect(friend.get_by_role("heading", name="Your code is 4711")).to_be_visible()
    expect(friend.frame_locator("iframe.html").get_by_text("Welcome to the shop")).to_be_visible()
    expect(friend.get_by_text("bill.pdf")).to_be_visible()
    assert friend.locator(".row, [data-mail], [data-delete-open], #pins").count() == 0
    assert "#" not in friend.url and friend.get_by_text("Your balance").count() == 0
    assert violations(friend) == []

    page.go_back()
    page.reload()
    open_more(page)
    page.locator("summary", has_text="Share this message").click()
    page.get_by_role("button", name="Take it back").click()

    expect(friend.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert friend.locator("iframe").count() == 0
    friend.reload()
    expect(friend.get_by_role("heading", name="This link has ended")).to_be_visible()


def test_shared_message_opens_without_script_by_pasting_its_link(with_two, open_page):
    page = with_two()
    open_newest(page)
    link = make_link(page)

    friend = open_page(link, **NO_SCRIPT)
    friend.get_by_label("Link or code").fill(link)
    friend.get_by_role("button", name="Open the message").click()

    friend.wait_for_url("**/messages/*")
    expect(friend.get_by_role("heading", name="Your code is 4711")).to_be_visible()


def test_message_that_is_deleted_ends_the_page_of_its_link(with_two, open_page):
    page = with_two()
    open_newest(page)
    friend = open_page(make_link(page))
    friend.wait_for_url("**/messages/*")
    friend.wait_for_load_state("networkidle")

    page.go_back()
    opened = page.url
    page.locator(".message").get_by_role("button", name="Delete “Your code is 4711”").click()
    page.wait_for_url(lambda url: url != opened)
    page.goto("about")  # what was doomed is sent at once

    expect(friend.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert [message.inbox_id for message in Message.objects.all()] == [Inbox.objects.get().pk]


@on_both
def test_address_is_paused_and_resumed_in_place_and_in_other_tabs(with_two, options):
    page = with_two(**options)
    other = page.context.new_page()
    other.goto(page.url)
    is_live(other)

    page.locator(".more-menu > summary").click()
    page.locator(".more-menu summary", has_text="Pause").click()
    page.get_by_role("button", name="Pause this address").click()

    banner = "This address is paused."
    expect(page.locator(".address-card .notice", has_text=banner)).to_be_visible()
    expect(other.locator(".address-card .notice", has_text=banner)).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert violations(page) == []
    page.locator(".address-card > .notice").get_by_role("button", name="Resume").click()
    expect(page.get_by_text(banner)).to_have_count(0)
    expect(other.get_by_text(banner)).to_have_count(0, timeout=LIMIT_MILLISECONDS)


def test_page_says_how_many_messages_are_left_while_they_come(with_two, arrive, send):
    page = with_two(**DESK)
    page.locator(".more-menu > summary").click()
    page.locator(".more-menu summary", has_text="Pause").click()
    page.locator("#end-after").select_option("1")
    page.get_by_role("button", name="Set").click()
    expect(page.locator(".address-card").get_by_text("Takes 1 more message")).to_be_visible()

    arrive(page, OTHER)

    said = page.locator(".address-card > .notice", has_text="This address takes no more mail.")
    expect(said).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert send(OTHER, address_on(page))[address_on(page)][0] == 550


def test_message_is_pinned_in_the_list_and_on_its_page_and_other_tabs_see_it(with_two):
    page = with_two(**DESK)
    other = page.context.new_page()
    other.goto(page.url)
    is_live(other)
    pin = page.get_by_role("button", name="Pin “Your code is 4711”")

    pin.click()

    expect(pin).to_have_attribute("aria-pressed", "true")
    expect(pin).to_be_focused()
    seen = other.get_by_role("button", name="Pin “Your code is 4711”")
    expect(seen).to_have_attribute("aria-pressed", "true", timeout=LIMIT_MILLISECONDS)
    open_newest(page)
    open_more(page)
    page.get_by_role("button", name="Pinned").click()
    open_more(page)
    expect(page.get_by_role("button", name="Pin", exact=True)).to_be_visible()
    expect(seen).to_have_attribute("aria-pressed", "false", timeout=LIMIT_MILLISECONDS)
    assert violations(page) == []


def test_message_is_pinned_and_address_paused_without_script(with_two, open_page):
    page = with_two(**DESK)
    plain = open_page("about:blank", **DESK, **NO_SCRIPT)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(page.url)

    plain.get_by_role("button", name="Pin “Your code is 4711”").click()
    expect(plain.get_by_role("button", name="Pin “Your code is 4711”")).to_have_attribute("aria-pressed", "true")
    plain.locator(".more-menu > summary").click()
    plain.locator(".more-menu summary", has_text="Pause").click()
    plain.get_by_role("button", name="Pause this address").click()

    expect(plain.locator(".address-card .notice", has_text="This address is paused.")).to_be_visible()


@on_both
def test_attachment_of_a_shared_message_is_viewed_in_its_card(open_page, put_rows, options):
    page = open_page("", **options)
    put_rows(page, WITH_NOTES)
    open_newest(page)
    visitor = open_page(make_link(page), **options)
    visitor.wait_for_url("**/messages/*")

    visitor.get_by_role("link", name="View “notes.txt”").click()

    expect(visitor.frame_locator("iframe.viewed").get_by_text("Milk and bread")).to_be_visible()
    expect(visitor.locator(".bar summary", has_text="More")).to_be_visible()
    expect(visitor.locator(".bar :is(.bar-back, .bar-previous, .bar-next, form)")).to_have_count(0)
