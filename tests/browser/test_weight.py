"""What a visit transfers: bytes as they cross the network, headers included."""

import pytest

from inboxes.models import Inbox
from tests.worlds.open_pages import PHONE, address_on, is_live

KILOBYTE = 1000


class Meter:
    """What a page asks for from now on, by the browser's own count; nothing comes from its cache."""

    def __init__(self, page):
        self.urls, self.bytes = [], 0
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", lambda event: self.urls.append(event["request"]["url"]))
        session.on("Network.loadingFinished", self._count)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _count(self, event):
        self.bytes += event["encodedDataLength"]


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_first_visit_is_at_most_60_kilobytes_in_8_requests(open_page, world, options):
    page = open_page("about:blank", **options)
    meter = Meter(page)

    page.goto("")
    address_on(page)
    is_live(page)
    page.wait_for_load_state("networkidle")

    print(meter.bytes, meter.urls)
    assert meter.bytes <= 60 * KILOBYTE
    assert len(meter.urls) <= 8, meter.urls
    assert all(url.startswith((world.web_url, "data:")) for url in meter.urls)


def test_inbox_of_100_messages_is_at_most_100_kilobytes(open_page, put_mail, domain):
    page = open_page()
    address = address_on(page)
    is_live(page)
    for number in range(100):
        about = "Your verification code is 482913. " if number % 4 == 0 else "Hello, thank you for your order. "
        text = about + "It will be sent within two days, and you will hear from us as soon as it is on its way."
        source = f"From: Shop Number {number} <service@shop-{number}.example>\r\nSubject: About your order {number}"
        put_mail(address, f"{source}\r\n\r\n{text}\r\n".encode())
    assert Inbox.objects.get().messages.count() == 100
    page.goto("about:blank")
    meter = Meter(page)

    page.goto(f"inbox/{address}")
    is_live(page)
    page.wait_for_load_state("networkidle")

    print(meter.bytes, meter.urls)
    assert page.locator(".row").count() == 100
    assert meter.bytes <= 100 * KILOBYTE
