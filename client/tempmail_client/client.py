"""The client for ordinary code: TempMail -> Inbox -> Message.

    with TempMail("https://mail.example.org") as tempmail, tempmail.create_inbox() as inbox:
        sign_up(inbox.address)
        enter(inbox.code())

aio.py has the same for async code.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar, cast

import httpx

from . import models, protocol
from .errors import ApiError
from .models import Domain, Event, InboxInfo, MessageLink, read
from .protocol import Calls, Flow, Has, Lifetime, Reply, Request, Since, Wanted
from .streaming import Stream

T = TypeVar("T")


class TempMail:
    """A tempmail service.  Needs no account; `api_key` brings limits of its own, where one was issued."""

    def __init__(self, base_url: str, api_key: str | None = None) -> None:
        self.root = protocol.root_of(base_url)
        self._http = httpx.Client(base_url=self.root, headers=protocol.headers_of(api_key))

    def __repr__(self) -> str:
        return f"<TempMail {self.root}>"

    def __enter__(self) -> TempMail:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def domains(self) -> list[Domain]:
        return self._run(protocol.domains())

    def create_inbox(
        self,
        local_part: str | None = None,
        domain: str | None = None,
        lifetime: Lifetime = None,
        password: str | None = None,
        lifetime_mode: str | None = None,
        ends_after_messages: int | None = None,
    ) -> Inbox:
        """A new private inbox, named by chance unless `local_part` names it; `lifetime` in seconds.

        After so many messages as `ends_after_messages` says it takes no more, and what came can still be read.
        """
        flow = protocol.create_inbox(local_part, domain, lifetime, password, lifetime_mode, ends_after_messages)
        return Inbox(self, *self._run(flow))

    def open_inbox(self, address: str, password: str) -> Inbox:
        return Inbox(self, *self._run(protocol.open_inbox(address, password)))

    def inbox(self, address: str, token: str | None = None) -> Inbox:
        """An inbox whose token is known, or a public one without."""
        return Inbox(self, self._run(protocol.show_inbox(address, token)), token)

    def _run(self, flow: Flow[T]) -> T:
        reply: Reply = None
        while True:
            try:
                step = flow.send(reply)
            except StopIteration as end:
                return cast(T, end.value)
            reply = None
            if isinstance(step, Request):
                try:
                    reply = self._http.send(self._build(step))
                except httpx.RequestError as error:
                    reply = error
            else:
                time.sleep(step)

    def _build(self, request: Request) -> httpx.Request:
        return self._http.build_request(request.method, request.path, **request.options())


class Inbox:
    """An inbox and what opens it.  As a context manager it deletes itself at the end."""

    def __init__(self, tempmail: TempMail, info: InboxInfo, token: str | None) -> None:
        self.info, self.token = info, token
        self._tempmail = tempmail
        summary_of, message_of = partial(read, MessageSummary, _inbox=self), partial(read, Message, _inbox=self)
        self._calls: Calls[MessageSummary, Message] = Calls(info.address, token, summary_of, message_of)

    def __repr__(self) -> str:
        return f"<Inbox {self.address}>"

    def __enter__(self) -> Inbox:
        return self

    def __exit__(self, *raised: object) -> None:
        with suppress(ApiError):  # it may have ended by itself
            self.delete()

    @property
    def address(self) -> str:
        return self.info.address

    @property
    def created_at(self) -> datetime | None:
        """By the service's clock: `since` it, everything has come."""
        return self.info.created_at

    @property
    def expires_at(self) -> datetime | None:
        return self.info.expires_at

    def messages(self, since: Since = None) -> list[MessageSummary]:
        """Newest first; with `since` (a message, its id, or a time) only what came later."""
        return self._run(self._calls.messages(since))

    def message(self, message: models.MessageSummary | str) -> Message:
        """The whole of a message that is listed, or has this id."""
        return self._run(self._calls.message(message))

    def wait_for_message(
        self, subject: str = "", sender: str = "", has: Has = (), timeout: float = 30, since: Since = None
    ) -> Message:
        """A message that matches, as soon as there is one.  Raises NoMessage.

        `subject` and `sender` are parts of what they name, in any case; `has` is "code",
        "link", "attachment" or several.  With `since` (a message, its id, or a time by the
        service's clock) it is the oldest that came later: called again with what it returned,
        it returns each message once.  Without, the newest that is there, or the first that comes.
        """
        return self._run(self._calls.wait_for_message(Wanted(subject, sender, has, since), timeout))

    def code(self, timeout: float = 30, subject: str = "", sender: str = "", since: Since = None) -> str:
        """The verification code of a message that has one, as wait_for_message() chooses it."""
        return self.wait_for_message(subject, sender, "code", timeout, since).code

    def links(self, timeout: float = 30, subject: str = "", sender: str = "", since: Since = None) -> tuple[str, ...]:
        """All links of a message with one to follow, as wait_for_message() chooses it."""
        return self.wait_for_message(subject, sender, "link", timeout, since).links

    def watch(self, since: Since = None) -> Generator[Event[MessageSummary], None, None]:
        """What happens from now on, or what came after a message (or its id), until the inbox ends.

        It begins when the first event is asked for.  A connection that broke, or went silent,
        is made anew; no arrival is lost in between, and none is told twice.
        """
        stream = Stream(self._calls, since)
        http = self._tempmail._http
        while not stream.has_ended:
            failure: Reply = None
            try:
                answer = http.send(self._tempmail._build(stream.request()), stream=True)
                try:
                    if answer.is_success:
                        for chunk in answer.iter_bytes():
                            yield from stream.feed(chunk)
                            if stream.has_ended:
                                return
                    else:
                        answer.read()
                        failure = answer
                finally:
                    answer.close()
            except httpx.RequestError as error:
                failure = error
            time.sleep(stream.seconds_after(failure))

    def extend(self, lifetime: Lifetime = None) -> InboxInfo:
        """Let it live so many seconds from now on, or as long as the domain has it."""
        self.info = self._run(self._calls.extend(lifetime))
        return self.info

    def pause(self) -> InboxInfo:
        """Mail waits at its senders, who try again by themselves, until resume()."""
        self.info = self._run(self._calls.change(is_paused=True))
        return self.info

    def resume(self) -> InboxInfo:
        self.info = self._run(self._calls.change(is_paused=False))
        return self.info

    def end_after(self, messages: int | None) -> InboxInfo:
        """Take so many messages more, and none after them; None: as many as come."""
        self.info = self._run(self._calls.change(ends_after_messages=messages))
        return self.info

    def delete(self) -> None:
        """With all its mail."""
        self._run(self._calls.delete())

    def _run(self, flow: Flow[T]) -> T:
        return self._tempmail._run(flow)


