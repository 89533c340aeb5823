"""When an inbox ends: what moves its end, what doesn't, and that nothing revives it."""

import asyncio
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inboxes.access import keyring, ways_in
from inboxes.models import Domain, Inbox
from inboxes.models.lifetime import CLOSE_MINUTES, READ_MINUTES
from tests.worlds.mails import PLAIN
from tests.worlds.page_sockets import next_of, opened
from tests.worlds.rows import expire
from tests.worlds.visitors import cookie_for, cookies_of

pytestmark = pytest.mark.usefixtures("high_limits")
Mode = Inbox.Mode


def minutes_left(inbox):
    inbox.refresh_from_db()
    return (inbox.expires_at - timezone.now()).total_seconds() / 60


def let_pass(inbox, minutes):
    """Move the inbox so many minutes into the past."""
    passed = timedelta(minutes=minutes)
    inbox.refresh_from_db()
    Inbox.objects.filter(pk=inbox.pk).update(created_at=inbox.created_at - passed, expires_at=inbox.expires_at - passed)
    inbox.refresh_from_db()


@pytest.fixture
def issue(domain):
    """Issue an inbox of a mode; return a browser that holds it, as `.inbox`."""

    def issue(mode, minutes=60):
        inbox, secret = Inbox.objects.issue(domain, lifetime=timedelta(minutes=minutes), mode=mode)
        client = Client()
        client.cookies.load(cookie_for((inbox, secret)))
        client.inbox = inbox
        return client

    return issue


@pytest.mark.parametrize(
    ("mode", "minutes"), [(Mode.TIME, 30), (Mode.IDLE, 30), (Mode.READ, 30), (Mode.CLOSE, CLOSE_MINUTES)]
)
def test_inbox_begins_with_the_end_of_its_mode(issue, mode, minutes):
    inbox = issue(mode, 30).inbox

    assert minutes - 1 < minutes_left(inbox) <= minutes
    assert inbox.lifetime_mode == mode


@pytest.mark.parametrize("mode", Mode.values)
def test_a_visitor_chooses_how_the_inbox_ends(client, domain, mode):
    client.post(reverse("issue"), {"mode": mode, "lifetime": "10"})

    inbox = Inbox.objects.get()
    assert inbox.lifetime_mode == mode
    assert inbox.idle_minutes == (10 if mode == Mode.IDLE else 0)


@pytest.mark.parametrize(("mode", "minutes"), [(Mode.TIME, 90), (Mode.IDLE, 30), (Mode.CLOSE, CLOSE_MINUTES)])
def test_the_bar_measures_the_time_that_is_given(issue, mode, minutes):
    """An inbox in use for hours would show a bar that is always nearly empty."""
    client = issue(mode, 30)
    let_pass(client.inbox, 60)
    Inbox.objects.update(expires_at=Now() + timedelta(minutes=30))

    page = client.get(reverse("inbox", args=[client.inbox.address]))

    assert page.context["lifetime_seconds"] == pytest.approx(60 * minutes, abs=5)


def test_visits_renew_an_idle_inbox_and_polling_does_not(issue, put_mail):
    client = issue(Mode.IDLE, 30)
    address = client.inbox.address
    message = put_mail(address, PLAIN)

    for url in (reverse("inbox", args=[address]), reverse("message", args=[address, message.pk])):
        let_pass(client.inbox, 20)
        client.get(url)
        assert minutes_left(client.inbox) > 29

    let_pass(client.inbox, 20)
    client.get(reverse("list", args=[address]))
    assert minutes_left(client.inbox) < 11


def test_open_pages_renew_an_inbox_that_ends_when_closed(issue):
    client = issue(Mode.CLOSE)

    for name in ("inbox", "list"):
        let_pass(client.inbox, 8)
        client.get(reverse(name, args=[client.inbox.address]))
        assert minutes_left(client.inbox) > CLOSE_MINUTES - 1


def test_the_first_message_read_settles_the_end_and_the_second_does_not_move_it(issue, put_mail):
    client = issue(Mode.READ, 60)
    address = client.inbox.address
    message = put_mail(address, PLAIN)
    for name in ("inbox", "list"):
        client.get(reverse(name, args=[address]))
    assert minutes_left(client.inbox) > 59

    client.get(reverse("message", args=[address, message.pk]))
    assert READ_MINUTES - 1 < minutes_left(client.inbox) <= READ_MINUTES

    let_pass(client.inbox, 5)
    client.get(reverse("message", args=[address, message.pk]))
    assert minutes_left(client.inbox) < READ_MINUTES - 4


def test_reading_never_makes_an_inbox_live_longer(issue, put_mail):
    client = issue(Mode.READ, 3)
    message = put_mail(client.inbox.address, PLAIN)

    client.get(reverse("message", args=[client.inbox.address, message.pk]))

    assert minutes_left(client.inbox) < 3


def test_an_inbox_by_time_is_moved_by_nothing_that_is_looked_at(issue, put_mail):
    client = issue(Mode.TIME)
    message = put_mail(client.inbox.address, PLAIN)
    end = client.inbox.expires_at

    client.get(reverse("inbox", args=[client.inbox.address]))
    client.get(reverse("message", args=[client.inbox.address, message.pk]))

    client.inbox.refresh_from_db()
    assert client.inbox.expires_at == end


