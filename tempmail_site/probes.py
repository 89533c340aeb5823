"""What a monitor or a load balancer asks: /livez, /readyz, and /readyz/purge and /readyz/webhooks.

Answered before all else, whatever the Host header says and without a redirect: probes come by
plain HTTP, to an address.  However many ask, each process asks the database once a second.
"""

import asyncio
import json
import time
from typing import Any, NamedTuple

import psycopg

from inboxes import runs, watching
from inboxes.asgi_types import Application, Receive, Scope, Send

LOOK_SECONDS = 3
KEEP_SECONDS = 1
HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-robots-tag", b"noindex, nofollow"),
]


class State(NamedTuple):
    database: str  # "ok", or what is wrong
    ages: list[runs.Age]


class Probes:
    """Wrap an ASGI application."""

    def __init__(self, application: Application):
        self.application = application
        self.look: asyncio.Task[State] | None = None
        self.looked_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(("/livez", "/readyz")):
            await self.application(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await answer(scope, send, 405, {"detail": "GET or HEAD"}, (b"allow", b"GET, HEAD"))
        elif path == "/livez":
            await answer(scope, send, 200, {"live": True})
        elif (name := path.removeprefix("/readyz")) and name.removeprefix("/") not in runs.FUNCTIONS:
            await answer(scope, send, 404, {"detail": "/livez, /readyz, /readyz/purge or /readyz/webhooks"})
        else:
            await answer(scope, send, *described(await self.state(), name.removeprefix("/")))

    async def state(self) -> State:
        if not self.look or (self.look.done() and time.monotonic() - self.looked_at > KEEP_SECONDS):
            self.look, self.looked_at = asyncio.create_task(look()), time.monotonic()
        # psycopg does not let go of a query while the database hangs, whoever cancels it.
        if not self.look.done():
            await asyncio.wait([self.look], timeout=LOOK_SECONDS)
        return self.look.result() if self.look.done() else State("no answer", [])


async def look() -> State:
    try:
        async with asyncio.timeout(watching.LOOK_SECONDS):
            return State("ok", runs.ages_of(await watching.since()))
    except psycopg.ProgrammingError:
        return State("not migrated", [])
    except (psycopg.Error, OSError):  # a TimeoutError is one
        return State("no answer", [])


def described(state: State, name: str) -> tuple[int, dict[str, Any]]:
    """Return status and body: of one of both when it is named, else whether pages can be served, and both.

    That purge is late takes no page away: a load balancer shall not either.
    """
    body: dict[str, Any] = {"ready": state.database == "ok", "database": state.database}
    for age in state.ages:
        body[age.name] = {"age_seconds": age.seconds, "late": age.is_late}
    is_good = body["ready"] and not any(age.is_late for age in state.ages if age.name == name)
    return 200 if is_good else 503, body


async def answer(scope: Scope, send: Send, status: int, body: dict[str, Any], *headers: tuple[bytes, bytes]) -> None:
    content = json.dumps(body).encode() + b"\n"
    length = (b"content-length", str(len(content)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*HEADERS, length, *headers]})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})
