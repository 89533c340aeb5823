"""Send what models/webhook.py has noted: a django-q2 task, always one, that hands over to the next.

It listens for arrivals that somebody is to be told of, so that a webhook is called within about a second,
and looks for retries that are due.  Webhooks are called side by side, the deliveries of one after the
other: a slow target delays itself, and those that were slow or failed are called from places of their
own.  Body and signature are made anew for each attempt.
The same round tells browsers of arrivals (webpush/sending.py), whatever webhooks are slow.
The qcluster's role reads no mail: tempmail_parcel() (inboxes/sql) gives what is sent.
"""

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, LiteralString, NamedTuple

import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, connections
from django_q.tasks import async_task

from inboxes import limits, outbound, push, runs
from inboxes.access.ways_in import OpenInbox
from inboxes.mail import sealing
from inboxes.models import Domain, Grant, Inbox, Message
from inboxes.models.webhook import Webhook, WebhookDelivery
from inboxes.showing import notes, reading
from inboxes.showing.described import rfc3339, summary_of
from inboxes.webpush import sending as pushes

# Ending the cluster waits for a task.  No shorter than an attempt: so at most two tasks are under way, this
# one's and the last attempts of the one before it, and a worker is left for purge.
LISTEN_SECONDS = outbound.TOTAL_SECONDS
LISTEN = f"LISTEN {push.DUE_CHANNEL}"
POLL_SECONDS = 1  # for retries, and what was not heard of
PAUSE_SECONDS = 0.05  # what comes together is looked up once
# A look is for what became due since the last one.  In each sixth round, and while more is due than can be sent,
# one looks at all: for what waited longer, and what a clock that was moved would hide.
LOOK_BACK_SECONDS = 60
ROUNDS_TO_A_WHOLE_LOOK = 6
MOST_AT_ONCE, MOST_SLOW_AT_ONCE = 100, 50
# Whoever is sending holds the webhook for so long, anew with each delivery.
LEASE = timedelta(seconds=3 * outbound.TOTAL_SECONDS)
TURN = int.from_bytes(b"webhooks")  # the advisory lock of the one that listens
# Who is stopped while it listens loses its turn to another, on whichever host.
LOSE_TURN = f"SET LOCAL idle_in_transaction_session_timeout = '{6 * LISTEN_SECONDS}s'"
MAX_TEXT_CHARACTERS = 64 * 1024

CLAIM = """
    UPDATE inboxes_webhook SET free_at = statement_timestamp() + make_interval(secs => %s) WHERE id = ANY (ARRAY(
        SELECT id FROM inboxes_webhook WHERE due_at IS NOT NULL AND is_slow = %s AND free_at <= statement_timestamp()
        AND free_at >= coalesce(statement_timestamp() - make_interval(secs => %s), '-infinity')
        ORDER BY free_at LIMIT %s FOR UPDATE SKIP LOCKED)) RETURNING id, due_at
"""
# What nobody noted: of a former version, or of a moment in which the database was migrated.
MAKE_DUE = """
    UPDATE inboxes_webhook SET due_at = statement_timestamp(), free_at = greatest(free_at, statement_timestamp())
    WHERE off_reason = '' AND due_at IS NULL AND id IN (SELECT webhook_id FROM inboxes_webhookdelivery)
"""


class Parcel(NamedTuple):
    """What tempmail_parcel() gives of one delivery: only the names of inbox and message without the consent."""

    inbox: Inbox
    message: Message | None  # None: the holder tries the webhook
    consent: Grant | None


class Post(NamedTuple):
    """One attempt."""

    delivery: WebhookDelivery
    url: str
    headers: list[tuple[str, str]]
    body: bytes


logger = logging.getLogger(__name__)
in_thread = sync_to_async  # always the same one, with one connection for as long as a task lasts


class Claimed(NamedTuple):
    """A webhook that is ours to call until its lease ends."""

    pk: int
    due_at: datetime  # what comes meanwhile moves it


class Due(NamedTuple):
    """What tempmail_due() gives: whether some are to be claimed, and whether not all arrivals were taken."""

    webhooks: bool
    pushes: bool
    more: bool


def listen(number: int = 0) -> dict[str, int] | None:
    """Send what is due and what becomes due; return how many attempts were what, None where another one listens.

    The schedule begins it anew every minute, should the chain of tasks be broken.
    """
    return asyncio.run(_Round(number).listen())


