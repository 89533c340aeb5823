"""How long requests take, by route, and what is open: measured around pages, API and sockets.

A route is a pattern of ours, so no label holds what a stranger sent.  What was measured, and what is open in this
process, is handed on every few seconds (inboxes/measuring.py).
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.db import Error as DatabaseError
from django.db import connection

from inboxes import measuring
from inboxes.api.application import is_for_api
from inboxes.asgi_types import Application, Receive, Scope, Send
from inboxes.threads import in_any_thread

METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
NO_ROUTE = "none"
TELLING = "telling what was measured"  # the task that goes on as long as its event loop
# What is open for long by intent; everything else is a request.
KINDS = {
    "/api/v1/inboxes/{address}/messages/wait": "waiting",
    "/api/v1/inboxes/{address}/events": "stream",
    "/mailtm/.well-known/mercure": "stream",
    "/.well-known/mercure": "stream",
}

logger = logging.getLogger(__name__)


class _Running:
    """One request or socket; in its scope as "measured", where Django's side says which route it took."""

    def __init__(self, kind: str, is_open: Counter[str]):
        self.route, self.kind, self.status, self._open = NO_ROUTE, kind, 0, is_open
        is_open[kind] += 1

    def is_for(self, route: str) -> None:
        self.route = route
        self._become(KINDS.get(route, self.kind))

    def end(self) -> None:
        self._open[self.kind] -= 1

    def _become(self, kind: str) -> None:
        self._open[self.kind] -= 1
        self._open[kind] += 1
        self.kind = kind


class Measured:
    """Wrap an ASGI application."""

    def __init__(self, application: Application):
        self.application = application
        self.source = f"web {uuid4()}"
        self.open: Counter[str] = Counter()
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.application(scope, receive, send)
        self._go_on_telling()
        started = time.monotonic()
        is_request = scope["type"] == "http"
        sockets = "api_socket" if is_for_api(scope.get("path", "")) else "page_socket"
        running = _Running("request" if is_request else sockets, self.open)

        async def note(message: Any) -> None:
            if message["type"] == "http.response.start":
                running.status = message["status"]
            await send(message)

        try:
            await self.application({**scope, "measured": running}, receive, note)
        finally:
            running.end()
            # Without a status its client had gone.
            if is_request and running.status:
                method = scope["method"] if scope["method"] in METHODS else "other"
                labels = running.route, method, f"{running.status // 100}xx"
                measuring.observe("http_seconds", *labels, seconds=time.monotonic() - started)

    def _go_on_telling(self) -> None:
        """Of this event loop: tests have one for each request."""
        if self._task is None or self._task.done() or self._task.get_loop() is not asyncio.get_running_loop():
            self._task = asyncio.create_task(self._tell(), name=TELLING)

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(measuring.HAND_ON_SECONDS)
            try:
                await in_any_thread(hand_on)(self.source, self.gauges())
            except DatabaseError as error:  # all of it is told when it answers again
                logger.debug("not told: %s", type(error).__name__)

    def gauges(self) -> dict[str, float]:
        return {f"open {kind}": count for kind, count in self.open.items()} | pool()


def hand_on(source: str, gauges: Mapping[str, float]) -> None:
    with measuring.handing_on(source, gauges) as parameters, connection.cursor() as cursor:
        cursor.execute(measuring.STATEMENT, parameters)


def pool() -> dict[str, float]:
    """How many connections this process' pool has, how many of them nobody uses, and who waits for one."""
    try:
        stats = connection.pool.get_stats()  # type: ignore[attr-defined]  # in no stub; None where there is no pool
    except AttributeError:
        return {}
    names = {"size": "pool_size", "idle": "pool_available", "waiting": "requests_waiting"}
    return {f"pool {name}": stats.get(of, 0) for name, of in names.items()}
