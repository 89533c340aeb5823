"""What tests of pages in a browser share: sizes, a message, what a page holds and says."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dev.system import wait_for

LIMIT_MILLISECONDS = 30_000
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
MESSAGE = (
    b"From: Shop <shop@shop.example>\r\nTo: you\r\nSubject: Your code is 4711\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b"<style>p{color:red}</style><script>document.title='run'</script><p>Welcome to the <b>shop</b></p>\r\n"
    b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=bill.pdf\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n"
)
DESK = {"viewport": {"width": 1440, "height": 900}}
SMALL_PHONE = {"viewport": {"width": 390, "height": 664}, "is_mobile": True, "has_touch": True}  # Safari with its bars
TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
NO_SCRIPT = {"java_script_enabled": False}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
at_each_size = pytest.mark.parametrize(
    "options", [PHONE, SMALL_PHONE, TABLET, DESK], ids=["360x740", "390x664", "768x1024", "1440x900"]
)
on_both = pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])


def address_on(page):
    return page.locator("#the-address").get_attribute("data-address", timeout=LIMIT_MILLISECONDS)


def is_live(page):
    expect(page.locator("[data-live]")).to_have_attribute("data-now", "open", timeout=LIMIT_MILLISECONDS)


def open_alerts(page):
    page.locator("summary", has_text="More").click()
    page.locator("summary", has_text="Alerts").click()


def choose_alert(page, alert):
    """Until the browser has kept the choice: only then does mail call."""
    page.locator(f"[data-alert={alert}]").check()
    kept = "alert => localStorage.getItem(alert) === 'on'"
    wait_for(lambda: page.evaluate(kept, alert), 30, f"the choice of {alert}")


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def stand_still(page):
    """Let no timer of this page, or of those after it, run by itself: what is shown for seconds stays.

    It takes the page a minute ahead: do it before one whose timers matter.
    """
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 60)


def is_on_screen(locator):
    """Whether all of it is within the window as it stands, beneath nothing else."""
    return locator.evaluate("""element => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        const wide = document.documentElement.clientWidth + 1;
        const within = top >= 0 && left >= 0 && bottom <= innerHeight && right <= wide;
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return within && (element.contains(hit) || Boolean(hit?.contains(element)));
    }""")


def expect_on_screen(locator):
    """Wait until it is there: what arrives slides in, a panel is moved into the window once it is open."""
    wait_for(lambda: is_on_screen(locator), 30, f"{locator} on the screen")


def until(page, expression):
    """Wait until it is true in the page, whose policy lets wait_for_function evaluate no expression a second time."""
    wait_for(lambda: page.evaluate(expression), 30, expression)


@contextmanager
def held_back(page, pattern):
    """Let no such request through before this has ended, and at least one is there."""
    held, is_over = [], False
    page.route(pattern, lambda route: route.continue_() if is_over else held.append(route))
    yield
    wait_for(lambda: page.wait_for_timeout(20) or held, 30, f"a request for {pattern}")
    is_over = True
    for route in held:
        route.continue_()


def look_away(page):
    page.evaluate("document.hasFocus = () => false")


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    """What axe says of the page as it stands, one line a rule and element; the sender's own document is not ours."""
    found = Axe().run(page, context={"exclude": [["iframe.html"]]}, options=RULES).response["violations"]
    return [f"{page.url}: {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
