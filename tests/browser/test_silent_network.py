"""A page whose network drops its connections without a word says so, comes back, and misses no mail."""

import pytest
from django.db import connection
from playwright.sync_api import expect

from dev.system import wait_for
from tests.worlds.live import arrived
from tests.worlds.open_pages import MESSAGE, is_live, stand_still
from tests.worlds.silence import BOTH, TO_CLIENT, TO_SERVER

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "anybody@tempmail.test"
LONG = 60_000
# What the page says of itself, from the first word on.
REMEMBER = """() => {
  const status = document.querySelector("[data-live]");
  window.said = [status.dataset.now];
  new MutationObserver(() => window.said.push(status.dataset.now)).observe(status, { attributeFilter: ["data-now"] });
}"""

# The beats that the page has answered.
COUNT = """
    globalThis.answers = 0;
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (said) { answers += 1; return send.call(this, said); };
"""


@pytest.fixture
def page(beating, open_page, relay):
    page = open_page(f"inbox/{ADDRESS}", base_url=relay.url)
    is_live(page)
    page.evaluate(REMEMBER)
    return page


@pytest.fixture
def asleep(beating, open_page, relay):
    """A page whose time passes when it is told to, as that of one that the browser has put to sleep."""
    page = open_page("about:blank", base_url=relay.url)
    stand_still(page)
    page.add_init_script(COUNT)
    page.goto(f"inbox/{ADDRESS}")
    return page


def passes(page, seconds):
    page.clock.run_for(1000 * seconds)


def said(page):
    return page.evaluate("window.said")


def shows_mail(page):
    expect(page.locator(".row", has_text="4711")).to_be_visible(timeout=LONG)


def test_page_stays_live_while_the_beat_comes(asleep, relay):
    page = asleep
    is_live(page)
    page.evaluate(REMEMBER)
    for _ in range(3):
        known = page.evaluate("answers")
        wait_for(lambda known=known: page.evaluate("answers") > known, 30, "a beat")
        passes(page, 3)  # less than a page waits for one; in all, more

    assert said(page) == ["open"]
    assert relay.upgrades == 1


@pytest.mark.parametrize("ways", [BOTH, {TO_CLIENT}], ids=["both ways", "to the page"])
def test_socket_that_falls_silent_is_replaced_and_the_mail_is_shown(page, relay, send, ways):
    relay.silence(ways)
    send(MESSAGE, ADDRESS)

    shows_mail(page)
    wait_for(lambda: "reconnecting" in said(page), 30, "the page says so")
    is_live(page)
    assert relay.upgrades == 2


def test_socket_whose_page_is_no_longer_heard_is_closed_and_replaced(page, relay):
    relay.silence({TO_SERVER})

    wait_for(lambda: relay.upgrades == 2, 30, "another socket")
    is_live(page)


def test_page_on_a_silent_network_says_so_and_catches_up_when_it_is_back(asleep, relay, send):
    page = asleep
    is_live(page)
    relay.silence(with_new=True)
    send(MESSAGE, ADDRESS)
    wait_for(lambda: passes(page, 1) or page.get_by_text("Reconnecting").is_visible(), 30, "the page says so")
    passes(page, 21)
    expect(page.get_by_text("No connection. Trying again")).to_be_visible()

    relay.speak()
    page.clock.resume()

    shows_mail(page)
    is_live(page)


@pytest.fixture
def mute(relay):
    relay.hold_upgraded = True


def test_socket_that_says_nothing_from_the_beginning_is_given_up_for_polling(mute, asleep, relay, send):
    page = asleep
    passes(page, 12)
    expect(page.get_by_text("Checks every 10 seconds")).to_be_visible()
    send(MESSAGE, ADDRESS)
    arrived(1)
    passes(page, 10)
    shows_mail(page)

    relay.hold_upgraded = False
    page.clock.resume()

    is_live(page)


def test_page_without_a_network_says_so_and_is_live_as_soon_as_it_is_back(page, send):
    page.context.set_offline(True)
    send(MESSAGE, ADDRESS)
    expect(page.get_by_text("No connection. Trying again")).to_be_visible()

    page.context.set_offline(False)

    shows_mail(page)
    is_live(page)


@pytest.mark.parametrize("event", ["focus", "visibilitychange", "resume", "online", "pageshow", "a timer"])
def test_page_that_somebody_comes_back_to_does_not_trust_an_old_socket(asleep, relay, send, event):
    page = asleep
    is_live(page)
    relay.silence()
    send(MESSAGE, ADDRESS)
    page.clock.set_system_time(page.evaluate("Date.now() / 1000") + 10)

    target = "document" if event in ("visibilitychange", "resume") else "window"
    made = "new PageTransitionEvent('pageshow', {persisted: true})" if event == "pageshow" else f"new Event('{event}')"
    if event == "a timer":
        passes(page, 2)
    else:
        page.evaluate(f"{target}.dispatchEvent({made})")

    shows_mail(page)
    wait_for(lambda: relay.upgrades == 2, 30, "another socket")


def test_frozen_page_catches_up_when_it_is_thawed(page, relay, send):
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    relay.silence()
    send(MESSAGE, ADDRESS)

    devtools.send("Page.setWebLifecycleState", {"state": "active"})

    shows_mail(page)
    is_live(page)


def test_page_that_vanished_gives_its_seat_back(page, relay):
    wait_for(lambda: seats() == 1, 30, "the page's seat")

    relay.silence()
    page.context.close()

    wait_for(lambda: not seats(), 60, "no seat")


def seats():
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(count), 0) FROM inboxes_seat WHERE expires_at > now()")
        return cursor.fetchone()[0]