@dataclass(frozen=True, kw_only=True)
class Attachment(models.Attachment):
    _inbox: Inbox = field(repr=False, compare=False)

    def content(self) -> bytes:
        return self._inbox._run(self._inbox._calls.content(self))


@dataclass(frozen=True, kw_only=True)
class MessageSummary(models.MessageSummary):
    attachments: tuple[Attachment, ...]
    _inbox: Inbox = field(repr=False, compare=False)

    def source(self) -> bytes:
        """The message as it was received."""
        return self._inbox._run(self._inbox._calls.source(self))

    def mark_seen(self, seen: bool = True) -> MessageSummary:
        return self._inbox._run(self._inbox._calls.mark(self, seen=seen))

    def pin(self, pinned: bool = True) -> MessageSummary:
        """Keep it when the inbox is full, and its oldest messages go."""
        return self._inbox._run(self._inbox._calls.mark(self, pinned=pinned))

    def share(self, lifetime: Lifetime = None) -> MessageLink:
        """A link to this one message, for so many seconds or as long as the inbox lives."""
        return self._inbox._run(self._inbox._calls.share(self, lifetime))

    def shares(self) -> list[MessageLink]:
        return self._inbox._run(self._inbox._calls.links_to(self))

    def take_back(self, link: MessageLink) -> None:
        self._inbox._run(self._inbox._calls.take_back(link))

    def delete(self) -> None:
        self._inbox._run(self._inbox._calls.delete_message(self))


@dataclass(frozen=True, kw_only=True)
class Message(MessageSummary, models.Message):
    """A whole message."""
