"""A message in a real browser: sent over SMTP, read on a desk and a phone, with JavaScript and without."""

import base64
import io
import zipfile
from email.message import EmailMessage

import pytest
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.pages.message_views import ROWS_BESIDE
from tests.worlds.live import arrived
from tests.worlds.mails import PNG

ADDRESS = "anybody@tempmail.test"
LIMIT_MILLISECONDS = 30_000
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DEVICES = pytest.mark.parametrize(
    "options",
    [{}, PHONE, {"java_script_enabled": False}, {**PHONE, "java_script_enabled": False}],
    ids=["desk", "phone", "desk without script", "phone without script"],
)
HTML = (
    '<div style="color:#222;background-color:#fff"><h2>Welcome</h2><img src="cid:logo" alt="logo">'
    '<img src="http://t.example/pixel.gif" alt="remote"><p>Go to <a href="https://evil.example/x">bank.example</a></p>'
    f"{'<p>A paragraph of some words.</p>' * 60}<p>The last line</p></div>"
)


def message_of(html, attachments=()):
    message = EmailMessage()
    message["From"], message["Subject"] = '"service@bank.example" <x@evil.example>', "Welcome here"
    message.set_content("plain words, see www.shop.example")
    message.add_alternative(html, subtype="html")
    message.get_payload()[1].add_related(PNG, "image", "png", cid="<logo>", filename="logo.png")
    for name, content in attachments:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes().replace(b"\n", b"\r\n")


@pytest.fixture
def open_message(open_page, send):
    """Send a message and open its page; `page.elsewhere` are the requests that left the site, answered by us."""

    def open_message(source, **options):
        assert send(source, ADDRESS) == {}
        (message,) = arrived(1)
        page = open_page(f"inbox/{ADDRESS}", **options)
        page.elsewhere = []

        def answer(route):
            page.elsewhere.append(route.request)
            if route.request.resource_type == "image":
                return route.fulfill(content_type="image/png", body=PNG)
            return route.fulfill(content_type="text/html", body="<title>elsewhere</title>")

        page.context.route("https://*.example/**", answer)
        page.context.route("http://*.example/**", answer)
        page.goto(f"inbox/{ADDRESS}/messages/{message.pk}")
        return page

    return open_message


@DEVICES
def test_html_is_read_in_its_frame_with_its_own_pictures(open_message, options):
    page = open_message(message_of(HTML), **options)
    frame = page.frame_locator("iframe.html")

    expect(frame.get_by_role("heading", name="Welcome")).to_be_visible()
    expect(frame.get_by_text("leads to evil.example")).to_be_visible()
    expect(page.get_by_text("shows the address service@bank.example")).to_be_visible()
    expect(frame.get_by_alt_text("logo")).to_have_js_property("naturalWidth", 1)
    assert page.elsewhere == []
    page.locator("summary", has_text="All headers").click()
    expect(page.get_by_text("multipart/alternative")).to_be_visible()


@DEVICES
def test_remote_pictures_are_loaded_for_this_message_once_and_tell_nothing(open_message, options):
    page = open_message(message_of(HTML), **options)
    remote = page.frame_locator("iframe.html").get_by_alt_text("remote")
    expect(page.get_by_text("1 remote picture was not loaded")).to_be_visible()

    page.get_by_role("button", name="Load the pictures").click()

    expect(remote).to_have_js_property("naturalWidth", 1, timeout=LIMIT_MILLISECONDS)
    (request,) = page.elsewhere
    assert request.url == "https://t.example/pixel.gif"
    assert not {"referer", "origin", "cookie"} & set(request.all_headers())
    page.goto(page.url)
    expect(page.frame_locator("iframe.html").get_by_text("The last line")).to_be_attached()
    expect(page.get_by_role("button", name="Load the pictures")).to_be_visible()
    assert len(page.elsewhere) == 1


@DEVICES
def test_link_opens_outside_without_opener_and_referer(open_message, options):
    page = open_message(message_of(HTML), **options)
    link = page.frame_locator("iframe.html").get_by_role("link", name="bank.example")
    expect(link).to_have_attribute("title", "evil.example\nhttps://evil.example/x")

    with page.context.expect_page() as opened:
        link.click()

    expect(opened.value).to_have_title("elsewhere")
    (request,) = page.elsewhere
    assert "referer" not in request.all_headers()
    if options.get("java_script_enabled", True):
        assert opened.value.evaluate("window.opener") is None
    assert page.url.startswith("http://127.0.0.1")


def test_frame_is_as_high_as_its_content_also_after_a_picture(open_message):
    page = open_message(message_of(HTML))
    expect(page.frame_locator("iframe.html").get_by_text("The last line")).to_be_visible()
    frame = page.locator("iframe.html")

    def fits():
        return frame.evaluate("e => e.contentDocument?.documentElement?.scrollHeight <= e.clientHeight")

    wait_for(fits, 30, "a frame as high as its content")
    page.get_by_role("button", name="Load the pictures").click()

    expect(page.get_by_role("button", name="Load the pictures")).to_be_hidden()
    wait_for(fits, 30, "a frame as high as its content")
    assert frame.bounding_box()["height"] > 1500


