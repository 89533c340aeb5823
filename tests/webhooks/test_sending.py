"""Sending webhooks: what failures lead to, and how several are called side by side."""

import asyncio
import json
import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from inboxes.models import Inbox, Webhook, WebhookAttempt, WebhookDelivery
from inboxes.models.webhook import KEPT_ATTEMPTS, MAX_FAILURES
from inboxes.webhooks import sending
from tests.worlds.hooked import MAIL, make_due, run, run_until
from tests.worlds.targets import Target, status
from tests.worlds.threads import in_thread

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits", "short_rounds")]


# --- Failing


def test_failure_is_tried_again_later_with_the_same_id(api, webhook, target, issued, put_mail):
    target.answer = status(500)
    put_mail(issued[0].address, MAIL)
    run(rounds=2)
    assert len(target.requests) == 1
    assert api("get").json()["consecutive_failures"] == 1
    wait = WebhookDelivery.objects.get().due_at - WebhookAttempt.objects.get().at
    assert timedelta(seconds=10) <= wait < timedelta(seconds=13)

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
        waits.append((webhook.free_at - WebhookAttempt.objects.latest("pk").at).total_seconds())

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
    WebhookDelivery.objects.filter(message=bad).update(due_at=Now() + timedelta(hours=1))
    Webhook.objects.update(free_at=Now())

    run_until(lambda: len(target.requests) == 3)

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


def test_log_keeps_the_newest_attempts_and_nothing_of_the_answers(api, webhook, target, issued, put_mail):
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

    run_until(lambda: len(target.requests) == 3)
    run(rounds=2)

    assert len(target.requests) == 3
    assert WebhookDelivery.objects.count() == 2
    webhook.refresh_from_db()
    assert webhook.free_at > timezone.now() + timedelta(seconds=1)


# --- Several at once


def test_slow_target_delays_nobody_else(domain, webhook, target, issued, put_mail, settings):
    others, met = threading.Event(), []

    def wait_for_the_other(connection, tarpit):
        met.append(others.wait(30))
        return status(200)

    answer = target.answer
    target.answer = lambda connection, target: others.set() or answer
    with Target(answer=wait_for_the_other) as tarpit:
        settings.WEBHOOK_PORTS = frozenset([target.port, tarpit.port])
        for number in range(10):
            inbox, _ = Inbox.objects.issue(domain, f"slow-{number}")
            Webhook.register(inbox, f"http://127.0.0.1:{tarpit.port}/", None)
            put_mail(inbox.address, MAIL)
        Webhook.objects.filter(pk=webhook.pk).update(free_at=Now())  # the last in the queue
        put_mail(issued[0].address, MAIL)

        run()

        assert tarpit.connections == 10
    assert met == [True] * 10
    assert sorted(WebhookAttempt.objects.values_list("status", flat=True)) == [200] * 10 + [204]


def test_two_that_send_share_the_webhooks(webhook, issued, put_mail):
    put_mail(issued[0].address, MAIL)

    assert sending._look(None).webhooks
    assert [[one.pk for one in sending._claim(10)] for _ in range(2)] == [[webhook.pk], []]


def somebody_has_the_turn():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND (classid::bigint << 32) | objid::bigint = %s",
            [sending.TURN],
        )
        return cursor.fetchone()[0]


def test_second_task_leaves_at_once_while_one_listens(webhook, monkeypatch):
    monkeypatch.setattr(sending, "LISTEN_SECONDS", 5)

    async def scenario():
        one, two = sending._Round(), sending._Round()
        first = asyncio.create_task(one.listen())
        while not await in_thread(somebody_has_the_turn):
            await asyncio.sleep(0.02)
        assert await two.listen() is None
        assert await first == {"accepted": 0, "failed": 0, "pushed": 0}

    asyncio.run(scenario())


def test_sender_that_died_is_followed_by_another(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    sending._look(None)
    assert sending._claim(10)
    run()
    assert target.saw_nothing

    Webhook.objects.update(free_at=Now())  # the lease has ended
    run()

    assert len(target.requests) == 1


def test_each_task_hands_over_to_the_next_and_the_schedule_begins_the_chain():
    sending.listen(6)

    (queued,) = OrmQ.objects.all()
    assert queued.task["func"] == "inboxes.webhooks.sending.listen"
    assert (queued.task["args"], queued.task["kwargs"], queued.task["save"]) == ((7,), {}, False)


@pytest.mark.django_db(transaction=False)
def test_schedule_is_there(schedules):
    schedule = Schedule.objects.get(name="webhooks")

    assert (schedule.func, schedule.minutes, schedule.repeats) == ("inboxes.webhooks.sending.listen", 1, -1)
