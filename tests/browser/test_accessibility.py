"""axe-core finds nothing (WCAG 2.2 AA) on any page, dark on a phone and light on a desk."""

import pytest

from dev.system import wait_for
from inboxes.models import Message
from tests.worlds.open_pages import violations

MESSAGE = (
    b"From: Shop <shop@shop.example>\r\nSubject: Your code is 482913\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    b"<h1>Welcome</h1><p>Your code is <b>482913</b>. <a href='https://shop.example/verify?t=1'>Confirm your address</a>"
    b"<img src='https://shop.example/pixel.png' alt=''></p>\r\n"
    b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=bill.exe\r\n\r\nx\r\n--b--\r\n"
)
PAGES = [
    "",
    "about",
    "privacy",
    "terms",
    "abuse",
    "ar/",
    "inbox/anybody@tempmail.test",
    "inbox/acdef-acdef-acdef@tempmail.test",
]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desk", "light")])
def test_axe_finds_nothing(open_page, send, scheme, size):
    page = open_page(color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    send(MESSAGE, "anybody@tempmail.test")
    wait_for(Message.objects.exists, 30, "the public message")
    found = []
    for path in PAGES:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        found += violations(page)

    page.goto("")
    page.locator("#the-address").wait_for(timeout=30_000)
    found += violations(page)
    inbox = page.locator("#the-address").get_attribute("data-address")
    send(MESSAGE, inbox)
    page.goto(f"inbox/{inbox}")
    page.locator(".row").first.wait_for(timeout=30_000)
    found += violations(page)
    page.locator(".row a").first.click()
    page.wait_for_url("**/messages/*")
    page.wait_for_load_state("networkidle")
    found += violations(page)
    for path in (page.url + "/source", f"inbox/{inbox}/keep"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        found += violations(page)

    assert found == []
