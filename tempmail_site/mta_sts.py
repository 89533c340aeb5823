"""The policy of MTA-STS (RFC 8461), at mta-sts.DOMAIN for the domains of ours, and at no other name.

Answered before Django: ALLOWED_HOSTS need not have these names, so nothing else is served under them, and there
is no redirect, which senders do not follow (RFC 8461 3.3).
"""

import asyncio
import time
from contextlib import suppress

from django.db import DatabaseError

from inboxes.asgi_types import Application, Receive, Scope, Send
from inboxes.dns import ours, policy
from inboxes.models import Domain
from inboxes.threads import in_look_thread

KEEP_SECONDS = 60
HEADERS = [
    (b"content-type", policy.CONTENT_TYPE.encode()),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-robots-tag", b"noindex, nofollow"),
]


class MtaSts:
    """Wrap an ASGI application."""

    def __init__(self, application: Application):
        self.application = application
        self.names: frozenset[str] = frozenset()
        self.policy = b""
        self.looked_at, self.looking = float("-inf"), asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope.get("path") == policy.PATH and scope["method"] in ("GET", "HEAD"):
            host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
            domain = host.lower().partition(":")[0].removesuffix(".").partition(policy.PREFIX)
            if not domain[0] and domain[1] and (body := await self.policy_of(domain[2])):
                await answer(send, b"" if scope["method"] == "HEAD" else body, len(body))
                return
        await self.application(scope, receive, send)

    async def policy_of(self, domain: str) -> bytes:
        """Return b"" for a domain that is not ours; strangers cause a question to the database once a minute."""
        async with self.looking:
            if time.monotonic() - self.looked_at > KEEP_SECONDS:
                with suppress(DatabaseError):  # what was so a minute ago holds
                    self.names, self.policy = await in_look_thread(look)()
                self.looked_at = time.monotonic()
        return self.policy if domain in self.names else b""


def look() -> tuple[frozenset[str], bytes]:
    hosts = ours().mail_hosts
    return frozenset(Domain.objects.values_list("name", flat=True)), policy.text(hosts).encode() if hosts else b""


async def answer(send: Send, body: bytes, length: int) -> None:
    headers = [*HEADERS, (b"content-length", str(length).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
