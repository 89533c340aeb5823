"""The LMTP front (RFC 2033) of the resident command, one per worker.

First step of delivery.  aiosmtpd speaks the protocol; here are the defaults
that would lose mail, changed.  Answers 2xx after COMMIT, 4xx for everything
else, never 5xx: whatever is wrong here is wrong with us, and Postfix keeps it.
"""

import asyncio
import collections
import contextlib
import logging
import re
import socket

from aiosmtpd.lmtp import LMTP
from django.conf import settings

from inboxes import measuring

from .delivering import Delivery, envelope_of
from .marks import Marks
from .parsing.message import ParsedMessage
from .storing import hand_on_measures
from .together import Together

log = logging.getLogger("delivery")

READ_BYTES = 1 << 30  # "all there is": the reader's own limit bounds it
MAX_COMMAND_BYTES = 64 * 1024
LARGE_BYTES = 1 << 20  # of these a worker has a quarter as many in memory, and parses and stores one at a time
SLOW_BYTES = 64 * 1024  # what may take long to parse: those that are parsed already are stored first
BACKLOG = 128  # connections that wait for a worker
NOT_NOW = "451 4.3.0 Not now"

_path = re.compile(r"<(.*)>\s*([^<>]*)", re.DOTALL)


class Front(LMTP):
    """aiosmtpd's LMTP, made to take whatever Postfix hands over."""

    # Commands as long as Postfix makes them; the reader's limit is also its buffer.
    line_length_limit = MAX_COMMAND_BYTES
    command_size_limits = collections.defaultdict(lambda: MAX_COMMAND_BYTES)
    event_handler: "Worker"
    _held = b""  # replies that go with the next

    def __dir__(self) -> list[str]:
        # For each connection aiosmtpd searches itself for methods: these it can find.
        return _COMMANDS

    async def push(self, status: str | bytes) -> None:
        text = status.decode() if isinstance(status, bytes) else status
        if text == "250 OK" and b"\n" in self._reader._buffer:  # type: ignore[attr-defined]
            # The next command is there already: one packet for both replies.
            self._held += b"250 OK\r\n"
            return
        held, self._held = self._held.decode(), b""
        await super().push(held + ("4" + text[1:] if text[:1] == "5" else text))

    async def smtp_LHLO(self, arg: str | None) -> None:
        """aiosmtpd's says nothing of pipelining (RFC 2920), without which each command waits for a reply."""
        if not arg or self.session is None:
            await self.push("501 5.5.4 Syntax: LHLO hostname")
            return
        self._set_rset_state()
        self.session.extended_smtp, self.session.host_name = True, arg
        await self.push(f"250-{self.hostname}\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8")

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        # Postfix has checked the address; aiosmtpd's parser refuses some that are fine.
        match = _path.match(arg.strip())
        return (match[1] or "<>", match[2]) if match else (None, None)

    async def smtp_DATA(self, arg: str) -> None:
        """Read the message in chunks: long lines, bare CR and LF are content (RFC 5321 4.5.2)."""
        envelope = self.envelope
        if envelope is None or envelope.mail_from is None or not envelope.rcpt_tos:
            await self.push("503 5.5.1 RCPT first")
            return
        async with contextlib.AsyncExitStack() as counted:
            # Those over the number wait here, with Postfix: what is in memory is bounded.
            await counted.enter_async_context(self.event_handler.at_once)
            with self.event_handler.together.expecting():
                await self.push("354 End data with <CR><LF>.<CR><LF>")
                with measuring.timed("delivery_seconds", "receive"):
                    source = await self._read_data(counted)
            replies = await self.event_handler.deliver(envelope.mail_from, envelope.rcpt_tos, source)
        self._set_post_data_state()
        await self.push("\r\n".join(replies))

    async def _read_data(self, counted: contextlib.AsyncExitStack) -> bytes:
        data = bytearray(b"\r\n")
        searched, is_large = 0, False
        while (end := data.find(b"\r\n.\r\n", searched)) < 0:
            searched = max(0, len(data) - 4)
            chunk = await self._reader.read(READ_BYTES)
            if not chunk:
                raise ConnectionResetError("connection lost during DATA")
            data += chunk
            if len(data) > LARGE_BYTES and not is_large:
                is_large = True
                await counted.enter_async_context(self.event_handler.large)
            self._reset_timeout()
        self._reader.feed_data(bytes(data[end + 5 :]))
        del data[end + 2 :]
        return bytes(data.replace(b"\r\n.", b"\r\n"))[2:]

    async def handle_exception(self, error: Exception) -> str:
        # The rest of a message must not be taken for commands, so this connection ends.
        log.error("front: %s", type(error).__name__, extra={"error": error})
        if self.transport:
            self.transport.close()
        return NOT_NOW


_COMMANDS = [f"smtp_{name}" for name in ("LHLO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY")]


class Worker:
    """One process: it parses one message at a time, so that the main thread can time the parser out."""

    def __init__(self, number: int, marks: Marks):
        self.number, self.marks = number, marks
        self.at_once = asyncio.Semaphore(settings.MAX_MESSAGES_AT_ONCE)
        self.large = asyncio.Semaphore(max(1, settings.MAX_MESSAGES_AT_ONCE // 4))
        self.large_alone = asyncio.Lock()
        self.together = Together()

    def __dir__(self) -> list[str]:
        return []  # no handle_ hooks: Front calls deliver() itself

    async def deliver(self, sender: str, recipients: list[str], source: bytes) -> list[str]:
        """Return one reply for each recipient (RFC 2033 4.2)."""
        delivery = Delivery(envelope_of(sender, recipients, source))
        try:
            # What is made of a large one takes a multiple of its bytes: not of two at a time.
            async with self.large_alone if len(source) > LARGE_BYTES else contextlib.nullcontext():
                if len(source) > SLOW_BYTES:
                    self.together.store_now()
                results = await self.together.keep(delivery, self._read(delivery))
            return [f"250 2.0.0 {result.outcome}" for result in results]
        except Exception as error:
            delivery.defer(error)
            return [NOT_NOW] * len(recipients)

    def _read(self, delivery: Delivery) -> ParsedMessage:
        fingerprint = delivery.envelope.fingerprint
        is_suspect = self.marks.is_suspect(fingerprint)
        self.marks.begin(self.number, fingerprint, delivery.queue_id)
        try:
            return delivery.read(as_is=is_suspect)
        finally:
            self.marks.end(self.number)

    async def serve(self, listening: socket.socket, stop: asyncio.Event) -> None:
        """Serve until stop; then finish what has been received."""
        loop = asyncio.get_running_loop()
        # One connection at a time, so that none waits behind a slow message while another worker idles.
        server = await loop.create_unix_server(self._front, sock=listening, backlog=1)
        listening.listen(BACKLOG)
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), measuring.HAND_ON_SECONDS)
            hand_on_measures()
        server.close()
        await self.together.finish()

    def _front(self) -> Front:
        return Front(self, data_size_limit=None, enable_SMTPUTF8=True, hostname="tempmail", ident="LMTP")
