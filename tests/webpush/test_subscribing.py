"""Alerts for a closed page: who may have them, what is kept for them, and when they end."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from inboxes import purge
from inboxes.access import doors
from inboxes.access.ways_in import HeldInbox
from inboxes.mail import typed_codes
from inboxes.models import Grant, Inbox, PushArrival, PushSubscription
from inboxes.models.push_subscription import MAX_BROWSERS
from tests.access.holding import secret_of
from tests.worlds.push_service import Browser
from tests.worlds.rows import expire, private_message
from tests.worlds.visitors import cookies_of

ADDRESS = "holder@tempmail.test"
pytestmark = pytest.mark.usefixtures("db")


def switch(client, browser=None, address=ADDRESS, **headers):
    return client.post(reverse("push", args=[address]), browser.form if browser else {"off": "yes"}, headers=headers)


def of(browser):
    """What a browser would be told, by the rows that have its endpoint: one in this test."""
    (row,) = [row for row in PushSubscription.objects.all() if row.pushed.endpoint == browser.endpoint]
    return json.loads(browser.read(row.pushed.body))


@pytest.fixture
def link(holder):
    """(client, grant): a browser that reads by a link of the holder's."""
    held = HeldInbox.of(holder.inbox, secret_of(holder))
    grant, key = doors.share(held)
    client = Client()
    client.post(reverse("add"), {"code": typed_codes.to_code(key), "add": "yes"})
    return client, grant


def another(holder):
    """A second browser of the same holder's."""
    client = Client()
    client.post(reverse("add"), {"code": typed_codes.to_code(secret_of(holder)), "add": "yes"})
    return client


# --- Who


def test_holder_has_a_browser_told_in_the_language_of_the_page(holder, told):
    assert switch(holder, told).status_code == 200
    assert of(told) == {"title": "New mail", "body": ADDRESS, "lang": "en", "inbox": f"/inbox/{ADDRESS}"}

    response = holder.post(f"/ja/inbox/{ADDRESS}/push", told.form)

    assert response.status_code == 200
    assert of(told)["lang"] == "ja"
    assert of(told)["inbox"] == f"/ja/inbox/{ADDRESS}"


def test_reader_by_a_link_is_told_until_it_is_taken_back(holder, link, told):
    reader, grant = link
    switch(holder, Browser("https://localhost"))
    PushSubscription.objects.all().delete()
    assert switch(reader, told).status_code == 200
    assert PushSubscription.objects.get().grant == grant

    holder.post(reverse("revoke", args=[ADDRESS, grant.pk]))

    assert not PushSubscription.objects.exists()
    assert switch(reader, told).status_code == 410


def test_N12_nobody_else_has_a_browser_told(holder, told, stranger, domain):
    another_holder = Client()
    another_holder.post(reverse("issue"), {"local_part": "other", "domain": domain.name})

    assert [switch(client, told).status_code for client in (stranger, another_holder)] == [404, 404]
    # Public names are anybody's.
    assert stranger.get(reverse("inbox", args=["anybody@tempmail.test"])).status_code == 200
    assert switch(stranger, told, "anybody@tempmail.test").status_code == 404
    assert not PushSubscription.objects.exists()


def test_form_from_elsewhere_is_refused(holder, told):
    client = Client(enforce_csrf_checks=True)
    client.cookies = holder.cookies

    assert switch(client, told, Origin="https://evil.example").status_code == 403
    assert not PushSubscription.objects.exists()


def test_panel_offers_it_to_who_may_unless_it_is_off(holder, stranger, settings):
    page, public = reverse("inbox", args=[ADDRESS]), reverse("inbox", args=["anybody@tempmail.test"])
    assert "data-push-url" in holder.get(page).text
    assert "data-push-url" not in stranger.get(public).text

    settings.WEB_PUSH_SERVICES = []

    assert "data-push-url" not in holder.get(page).text
    assert switch(holder, Browser("https://fcm.googleapis.com")).status_code == 404


@pytest.mark.parametrize("name", ["endpoint", "p256dh", "auth"])
@pytest.mark.parametrize("value", ["", "x", "é", "AAAA", "x" * 5000], ids=str)
def test_what_is_no_subscription_is_refused(holder, told, name, value):
    answer = holder.post(reverse("push", args=[ADDRESS]), told.form | {name: value})

    assert answer.status_code == 422
    assert not PushSubscription.objects.exists()


def test_N61_service_that_is_not_known_is_refused_and_said(holder, push_service):
    answer = switch(holder, Browser("https://attacker.example"))

    assert (answer.status_code, answer.json()) == (422, {"refused": "service"})


def test_too_many_switches_wait(holder, told, settings):
    settings.LIMITS = settings.LIMITS | {"push": (2, 3600)}

    assert [switch(holder, told).status_code for _ in range(3)] == [200, 200, 429]


# --- What is kept


def test_row_shows_neither_browser_nor_address_nor_key(holder, told, domain):
    holder.post(reverse("issue"), {"local_part": "second", "domain": domain.name})
    for address in (ADDRESS, "second@tempmail.test"):
        switch(holder, told, address)
    browser = cookies_of(holder)[settings.PUSH_COOKIE_NAME]

    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM inboxes_pushsubscription AS r")
        rows = [text for (text,) in cursor.fetchall()]

    assert len(rows) == 2
    hidden = [told.endpoint.encode(), told.public_key, told.auth, b"New mail", ADDRESS.encode(), bytes.fromhex(browser)]
    assert not [secret for secret in hidden for row in rows if secret.hex() in row or secret.decode("latin-1") in row]
    # That they are one browser's, only the cookie tells.
    first, second = PushSubscription.objects.all()
    assert bytes(first.lookup) != bytes(second.lookup)
    assert bytes(first.sealed) != bytes(second.sealed)


