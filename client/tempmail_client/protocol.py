"""The API without its input and output: which requests a call is made of, and what their answers mean.

A call is a generator (Flow): it yields a Request to send or a number of seconds to
wait, is sent the reply, and returns the result.  client.py and aio.py run flows,
one on httpx.Client, the other on httpx.AsyncClient.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Generic, TypeVar
from unicodedata import category
from urllib.parse import quote, urlsplit

import httpx

from . import models
from .errors import TOO_MANY, NoMessage, TempMailError, UnexpectedAnswer, Unreachable, error_of, retry_after
from .models import Domain, InboxInfo, MessageLink, read

API = "/api/v1"
# Proxies cut off what lasts longer: nginx after 60 s, Cloudflare after 100, some after 30.
MAX_WAIT_SECONDS = 25
# Before every message, as the server's streams have it: what matches is then the oldest.
START = "00000000-0000-7000-8000-000000000000"
PAGE = 100
CONNECT_SECONDS, ANSWER_SECONDS = 10, 30
SLACK_SECONDS = 5  # how much longer than it should an answer may take
# How long a call may be held up by limits and failures altogether, and how often by failures.
PATIENCE_SECONDS, FAILURES = 60, 4
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
# What a proxy says while the service restarts or is slow (Cloudflare has numbers of its own), and a busy service.
PASSING = {TOO_MANY, 502, 503, 504, 520, 521, 522, 523, 524}
# What is said of an inbox, or a message, that is not there any more.
GONE = {401, 404}
NO_CONTENT, SHOWN = 204, 10
# Hindi and emoji are written with them.
JOINERS = "\u200c\u200d"

T = TypeVar("T")
S = TypeVar("S", bound=models.MessageSummary)
M = TypeVar("M", bound=models.Message)
Lifetime = int | timedelta | None
Since = str | datetime | models.MessageSummary | None
Has = str | Collection[str]


@dataclass(frozen=True)
class Request:
    """`path` begins behind /api/v1/.  What is not idempotent is sent once, whatever comes back."""

    method: str
    path: str
    token: str | None = field(default=None, repr=False)
    query: dict[str, Any] | None = None
    body: dict[str, Any] | None = field(default=None, repr=False)
    headers: dict[str, str] | None = None
    seconds: float = ANSWER_SECONDS
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def is_idempotent(self) -> bool:
        # PATCH sets a mark, and twice is as good as once.
        return self.method != "POST"

    def options(self) -> dict[str, Any]:
        """What httpx's build_request() takes."""
        headers = dict(self.headers or {})
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        timeout = httpx.Timeout(self.seconds, connect=min(CONNECT_SECONDS, self.seconds))
        query = {name: value for name, value in (self.query or {}).items() if value not in ("", None, [])}
        return {"params": query, "json": self.body, "headers": headers, "timeout": timeout}


Reply = httpx.Response | httpx.RequestError | None
Flow = Generator[Request | float, Reply, T]


def root_of(base_url: str) -> str:
    """The API's URL, with a slash, of the service's.  Raises ValueError."""
    parts = urlsplit(base_url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(f"{base_url!r} is no URL of a tempmail service; one is like https://mail.example.org")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix(API)}{API}/"


def headers_of(api_key: str | None) -> dict[str, str]:
    headers = {"Accept": "application/json", "User-Agent": "tempmail-client"}
    return headers | ({"X-API-Key": api_key} if api_key else {})


def ask(request: Request) -> Flow[httpx.Response]:
    """Send a request, again where that does no harm and may help soon.  Raises TempMailError."""
    waited, failures = 0.0, 0
    while True:
        reply = yield request
        assert reply is not None
        if isinstance(reply, httpx.Response):
            # What is gone when it is to be deleted once more went the first time.
            was_deleted = failures and request.method == "DELETE" and reply.status_code in GONE
            if reply.is_success or was_deleted:
                return reply
        pause = pause_after(reply, failures)
        failures += 1
        waited += pause
        is_worth_it = request.is_idempotent and may_pass(reply) and failures <= FAILURES
        if not (is_worth_it and waited <= request.patience_seconds):
            raise error_of(reply, f"{request.method} {request.path}")
        yield pause


