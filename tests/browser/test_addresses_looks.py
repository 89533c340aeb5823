"""How several addresses look and are reached, without script too."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.holding import has_script_of_several, item_of, open_switcher
from tests.worlds.live import arrived
from tests.worlds.mails import CODE
from tests.worlds.open_pages import (
    LIMIT_MILLISECONDS,
    PHONE,
    SMALL_PHONE,
    address_on,
    is_live,
    on_both,
    stand_still,
    violations,
)


@pytest.mark.parametrize("options", [PHONE, SMALL_PHONE, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_twenty_are_told_apart_reached_and_nobody_is_shut_out(holding, send, options):
    names = [f"a-very-long-name-that-begins-alike-and-goes-on-and-on-{number}" for number in range(20)]
    page, addresses = holding(*names, **options)
    is_live(page)
    send(CODE, addresses[7])
    expect(page.locator(".switcher summary")).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)
    open_switcher(page)

    items = page.locator("[data-addresses] li")
    expect(items).to_have_count(20)
    for address in addresses:
        shown = item_of(page, address).locator(".address")
        assert shown.inner_text().replace("\n", "") == address
        assert shown.evaluate(
            "one => one.scrollWidth <= one.clientWidth && getComputedStyle(one).textOverflow == 'clip'"
        )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    last = item_of(page, addresses[19]).get_by_role("link").first
    last.click()
    page.wait_for_url(f"**/inbox/{addresses[19]}")


@on_both
def test_touch_targets_are_large_enough_and_the_keyboard_reaches_all(holding, options):
    page, (here, there) = holding("here", "there", **options)
    open_switcher(page)

    for control in page.locator("[data-addresses] li").locator("a, button:visible").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 44, control.evaluate("one => one.outerHTML")
    reached = set()
    page.locator(".switcher summary").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.href"))
    assert {f"Label {there}", f"Remove {there}", f"Label {here}", f"Remove {here}"} <= reached


def test_your_addresses_are_one_tap_away_on_a_phone_and_live_there(holding, send):
    page, addresses = holding("here", "there", path="about", **PHONE)
    page.clock.install()

    page.get_by_role("link", name="Your addresses").click()

    page.wait_for_url("**/addresses")
    for address in addresses:
        expect(page.get_by_role("link", name=address).first).to_be_visible()
    assert violations(page) == []
    has_script_of_several(page)
    send(CODE, addresses[1])
    arrived(1)
    page.clock.run_for(11_000)
    expect(page).to_have_title("(1) Your addresses", timeout=LIMIT_MILLISECONDS)
    expect(page.locator("[data-announcer]")).to_have_text(f"New mail for {addresses[1]}")


# --- Without script


@on_both
def test_without_script_counts_stand_there_and_each_can_be_removed(holding, put_mail, options):
    page, (here, there) = holding("here", "there", java_script_enabled=False, **options)
    put_mail(there, CODE)
    page.reload()
    expect(page.locator(".switcher summary")).to_contain_text("1 new")
    open_switcher(page)
    expect(item_of(page, there)).to_contain_text("1 new")
    expect(page.get_by_role("button", name=f"Label {there}")).to_have_count(0)

    page.get_by_role("button", name=f"Remove {there}").click()
    page.wait_for_url(f"**/inbox/{there}/keep?#keep-forget")
    page.get_by_role("button", name="Forget it here").click()

    page.wait_for_url("**/addresses")
    expect(item_of(page, there)).to_have_count(0)
    expect(item_of(page, here)).to_be_visible()


def test_first_visit_loads_nothing_of_this(open_page):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    stand_still(page)
    page.goto("")
    address_on(page)
    is_live(page)

    assert not [url for url in asked if "addresses" in url]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert reverse("addresses") == "/addresses"
