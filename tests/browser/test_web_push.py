"""Alerts for a closed page (Web Push), in Debian's whole Chromium: its worker, its notifications, its clicks.

No browser of a test has a push service: what it would have given the page are keys of the test's, and what the
site then sends to a service of the tests' own is handed to the real worker by the browser's debugger.
"""

import json

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import PushSubscription
from inboxes.webpush import services
from tests.worlds.mails import CODE
from tests.worlds.notifications import CLICK, SHOWN, needs_whole_browser, worker_of
from tests.worlds.open_pages import (
    DESK,
    PHONE,
    address_on,
    choose_alert,
    is_live,
    look_away,
    open_alerts,
    until,
    violations,
)
from tests.worlds.push_service import Browser

pytestmark = [pytest.mark.usefixtures("high_limits"), needs_whole_browser]
# In the place of a push service, which the browser would ask.
SUBSCRIBED = """
    const given = %s;
    const { endpoint, ...keys } = given;
    const subscription = {
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: async () => (localStorage.removeItem("subscribed"), true),
    };
    PushManager.prototype.subscribe = async function ({ userVisibleOnly, applicationServerKey }) {
        if (!userVisibleOnly) throw new TypeError("only what is shown");
        localStorage.setItem("subscribed", [...applicationServerKey].join());
        return subscription;
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem("subscribed") ? subscription : null);
"""
# Without a screen no window of the browser's has the focus, or all have it.
LOOKED_AT = "void Object.defineProperty(WindowClient.prototype, 'focused', { get() { return true; } })"
LEFT = LOOKED_AT.replace("true", "false")
# What a push leads to is waited for in the worker.
COUNT = """() => {
    globalThis.shown = 0;
    const show = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = async function (...said) {
        await show.apply(this, said);
        shown += 1;
    };
}"""
SUBSCRIBED_BY = "localStorage.getItem('subscribed')"


@pytest.fixture
def site(live, world, domain, push_service):
    """The web process, which takes the tests' service for a push service."""
    live.start("web", env=push_service.environment)
    return world.web_url


def opened(context, told, path=""):
    page = context.new_page()
    page.add_init_script(SUBSCRIBED % json.dumps(told.form))
    page.goto(path)
    return page


def open_push(page):
    open_alerts(page)
    return page.locator("[data-alert=push]")


def switch_on(page):
    box = open_push(page)
    expect(box).to_be_enabled()
    box.check()
    wait_for(PushSubscription.objects.exists, 30, "a row")


class Pushed:
    """Hands what a push service was sent to the browser's worker, and waits until that has shown it."""

    def __init__(self, context, site):
        self.page = context.new_page()
        self.origin, registrations = site.rstrip("/"), []
        self.session = context.new_cdp_session(self.page)
        self.session.on(
            "ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"])
        )
        self.session.send("ServiceWorker.enable")
        wait_for(lambda: self.page.wait_for_timeout(50) or registrations, 30, "the worker")
        self.registration = registrations[-1]["registrationId"]
        self.worker = worker_of(self.page)
        self.worker.evaluate(COUNT)

    def deliver(self, said, is_shown=True):
        before = self.worker.evaluate("shown")
        self.session.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": self.origin, "registrationId": self.registration, "data": said},
        )
        wait_for(lambda: not is_shown or self.worker.evaluate("shown") > before, 30, "what was pushed")


def left(mine, site, push_service):
    """(page, its address, what hands pushes on): both alerts are on, and nobody looks at it."""
    page = opened(mine, Browser(push_service.url))
    address = address_on(page)
    switch_on(page)
    choose_alert(page, "notify")
    is_live(page)
    look_away(page)
    pushed = Pushed(mine, site)
    pushed.worker.evaluate(LEFT)
    return page, address, pushed


def titles(page):
    return sorted(one["title"] for one in page.evaluate(SHOWN))


