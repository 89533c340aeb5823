"""An inbox's Server-Sent Events (HTML standard 9.2) without input and output: parsing, and coming back.

    stream = Stream(calls, since)
    while not stream.has_ended:
        send stream.request(); for each chunk of a good answer: stream.feed(chunk)
        wait stream.seconds_after(what went wrong, or None)

It comes back to the last arrival that it has told of.  Where that was deleted meanwhile the
server may repeat others, of the same moment; none is told twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic

import httpx

from . import models
from .errors import UnexpectedAnswer, error_of, retry_after
from .protocol import GONE, PASSING, Calls, M, Request, S, Since, Wanted

# The server says something every 15 seconds.  A connection that is silent for longer is broken, whatever its ends say.
SILENCE_SECONDS = 25
# A server that restarts is there again long before the last try, after 2, 4, 8, 16, 30 ... seconds.
TRIES, LONGEST_PAUSE_SECONDS = 8, 30
KNOWN = ("message", "seen", "deleted")
# Arrivals that are remembered: those of an inbox, and more.
MEMORY = 10_000

_line_end = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class Said:
    """One event of a stream: its name and its data."""

    name: str
    data: str


class Parser:
    """Bytes -> events, however the bytes are cut."""

    def __init__(self) -> None:
        self.last_id = ""
        self.retry_seconds = 2.0
        self.begin()

    def begin(self) -> None:
        """What a broken connection left unfinished is dropped."""
        self._rest = b""
        self._name, self._id, self._data = "", self.last_id, list[str]()

    def feed(self, chunk: bytes) -> list[Said]:
        self._rest += chunk
        # The "\n" of a "\r\n" may be still to come.
        held = self._rest[-1:] if self._rest.endswith(b"\r") else b""
        *lines, rest = _line_end.split(self._rest[: len(self._rest) - len(held)])
        self._rest = rest + held
        return [said for line in lines if (said := self._take(line.decode(errors="replace")))]

    def _take(self, line: str) -> Said | None:
        if not line:
            said = Said(self._name or "message", "\n".join(self._data)) if self._data else None
            self.last_id = self._id
            self._name, self._data = "", []
            return said
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._name = value
        elif name == "data":
            self._data.append(value)
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry_seconds = int(value) / 1000
        return None


class Stream(Generic[S, M]):
    def __init__(self, calls: Calls[S, M], since: Since) -> None:
        self.calls = calls
        self.has_ended = False
        self._parser = Parser()
        self._parser.last_id = since.id if isinstance(since, models.MessageSummary) else str(since or "")
        self._was_open, self._failures = False, 0
        self._wanted = Wanted(since=since)
        self._told: dict[str, None] = {}

    def request(self) -> Request:
        self._parser.begin()
        headers = {"Accept": "text/event-stream"}
        if self._parser.last_id:
            headers["Last-Event-ID"] = self._parser.last_id
        return self.calls.request("GET", "/events", headers=headers, seconds=SILENCE_SECONDS)

    def feed(self, chunk: bytes) -> Iterator[models.Event[S]]:
        self._was_open, self._failures = True, 0
        for said in self._parser.feed(chunk):
            if said.name == "ended":
                self.has_ended = True
            elif said.name in KNOWN:
                event = self._event(said)
                if not self._is_known(event):
                    yield event

    def seconds_after(self, failure: httpx.Response | httpx.RequestError | None) -> float:
        """How long to wait before the next try, none when the stream has ended.  Raises TempMailError."""
        if self.has_ended:
            return 0
        status = failure.status_code if isinstance(failure, httpx.Response) else None
        if self._was_open and status in GONE:
            # The right to read ended while the connection was broken.
            self.has_ended = True
            return 0
        may_pass = status is None or status in PASSING
        if failure is not None:
            self._failures += 1
        if failure is not None and (not may_pass or self._failures > TRIES):
            raise error_of(failure, "GET " + self.calls.path + "/events")
        asked = retry_after(failure) if isinstance(failure, httpx.Response) else None
        pause = self._parser.retry_seconds * 2.0 ** max(0, self._failures - 1)
        return asked if asked is not None else min(pause, LONGEST_PAUSE_SECONDS)

    def _is_known(self, event: models.Event[S]) -> bool:
        if event.name != "message" or event.message is None:
            return False
        if event.message_id in self._told or self._wanted.is_past(event.message):
            return True
        self._told[event.message_id] = None
        if len(self._told) > MEMORY:
            del self._told[next(iter(self._told))]
        return False

    def _event(self, said: Said) -> models.Event[S]:
        try:
            value: dict[str, Any] = json.loads(said.data)
            message = None if said.name == "deleted" else self.calls.summary_of(value)
            return models.Event(name=said.name, message_id=str(value["id"]), message=message)
        except (ValueError, TypeError, KeyError) as error:
            raise UnexpectedAnswer(f"The stream told of {said.name} in an unknown way.") from error