def may_pass(reply: httpx.Response | httpx.RequestError) -> bool:
    if isinstance(reply, httpx.Response):
        return reply.status_code in PASSING
    return isinstance(reply, httpx.TransportError)


def pause_after(reply: httpx.Response | httpx.RequestError, failures: int) -> float:
    """How long to wait, after so many failures before this one."""
    asked = retry_after(reply) if isinstance(reply, httpx.Response) else None
    return min(FIRST_PAUSE_SECONDS * 2.0 ** min(failures, 9), LONGEST_PAUSE_SECONDS) if asked is None else asked


def ask_json(request: Request) -> Flow[Any]:
    reply = yield from ask(request)
    return json_of(reply, request)


def json_of(reply: httpx.Response, request: Request) -> Any:
    try:
        return reply.json()
    except ValueError as error:
        raise UnexpectedAnswer(f"{request.method} {request.path} answered no JSON; is it tempmail's URL?") from error


def items_of_pages(request_of: Callable[[dict[str, Any]], Request]) -> Flow[list[Any]]:
    """What all pages of a list have; request_of makes a request of a page's query."""
    found: list[Any] = []
    page: dict[str, Any] = {"limit": PAGE}
    while page.get("cursor", True):
        value = yield from ask_json(request_of(page))
        found, page = found + items_of(value), page | {"cursor": value.get("next_cursor")}
    return found


# --- The service


def domains() -> Flow[list[Domain]]:
    items = yield from items_of_pages(lambda page: Request("GET", "domains", query=page))
    return [read(Domain, item) for item in items]


def create_inbox(
    local_part: str | None,
    domain: str | None,
    lifetime: Lifetime,
    password: str | None,
    lifetime_mode: str | None,
    ends_after_messages: int | None = None,
) -> Flow[tuple[InboxInfo, str]]:
    body = {
        "local_part": local_part,
        "domain": domain,
        "lifetime_seconds": seconds_of(lifetime),
        "password": password,
        "lifetime_mode": lifetime_mode,
        "ends_after_messages": ends_after_messages,
    }
    return _own((yield from ask_json(Request("POST", "inboxes", body=_given(body)))))


def open_inbox(address: str, password: str) -> Flow[tuple[InboxInfo, str]]:
    body = {"address": address, "password": password}
    return _own((yield from ask_json(Request("POST", "inboxes/open", body=body))))


def show_inbox(address: str, token: str | None) -> Flow[InboxInfo]:
    value = yield from ask_json(Request("GET", path_of(address), token))
    return read(InboxInfo, value)


def path_of(address: str) -> str:
    return f"inboxes/{quote(address, safe='@')}"


def seconds_of(lifetime: Lifetime) -> int | None:
    return int(lifetime.total_seconds()) if isinstance(lifetime, timedelta) else lifetime


def items_of(value: Any) -> list[Any]:
    if not (isinstance(value, dict) and isinstance(value.get("items"), list)):
        raise UnexpectedAnswer("The server answered no list with items.")
    return list(value["items"])


def _own(value: Any) -> tuple[InboxInfo, str]:
    info = read(InboxInfo, value)
    if not isinstance(value.get("token"), str):
        raise UnexpectedAnswer("The server answered no token.")
    return info, value["token"]


def _given(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}


# --- One inbox


