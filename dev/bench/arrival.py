"""From SMTP's 250 to the row in an open page, beside the time until virtual(8) has a file.

Part of ./tempmail bench: a real browser shows a public inbox and notes, on this
machine's one clock, when a message's subject stands in the list.  Where the time goes
is told by who else hears: the log of Postfix, a listener at the database, a second socket.
"""

import asyncio
import contextlib
import re
import smtplib
import threading
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import psycopg

from ..browser import chromium
from ..system import Stop, say, wait_for
from .deliveries import Bench
from .flood import p95
from .pushing import Page

MESSAGES = 20
ADDRESS = "arrival@tempmail.test"
LIMIT_SECONDS = 120
BURST, BURST_PER_SECOND = 500, 50
APART_SECONDS = 0.5  # each is a first one: who told of the last rests no more
# Remembers when each awaited subject was first in the list, in milliseconds since the epoch.
WATCH = """() => {
  window.seen = {};
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    const list = document.getElementById("messages")?.textContent ?? "";
    for (const subject of list.match(/arrival-\\d+-end/g) ?? []) window.seen[subject] ??= now;
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def figures(bench: Bench) -> dict[str, float]:
    """Return arrival_vs_maildir (a ratio of medians) and the milliseconds behind it."""
    bench.world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    web = bench.world.start("web")
    try:
        page = milliseconds(bench, "pipe")
        told: dict[str, float] = {}
        for transport in ("pipe", "lmtp"):
            told |= {f"arrival_{transport}_{name}": value for name, value in parts(bench, transport)}
    finally:
        web.stop()
    file = milliseconds(bench, "virtual")
    return {"arrival_vs_maildir": page / file, "arrival_ms": page, "maildir_ms": file} | told


def milliseconds(bench: Bench, transport: str) -> float:
    bench.world.postfix.set(virtual_transport=bench.transport(transport))
    time.sleep(1)  # `postfix reload` returns before its processes are gone
    bench.send(20)
    bench.empty()
    values = in_page(bench) if transport == "pipe" else in_maildir(bench)
    bench.empty()
    say(f"{transport}: {median(values):.1f} ms from 250 to {'row' if transport == 'pipe' else 'file'}")
    return median(values)


def accepted(bench: Bench, subject: str) -> float:
    """Send a message; return when it was accepted."""
    time.sleep(APART_SECONDS)
    with smtplib.SMTP("127.0.0.1", bench.world.smtp_port, timeout=LIMIT_SECONDS) as smtp:
        source = f"From: sender@shop.example\r\nSubject: {subject}\r\n\r\n" + "La de da de da.\r\n" * 240
        smtp.sendmail("sender@shop.example", [ADDRESS], source)
        return time.time()


def in_page(bench: Bench) -> list[float]:
    with shown(bench) as page:
        values = []
        for number in range(MESSAGES):
            subject = f"arrival-{number}-end"
            sent = accepted(bench, subject)
            values.append(seen(page, subject) - sent * 1000)
    return values


@contextlib.contextmanager
def shown(bench: Bench) -> Iterator[Any]:
    """Yield a page that notes when it shows what."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto(f"{bench.world.web_url}inbox/{ADDRESS}")
        page.wait_for_selector('[data-live][data-now="open"]', state="attached", timeout=LIMIT_SECONDS * 1000)
        page.evaluate(WATCH)
        yield page


def seen(page: Any, subject: str) -> float:
    script = "subject => window.seen[subject]"
    return float(page.wait_for_function(script, arg=subject, timeout=LIMIT_SECONDS * 1000, polling=20).json_value())


# ---------------------------------------------------------------- where the time goes


