"""Bodies of requests to pages, of bounded length.

Django's ASGI handler writes a body of any length into a file, whole, before a view or
a limit looks at the request: a few clients could fill the disk.
"""

from typing import Any

from django.conf import settings

from inboxes.asgi_types import Application, Receive, Scope, Send


class BoundedBodies:
    """Wrap Django's application; a body longer than it takes for a form is cut off, and answered 413."""

    def __init__(self, application: Application):
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        left = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

        async def receive_some() -> Any:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            # Whom Django takes for gone it answers nothing, and closes the file.
            return message if left >= 0 else {"type": "http.disconnect"}

        await self.application(scope, receive_some, send)
        if left < 0:
            headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 413, "headers": headers})
            await send({"type": "http.response.body"})
