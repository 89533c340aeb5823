"""Notifications where only a service worker may show them, as on Android, and where nothing may."""

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from tests.worlds.mails import CODE
from tests.worlds.notifications import CLICK, SHOWN, needs_whole_browser, worker_of
from tests.worlds.open_pages import (
    PHONE,
    address_on,
    choose_alert,
    held_back,
    is_live,
    look_away,
    open_alerts,
    until,
)

# What Chrome for Android does (Notifications API 3.3).
ANDROID = """
    globalThis.Notification &&= new Proxy(Notification, {
        construct() { throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification()"); },
    });
"""
# The headless shell shows none and grants none: what a worker is asked to show is noted instead.
NOTING = """
    globalThis.shown = [];
    Object.defineProperty(Notification, "permission", { get: () => "granted" });
    ServiceWorkerRegistration.prototype.showNotification = async function (title, { body, data }) {
        if (!this.active) throw new TypeError("no active worker");
        shown.push({ title, body, data });
    };
"""


@pytest.fixture
def android(open_page):
    def open_android(path="", init=ANDROID):
        page = open_page("about", service_workers="allow", permissions=["notifications"], **PHONE)
        page.add_init_script(init)
        page.goto(path)
        return page

    return open_android


def turn_on(page, *alerts):
    open_alerts(page)
    for alert in alerts:
        choose_alert(page, alert)


@pytest.mark.parametrize("with_subject", [False, True], ids=["sender", "and subject"])
def test_on_android_the_service_worker_shows_them(android, send, with_subject):
    page = android(init=ANDROID + NOTING)
    shows_them(page, send, "shown", with_subject)


@needs_whole_browser
def test_on_android_they_are_those_of_the_browser(context, live, domain, send):
    live.start("web")
    page = context(**PHONE).new_page()
    page.add_init_script(ANDROID)
    page.goto("")
    shows_them(page, send, SHOWN, with_subject=True)


def shows_them(page, send, shown, with_subject):
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    address = address_on(page)
    turn_on(page, "notify", *["subject"] * with_subject)
    is_live(page)
    look_away(page)

    assert send(CODE, address) == {}

    wait_for(lambda: page.evaluate(shown), 30, "a notification")
    data = {"page": f"/inbox/{address}", "inbox": f"/inbox/{address}"}
    body = "482913\nYour code" if with_subject else ""
    data |= {"code": "482913"} if with_subject else {}
    assert page.evaluate(shown) == [{"title": "New message from bank.example", "body": body, "data": data}]
    assert faults == []


def test_click_leads_to_the_page_that_showed_it_or_to_the_inbox(android):
    page = android("about")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("")
    inbox = f"/inbox/{address_on(page)}"
    until(page, "Boolean(navigator.serviceWorker.controller)")
    worker = worker_of(page)

    assert worker.evaluate(CLICK, {"page": "/", "inbox": inbox}) == "/"
    page.goto(f"{inbox}/keep")
    assert worker.evaluate(CLICK, {"page": "/", "inbox": inbox}) == f"{inbox}/keep"
    page.goto("about")
    assert worker.evaluate(CLICK, {"page": "/", "inbox": inbox}) == f"new {inbox}"


NO_NOTIFICATION = "delete globalThis.Notification;"
NO_WORKER = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });"


@pytest.mark.parametrize(
    "lacks", [NO_NOTIFICATION, ANDROID + NO_WORKER], ids=["Safari, not installed", "Android, no worker"]
)
def test_nothing_is_offered_that_nothing_can_show(open_page, lacks):
    page = open_page("about:blank", **PHONE)
    page.add_init_script(lacks)
    page.goto("")
    address_on(page)

    open_alerts(page)

    expect(page.locator("[data-alert=sound]")).to_be_visible()
    expect(page.locator("[data-alert=notify]")).to_be_hidden()
    expect(page.locator("[data-alert=subject]")).to_be_hidden()


def test_choice_made_before_its_script_has_come_is_kept(open_page):
    page = open_page()
    address_on(page)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/alerts*.js", hold)
    open_alerts(page)
    page.locator("[data-alert=sound]").check()
    for _ in range(2):
        page.locator("summary", has_text="Alerts").click()

    wait_for(lambda: page.wait_for_timeout(50) or held, 30, "the script asked for")
    held[0].continue_()

    page.wait_for_function("() => localStorage.getItem('sound') === 'on'")
    expect(page.locator("[data-alert=sound]")).to_be_checked()


# What the page itself shows is noted.
BY_THE_PAGE = """
    globalThis.shown = [];
    globalThis.Notification = class extends EventTarget {
        static permission = "granted";
        static async requestPermission() { return this.permission; }
        constructor(title) { super(); shown.push(title); }
    };
"""


def test_where_no_worker_can_be_installed_the_page_shows_them(open_page, world, send):
    page = open_page("robots.txt", service_workers="allow")
    full = {"origin": world.web_url.rstrip("/"), "quotaSize": 1}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", full)
    page.add_init_script(BY_THE_PAGE)
    page.goto("")
    address = address_on(page)
    turn_on(page, "notify")
    is_live(page)
    look_away(page)

    send(CODE, address)

    wait_for(lambda: page.evaluate("shown.length"), 30, "a notification")
    assert page.evaluate("shown") == ["New message from bank.example"]


def test_refusal_of_the_browser_is_said(open_page):
    page = open_page("", **PHONE)
    address_on(page)

    open_alerts(page)
    page.locator("[data-alert=notify]").click()

    expect(page.locator("[data-alert-refused]")).to_be_visible()
    expect(page.locator("[data-alert=notify]")).not_to_be_checked()


def test_choice_is_shown_while_it_is_being_made(open_page):
    """BUG: what was kept before was shown when the script came, and the box had nothing in it until the answer."""
    page = open_page("about")
    page.add_init_script(BY_THE_PAGE)
    page.add_init_script("Notification.requestPermission = () => new Promise((allow) => (globalThis.allow = allow));")
    page.goto("")
    address_on(page)
    box = page.locator("[data-alert=notify]")

    with held_back(page, "**/alerts*.js"):
        open_alerts(page)
        box.check()
    until(page, "() => Boolean(globalThis.allow)")
    assert box.is_checked()
    page.evaluate("allow('granted')")

    until(page, "() => localStorage.getItem('notify') === 'on'")
    expect(box).to_be_checked()
