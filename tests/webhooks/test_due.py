"""What a look for webhooks and pushes that are due costs, with 20,000 that wait: as much as with none."""

import asyncio
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import connection, connections
from django.db.models.functions import Now

from delivery.parsing.message import Bounds, parse
from delivery.sealed import Envelope
from delivery.storing import store
from inboxes import push
from inboxes.models import Inbox, PushArrival, PushSubscription, Webhook, WebhookDelivery
from inboxes.webhooks import sending
from inboxes.webpush import sending as pushes
from tests.worlds.hooked import MAIL, run_until
from tests.worlds.plans import GROWING, explained
from tests.worlds.targets import Target, status
from tests.worlds.threads import in_thread

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits", "short_rounds")]

# One of them has a backlog behind it, and half of the browsers rest; nobody has anything to do now.
WAITING = """
SET session_replication_role = replica;
INSERT INTO inboxes_inbox (domain_id, local_part, public_key, created_at, expires_at, lifetime_mode, idle_minutes)
SELECT {domain}, 'w' || n, decode(md5('i' || n) || md5('k' || n), 'hex'), now(), now() + interval '1 h', 'time', 0
FROM generate_series(1, 20000) n;
INSERT INTO inboxes_webhook (inbox_id, sealed, created_at, off_reason, failures, is_slow, due_at, free_at)
SELECT id, '', now(), '', 1, true, now(), now() + interval '1 h' FROM inboxes_inbox WHERE local_part LIKE 'w%';
INSERT INTO inboxes_webhookdelivery (id, webhook_id, message_id, created_at, due_at, failures)
SELECT gen_random_uuid(), (SELECT min(id) FROM inboxes_webhook), gen_random_uuid(), now(), now(), 0
FROM generate_series(1, 20000)
UNION ALL SELECT gen_random_uuid(), id, NULL, now(), now() + interval '1 h', 1 FROM inboxes_webhook;
INSERT INTO inboxes_pushsubscription (inbox_id, lookup, sealed, created_at, due_at, free_at, failures)
SELECT id, public_key, '', now(), now(), now() + interval '1 h', 1 FROM inboxes_inbox WHERE local_part LIKE 'w%';
"""
NO_STATISTICS = "DELETE FROM pg_statistic WHERE starelid::regclass::text ~ '^inboxes_'"
# Rows that were told of long ago, at the head of what is read in order.
TOLD = """
INSERT INTO inboxes_pusharrival (inbox_id, at)
SELECT {inbox}, now() - interval '1 h' FROM generate_series(1, 20000);
DELETE FROM inboxes_pusharrival;
UPDATE inboxes_webhook SET free_at = now() - interval '2 h', due_at = now();
UPDATE inboxes_webhook SET free_at = now() + interval '2 h';
UPDATE inboxes_pushsubscription SET free_at = now() - interval '2 h', due_at = now();
UPDATE inboxes_pushsubscription SET free_at = now() + interval '2 h';
"""
MOST_BUFFERS = 40  # three looks into empty indexes; 20,000 rows have hundreds


def look(look_back=sending.LOOK_BACK_SECONDS):
    """What a round does when it looks, whatever is due."""
    due = sending._look(look_back)
    claimed = [sending._claim(100, is_slow, look_back) for is_slow in (False, True)]
    return due, claimed, pushes.claim(100, look_back)


@pytest.fixture
def waiting(domain, cluster):
    cluster.sql(WAITING.format(domain=domain.pk) + NO_STATISTICS, connection.settings_dict["NAME"])


@contextmanager
def open_snapshot():
    """A long transaction, as a dump is: what dies meanwhile is kept."""
    with psycopg.connect(**push._parameters()) as held:
        held.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        held.execute("SELECT count(*) FROM inboxes_domain")
        yield


def deliver(*recipients):
    store(Envelope("a@shop.example", list(recipients), MAIL), parse(MAIL, Bounds()), "4Q1")


# --- What is read


def test_look_reads_nothing_of_what_waits_for_later_nor_a_call_the_backlog_behind_it(waiting, cluster):
    webhook = Webhook.objects.earliest("pk")
    with explained(cluster) as plans:
        for statistics in ("none", "fresh"):
            if statistics == "fresh":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            look(None)  # reads the catalogue too
            plans()
            for look_back in (None, sending.LOOK_BACK_SECONDS):
                due, claimed, told = look(look_back)
                assert not (due.webhooks or due.pushes or any(claimed) or told)
            assert webhook.next_delivery()
            webhook.leave(webhook.due_at)
            seen = plans()
            assert seen
            assert not [plan for plan in seen if plan.scanned & GROWING or plan.buffers > MOST_BUFFERS], statistics


def test_look_passes_over_the_dead_rows_that_a_long_transaction_keeps(waiting, issued, cluster):
    with open_snapshot():
        cluster.sql(TOLD.format(inbox=issued[0].pk), connection.settings_dict["NAME"])
        with explained(cluster) as plans:
            look()  # reads the catalogue too
            plans()
            due, claimed, told = look()
            seen = plans()
    assert not (due.webhooks or due.pushes or any(claimed) or told)
    assert seen
    assert not [plan for plan in seen if plan.scanned & GROWING or plan.buffers > MOST_BUFFERS], seen


