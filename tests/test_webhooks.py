"""Webhooks: who may register one, what it is told, how often, and what the server keeps for it."""

import asyncio
import hashlib
import hmac
import ipaddress
import json
import time
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from inboxes import outbound, typed_codes, webhook_sending
from inboxes.access import open_secret
from inboxes.models import Grant, Inbox, Webhook, WebhookAttempt, WebhookDelivery
from inboxes.webhooks import KEPT_ATTEMPTS, MAX_FAILURES

from .targets import Target, status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits")]
MAIL = b"From: Shop <shop@shop.example>\r\nSubject: Your code is 482913\r\n\r\nEnter 482913, my dear.\r\n"


@pytest.fixture
def target(settings):
    with Target() as target:
        settings.WEBHOOK_PORTS = frozenset([target.port])
        settings.WEBHOOK_ALLOWED_NETWORKS = (ipaddress.ip_network("127.0.0.1"),)
        target.url = f"http://127.0.0.1:{target.port}/hook"
        yield target


class Api:
    """The routes of one inbox's webhook, called with a token."""

    def __init__(self, address, token=""):
        self.path = f"/api/v1/inboxes/{address}/webhook"
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def __call__(self, method, path="", **body):
        options = {"data": json.dumps(body), "content_type": "application/json"} if body else {}
        return getattr(Client(), method)(self.path + path, headers=self.headers, **options)

    def put(self, url, **more):
        response = self("put", url=url, **more)
        assert response.status_code == 200, response.content
        return response.json()

    def attempts(self):
        return self("get", "/attempts").json()["items"]


@pytest.fixture
def api(issued):
    inbox, secret = issued
    return Api(inbox.address, typed_codes.to_code(secret))


@pytest.fixture
def webhook(api, target, issued):
    """The registered webhook's row, with the signing secret of its holder."""
    secret = api.put(target.url)["secret"]
    row = Webhook.objects.get()
    row.signing_secret = secret
    return row


def run(rounds=1):
    """What the django-q2 task does, in short rounds."""
    for _ in range(rounds):
        webhook_sending.listen()


@pytest.fixture(autouse=True)
def short_rounds(monkeypatch):
    monkeypatch.setattr(webhook_sending, "LISTEN_SECONDS", 0.3)
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", 2)


def make_due():
    """Let the time pass that a webhook and its deliveries wait for."""
    Webhook.objects.update(free_at=Now())
    WebhookDelivery.objects.update(due_at=Now())


