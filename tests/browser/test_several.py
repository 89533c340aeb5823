"""Several rows at once in a browser: selected, deleted, taken back, marked; on phone and desk."""

import re

from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Inbox, Message
from tests.worlds.list_pages import FILLER, box, numbered, shown
from tests.worlds.mails import source_of
from tests.worlds.open_pages import DESK, LIMIT_MILLISECONDS, PHONE, address_on, held_back, is_live, on_both


@on_both
def test_selected_rows_are_deleted_together_and_taken_back_together(still_page, put_titled, options):
    page = still_page(**options)
    put_titled(page, *numbered(1, 2, 3, 4))

    page.get_by_role("button", name="Select", exact=True).click()
    for number in (2, 4):
        box(page, number).check()
    expect(page.locator("[data-count]")).to_have_text("2 selected")
    page.get_by_role("button", name="Delete (2)").click()

    expect(page.locator(".row:visible")).to_have_count(2)
    expect(page.locator("[data-toast]")).to_contain_text("2 deleted")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".row:visible")).to_have_count(4)
    page.clock.run_for(10_000)
    assert Message.objects.count() == 4


def test_deletions_add_up_and_undo_keeps_what_came_meanwhile(still_page, put_titled):
    page = still_page(**DESK)
    put_titled(page, *numbered(1, 2, 3))

    page.get_by_role("button", name="Delete “Number 1”").click()
    expect(page.locator("[data-toast]")).to_contain_text("1 deleted")
    page.get_by_role("button", name="Delete “Number 3”").click()
    expect(page.locator("[data-toast]")).to_contain_text("2 deleted")
    put_titled(page, *numbered(4))
    assert shown(page) == ["Number 4", "Number 2"]
    page.keyboard.press("u")

    expect(page.locator(".row:visible")).to_have_count(4)
    assert shown(page) == ["Number 4", "Number 3", "Number 2", "Number 1"]
    expect(page.locator("[data-toast]")).to_be_hidden()


def test_two_pages_agree_on_what_was_deleted(still_page, put_titled):
    page = still_page(**DESK)
    put_titled(page, *numbered(1, 2, 3))
    other = page.context.new_page()
    other.goto(f"inbox/{address_on(page)}")
    is_live(other)

    for number in (1, 2):
        page.get_by_role("button", name=f"Delete “Number {number}”").click()
    other.get_by_role("button", name="Delete “Number 2”").click()
    other.goto("about")
    expect(page.locator("[data-toast]")).to_contain_text("1 deleted", timeout=LIMIT_MILLISECONDS)
    page.clock.run_for(10_000)

    wait_for(lambda: Message.objects.count() == 1, 30, "both deletions")
    assert shown(page) == ["Number 3"]


def test_all_that_was_deleted_goes_when_the_page_is_left(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(*range(6)))

    page.get_by_role("button", name="Select", exact=True).click()
    page.get_by_role("checkbox", name="All").check()
    page.get_by_role("button", name="Delete (6)").click()
    page.goto("about")

    wait_for(lambda: not Message.objects.exists(), 30, "the deletion")


def test_deletion_that_fails_brings_the_rows_back(still_page, put_titled):
    page = still_page(**DESK)
    put_titled(page, *numbered(1, 2))
    page.route("**/messages/delete", lambda route: route.abort())

    page.get_by_role("button", name="Delete “Number 1”").click()
    page.clock.run_for(10_000)

    expect(page.locator("[data-toast]")).to_contain_text("That did not work")
    expect(page.locator(".row:visible")).to_have_count(2)


def test_range_is_selected_by_shift_and_a_box_stands_where_the_pointer_is(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1, 2, 3, 4, 5))
    pick = page.locator(".row", has_text="Number 4").locator(".pick")
    page.mouse.move(0, 0)
    expect(pick).to_have_css("opacity", "0")

    page.locator(".row", has_text="Number 4").hover()
    expect(pick).to_have_css("opacity", "1")
    box(page, 4).click()
    box(page, 2).click(modifiers=["Shift"])

    expect(page.get_by_role("button", name="Delete (3)")).to_be_visible()
    for number in (4, 3, 2):
        box(page, number).uncheck()
    expect(page.locator(".selected")).to_be_hidden()


def test_boxes_that_are_checked_before_their_script_has_come_are_all_selected(open_page, put_titled):
    """BUG: the script came, and unchecked all but the first."""
    page = open_page(**DESK)
    put_titled(page, *numbered(1, 2, 3))

    with held_back(page, "**/selection*.js"):
        for number in (1, 3):
            box(page, number).check()

    expect(page.get_by_role("button", name="Delete (2)")).to_be_visible()
    expect(box(page, 2)).not_to_be_checked()


