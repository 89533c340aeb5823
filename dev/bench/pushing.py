"""Pages and clients that listen, by the thousand: how fast they are told, what each costs, what others see of it.

Part of ./tempmail bench.  Clients are as small as they can be, in this process; beside the pushes
a second stands what a bare server sends to the same clients, the same bytes, on this machine.
"""

import asyncio
import base64
import contextlib
import os
import resource
import smtplib
import struct
import threading
import time
from collections.abc import AsyncIterator, Iterator
from statistics import median

import psycopg

from ..system import descendants, say, wait_for
from .deliveries import Bench
from .flood import Look, Pages, bytes_of, ordinary_visitor, p95

PAGES, ROUNDS = 1000, 5
SOCKETS, WAITERS = 2000, 500
STREAMS, ARRIVALS = 10, 600
ARRIVALS_PER_SECOND, PAGE_SECONDS = 50, 20
LIMIT_SECONDS = 120
APART_SECONDS = 0.6
MEGABYTE = 1_000_000
RAISED = {
    "MAX_SOCKETS": "10000",
    "MAX_WAITING": "10000",
    "LIMIT_LOOKUP": "1000000/m",
    "LIMIT_API": "1000000/m",
    "BEAT_SECONDS": "600",
}
# One more message for each name, sealed as the first was: to the site's key, whoever it is for.
MORE = """
    WITH more AS (
        INSERT INTO inboxes_message
            (id, domain_id, local_part, expires_at, source_bytes, fingerprint, summary, body, source)
        SELECT gen_random_uuid(), domain_id, name, expires_at, source_bytes, gen_random_uuid()::text::bytea, summary,
            body, source
        FROM unnest(%s::text[]) AS name,
            (SELECT * FROM inboxes_message WHERE local_part = 'pushed' LIMIT 1) AS first
        RETURNING domain_id, local_part
    )
    SELECT count(*) FROM more
"""
TELL = """
    SELECT count(pg_notify('tempmail', 'p:' || domain_id || ':' || name))
    FROM unnest(%s::text[]) AS name,
        (SELECT domain_id FROM inboxes_message WHERE local_part = 'pushed' LIMIT 1) AS first
"""


def figures(bench: Bench) -> dict[str, float]:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    bench.world.postfix.set(virtual_transport=bench.transport("lmtp"))
    bench.world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    found: dict[str, float] = {}
    for measure in (pushes, memory, pages, statements):
        role = f"ALTER ROLE tempmail_web IN DATABASE {bench.database}"
        bench.cluster.sql(f"{role} SET log_statement = '{'all' if measure is statements else 'none'}'")
        with web(bench):
            deliver(bench, "pushed")
            found |= measure(bench)
        bench.empty()
    for name, value in found.items():
        say(f"{name} {value:.3f}")
    return found


@contextlib.contextmanager
def web(bench: Bench) -> Iterator[None]:
    service = bench.world.start("web", env=RAISED)
    try:
        yield
    finally:
        service.stop()


def deliver(bench: Bench, name: str) -> None:
    source = "From: Shop <sender@shop.example>\r\nSubject: Your code is 482913\r\n\r\nYour code is 482913.\r\n"
    with smtplib.SMTP("127.0.0.1", bench.world.smtp_port, timeout=60) as smtp:
        smtp.sendmail("sender@shop.example", [f"{name}@tempmail.test"], source + "La de da de da.\r\n" * 240)
    wait_for(lambda: bench.is_drained() and bench.arrived("lmtp"), 60, "a first message")


def connected(bench: Bench) -> psycopg.Connection:
    return psycopg.connect(bench.cluster.url("tempmail", bench.database), autocommit=True)


def store(database: psycopg.Connection, names: list[str]) -> None:
    """Store a message for each, and tell nobody yet."""
    database.execute(MORE, [names])


def tell(database: psycopg.Connection, names: list[str]) -> None:
    database.execute(TELL, [names])


# ---------------------------------------------------------------- how fast


def pushes(bench: Bench) -> dict[str, float]:
    names = [f"pushed{number}" for number in range(PAGES)]
    on_one, each_bytes = asyncio.run(pushed(bench, ["pushed"] * PAGES, ["pushed"]))
    on_many, _ = asyncio.run(pushed(bench, names, names))
    bare = asyncio.run(sent_bare(each_bytes))
    return {
        "pushes_per_second": PAGES / on_one,
        "pushes_apart_per_second": PAGES / on_many,
        "pushes_bare_per_second": PAGES / bare,
        "pushes_vs_bare": bare / on_one,
        "push_bytes": each_bytes,
    }


