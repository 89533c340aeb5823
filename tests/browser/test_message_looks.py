"""HTML as its sender meant it, in a real browser: sheets, schemes, pictures, places, and what is wide on a phone."""

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from tests.worlds.open_pages import NO_SCRIPT, PHONE
from tests.worlds.opened_messages import DEVICES, brightness, message_of


def test_in_the_dark_every_message_is_dark(open_message):
    page = None
    for html in (
        '<p style="color:#333">dark letters</p>',
        '<body bgcolor="#ffffff"><table width="100%" bgcolor="#eeeeee"><tr><td>white ground</td></tr></table></body>',
        '<body bgcolor="black" text="white"><p>made for the night</p></body>',
        "<p>plain words</p>",
    ):
        page = open_message(message_of(html), page, color_scheme="dark")
        expect(page.locator("iframe.ready")).to_be_visible()

        assert brightness(page) < 0.25, html


def test_colours_that_a_message_brings_can_be_seen_in_the_dark_and_stand_in_the_light(open_message):
    page = open_message(message_of('<p style="color:#333;background-color:#fff">x</p>'), color_scheme="dark")
    expect(page.locator("iframe.ready")).to_be_visible()
    assert brightness(page) < 0.25

    button = page.get_by_role("button", name="Original colours")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert brightness(page) > 0.75
    button.click()
    page.get_by_role("button", name="Light or dark").click()

    expect(button).to_be_hidden()
    assert brightness(page) > 0.75


