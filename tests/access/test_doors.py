"""The same rule at every door: pages, their socket, /api/v1, Mail.tm and 1secmail are asked alike, and answer alike."""

import asyncio
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inboxes import limits
from inboxes.access import passwords
from inboxes.models import ClientCount, Grant, Inbox
from inboxes.models.grant import new_salt
from inboxes.models.lifetime import Lifetime
from inboxes.pages import inbox_socket
from tests.worlds.api_client import api
from tests.worlds.mailtm_clients import Caller as MailTmCaller
from tests.worlds.mailtm_clients import create, log_in, token_of
from tests.worlds.page_sockets import LIMIT_SECONDS, opened
from tests.worlds.rows import expire
from tests.worlds.visitors import cookie_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]

SOURCE = b"Subject: Quitten\r\n\r\nx"
PASSWORD = "correct horse"
HERE = "127.0.0.1"  # whom all doors see
STATUSES = dict.fromkeys((200, 201, 302), "open") | dict.fromkeys((401, 410), "ended")
STATUSES |= {403: "wrong", 404: "nothing", 429: "wait"}
CLOSED = {inbox_socket.NOT_FOUND: "nothing", inbox_socket.ENDED: "ended", inbox_socket.TRY_LATER: "wait"}


@pytest.fixture
def few(settings):
    """Set limits: few(guess=3).  All others are high."""

    def few(**most):
        high = dict.fromkeys(settings.LIMITS, (100_000, 3600))
        settings.LIMITS = high | {name: (count, 3600) for name, count in most.items()}

    few()
    return few


# --- Names: what each door says when one is looked up, with the keys of an inbox or without


def page(address, issued=None):
    client = Client(REMOTE_ADDR=HERE)
    if issued:
        client.cookies.load(cookie_for(issued))
    return STATUSES[client.get(reverse("inbox", args=[address])).status_code]


def socket(address, issued=None):
    cookie = cookie_for(issued) if issued else {}

    async def scenario():
        visitor = await opened(address, cookie, client=HERE)
        output = await visitor.receive_output(LIMIT_SECONDS)
        await visitor.leave()
        return "open" if output["type"] == "websocket.send" else CLOSED[output["code"]]

    return asyncio.run(scenario())


def our_api(address, issued=None):
    return STATUSES[api("GET", f"/inboxes/{address}", token=token_of(issued) if issued else None).status_code]


def one_secmail(address):
    """It takes no keys, and lists nothing where there is nothing."""
    login, _, domain = address.rpartition("@")
    answer = Client().get("/api/v1/", {"action": "getMessages", "login": login, "domain": domain})
    return STATUSES[answer.status_code] if answer.status_code != 200 or answer.json() else "nothing"


def accounts_of_mail_tm(address, issued):
    """It opens no name, but what the token is of."""
    answer = MailTmCaller(token_of(issued))("GET", "/me")
    assert answer.status_code != 200 or answer.json()["address"] == address
    return STATUSES[answer.status_code]


NAME_DOORS = [page, socket, our_api, one_secmail]
HOLDERS_DOORS = [page, socket, our_api, accounts_of_mail_tm]
each_door = pytest.mark.parametrize("door", NAME_DOORS)


@pytest.fixture
def ended(domain):
    issued = Inbox.objects.issue(domain, "ended")
    expire(issued[0])
    return issued


@each_door
def test_strangers_read_a_public_name_and_of_all_others_learn_nothing(door, issued, ended, put_mail, few):
    put_mail("anybody@tempmail.test", SOURCE)
    put_mail("holder@tempmail.test", SOURCE)
    Inbox.objects.issue(issued[0].domain, "gone")[0].delete()
    nothing = ("holder", "ended", "gone", "admin", "root+x", "acdef-acdef-acdef", "a b", "x" * 65)

    assert [door(f"{name}@tempmail.test") for name in ("anybody", "ANYBODY+x")] == ["open", "open"]
    assert {door(f"{name}@tempmail.test") for name in nothing} == {"nothing"}
    assert door("anybody@elsewhere.test") == "nothing"