class _Round:
    """What one task does, the nth of its chain: the attempts under way, and their count."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.look_back = LOOK_BACK_SECONDS if number % ROUNDS_TO_A_WHOLE_LOOK else None
        self.sending: set[asyncio.Task[None]] = set()
        self.slow: set[asyncio.Task[None]] = set()
        self.pushing: set[asyncio.Task[None]] = set()
        self.is_over = False
        self.counts = {"accepted": 0, "failed": 0, "pushed": 0}

    async def listen(self) -> dict[str, int] | None:
        try:
            # A transaction's: behind a pooler, a session's lock would stay with the session when we are gone.
            async with push.connected() as turn, turn.transaction():
                if not await _ask(turn, "SELECT pg_try_advisory_xact_lock(%s)"):
                    return None
                await turn.execute(LOSE_TURN)
                async with push.listening(LISTEN) as listening:
                    if not self.number:
                        await in_thread(_make_due)()
                    await self.send_until(time.monotonic() + LISTEN_SECONDS, listening)
            self.is_over = True
            await in_thread(runs.note)(runs.WEBHOOKS)
            following = ("inboxes.webhooks.sending.listen", self.number + 1)
            await in_thread(async_task)(*following, q_options={"save": False})
        finally:
            self.is_over = True
            if under_way := self.sending | self.slow | self.pushing:
                await asyncio.wait(under_way)
            await in_thread(connections.close_all)()
        return self.counts

    async def send_until(self, ends: float, listening: psycopg.AsyncConnection) -> None:
        while (left := ends - time.monotonic()) > 0:
            await self.begin_what_is_due()
            async for _ in listening.notifies(timeout=min(left, POLL_SECONDS), stop_after=1):
                pass
            await asyncio.sleep(PAUSE_SECONDS)

    async def begin_what_is_due(self) -> None:
        due = await in_thread(_look)(self.look_back)
        is_all = not due.more
        if due.webhooks:
            for under_way, most, is_slow in ((self.sending, MOST_AT_ONCE, False), (self.slow, MOST_SLOW_AT_ONCE, True)):
                free = most - len(under_way)
                claimed = await in_thread(_claim)(free, is_slow, self.look_back)
                is_all = is_all and len(claimed) < free
                for one in claimed:
                    _begin(under_way, self.send_all(one, is_slow))
        if due.pushes:
            free = pushes.MOST_AT_ONCE - len(self.pushing)
            told = await in_thread(pushes.claim)(free, self.look_back)
            is_all = is_all and len(told) < free
            for push in told:
                _begin(self.pushing, self.push(push))
        self.look_back = LOOK_BACK_SECONDS if is_all else None

    async def push(self, one: pushes.Push) -> None:
        self.counts["pushed"] += await pushes.send(one)

    async def send_all(self, claimed: Claimed, is_slow: bool) -> None:
        """Send one webhook what is due, one after the other, for as long as it is as slow as when it was claimed."""
        rules = outbound.Rules(settings.WEBHOOK_PORTS, settings.WEBHOOK_ALLOWED_NETWORKS)
        goes_on, held_until = True, time.monotonic() + LEASE.total_seconds()
        try:
            while goes_on:
                if is_held_anew := held_until - time.monotonic() < 2 * outbound.TOTAL_SECONDS:
                    held_until = time.monotonic() + LEASE.total_seconds()
                post = await in_thread(_next_of)(claimed, self.is_over, is_held_anew)
                if post is None:
                    return
                answer = await outbound.post(post.url, post.headers, post.body, rules)
                is_accepted, was_slow = await in_thread(_note)(post.delivery, answer)
                self.counts["accepted" if is_accepted else "failed"] += 1
                if not is_accepted:
                    return
                goes_on = was_slow == is_slow
            await in_thread(_leave)(claimed)
        except Exception as error:
            # The lease ends by itself, then it is tried again.  No traceback: its lines may hold what is sealed.
            logger.error("webhook %s: %s", claimed.pk, type(error).__name__, extra={"error": error})
            await in_thread(connections.close_all)()


def _begin(under_way: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    under_way.add(task)
    task.add_done_callback(under_way.discard)


async def _ask(connected: psycopg.AsyncConnection, question: LiteralString) -> bool:
    (is_so,) = await (await connected.execute(question, [TURN])).fetchone() or (False,)
    return bool(is_so)


def _make_due() -> None:
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DUE)


def _look(look_back: int | None) -> Due:
    """Take the arrivals that were noted; say what is due."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT webhooks, pushes, more FROM tempmail_due(make_interval(secs => %s))", [look_back])
        return Due(*cursor.fetchone())


def _claim(most: int, is_slow: bool = False, look_back: int | None = None) -> list[Claimed]:
    """Take webhooks with something to send; each is nobody else's until its lease ends."""
    if most <= 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [LEASE.total_seconds(), is_slow, look_back, most])
        return [Claimed(*row) for row in cursor.fetchall()]


