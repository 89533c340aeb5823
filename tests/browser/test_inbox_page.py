"""The inbox in a browser: arrivals, codes and links, time, search, keys, deletion; on phone and desk."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes import push
from inboxes.models import Inbox, Message
from tests.worlds.mails import CODE, NUMBER
from tests.worlds.open_pages import (
    CLIPBOARD,
    DESK,
    LIMIT_MILLISECONDS,
    address_on,
    choose_alert,
    clipboard,
    is_live,
    look_away,
    on_both,
    open_alerts,
    until,
)

LINK = (
    b"From: Forum <bot@forum.example>\r\nSubject: Confirm your address\r\n\r\n"
    b"Confirm your email address: https://%s/confirm?token=f3a9c2\r\n"
)


def numbered(*numbers):
    return [NUMBER % (number, number) for number in numbers]


@on_both
def test_code_is_copied_from_the_row(still_page, arrive, options):
    page = still_page(**options, **CLIPBOARD)
    arrive(page, CODE)

    page.get_by_role("button", name="Copy the code").click()

    wait_for(lambda: clipboard(page) == "482913", 30, "the code in the clipboard")
    expect(page.locator(".code [data-copy]")).to_have_text("Copied", use_inner_text=True)


@on_both
def test_link_shows_its_host_and_a_foreign_one_is_told_without_alarm(open_page, arrive, options):
    page = open_page(**options)
    arrive(page, LINK % b"forum.example", LINK % b"elsewhere.example")

    foreign, own = page.locator(".row").all()

    expect(own.locator(".host")).to_have_text("forum.example")
    expect(foreign.locator(".host")).to_contain_text("leads to elsewhere.example", use_inner_text=True)
    expect(foreign.locator(".host svg")).to_have_count(0)
    link = foreign.get_by_role("link", name="Open the link")
    assert link.get_attribute("href") == "https://elsewhere.example/confirm?token=f3a9c2"
    assert {"noopener", "noreferrer"} <= set(link.get_attribute("rel").split())


def test_arrival_counts_in_title_and_icon_until_somebody_looks(open_page, arrive):
    page = open_page()
    icon = page.locator("link[rel=icon]").get_attribute("href")
    address_on(page)
    look_away(page)

    arrive(page, *numbered(1, 2))

    expect(page).to_have_title(re.compile(r"^\(2\) "))
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", re.compile("^data:image/svg"))
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page).to_have_title(re.compile(r"^[^(]"))
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", re.compile(f"{re.escape(icon)}$"))


@pytest.mark.parametrize("with_subject", [False, True], ids=["sender", "and subject"])
def test_notification_holds_what_the_visitor_chose(open_page, arrive, with_subject):
    page = open_page("about:blank")
    page.add_init_script("""
        globalThis.shown = []; globalThis.asked = 0;
        globalThis.Notification = class extends EventTarget {
            static permission = "default";
            static async requestPermission() { asked++; return (this.permission = "granted"); }
            constructor(title, options) { super(); shown.push([title, options.body]); }
        };
    """)
    page.goto("")
    address_on(page)
    assert page.evaluate("asked") == 0
    open_alerts(page)
    choose_alert(page, "notify")
    if with_subject:
        choose_alert(page, "subject")
    look_away(page)

    arrive(page, CODE)

    body = "482913\nYour code" if with_subject else ""
    wait_for(lambda: page.evaluate("shown.length"), 30, "a notification")
    assert page.evaluate("shown") == [["New message from bank.example", body]]


def test_sound_is_off_until_chosen_and_then_heard(open_page, arrive):
    page = open_page("about:blank")
    page.add_init_script("""
        globalThis.tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (at) { tones++; return start.call(this, at); };
    """)
    page.goto("")
    arrive(page, *numbered(1))
    assert page.evaluate("tones") == 0

    open_alerts(page)
    choose_alert(page, "sound")
    until(page, "tones > 0")
    heard = page.evaluate("tones")
    arrive(page, *numbered(2))

    until(page, f"tones === {2 * heard}")


@on_both
def test_extending_takes_one_click_and_moves_bar_and_words(open_page, options):
    page = open_page(**options)
    address_on(page)
    expect(page.locator(".time-left")).to_contain_text("59 minutes left")

    page.get_by_role("button", name="Keep it for 1 week").click()

    expect(page.locator(".time-left")).to_contain_text("6 days")
    expect(page.get_by_role("button", name="Keep it for")).to_have_count(0)
    assert float(page.locator("progress").get_attribute("max")) == pytest.approx(7 * 86400, abs=60)
    is_live(page)


def test_notice_stands_before_the_end_and_an_honest_page_after_it(open_page):
    page = open_page()
    address_on(page)
    is_live(page)
    expect(page.locator("[data-soon]")).to_be_hidden()

    inbox = Inbox.objects.get()
    Inbox.objects.update(expires_at=Now() + timedelta(seconds=90))
    push.announce(push.topic_of_inbox(inbox.pk))
    expect(page.locator("[data-soon]")).to_contain_text("ends in a few minutes", timeout=LIMIT_MILLISECONDS)

    Inbox.objects.update(expires_at=Now())
    push.announce(push.topic_of_inbox(inbox.pk))
    expect(page.get_by_role("heading", name="This inbox has ended")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    assert page.evaluate("document.activeElement.id") == "main"


@on_both
def test_search_hides_the_other_rows(open_page, arrive, options):
    page = open_page(**options)
    arrive(page, CODE, *numbered(1, 2))

    page.get_by_role("searchbox").fill("anna 2")
    expect(page.locator(".row:visible")).to_have_count(1)
    expect(page.locator(".row:visible")).to_contain_text("Number 2")
    page.get_by_role("searchbox").fill("nowhere")
    expect(page.locator("[data-no-match]")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".row:visible")).to_have_count(3)


@on_both
def test_deletion_can_be_taken_back_for_some_seconds(still_page, arrive, options):
    page = still_page(**options)
    arrive(page, *numbered(1, 2))
    delete = page.get_by_role("button", name="Delete “Number 2”")

    delete.click()
    expect(page.locator(".row:visible")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".row:visible")).to_have_count(2)
    page.clock.run_for(10_000)
    assert Message.objects.count() == 2

    delete.click()
    page.clock.run_for(10_000)
    wait_for(lambda: Message.objects.count() == 1, 30, "the deletion")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_deletion_is_carried_out_when_the_page_is_left(open_page, arrive):
    page = open_page()
    arrive(page, *numbered(1))

    page.get_by_role("button", name="Delete “Number 1”").click()
    page.goto("about")

    wait_for(lambda: not Message.objects.exists(), 30, "the deletion")


def test_everything_is_done_with_single_keys(open_page, arrive):
    page = open_page(**DESK, **CLIPBOARD)
    arrive(page, *numbered(1), CODE, *numbered(3))
    focused = page.locator(".row-link:focus")

    page.keyboard.press("j")
    expect(focused).to_contain_text("Number 3")
    page.keyboard.press("j")
    page.keyboard.press("c")
    wait_for(lambda: clipboard(page) == "482913", 30, "the code in the clipboard")
    page.keyboard.press("k")
    expect(focused).to_contain_text("Number 3")
    page.keyboard.press("d")
    expect(page.locator(".row:visible")).to_have_count(2)
    expect(focused).to_contain_text("Your code")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(focused).to_contain_text("Your code")
    page.keyboard.press("/")
    page.keyboard.type("jodc")
    assert page.get_by_role("searchbox").input_value() == "jodc"
    expect(page.locator("[data-no-match]")).to_be_visible()  # who searches is there
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile("/messages/"))


def test_single_keys_can_be_switched_off(open_page, arrive):
    page = open_page(**DESK)
    arrive(page, *numbered(1))
    page.get_by_role("button", name="Keyboard").click()

    page.locator("[data-keys]").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("d")
    page.reload()
    page.keyboard.press("d")

    expect(page.locator(".row:visible")).to_have_count(1)


def test_arrival_keeps_focus_and_search(open_page, arrive):
    page = open_page(**DESK)
    arrive(page, *numbered(1))
    page.get_by_role("searchbox").fill("number")

    arrive(page, *numbered(2))
    assert page.evaluate("document.activeElement.id") == "filter"
    page.locator(".row-link", has_text="Number 1").focus()
    arrive(page, *numbered(3))

    expect(page.locator(".row-link:focus")).to_contain_text("Number 1")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_slides_for_who_asked_for_less_motion(open_page, arrive, motion):
    page = open_page(reduced_motion=motion)
    arrive(page, *numbered(1))

    name = page.locator(".row.arrived").evaluate("row => getComputedStyle(row).animationName")

    assert (name == "none") == (motion == "reduce")


def test_several_inboxes_are_switched_between(open_page):
    page = open_page()
    first = address_on(page)
    page.goto(f"inbox/{first}")
    page.locator("summary", has_text="Choose a name").click()
    page.locator("#local-part").fill("second")
    page.get_by_role("button", name="Create address").click()
    expect(page).to_have_url(re.compile("/inbox/second@tempmail.test$"))

    page.locator(".switcher summary").click()
    page.get_by_role("link", name=first).click()

    expect(page.locator("#the-address")).to_have_attribute("data-address", first)


@on_both
def test_without_script_search_extend_and_delete_work_too(open_page, send, options):
    page = open_page(java_script_enabled=False, **options)
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")
    send(numbered(1)[0], Inbox.objects.get().address)
    send(CODE, Inbox.objects.get().address)
    wait_for(lambda: Message.objects.count() == 2, 30, "both messages")

    page.get_by_role("link", name="Refresh").click()
    expect(page.locator(".code b")).to_have_text("482913")
    page.get_by_role("searchbox").fill("482913")
    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("button", name="Delete “Your code”").click()
    expect(page.locator(".row")).to_contain_text("Number 1")
    page.get_by_role("button", name="Keep it for 1 week").click()
    expect(page.locator(".time-left")).to_contain_text("6 days")


def test_public_name_without_mail_is_made_private(open_page):
    page = open_page("inbox/mine@tempmail.test")

    page.get_by_role("button", name="Make it private and mine").click()

    expect(page.get_by_role("heading", name="Your address")).to_be_visible()
    assert address_on(page) == "mine@tempmail.test"
    assert Inbox.objects.filter(local_part="mine").exists()


def test_name_is_made_private_though_the_answer_comes_after_the_end_of_the_public_one(open_page):
    """BUG: the socket told of the end, the page loaded itself anew, and the answer was dropped, with the only key."""
    page = open_page("inbox/mine@tempmail.test")
    is_live(page)
    slow = {"offline": False, "latency": 2000, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)

    page.get_by_role("button", name="Make it private and mine").click()

    expect(page.get_by_role("heading", name="Your address")).to_be_visible()
    assert address_on(page) == "mine@tempmail.test"


def test_message_is_deleted_from_its_own_page_and_can_be_taken_back(still_page, arrive):
    page = still_page(**DESK)
    arrive(page, *numbered(1, 2))
    page.locator(".row-link", has_text="Number 2").click()
    page.wait_for_url("**/messages/*")

    page.locator(".bar").get_by_role("button", name="Delete").click()
    expect(page.locator(".row:visible")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".row:visible")).to_have_count(2)
    page.locator(".row-link", has_text="Number 2").click()
    expect(page.locator(".message")).to_be_visible()
    is_live(page)
    page.keyboard.press("d")
    expect(page.locator(".row:visible")).to_have_text([re.compile("Number 1")])
    page.goto("about")

    wait_for(lambda: Message.objects.count() == 1, 30, "the deletion")


def test_message_looks_unread_until_its_holder_opened_it(open_page, arrive):
    page = open_page(**DESK)
    arrive(page, *numbered(1, 2))
    address = address_on(page)
    other = page.context.new_page()
    other.goto(f"inbox/{address}")
    is_live(other)
    weight = "element => getComputedStyle(element).fontWeight"

    page.locator(".row-link", has_text="Number 1").click()

    read = other.locator(".row", has_text="Number 1")
    expect(read).not_to_contain_text("Unread", timeout=LIMIT_MILLISECONDS)
    expect(other.locator(".row", has_text="Number 2")).to_contain_text("Unread")
    assert read.locator(".row-subject").evaluate(weight) == "400"
    assert other.locator(".row", has_text="Number 2").locator(".row-subject").evaluate(weight) == "600"


@on_both
def test_keys_lead_from_message_to_message(open_page, arrive, options):
    page = open_page(**options, **CLIPBOARD)
    arrive(page, *numbered(1), CODE, *numbered(3))

    def shows(subject):
        expect(page.locator(".message h1")).to_have_text(subject)
        is_live(page)  # and takes keys

    page.locator(".row-link", has_text="Number 3").click()
    shows("Number 3")

    page.keyboard.press("j")
    shows("Your code")
    page.keyboard.press("c")
    wait_for(lambda: clipboard(page) == "482913", 30, "the code in the clipboard")
    page.keyboard.press("j")
    shows("Number 1")
    page.keyboard.press("k")
    shows("Your code")
