"""Tell browsers of arrivals: one push for all that came together, once more where it fails.

Run by the task that sends webhooks, beside them (webhooks/sending.py).  What a push says was
encrypted before; here it is only handed on, and nothing is known of an inbox but its number.
"""

import logging
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import NamedTuple

from asgiref.sync import sync_to_async
from django.db import connection, connections
from django.db.models import Case, F, When
from django.db.models.functions import Now

from inboxes import outbound
from inboxes.models import PushSubscription
from inboxes.models.push_subscription import BACK_OFF, MAX_FAILURES, REST

from . import services

MOST_AT_ONCE = 100
# Whoever is sending holds a subscription for so long.
LEASE_SECONDS = 3 * outbound.TOTAL_SECONDS
# A push service keeps it so long for a browser that is off: by tomorrow nobody waits for that mail.
LONGEST_TTL_SECONDS = 24 * 3600
GONE = (404, 410)  # RFC 8030 7.3: the browser's subscription is no more
TOPIC_BYTES = 24  # 32 characters of base64url (RFC 8030 5.4)

logger = logging.getLogger(__name__)
in_thread = sync_to_async


class Push(NamedTuple):
    """What tempmail_pushes() gives of one subscription."""

    id: int
    inbox_id: int
    sealed: bytes
    due_at: datetime
    failures: int
    topic: bytes
    seconds_left: int


def claim(most: int, look_back: int | None) -> list[Push]:
    """Take what is to be sent now; each is nobody else's until its lease ends."""
    if most <= 0 or not services.is_on():
        return []
    with connection.cursor() as cursor:
        call = "SELECT * FROM tempmail_pushes(%s, make_interval(secs => %s), make_interval(secs => %s))"
        cursor.execute(call, [most, LEASE_SECONDS, look_back])
        return [Push(*row) for row in cursor.fetchall()]


async def send(push: Push) -> bool:
    """Send one push and note what came of it; return whether the service took it."""
    try:
        pushed = PushSubscription(inbox_id=push.inbox_id, sealed=push.sealed).pushed
        if pushed is None:
            # Under another key, and that is the one by which its push service knows us.
            await in_thread(PushSubscription.objects.filter(pk=push.id).delete)()
            return False
        headers = headers_of(push, services.authorization(pushed.endpoint))
        answer = await outbound.post(pushed.endpoint, headers, pushed.body, services.rules())
        is_taken = await in_thread(_note)(push, answer.status)
        if not is_taken:
            logger.info("push %s: %s", push.id, answer.status or answer.failure)
        return is_taken
    except Exception as error:
        # The lease ends by itself, then it is tried again.  No traceback: its lines may hold what is sealed.
        logger.error("push %s: %s", push.id, type(error).__name__, extra={"error": error})
        await in_thread(connections.close_all)()
        return False


def headers_of(push: Push, authorization: str) -> list[tuple[str, str]]:
    return [
        ("Authorization", authorization),
        ("Content-Type", "application/octet-stream"),
        ("Content-Encoding", "aes128gcm"),
        ("TTL", str(min(push.seconds_left, LONGEST_TTL_SECONDS))),
        ("Urgency", "high"),  # a code is waited for: not when the phone is charged
        ("Topic", urlsafe_b64encode(bytes(push.topic)[:TOPIC_BYTES]).decode()),  # what waits there is replaced
    ]


def _note(push: Push, status: int | None) -> bool:
    row = PushSubscription.objects.filter(pk=push.id)
    # Mail that came meanwhile has moved due_at, or the browser has another subscription: that is told after this.
    if status is not None and 200 <= status < 300:
        moved = Case(When(due_at=push.due_at, then=None), default=F("due_at"))
        row.update(failures=0, free_at=Now() + REST, due_at=moved)
        return True
    if status in GONE or push.failures + 1 >= MAX_FAILURES:
        row.filter(due_at=push.due_at).delete()
    else:
        pause = BACK_OFF[min(push.failures, len(BACK_OFF) - 1)]
        row.update(failures=push.failures + 1, free_at=Now() + pause)
    return False