# The mean brightness, 0 to 1, of a picture of the frame as the browser drew it.
BRIGHTNESS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const drawing = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
  return data.reduce((sum, value, place) => sum + (place % 4 < 3 ? value : 0), 0) / (data.length * 0.75 * 255);
}"""


def brightness(page):
    picture = base64.b64encode(page.locator("iframe.html").screenshot()).decode()
    blank = page.context.new_page()
    found = blank.evaluate(BRIGHTNESS, picture)
    blank.close()
    return found


@pytest.mark.parametrize(
    "html",
    [
        "<p>plain words</p>",
        '<p style="color:#333">x</p>',
        '<body bgcolor="#ffffff"><table width="100%" bgcolor="#eeeeee"><tr><td>x</td></tr></table></body>',
        '<body bgcolor="black" text="white"><p>made for the night</p></body>',
    ],
    ids=["no colours", "dark letters", "white ground", "black ground"],
)
def test_in_the_dark_every_message_is_dark(open_message, html):
    page = open_message(message_of(html), color_scheme="dark")
    expect(page.locator("iframe.ready")).to_be_visible()

    assert brightness(page) < 0.25


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

    assert brightness(page) > 0.75
    expect(page.locator("h1")).to_have_css("color", "rgb(17, 17, 17)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("options", [PHONE, {**PHONE, "java_script_enabled": False}], ids=["script", "no script"])
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
    expect(page.get_by_text("10 remote pictures were not loaded")).to_be_visible()

    page.get_by_role("button", name="Load the pictures").click()

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


@pytest.mark.parametrize("kind", WIDE)
def test_nothing_wide_makes_a_message_scroll_sideways_on_a_phone(open_message, kind):
    page = open_message(message_of(f'{WIDE[kind]}<p style="color:#222">words</p>'), **PHONE)
    expect(page.locator("iframe.ready")).to_be_visible()

    inside = "e => [e.contentDocument.documentElement.scrollWidth, e.contentDocument.documentElement.clientWidth]"
    wide, screen = page.locator("iframe.html").evaluate(inside)
    assert wide <= screen
    assert page.frame_locator("iframe.html").get_by_text("words").last.bounding_box()["height"] > 12


def test_code_is_whole_on_the_narrowest_screen_in_list_and_message(open_page, put_mail, domain):
    message = put_mail(ADDRESS, b"Subject: Your code\r\n\r\nYour verification code is 48291374\r\n")
    for path in (f"inbox/{ADDRESS}", f"inbox/{ADDRESS}/messages/{message.pk}"):
        page = open_page(path, viewport={"width": 320, "height": 640}, is_mobile=True)
        code = page.locator(".code b").first
        expect(code).to_have_text("48291374")
        assert code.bounding_box()["height"] < 50

        for longer in ("48291374", "K7QT-9TXR-44AB-QWER-55CD", "K7QT9TXR" * 8):
            code.evaluate("(element, text) => (element.textContent = text)", longer)

            assert code.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")
            box = page.locator(".code").first.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_list_beside_a_message_is_cut_and_only_what_comes_later_is_called_new(open_page, send, domain, put_mail):
    for number in range(ROWS_BESIDE + 3):
        message = put_mail(ADDRESS, f"Subject: Message {number}\r\n\r\nx\r\n".encode())
    page = open_page(f"inbox/{ADDRESS}/messages/{message.pk}", viewport={"width": 1440, "height": 900})
    expect(page.locator(".beside .row")).to_have_count(ROWS_BESIDE)
    expect(page.get_by_role("heading", name=f"{ROWS_BESIDE + 3} messages")).to_be_visible()
    expect(page.get_by_role("link", name="All messages")).to_be_visible()
    expect(page.locator("[data-live]")).to_have_attribute("data-now", "open")

    send(b"Subject: The new one\r\n\r\nx\r\n", ADDRESS)

    expect(page.locator(".beside .row", has_text="The new one")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    expect(page.get_by_role("heading", name=f"{ROWS_BESIDE + 4} messages")).to_be_visible()
    expect(page.locator(".beside .row")).to_have_count(ROWS_BESIDE)
    expect(page.locator(".beside .row.arrived")).to_have_count(1)


@DEVICES
def test_attachments_are_seen_warned_of_and_taken_as_one_zip(open_message, options):
    attachments = [("setup.exe", b"MZ"), ("bill.pdf", b"%PDF-")]
    page = open_message(message_of("<p>x</p>", attachments), **options)

    expect(page.locator("img.thumbnail")).to_have_js_property("naturalWidth", 1)
    expect(page.locator(".attachment", has_text="setup.exe")).to_contain_text("A program")
    expect(page.locator(".attachment", has_text="bill.pdf")).not_to_contain_text("program")
    with page.expect_download() as download:
        page.get_by_role("link", name="All as one zip file").click()

    archive = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    assert archive.namelist() == ["logo.png", "setup.exe", "bill.pdf"]
    assert archive.read("logo.png") == PNG


@DEVICES
def test_print_view_opens_and_n4_nothing_of_the_message_covers_its_facts(open_message, options):
    over = '<div style="margin-top:-900px;background-color:#fff;height:900px">covered</div><p>The last line</p>'
    page = open_message(message_of(over), **options)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Print view").click()

    paper = opened.value
    expect(paper.get_by_text("The last line")).to_be_visible()
    paper.get_by_role("heading", name="Welcome here").click(trial=True)  # refuses where something lies over it
    paper.get_by_text("x@evil.example").click(trial=True)


def test_desk_shows_the_list_beside_the_message_and_the_phone_the_message_alone(open_message, open_page):
    page = open_message(message_of(HTML), viewport={"width": 1440, "height": 900})

    expect(page.locator(".beside .row")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".beside")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
