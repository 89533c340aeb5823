"""A number for each request, by which an error's line in the log and the visitor's answer are brought together."""

import secrets
from typing import Any

from inboxes.asgi_types import Application, Receive, Scope, Send


class RequestIds:
    """Wrap an ASGI application: scope["request_id"], and on an answer of 500 and more the header X-Request-Id."""

    def __init__(self, application: Application):
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = secrets.token_hex(8)

        async def send_named(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] >= 500:
                message = {**message, "headers": [*message.get("headers", ()), (b"x-request-id", request_id.encode())]}
            await send(message)

        await self.application({**scope, "request_id": request_id}, receive, send_named)