def parts(bench: Bench, transport: str) -> Iterator[tuple[str, float]]:
    """Yield the medians of each part of the way, in milliseconds, and what 50 arrivals a second make of the whole."""
    bench.world.postfix.set(virtual_transport=bench.transport(transport), delay_logging_resolution_limit="6")
    time.sleep(1)  # `postfix reload` returns before its processes are gone
    bench.send(20)
    bench.empty()
    with shown(bench) as page, Ears(bench) as ears:
        log_before = bench.postfix.log.stat().st_size
        ways: list[list[float]] = []
        for number in range(MESSAGES):
            sent = accepted(bench, f"arrival-{number}-end")
            row = seen(page, f"arrival-{number}-end") / 1000
            stored = float(bench.cluster.sql(STORED, bench.database))
            ways.append([sent, stored, first_after(ears.heard, stored), first_after(ears.pushed, stored), row])
        for name, index in (("stored", 1), ("announced", 2), ("pushed", 3), ("shown", 4)):
            yield f"to_{name}_ms", median((way[index] - way[index - 1]) * 1000 for way in ways)
        log = bench.postfix.log.read_bytes()[log_before:].decode(errors="replace")
        delays = [match.groups() for match in DELAYS.finditer(log)]
        for name, index in (("queue_manager", 1), ("connecting", 2), ("delivering", 3)):
            yield f"of_it_{name}_ms", median(float(delay[index]) * 1000 for delay in delays)
        bench.empty()
        values = burst(bench, page)
    yield "at_50_per_second_p50_ms", median(values)
    yield "at_50_per_second_p95_ms", p95(values)
    bench.empty()


# Postfix's own: before the queue manager, in it, until the transport is there, until it has answered.
DELAYS = re.compile(r" delays=([0-9.]+)/([0-9.]+)/([0-9.]+)/([0-9.]+), .*status=sent")
STORED = "SELECT extract(epoch FROM max(received_at)) FROM inboxes_message"


def first_after(moments: list[float], moment: float) -> float:
    wait_for(lambda: any(one > moment for one in moments), LIMIT_SECONDS, "what was announced")
    return next(one for one in moments if one > moment)


def burst(bench: Bench, page: Any) -> list[float]:
    """Return the milliseconds of each of many, at a fixed pace, however long they take."""
    sent: dict[str, float] = {}
    with smtplib.SMTP("127.0.0.1", bench.world.smtp_port, timeout=LIMIT_SECONDS) as smtp:
        began = time.monotonic()
        for number in range(1000, 1000 + BURST):
            time.sleep(max(0, began + (number - 1000) / BURST_PER_SECOND - time.monotonic()))
            subject = f"arrival-{number}-end"
            smtp.sendmail("sender@shop.example", [ADDRESS], f"From: s@shop.example\r\nSubject: {subject}\r\n\r\n.")
            sent[subject] = time.time() * 1000
    seen(page, subject)
    rows = page.evaluate("() => window.seen")
    say(f"{len(rows)} of {BURST} were in the list at some time; {BURST / (time.monotonic() - began):.0f} a second")
    return [rows[subject] - at for subject, at in sent.items() if subject in rows]


class Ears:
    """Hears, beside the page: what is announced in the database, and what is pushed to a socket of the same inbox."""

    def __init__(self, bench: Bench):
        self.bench = bench
        self.heard: list[float] = []
        self.pushed: list[float] = []
        self._threads = [threading.Thread(target=self._listen), threading.Thread(target=self._read)]
        self._is_over = threading.Event()

    def __enter__(self) -> "Ears":
        for thread in self._threads:
            thread.start()
        wait_for(lambda: self.pushed, LIMIT_SECONDS, "a first list")
        return self

    def __exit__(self, *exception: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        with psycopg.connect(self.bench.cluster.url("tempmail", self.bench.database), autocommit=True) as connection:
            connection.execute("LISTEN tempmail")
            while not self._is_over.is_set():
                for said in connection.notifies(timeout=0.2):
                    if said.payload.startswith("p:"):
                        self.heard.append(time.time())

    def _read(self) -> None:
        asyncio.run(self._pushes())

    async def _pushes(self) -> None:
        page = await Page.open(self.bench.world.web_port, ADDRESS.partition("@")[0])
        while not self._is_over.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.5):
                    await page.message()
                    self.pushed.append(time.time())
        page.writer.close()


def in_maildir(bench: Bench) -> list[float]:
    values = []
    for number in range(1, MESSAGES + 1):
        sent = accepted(bench, f"arrival-{number}-end")
        while bench.arrived("virtual") < number:
            if time.time() > sent + LIMIT_SECONDS:
                raise Stop(f"virtual: no file within {LIMIT_SECONDS} s")
            time.sleep(0.0002)
        values.append((time.time() - sent) * 1000)
    return values