@pytest.mark.parametrize("door", HOLDERS_DOORS)
def test_what_is_held_opens_without_limit(door, issued, few):
    few(lookup=1, guess=1)
    assert [page("admin@tempmail.test") for _ in range(2)] == ["nothing", "wait"]

    assert [door("holder@tempmail.test", issued) for _ in range(3)] == ["open"] * 3


@pytest.mark.parametrize(
    ("door", "said"), [(page, "ended"), (socket, "ended"), (our_api, "ended"), (accounts_of_mail_tm, "ended")]
)
def test_who_held_what_has_ended_is_told_so_and_has_not_guessed(door, said, ended, few):
    few(lookup=1, guess=1)

    assert [door("ended@tempmail.test", ended) for _ in range(3)] == [said] * 3


@each_door
def test_names_count_alike_at_every_door(door, domain, put_mail, few):
    put_mail("anybody@tempmail.test", SOURCE)
    few(lookup=2)

    assert [door("anybody@tempmail.test") for _ in range(3)] == ["open", "open", "wait"]
    assert [other("anybody@tempmail.test") for other in NAME_DOORS] == ["wait"] * 4


@each_door
def test_who_guessed_too_often_is_told_nothing_more_at_any_door(door, issued, put_mail, few):
    put_mail("anybody@tempmail.test", SOURCE)
    few(guess=2)

    assert [door(f"{name}@tempmail.test") for name in ("holder", "admin", "holder")] == ["nothing", "nothing", "wait"]
    assert [other("anybody@tempmail.test") for other in NAME_DOORS] == ["wait"] * 4
    assert Client().get(reverse("check"), {"local_part": "holder", "domain": "tempmail.test"}).status_code == 429


# --- Passwords


def page_password(address, password):
    return STATUSES[Client().post(reverse("open-password"), {"address": address, "password": password}).status_code]


def our_api_password(address, password):
    return STATUSES[api("POST", "/inboxes/open", {"address": address, "password": password}).status_code]


def mail_tm_password(address, password):
    answer = log_in(address, password)
    return "wrong" if answer.status_code == 401 else STATUSES[answer.status_code]


PASSWORD_DOORS = [page_password, our_api_password, mail_tm_password]
each_password_door = pytest.mark.parametrize("door", PASSWORD_DOORS)


@pytest.fixture
def with_password(issued):
    """Its holder set a password, from elsewhere."""
    inbox, secret = issued
    salt = new_salt()
    key = passwords.key_of(passwords.stretch(PASSWORD, inbox.address), salt)
    Grant.objects.set_password(inbox, secret, salt, key)
    return inbox


@each_password_door
def test_password_opens_its_inbox_and_a_wrong_one_or_another_address_does_not(door, with_password, few):
    assert door("Holder+x@TEMPMAIL.test", PASSWORD) == "open"
    assert door("holder@tempmail.test", "wrong horse") == "wrong"
    assert door("nobody@tempmail.test", PASSWORD) == "wrong"


@each_password_door
def test_try_at_a_password_counts_as_a_guess_before_it_is_tried(door, with_password, few):
    few(guess=1)

    assert door("nobody@tempmail.test", PASSWORD) == "wrong"
    assert door("holder@tempmail.test", PASSWORD) == "wait"
    assert page("admin@tempmail.test") == "wait"


@each_password_door
@pytest.mark.parametrize("name", ["holder", "nobody"])
def test_tries_at_one_address_wait_alike_whether_it_is_there_or_not(door, name, with_password, few):
    caller = limits.Caller("198.51.100.1")
    caller.try_at(f"password|{name}@tempmail.test")
    ClientCount.objects.update(count=14)  # as after so many

    assert door(f"{name.upper()}+tag@tempmail.test", PASSWORD) == "wait"
    assert door(f"{name}2@tempmail.test", PASSWORD) == "wrong"


