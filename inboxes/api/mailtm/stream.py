"""The stream of an account's events, as a Mercure hub sends them (Server-Sent Events, HTML 9.2).

An arrival's id is its message's; other events bear the id of the arrival before
them, so that a client that comes back misses none.  The token may stand in the
query, here alone: browsers set no header on an EventSource.
"""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from ... import access
from ...access import OpenInbox
from ...models import Message
from ..events import Event, events_of, in_thread
from ..seats import RETRY_SECONDS, has_seat, seated
from . import ids, objects
from .negotiation import Refusal, counted, empty, unauthorized
from .opening import GONE, open_holders, open_token

COMMENT = b":\n\n"
# Mercure's, event-source-polyfill's, and Mercure's of old.
LAST_ID_PARAMETERS = ("lastEventID", "lastEventId", "Last-Event-ID")
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # nginx would hold events back


@csrf_exempt
async def stream(request: HttpRequest) -> HttpResponse:
    """Answer once it listens: what comes after the answer's head is told."""
    client = request.META.get("REMOTE_ADDR", "")
    opened = await in_thread(counted(enter))(request)
    if isinstance(opened, HttpResponse):
        return opened  # an error
    if not has_seat(client):
        return empty(429, **{"Retry-After": RETRY_SECONDS})
    events = events_of(partial(access.open_secret, opened.secret), last_event_id(request), with_start=True)
    with seated(client):  # many that come at once are counted, too
        start = await anext(events)
    if start.name == "ended":
        return unauthorized(GONE)
    lines = lines_of(client, opened, events, start.message_id)
    return StreamingHttpResponse(lines, content_type="text/event-stream", headers=HEADERS)


def enter(request: HttpRequest) -> OpenInbox:
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


async def lines_of(client: str, opened: OpenInbox, events: AsyncIterator[Event | None], last_id: UUID):
    """Yield a comment at once and while nothing happens, and each event in one piece."""
    with seated(client), suppress(DatabaseError):  # the client comes back, with the last id
        async with aclosing(events):
            yield COMMENT
            async for event in events:
                if event is None:
                    yield COMMENT
                    continue
                if event.name == "message":
                    last_id = event.message_id
                if event.name != "ended":
                    yield line_of(object_of(opened, event), last_id)
                if settings.MAILTM_ACCOUNT_EVENTS:
                    account = await in_thread(objects.account_of)(opened.inbox, event.name == "ended")
                    yield line_of(account, last_id)


def object_of(opened: OpenInbox, event: Event) -> dict:
    if event.row is None:
        return objects.deleted_item(opened.inbox, Message(pk=event.message_id))
    return objects.item_of(opened.inbox, event.row)


def line_of(value: dict, event_id: UUID) -> bytes:
    return f"id: {event_id.urn}\ndata: {json.dumps(value)}\n\n".encode()


def topic_of(opened: OpenInbox) -> str:
    return f"/accounts/{ids.account_id(opened.inbox)}"


def last_event_id(request: HttpRequest) -> UUID | None:
    """Return what the client has seen last: from its header, or from the query, where polyfills have it."""
    places = [request.headers.get("Last-Event-ID"), *(request.GET.get(name) for name in LAST_ID_PARAMETERS)]
    try:
        return UUID(next(filter(None, places), ""))
    except ValueError:
        return None
