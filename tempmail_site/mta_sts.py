"""The policy of MTA-STS (RFC 8461), at mta-sts.DOMAIN for the domains of ours, and at no other name.

Answered before Django: ALLOWED_HOSTS need not have these names, so nothing else is served under them, and there
is no redirect, which senders do not follow (RFC 8461 3.3).
"""

import asyncio
import logging
import time

from django.db import Error as DatabaseError

from inboxes.asgi_types import Application, Receive, Scope, Send
from inboxes.dns import ours, policy
from inboxes.models import Domain
from inboxes.threads import in_look_thread

KEEP_SECONDS = 60
RETRY_SECONDS = 5  # after a look that failed
HEADERS = [
    (b"content-type", policy.CONTENT_TYPE.encode()),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-robots-tag", b"noindex, nofollow"),
]
UNKNOWN = b"What this host receives mail for is not known yet: its database did not answer.\n"

logger = logging.getLogger(__name__)


class MtaSts:
    """Wrap an ASGI application."""

    def __init__(self, application: Application):
        self.application = application
        self.names: frozenset[str] | None = None  # None: no look has succeeded yet
        self.policy = b""
        self.look_at, self.looking = float("-inf"), asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope.get("path") == policy.PATH and scope["method"] in ("GET", "HEAD"):
            host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
            domain = host.lower().partition(":")[0].removesuffix(".").partition(policy.PREFIX)
            if not domain[0] and domain[1] and (found := await self.policy_of(domain[2])) != b"":
                return await answer(scope, send, found)
        await self.application(scope, receive, send)

    async def policy_of(self, domain: str) -> bytes | None:
        """Return b"" for a domain that is not ours, None while nobody knows.

        Strangers cause a question to the database once a minute, or in RETRY_SECONDS while it fails.
        """
        async with self.looking:
            if time.monotonic() >= self.look_at:
                # Who asks and leaves causes no more questions than who waits.
                self.look_at = time.monotonic() + RETRY_SECONDS
                try:
                    self.names, self.policy = await in_look_thread(look)()
                    self.look_at = time.monotonic() + KEEP_SECONDS
                except DatabaseError as error:  # what was so before holds
                    self.look_at = time.monotonic() + RETRY_SECONDS
                    logger.warning("the domains could not be looked up: %s", type(error).__name__)
        if self.names is None:
            return None
        return self.policy if domain in self.names else b""


def look() -> tuple[frozenset[str], bytes]:
    hosts = ours().mail_hosts
    return frozenset(Domain.objects.values_list("name", flat=True)), policy.text(hosts).encode() if hosts else b""


async def answer(scope: Scope, send: Send, found: bytes | None) -> None:
    """A sender takes 503 for no answer, and goes on by the policy that it has (RFC 8461 3.3, 5.1)."""
    status, body = (503, UNKNOWN) if found is None else (200, found)
    headers = [*HEADERS, (b"content-length", str(len(body)).encode())]
    if found is None:
        headers.append((b"retry-after", str(RETRY_SECONDS).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
