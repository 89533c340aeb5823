"""A message in a real browser: sent over SMTP, read on a desk and a phone, with JavaScript and without."""

import io
import zipfile

from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.pages.message_views import ROWS_BESIDE
from tests.worlds.mails import PNG
from tests.worlds.open_pages import DESK, LIMIT_MILLISECONDS
from tests.worlds.opened_messages import ADDRESS, DEVICES, HTML, message_of


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
    expect(page.get_by_text("1 picture not loaded")).to_be_visible()

    page.get_by_role("button", name="Load pictures").click()

    expect(remote).to_have_js_property("naturalWidth", 1, timeout=LIMIT_MILLISECONDS)
    (request,) = page.elsewhere
    assert request.url == "https://t.example/pixel.gif"
    assert not {"referer", "origin", "cookie"} & set(request.all_headers())
    page.goto(page.url)
    expect(page.frame_locator("iframe.html").get_by_text("The last line")).to_be_attached()
    expect(page.get_by_role("button", name="Load pictures")).to_be_visible()
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
    page.get_by_role("button", name="Load pictures").click()

    expect(page.get_by_role("button", name="Load pictures")).to_be_hidden()
    wait_for(fits, 30, "a frame as high as its content")
    assert frame.bounding_box()["height"] > 1500


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
    page = open_page(f"inbox/{ADDRESS}/messages/{message.pk}", **DESK)
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

    page.locator("summary", has_text="More").last.click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Print view").click()

    paper = opened.value.frame_locator("iframe.paper")
    if not options.get("java_script_enabled", True):
        opened.value.get_by_role("link", name="Open it to print").click()
        paper = opened.value
    expect(paper.get_by_text("The last line")).to_be_visible()
    paper.get_by_role("heading", name="Welcome here").click(trial=True)  # refuses where something lies over it
    paper.get_by_text("x@evil.example").click(trial=True)


def test_print_view_has_the_readers_time_and_a_button_that_prints_the_paper_alone(open_message):
    page = open_message(message_of("<p>words</p>"), timezone_id="Asia/Tokyo")
    page.goto(page.get_by_role("link", name="Print view", include_hidden=True).get_attribute("href"))
    paper = page.frame_locator("iframe.paper")
    expect(paper.locator("dl time")).to_contain_text("GMT+9")
    page.evaluate("document.querySelector('iframe.paper').contentWindow.print = () => (window.printed = true)")

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_desk_shows_the_list_beside_the_message_and_the_phone_the_message_alone(open_message, open_page):
    page = open_message(message_of(HTML), **DESK)

    expect(page.locator(".beside .row")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".beside")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
