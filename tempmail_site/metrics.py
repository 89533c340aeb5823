"""/metrics, for Prometheus; the ordinary 404 for strangers.

Told to who asks this service itself from METRICS_NETWORKS, and to who has METRICS_TOKEN.  What a proxy hands on
comes from the proxy's address, on most hosts loopback: it is nobody's who has no token.  However many ask, each
process looks at the database once in KEEP_SECONDS.
"""

import asyncio
import hmac
import logging
import time

from django.conf import settings
from django.db import Error as DatabaseError
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from inboxes.asgi_types import Application, Receive, Scope, Send
from inboxes.threads import in_any_thread

from .probes import HEADERS
from .proxy import FORWARDED, address_of
from .series import Away, Seen, exposition

PATH = "/metrics"
LOOK_SECONDS = 5
KEEP_SECONDS = 2
# By one of them a proxy is known, one that sets no X-Forwarded-For too.
OF_PROXIES = FORWARDED | frozenset(b"via x-forwarded-server x-original-forwarded-for cf-connecting-ip".split())

logger = logging.getLogger(__name__)


class Metrics:
    """Wrap an ASGI application."""

    def __init__(self, application: Application):
        self.application = application
        self.started = time.time()
        self.look: asyncio.Task[bytes] | None = None
        self.looked_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asked = scope["type"] == "http" and scope.get("path") == PATH and scope["method"] in ("GET", "HEAD")
        if not is_asked or not may_ask(scope):
            return await self.application(scope, receive, send)
        content = await self.content()
        headers = [item for item in HEADERS if item[0] != b"content-type"]
        headers += [
            (b"content-type", CONTENT_TYPE_PLAIN_0_0_4.encode()),
            (b"content-length", str(len(content)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})

    async def content(self) -> bytes:
        loop = asyncio.get_running_loop()
        is_others = self.look is not None and self.look.get_loop() is not loop
        if not self.look or is_others or (self.look.done() and time.monotonic() - self.looked_at > KEEP_SECONDS):
            self.look, self.looked_at = asyncio.create_task(self.seen()), time.monotonic()
        # A thread that waits for a database that hangs is let wait, and is the only one.
        await asyncio.wait([self.look], timeout=LOOK_SECONDS)
        return self.look.result() if self.look.done() else exposition(Away(self.started))

    async def seen(self) -> bytes:
        try:
            return exposition(await in_any_thread(Seen)(self.started))
        except DatabaseError as error:
            logger.debug("the database does not answer: %s", type(error).__name__)
            return exposition(Away(self.started))


def may_ask(scope: Scope) -> bool:
    headers = dict(scope["headers"])
    word, _, token = headers.get(b"authorization", b"").partition(b" ")
    if settings.METRICS_TOKEN and word.lower() == b"bearer":
        return hmac.compare_digest(token.strip(), settings.METRICS_TOKEN.encode())
    if headers.keys() & OF_PROXIES or not scope.get("client"):
        return False
    peer = address_of(scope["client"][0])
    return peer is not None and any(peer in network for network in settings.METRICS_NETWORKS)