class Calls(Generic[S, M]):
    """The calls of one inbox.  The two functions make its messages of JSON."""

    def __init__(
        self, address: str, token: str | None, summary_of: Callable[[Any], S], message_of: Callable[[Any], M]
    ) -> None:
        self.address, self.token = address, token
        self.summary_of, self.message_of = summary_of, message_of
        self.path = path_of(address)

    def request(self, method: str, path: str = "", **options: Any) -> Request:
        return Request(method, self.path + path, self.token, **options)

    def extend(self, lifetime: Lifetime) -> Flow[InboxInfo]:
        body = _given({"lifetime_seconds": seconds_of(lifetime)})
        return read(InboxInfo, (yield from ask_json(self.request("POST", "/extend", body=body))))

    def change(self, **changes: Any) -> Flow[InboxInfo]:
        return read(InboxInfo, (yield from ask_json(self.request("PATCH", body=changes))))

    def delete(self) -> Flow[None]:
        yield from ask(self.request("DELETE"))

    def messages(self, since: Since, **options: Any) -> Flow[list[S]]:
        asked = {"since": since_of(since)}
        items = yield from items_of_pages(lambda page: self.request("GET", "/messages", query=page | asked, **options))
        return [self.summary_of(item) for item in items]

    def message(self, message: models.MessageSummary | str) -> Flow[M]:
        return self.message_of((yield from ask_json(self.request("GET", _message_path(message)))))

    def mark(self, message: models.MessageSummary | str, **marks: bool) -> Flow[S]:
        request = self.request("PATCH", _message_path(message), body=marks)
        return self.summary_of((yield from ask_json(request)))

    def share(self, message: models.MessageSummary | str, lifetime: Lifetime) -> Flow[MessageLink]:
        body = _given({"lifetime_seconds": seconds_of(lifetime)})
        request = self.request("POST", f"{_message_path(message)}/shares", body=body)
        return read(MessageLink, (yield from ask_json(request)))

    def links_to(self, message: models.MessageSummary | str) -> Flow[list[MessageLink]]:
        value = yield from ask_json(self.request("GET", f"{_message_path(message)}/shares"))
        return [read(MessageLink, item) for item in items_of(value)]

    def take_back(self, link: MessageLink) -> Flow[None]:
        yield from ask(self.request("DELETE", f"{_message_path(link.message_id)}/shares/{link.id}"))

    def delete_message(self, message: models.MessageSummary | str) -> Flow[None]:
        yield from ask(self.request("DELETE", _message_path(message)))

    def source(self, message: models.MessageSummary | str) -> Flow[bytes]:
        return (yield from ask(self.request("GET", f"{_message_path(message)}/source"))).content

    def content(self, attachment: models.Attachment) -> Flow[bytes]:
        # Only the path counts: the token goes to no other host.
        _, _, path = urlsplit(attachment.url).path.partition(f"{API}/")
        return (yield from ask(Request("GET", path, self.token))).content

    def wait_for_message(self, wanted: Wanted, timeout: float) -> Flow[M]:
        """Wait in pieces that proxies let through; what cuts one off is "nothing yet", and the last is whole.

        Raises NoMessage, Unreachable, ApiError.
        """
        end = time.monotonic() + timeout
        query, failures = wanted.query, 0
        while True:
            began_at = time.monotonic()
            request = self._piece(query, end - began_at)
            reply = yield request
            assert reply is not None
            now = time.monotonic()
            if isinstance(reply, httpx.Response) and reply.status_code == NO_CONTENT:
                if now >= end:
                    raise (yield from self._nothing_came(wanted, timeout, None))
                # Nothing was there: whatever matches from now on has come since.
                query["since"], failures = query["since"] or START, 0
            elif isinstance(reply, httpx.Response) and reply.is_success:
                found = self.message_of(json_of(reply, request))
                if not wanted.is_past(found):
                    return found
                query["since"] = found.id
            else:
                # Cut off after a while, it was heard: a proxy's limit is no outage.
                failures = failures if now < began_at + LONGEST_PAUSE_SECONDS else 0
                pause = pause_after(reply, failures)
                is_limit = isinstance(reply, httpx.Response) and reply.status_code == TOO_MANY
                if not may_pass(reply) or (is_limit and now + pause > end):
                    raise error_of(reply, f"{request.method} {request.path}")
                if began_at >= end:
                    raise (yield from self._nothing_came(wanted, timeout, reply))
                failures += 1
                yield max(0.0, min(pause, end - now))

    def _piece(self, query: dict[str, Any], left: float) -> Request:
        # What was there before is told from what comes by a first answer, that nothing has the time to cut off.
        most = MAX_WAIT_SECONDS if query["since"] else 1
        seconds = min(max(1, math.ceil(left)), most)
        query = {**query, "timeout": seconds}
        return self.request("GET", "/messages/wait", query=query, seconds=seconds + SLACK_SECONDS)

    def _nothing_came(self, wanted: Wanted, timeout: float, failure: Reply) -> Flow[TempMailError]:
        """The error that says what is there instead, or that nobody knows."""
        said = f"No message {wanted} came to {self.address} within {timeout:g} s"
        try:
            if isinstance(failure, httpx.RequestError):
                raise error_of(failure, "the service")
            there = yield from self.messages(None, seconds=ANSWER_SECONDS, patience_seconds=0)
        except TempMailError as error:
            if failure is not None:
                return Unreachable(f"{said}, as far as one can tell: the service does not answer. {error}")
            return NoMessage(f"{said}. What is there instead is not known: {error}")
        return NoMessage(f"{said}. {_in_words(there)}")