def is_genuine(secret: str, header: str, body: bytes) -> bool:
    """The example of the API's description."""
    given = dict(part.split("=", 1) for part in header.split(","))
    signed = hmac.new(secret.encode(), given["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signed, given["v1"]) and abs(timezone.now().timestamp() - int(given["t"])) < 300


def header_of(head, name):
    return next(line.partition(": ")[2] for line in head.split("\r\n") if line.startswith(f"{name}: "))


# --- Registering


def test_holder_registers_shows_and_deletes_it(api, target):
    answered = api.put(target.url)

    assert answered["secret"].startswith("whsec_")
    shown = api("get").json()
    assert shown == {name: value for name, value in answered.items() if name != "secret"}
    assert (shown["url"], shown["state"], shown["with_content"]) == (target.url, "on", False)
    assert api("delete").status_code == 204
    assert api("get").status_code == 404
    assert api("get").json()["type"] == "/api/v1/problems/no-webhook"


def test_registering_again_takes_the_place_and_makes_a_new_secret(api, target):
    first, second = api.put(target.url), api.put(f"{target.url}/2")

    assert first["secret"] != second["secret"]
    assert Webhook.objects.count() == 1
    assert api("get").json()["url"] == f"{target.url}/2"


def test_url_that_is_refused_says_what_would_be_right(api, target):
    for url in (f"http://127.0.0.2:{target.port}/", "ftp://example.com/", "https://example.com:8443/", "x"):
        response = api("put", url=url)

        assert response.status_code == 422
        assert response.json()["errors"][0]["pointer"] == "#/url"
    assert not Webhook.objects.exists()


def test_N13_registering_needs_the_inboxs_own_token(domain, issued, target, put_mail):
    inbox, _ = issued
    _, other_secret = Inbox.objects.issue(domain, "other")
    _, ended_secret = Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    _, key = Grant.objects.share(inbox, open_secret(issued[1]).private_key, None)
    of_other, of_ended, of_link = map(typed_codes.to_code, (other_secret, ended_secret, key))

    for method, path in (("put", ""), ("get", ""), ("delete", ""), ("get", "/attempts"), ("post", "/test")):
        body = {"url": target.url} if method == "put" else {}

        def answer(address, token, method=method, path=path, body=body):
            return Api(address, token)(method, path, **body).status_code

        assert answer(inbox.address, "") == 404
        assert answer(inbox.address, of_other) == 404
        assert answer(inbox.address, of_ended) == 401
        assert answer(inbox.address, "garbage") == 401
        assert answer(inbox.address, of_link) == 403
        assert answer("anybody@tempmail.test", "") == 403  # public
        assert answer("nobody@elsewhere.test", "") == 404
    assert not Webhook.objects.exists()
    assert target.saw_nothing


def test_clients_register_only_so_many(api, target, settings):
    settings.LIMITS = settings.LIMITS | {"webhook": (2, 3600)}
    api.put(target.url)
    api.put(target.url)

    response = api("put", url=target.url)

    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


# --- Arrivals


def test_arrival_is_told_once_with_a_valid_signature_and_without_content(api, webhook, target, issued, put_mail):
    message = put_mail(issued[0].address, MAIL)

    run(rounds=2)

    ((head, body),) = target.requests
    assert head.startswith("POST /hook HTTP/1.1\r\n")
    assert is_genuine(webhook.signing_secret, header_of(head, "Tempmail-Signature"), body)
    assert not is_genuine(webhook.signing_secret, header_of(head, "Tempmail-Signature"), body + b" ")
    told = json.loads(body)
    assert told.pop("id") == api.attempts()[0]["delivery_id"]
    assert told.pop("created_at").endswith("Z")
    assert told == {
        "type": "message.arrived",
        "inbox": issued[0].address,
        "message": {
            "id": str(message.pk),
            "received_at": message.received_at.isoformat().replace("+00:00", "Z"),
            "size_bytes": len(MAIL),
        },
    }
    assert not WebhookDelivery.objects.exists()


def test_what_came_before_and_what_comes_to_others_is_not_told(domain, api, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    api.put(target.url)
    Inbox.objects.issue(domain, "other")
    put_mail("other@tempmail.test", MAIL)
    put_mail("public@tempmail.test", MAIL)

    run()

    assert target.saw_nothing


def test_message_that_is_stored_twice_is_noted_once(webhook, issued, put_mail):
    message = put_mail(issued[0].address, MAIL)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inboxes_message (id, inbox_id, local_part, source_bytes, fingerprint, summary, body, source) "
            "SELECT gen_random_uuid(), inbox_id, local_part, source_bytes, fingerprint, summary, body, source "
            "FROM inboxes_message ON CONFLICT DO NOTHING"
        )

    assert [delivery.message for delivery in WebhookDelivery.objects.all()] == [message]


def test_deleted_message_is_not_told(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL).delete()

    run()

    assert target.saw_nothing
    assert not WebhookDelivery.objects.exists()


def test_ping_names_no_message(api, webhook, target):
    response = api("post", "/test")

    assert response.status_code == 202
    run()
    told = json.loads(target.bodies[0])
    assert told["type"] == "ping"
    assert told["id"] == response.json()["delivery_id"]
    assert "message" not in told
    assert api.attempts()[0]["message_id"] is None


# --- Content


def test_content_travels_only_with_consent_and_not_after_it_was_taken_back(api, target, issued, put_mail):
    address = issued[0].address
    api.put(target.url, with_content=True)
    assert api("get").json()["with_content"] is True
    put_mail(address, MAIL)
    run()
    told = json.loads(target.bodies[0])["message"]
    assert (told["subject"], told["code"]) == ("Your code is 482913", "482913")
    assert told["from"] == [{"name": "Shop", "address": "shop@shop.example"}]
    assert told["text"].strip() == "Enter 482913, my dear."
    assert told["text_is_cut"] is False

    put_mail(address, MAIL)  # waiting while the consent goes
    api.put(target.url, with_content=False)
    run()

    assert set(json.loads(target.bodies[1])["message"]) == {"id", "received_at", "size_bytes"}
    assert b"482913" not in target.bodies[1]
    assert not Grant.objects.exists()


def test_key_that_the_server_keeps_only_reads_and_only_with_the_sites_key(api, target, issued, settings):
    api.put(target.url, with_content=True)
    grant = Grant.objects.get()
    assert (grant.kind, grant.scope) == (Grant.Kind.WEBHOOK, Grant.Scope.READ)
    key = Webhook.objects.get().inbox_key()
    assert key == open_secret(issued[1]).private_key != issued[1]
    settings.WEBHOOK_KEY = bytes(32)
    assert Webhook.objects.get().inbox_key() is None


def test_row_that_was_moved_to_another_inbox_opens_nothing(domain, api, target):
    api.put(target.url, with_content=True)
    other, _ = Inbox.objects.issue(domain, "other")
    Webhook.objects.update(inbox=other)
    Grant.objects.update(inbox=other)

    webhook = Webhook.objects.get()

    assert webhook.inbox_key() is None
    with pytest.raises(Exception, match="another key"):
        _ = webhook.target


def test_long_text_is_cut(api, target, issued, put_mail):
    api.put(target.url, with_content=True)
    put_mail(issued[0].address, b"Subject: x\r\n\r\n" + b"word " * 40_000)

    run()

    told = json.loads(target.bodies[0])["message"]
    assert len(told["text"]) == webhook_sending.MAX_TEXT_CHARACTERS
    assert told["text_is_cut"] is True


def test_after_deleting_it_nothing_is_told_any_more(api, target, issued, put_mail):
    api.put(target.url, with_content=True)
    put_mail(issued[0].address, MAIL)

    api("delete")
    put_mail(issued[0].address, MAIL)
    run()

    assert target.saw_nothing
    assert not (Webhook.objects.exists() or WebhookDelivery.objects.exists() or Grant.objects.exists())


def test_all_goes_with_the_inbox(api, webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    run()
    put_mail(issued[0].address, MAIL)

    Inbox.objects.all().delete()

    for table in (Webhook, WebhookDelivery, WebhookAttempt, Grant):
        assert not table.objects.exists()


def test_ended_inbox_that_is_not_yet_purged_tells_nothing(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    Inbox.objects.update(expires_at=Now())

    run()

    assert target.saw_nothing


# --- Failing


def test_failure_is_tried_again_later_with_the_same_id(api, webhook, target, issued, put_mail):
    target.answer = status(500)
    put_mail(issued[0].address, MAIL)
    run(rounds=2)
    assert len(target.requests) == 1
    assert api("get").json()["consecutive_failures"] == 1
    wait = WebhookDelivery.objects.get().due_at - timezone.now()
    assert timedelta(seconds=7) < wait <= timedelta(seconds=10)

    target.answer = status(200)
    make_due()
    run()

    first, second = (json.loads(body) for body in target.bodies)
    assert first == second
    assert [attempt["status"] for attempt in api.attempts()] == [200, 500]
    assert api("get").json()["consecutive_failures"] == 0
    assert not WebhookDelivery.objects.exists()


def test_pauses_grow(webhook, target, issued, put_mail):
    target.answer = status(503)
    put_mail(issued[0].address, MAIL)
    waits = []
    for _ in range(6):
        make_due()
        run()
        webhook.refresh_from_db()
        waits.append(round((webhook.free_at - timezone.now()).total_seconds()))

    assert waits == pytest.approx([10, 60, 300, 1800, 7200, 7200], abs=3)


def test_failing_target_is_left_alone_with_all_its_messages(webhook, target, issued, put_mail):
    target.answer = status(500)
    for _ in range(5):
        put_mail(issued[0].address, MAIL)

    run(rounds=2)

    assert len(target.requests) == 1


def test_message_that_the_target_can_not_take_does_not_stop_the_others(webhook, target, issued, put_mail):
    target.answer = lambda connection, target: status(200 if len(target.requests) > 1 else 500)
    bad, *good = [put_mail(issued[0].address, MAIL) for _ in range(3)]
    run()
    Webhook.objects.update(free_at=Now())

    run()

    assert [json.loads(body)["message"]["id"] for body in target.bodies] == [str(row.pk) for row in (bad, *good)]
    assert WebhookDelivery.objects.get().message == bad


def test_off_after_failures_in_a_row_and_on_again_when_registered_again(api, webhook, target, issued, put_mail):
    target.answer = status(500)
    put_mail(issued[0].address, MAIL)
    for _ in range(MAX_FAILURES):
        put_mail(issued[0].address, MAIL)
        make_due()
        run()
    assert len(target.requests) == MAX_FAILURES

    shown = api("get").json()
    assert (shown["state"], shown["off_reason"]) == ("off", "failing")
    assert not WebhookDelivery.objects.exists()
    put_mail(issued[0].address, MAIL)
    assert not WebhookDelivery.objects.exists()
    assert api("post", "/test").status_code == 409

    target.answer = status(200)
    assert api.put(target.url)["state"] == "on"
    put_mail(issued[0].address, MAIL)
    run()
    assert len(target.requests) == MAX_FAILURES + 1


def test_410_switches_it_off_at_once(api, webhook, target, issued, put_mail):
    target.answer = status(410)
    put_mail(issued[0].address, MAIL)

    run()

    assert api("get").json()["off_reason"] == "gone"
    assert not WebhookDelivery.objects.exists()


def test_another_key_of_the_site_switches_it_off(api, webhook, target, issued, put_mail, settings):
    put_mail(issued[0].address, MAIL)
    settings.WEBHOOK_KEY = bytes(32)

    run()

    shown = api("get").json()
    assert (shown["off_reason"], shown["url"]) == ("unreadable", "")
    assert target.saw_nothing


def test_N32_target_that_has_moved_inside_is_not_called(api, webhook, target, issued, put_mail, settings):
    settings.WEBHOOK_ALLOWED_NETWORKS = ()
    put_mail(issued[0].address, MAIL)

    run()

    assert target.saw_nothing
    (attempt,) = api.attempts()
    assert (attempt["status"], attempt["error"]) == (None, "address")


def test_N32_log_keeps_the_newest_attempts_and_nothing_of_the_answers(api, webhook, target, issued, put_mail):
    target.answer = b"HTTP/1.1 200 Zwetschge\r\nX-Quitte: Zwetschge\r\nContent-Length: 9\r\n\r\nZwetschge"
    WebhookAttempt.objects.bulk_create(
        WebhookAttempt(webhook=webhook, delivery_id=uuid.uuid4(), milliseconds=1) for _ in range(KEPT_ATTEMPTS)
    )
    webhook.ping()
    run()

    assert len(api.attempts()) == WebhookAttempt.objects.count() == KEPT_ATTEMPTS
    assert api.attempts()[0]["delivery_id"] == json.loads(target.bodies[-1])["id"]
    assert b"Zwetschge" not in api("get", "/attempts").content


def test_inbox_is_told_only_so_much(webhook, target, issued, put_mail, settings):
    settings.LIMITS = settings.LIMITS | {"webhook_send": (3, 3600)}
    for _ in range(5):
        put_mail(issued[0].address, MAIL)

    run(rounds=2)

    assert len(target.requests) == 3
    assert WebhookDelivery.objects.count() == 2
    webhook.refresh_from_db()
    assert webhook.free_at > timezone.now() + timedelta(seconds=1)


# --- Several at once


def test_slow_target_delays_nobody_else(domain, webhook, target, issued, put_mail, monkeypatch, settings):
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", 4)
    with Target(answer=lambda connection, target: time.sleep(4)) as tarpit:
        settings.WEBHOOK_PORTS = frozenset([target.port, tarpit.port])
        for number in range(10):
            inbox, _ = Inbox.objects.issue(domain, f"slow-{number}")
            Webhook.register(inbox, f"http://127.0.0.1:{tarpit.port}/", None)
            put_mail(inbox.address, MAIL)
        Webhook.objects.filter(pk=webhook.pk).update(free_at=Now())  # the last in the queue
        put_mail(issued[0].address, MAIL)

        run()

        assert tarpit.connections == 10
    fast, slow = (WebhookAttempt.objects.filter(status=status) for status in (204, None))
    assert {attempt.error for attempt in slow} == {"timeout"}
    assert fast.get().at < slow.earliest("at").at - timedelta(seconds=2)


def test_two_that_send_share_the_webhooks(webhook, issued, put_mail):
    put_mail(issued[0].address, MAIL)

    assert [webhook_sending._claim(10), webhook_sending._claim(10)] == [[webhook.pk], []]


def test_second_task_leaves_at_once_while_one_listens(webhook, monkeypatch):
    monkeypatch.setattr(webhook_sending, "LISTEN_SECONDS", 3)

    async def scenario():
        one, two = webhook_sending._Round(), webhook_sending._Round()
        first = asyncio.create_task(one.listen())
        await asyncio.sleep(0.5)
        assert await two.listen() is None
        assert await first == {"accepted": 0, "failed": 0}

    asyncio.run(scenario())


def test_sender_that_died_is_followed_by_another(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    webhook_sending._claim(10)
    run()
    assert target.saw_nothing

    Webhook.objects.update(free_at=Now())  # the lease has ended
    run()

    assert len(target.requests) == 1


def test_each_task_hands_over_to_the_next_and_the_schedule_begins_the_chain():
    webhook_sending.listen()

    (queued,) = OrmQ.objects.all()
    assert queued.task["func"] == "inboxes.webhook_sending.listen"
    assert (queued.task["args"], queued.task["kwargs"], queued.task["save"]) == ((), {}, False)


@pytest.mark.django_db(transaction=False)
def test_schedule_is_there():
    schedule = Schedule.objects.get(name="webhooks")

    assert (schedule.func, schedule.minutes, schedule.repeats) == ("inboxes.webhook_sending.listen", 1, -1)
