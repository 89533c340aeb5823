"""A page's side of its WebSocket, in the ASGI conversation with the whole application."""

import json

from asgiref.testing import ApplicationCommunicator  # channels.testing needs daphne

from inboxes import push
from tempmail_site.asgi import application
from tests.worlds.visitors import in_header

LIMIT_SECONDS = 30
SOURCE = b"Subject: s\r\n\r\n."


class Socket(ApplicationCommunicator):
    """A WebSocket client's side of the ASGI conversation."""

    def __init__(self, path, cookies=(), origin="http://localhost:8000", client="192.0.2.1", query=b""):
        headers = [(b"host", b"localhost:8000"), (b"cookie", in_header(dict(cookies)).encode())]
        if origin:
            headers.append((b"origin", origin.encode()))
        scope = {"type": "websocket", "path": path, "headers": headers, "client": (client, 40000), "scheme": "ws"}
        super().__init__(application, scope | {"query_string": query, "subprotocols": []})

    async def is_accepted(self):
        await self.send_input({"type": "websocket.connect"})
        output = await self.receive_output(LIMIT_SECONDS)
        return output["type"] == "websocket.accept"

    async def send(self, **data):
        await self.send_input({"type": "websocket.receive", **data})

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait(LIMIT_SECONDS)


def arrive(put_mail, inbox, source=SOURCE):
    """Store a message, and tell who listens."""
    message = put_mail(inbox.address, source)
    push.announce(push.topic_of_inbox(inbox.pk))
    return message


async def opened(address, *arguments, **options):
    socket = Socket(f"/ws/inbox/{address}", *arguments, **options)
    assert await socket.is_accepted()
    return socket


async def next_of(socket):
    output = await socket.receive_output(LIMIT_SECONDS)
    return json.loads(output["text"])


async def closed_with(socket):
    output = await socket.receive_output(LIMIT_SECONDS)
    assert output["type"] == "websocket.close"
    await socket.leave()
    return output.get("code")


async def list_of(socket):
    """Return the list that the socket brings."""
    pushed = await next_of(socket)
    assert pushed["type"] == "list"
    return pushed["html"]


async def until_quiet(socket):
    """Take the first list, which says that the socket is up; then the hub listens, too."""
    await list_of(socket)
    assert await socket.receive_nothing(2 * push.PAUSE_SECONDS)