def _leave(claimed: Claimed) -> None:
    if webhook := Webhook.objects.filter(pk=claimed.pk, off_reason="").first():
        webhook.leave(claimed.due_at)


def _next_of(claimed: Claimed, is_over: bool, is_held_anew: bool) -> Post | None:
    """Return what to send next, or None, and the webhook is left, when nothing is to be sent now."""
    webhook = Webhook.objects.filter(pk=claimed.pk, off_reason="").first()
    if webhook is None:
        return None
    delivery = None if is_over else webhook.next_delivery()
    if delivery is None:
        webhook.leave(claimed.due_at)
        return None
    if seconds := limits.hit("webhook_send", f"inbox {webhook.inbox_id}"):
        webhook.rest(timedelta(seconds=seconds))
        return None
    if is_held_anew:
        webhook.rest(LEASE)
    try:
        target = webhook.target
    except sealing.SealError:
        webhook.turn_off(Webhook.Off.UNREADABLE)
        return None
    parcel = _parcel_of(webhook, delivery)
    if parcel is None:
        if webhook.deliveries.filter(pk=delivery.pk).exists():
            # The inbox has ended, and purge takes all: it rests until its lease ends.
            return None
        # The message went, with its delivery; there may be another.
        return _next_of(claimed, is_over, is_held_anew)
    body = as_json(payload_of(webhook, delivery, parcel))
    return Post(delivery, target.url, headers_of(target.secret, body, int(time.time())), body)


def _note(delivery: WebhookDelivery, answer: outbound.Answer) -> tuple[bool, bool]:
    """Return whether it was accepted, and whether the webhook counts as slow."""
    webhook = Webhook.objects.filter(pk=delivery.webhook_id, off_reason="").first()
    if webhook is None:
        return False, False
    is_accepted = webhook.note(delivery, answer.status, answer.failure or "", answer.milliseconds)
    return is_accepted, webhook.is_slow


def headers_of(secret: str, body: bytes, now: int) -> list[tuple[str, str]]:
    signature = hmac.new(secret.encode(), f"{now}.".encode() + body, "sha256").hexdigest()
    return [
        ("Content-Type", "application/json"),
        ("User-Agent", "Tempmail-Webhook/1"),
        ("Accept-Encoding", "identity"),
        ("Tempmail-Signature", f"t={now},v1={signature}"),
    ]


def _parcel_of(webhook: Webhook, delivery: WebhookDelivery) -> Parcel | None:
    """Return what the delivery tells of, or None when the inbox has ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tempmail_parcel(%s)", [delivery.pk])
        row = cursor.fetchone()
    if row is None:
        return None
    local_part, domain, public_key, wrapped, message_id, *fields = row
    inbox = Inbox(pk=webhook.inbox_id, local_part=local_part, domain=Domain(name=domain), public_key=public_key)
    names = ("received_at", "source_bytes", "seen_at", "summary", "body")
    return Parcel(
        inbox,
        Message(pk=message_id, **dict(zip(names, fields, strict=True))) if message_id else None,
        Grant(inbox=inbox, scope=Grant.Scope.READ, wrapped=wrapped) if wrapped else None,
    )


def payload_of(webhook: Webhook, delivery: WebhookDelivery, parcel: Parcel) -> dict[str, Any]:
    """Return what is sent: the message by name; its content only with the holder's consent, asked for now."""
    payload = {
        "type": "message.arrived" if delivery.message_id else "ping",
        "id": delivery.pk,
        "created_at": delivery.created_at,
        "inbox": parcel.inbox.address,
    }
    if parcel.message is None:
        return payload
    message = {
        "id": parcel.message.pk,
        "received_at": parcel.message.received_at,
        "size_bytes": parcel.message.source_bytes,
    }
    if parcel.consent and (private_key := webhook.inbox_key(parcel.consent)):
        message |= content_of(parcel.inbox, parcel.message, private_key)
    return payload | {"message": message}


def content_of(inbox: Inbox, message: Message, private_key: bytes) -> dict[str, Any]:
    """Return the message as the API's lists have it, and its text."""
    opened = OpenInbox(inbox.domain, inbox.local_part, private_key, inbox)
    whole = reading.read_whole(opened, message)
    text = notes.text_of(whole.body)
    return summary_of(whole.row) | {
        "text": text[:MAX_TEXT_CHARACTERS],
        "text_is_cut": len(text) > MAX_TEXT_CHARACTERS,
    }


def as_json(payload: dict[str, Any]) -> bytes:
    def plain(value: object) -> str:
        return rfc3339(value) if isinstance(value, datetime) else str(value)

    # "replace": a mail may hold half of a character.
    return json.dumps(payload, ensure_ascii=False, default=plain).encode("utf-8", "replace")
