"""Waiting for a message: what answers, what does not, and when the wait ends."""

import asyncio
import json
import threading
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone

from inboxes import push, seats
from inboxes.mail import sealing, typed_codes
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import ClosedAddress, Grant, Inbox
from tests.worlds.asgi_clients import LIMIT_SECONDS, Request, ask, problem_in
from tests.worlds.threads import in_thread, run, tasks

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("high_limits", "close_threads_connections"),
]

PLAIN = b"From: Anna <anna@shop.example>\r\nSubject: Your order\r\n\r\nThank you.\r\n"
CODE = b"From: login@bank.example\r\nSubject: Your code\r\n\r\nYour verification code is 482913.\r\n"
LINK = (
    b"From: news@list.example\r\nSubject: Please confirm\r\nContent-Type: text/html\r\n\r\n"
    b'<a href="https://list.example/confirm?token=abcdef123456">Confirm your e-mail address</a>\r\n'
)
FILE = (
    b'From: "Bob, the Builder" <bob@shop.example>\r\nSubject: Rechnung \r\nMIME-Version: 1.0\r\n'
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
    b'--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename="a.csv"\r\n\r\n1;2\r\n--x--\r\n'
)


def url_of(address="holder@tempmail.test", **query):
    return f"/api/v1/inboxes/{address}/messages/wait?{urlencode(query, doseq=True)}"


def bearer(issued):
    return {"authorization": f"Bearer {typed_codes.to_code(issued[1])}"}


def wait(issued, **query):
    """Return the subject of what a wait of a second answers, None for 204."""
    status, _, body = ask(url_of(**{"timeout": 1} | query), **bearer(issued))
    assert status in (200, 204), body
    return json.loads(body)["subject"] if body else None


@pytest.fixture
def waiting(has_looked):
    """Begin to wait for what is not there yet; return the request."""

    async def waiting(issued, **query):
        request = Request(url_of(**query), **bearer(issued))
        taken = sum(seats._taken.values())
        has_looked.clear()
        await request.begin()
        while sum(seats._taken.values()) <= taken:
            await asyncio.sleep(0.02)
        await has_looked.wait()
        return request

    return waiting


async def subject_for(request):
    status, _ = await request.start()
    assert status == 200
    return json.loads((await request.receive_output(LIMIT_SECONDS))["body"])["subject"]


@pytest.fixture
def arrive(put_mail, issued):
    """Store messages, and announce them; return their rows."""

    def arrive(*sources):
        messages = [put_mail("holder@tempmail.test", source) for source in sources]
        push.announce(push.topic_of_inbox(issued[0].pk))
        return messages

    return arrive


@pytest.fixture
def later(arrive, issued):
    """Return what lets a message arrive, from any thread: it is parsed here, in the main one."""

    def later(source):
        (message,) = arrive(source)
        message.delete()

        def come():
            message.pk, message.received_at = time_ordered_uuid(), timezone.now()
            message.save(force_insert=True)
            push.announce(push.topic_of_inbox(issued[0].pk))

        return come

    return later


def test_message_that_is_there_answers_at_once(issued, arrive):
    arrive(PLAIN, CODE)

    status, headers, body = ask(url_of(), **bearer(issued))

    message = json.loads(body)
    assert (status, message["subject"], message["code"]) == (200, "Your code", "482913")
    assert "verification code" in message["text"]
    assert "set-cookie" not in headers
    assert headers["access-control-allow-origin"] == "*"


def test_time_that_is_up_answers_204(issued):
    started = timezone.now()

    status, _, body = ask(url_of(timeout=1), **bearer(issued))

    assert (status, body) == (204, b"")
    assert timedelta(seconds=0.9) < timezone.now() - started < timedelta(seconds=LIMIT_SECONDS)


def test_message_that_comes_wakes_who_waits(issued, later, waiting):
    come = later(PLAIN)

    async def scenario():
        request = await waiting(issued)
        await in_thread(come)
        assert await subject_for(request) == "Your order"

    run(scenario)


def test_message_that_does_not_match_wakes_nobody(issued, later, waiting):
    other, wanted = later(PLAIN), later(CODE)

    async def scenario():
        request = await waiting(issued, has="code")
        await in_thread(other)
        assert await request.receive_nothing(0.5)
        await in_thread(wanted)
        assert await subject_for(request) == "Your code"

    run(scenario)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "Rechnung"),  # the newest
        ({"from": "ANNA"}, "Your order"),
        ({"from": "@bank."}, "Your code"),
        ({"from": "the builder"}, "Rechnung"),
        ({"from": "nobody"}, None),
        ({"subject": "your"}, "Your code"),
        ({"subject": "ORDER"}, "Your order"),
        ({"subject": "%"}, None),
        ({"has": "code"}, "Your code"),
        ({"has": "link"}, "Please confirm"),
        ({"has": "attachment"}, "Rechnung"),
        ({"has": ["code", "attachment"]}, None),
        ({"from": "shop.example", "subject": "order"}, "Your order"),
    ],
)
def test_newest_message_that_matches_answers(issued, arrive, query, found):
    arrive(PLAIN, CODE, LINK, FILE)

    assert wait(issued, **query) == found