async def pushed(bench: Bench, names: list[str], told: list[str]) -> tuple[float, int]:
    """Open a page for each name; return the seconds from a change until the last has its list, and a list's bytes."""
    with connected(bench) as database:
        async with listening(bench.world.web_port, names) as pages:
            seconds = []
            for _ in range(ROUNDS):
                await asyncio.sleep(APART_SECONDS)
                await asyncio.to_thread(store, database, told)
                began = time.monotonic()
                telling = asyncio.create_task(asyncio.to_thread(tell, database, told))
                received = await asyncio.gather(*(page.message() for page in pages))
                await telling
                seconds.append(time.monotonic() - began)
        return median(seconds), len(received[-1])


async def sent_bare(size: int) -> float:
    """Return the seconds that a server of nothing else needs to send so many bytes to as many clients."""
    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: writers.append(writer), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = [await asyncio.open_connection("127.0.0.1", port) for _ in range(PAGES)]
    while len(writers) < PAGES:
        await asyncio.sleep(0.01)
    seconds = []
    for _ in range(ROUNDS):
        began = time.monotonic()
        for writer in writers:
            writer.write(b"x" * size)
        await asyncio.gather(*(reader.readexactly(size) for reader, _ in clients))
        seconds.append(time.monotonic() - began)
    for writer in [*writers, *(writer for _, writer in clients)]:
        writer.close()
    server.close()
    return median(seconds)


