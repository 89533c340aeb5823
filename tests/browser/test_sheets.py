"""Panels: sheets on a phone, within the window on a desk; their action is always in sight."""

import re

import pytest
from playwright.sync_api import expect

from tests.worlds.mails import source_of
from tests.worlds.open_pages import (
    DESK,
    PHONE,
    SMALL_PHONE,
    address_on,
    at_each_size,
    expect_on_screen,
    is_live,
    on_both,
    until,
    violations,
)

LOW_DESK = {"viewport": {"width": 1280, "height": 600}}
at_each_height = pytest.mark.parametrize(
    "options", [PHONE, SMALL_PHONE, DESK, LOW_DESK], ids=["360x740", "390x664", "1440x900", "1280x600"]
)


def opened(page, name):
    page.locator("summary:visible", has_text=name).click()
    panel = page.locator("details.menu[open] > .panel")
    expect(panel).to_be_visible()
    return panel


@pytest.fixture
def live_page(open_page):
    def live_page(**options):
        page = open_page(reduced_motion="reduce", **options)
        address_on(page)
        is_live(page)
        return page

    return live_page


@at_each_height
def test_action_of_a_panel_is_on_the_screen_without_scrolling(live_page, options):
    page = live_page(**options)

    panel = opened(page, "Choose a name")
    expect(panel.get_by_role("button", name="Create address")).to_be_in_viewport(ratio=1)
    page.locator("#local-part").fill("admin")
    expect(page.locator("#refusal-local-part")).to_contain_text("This name is reserved")
    expect(panel.get_by_role("button", name="Create address")).to_be_in_viewport(ratio=1)
    expect(panel).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    panel = opened(page, "Extend")
    for button in panel.get_by_role("button", name=re.compile("hour|day|long")).all():
        expect_on_screen(button)
    page.keyboard.press("Escape")
    opened(page, "More")
    page.locator("summary", has_text="Delete").click()
    expect(page.get_by_role("button", name="Delete this inbox")).to_be_in_viewport(ratio=1)


@at_each_size
def test_each_panel_stands_within_the_window(live_page, options):
    page = live_page(**options)

    for name in ("Choose a name", "Extend", "More", "English"):
        panel = opened(page, name)
        expect(panel).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()


def test_panel_opens_where_somebody_is_in_a_long_list(open_page, put_mail):
    page = open_page(reduced_motion="reduce", **DESK)
    address = address_on(page)
    for number in range(25):
        put_mail(address, source_of(Subject=f"Number {number}"))
    page.goto(f"inbox/{address}")
    is_live(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")

    for name in ("Choose a name", "Extend", "More"):
        panel = opened(page, name)
        expect(panel).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")


@on_both
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_open_panels(live_page, options, scheme):
    page = live_page(color_scheme=scheme, **options)

    found = []
    for name in ("Choose a name", "More", "English"):
        panel = opened(page, name)
        found += violations(page)
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()

    assert found == []


@on_both
def test_escape_closes_a_panel_and_focus_is_where_it_was(live_page, options):
    page = live_page(**options)
    panel = opened(page, "Choose a name")
    page.locator("#local-part").focus()

    page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(page.locator("summary", has_text="Choose a name")).to_be_focused()


def test_back_closes_a_sheet_and_stays_on_the_page(live_page):
    page = live_page(**SMALL_PHONE)
    address = address_on(page)
    panel = opened(page, "More")
    until(page, "() => history.state?.sheet")

    page.go_back()

    expect(panel).to_be_hidden()
    assert address_on(page) == address
    expect(page).to_have_url(re.compile(f"/inbox/{address}$"))


def test_sheet_leaves_no_step_in_the_history(live_page):
    page = live_page(**SMALL_PHONE)
    home = page.url
    page.goto("about")
    page.goto(home)
    is_live(page)
    for close in ("Escape", "button", "beside"):
        panel = opened(page, "More")
        until(page, "() => history.state?.sheet")
        if close == "Escape":
            page.keyboard.press("Escape")
        elif close == "button":
            panel.get_by_role("button", name="Close").click()
        else:
            page.mouse.click(195, 20)
        expect(panel).to_be_hidden()
        until(page, "() => !history.state?.sheet")

    assert page.url == home
    page.go_back()
    page.wait_for_url("**/about")


def test_name_chosen_in_a_sheet_is_one_step_in_the_history(live_page):
    page = live_page(**SMALL_PHONE)
    first = address_on(page)
    opened(page, "Choose a name")
    until(page, "() => history.state?.sheet")
    page.locator("#local-part").fill("mine")
    page.get_by_role("button", name="Create address").click()
    expect(page.locator("#the-address")).to_have_attribute("data-address", "mine@tempmail.test")

    page.go_back()

    expect(page.locator("#the-address")).to_have_attribute("data-address", first)


def test_without_script_a_sheet_opens_and_a_tap_beside_it_closes_it(open_page):
    page = open_page(java_script_enabled=False, **SMALL_PHONE)
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")

    panel = opened(page, "Choose a name")
    action = panel.get_by_role("button", name="Create address").bounding_box()
    assert action["y"] + action["height"] <= SMALL_PHONE["viewport"]["height"]
    page.mouse.click(195, 20)
    expect(panel).to_be_hidden()

    panel = opened(page, "Choose a name")
    page.locator("#local-part").fill("mine")
    panel.get_by_role("button", name="Create address").click()
    page.wait_for_url("**/inbox/mine@tempmail.test")


def test_focus_that_leaves_a_panel_closes_it(live_page):
    page = live_page(**DESK)
    panel = opened(page, "Extend")
    page.evaluate("async () => void await import(document.documentElement.dataset.sheets)")  # the first one loads it

    page.locator(".brand").focus()

    expect(panel).to_be_hidden()


@on_both
def test_language_is_chosen_in_the_header(live_page, options):
    page = live_page(**options)
    address = address_on(page)

    panel = opened(page, "English")
    panel.get_by_role("link", name="Deutsch").click()

    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert address_on(page) == address
    assert page.locator(".languages").count() == 1
