"""A moderator's evening: reports by form and by mail, an address closed within five clicks, a network blocked."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import AbuseReport, BlockedSender, ClosedAddress, Domain, HistoryEntry, Inbox
from tests.worlds.open_pages import PHONE
from tests.worlds.reports import FEEDBACK

CLICKS = "addEventListener('click', () => sessionStorage.clicks = 1 + +(sessionStorage.clicks || 0), true)"
ADMIN = {"viewport": {"width": 1280, "height": 900}}
# What a page is wider than its window by, a number than its field, and on a desk a table than its place.
OVERHANG = """() => Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll(innerWidth < 1000 ? "input.vIntegerField" : "input.vIntegerField, .results")]
        .map(one => one.scrollWidth - one.clientWidth))"""
PAGES = [
    "", "inboxes/abusereport/", "inboxes/historyentry/", "inboxes/domain/", "inboxes/closedaddress/",
    "inboxes/blockedsender/", "inboxes/blockedsender/add/", "password_change/",
]  # fmt: skip


@pytest.fixture
def site(live, world, domain):
    """The running site, whose admins need a second factor, and a domain that takes reports by mail."""
    Domain.objects.update(takes_reports=True)
    live.start("web", env={"ADMIN_SECOND_FACTOR": "true"})
    return f"{world.web_url}admin/"


@pytest.fixture
def mia(site):
    said = StringIO()
    call_command("createmoderator", "mia", "--second-factor", stdout=said)
    return {"username": "mia", "password": said.getvalue().partition("this one time: ")[2].split()[0]}


def log_in(page, site, mia):
    page.goto(site)
    for name, value in mia.items():
        page.fill(f"#id_{name}", value)
    device = TOTPDevice.objects.get(user=User.objects.get(username="mia"))
    TOTPDevice.objects.update(last_t=-1)  # the same half minute's code, for the next browser
    page.fill("#id_code", f"{TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift).token():06d}")
    page.click("[type=submit]")
    expect(page.locator("#user-tools")).to_contain_text("mia")


def report_by_form(page, site):
    page.goto(site.replace("/admin/", "/abuse"))
    page.get_by_label("Which address of ours").fill("thief@tempmail.test")
    page.get_by_label("What is it?").select_option("phishing")
    page.get_by_label("What happened").fill("It opened forty accounts.\u202e <b>bold</b>")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    return page.locator("strong.address").inner_text()


def test_report_to_closed_address_in_five_clicks_and_the_rest_of_the_evening(browser, site, mia, send, domain):
    Inbox.objects.issue(domain, "thief")
    context = browser.new_context(**ADMIN)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    reference = report_by_form(page, site)
    assert send(FEEDBACK, "abuse@tempmail.test", sender="feedback@isp.example") == {}
    wait_for(lambda: AbuseReport.objects.count() == 2, 60, "the report by mail")
    context.add_init_script(CLICKS)

    log_in(page, site, mia)
    page.evaluate("sessionStorage.clicks = 0")
    page.locator("#content").get_by_role("link", name="Abuse reports", exact=True).click()
    page.get_by_role("link", name=reference).click()
    page.get_by_role("button", name="Close thief@tempmail.test").click()
    expect(page.locator(".messagelist")).to_contain_text("Closed thief@tempmail.test.")

    assert int(page.evaluate("sessionStorage.clicks")) <= 5
    assert ClosedAddress.objects.get().address == "thief@tempmail.test"
    assert not Inbox.objects.live().exists()
    assert send(FEEDBACK, "thief@tempmail.test")["thief@tempmail.test"][0] == 550
    expect(page.locator("pre.stranger")).to_have_text("It opened forty accounts.⟨U+202E⟩ <b>bold</b>")
    page.get_by_label("Note, kept").fill("told the bank")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Open it again")).to_be_visible()

    page.goto(f"{site}inboxes/abusereport/")
    page.locator("#result_list tbody th a").click()  # the other one: what is done is not to do
    page.get_by_role("button", name="Block the network 203.0.113.0/24").click()
    expect(page.locator(".messagelist")).to_contain_text("Blocked 203.0.113.0/24")
    page.get_by_role("button", name="Pause all of tempmail.test").click()
    expect(page.locator(".messagelist")).to_contain_text("Paused tempmail.test.")
    assert send(FEEDBACK, "anybody@tempmail.test")["anybody@tempmail.test"][0] in (451, 550)
    assert str(BlockedSender.objects.get()) == "203.0.113.0/24"

    page.goto(f"{site}inboxes/historyentry/")
    for said in ("Closed thief@tempmail.test.", "told the bank", "Blocked 203.0.113.0/24.", "Paused", "logged in"):
        expect(page.locator("#result_list")).to_contain_text(said)
    assert HistoryEntry.objects.filter(who="mia", kind="login").exists()
    assert complaints == []
    context.close()

    fits(browser, site, mia)


def fits(browser, site, mia):
    """Every page of the evening is as wide as its window, on a desk and on a phone."""
    report = AbuseReport.objects.filter(came_by="mail").get()
    pages = [*PAGES, f"inboxes/abusereport/{report.pk}/change/", f"inboxes/domain/{Domain.objects.get().pk}/change/"]
    for options in (ADMIN, PHONE):
        context = browser.new_context(**options)
        page = context.new_page()
        log_in(page, site, mia)
        wide = {}
        for path in pages:
            page.goto(site + path)
            if (overhang := page.evaluate(OVERHANG)) > 0:
                wide[path] = overhang
        assert wide == {}
        context.close()
