"""All addresses that a browser holds: their page, the switcher for scripts, giving one up; without JavaScript."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from inboxes.mail import sealing, typed_codes
from inboxes.models import Grant, Inbox
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire
from tests.worlds.visitors import cookie_for

pytestmark = pytest.mark.usefixtures("high_limits")
FETCH = {"X-Requested-With": "fetch"}


def browser_of(*issued):
    client = Client()
    client.cookies.load(cookie_for(*issued))
    return client


@pytest.fixture
def other(domain):
    return Inbox.objects.issue(domain, "other")


@pytest.fixture
def both(issued, other):
    """A browser that holds holder@ and other@."""
    return browser_of(issued, other)


def listed(response):
    return re.findall(r'data-address="([^"]+)"\s+data-unread="(\d+)"', response.content.decode())


def test_page_lists_what_the_browser_holds_with_what_is_unread_and_nothing_of_the_mail(both, put_mail):
    put_mail("other@tempmail.test", PLAIN)

    response = both.get(reverse("addresses"))

    assert sorted(listed(response)) == [("holder@tempmail.test", "0"), ("other@tempmail.test", "1")]
    assert "1 new" in response.content.decode()
    assert b"Your code" not in response.content
    assert response["Cache-Control"] == "no-store, private"


def test_N12_stranger_finds_an_empty_list(both, stranger, put_mail):
    response = stranger.get(reverse("addresses"), {"shown": "holder@tempmail.test"})

    assert listed(response) == []
    assert b"This browser has no address yet" in response.content
    assert b"holder" not in stranger.get(reverse("addresses"), {"shown": "holder@tempmail.test"}, headers=FETCH).content


def test_inbox_message_and_home_say_how_much_is_new_elsewhere(both, put_mail):
    put_mail("other@tempmail.test", PLAIN)
    message = put_mail("holder@tempmail.test", PLAIN)

    for url in (
        reverse("inbox", args=["holder@tempmail.test"]),
        reverse("message", args=["holder@tempmail.test", message.pk]),
        "/",
    ):
        page = both.get(url).content.decode()
        summary = re.search(r"data-switcher(.*?)</summary>", page, re.DOTALL)[1]
        assert "hidden>" not in summary.partition(">")[0] + ">"
        assert re.search(r"2 addresses.*1 new", summary, re.DOTALL)


def test_switcher_is_hidden_while_there_is_no_other_one(issued):
    page = browser_of(issued).get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()

    assert re.search(r"data-switcher\s+hidden>", page)


def test_script_is_brought_the_switcher_when_it_has_changed(both, put_mail):
    asked = {"shown": "holder@tempmail.test", "open": "1000"}
    first = both.get(reverse("addresses"), asked, headers=FETCH)
    assert "<html" not in first.content.decode()
    version = unescape(re.search(r'data-addresses="([^"]+)"', first.content.decode())[1])

    again = both.get(reverse("addresses"), asked, headers=FETCH | {"If-None-Match": version})
    put_mail("other@tempmail.test", PLAIN)
    changed = both.get(reverse("addresses"), asked, headers=FETCH | {"If-None-Match": version})

    assert again.status_code == 304
    assert ("other@tempmail.test", "1") in listed(changed)


@pytest.mark.parametrize("open_for", ["", "x", "-1", "9" * 13, "1.5", "\u0664"])
def test_time_that_is_none_is_no_error(both, open_for):
    assert both.get(reverse("addresses"), {"open": open_for}, headers=FETCH).status_code == 200


def test_each_can_be_removed_by_a_button_that_names_it(both):
    page = both.get(reverse("addresses")).content.decode()

    assert re.search(r'formaction="/inbox/other@tempmail.test/keep#keep-forget"[^>]*aria-label="Remove other@', page)
    kept = both.get("/inbox/other@tempmail.test/keep").content.decode()
    assert 'id="keep-forget"' in kept


def test_forgetting_another_one_stays_where_one_is(both):
    forgotten = both.post(reverse("forget", args=["other@tempmail.test"]), {"shown": "holder@tempmail.test"})

    assert forgotten.url == reverse("inbox", args=["holder@tempmail.test"])
    assert [address for address, _ in listed(both.get(reverse("addresses")))] == ["holder@tempmail.test"]
    assert Inbox.objects.filter(local_part="other").exists()


@pytest.mark.parametrize(
    "shown", ["", "other@tempmail.test", "https://evil.example/", "//evil.example", "a@evil.example"]
)
@pytest.mark.parametrize("name", ["forget", "delete-inbox"])
def test_giving_up_what_is_shown_leads_to_the_list_of_the_others(both, name, shown):
    response = both.post(reverse(name, args=["other@tempmail.test"]), {"shown": shown})

    assert response.url == reverse("addresses")


@pytest.mark.parametrize("name", ["forget", "delete-inbox"])
def test_giving_up_the_only_one_leads_home(issued, name):
    assert browser_of(issued).post(reverse(name, args=["holder@tempmail.test"])).url == "/"


def test_ended_page_makes_a_new_address_and_shows_no_other_one(both, other, domain):
    expire(other[0])

    ended = both.get(reverse("inbox", args=["other@tempmail.test"]))
    assert ended.status_code == 410
    assert b"holder@tempmail.test" not in ended.content
    assert f'href="{reverse("addresses")}"' in ended.content.decode()

    made = both.post(reverse("issue"))
    newest = Inbox.objects.order_by("-pk").first()
    assert made.url == reverse("inbox", args=[newest.address])
    assert newest.local_part not in ("holder", "other")


def test_read_only_link_is_listed_with_its_own_end_and_can_be_forgotten_only(issued, domain):
    inbox, secret = Inbox.objects.issue(domain, "shared")
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))
    grant.refresh_from_db()
    reader = browser_of(issued)
    reader.post(reverse("add"), {"code": typed_codes.to_code(key), "add": "yes"})
    page = reader.get(reverse("addresses")).content.decode()
    item = page.partition('data-address="shared@tempmail.test"')[2].partition("</li>")[0]

    assert "read-only" in item
    assert grant.ends_at.isoformat()[:16] in item
    assert reverse("forget", args=["shared@tempmail.test"]) in item
    assert reverse("delete-inbox", args=["shared@tempmail.test"]) not in item
