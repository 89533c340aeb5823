"""Search in a browser: at once in what the rows show, then in what the messages say."""

import re

from playwright.sync_api import expect

from tests.worlds.list_pages import FILLER, numbered, shown
from tests.worlds.mails import source_of
from tests.worlds.open_pages import DESK, LIMIT_MILLISECONDS, address_on, is_live, on_both


@on_both
def test_search_finds_what_messages_say_and_leads_from_one_to_the_next(open_page, put_titled, options):
    page = open_page(**options)
    put_titled(page, *numbered(1, 2), ("Recipe", f"{FILLER} Käsespätzle"), *numbered(3))
    field = page.get_by_role("searchbox")

    field.fill("NEEDLE")
    expect(page.locator("[data-position]")).to_have_text("1 of 3")
    expect(page.locator(".row:visible")).to_have_count(3)
    expect(page.locator(".row:visible mark").first).to_have_text("needle")
    field.press("Enter")
    expect(page.locator("[data-position]")).to_have_text("2 of 3")
    expect(page.locator(".row.at")).to_contain_text("Number 2")
    page.get_by_role("button", name="Next match").click()
    page.get_by_role("button", name="Next match").click()
    expect(page.locator("[data-position]")).to_have_text("1 of 3")
    page.get_by_role("button", name="Previous match").click()
    expect(page.locator("[data-position]")).to_have_text("3 of 3")
    field.fill("kasespatzle")
    expect(page.locator(".row:visible")).to_contain_text("Käsespätzle")
    field.press("Escape")
    expect(page.locator(".row:visible")).to_have_count(4)
    expect(page.locator("mark")).to_have_count(0)
    assert field.input_value() == ""
    expect(page.locator(".found")).to_be_hidden()


def test_search_stands_in_no_address_and_lasts_from_list_to_message_and_back(open_page, put_titled):
    page = open_page(**DESK)
    urls = []
    page.on("request", lambda request: urls.append(request.url))
    put_titled(page, *numbered(1, 2), ("Other", FILLER), ("More", FILLER))
    page.get_by_role("searchbox").fill("needle")
    expect(page.locator("[data-position]")).to_have_text("1 of 2")

    page.locator(".row-link", has_text="Number 1").click()
    page.wait_for_url("**/messages/*")
    expect(page.locator("[data-position]")).to_have_text("2 of 2")
    is_live(page)
    page.keyboard.press("k")
    expect(page.locator(".message h1")).to_have_text("Number 2")
    is_live(page)
    page.keyboard.press("b")
    page.wait_for_url(re.compile("/inbox/[^/]*$"))

    expect(page.locator("[data-position]")).to_have_text("1 of 2")
    assert page.get_by_role("searchbox").input_value() == "needle"
    assert not [url for url in [*urls, page.url] if "needle" in url]


def test_mail_that_comes_while_a_search_is_shown_appears_if_it_matches(open_page, send, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1))
    page.get_by_role("searchbox").fill("needle")
    expect(page.locator("[data-position]")).to_have_text("1 of 1")

    put_titled(page, ("Hay", FILLER), *numbered(2))

    expect(page.locator("[data-position]")).to_have_text("2 of 2", timeout=LIMIT_MILLISECONDS)
    assert shown(page) == ["Number 2", "Number 1"]
    expect(page.locator("mark")).to_have_count(2)
    assert page.evaluate("document.activeElement.id") == "filter"


def test_without_the_server_what_is_shown_is_searched_all_the_same(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1, 2))
    page.route("**/search", lambda route: route.fulfill(status=429, body=""))

    page.get_by_role("searchbox").fill("number 2")
    expect(page.locator(".row:visible")).to_have_count(1)
    page.get_by_role("searchbox").fill("needle")

    expect(page.locator("[data-no-match]")).to_be_visible()


def test_beside_a_message_what_is_not_listed_there_is_a_click_away(open_page, put_mail):
    page = open_page(**DESK)
    address = address_on(page)
    for number in range(25):
        put_mail(address, source_of(f"{FILLER} {'needle' if number < 3 else 'hay'}", Subject=f"Number {number}"))
    page.goto(f"inbox/{address}")
    page.locator(".row-link").first.click()
    page.wait_for_url("**/messages/*")

    page.get_by_role("searchbox").fill("needle")
    page.locator(".found").get_by_role("link", name="All messages").click()
    page.wait_for_url(re.compile("/inbox/[^/]*$"))

    expect(page.locator("[data-position]")).to_have_text("1 of 3")
