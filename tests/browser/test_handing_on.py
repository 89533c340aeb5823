"""The address handed on: by its QR code, and by the share sheet where the browser has one."""

from playwright.sync_api import expect

from tests.worlds.open_pages import PHONE, address_on, until

SHARES = """
navigator.share = (shared) => {
  window.shared = shared;
  return Promise.reject(new DOMException("", "AbortError"));
};
"""
NO_SHARE = "delete Navigator.prototype.share"


def open_fold(page):
    page.locator(".more-menu > summary").click()
    page.locator("summary", has_text="QR code of the address").click()


def test_qr_code_and_its_script_are_fetched_when_they_are_opened(open_page, domain):
    page = open_page("about:blank", **PHONE)
    page.add_init_script(NO_SHARE)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("")
    address = address_on(page)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "qr.svg" in url or "share" in url]

    open_fold(page)

    picture = page.get_by_role("img", name=f"QR code of {address}")
    expect(picture).to_be_visible()
    until(page, "document.querySelector('img.qr').naturalWidth > 0")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Send the address to an app")).to_be_hidden()
    assert errors == []


def test_address_is_sent_to_an_app_where_the_browser_can_and_not_doing_so_is_no_error(open_page, domain):
    page = open_page("about:blank", **PHONE)
    page.add_init_script(SHARES)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("")
    address = address_on(page)
    open_fold(page)

    page.get_by_role("button", name="Send the address to an app").click()

    until(page, "window.shared")
    assert page.evaluate("window.shared") == {"text": address}
    assert errors == []


def test_without_script_the_qr_code_is_there_and_the_share_sheet_is_not(open_page, issued, world):
    page = open_page("open?address=anybody", java_script_enabled=False)

    open_fold(page)

    expect(page.get_by_role("img", name="QR code of anybody@tempmail.test")).to_be_visible()
    expect(page.get_by_role("button", name="Send the address to an app")).to_be_hidden()