# --- Issuing


def page_issue(name):
    answer = Client().post(reverse("issue"), {"local_part": name, "domain": "tempmail.test"})
    return {200: "refused"}.get(answer.status_code) or STATUSES[answer.status_code]


def our_api_issue(name, **fields):
    answer = api("POST", "/inboxes", {"local_part": name} | fields)
    return {409: "refused", 422: "refused"}.get(answer.status_code) or STATUSES[answer.status_code]


def mail_tm_issue(name):
    answer = create(f"{name}@tempmail.test", PASSWORD)
    return {422: "refused"}.get(answer.status_code) or STATUSES[answer.status_code]


ISSUING_DOORS = [page_issue, our_api_issue, mail_tm_issue]
each_issuing_door = pytest.mark.parametrize("door", ISSUING_DOORS)


@each_issuing_door
def test_new_names_are_refused_alike(door, issued, put_mail, few):
    put_mail("public@tempmail.test", SOURCE)
    names = ("holder", "HOLDER", "public", "admin", "acdef-acdef-acdef", "a b", "x" * 65)

    assert [door(name) for name in names] == ["refused"] * 7
    assert Inbox.objects.count() == 1
    assert door("New") == "open"


@each_issuing_door
@pytest.mark.parametrize("limit_name", ["issue", "choose"])
def test_new_names_count_alike_and_refused_ones_too(door, limit_name, issued, few):
    few(**{limit_name: 2})

    assert [door(name) for name in ("holder", "first", "second")] == ["refused", "open", "wait"]
    assert [other("third") for other in ISSUING_DOORS] == ["wait"] * 3


def test_password_of_a_new_inbox_counts_as_a_guess(domain, few):
    few(guess=2)

    assert [our_api_issue("first", password=PASSWORD), mail_tm_issue("second")] == ["open", "open"]
    assert [our_api_issue("third", password=PASSWORD), mail_tm_issue("third")] == ["wait", "wait"]
    assert our_api_issue("third") == "open"


# --- Visits


def page_list(address, issued):
    client = Client()
    client.cookies.load(cookie_for(issued))
    return STATUSES[client.get(reverse("list", args=[address])).status_code]


def page_keep(address, issued):
    client = Client()
    client.cookies.load(cookie_for(issued))
    return STATUSES[client.get(reverse("keep", args=[address])).status_code]


def by_password(door):
    def opens(address, issued):
        return door(address, PASSWORD)

    opens.__name__ = door.__name__
    return opens


def minutes_left(inbox):
    inbox.refresh_from_db()
    return (inbox.expires_at - timezone.now()).total_seconds() / 60


@pytest.mark.parametrize(
    "door", [page, page_keep, our_api, accounts_of_mail_tm, *map(by_password, [our_api_password, mail_tm_password])]
)
def test_opening_an_inbox_is_a_visit_at_every_door(door, issued, with_password, few):
    Inbox.objects.update(lifetime_mode=Lifetime.Mode.IDLE, idle_minutes=60, expires_at=Now() + timedelta(minutes=5))

    assert door("holder@tempmail.test", issued) == "open"

    assert minutes_left(issued[0]) > 55


@pytest.mark.parametrize("door", [page_list, socket])
def test_what_an_open_page_asks_for_by_itself_is_no_visit(door, issued, few):
    Inbox.objects.update(lifetime_mode=Lifetime.Mode.IDLE, idle_minutes=60, expires_at=Now() + timedelta(minutes=5))

    assert door("holder@tempmail.test", issued) == "open"
    assert minutes_left(issued[0]) < 6

    Inbox.objects.update(lifetime_mode=Lifetime.Mode.CLOSE)
    assert door("holder@tempmail.test", issued) == "open"
    assert minutes_left(issued[0]) > 8
