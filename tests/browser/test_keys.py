"""Single keys in a browser: where they lead, of which layout, and where they must not fire."""

import re

import pytest
from playwright.sync_api import expect

from tests.worlds.list_pages import numbered
from tests.worlds.mails import source_of
from tests.worlds.open_pages import DESK, address_on, is_live


def test_keys_lead_to_a_new_address_and_back_to_the_list(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1))
    inbox = re.compile("/inbox/[^/]*$")
    for key in ("b", "Escape", "Backspace"):
        page.locator(".row-link").first.click()
        page.wait_for_url("**/messages/*")
        is_live(page)
        page.keyboard.press(key)
        page.wait_for_url(inbox)
        is_live(page)

    page.keyboard.press("x")
    expect(page.locator(".selected")).to_be_hidden()  # no row is chosen
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_role("button", name="Delete (1)")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".selected")).to_be_hidden()
    page.keyboard.press("x")
    page.keyboard.press("d")
    expect(page.locator("[data-toast]")).to_contain_text("1 deleted")
    before = address_on(page)
    page.keyboard.press("n")
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", before)


def test_escape_closes_a_panel_beside_a_message_and_leads_nowhere_else(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1))
    page.locator(".row-link").click()
    page.wait_for_url("**/messages/*")
    is_live(page)
    more = page.locator(".bar .menu > summary")
    panel = page.locator(".bar .panel")
    for _ in range(2):
        more.click()
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(more).to_be_focused()

    page.keyboard.press("Escape")

    page.wait_for_url(re.compile("/inbox/[^/]*$"))


def test_keys_work_after_a_click_into_the_message(open_page, arrive):
    page = open_page(**DESK)
    arrive(page, *(source_of(html=f"<p>Hello {number}</p>", Subject=f"Number {number}") for number in (1, 2)))
    page.locator(".row-link", has_text="Number 2").click()
    page.wait_for_url("**/messages/*")
    is_live(page)

    page.frame_locator("iframe.html").locator("p").click()
    page.keyboard.press("j")

    expect(page.locator(".message h1")).to_have_text("Number 1")


PRESS = """([key, code, options]) => (options.at ? document.querySelector(options.at) : document.body)
    .dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...options }))"""


PRESSES = [  # (key, code, options, whether it acts)
    ("/", "Digit7", {"shiftKey": True}, True),  # German
    ("/", "Period", {"shiftKey": True}, True),  # French
    ("о", "KeyJ", {}, True),  # Russian
    ("ξ", "KeyJ", {}, True),  # Greek
    ("J", "KeyJ", {}, True),  # with Caps Lock
    ("J", "KeyJ", {"shiftKey": True}, False),
    ("j", "KeyJ", {"ctrlKey": True}, False),
    ("j", "KeyJ", {"metaKey": True}, False),
    ("j", "KeyJ", {"altKey": True}, False),
    ("j", "KeyJ", {"isComposing": True}, False),
    ("j", "KeyJ", {"keyCode": 229}, False),
    ("Process", "KeyJ", {}, False),
    ("h", "KeyJ", {}, False),  # Dvorak: by what it writes
    ("j", "KeyC", {}, True),
    ("d", "KeyD", {"repeat": True}, False),
    ("j", "KeyJ", {"at": "#filter"}, False),
]


@pytest.fixture
def with_one(open_page, put_mail):
    """A page of an inbox of one message, that takes keys."""
    page = open_page(**DESK)
    address = address_on(page)
    put_mail(address, source_of(Subject="One"))
    page.goto(f"inbox/{address}")
    is_live(page)
    return page


def test_keys_are_those_of_the_layout_and_never_an_input_methods(with_one):
    found = []
    for key, code, options, _ in PRESSES:
        with_one.evaluate("document.activeElement.blur()")
        was_let_through = with_one.evaluate(PRESS, [key, code, options])
        has_moved = with_one.evaluate("document.activeElement !== document.body")
        found.append((key, code, options, has_moved if has_moved is not was_let_through else "one of the two"))

    assert found == PRESSES


def test_question_mark_opens_the_help_which_names_every_key(with_one):
    with_one.evaluate(PRESS, ["?", "Minus", {"shiftKey": True}])

    keys = with_one.get_by_role("dialog", name="Keyboard").locator("kbd").all_inner_texts()
    assert {*"jkodxucnbr/?", "Esc"} == set(keys)