def test_mail_to_a_closed_page_is_a_notification_that_leads_to_it(context, site, pushing, send):
    told = Browser(pushing.url)
    mine = context(**PHONE)
    page = opened(mine, told)
    address = address_on(page)
    switch_on(page)
    assert page.evaluate(SUBSCRIBED_BY) == ",".join(map(str, services.decoded(services.application_key())))
    page.close()

    send(CODE, address)
    wait_for(lambda: pushing.requests, 60, "a push")
    _, headers, body = pushing.pushes[0]
    assert pushing.verify(headers)
    Pushed(mine, site).deliver(told.read(body).decode())

    page = opened(mine, told, "about")
    inbox = f"/inbox/{address}"
    (notification,) = page.evaluate(SHOWN)
    assert notification == {"title": "New mail", "body": address, "data": {"page": inbox, "inbox": inbox}}
    assert worker_of(page).evaluate(CLICK, notification["data"]) == f"new {inbox}"


def test_push_is_shown_unless_its_inbox_is_looked_at(context, site, push_service):
    told = Browser(push_service.url)
    mine = context()
    page = opened(mine, told)
    inbox = f"/inbox/{address_on(page)}"
    switch_on(page)
    pushed = Pushed(mine, site)
    said = json.dumps({"title": "Neue Mail", "body": "x@y", "lang": "de", "inbox": inbox})
    pushed.worker.evaluate(LOOKED_AT)

    pushed.deliver(said, is_shown=False)
    page.wait_for_timeout(1500)
    assert titles(page) == []

    page.goto("about")
    pushed.deliver(said)
    assert titles(page) == ["Neue Mail"]
    # One for each inbox, however often.
    pushed.deliver(said)
    pushed.deliver("garbage")
    assert titles(page) == ["Neue Mail", "New mail"]


def test_what_an_open_page_said_is_not_said_twice(context, site, push_service, send):
    page, address, pushed = left(context(), site, push_service)
    said = json.dumps({"title": "New mail", "body": address, "inbox": f"/inbox/{address}"})

    pushed.deliver(said)
    assert titles(page) == ["New mail"]
    send(CODE, address)

    wait_for(lambda: titles(page) == ["New message from bank.example"], 30, "the page's notification")
    pushed.deliver(said)
    assert titles(page) == ["New message from bank.example"]


def test_push_that_comes_while_a_page_shows_the_same_is_not_said_beside_it(context, site, push_service, send):
    """BUG: the page had looked for pushes, this one was shown, and then what the page had to say: twice the same."""
    page, address, pushed = left(context(), site, push_service)
    page.evaluate("""() => {
        const { showNotification } = ServiceWorkerRegistration.prototype;
        ServiceWorkerRegistration.prototype.showNotification = async function (...said) {
            await new Promise((resolve) => (globalThis.show = resolve));
            return showNotification.apply(this, said);
        };
    }""")

    send(CODE, address)
    until(page, "() => Boolean(globalThis.show)")
    pushed.deliver(json.dumps({"title": "New mail", "body": address, "inbox": f"/inbox/{address}"}), is_shown=False)
    waits = "async () => (await navigator.locks.query()).pending.length > 0"
    wait_for(lambda: page.evaluate(waits), 30, "the worker to wait")
    page.evaluate("show()")

    wait_for(lambda: pushed.worker.evaluate("shown"), 30, "what was pushed")
    assert titles(page) == ["New message from bank.example"]


def test_switch_is_what_it_was_and_each_address_has_its_own(context, site, push_service, domain):
    told = Browser(push_service.url)
    mine = context()
    page = opened(mine, told)
    first = address_on(page)
    switch_on(page)

    page.goto(f"inbox/{first}")
    expect(open_push(page)).to_be_checked()
    page.goto(f"inbox/{first}/keep")
    page.goto("")
    page.evaluate("fetch('/new', { method: 'POST' })")
    wait_for(lambda: PushSubscription.objects.count() == 1, 30, "the row that stays")
    page.goto("")
    assert address_on(page) != first
    expect(open_push(page)).not_to_be_checked()

    page.locator("[data-alert=push]").check()
    wait_for(lambda: PushSubscription.objects.count() == 2, 30, "a row for the second")
    page.locator("[data-alert=push]").uncheck()
    wait_for(lambda: PushSubscription.objects.count() == 1, 30, "the second's row gone")
    assert page.evaluate(SUBSCRIBED_BY)
    page.goto(f"inbox/{first}")
    open_push(page).uncheck()
    wait_for(lambda: not PushSubscription.objects.exists(), 30, "no row")
    until(page, f"!{SUBSCRIBED_BY}")


