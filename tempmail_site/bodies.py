"""Bodies of requests, of bounded length.

Django's ASGI handler writes a body of any length into a file, whole, before a view or
a limit looks at the request: a few clients could fill the disk.
"""

from typing import Any

from django.http import HttpResponse

from inboxes.asgi_types import Application, Receive, Scope, Send


class BoundedBodies:
    """Wrap an application of Django's; a longer body is cut off, and answered with the refusal."""

    def __init__(self, application: Application, most_bytes: int, refusal: HttpResponse):
        self.application, self.most_bytes, self.refusal = application, most_bytes, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        left = self.most_bytes

        async def receive_some() -> Any:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            # Whom Django takes for gone it answers nothing, and closes the file.
            return message if left >= 0 else {"type": "http.disconnect"}

        await self.application(scope, receive_some, send)
        if left < 0:
            headers = [(name.lower().encode(), value.encode()) for name, value in self.refusal.items()]
            await send({"type": "http.response.start", "status": self.refusal.status_code, "headers": headers})
            await send({"type": "http.response.body", "body": self.refusal.content})
