"""Waiting and streaming on the real service: gunicorn, Postfix, delivery, many clients at once."""

import asyncio
import json
import os
import signal
import smtplib
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Sum

from dev.system import descendants, wait_for
from inboxes import push
from inboxes.mail import typed_codes
from inboxes.models import Inbox, Seat
from tests.worlds.threads import in_thread

WAITERS = 500
LIMIT_SECONDS = 115  # less than they would wait
MAIL = "From: Shop <shop@shop.example>\r\nSubject: for {0}\r\n\r\nYour code is {0}.\r\n"


@pytest.fixture
def web(live, domain):
    service = live.start("web")
    yield service
    live.start("web")
    connection.close()


class Response:
    """A client's side of one request to gunicorn, bytes over a socket."""

    def __init__(self, world, path, secret, **headers):
        lines = [f"GET /api/v1/inboxes/{path} HTTP/1.1", "Host: localhost"]
        lines += [f"Authorization: Bearer {typed_codes.to_code(secret)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.port, self.request = world.web_port, "\r\n".join(lines) + "\r\n\r\n"

    async def begin(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(self.request.encode())
        await self.writer.drain()
        return self

    async def start(self):
        """Return (status, headers)."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        return int(head[0].split()[1]), dict(line.lower().split(": ", 1) for line in head[1:] if line)

    async def json(self):
        try:
            status, headers = await self.start()
            body = await self.reader.readexactly(int(headers["content-length"]))
        finally:
            self.writer.close()
        assert status == 200, body
        return json.loads(body)

    async def line(self, name):
        """Return the value of the stream's next line of that name, None at its end."""
        while line := await self.reader.readline():
            if line.startswith(f"{name}: ".encode()):
                return line.decode().split(": ", 1)[1].strip()
        return None

    async def leave(self):
        self.writer.close()
        with suppress(ConnectionError):
            await self.writer.wait_closed()


def workers(web):
    return descendants(web.pid)


def resident_megabytes(pids):
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    return [round(count * os.sysconf("SC_PAGE_SIZE") / 1024**2, 1) for count in pages]


def thread_counts(pids):
    return [len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in pids]


def cpu_ticks(pids):
    return [sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:13])) for pid in pids]


def wait_until_idle(pids, seconds=60):
    """Wait until the processes have nothing to do: all that was asked has been looked at."""

    def is_idle():
        before = cpu_ticks(pids)
        time.sleep(0.5)
        return sum(cpu_ticks(pids)) - sum(before) <= 2

    wait_for(is_idle, seconds, "idle workers")


def of_listeners(cluster, what):
    """Ask of the connections that listen, as the superuser: the roles see their own alone."""
    listening = f"datname = '{connection.settings_dict['NAME']}' AND query = 'LISTEN {push.CHANNEL}'"
    return int(cluster.sql(f"SELECT {what} FROM pg_stat_activity WHERE {listening}"))


def all_are_seated():
    return (Seat.objects.aggregate(taken=Sum("count"))["taken"] or 0) >= WAITERS


def send_to(world, addresses):
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=60) as smtp:
        for address in addresses:
            smtp.sendmail("shop@shop.example", [address], MAIL.format(address.partition("@")[0]))


def test_each_of_500_waiters_is_woken_by_its_own_mail(web, world, domain, cluster, capsys):
    issued = [Inbox.objects.issue(domain) for _ in range(WAITERS)]
    addresses = [inbox.address for inbox, _ in issued]
    requests = [
        Response(world, f"{address}/messages/wait?timeout=120", secret)
        for address, (_, secret) in zip(addresses, issued, strict=True)
    ]
    figures = {}

    def note(what):
        pids = workers(web)
        figures[what] = (resident_megabytes(pids), thread_counts(pids))

    async def scenario():
        note("before")
        started = time.monotonic()
        await asyncio.gather(*(request.begin() for request in requests))
        answers = [asyncio.create_task(request.json()) for request in requests]
        # A process that gets no time seems idle, too.
        await in_thread(wait_for, all_are_seated, 60, "all to wait")
        await asyncio.to_thread(wait_until_idle, workers(web))
        assert not any(answer.done() for answer in answers)
        note("waiting")
        # The listening connections break: all are told, and look again, at once.
        broken, moment = time.monotonic(), cluster.sql("SELECT clock_timestamp()")
        count = await asyncio.to_thread(of_listeners, cluster, "count(pg_terminate_backend(pid))")
        assert count
        anew = f"count(*) FILTER (WHERE backend_start > '{moment}')"
        await asyncio.to_thread(wait_for, lambda: of_listeners(cluster, anew) == count, 60, "listeners")
        await asyncio.to_thread(wait_until_idle, workers(web))
        assert not any(answer.done() for answer in answers)
        note("all woken")
        ready = time.monotonic()
        with ThreadPoolExecutor(4) as senders:
            sending = [senders.submit(send_to, world, addresses[start::4]) for start in range(4)]
            messages = await asyncio.gather(*answers)
        woken = time.monotonic()
        for sender in sending:
            sender.result()
        note("after")
        figures["seconds"] = (
            f"{broken - started:.1f} s until all wait, {ready - broken:.1f} s until all have looked again, "
            f"{woken - ready:.1f} s until all are answered"
        )
        return messages

    messages = asyncio.run(asyncio.wait_for(scenario(), LIMIT_SECONDS))

    assert [message["recipient"] for message in messages] == addresses
    assert [message["subject"] for message in messages] == [f"for {address.partition('@')[0]}" for address in addresses]
    with capsys.disabled():
        print(f"\n{WAITERS} waiters, {figures.pop('seconds')}")
        for what, (megabytes, threads) in figures.items():
            print(f"  {what}: workers of {megabytes} MB resident with {threads} threads")
    # The pool's, the loop's default ones, ours: none of them is one waiter's.
    assert max(figures["waiting"][1] + figures["all woken"][1]) < 30
    assert sum(figures["waiting"][0]) - sum(figures["before"][0]) < WAITERS * 0.2


def test_client_that_hangs_up_is_noticed_at_once(web, world, issued, cluster):
    address, secret = issued[0].address, issued[1]

    async def scenario():
        requests = [
            Response(world, f"{address}/messages/wait", secret),
            Response(world, f"{address}/events", secret),
        ]
        for request in requests:
            await request.begin()
        while not await asyncio.to_thread(of_listeners, cluster, "count(*)"):
            await asyncio.sleep(0.05)
        await asyncio.to_thread(wait_until_idle, workers(web))

        for request in requests:
            await request.leave()

        # The last subscriber of a process takes its listening connection along.
        async with asyncio.timeout(10):  # a ping would notice it too, later
            while await asyncio.to_thread(of_listeners, cluster, "count(*)"):
                await asyncio.sleep(0.05)

    asyncio.run(asyncio.wait_for(scenario(), 120))


def test_stream_survives_a_restart_of_its_worker(web, world, issued, send):
    address, secret = issued[0].address, issued[1]

    async def scenario():
        stream = await Response(world, f"{address}/events", secret).begin()
        last_id = await stream.line("id")
        await asyncio.to_thread(send, MAIL.format(1).encode(), address)
        last_id = await stream.line("id")
        assert json.loads(await stream.line("data"))["subject"] == "for 1"

        old = workers(web)
        os.kill(web.pid, signal.SIGHUP)  # gunicorn: new workers, then the old ones end
        with suppress(ConnectionError):
            assert await stream.line("data") is None
        await stream.leave()
        await asyncio.to_thread(send, MAIL.format(2).encode(), address)
        await asyncio.to_thread(wait_for, lambda: not set(old) & set(workers(web)), 60, "new workers")

        stream = await Response(world, f"{address}/events", secret, last_event_id=last_id).begin()
        assert json.loads(await stream.line("data"))["subject"] == "for 2"
        await stream.leave()

    asyncio.run(asyncio.wait_for(scenario(), 120))


def test_service_stops_quickly_while_clients_wait(web, world, issued):
    address, secret = issued[0].address, issued[1]

    async def scenario():
        requests = [Response(world, f"{address}/{what}", secret) for what in ("events", "messages/wait") * 20]
        for request in requests:
            await request.begin()
        await asyncio.to_thread(wait_until_idle, workers(web))

        started = time.monotonic()
        await asyncio.to_thread(web.stop, 60)
        assert time.monotonic() - started < 24  # a wait takes 25, a stream has no end
        assert web.process.returncode != -signal.SIGKILL
        for request in requests:
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await request.reader.readexactly(100_000)
            await request.leave()

    asyncio.run(asyncio.wait_for(scenario(), 120))
