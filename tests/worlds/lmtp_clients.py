"""The resident command alone, and LMTP clients of it."""

import asyncio
import socket

import pytest

from delivery import storing
from delivery.lmtp import Worker
from delivery.marks import Marks
from delivery.resident import listen
from tests.worlds.threads import in_thread


class LmtpClient:
    """An LMTP client that says what it is told, and nothing of its own."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(120)
        try:
            self.socket.connect(str(path))
        except OSError:
            self.socket.close()
            raise
        self.file = self.socket.makefile("rb")

    def close(self):
        self.file.close()
        self.socket.close()

    def reply(self):
        """Return a reply's last line; "" when the other side has hung up."""
        while True:
            line = self.file.readline().decode()
            if line[3:4] != "-":
                return line.rstrip("\r\n")

    def say(self, *lines):
        """Send lines together; return the last one's reply."""
        self.socket.sendall(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\r\n" for line in lines))
        return [self.reply() for _ in lines][-1]

    def envelope(self, *recipients, sender="sender@shop.example"):
        self.say("LHLO test", f"MAIL FROM:<{sender}>", *(f"RCPT TO:<{recipient}>" for recipient in recipients))
        reply = self.say("DATA")
        if not reply:
            raise ConnectionError("the other side has hung up")
        assert reply.startswith("354")

    def data(self, source, count=1):
        self.socket.sendall(dotted(source))
        return [self.reply() for _ in range(count)]

    def deliver(self, source, *recipients, sender="sender@shop.example"):
        self.envelope(*recipients, sender=sender)
        return self.data(source, len(recipients))


def dotted(source):
    """The DATA form (RFC 5321 4.5.2), ended."""
    data = (b"\r\n" + source).replace(b"\r\n.", b"\r\n..")[2:]
    return data + (b".\r\n" if data.endswith(b"\r\n") or not data else b"\r\n.\r\n")


@pytest.fixture
def resident(transactional_db, running, domain):
    """The resident command alone, serving the test's database."""
    running.start("delivery")
    yield running
    running.start("delivery")
    storing.disconnect()


@pytest.fixture
def connect_lmtp(resident, world):
    """Open LMTP connections that end with the test."""
    clients = []

    def connect_lmtp():
        clients.append(LmtpClient(world.socket))
        assert clients[-1].reply().startswith("220")
        return clients[-1]

    yield connect_lmtp
    for client in clients:
        client.close()


def serve_while(converse, path):
    """Run one worker at a socket in this process, for as long as converse(path) lasts."""

    async def serve():
        stop = asyncio.Event()
        serving = asyncio.create_task(Worker(0, Marks(1)).serve(listen(path), stop))
        await in_thread(converse, path)
        stop.set()
        await serving

    try:
        asyncio.run(serve())
    finally:
        storing.disconnect()
