"""Forced colours, and text twice as large: what was told by colour or size is still told."""

import pytest
from playwright.sync_api import expect

from tests.worlds.open_pages import at_each_size, on_both, violations

CODE = (
    b"From: The Very Long Company Name International <no-reply@streamly.example>\r\nSubject: Your Streamly code\r\n\r\n"
    b"Your verification code is 739204.\r\nUse it within ten minutes.\r\n"
)
# Text that its box cuts off; one line of a sender's own words may end in an ellipsis.
CUT = """() => [...document.querySelectorAll("main *, header *, footer *, .latest *")].filter((element) => {
    const style = getComputedStyle(element);
    const isWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isWords || !element.checkVisibility()) return false;
    if (element.closest(".hidden-text, .row-link, .skip, option")) return false;
    // What is for screen readers alone: home's heading, too, once there is an address.
    for (let box = element; box; box = box.parentElement) {
        if (getComputedStyle(box).clipPath === "inset(50%)") return false;
    }
    if (style.textOverflow === "ellipsis" || style.display === "inline" || style.fontSize === "0px") return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4;
}).map((element) => element.outerHTML.slice(0, 120))"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@at_each_size
@pytest.mark.parametrize("language", ["", "de/"])
def test_text_twice_as_large_fits(open_page, arrive, options, language):
    page = open_page("about", **options)
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.goto(language)
    arrive(page, CODE)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"

    # Both: what the page shows, and each of its panels.
    assert page.evaluate(BEYOND) <= 0
    assert page.evaluate(CUT) == []
    width = page.evaluate("innerWidth")
    assert width == options["viewport"]["width"]
    for summary in page.locator(".tools > .menu > summary, .top .menu > summary").all():
        summary.click()
        panel = page.locator("details.menu[open] > .panel")
        expect(panel).to_be_visible()
        assert page.evaluate(BEYOND) <= 0
        assert panel.evaluate("panel => panel.scrollWidth - panel.clientWidth") <= 0
        assert page.evaluate(CUT) == []
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()


@on_both
def test_forced_colours_keep_bar_dot_and_stripe(open_page, arrive, options):
    page = open_page(forced_colors="active", reduced_motion="reduce", **options)
    arrive(page, CODE)

    def style(selector, pseudo, name):
        return page.locator(selector).evaluate(
            "(element, [pseudo, name]) => getComputedStyle(element, pseudo)[name]", [pseudo, name]
        )

    ground = style("body", None, "backgroundColor")
    assert style(".address-card", "::before", "backgroundImage").startswith("repeating-linear-gradient")
    for selector, pseudo in ((".live", "::before"), (".row.unread", "::before")):
        assert style(selector, pseudo, "backgroundColor") not in (ground, "rgba(0, 0, 0, 0)")
        assert style(selector, pseudo, "width") != "auto"
    assert style("progress", None, "forcedColorAdjust") == "none"
    assert style("progress", None, "borderTopWidth") == "1px"
    assert violations(page) == []
    page.locator("summary", has_text="Choose a name").click()
    expect(page.get_by_role("button", name="Create address")).to_be_visible()
    assert violations(page) == []