def test_since_passes_over_what_was_known(issued, arrive):
    first, second = arrive(PLAIN, CODE)

    assert wait(issued, since=first.pk) == "Your code"
    assert wait(issued, since=second.pk) is None
    assert wait(issued, since=first.received_at.isoformat()) == "Your code"
    assert wait(issued, since=second.received_at.isoformat()) is None
    assert wait(issued, since="2000-01-01T00:00:00Z") == "Your order"


@pytest.mark.parametrize(
    "query",
    [
        {"timeout": 0},
        {"timeout": 121},
        {"timeout": "nan"},
        {"has": "everything"},
        {"since": "yesterday"},
        {"from": "x" * 201},
        {"has": ["code"] * 11},
    ],
)
def test_question_that_makes_no_sense_is_a_problem(issued, query):
    assert problem_in(ask(url_of(**query), **bearer(issued)))[0] == 422


def test_N12_token_of_another_inbox_opens_nothing(issued, domain):
    stranger = Inbox.objects.issue(domain, "stranger")

    assert problem_in(ask(url_of(), **bearer(stranger)))[0] == 404
    assert problem_in(ask(url_of()))[0] == 404
    assert problem_in(ask(url_of(), authorization="Bearer garbage"))[0] == 401


def test_public_name_needs_no_token(domain, put_mail):
    put_mail("anybody@tempmail.test", PLAIN)

    status, _, body = ask(url_of("anybody+tag@tempmail.test"))

    assert (status, json.loads(body)["subject"]) == (200, "Your order")


def test_wait_ends_with_its_inbox(issued, waiting):
    async def scenario():
        request = await waiting(issued)
        await in_thread(issued[0].delete)
        await in_thread(push.announce, push.topic_of_inbox(pk))
        status, headers = await request.start()
        assert status == 401
        assert headers["www-authenticate"].startswith("Bearer")

    pk = issued[0].pk
    run(scenario)


def test_wait_ends_when_the_time_of_its_inbox_is_up(issued):
    Inbox.objects.update(expires_at=timezone.now() + timedelta(seconds=3))

    assert problem_in(ask(url_of(), **bearer(issued)))[0] == 401


def test_readers_wait_ends_with_the_link_that_was_taken_back(issued, arrive, waiting):
    inbox, secret = issued
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))
    arrive(PLAIN)
    assert wait((inbox, key)) == "Your order"

    async def scenario():
        request = await waiting((inbox, key), has="code")
        await in_thread(grant.delete)
        await in_thread(push.announce, push.topic_of_inbox(inbox.pk))
        assert (await request.start())[0] == 401

    run(scenario)


@pytest.mark.parametrize("ends", ["claimed", "closed"])
def test_wait_for_a_public_name_ends_when_somebody_claims_it_or_an_admin_closes_it(domain, ends, has_looked):
    async def scenario():
        request = Request(url_of("soon@tempmail.test"))
        await request.begin()
        await has_looked.wait()
        if ends == "claimed":
            await in_thread(Inbox.objects.issue, domain, "soon")
        else:
            await in_thread(ClosedAddress.objects.close, "soon@tempmail.test")
        assert (await request.start())[0] == 404

    run(scenario)


def test_client_that_leaves_frees_everything(issued, waiting):
    async def scenario():
        requests = [await waiting(issued) for _ in range(5)]
        assert sum(seats._taken.values()) == 5

        await asyncio.gather(*(request.leave() for request in requests))

        assert not seats._taken
        while len(tasks()) > 1:  # until what was given back is written
            await asyncio.sleep(0.02)

    run(scenario)


def test_one_client_waits_a_limited_number_of_times(issued, settings, waiting):
    settings.MAX_WAITING = 2

    async def scenario():
        requests = [await waiting(issued), await waiting(issued)]

        status, headers, _ = refused = await Request(url_of(), **bearer(issued)).answer()
        assert problem_in(refused)[0] == status == 429
        assert int(headers["retry-after"]) > 0

        await requests.pop().leave()
        requests.append(await waiting(issued))
        for request in requests:
            await request.leave()

    run(scenario)


def test_hundred_that_wait_hold_no_thread_and_no_connection(domain, settings):
    settings.MAX_WAITING = 100
    issued = [Inbox.objects.issue(domain) for _ in range(100)]
    requests = [Request(url_of(inbox.address), **bearer((inbox, secret))) for inbox, secret in issued]

    connections = connections_of_ours()  # services that run beside this have some, too

    async def scenario():
        threads = threading.active_count()
        for request in requests:
            await request.begin()
        while sum(seats._taken.values()) < 100 or await in_thread(busy_connections):
            await asyncio.sleep(0.05)

        # The few that all share: for views, for looks, and in_thread()'s here.
        assert threading.active_count() - threads < 15
        while await in_thread(connections_of_ours) > connections + 2:  # the listening one, and this thread's
            await asyncio.sleep(0.05)

        await asyncio.gather(*(request.leave() for request in requests))

    # Without a pool, as tests are, a hundred requests connect hundreds of times.
    run(scenario)


def test_wait_while_the_database_is_away_asks_to_come_back(issued, monkeypatch):
    token = bearer(issued)
    connection.close_pool()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", False)

    status, headers, _ = answer = ask(url_of(), **token)

    assert problem_in(answer)[0] == status == 503
    assert int(headers["retry-after"]) > 0


def connections_of_ours():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def busy_connections():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
            "AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]
