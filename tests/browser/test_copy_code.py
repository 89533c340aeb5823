"""A notification's button copies the code, in Debian's whole Chromium."""

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from tests.worlds.mails import CODE
from tests.worlds.notifications import SHOWN, needs_whole_browser, worker_of
from tests.worlds.open_pages import (
    DESK,
    PHONE,
    address_on,
    choose_alert,
    clipboard,
    is_live,
    look_away,
    open_alerts,
)

pytestmark = [pytest.mark.usefixtures("high_limits"), needs_whole_browser]


@pytest.fixture(autouse=True)
def site(live, domain):
    live.start("web")


def tell(page, send, *alerts):
    """Choose these, look away, and have a mail with a code told; return the address."""
    address = address_on(page)
    open_alerts(page)
    for alert in alerts:
        choose_alert(page, alert)
    page.keyboard.press("Escape")
    is_live(page)
    look_away(page)
    send(CODE, address)
    wait_for(lambda: page.evaluate(SHOWN), 30, "a notification")
    return address


def notified(page, send):
    """The notification of a mail with a code, with all that belongs to it."""
    tell(page, send, "notify", "subject")
    return page.evaluate(
        """async () => {
            const [{ data, actions }] = await (await navigator.serviceWorker.getRegistration()).getNotifications();
            return { data, actions: actions.map(({ action, title }) => [action, title]) };
        }"""
    )


# As CLICK, by a button; the clients are real, and what the worker tells them.
PRESS = """async ({ data, action }) => {
    WindowClient.prototype.focus = async function () { return this; };
    const click = Object.assign(new Event("notificationclick"), { action, notification: { data, close() {} } });
    await new Promise((resolve) => {
        click.waitUntil = resolve;
        self.dispatchEvent(click);
    });
}"""


def press(page, data, action="copy"):
    page.evaluate("void delete document.hasFocus")
    page.bring_to_front()
    worker_of(page).evaluate(PRESS, {"data": data, "action": action})


def copies(page, notification):
    press(page, notification["data"])

    expect(page.locator("p.toast")).to_have_text("482913 · Copied")
    assert clipboard(page) == "482913"


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_button_of_a_notification_copies_its_code(context, send, options):
    page = context(**options).new_page()
    page.goto("")
    notification = notified(page, send)
    assert notification["data"]["code"] == "482913"
    assert notification["actions"] == [["copy", "Copy the code"]]

    copies(page, notification)


def test_code_lies_ready_where_nobody_may_copy_unasked(context, send):
    page = context().new_page()
    page.goto("")
    notification = notified(page, send)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")

    press(page, notification["data"])

    button = page.locator("p.toast button")
    expect(button).to_be_focused()
    page.evaluate("void delete navigator.clipboard.writeText")
    button.click()
    expect(page.locator("p.toast")).to_have_count(0)
    wait_for(lambda: clipboard(page) == "482913", 30, "the code in the clipboard")


def test_page_that_is_open_beside_it_takes_the_code(context, send):
    """The page that showed it was left: another of the inbox, loaded anew, knows nothing of it."""
    page = context().new_page()
    page.goto("")
    notification = notified(page, send)
    page.goto("about")
    page.goto(notification["data"]["inbox"])
    is_live(page)

    copies(page, notification)


def test_without_the_choice_nothing_of_a_message_is_in_a_notification(context, send):
    """Nor does the choice wait for the panel's part for pushes."""
    page = context().new_page()
    page.route("**/webpush*.js", lambda route: None)
    page.goto("")

    inbox = f"/inbox/{tell(page, send, 'notify')}"

    assert page.evaluate(SHOWN) == [
        {"title": "New message from bank.example", "body": "", "data": {"page": inbox, "inbox": inbox}}
    ]
