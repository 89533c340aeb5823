"""An open message in the hand: its one line of header, its bar, quotes, attachments that are viewed; nothing moves."""

import pytest
from playwright.sync_api import expect

from tests.worlds.live import arrived
from tests.worlds.mails import source_of
from tests.worlds.open_pages import DESK, NO_SCRIPT, SMALL_PHONE, until
from tests.worlds.opened_messages import ADDRESS, DEVICES, message_of

SIZES = pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 664), (768, 1024), (1440, 900)], ids=str)
LETTER = f"<h1>Hello</h1>{'<p>A paragraph of some words.</p>' * 40}<p>The last line</p>"
REPLY = (
    '<div>Yes, gladly.</div><div class="gmail_quote"><div class="gmail_attr">On Monday 2 March, Ben wrote:</div>'
    f'<blockquote class="gmail_quote">{"<p>Can you come?</p>" * 10}</blockquote></div>'
)
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 300)));
})"""


@SIZES
def test_nothing_moves_while_a_frame_finds_its_height(open_message, width, height):
    page = None
    for html in (LETTER, "<p>short</p>", REPLY):
        page = open_message(message_of(html), page, viewport={"width": width, "height": height})
        expect(page.locator("iframe.ready")).to_be_visible()
        expect(page.locator("summary", has_text="All headers")).to_be_visible()

        assert page.evaluate(SHIFTS) <= 0.05, html
        assert page.evaluate("document.documentElement.scrollWidth") <= width, html


@DEVICES
def test_header_is_one_line_that_opens(open_message, options):
    page = open_message(message_of("<p>x</p>"), **options)
    line = page.locator("details.who > summary")
    expect(line).to_contain_text("evil.example")
    expect(page.get_by_text("Arrived", exact=True)).to_be_hidden()

    line.click()

    expect(page.get_by_text("Arrived", exact=True)).to_be_visible()
    expect(page.get_by_text("Delivered to", exact=True)).to_be_visible()


@DEVICES
def test_quote_opens_and_the_frame_grows_with_it(open_message, options):
    page = open_message(message_of(REPLY), **options)
    frame = page.frame_locator("iframe.html")
    expect(frame.get_by_text("Yes, gladly.")).to_be_visible()
    expect(frame.get_by_text("Can you come?").last).to_be_hidden()

    frame.get_by_text("Show quoted text").click()

    expect(frame.get_by_text("Can you come?").last).to_be_visible()
    if options.get("java_script_enabled", True):
        until(
            page,
            "() => { const f = document.querySelector('iframe.html');"
            " return f.contentDocument.documentElement.scrollHeight <= f.clientHeight }",
        )


@pytest.mark.parametrize("options", [SMALL_PHONE, SMALL_PHONE | NO_SCRIPT], ids=["script", "no script"])
def test_bar_of_a_phone_is_on_the_screen_and_leads_to_the_neighbours(open_page, put_mail, domain, options):
    first, second, third = (put_mail(ADDRESS, source_of(f"{LETTER} {n}", Subject=f"Mail {n}")) for n in range(3))
    page = open_page(f"inbox/{ADDRESS}/messages/{second.pk}", **options)
    bar = page.get_by_role("navigation", name="This message")

    for name in ("Back", "Previous", "Next"):
        box = bar.get_by_role("link", name=name).bounding_box()
        assert box["y"] + box["height"] <= 664 and box["height"] >= 44 and box["width"] >= 44
    bar.get_by_role("link", name="Next").click()
    page.wait_for_url(f"**/{first.pk}")
    expect(bar.get_by_role("link", name="Next")).to_have_attribute("aria-disabled", "true")
    bar.get_by_role("link", name="Previous").click()
    page.wait_for_url(f"**/{second.pk}")
    bar.get_by_role("link", name="Previous").click()
    page.wait_for_url(f"**/{third.pk}")
    bar.get_by_role("link", name="Back").click()
    page.wait_for_url(f"**/inbox/{ADDRESS}")


@pytest.mark.parametrize("options", [SMALL_PHONE, DESK], ids=["phone", "desk"])
def test_deleted_message_gives_its_place_to_the_next_and_can_be_taken_back(still_page, arrive, options):
    page = still_page(**options)
    arrive(page, *(source_of("words", Subject=f"Mail {number}") for number in range(2)))
    page.get_by_role("link", name="Mail 1").click()
    page.wait_for_url("**/messages/*")
    expect(page.get_by_role("heading", name="Mail 1")).to_be_visible()

    page.get_by_role("button", name="Delete “Mail 1”").first.click()

    expect(page.get_by_role("heading", name="Mail 0")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    page.clock.run_for(10_000)
    assert len(arrived(2)) == 2


def test_deleted_message_without_script_gives_its_place_to_the_next(holder, put_mail, domain):
    """As the form says; the list's own deletion leads to the list."""
    one, two = put_mail("holder@tempmail.test", source_of("one")), put_mail("holder@tempmail.test", source_of("two"))
    place = f"/inbox/holder@tempmail.test/messages/{two.pk}/delete"

    answer = holder.post(place, {"then": "next"})

    assert answer.url.endswith(f"/messages/{one.pk}")
    last = holder.post(place.replace(str(two.pk), str(one.pk)), {"then": "next"})
    assert last.url.endswith("/inbox/holder@tempmail.test")


def test_attachments_are_viewed_in_their_card_and_not_asked_for_before(open_message):
    attachments = [("notes.txt", "Grüße <b>aus</b> Köln".encode()), ("bill.pdf", b"%PDF-1.4\n%%EOF")]
    page = open_message(message_of("<p>x</p>", attachments), **SMALL_PHONE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.frame_locator("iframe.html").get_by_text("x", exact=True)).to_be_visible()
    assert not [url for url in asked if url.endswith(("/text", "/pdf"))]
    link = page.get_by_role("link", name="View “notes.txt”")

    link.click()

    expect(page.frame_locator("iframe.viewed").get_by_text("Grüße <b>aus</b> Köln")).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(page.locator(".viewed")).to_have_count(0)
    page.get_by_role("link", name="View “logo.png”").click()
    expect(page.locator("img.viewed")).to_have_js_property("naturalWidth", 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_attachment_is_viewed_in_a_tab_of_its_own_without_script(open_message):
    source = message_of("<p>x</p>", [("notes.txt", "Grüße <b>aus</b> Köln".encode())])
    page = open_message(source, **SMALL_PHONE, **NO_SCRIPT)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="View “notes.txt”").click()

    expect(opened.value.get_by_text("Grüße <b>aus</b> Köln")).to_be_visible()
