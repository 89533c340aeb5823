"""Several tabs of one browser: taking addresses at once, first visits at once, and which inbox each one shows."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.access import keyring
from inboxes.models import Inbox
from tests.worlds.open_pages import address_on, is_live, stand_still

TRIES = 4


def keys_of(context):
    return set(keyring.held_secrets({cookie["name"]: cookie["value"] for cookie in context.cookies()}))


def at_once(context, pattern, count, act):
    """Do `act`; let its `count` requests go to the server together, when all of them are there."""
    held = []
    context.route(pattern, lambda route: held.append(route) if len(held) < count else route.continue_())
    act()
    wait_for(lambda: context.pages[0].wait_for_timeout(20) or len(held) == count, 30, f"{count} requests")
    for route in held:
        route.continue_()
    return held


def has_keys(context, count):
    page = context.pages[0]
    wait_for(lambda: page.wait_for_timeout(20) or len(keys_of(context)) == count, 30, f"{count} keys")


def first_visits(open_page, count, **options):
    """Open home in so many tabs at once, of a browser that has no cookie of ours.

    None takes its address before all have their page: a page that came later would show the first one's.
    """
    page = open_page("about", **options)
    pages = [page, *(page.context.new_page() for _ in range(count - 1))]
    for tab in pages[1:]:
        tab.goto("about")
    assert page.context.cookies() == []

    def go():
        for tab in pages:
            tab.evaluate("() => { setTimeout(() => location.assign('/')) }")

    at_once(page.context, "**/new", count, lambda: at_once(page.context, re.compile(r"^[^/]+//[^/]+/$"), count, go))
    for tab in pages:
        tab.wait_for_selector(".hero")
    return pages


@pytest.mark.parametrize("count", [2, 5])
def test_first_visits_at_once_get_an_address_each_and_lose_none(open_page, count):
    """Each tab was given a token, and the browser kept the cookie of one: the others were refused."""
    pages = first_visits(open_page, count)

    addresses = {address_on(page) for page in pages}

    assert len(addresses) == count
    assert keys_of(pages[0].context) == set(Inbox.objects.values_list("pk", flat=True))
    for page in pages:
        page.get_by_role("button", name="Keep it for 1 week").click()
        expect(page.locator(".time-left")).to_contain_text("6 days")


def test_tabs_that_take_an_address_at_once_keep_both_keys(open_page):
    """One cookie for all keys was written by two answers: one of four addresses was lost."""
    first = open_page()
    address_on(first)
    second = first.context.new_page()
    second.goto("")
    context = first.context

    def take():
        for page in (first, second):
            page.evaluate("document.querySelector('[data-choose]').requestSubmit()")

    for number in range(1, TRIES + 1):
        before = [address_on(page) for page in (first, second)]
        at_once(context, "**/new", 2, take)
        has_keys(context, 1 + 2 * number)
        for page, address in zip((first, second), before, strict=True):  # a form that is being answered sends nothing
            expect(page.locator("#the-address")).not_to_have_attribute("data-address", address)
        context.unroute("**/new")

    assert keys_of(context) == set(Inbox.objects.values_list("pk", flat=True))
    for inbox in Inbox.objects.all():
        assert first.goto(reverse("inbox", args=[inbox.address])).status == 200


def test_without_script_forms_sent_at_once_keep_both_keys(open_page):
    page = open_page("", java_script_enabled=False)
    pages = [page, page.context.new_page()]
    pages[1].goto("")

    def take():
        for tab in pages:
            tab.get_by_role("button", name="Get a new address").click(no_wait_after=True)

    at_once(page.context, "**/new", 2, take)
    for tab in pages:
        tab.wait_for_url("**/inbox/*")

    assert keys_of(page.context) == set(Inbox.objects.values_list("pk", flat=True))
    assert len({address_on(tab) for tab in pages}) == 2


def test_deleting_in_one_tab_and_taking_in_another_leave_the_right_keys(open_page):
    page = open_page()
    gone = address_on(page)
    other = page.context.new_page()
    other.goto("")

    def act():
        page.evaluate("document.querySelector('form[action$=\"/delete\"]').requestSubmit()")
        other.evaluate("document.querySelector('[data-choose]').requestSubmit()")

    at_once(page.context, re.compile("/(new|delete)$"), 2, act)
    # The first tab goes home, and makes an address of its own where the other's is not there yet.
    for tab in (page, other):
        wait_for(lambda tab=tab: tab.wait_for_timeout(20) or address_on(tab) != gone, 30, "another address")
    has_keys(page.context, Inbox.objects.count())  # the answer to the deletion may be the last one

    assert keys_of(page.context) == set(Inbox.objects.values_list("pk", flat=True))
    shown = {address_on(tab).split("@")[0] for tab in (page, other)}
    assert shown == set(Inbox.objects.values_list("local_part", flat=True))


# --- Which inbox a tab shows


def test_each_tab_shows_its_own_inbox_again_and_home_the_one_looked_at_last(open_page, world, domain):
    first = open_page()
    older = address_on(first)
    first.get_by_role("button", name="Keep it for 1 week").click()
    expect(first.locator(".time-left")).to_contain_text("6 days")
    second = first.context.new_page()
    second.goto("")

    second.locator("summary", has_text="Choose a name").click()
    second.get_by_role("button", name="Create address").click()
    expect(second.locator("#the-address")).not_to_have_attribute("data-address", older)
    newer = address_on(second)

    for tab, address in ((first, older), (second, newer)):
        expect(tab).to_have_url(f"{world.web_url}inbox/{address}")
        tab.reload()
        assert address_on(tab) == address
    first.goto("")
    assert address_on(first) == newer  # the second tab's was the last one looked at
    first.goto(f"inbox/{older}")
    first.goto("")
    assert address_on(first) == older


def test_back_leads_to_the_inbox_before_and_out_of_the_site(open_page, world):
    page = open_page("about")
    page.goto("")
    first = address_on(page)
    page.locator("summary", has_text="Choose a name").click()
    page.get_by_role("button", name="Create address").click()
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", first)
    second = address_on(page)

    page.go_back()
    expect(page.locator("#the-address")).to_have_attribute("data-address", first)
    page.go_forward()
    expect(page.locator("#the-address")).to_have_attribute("data-address", second)
    page.go_back()
    expect(page.locator("#the-address")).to_have_attribute("data-address", first)
    page.go_back()

    expect(page).to_have_url(f"{world.web_url}about")


# --- Cookies that are gone, or kept out


def test_click_after_the_cookies_were_cleared_still_gives_an_address(open_page):
    page = open_page()
    first = address_on(page)
    page.context.clear_cookies()

    page.locator("summary", has_text="Choose a name").click()
    page.get_by_role("button", name="Create address").click()

    page.wait_for_url("**/inbox/*")
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", first)


def test_first_address_is_made_though_the_cookies_were_cleared_meanwhile(open_page):
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")
    page.goto("")
    page.context.clear_cookies()

    page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")

    assert address_on(page) == Inbox.objects.get().address


def test_browser_that_keeps_no_cookies_is_told_and_nothing_is_issued(open_page):
    page = open_page("about:blank")
    page.context.route("**/*", without_cookies)  # as where the browser blocks them

    page.goto("")
    expect(page.get_by_role("alert")).to_contain_text("This site needs its cookie")
    page.get_by_role("button", name="Get a new address").click()

    expect(page.get_by_role("heading", name="That did not go through")).to_be_visible()
    assert not Inbox.objects.exists()


def without_cookies(route):
    route.request.frame.page.context.clear_cookies()
    route.continue_()


def test_page_whose_key_was_cleared_says_so_and_keeps_what_it_shows(open_page, send):
    page = open_page()
    address = address_on(page)
    is_live(page)
    page.context.clear_cookies()

    page.evaluate("document.dispatchEvent(new Event('inbox:look'))")

    expect(page.locator("[data-live]")).to_contain_text("This browser no longer has the key", use_inner_text=True)
    assert address_on(page) == address
    expect(page.get_by_role("heading", name="This inbox has ended")).to_have_count(0)


def test_404_of_a_proxy_ends_nothing(open_page):
    page = open_page("about:blank")
    page.add_init_script("globalThis.WebSocket = class extends EventTarget { close() {} };")  # so it asks
    stand_still(page)
    page.goto("")
    address = address_on(page)
    page.route("**/list", lambda route: route.fulfill(status=404, body="<h1>nginx</h1>"))

    page.clock.run_for(30_000)

    expect(page.locator("[data-live]")).to_have_text("No connection. Trying again", use_inner_text=True)
    assert address_on(page) == address
