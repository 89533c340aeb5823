"""An inbox's events over a WebSocket, at .../socket: the same as the stream's, for clients with a token.

The token comes in the Authorization header or, from a browser, which sets none
here, as a subprotocol: new WebSocket(url, ["tempmail", token]).  No cookie is
read, so any page may connect.
"""

import asyncio
import json
from contextlib import aclosing
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest

from inboxes.limits import caller_of
from inboxes.telling import TellingConsumer
from inboxes.threads import in_look_thread

from . import errors
from .application import SEND_SECONDS
from .auth import open_for, token_of
from .errors import Problem
from .events import Event, OpenAgain, events_of, opener
from .routers.streaming import data_of
from .throttling import count_request, seated

SUBPROTOCOL = "tempmail"
REFUSED = 4000  # and the problem's status: 4401, 4404, 4429


class EventsConsumer(TellingConsumer):
    """One client's view of one inbox."""

    async def connect(self) -> None:
        offered = self.scope["subprotocols"]
        self.token = next((name for name in offered if name != SUBPROTOCOL), None) if SUBPROTOCOL in offered else None
        self.subprotocol = SUBPROTOCOL if SUBPROTOCOL in offered else None
        await super().connect()

    async def serve(self) -> None:
        try:
            request, address = self.request(), self.scope["url_route"]["kwargs"]["address"]
            last_event_id = self.last_event_id()
            await in_look_thread(admit_to)(request, address)
            async with seated(caller_of(request)):
                await self.tell(opener(token_of(request), address), last_event_id)
        except tuple(errors.MADE_OF) as error:
            problem = errors.problem_of(error)
            await self.send_in_time({"event": "problem", "data": problem.document})
            await self.close(REFUSED + problem.kind.status)

    async def tell(self, open_again: OpenAgain, last_event_id: UUID | None) -> None:
        async with aclosing(events_of(open_again, last_event_id, with_start=True)) as events:
            async for event in events:
                await self.send_in_time(value_of(event))
        await self.close()

    async def send_in_time(self, value: dict[str, Any]) -> None:
        async with asyncio.timeout(SEND_SECONDS):
            await self.send_json(value)

    def request(self) -> ASGIRequest:
        """The handshake as the request that it is, with the token where requests have it."""
        # Cookies open nothing here.
        headers = [header for header in self.scope["headers"] if header[0] != b"cookie"]
        if self.token:
            headers = [header for header in headers if header[0] != b"authorization"]
            headers.append((b"authorization", f"Bearer {self.token}".encode()))
        if settings.HTTPS and self.scope["scheme"] != "wss":
            raise Problem(errors.HTTPS_ONLY)
        return ASGIRequest({**self.scope, "method": "GET", "headers": headers, "query_string": b""}, BytesIO())

    def last_event_id(self) -> UUID | None:
        sent = parse_qs(self.scope["query_string"].decode("latin-1")).get("last_event_id", [""])[0]
        try:
            return UUID(sent) if sent else None
        except ValueError as error:
            raise Problem(errors.INVALID, "last_event_id in the query is no id of an event.") from error


def admit_to(request: ASGIRequest, address: str) -> None:
    """Count the handshake, and open the inbox.  Raises what errors.MADE_OF lists."""
    count_request(request)
    open_for(request, address)


def value_of(event: Event | None) -> dict[str, Any]:
    """{"event", "id", "data"}, as the stream has them."""
    if event is None:
        return {"event": "still-here", "data": {}}
    identity = {"id": str(event.message_id)} if event.message_id else {}
    return {"event": event.name, **identity, "data": json.loads(data_of(event))}