@pytest.mark.parametrize("html", ["<p>plain words</p>", '<p style="color:#333;background-color:#fff">x</p>'])
def test_page_in_the_dark_is_printed_dark_on_light(open_message, html):
    page = open_message(message_of(html))
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("iframe.ready")).to_be_visible()
    wait_for(lambda: brightness(page) < 0.25, 30, "the dark")

    page.emulate_media(media="print")

    wait_for(lambda: brightness(page) > 0.75, 30, "the paper")
    expect(page.locator("h1")).to_have_css("color", "rgb(17, 17, 17)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("options", [PHONE, PHONE | NO_SCRIPT], ids=["script", "no script"])
def test_newsletter_made_for_a_desk_fits_a_phone(open_message, options):
    letter = (
        '<table width="600"><tr><td width="300" style="padding:20px">Some words on the left side</td>'
        '<td style="width:300px">Some words on the right side</td></tr></table>'
    )
    page = open_message(message_of(letter), **options)

    last = page.frame_locator("iframe.html").get_by_text("Some words on the right side")
    expect(last).to_be_visible()
    box, frame = last.bounding_box(), page.locator("iframe.html").bounding_box()
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert box["height"] > 20


def test_what_is_wide_for_a_phone_all_the_same_is_made_smaller(open_message):
    page = open_message(message_of('<div style="width:400px;background-color:#eee">wide</div>'), **PHONE)
    expect(page.locator("iframe.ready")).to_be_visible()

    assert page.locator("iframe.html").evaluate(
        "e => e.contentDocument.documentElement.scrollWidth <= e.contentDocument.documentElement.clientWidth"
    )


LETTER = """<html><head><style>
  .pre { display: none; max-height: 0 } .card { background: #123a5c; color: #fff; padding: 16px }
  .phone { display: none } html, body { height: 100%; overflow: hidden }
  @media (max-width: 480px) { .desk { display: none } .phone { display: block } }
  @media (prefers-color-scheme: dark) { body { background: #111 } .card { background: #000 } }
</style></head><body><div class="pre">Unseen words</div><div class="card" style="min-height:100vh">
  <div class="desk">Desk words</div><div class="phone">Phone words</div></div>
  <div style="height:100vh;overflow:hidden"><p>First part</p></div><p id="end">The last line</p></body></html>"""


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_sheet_of_a_message_lays_it_out_for_the_screen_that_it_is_on(open_message, options):
    page = open_message(message_of(LETTER), **options)
    frame = page.frame_locator("iframe.html")
    shown, hidden = ("Phone words", "Desk words") if options else ("Desk words", "Phone words")

    expect(frame.get_by_text(shown)).to_be_visible()
    expect(frame.locator(".card")).to_have_css("background-color", "rgb(18, 58, 92)")
    for unseen in (hidden, "Unseen words"):
        expect(frame.get_by_text(unseen)).to_be_hidden()
    expect(page.locator("iframe.ready")).to_be_visible()
    box, whole = frame.get_by_text("The last line").bounding_box(), page.locator("iframe.html").bounding_box()
    assert box["y"] + box["height"] <= whole["y"] + whole["height"]
    assert whole["height"] < 400


@pytest.mark.parametrize("is_systems", [True, False], ids=["the system's", "the page's"])
def test_dark_scheme_of_a_message_is_worn_in_the_dark_and_not_inverted(open_message, is_systems):
    page = open_message(message_of(LETTER), color_scheme="dark" if is_systems else "light")
    card = page.frame_locator("iframe.html").locator(".card")
    expect(page.locator("iframe.ready")).to_be_visible()

    if not is_systems:
        expect(card).to_have_css("background-color", "rgb(18, 58, 92)")
        page.get_by_role("button", name="Light or dark").click()

    expect(card).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(page.get_by_role("button", name="Original colours")).to_be_hidden()
    assert brightness(page) < 0.25


def test_dark_scheme_that_leaves_a_message_light_is_not_worn(open_message):
    html = (
        '<meta name="color-scheme" content="light dark">'
        "<style>@media (prefers-color-scheme:dark){b{color:#fff}}</style>"
        '<table width="100%" bgcolor="#ffffff"><tr><td><b>words</b></table>'
    )
    page = open_message(message_of(html), color_scheme="dark")
    expect(page.locator("iframe.ready")).to_be_visible()

    assert brightness(page) < 0.25
    expect(page.frame_locator("iframe.html").get_by_text("words")).not_to_have_css("color", "rgb(255, 255, 255)")


@DEVICES
def test_link_to_a_place_in_the_message_goes_there(open_message, options):
    filler = "<p>filler</p>" * 60
    page = open_message(message_of(f'<a href="#end">To the end</a>{filler}<h2 id="end">The end</h2>'), **options)
    frame = page.frame_locator("iframe.html")
    if options.get("java_script_enabled", True):
        expect(page.locator("iframe.ready")).to_be_visible()

    frame.get_by_role("link", name="To the end").click()

    expect(frame.get_by_role("heading", name="The end")).to_be_in_viewport()
    assert len(page.context.pages) == 1


def test_each_remote_picture_is_asked_for_as_a_browser_asks(open_message):
    places = [
        "my logo.png",
        "logo(1).png",
        "gr\u00fc\u00dfe.png",
        "o'neill.png",
        "{guid}/x.png",
        "a\\b.png",
        "i;s=1?a=1&amp;b=2",
    ]
    html = "".join(f'<img src="https://pictures.example/{place}">' for place in places)
    html += '<img srcset="https://two.example/a.png 2x"><input type="image" src="https://b\u00fccher.example/in.png">'
    html += "<style>p{background:url('https://sheet.example/(1).png')}</style><p>words</p>"
    page = open_message(message_of(html))
    expect(page.get_by_text("10 pictures not loaded")).to_be_visible()

    page.get_by_role("button", name="Load pictures").click()

    wait_for(lambda: page.evaluate("true") and len(page.elsewhere) >= 10, 30, "the pictures")
    assert {request.url for request in page.elsewhere} == {
        *(f"https://pictures.example/{place}" for place in (
            "my%20logo.png", "logo(1).png", "gr%C3%BC%C3%9Fe.png", "o'neill.png", "%7Bguid%7D/x.png", "a/b.png",
            "i;s=1?a=1&b=2",
        )),
        "https://two.example/a.png", "https://xn--bcher-kva.example/in.png", "https://sheet.example/(1).png",
    }  # fmt: skip


def test_pictures_keep_their_shape_on_a_phone(open_message):
    shapes = (
        'width="600" height="200"',
        'style="width:600px;height:200px"',
        'width="600" height="200" style="max-width:600px"',
    )
    page = open_message(message_of("".join(f'<img src="cid:logo" {shape}>' for shape in shapes)), **PHONE)
    expect(page.locator("iframe.ready")).to_be_visible()
    frame = page.locator("iframe.html").bounding_box()

    for picture in page.frame_locator("iframe.html").locator("img").all():
        box = picture.bounding_box()
        assert box["width"] <= frame["width"] and abs(box["width"] / box["height"] - 3) < 0.05


WIDE = {
    "fixed": '<table width="600" style="width:600px;min-width:600px"><tr><td width="600" style="white-space:nowrap">'
    f"{'words that stay in one line ' * 3}</td></tr></table>",
    "long word": f"<table><tr><td>https://shop.example/{'x' * 300}</td></tr></table>",
    "many columns": f"<table border=1><tr>{''.join(f'<td>column{number}</td>' for number in range(20))}</tr></table>",
    "preformatted": f"<pre>{'x' * 300}</pre>",
    "sheet": '<style>.w{width:600px}</style><div class="w"><div style="width:580px">many words in it</div></div>',
    "picture": '<div style="width:600px"><img src="cid:logo" width="600" height="20"></div>',
}


def test_nothing_wide_makes_a_message_scroll_sideways_on_a_phone(open_message):
    page = None
    for kind, html in WIDE.items():
        page = open_message(message_of(f'{html}<p style="color:#222">words</p>'), page, **PHONE)
        expect(page.locator("iframe.ready")).to_be_visible()

        inside = "e => [e.contentDocument.documentElement.scrollWidth, e.contentDocument.documentElement.clientWidth]"
        wide, screen = page.locator("iframe.html").evaluate(inside)
        assert wide <= screen, kind
        assert page.frame_locator("iframe.html").get_by_text("words").last.bounding_box()["height"] > 12, kind
