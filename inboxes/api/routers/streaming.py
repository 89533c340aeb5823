"""An inbox's events as Server-Sent Events (HTML standard 9.2), at .../events.

The stream ends with the right behind it.  A client that comes back says in
Last-Event-ID which message it had last, and is told of what came after it.
"""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from uuid import UUID

from django.db import Error as DatabaseError
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from inboxes.limits import Caller, caller_of
from inboxes.showing.described import summary_of

from .. import errors
from ..auth import LISTENER, ReaderRequest, ended, token_of
from ..description import contract, example_of
from ..errors import Problem
from ..event_stream import EventStream
from ..events import Event, events_of, opener
from ..schemas import MESSAGE_ID, Address, MessageSummary
from ..throttling import seated
from .inbox_routes import INBOX

RETRY_MILLISECONDS = 2000
EXAMPLE = f"event: message\nid: {MESSAGE_ID}\ndata: {json.dumps(example_of(MessageSummary))}\n\n"


router = Router(by_alias=True, tags=["Messages"])


class Begin(Schema):
    """Where in the stream to begin."""

    last_event_id: UUID | None = Field(
        None, description="As the header Last-Event-ID, for clients that can set no header."
    )


@router.get(
    f"{INBOX}/events",
    summary="Stream what happens",
    **contract(
        None,
        errors.INVALID,
        says="Server-Sent Events: message (a MessageSummary) for each arrival, seen (the same) when it was marked, "
        "deleted (its id), still-here while nothing happens, and ended, with which the stream ends.",
        content={"text/event-stream": EXAMPLE},
        right=LISTENER,
    ),
)
async def stream_events(request: ReaderRequest, address: Address, begin: Query[Begin]) -> EventStream:
    """Tells of arrivals as they come. A client that comes back with the header Last-Event-ID is told of those in
    between first, in order and each once. While nothing happens, `still-here` comes every 15 seconds: when nothing
    at all has come for 25, the connection is broken, whatever its ends say; close it, and come back.

    The same comes over a WebSocket at `/api/v1/inboxes/{address}/socket`, as JSON objects with `event`, `id` and
    `data`: with the header Authorization or, in a browser, `new WebSocket(url, ["tempmail", token])`. It is closed
    with 4000 and a problem's status, 4404 say."""
    last_event_id = begin.last_event_id or last_event_of(request)
    lines = lines_of(caller_of(request), token_of(request), address, last_event_id)
    # Whoever has read the answer's head is told of everything from then on.
    head = await anext(lines)
    return EventStream(head, lines)


def last_event_of(request: HttpRequest) -> UUID | None:
    """Return what EventSource sends when it comes back.  Raises Problem for what no event of ours had as its id."""
    sent = request.headers.get("Last-Event-ID")
    try:
        return UUID(sent) if sent else None
    except ValueError as error:
        raise Problem(errors.INVALID, "The header Last-Event-ID is no id of an event.") from error


async def lines_of(
    caller: Caller, token: str | None, address: str, last_event_id: UUID | None
) -> AsyncGenerator[bytes]:
    """Yield the stream in pieces, the first once nothing can be missed.  Raises Problem before it."""
    events = events_of(opener(token, address), last_event_id, with_start=True)
    async with seated(caller), aclosing(events):
        start = await anext(events)
        if start is None or start.name == "ended":
            raise ended(token)
        # An id without data: a client takes it over, and comes back to it, but hears of no event.
        yield f": events of an inbox\nretry: {RETRY_MILLISECONDS}\nid: {start.message_id}\n\n".encode()
        with suppress(DatabaseError):  # without "ended": the client comes back
            async for event in events:
                yield lines_for(event)


def lines_for(event: Event | None) -> bytes:
    if event is None:
        # A comment for whoever reads lines, an event for EventSource, which shows no comments to its page.
        return b": still here\nevent: still-here\ndata: {}\n\n"
    # "seen" and "deleted" leave the last id as it is: a client comes back to the last arrival.
    identity = f"id: {event.message_id}\n" if event.name == "message" else ""
    return f"event: {event.name}\n{identity}data: {data_of(event)}\n\n".encode()


def data_of(event: Event) -> str:
    """A MessageSummary where the message is still there, else its id; as JSON, on one line."""
    if event.row:
        return MessageSummary.model_validate(summary_of(event.row)).model_dump_json(by_alias=True)
    return json.dumps({"id": str(event.message_id)} if event.message_id else {})