def test_later_of_two_choices_decides(context, site, push_service):
    page = opened(context(), Browser(push_service.url))
    address_on(page)
    box = open_push(page)
    expect(box).to_be_enabled()
    posts = []
    page.on("response", lambda answer: answer.request.method == "POST" and posts.append(answer))
    page.evaluate("""() => {
        const { subscribe } = PushManager.prototype;
        PushManager.prototype.subscribe = async function (options) {
            await new Promise((resolve) => (globalThis.answer = resolve));
            return subscribe.call(this, options);
        };
    }""")

    box.check()
    until(page, "() => Boolean(globalThis.answer)")
    box.uncheck()
    page.evaluate("answer()")

    wait_for(lambda: page.wait_for_timeout(50) or len(posts) == 2, 30, "both choices told")
    wait_for(lambda: not PushSubscription.objects.exists(), 30, "no row")
    expect(box).not_to_be_checked()


def test_refusals_are_said(context, site, push_service):
    page = opened(context(), Browser("https://unknown.example"))
    address_on(page)
    box = open_push(page)

    box.click()

    expect(page.locator("[data-push-says=service]")).to_be_visible()
    expect(box).not_to_be_checked()
    page.evaluate("void (PushManager.prototype.subscribe = () => Promise.reject(new DOMException('x', 'AbortError')))")
    box.click()
    expect(page.locator("[data-push-says=failed]")).to_be_visible()
    expect(page.locator("[data-push-says=service]")).to_be_hidden()
    page.evaluate("void (Notification.requestPermission = async () => 'denied')")
    box.click()
    expect(page.locator("[data-push-says=denied]")).to_be_visible()
    assert not PushSubscription.objects.exists()


def test_switch_is_off_while_the_refusal_is_said(context, site, push_service):
    """BUG: it went off once the site had answered: a click before that asked for nothing."""
    page = opened(context(), Browser("https://unknown.example"))
    address_on(page)
    box = open_push(page)
    expect(box).to_be_enabled()
    page.evaluate("""() => {
        const { fetch } = globalThis;
        globalThis.fetch = async (url, options) => {
            if (options?.body?.get("off")) await new Promise((resolve) => (globalThis.answer = resolve));
            return fetch(url, options);
        };
    }""")

    box.click()
    until(page, "() => Boolean(globalThis.answer)")

    expect(page.locator("[data-push-says=service]")).to_be_visible()
    expect(box).not_to_be_checked(timeout=1)
    page.evaluate("void (Notification.requestPermission = async () => 'denied')")
    box.click()
    page.evaluate("answer()")
    expect(page.locator("[data-push-says=denied]")).to_be_visible()


@pytest.mark.parametrize(
    ("lacks", "says"),
    [("delete globalThis.PushManager;", "impossible"),
     ("delete globalThis.PushManager; navigator.standalone = false;", "install")],
    ids=["an old browser", "an iPhone's"],
)  # fmt: skip
def test_browser_that_cannot_is_told_why(context, site, lacks, says):
    page = context(**PHONE).new_page()
    page.add_init_script(lacks)
    page.goto("")
    address_on(page)

    box = open_push(page)

    expect(page.locator(f"[data-push-says={says}]")).to_be_visible()
    expect(box).to_be_disabled()


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_panel_is_accessible(context, site, push_service, options, scheme):
    page = opened(context(**options, color_scheme=scheme), Browser(push_service.url))
    address_on(page)
    open_push(page).focus()

    assert violations(page) == []