def test_row_that_was_moved_to_another_inbox_opens_nothing(holder, told, domain):
    switch(holder, told)
    victim, _ = Inbox.objects.issue(domain, "victim")
    PushSubscription.objects.update(inbox=victim)

    assert PushSubscription.objects.get().pushed is None


def test_cookie_of_the_browser_is_this_sites_alone(holder, told):
    cookie = switch(holder, told).cookies[settings.PUSH_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_browser_is_told_once_however_often_it_asks(holder, told, push_service):
    switch(holder, told)
    switch(holder, again := Browser(push_service.url))

    assert of(again)
    assert PushSubscription.objects.count() == 1


def test_oldest_browser_gives_way_and_readers_take_no_room_of_the_holders(holder, link, push_service):
    first = Browser(push_service.url)
    switch(holder, first)
    reader, _ = link
    switch(reader, Browser(push_service.url))
    for _ in range(MAX_BROWSERS):
        switch(another(holder), Browser(push_service.url))

    assert PushSubscription.objects.filter(grant=None).count() == MAX_BROWSERS
    assert PushSubscription.objects.exclude(grant=None).count() == 1
    assert first.endpoint not in [row.pushed.endpoint for row in PushSubscription.objects.all()]


# --- Until when


def test_switching_off_says_whether_others_are_left_and_ends_with_the_cookie(holder, told, domain):
    holder.post(reverse("issue"), {"local_part": "second", "domain": domain.name})
    for address in (ADDRESS, "second@tempmail.test"):
        switch(holder, told, address)

    assert switch(holder).json() == {"others": True}
    assert PushSubscription.objects.get().inbox.local_part == "second"
    assert switch(holder, address="second@tempmail.test").json() == {"others": False}

    assert not PushSubscription.objects.exists()
    assert settings.PUSH_COOKIE_NAME not in cookies_of(holder)
    assert switch(holder).json() == {"others": False}


def test_one_browser_switches_off_and_the_other_is_told(holder, push_service):
    phone = another(holder)
    switch(holder, Browser(push_service.url))
    switch(phone, on_phone := Browser(push_service.url))

    switch(holder)

    assert of(on_phone)
    assert PushSubscription.objects.count() == 1


def test_forgetting_ends_it_for_this_browser(holder, push_service):
    phone = another(holder)
    switch(holder, Browser(push_service.url))
    switch(phone, on_phone := Browser(push_service.url))

    holder.post(reverse("forget", args=[ADDRESS]))

    assert of(on_phone)
    assert PushSubscription.objects.count() == 1


def test_key_that_gives_way_to_others_takes_it_along(holder, told, domain, settings):
    switch(holder, told)
    settings.MAX_INBOXES_HELD = 2
    for name in ("second", "third"):
        holder.post(reverse("issue"), {"local_part": name, "domain": domain.name, "lifetime": "1440"})

    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("end", ["deleted", "over", "closed by an admin"])
def test_ends_with_its_inbox(holder, told, end):
    switch(holder, told)
    private_message(holder.inbox)
    assert PushArrival.objects.count() == 1

    if end == "deleted":
        holder.post(reverse("delete-inbox", args=[ADDRESS]))
    elif end == "over":
        expire(holder.inbox)
        purge.purge()
    else:
        holder.inbox.delete()

    assert not (PushSubscription.objects.exists() or PushArrival.objects.exists())


def test_ends_with_the_link_that_ends_by_itself(holder, link, told):
    reader, _ = link
    switch(reader, told)
    Grant.objects.update(expires_at=Now() - timedelta(seconds=1))

    purge.purge()

    assert not PushSubscription.objects.exists()


# --- A browser that makes itself another subscription


def test_renewed_subscription_takes_the_place_of_all_that_the_browser_had(holder, told, domain, push_service):
    holder.post(reverse("issue"), {"local_part": "second", "domain": domain.name})
    holder.post(f"/de/inbox/{ADDRESS}/push", told.form)
    switch(holder, told, "second@tempmail.test")
    phone = another(holder)
    switch(phone, on_phone := Browser(push_service.url))
    renewed = Browser(push_service.url)

    assert holder.post(reverse("renew-push"), renewed.form).status_code == 204

    pushed = [row.pushed for row in PushSubscription.objects.order_by("pk")]
    assert [one.endpoint for one in pushed] == [renewed.endpoint, renewed.endpoint, on_phone.endpoint]
    said = [json.loads(renewed.read(one.body)) for one in pushed[:2]]
    assert [(one["lang"], one["inbox"]) for one in said] == [
        ("de", f"/de/inbox/{ADDRESS}"),
        ("en", "/inbox/second@tempmail.test"),
    ]


def test_renewal_by_who_has_nothing_changes_nothing(holder, told, stranger, push_service):
    switch(holder, told)

    assert stranger.post(reverse("renew-push"), Browser(push_service.url).form).status_code == 204
    assert stranger.post(reverse("renew-push"), {}).status_code == 404

    assert of(told)
