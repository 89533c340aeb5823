"""From SMTP's 250 to the row in an open page, beside the time until virtual(8) has a file.

Part of ./tempmail bench: a real browser shows a public inbox and notes, on this
machine's one clock, when a message's subject stands in the list.
"""

import smtplib
import time
from statistics import median

from ..browser import chromium
from ..system import Stop, say
from .deliveries import Bench

MESSAGES = 20
ADDRESS = "arrival@tempmail.test"
LIMIT_SECONDS = 20
APART_SECONDS = 0.5  # a socket tells of changes four times a second at most
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
    finally:
        web.stop()
    file = milliseconds(bench, "virtual")
    return {"arrival_vs_maildir": page / file, "arrival_ms": page, "maildir_ms": file}


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
    with chromium() as browser:
        page = browser.new_page()
        page.goto(f"{bench.world.web_url}inbox/{ADDRESS}")
        page.wait_for_selector('[data-live][data-now="open"]', state="attached", timeout=LIMIT_SECONDS * 1000)
        page.evaluate(WATCH)
        values = []
        for number in range(MESSAGES):
            subject = f"arrival-{number}-end"
            sent = accepted(bench, subject)
            shown = page.wait_for_function(
                "subject => window.seen[subject]", arg=subject, timeout=LIMIT_SECONDS * 1000, polling=20
            )
            values.append(shown.json_value() - sent * 1000)
    return values


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