@pytest.mark.parametrize("move", [Inbox.visit, Inbox.stay_open, Inbox.read])
@pytest.mark.parametrize("mode", Mode.values)
def test_N18_nothing_revives_an_ended_inbox(issue, mode, move):
    inbox = issue(mode).inbox
    expire(inbox)
    inbox.refresh_from_db()
    ended = inbox.expires_at

    assert not move(inbox)

    inbox.refresh_from_db()
    assert inbox.expires_at == ended


@pytest.mark.parametrize(("mode", "move"), [(Mode.IDLE, Inbox.visit), (Mode.CLOSE, Inbox.stay_open)])
def test_no_renewal_passes_the_domains_longest_lifetime(issue, domain, mode, move):
    inbox = issue(mode, 60).inbox
    Domain.objects.update(max_lifetime_minutes=65, default_lifetime_minutes=10)
    Inbox.objects.update(expires_at=Now() + timedelta(minutes=2), created_at=Now() - timedelta(minutes=60))
    inbox = Inbox.objects.select_related("domain").get(pk=inbox.pk)

    assert move(inbox)

    assert inbox.expires_at == inbox.longest_end
    assert minutes_left(inbox) <= 5
    assert not move(inbox)


@pytest.mark.parametrize(("mode", "move"), [(Mode.IDLE, Inbox.visit), (Mode.CLOSE, Inbox.stay_open)])
def test_renewals_write_at_most_once_a_minute(issue, mode, move):
    inbox = issue(mode, 30).inbox

    assert not move(inbox)
    let_pass(inbox, 2)
    assert [move(inbox) for _ in range(3)] == [True, False, False]


def version_of(client):
    """The version of the list that the page shows."""
    return client.get(reverse("list", args=[client.inbox.address]))["ETag"]


def test_open_pages_see_the_end_that_reading_sets(issue, put_mail):
    client = issue(Mode.READ)
    before = version_of(client)
    message = put_mail(client.inbox.address, PLAIN)
    with_mail = version_of(client)

    client.get(reverse("message", args=[client.inbox.address, message.pk]))

    after = version_of(client)
    assert len({before, with_mail, after}) == 3


# --- The cookie


@pytest.mark.parametrize("mode", [Mode.IDLE, Mode.CLOSE])
def test_the_cookie_outlives_what_renewals_can_move(issue, mode):
    """A page that stays open renews its inbox over the socket, which sets no cookie."""
    client = issue(mode, 10)

    (key,) = keyring.held_keys(cookies_of(client))

    assert key.expires_at == int(client.inbox.longest_end.timestamp())


def test_the_cookie_learns_of_an_end_that_another_device_moved(issue):
    client = issue(Mode.TIME, 10)
    Inbox.objects.get(pk=client.inbox.pk).extend(120)

    client.get(reverse("inbox", args=[client.inbox.address]))

    (key,) = keyring.held_keys(cookies_of(client))
    client.inbox.refresh_from_db()
    assert key.expires_at == int(client.inbox.expires_at.timestamp())


def test_a_full_cookie_loses_what_has_ended_before_what_lives(domain, settings):
    settings.MAX_INBOXES_HELD = 2
    closed = Inbox.objects.issue(domain, mode=Mode.CLOSE)
    alive = Inbox.objects.issue(domain, lifetime=timedelta(minutes=5))
    cookie = cookie_for(closed, alive)
    assert len(keyring.held_keys(cookie)) == 2
    expire(closed[0])
    new = Inbox.objects.issue(domain)

    response_keys = keyring.held_secrets(cookie_for(closed, alive, new))

    assert response_keys.keys() == {alive[0].pk, new[0].pk}


# --- The socket


@pytest.mark.django_db(transaction=True)
def test_a_socket_keeps_an_inbox_that_ends_when_closed(monkeypatch):
    monkeypatch.setattr(ways_in, "RENEWAL", timedelta(seconds=0.5))
    domain = Domain.objects.create(name="tempmail.test")
    issued = Inbox.objects.issue(domain, mode=Mode.CLOSE)
    inbox, cookie = issued[0], cookie_for(issued)

    async def scenario():
        holder = await opened(inbox.address, cookie)
        await next_of(holder)
        await asyncio.to_thread(let_pass_in_thread, inbox, 8)
        ends = asyncio.get_running_loop().time() + 30
        while (left := await asyncio.to_thread(left_in_thread, inbox)) < CLOSE_MINUTES - 1:
            assert asyncio.get_running_loop().time() < ends, left
            await asyncio.sleep(0.1)
        await holder.leave()

        await asyncio.to_thread(let_pass_in_thread, inbox, 8)
        await asyncio.sleep(1.5)
        assert await asyncio.to_thread(left_in_thread, inbox) < 3

    asyncio.run(scenario())


def let_pass_in_thread(inbox, minutes):
    try:
        let_pass(inbox, minutes)
    finally:
        connection.close()


def left_in_thread(inbox):
    try:
        return minutes_left(inbox)
    finally:
        connection.close()