@dataclass(frozen=True)
class Wanted:
    """What an awaited message is like."""

    subject: str = ""
    sender: str = ""
    has: Has = ()
    since: Since = None

    @property
    def query(self) -> dict[str, Any]:
        return {"subject": self.subject, "from": self.sender, "has": self.things, "since": since_of(self.since)}

    def is_past(self, found: models.MessageSummary) -> bool:
        """Whether it came before `since`, as the server can't tell once that was deleted."""
        since = self.since
        return isinstance(since, models.MessageSummary) and place_of(found) <= place_of(since)

    @property
    def things(self) -> list[str]:
        return [self.has] if isinstance(self.has, str) else list(self.has)

    def __str__(self) -> str:
        said = [f"with {self.subject!r} in its subject"] if self.subject else []
        said += [f"from {self.sender!r}"] if self.sender else []
        said += [f"with {'an' if thing == 'attachment' else 'a'} {thing}" for thing in self.things]
        since = since_of(self.since)
        said += [f"later than {since}"] if since else []
        return ", ".join(said) or "at all"


def place_of(message: models.MessageSummary) -> tuple[datetime, str]:
    """Where it stands in the order of arrival."""
    return message.received_at, message.id


def since_of(since: Since) -> str | None:
    """A message, its id, or a time, as the query has it.  A time without a zone is the local one."""
    if isinstance(since, models.MessageSummary):
        return since.id
    if isinstance(since, datetime):
        return since.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return since


def harmless(text: str) -> str:
    """A sender's text for a terminal or a log: what would move the cursor, ring or turn the line around is "?"."""
    return "".join(one if one.isprintable() or one in JOINERS or category(one) == "Zs" else "?" for one in text)


def line_of(message: models.MessageSummary) -> str:
    """A message on one line."""
    has = [f"code {message.code}"] if message.code else []
    has += [f"link to {message.link.host}"] if message.link else []
    has += [f"{len(message.attachments)} attachment(s)"] if message.attachments else []
    extra = f" ({', '.join(has)})" if has else ""
    time_of_day = message.received_at.strftime("%Y-%m-%d %H:%M:%SZ")
    return harmless(f"{time_of_day}  {message.sender or '<>'}  {message.subject or '(no subject)'}{extra}")


def _message_path(message: models.MessageSummary | str) -> str:
    name = message if isinstance(message, str) else message.id
    return f"/messages/{quote(name, safe='')}"


def _in_words(there: list[S]) -> str:
    if not there:
        return "The inbox is empty."
    lines = [f"\n  {line_of(message)}" for message in there[:SHOWN]]
    more = f"\n  and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
    return f"There instead, newest first:{''.join(lines)}{more}"