class Page:
    """A page's end of its WebSocket (RFC 6455), as far as it is told."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port: int, name: str) -> "Page":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET /ws/inbox/{name}@tempmail.test?language=en HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        await reader.readuntil(b"\r\n\r\n")
        return cls(reader, writer)

    async def message(self) -> bytes:
        """The next that is no beat."""
        while True:
            _, length = await self.reader.readexactly(2)
            if length == 126:
                (length,) = struct.unpack("!H", await self.reader.readexactly(2))
            elif length == 127:
                (length,) = struct.unpack("!Q", await self.reader.readexactly(8))
            text = await self.reader.readexactly(length)
            if b'"type": "beat"' not in text[:40]:
                return text


@contextlib.asynccontextmanager
async def listening(port: int, names: list[str]) -> AsyncIterator[list[Page]]:
    """Yield a page for each name, which has its first list."""
    pages = []
    try:
        for start in range(0, len(names), 50):
            some = await asyncio.gather(*(Page.open(port, name) for name in names[start : start + 50]))
            pages += some
            async with asyncio.timeout(LIMIT_SECONDS):
                await asyncio.gather(*(page.message() for page in some))
        yield pages
    finally:
        for page in pages:
            page.writer.close()


# ---------------------------------------------------------------- what each costs


def memory(bench: Bench) -> dict[str, float]:
    """What sockets and waiters take in all web processes, over none: their own memory, not what they share."""
    return asyncio.run(taken(bench))


async def taken(bench: Bench) -> dict[str, float]:
    port = bench.world.web_port
    # What is loaded by a first one is nobody's.
    async with listening(port, ["pushed"] * 50):
        clients = [await waiter(port, number) for number in range(50)]
        await asyncio.sleep(2)
        for _, writer in clients:
            writer.close()
    await asyncio.sleep(2)
    before = web_bytes(bench)
    async with listening(port, [f"page{number}" for number in range(SOCKETS)]):
        with_sockets = web_bytes(bench)
        clients = [await waiter(port, number) for number in range(WAITERS)]
        await asyncio.sleep(3)
        after = web_bytes(bench)
        for _, writer in clients:
            writer.close()
    return {
        "sockets_mb": (after - before) / MEGABYTE,
        "socket_kb": (with_sockets - before) / SOCKETS / 1000,
        "waiter_kb": (after - with_sockets) / WAITERS / 1000,
        "web_mb": before / MEGABYTE,
    }


async def waiter(port: int, number: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    path = f"/api/v1/inboxes/wait{number}@tempmail.test/messages/wait?timeout=120"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    return reader, writer


def web_bytes(bench: Bench) -> int:
    workers = [pid for pid in descendants(os.getpid()) if "gunicorn" in command_of(pid)]
    fields = ("Private_Dirty", "Private_Clean")
    return sum(bytes_of(pid, "smaps_rollup", field) for pid in workers for field in fields)


def command_of(pid: int) -> str:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline") as file:
        return file.read()
    return ""


# ---------------------------------------------------------------- what others see of it


class Arrivals(threading.Thread):
    """Sends mail at a fixed pace to a name that pages show."""

    def __init__(self, bench: Bench, names: list[str]):
        super().__init__(daemon=True)
        self.bench, self.names, self.is_over, self.sent = bench, names, threading.Event(), 0

    def run(self) -> None:
        with smtplib.SMTP("127.0.0.1", self.bench.world.smtp_port, timeout=60) as smtp:
            began = time.monotonic()
            while not self.is_over.wait(max(0, began + self.sent / ARRIVALS_PER_SECOND - time.monotonic())):
                name = self.names[self.sent % len(self.names)]
                source = f"From: sender@shop.example\r\nSubject: number {self.sent}\r\n\r\n" + "La de da.\r\n" * 100
                smtp.sendmail("sender@shop.example", [f"{name}@tempmail.test"], source)
                self.sent += 1


def pages(bench: Bench) -> dict[str, float]:
    """What pages take while mail comes to inboxes that are shown, beside what they take while none comes."""
    visitor, paths = ordinary_visitor(bench)
    names = [f"shown{number}" for number in range(20)]

    async def both() -> tuple[list[float], list[float], int]:
        async with listening(bench.world.web_port, names * 5) as shown:
            reading = [asyncio.create_task(read_all(page)) for page in shown]
            idle = await asyncio.to_thread(looked, Pages(visitor, paths))
            arrivals = Arrivals(bench, names)
            arrivals.start()
            busy = await asyncio.to_thread(looked, Pages(visitor, paths))
            arrivals.is_over.set()
            arrivals.join()
            for task in reading:
                task.cancel()
            return idle, busy, arrivals.sent

    for path in paths * 10:
        visitor.get(path)
    idle, busy, sent = asyncio.run(both())
    wait_for(bench.is_drained, LIMIT_SECONDS, "an empty queue")
    return {
        "page_p95_ratio": p95(busy) / p95(idle),
        "page_idle_p95_ms": p95(idle),
        "page_arrivals_p95_ms": p95(busy),
        "page_arrivals_per_second": sent / PAGE_SECONDS,
    }


async def read_all(page: Page) -> None:
    while True:
        await page.message()


def looked(look: Look) -> list[float]:
    look.start()
    time.sleep(PAGE_SECONDS)
    return look.end()


# ---------------------------------------------------------------- what the database is asked


def statements(bench: Bench) -> dict[str, float]:
    """Statements of the web processes while ten streams on one inbox are told of 600 arrivals, 50 a second."""
    return asyncio.run(told(bench))


async def told(bench: Bench) -> dict[str, float]:
    port, log = bench.world.web_port, bench.cluster.log
    streams = [await stream(port, "pushed") for _ in range(STREAMS)]
    await asyncio.sleep(1)
    before = log.stat().st_size

    async def count(reader: asyncio.StreamReader) -> None:
        found = 0
        while found < ARRIVALS:
            found += (await reader.readline()).startswith(b"event: message")

    counting = [asyncio.create_task(count(reader)) for reader, _ in streams]
    began = time.monotonic()
    with connected(bench) as database:
        for number in range(ARRIVALS):
            await asyncio.sleep(max(0, began + number / ARRIVALS_PER_SECOND - time.monotonic()))
            await asyncio.to_thread(store, database, ["pushed"])
            await asyncio.to_thread(tell, database, ["pushed"])
    seconds = time.monotonic() - began
    async with asyncio.timeout(LIMIT_SECONDS):
        await asyncio.gather(*counting)
    for _, writer in streams:
        writer.close()
    with log.open("rb") as file:
        file.seek(before)
        statements = sum(b"LOG:  execute" in line or b"LOG:  statement" in line for line in file)
    return {"streams_statements": statements, "streams_arrivals_per_second": ARRIVALS / seconds}


async def stream(port: int, name: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /api/v1/inboxes/{name}@tempmail.test/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer
