"""How the pages answer while 100 MB of hostile mail come in at once, beside how they answer before.

Part of ./tempmail bench.  A visitor asks, ten times a second, for the pages of an
inbox with ordinary mail; another opens each hostile message as soon as it is there.
The messages are those of dev/hostile.py, to public names and to private inboxes.
All are counted: what Postfix accepted is stored, once, and nothing bounced.
"""

import contextlib
import http.client
import itertools
import json
import os
import queue
import re
import smtplib
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from http.cookies import SimpleCookie
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import psycopg

from ..faults.stage import NOT_DELIVERED
from ..hostile import flood
from ..system import Stop, descendants, patience, say, wait_for
from .codes import messages as labelled_messages
from .deliveries import Bench

MEGABYTES = 100
SESSIONS = 20
PAGES_PER_SECOND = 10
IDLE_SECONDS = 25
ORDINARY_MAILS = 20
PRIVATE_INBOXES = 5  # that hostile mail goes to as well; each keeps 200 messages
MANY_RECIPIENTS = 50
LIMIT_SECONDS = 600
HOSTILE = """
    SELECT message.id, coalesce(inbox.local_part, message.local_part)
    FROM inboxes_message message LEFT JOIN inboxes_inbox inbox ON inbox.id = inbox_id
    WHERE coalesce(inbox.local_part, message.local_part) LIKE 'hostile%'
"""


class Visitor:
    """A browser, as far as cookies go.  Each request has a connection of its own, as from most proxies."""

    def __init__(self, port: int):
        self.port, self.cookies = port, SimpleCookie()

    def get(self, path: str, *also: int) -> str:
        """Return the page.  Raises Stop for another status than 200, 302 and those named."""
        return self._ask("GET", path, also=also)

    def post(self, path: str, form: dict[str, str]) -> str:
        """Send a form, after a page was got."""
        return self._ask("POST", path, form | {"csrfmiddlewaretoken": self.cookies["csrf"].value})

    def issue(self, name: str) -> str:
        """Take an address; return it."""
        self.get("/")
        form = {"local_part": name, "domain": "tempmail.test", "lifetime": "60"}
        self.post("/new", form)
        return f"{name}@tempmail.test"

    def _ask(self, method: str, path: str, form: dict[str, str] | None = None, also: tuple[int, ...] = ()) -> str:
        headers = {"Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())}
        body = urlencode(form) if form else None
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience(60))
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status not in (200, 302, *also):
            raise Stop(f"{method} {path} was answered {answer.status}.")
        for value in answer.headers.get_all("Set-Cookie", ()):
            self.cookies.load(value)
        return text


class Look(threading.Thread):
    """A visitor who looks at pages until the end; times has the milliseconds."""

    def __init__(self, visitor: Visitor):
        super().__init__(daemon=True)
        self.visitor = visitor
        self.times: list[float] = []
        self.failure: Exception | None = None
        self.is_over = threading.Event()

    def end(self) -> list[float]:
        self.is_over.set()
        self.join()
        if self.failure:
            raise Stop(f"A page failed: {self.failure!r}")
        return self.times


class Pages(Look):
    """Asks for pages in turn at a fixed pace, however slow the answers are."""

    def __init__(self, visitor: Visitor, paths: list[str]):
        super().__init__(visitor)
        self.paths = paths

    def run(self) -> None:
        with ThreadPoolExecutor(50) as pool:
            started = time.monotonic()
            for number in itertools.count():
                due = started + number / PAGES_PER_SECOND
                if self.is_over.wait(max(0, due - time.monotonic())):
                    return
                pool.submit(self._look, self.paths[number % len(self.paths)], time.monotonic())

    def _look(self, path: str, asked: float) -> None:
        try:
            self.visitor.get(path)
        except (Stop, OSError, http.client.HTTPException) as error:
            self.failure = error
        self.times.append((time.monotonic() - asked) * 1000)


class Reader(Look):
    """Opens each hostile message as it arrives, its page and its HTML, one after the other."""

    def __init__(self, visitor: Visitor, database_url: str):
        super().__init__(visitor)
        self.database_url = database_url

    def run(self) -> None:
        try:
            self._read()
        except (Stop, OSError, http.client.HTTPException, psycopg.Error) as error:
            self.failure = error

    def _read(self) -> None:
        seen = set()
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            while not self.is_over.wait(0.2):
                for pk, name in connection.execute(HOSTILE).fetchall():
                    if pk not in seen and not self.is_over.is_set():
                        seen.add(pk)
                        self._open(f"/inbox/{name}@tempmail.test/messages/{pk}")

    def _open(self, path: str) -> None:
        for page in (path, f"{path}/html"):
            started = time.monotonic()
            self.visitor.get(page, 404)  # it may have no HTML
            self.times.append((time.monotonic() - started) * 1000)


class Memory(threading.Thread):
    """Looks how much memory the resident command has: each process by itself, and all of them."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.pid, self.is_over = pid, threading.Event()
        self.worker_bytes = self.all_bytes = 0

    def run(self) -> None:
        while not self.is_over.wait(0.5):
            total = 0
            for pid in [self.pid, *descendants(self.pid)]:
                with contextlib.suppress(OSError):  # it has just ended
                    # The kernel remembers the peak; what forked processes share is counted once in the sum.
                    self.worker_bytes = max(self.worker_bytes, bytes_of(pid, "status", "VmHWM"))
                    total += bytes_of(pid, "smaps_rollup", "Pss")
            self.all_bytes = max(self.all_bytes, total)

    def end(self) -> None:
        self.is_over.set()
        self.join()


def bytes_of(pid: int, file: str, field: str) -> int:
    found = re.search(rf"^{field}:\s+(\d+) kB", Path(f"/proc/{pid}/{file}").read_text(), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


# ---------------------------------------------------------------- the senders, in a process of their own

HostileMail = tuple[list[str], str, bytes]  # the local parts it goes to, what it is, its DATA
Reply = tuple[list[str], str, int]  # the local parts, what it was, the last reply's code
_messages: list[HostileMail] = []


def make_messages(total_bytes: int) -> int:
    """Make what will be sent, before the time runs; return the bytes."""
    private = itertools.cycle(f"hostile-{number}" for number in range(PRIVATE_INBOXES))
    for number, (name, source) in enumerate(flood(total_bytes)):
        names = [next(private)] if number % 3 == 0 else [f"hostile{number}"]
        if number % 40 == 39:
            names = [f"hostile{number}x{more}" for more in range(MANY_RECIPIENTS)]
        _messages.append((names, name, source.replace(b"\r\n.", b"\r\n..") + b"\r\n.\r\n"))
    return sum(len(data) for _, _, data in _messages)


def send_messages(port: int) -> list[Reply]:
    """Send them over SESSIONS connections."""
    waiting: queue.SimpleQueue[HostileMail] = queue.SimpleQueue()
    replies: list[Reply] = []
    for message in _messages:
        waiting.put(message)

    def session() -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                names, what, data = waiting.get_nowait()
                replies.append((names, what, send(port, names, data)))

    threads = [threading.Thread(target=session) for _ in range(SESSIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies


def send(port: int, names: list[str], data: bytes) -> int:
    """Send one message; return the last reply's code.  As any sender, try again what is answered 4xx or not at all."""
    commands = ["MAIL FROM:<sender@shop.example>", *(f"RCPT TO:<{name}@tempmail.test>" for name in names), "DATA"]
    code = 0
    for _ in range(60):
        with (
            contextlib.suppress(smtplib.SMTPException, OSError),
            smtplib.SMTP("127.0.0.1", port, local_hostname="client.example", timeout=LIMIT_SECONDS) as smtp,
        ):
            smtp.ehlo()
            code = max(smtp.docmd(command)[0] for command in commands)
            if code == 354:
                # smtplib's own sendmail() would take as much processor time as Postfix.
                smtp.send(data)
                code, _ = smtp.getreply()
        if code == 250 or code >= 500:
            return code
        time.sleep(0.5)
    return code


# ---------------------------------------------------------------- the measurement


def figures(bench: Bench, total_bytes: int = MEGABYTES * 1_000_000) -> dict[str, float]:
    """Measure once; return the figures.  Raises Stop when a message was lost, doubled or bounced."""
    # What was measured before may have left another.
    bench.world.postfix.set(virtual_transport=bench.transport("pipe"))
    bench.world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    services = [bench.world.start("web"), bench.world.start("qcluster")]
    # The client is no part of what is measured: it must not wait for a processor.
    os.setpriority(os.PRIO_PROCESS, 0, -10)
    try:
        with ProcessPoolExecutor(1, get_context("spawn"), os.nice, (10,)) as sender:
            sent_bytes = sender.submit(make_messages, total_bytes).result()
            return measured(bench, sender, sent_bytes)
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, 0)
        for service in services:
            service.stop()
        bench.empty()


def measured(bench: Bench, sender: ProcessPoolExecutor, sent_bytes: int) -> dict[str, float]:
    visitor, paths = ordinary_visitor(bench)
    for path in paths * 10:
        visitor.get(path)
    say(f"idle: {IDLE_SECONDS} s")
    idle = watched(visitor, paths, lambda: time.sleep(IDLE_SECONDS))

    say(f"hostile: {sent_bytes / 1e6:.0f} MB in {SESSIONS} sessions")
    log_before, before = bench.postfix.log.stat().st_size, bench.cpu_seconds()
    memory = Memory(bench.delivery.pid)
    reader = Reader(visitor, bench.cluster.url("tempmail", bench.database))
    memory.start()
    reader.start()
    started = time.monotonic()
    replies: list[Reply] = []
    result: dict[str, float] = {}

    def send_all() -> None:
        replies.extend(sender.submit(send_messages, bench.world.smtp_port).result(patience(LIMIT_SECONDS)))
        result["sending"] = time.monotonic() - started
        wait_for(bench.is_drained, patience(LIMIT_SECONDS), "an empty queue")
        result["drained"] = time.monotonic() - started

    hostile = watched(visitor, paths, send_all)
    own = reader.end()
    memory.end()
    log = bench.postfix.log.read_bytes()[log_before:].decode(errors="replace")
    settings = json.loads(bench.world.manage("shell", "-v0", "-c", SETTINGS, stdout=-1).stdout)
    counts = counted(bench, replies, log)
    for process, seconds in sorted(bench.spent(before).items(), key=lambda item: -item[1])[:8]:
        say(f"hostile: {seconds:.1f} s of processor time in {process}")
    return {
        "hostile_page_ratio": p95(hostile) / p95(idle),
        "hostile_idle_p50_ms": median(idle),
        "hostile_idle_p95_ms": p95(idle),
        "hostile_p50_ms": median(hostile),
        "hostile_p95_ms": p95(hostile),
        "hostile_own_pages_p95_ms": p95(own),
        "hostile_own_pages": len(own),
        "hostile_mb_sent": sent_bytes / 1e6,
        "hostile_sending_seconds": result["sending"],
        "hostile_drained_seconds": result["drained"],
        **counts,
        "hostile_worker_peak_mb": memory.worker_bytes / 1e6,
        "hostile_all_workers_peak_mb": memory.all_bytes / 1e6,
        **settings,
    }


SETTINGS = """
import json
from django.conf import settings
print(json.dumps({"hostile_setting_worker_memory_mb": settings.WORKER_MEMORY_BYTES / 1e6}))
"""


def watched(visitor: Visitor, paths: list[str], work: Callable[[], None]) -> list[float]:
    """Return the milliseconds that the pages took while work was done."""
    pages = Pages(visitor, paths)
    pages.start()
    try:
        work()
    finally:
        times = pages.end()
    return times


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def ordinary_visitor(bench: Bench) -> tuple[Visitor, list[str]]:
    """Return a visitor whose inbox has ordinary mail, and the paths of their pages."""
    visitor = Visitor(bench.world.web_port)
    for number in range(PRIVATE_INBOXES):
        visitor.issue(f"hostile-{number}")
    address = visitor.issue("visitor")
    with smtplib.SMTP("127.0.0.1", bench.world.smtp_port, timeout=patience(60)) as smtp:
        for mail in [mail for mail in labelled_messages() if mail["html"]][:ORDINARY_MAILS]:
            source = f"From: {mail['from']}\r\nSubject: {mail['subject']}\r\nContent-Type: text/html; charset=utf-8\r\n"
            smtp.sendmail("sender@shop.example", [address], f"{source}\r\n{mail['html']}\r\n".encode())
    wait_for(
        lambda: bench.is_drained() and visitor.get("/").count("/messages/") >= ORDINARY_MAILS,
        patience(120),
        "ordinary mail",
    )
    links = re.findall(rf'"(/inbox/{address}/messages/[0-9a-f-]+)"', visitor.get(f"/inbox/{address}"))
    return visitor, ["/", f"/inbox/{address}/list", links[0], f"{links[0]}/html"]


def counted(bench: Bench, replies: list[Reply], log: str) -> dict[str, float]:
    """Return how many were accepted, refused, stored.  Raises Stop unless each accepted one is there, once."""
    accepted = Counter(name for names, _, code in replies if code == 250 for name in names)
    refused = [what for _, what, code in replies if code >= 500]
    unsent = [what for _, what, code in replies if code != 250 and code < 500]
    stored = Counter(line.split("|")[1] for line in bench.cluster.sql(HOSTILE, bench.database).splitlines())
    lost, doubled = (accepted - stored).total(), (stored - accepted).total()
    bounced = len(NOT_DELIVERED.findall(log))
    if lost or doubled or bounced or unsent:
        raise Stop(f"hostile: {lost} lost, {doubled} doubled, {bounced} bounced, {len(unsent)} never accepted.")
    return {
        "hostile_accepted": accepted.total(),
        "hostile_stored": stored.total(),
        "hostile_refused": len(refused),
        "hostile_deferred": len(re.findall("status=deferred", log)),
    }
