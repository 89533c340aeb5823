"""`Cache-Control: no-transform` on every answer, whoever in here made it (RFC 9111 5.2.2.6).

Middlemen rewrite what lacks it: Cloudflare makes "[email protected]" of each address in a page.
"""

from collections.abc import Iterable
from typing import Any

from inboxes.asgi_types import Application, Receive, Scope, Send


class NoTransform:
    """Wrap an ASGI application; what it says of caching stays."""

    def __init__(self, application: Application):
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_as_it_is(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_no_transform(message.get("headers", ()))}
            await send(message)

        await self.application(scope, receive, send_as_it_is if scope["type"] == "http" else send)


def _with_no_transform(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """One Cache-Control of all there are: some middlemen read the first alone."""
    headers = list(headers)
    said = [value for name, value in headers if name.lower() == b"cache-control" and value.strip()]
    others = [(name, value) for name, value in headers if name.lower() != b"cache-control"]
    directives = b", ".join(said)
    if b"no-transform" not in directives.lower().replace(b",", b" ").split():
        directives = b", ".join([*said, b"no-transform"])
    return [*others, (b"cache-control", directives)]
