"""What an open page tells, at once, when an admin closes, pauses or deletes its domain, or closes its address."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from inboxes.models import Domain, Inbox
from tests.worlds.open_pages import CLIPBOARD, MESSAGE, address_on, is_live, on_both

DOMAINS = "admin:inboxes_domain_changelist"
CLOSE = "admin:inboxes_closedaddress_add"


@pytest.fixture
def other(domain):
    return Domain.objects.create(name="zweite.test")


def act(admin_client, action, domain):
    admin_client.post(reverse(DOMAINS), {"action": action, "_selected_action": [domain.pk], "post": "yes"})


@on_both
def test_holder_is_told_that_the_domain_was_closed_and_offered_one_elsewhere(
    open_page, admin_client, domain, other, options
):
    page = open_page(**options, **CLIPBOARD)
    address = address_on(page)
    is_live(page)

    act(admin_client, "close", domain)

    notice = page.locator(".address-card .notice", has_text="No more mail comes to")
    expect(notice).to_be_visible()
    assert address_on(page) == address
    expect(page.get_by_role("button", name="Copy the address")).to_have_count(0)
    expect(page.locator("form[action$='/extend']")).to_have_count(0)
    expect(page.locator("summary", has_text="Extend")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    act(admin_client, "reopen", domain)
    expect(notice).to_have_count(0)
    expect(page.get_by_role("button", name="Copy the address")).to_be_visible()

    act(admin_client, "close", domain)
    page.locator(".address-card").get_by_role("button", name="Get a new address").click()
    page.wait_for_url(f"**/inbox/*@{other.name}")
    assert address_on(page).endswith(f"@{other.name}")


def test_holder_who_reads_a_message_is_told_beside_it(open_page, admin_client, domain, send):
    page = open_page()
    send(MESSAGE, address_on(page))
    page.locator(".row-link").click()
    page.wait_for_url("**/messages/*")
    is_live(page)

    act(admin_client, "close", domain)

    expect(page.locator(".beside").get_by_text("No more mail comes to")).to_be_visible()


def test_holder_is_told_that_the_domain_was_deleted(open_page, admin_client, domain, other):
    page = open_page()
    address_on(page)
    is_live(page)

    act(admin_client, "delete_selected", domain)

    expect(page.get_by_role("heading", name="This domain is gone")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="This domain is gone")).to_be_visible()
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url(f"**/inbox/*@{other.name}")


def test_holder_is_told_that_an_admin_closed_the_address(open_page, admin_client, domain):
    page = open_page()
    address = address_on(page)
    is_live(page)

    admin_client.post(reverse(CLOSE), {"address": address})

    expect(page.get_by_role("heading", name="This inbox was closed")).to_be_visible()
    page.get_by_role("button", name="Get a new address").click()
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", address)


def test_who_has_a_public_name_open_is_told_that_it_is_paused_and_closed(open_page, admin_client, domain, live, send):
    send(MESSAGE, "anybody@tempmail.test")
    page = open_page("inbox/anybody@tempmail.test")
    is_live(page)

    act(admin_client, "pause", domain)
    expect(page.locator(".address-card").get_by_text("is held up for now")).to_be_visible()
    act(admin_client, "reopen", domain)
    expect(page.locator(".address-card").get_by_text("is held up for now")).to_have_count(0)

    admin_client.post(reverse(CLOSE), {"address": "Anybody+x@tempmail.test"})
    expect(page.get_by_role("heading", name="This address was closed")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="This address was closed")).to_be_visible()


# --- Without a browser

STATES = {
    "open": {},
    "issued": {"acceptance": Domain.Acceptance.ISSUED},
    "paused": {"is_paused": True},
    "closed": {"is_active": False},
}
SOON = "within seconds"


@pytest.mark.parametrize("state", STATES)
def test_pages_promise_mail_where_it_comes_and_nothing_where_it_does_not(holder, client, domain, state):
    Domain.objects.update(**STATES[state])
    comes = state in ("open", "issued")

    for page in (holder.get(reverse("inbox", args=[holder.inbox.address])), holder.get(reverse("home"))):
        assert (SOON in page.text, "beacon" in page.text) == (comes, comes)
        assert ("is held up for now" in page.text) == (state == "paused")
        assert ("No more mail comes to" in page.text) == ("will appear here" not in page.text) == (state == "closed")
    home = client.get(reverse("home")).text
    assert (SOON in home) == comes == ("No domain is open" not in home)
    assert ("@tempmail.test" in home) == comes
    # What is public there may still be read.
    assert ("Open a public address" in home) == (state != "issued")
    assert ("is kept too" in home) == (state == "open")


def test_name_without_a_domain_is_at_the_first_that_has_public_names(client, domain, other):
    Domain.objects.filter(pk=domain.pk).update(acceptance=Domain.Acceptance.ISSUED)

    assert client.get(reverse("open"), {"address": "anybody"}).url == reverse("inbox", args=["anybody@zweite.test"])
    assert "example@zweite.test" in client.get(reverse("home")).text


def test_holder_who_asks_for_another_address_is_told_that_no_domain_is_open(holder, domain):
    Domain.objects.update(is_paused=True)

    for asked in ({}, {"domain": domain.name}):
        assert "No domain is open for new addresses" in holder.post(reverse("issue"), asked).text


def test_inbox_of_a_closed_domain_is_not_extended_by_page_or_form(holder, domain):
    Domain.objects.update(is_active=False)

    for headers in ({}, {"X-Requested-With": "fetch"}):
        answer = holder.post(
            reverse("extend", args=[holder.inbox.address]), {"minutes": "1440"}, headers=headers, follow=True
        )
        assert answer.status_code == 200
        assert b"No more mail comes to" in answer.content
    assert Inbox.objects.get().expires_at == holder.inbox.expires_at


def test_message_that_was_deleted_is_missed_in_an_inbox_that_is_there(holder, put_mail):
    message = put_mail(holder.inbox.address, b"Subject: x\r\n\r\nx")
    url = reverse("message", args=[holder.inbox.address, message.pk])
    message.delete()

    answer = holder.get(url)

    assert answer.status_code == 404
    assert b"This message is not here any more" in answer.content
    assert reverse("inbox", args=[holder.inbox.address]).encode() in answer.content