def test_long_press_selects_and_a_tap_then_selects_more(open_page, put_titled):
    page = open_page(**PHONE)
    put_titled(page, *numbered(1, 2, 3))
    expect(box(page, 1)).to_be_hidden()
    row = page.locator(".row", has_text="Number 2")
    row.scroll_into_view_if_needed()
    place = row.locator(".row-subject").bounding_box()
    touch = page.context.new_cdp_session(page)

    point = {"x": place["x"] + 20, "y": place["y"] + 10}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(box(page, 2)).to_be_checked()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.locator(".row-link", has_text="Number 1").tap()

    expect(page.get_by_role("button", name="Delete (2)")).to_be_visible()
    page.get_by_role("button", name="Cancel").tap()
    expect(page.locator(".selected")).to_be_hidden()
    page.locator(".row-link", has_text="Number 1").tap()
    page.wait_for_url("**/messages/*")


def test_swipe_over_the_rows_selects_nothing(still_page, put_titled):
    page = still_page(**PHONE)
    put_titled(page, *numbered(1, 2))
    page.get_by_role("button", name="Select", exact=True).tap()  # the module is there
    page.get_by_role("button", name="Cancel").tap()
    row = page.locator(".row", has_text="Number 2")
    row.scroll_into_view_if_needed()
    place = row.locator(".row-subject").bounding_box()
    touch = page.context.new_cdp_session(page)

    for kind, x in (("touchStart", 40), ("touchMove", 120), ("touchMove", 200)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": place["y"] + 10}]})
    page.clock.run_for(1000)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    expect(page.locator(".selected")).to_be_hidden()


def test_selection_lasts_while_mail_comes_and_forgets_what_does_not_show(open_page, put_titled):
    page = open_page(**DESK)
    put_titled(page, *numbered(1, 2))
    box(page, 1).check()
    box(page, 2).check()

    put_titled(page, *numbered(3))
    expect(page.get_by_role("button", name="Delete (2)")).to_be_visible()
    page.get_by_role("searchbox").fill("number 2")

    expect(page.get_by_role("button", name="Delete (1)")).to_be_visible()


@on_both
def test_selected_rows_are_marked_unread_and_read(open_page, put_titled, options):
    page = open_page(**options)
    put_titled(page, *numbered(1, 2, 3))
    expect(page.locator(".row.unread")).to_have_count(3)

    page.get_by_role("button", name="Select", exact=True).click()
    page.get_by_role("checkbox", name="All").check()
    page.get_by_role("button", name="Mark read").click()
    expect(page.locator(".row.read")).to_have_count(3, timeout=LIMIT_MILLISECONDS)
    page.get_by_role("button", name="Select", exact=True).click()
    box(page, 2).check()
    page.get_by_role("button", name="Mark unread").click()

    expect(page.locator(".row.unread")).to_have_text(re.compile("Number 2"), timeout=LIMIT_MILLISECONDS)


def test_open_message_is_deleted_with_others_and_taken_back(still_page, put_titled):
    page = still_page(**DESK)
    put_titled(page, *numbered(1, 2, 3))
    page.locator(".row-link", has_text="Number 2").click()
    page.wait_for_url("**/messages/*")
    is_live(page)

    box(page, 2).check()
    box(page, 1).check()
    page.get_by_role("button", name="Delete (2)").click()
    page.wait_for_url(re.compile("/inbox/[^/]*$"))

    expect(page.locator("[data-toast]")).to_contain_text("2 deleted")
    assert shown(page) == ["Number 3"]
    page.keyboard.press("u")
    expect(page.locator(".row:visible")).to_have_count(3)


@on_both
def test_without_script_boxes_delete_and_mark_what_is_selected(open_page, send, options):
    page = open_page(java_script_enabled=False, **options)
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")
    for number in range(1, 4):
        send(source_of(f"{FILLER} needle {number}", Subject=f"Number {number}"), Inbox.objects.get().address)
        wait_for(lambda number=number: Message.objects.count() == number, 30, "the message")
    page.reload()

    page.get_by_role("searchbox").fill("needle 2")
    page.keyboard.press("Enter")
    expect(page.locator(".row mark")).to_have_text(["needle", "2"])
    page.get_by_role("link", name="All messages").click()
    box(page, 1).check()
    box(page, 3).check()
    page.get_by_role("button", name="Mark read").click()
    expect(page.locator(".row.read")).to_have_count(2)
    box(page, 1).check()
    box(page, 3).check()
    page.get_by_role("button", name="Delete selected").click()
    expect(page.locator(".row")).to_have_count(1)