# --- Who is woken, and what is found without


def heard_of(work):
    async def listen():
        async with push.listening(sending.LISTEN) as listening:
            await in_thread(lambda: (work(), push._notify("end", push.DUE_CHANNEL)))
            async for notification in listening.notifies(timeout=60):
                if notification.payload == "end":
                    return heard
                heard.append(notification.payload)

    heard = []
    return asyncio.run(listen())


def test_arrival_wakes_the_sender_only_where_somebody_is_to_be_told(api, webhook, domain, issued):
    Inbox.objects.issue(domain, "other")

    assert heard_of(lambda: deliver("other@tempmail.test", "anybody@tempmail.test")) == []
    assert heard_of(lambda: deliver("other@tempmail.test", issued[0].address)) == [""]


def test_try_wakes_the_sender(api, webhook):
    assert heard_of(lambda: api("post", "/test")) == [""]


def test_arrival_that_nobody_noted_is_found_when_a_chain_begins(webhook, target, issued, put_mail):
    Webhook.objects.update(due_at=None)
    put_mail(issued[0].address, MAIL)
    PushArrival.objects.all().delete()  # as a version before wrote none
    sending.listen(1)
    assert target.saw_nothing

    run_until(lambda: target.requests)


def test_what_waited_longer_than_a_look_goes_back_is_found_by_a_whole_one(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    sending._look(None)
    Webhook.objects.update(free_at=Now() - timedelta(hours=1))
    sending.listen(1)
    assert target.saw_nothing

    sending.listen(sending.ROUNDS_TO_A_WHOLE_LOOK)

    assert len(target.requests) == 1


def test_more_than_can_be_claimed_at_once_is_looked_for_without_bound(webhook, issued, put_mail, monkeypatch):
    put_mail(issued[0].address, MAIL)
    monkeypatch.setattr(sending, "MOST_AT_ONCE", 0)
    one = sending._Round(1)

    asyncio.run(one.begin_what_is_due())

    assert one.look_back is None


# --- Coming while it is sent


def test_arrival_while_another_is_sent_is_sent_too(webhook, target, issued, put_mail):
    def more(connection, target):
        if len(target.requests) == 1:
            Webhook.objects.update(due_at=Now())  # as tempmail_due() does for an arrival that was noted meanwhile
            connections.close_all()
        return status(200)

    target.answer = more
    put_mail(issued[0].address, MAIL)
    sending.listen(1)
    webhook.refresh_from_db()
    assert webhook.due_at is not None

    sending.listen(1)

    webhook.refresh_from_db()
    assert webhook.due_at is None
    assert not WebhookDelivery.objects.exists()


def test_webhook_waits_until_its_next_delivery_is_due(webhook, issued, put_mail):
    message = put_mail(issued[0].address, MAIL)
    sending._look(None)
    ((claimed,), _) = (sending._claim(10), WebhookDelivery.objects.update(due_at=Now() + timedelta(hours=1)))

    sending._leave(claimed)

    webhook.refresh_from_db()
    assert webhook.free_at == webhook.due_at == WebhookDelivery.objects.get(message=message).due_at


# --- Nobody waits behind others


def test_webhooks_that_fail_leave_others_their_places(webhook, target, domain, issued, put_mail, settings, monkeypatch):
    monkeypatch.setattr(sending, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(sending, "MOST_SLOW_AT_ONCE", 2)
    with Target(answer=lambda connection, tarpit: asyncio.run(asyncio.sleep(1)) or status(500)) as tarpit:
        settings.WEBHOOK_PORTS = frozenset([target.port, tarpit.port])
        for number in range(6):
            inbox, _ = Inbox.objects.issue(domain, f"dead-{number}")
            Webhook.register(inbox, f"http://127.0.0.1:{tarpit.port}/", None)
            put_mail(inbox.address, MAIL)
        Webhook.objects.exclude(pk=webhook.pk).update(is_slow=True, free_at=Now(), due_at=Now())
        put_mail(issued[0].address, MAIL)
        sending._look(None)

        (mine,) = sending._claim(2, False)
        others = sending._claim(2, True)

    assert mine.pk == webhook.pk
    assert len(others) == 2


def test_webhook_is_slow_by_its_last_attempt(webhook, target, issued, put_mail):
    target.answer = status(500)
    put_mail(issued[0].address, MAIL)
    sending.listen()
    webhook.refresh_from_db()
    assert webhook.is_slow

    target.answer = status(200)
    Webhook.objects.update(free_at=Now())
    WebhookDelivery.objects.update(due_at=Now())
    sending.listen()

    webhook.refresh_from_db()
    assert not webhook.is_slow


def test_ended_inbox_leaves_the_head_of_what_is_due(told, issued):
    PushSubscription.objects.create(inbox=issued[0], lookup=b"l", sealed=b"", due_at=Now())
    Inbox.objects.update(expires_at=Now())

    assert pushes.claim(10, None) == []
    assert not sending._look(None).pushes
