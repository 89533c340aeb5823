"""Clients' sides of the ASGI conversation with the whole application, without a server in between."""

import asyncio
import json

from asgiref.testing import ApplicationCommunicator  # channels.testing needs daphne

from tempmail_site.asgi import application

LIMIT_SECONDS = 30


def wrapper(kind):
    """Return the part of the application that is of this kind: what it knows is this process'."""
    found = application
    while not isinstance(found, kind):
        found = found.application
    return found


def scope_of(url, headers, **own):
    url, _, query = url.partition("?")
    return {
        "path": url,
        "query_string": query.encode("latin-1"),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.1", 40000),
        "server": ("127.0.0.1", 8000),
        **own,
    }


class Request(ApplicationCommunicator):
    """One request; headers are keyword arguments."""

    def __init__(self, url, method="GET", scheme="http", **headers):
        headers = {"host": "localhost"} | headers
        super().__init__(application, scope_of(url, headers, type="http", method=method, scheme=scheme))

    async def begin(self, body=b""):
        await self.send_input({"type": "http.request", "body": body})

    async def start(self):
        """Return (status, headers) as soon as they come."""
        start = await self.receive_output(LIMIT_SECONDS)
        return start["status"], {name.decode().lower(): value.decode() for name, value in start["headers"]}

    async def answer(self, body=b""):
        """Return (status, headers, body)."""
        await self.begin(body)
        status, headers = await self.start()
        received, more = b"", True
        while more:
            part = await self.receive_output(LIMIT_SECONDS)
            received, more = received + part.get("body", b""), part.get("more_body")
        await self.wait(LIMIT_SECONDS)
        return status, headers, received

    async def leave(self):
        await self.send_input({"type": "http.disconnect"})
        await self.wait(LIMIT_SECONDS)


class Stream(Request):
    """A stream of Server-Sent Events, and the first lines of it."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.lines, self.last_id, self.is_over = [], None, False

    async def __aenter__(self):
        await self.begin()
        self.status, self.headers = await self.start()
        assert self.status == 200
        assert (await self.line()).startswith(":")
        assert (await self.line()).startswith("retry: ")
        self.last_id = (await self.line()).removeprefix("id: ")
        return self

    async def __aexit__(self, *exception):
        if not self.is_over:
            await self.leave()

    async def line(self):
        while not self.lines and not self.is_over:
            part = await self.receive_output(LIMIT_SECONDS)
            self.lines += part.get("body", b"").decode().splitlines()
            self.is_over = not part.get("more_body")
        return self.lines.pop(0) if self.lines else None

    async def next(self):
        """Return (event, data), by the rules of the HTML standard, 9.2.6; None at the end."""
        event, data = "message", ""
        while (line := await self.line()) is not None:
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "id":
                self.last_id = value
            elif name == "data":
                data += value
            elif not line and data:
                return event, json.loads(data)
        return None


class Socket(ApplicationCommunicator):
    """A WebSocket to the API."""

    def __init__(self, url, *subprotocols, scheme="ws", **headers):
        headers = {"host": "localhost", "origin": "https://elsewhere.example"} | headers
        scope = scope_of(url, headers, type="websocket", subprotocols=list(subprotocols), scheme=scheme)
        super().__init__(application, scope)

    async def open(self):
        """Return the subprotocol."""
        await self.send_input({"type": "websocket.connect"})
        accepted = await self.receive_output(LIMIT_SECONDS)
        assert accepted["type"] == "websocket.accept"
        return accepted["subprotocol"]

    async def next(self):
        """Return a message's value, or the code of the end."""
        output = await self.receive_output(LIMIT_SECONDS)
        return json.loads(output["text"]) if output["type"] == "websocket.send" else output.get("code")

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait(LIMIT_SECONDS)


def ask(url, body=b"", **options):
    async def scenario():
        return await Request(url, **options).answer(body)

    return asyncio.run(scenario())


def problem_in(answer):
    """Return (status, detail) of an answer that is a problem document."""
    status, headers, body = answer
    value = json.loads(body)
    assert headers["content-type"] == "application/problem+json"
    assert value["status"] == status
    return status, value["detail"]
