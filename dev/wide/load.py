"""Mail that comes in at both MX hosts at a steady pace, and who waits for it at both web hosts: pages, and the API.

Senders behave as any: where nobody answers, or says "not now", they go to the other MX, and try again later.
"""

import http.client
import itertools
import json
import queue
import smtplib
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

from ..browser import chromium
from . import ADDRESSES, PER_SECOND
from .hosts import DOMAIN, PAGE
from .network import Network

SENDERS = 8
SMTP_SECONDS = 8
WAIT_SECONDS = 30
MAIL = "From: Shop <shop@shop.example>\r\nSubject: load-{}-\r\n\r\nYour code: 4711\r\n.\r\n"
PUBLIC = f"everybody@{DOMAIN}"
# Remembers when each subject was first in the list.
WATCH = """() => {
  window.seen ??= {};
  const look = () => {
    const list = document.getElementById("messages")?.textContent ?? "";
    for (const subject of list.match(/load-\\d+-/g) ?? []) window.seen[subject] ??= Date.now();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
}"""


@dataclass
class Mail:
    """What was sent, by the name that it alone went to."""

    accepted: dict[str, float] = field(default_factory=dict)  # and when it was begun
    by: dict[str, str] = field(default_factory=dict)  # the MX that took it
    unanswered: set[str] = field(default_factory=set)  # the connection broke before the answer to DATA came
    refused: list[str] = field(default_factory=list)  # 5xx: a sender's host would tell its user


class Load:
    """Sends while the block lasts; pause() and go_on() in between."""

    def __init__(self, network: Network, private: str):
        self.network, self.private, self.mail = network, private, Mail()
        self._numbers, self._goes_on, self._is_over = itertools.count(1), threading.Event(), threading.Event()
        self._busy = [threading.Lock() for _ in range(SENDERS)]
        self._threads = [threading.Thread(target=self._send_all, args=[n], daemon=True) for n in range(SENDERS)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._goes_on.set()
        for thread in self._threads:
            thread.join()

    def go_on(self) -> None:
        self.mail = Mail()
        self._goes_on.set()

    def pause(self) -> None:
        """Return when nothing is being sent; each message has been accepted by then."""
        self._goes_on.clear()
        for lock in self._busy:
            with lock:
                pass

    def _send_all(self, number: int) -> None:
        with self.network.inside("outside"):
            time.sleep(number / PER_SECOND)
            while not self._is_over.is_set():
                self._goes_on.wait()
                began = time.monotonic()
                with self._busy[number]:
                    if self._goes_on.is_set() and not self._is_over.is_set():
                        self._send(next(self._numbers))
                self._is_over.wait(max(SENDERS / PER_SECOND - (time.monotonic() - began), 0.01))

    def _send(self, number: int) -> None:
        exchangers = ["mx1", "mx2"] if number % 2 else ["mx2", "mx1"]
        for attempt in itertools.count():
            for exchanger in exchangers:
                if self._try(f"m{number}x{attempt}{exchanger}", number, exchanger):
                    return
            if self._is_over.wait(1):
                return

    def _try(self, name: str, number: int, exchanger: str) -> bool:
        began, said, answer, data_sent = time.time(), 0, 0, False
        with (
            suppress(smtplib.SMTPException, OSError),
            smtplib.SMTP(ADDRESSES[exchanger], 25, "shop.example", timeout=SMTP_SECONDS) as smtp,
        ):
            smtp.ehlo()
            recipients = [f"RCPT TO:<{address}>" for address in (f"{name}@{DOMAIN}", PUBLIC, self.private)]
            for command in ("MAIL FROM:<shop@shop.example>", *recipients, "DATA"):
                said, _ = smtp.docmd(command)
                if said >= 400:
                    break
            if said == 354:
                data_sent = True
                smtp.send(MAIL.format(number).encode())
                answer, _ = smtp.getreply()
        if answer == 250:
            self.mail.accepted[name], self.mail.by[name] = began, exchanger
        elif data_sent and answer <= 0:
            self.mail.unanswered.add(name)
        elif max(said, answer) >= 500:
            self.mail.refused.append(name)
        return answer == 250


class Page(threading.Thread):
    """A browser with a public inbox at one web host, as a visitor leaves it open: nobody loads it anew."""

    def __init__(self, network: Network, web: str):
        super().__init__(daemon=True)
        self.network, self.web = network, web
        self._asked: queue.Queue[queue.Queue[dict[str, float]] | None] = queue.Queue()

    def __enter__(self) -> Self:
        self.start()
        self.seen()
        return self

    def __exit__(self, *_: object) -> None:
        self._asked.put(None)
        self.join(30)

    def seen(self) -> dict[str, float]:
        """Return which subjects it has shown, and when first, in seconds since the epoch."""
        answer: queue.Queue[dict[str, float]] = queue.Queue()
        self._asked.put(answer)
        return answer.get(timeout=90)

    def run(self) -> None:
        rule = f"host-resolver-rules=MAP {PAGE} {ADDRESSES[self.web]}"
        with self.network.inside("outside"), chromium(rule) as browser:
            page = browser.new_context(ignore_https_errors=True, service_workers="block").new_page()
            page.goto(f"https://{PAGE}/inbox/{PUBLIC}")
            page.wait_for_selector('[data-live][data-now="open"]', state="attached", timeout=60_000)
            page.evaluate(WATCH)
            while answer := self._asked.get():
                answer.put({subject: at / 1000 for subject, at in page.evaluate("window.seen").items()})


class Waiter(threading.Thread):
    """A client of one web host's API that waits for each message of a private inbox; it goes on from the last."""

    def __init__(self, network: Network, web: str, address: str, token: str):
        super().__init__(daemon=True)
        self.network, self.web, self.address, self.token = network, web, address, token
        self.seen: dict[str, float] = {}  # subject, and when it came
        self.twice: list[str] = []
        self._is_over = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()

    def has_seen(self, subjects: set[str]) -> bool:
        return subjects <= self.seen.keys()

    def run(self) -> None:
        since = ""
        while not self._is_over.is_set():
            path = f"/inboxes/{self.address}/messages/wait?timeout={WAIT_SECONDS}{since}"
            try:
                status, message = ask(self.network, self.web, "GET", path, self.token)
            except (OSError, http.client.HTTPException):
                status = 0
            if status == 200:
                since, subject = f"&since={message['id']}", message["subject"]
                self.twice += [subject] if subject in self.seen else []
                self.seen[subject] = time.time()
            elif status != 204:
                self._is_over.wait(1)


def ask(
    network: Network, web: str, method: str, path: str, token: str = "", body: object = None
) -> tuple[int, dict[str, Any]]:
    """Ask a web host's API.  Raises OSError and HTTPException."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    headers = {"Host": PAGE, "Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {token}"} if token else {}
    )
    with network.inside("outside"):
        plain = socket.create_connection((ADDRESSES[web], 443), SMTP_SECONDS)
    with plain, trust.wrap_socket(plain, server_hostname=PAGE) as secured:
        secured.settimeout(WAIT_SECONDS + 10)
        connection = http.client.HTTPConnection(PAGE)
        connection.sock = secured
        connection.request(method, f"/api/v1{path}", None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
    # nginx answers, too, in HTML: 502 while web starts.
    return answer.status, json.loads(text) if text and answer.status < 400 else {}
