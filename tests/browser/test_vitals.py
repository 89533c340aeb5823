"""How quick and how calm pages are: LCP, INP, CLS (web.dev/vitals), with a processor four times slower.

What is promised is 1 s, 100 ms and 0.05; the first two leave room for a machine that does other things meanwhile.
"""

import pytest
from playwright.sync_api import expect

from tests.worlds.open_pages import address_on, at_each_size, is_live, on_both

SLOWER = 4
LCP_MILLISECONDS = 1_000
INP_MILLISECONDS = 100
SHIFT = 0.05
NOISE = 2.5  # of what else this machine does
TRIES = 5
CODE = (
    b"From: Streamly <no-reply@streamly.example>\r\nSubject: Your Streamly code\r\n\r\n"
    b"Your verification code is 739204.\r\nUse it within ten minutes.\r\n"
)
WATCH = """
    globalThis.vitals = { shift: 0, moved: [], largest: 0, slowest: 0 };
    const observe = (type, note, more = {}) =>
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
    observe("layout-shift", (entry) => {
        if (entry.hadRecentInput) return;
        vitals.shift += entry.value;
        vitals.moved.push([entry.value, ...entry.sources.map(({ node }) => node?.className ?? node?.nodeName)]);
    });
    observe("largest-contentful-paint", (entry) => (vitals.largest = entry.startTime));
    observe("event", (entry) => {
        if (entry.interactionId) vitals.slowest = Math.max(vitals.slowest, entry.duration);
    }, { durationThreshold: 16 });
"""


def vitals(page):
    """What was seen until now, when nothing is being painted any more."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))")
    return page.evaluate("vitals")


@pytest.fixture
def slow_page(open_page):
    def slow_page(**options):
        page = open_page("about", **options)
        page.add_init_script(WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return page

    return slow_page


@at_each_size
def test_nothing_moves_when_address_and_first_mail_come(slow_page, arrive, options):
    page = slow_page(**options)
    # An answer that takes its time: the page is painted without the address.
    page.route("**/new", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.goto("")
    arrive(page, CODE)

    seen = vitals(page)
    print(seen)
    assert seen["shift"] <= SHIFT


@on_both
def test_pages_are_painted_soon_and_nothing_moves_on_them(slow_page, put_mail, options):
    """The quickest of some tries, as below; what moves once is too much."""
    page = slow_page(**options)
    page.goto("")
    address = address_on(page)
    is_live(page)
    put_mail(address, CODE)
    page.goto("")
    message = page.locator(".row-link").get_attribute("href").lstrip("/")

    found = {}
    for path in ("", f"inbox/{address}", message, f"inbox/{address}/keep", "about", "add", "password"):
        largest = float("inf")
        for _ in range(TRIES):
            page.goto(path)
            if page.locator("[data-live]").count():
                is_live(page)
            found[path] = vitals(page)
            largest = found[path]["largest"] = min(largest, found[path]["largest"])
            if found[path]["shift"] > SHIFT or largest <= LCP_MILLISECONDS:
                break

    print(*(f"{path}: {seen}" for path, seen in found.items()), sep="\n")
    assert {path: seen for path, seen in found.items() if seen["shift"] > SHIFT} == {}
    assert {path: seen for path, seen in found.items() if seen["largest"] > NOISE * LCP_MILLISECONDS} == {}


@on_both
def test_each_tap_is_answered_soon(slow_page, put_mail, options):
    """The quickest of some tries: what else this machine does makes it no quicker."""
    page = slow_page(**options)
    page.goto("")
    address = address_on(page)
    for _ in range(20):
        put_mail(address, CODE)
    page.goto("")
    is_live(page)

    def toggle(name):
        page.locator("summary", has_text=name).click()
        expect(page.locator("details.menu[open] > .panel")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("details.menu[open]")).to_have_count(0)

    def another_address():
        before = address_on(page)
        page.get_by_role("button", name="New address").click()
        expect(page.locator("#the-address")).not_to_have_attribute("data-address", before)

    taps = {
        "copy": page.get_by_role("button", name="Copy the address").click,
        "code": page.get_by_role("button", name="Copy the code").first.click,
        "choose": lambda: toggle("Choose a name"),
        "extend": lambda: toggle("Extend"),
        "more": lambda: toggle("More"),
        "search": lambda: page.get_by_role("searchbox").press_sequentially("7392"),
        "refresh": lambda: page.get_by_role("link", name="Refresh").click(),
        "new": another_address,
    }
    slowest = dict.fromkeys(taps, float("inf"))
    for name, tap in taps.items():
        for _ in range(TRIES):
            page.evaluate("vitals.slowest = 0")
            tap()
            slowest[name] = min(slowest[name], vitals(page)["slowest"])
            if slowest[name] <= INP_MILLISECONDS:
                break

    print(slowest)
    assert {name: seen for name, seen in slowest.items() if seen > NOISE * INP_MILLISECONDS} == {}
