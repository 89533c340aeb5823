"""The stream of an account's events, as a Mercure hub sends them (Server-Sent Events, HTML 9.2).

An arrival's id is its message's; other events bear the id of the arrival before
them, so that a client that comes back misses none.  The token may stand in the
query, here alone: browsers set no header on an EventSource.
"""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from inboxes import seats
from inboxes.access import ways_in
from inboxes.access.ways_in import HeldInbox
from inboxes.limits import caller_of
from inboxes.models import Message
from inboxes.threads import in_look_thread

from ...event_stream import EventStream
from ...events import Event, events_of
from ...throttling import RETRY_SECONDS
from . import ids, objects
from .negotiation import Refusal, counted, empty, unauthorized
from .tokens import GONE, open_holders, open_token

COMMENT = b":\n\n"
# Mercure's, event-source-polyfill's, and Mercure's of old.
LAST_ID_PARAMETERS = ("lastEventID", "lastEventId", "Last-Event-ID")


@csrf_exempt
async def stream(request: HttpRequest) -> HttpResponseBase:
    """Answer once it listens: what comes after the answer's head is told."""
    opened = await in_look_thread(counted(enter))(request)
    if isinstance(opened, HttpResponse):
        return opened  # an error
    lines = lines_of(caller_of(request).name, opened, last_event_id(request))
    try:
        head = await anext(lines)
    except seats.AllTaken:
        return empty(429, **{"Retry-After": RETRY_SECONDS})
    except StopAsyncIteration:
        return unauthorized(GONE)
    return EventStream(head, lines)


def enter(request: HttpRequest) -> HeldInbox:
    """Open the inbox whose account is the topic."""
    if request.method != "GET":
        raise Refusal(405, "Method Not Allowed (Allow: GET)")
    is_in_query = "Authorization" not in request.headers and "authorization" in request.GET
    opened = open_token(request.GET["authorization"]) if is_in_query else open_holders(request)
    topics = request.GET.getlist("topic")
    if not topics:
        raise Refusal(400, 'Missing "topic" parameter.')
    if set(topics) != {topic_of(opened)}:
        raise Refusal(403, "The topic must be the token's own account.")
    return opened


async def lines_of(client: str, opened: HeldInbox, last_id: UUID | None) -> AsyncGenerator[bytes]:
    """Yield a comment once nothing can be missed and while nothing happens, and each event in one piece.

    Yields nothing when the inbox has ended.  Raises seats.AllTaken.
    """
    events = events_of(partial(ways_in.open_secret, opened.secret), last_id, with_start=True)
    async with seats.seated("waiting", client, settings.MAX_WAITING), aclosing(events):
        start = await anext(events)
        if start is None or start.name == "ended":
            return
        last_id = start.message_id
        yield COMMENT
        with suppress(DatabaseError):  # the client comes back, with the last id
            async for event in events:
                if event is None:
                    yield COMMENT
                    continue
                if event.name == "message":
                    last_id = event.message_id
                if event.name != "ended":
                    yield line_of(object_of(opened, event), last_id)
                if settings.MAILTM_ACCOUNT_EVENTS:
                    account = await in_look_thread(objects.account_of)(opened.inbox, event.name == "ended")
                    yield line_of(account, last_id)


def object_of(opened: HeldInbox, event: Event) -> dict[str, Any]:
    if event.row is None:
        return objects.deleted_item(opened.inbox, Message(pk=event.message_id))
    return objects.item_of(opened.inbox, event.row)


def line_of(value: dict[str, Any], event_id: UUID | None) -> bytes:
    identity = f"id: {event_id.urn}\n" if event_id else ""
    return f"{identity}data: {json.dumps(value)}\n\n".encode()


def topic_of(opened: HeldInbox) -> str:
    return f"/accounts/{ids.account_id(opened.inbox)}"


def last_event_id(request: HttpRequest) -> UUID | None:
    """Return what the client has seen last: from its header, or from the query, where polyfills have it."""
    sent = [request.headers.get("Last-Event-ID"), *(request.GET.get(name) for name in LAST_ID_PARAMETERS)]
    try:
        return UUID(next(filter(None, sent), ""))
    except ValueError:
        return None
