"""Mails that come in at a steady pace as from many senders, and pages that are asked for meanwhile.

Each mail has a number in its subject.  A sender that is told "not now", or finds nobody, tries again, as an MTA
does; one whose connection breaks after the whole mail was sent cannot know, and does not.
"""

import http.client
import itertools
import smtplib
import threading
import time
from collections import Counter, deque
from dataclasses import dataclass, field

from .visitor import Visitor

PER_SECOND = 20
SENDERS = 16
PAGE_SECONDS = 0.25


@dataclass
class Count:
    accepted: Counter[str] = field(default_factory=Counter)  # by subject, as often as 250 was said
    unknown: set[str] = field(default_factory=set)  # the connection broke before the answer to DATA
    refused: list[str] = field(default_factory=list)  # with 5xx
    retries: int = 0
    recipients: dict[str, str] = field(default_factory=dict)
    seconds: float = 0  # how long it was
    pages: int = 0
    longest_gap_seconds: float = 0  # without a page


class Load:
    """Runs in threads of its own while the block lasts."""

    def __init__(self, visitor: Visitor, recipients: list[str]):
        self.visitor, self.recipients, self.count = visitor, itertools.cycle(recipients), Count()
        self._numbers, self._again = itertools.count(), deque[tuple[str, str]]()
        self._is_over, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._send_all, daemon=True) for _ in range(SENDERS)]
        self._threads.append(threading.Thread(target=self._ask_all, daemon=True))

    def __enter__(self) -> "Load":
        self._began = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        self.count.seconds = time.monotonic() - self._began
        while self._again:
            self._send(*self._again.popleft())

    def _next(self) -> tuple[str, str]:
        with self._lock:
            if self._again:
                return self._again.popleft()
            subject, recipient = f"load {next(self._numbers):06}", next(self.recipients)
            self.count.recipients[subject] = recipient
            return subject, recipient

    def _send_all(self) -> None:
        due = time.monotonic()
        while not self._is_over.is_set():
            self._send(*self._next())
            due = max(due + SENDERS / PER_SECOND, time.monotonic() - 1)
            self._is_over.wait(due - time.monotonic())

    def _send(self, subject: str, recipient: str) -> None:
        try:
            self.visitor.send(recipient, subject)
        except smtplib.SMTPServerDisconnected:
            with self._lock:
                self.count.unknown.add(subject)
        except (OSError, smtplib.SMTPException) as error:
            code = _code_of(error)
            with self._lock:
                if code >= 500:
                    self.count.refused.append(f"{subject}: {error}")
                else:
                    self.count.retries += 1
                    self._again.append((subject, recipient))
        else:
            with self._lock:
                self.count.accepted[subject] += 1

    def _ask_all(self) -> None:
        last = time.monotonic()
        while not self._is_over.wait(PAGE_SECONDS):
            try:
                status, _ = self.visitor.ask("GET", "/")
            except (OSError, http.client.HTTPException):
                continue
            if status == 200:
                now = time.monotonic()
                self.count.pages += 1
                self.count.longest_gap_seconds = max(self.count.longest_gap_seconds, now - last)
                last = now
        self.count.longest_gap_seconds = max(self.count.longest_gap_seconds, time.monotonic() - last)


def _code_of(error: Exception) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max(code for code, _ in error.recipients.values())
    return getattr(error, "smtp_code", 0)
