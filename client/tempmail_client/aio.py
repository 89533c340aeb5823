"""The client for async code, under asyncio or trio: client.py's classes and calls, with await."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar, cast

import anyio
import httpx

from . import models, protocol
from .errors import ApiError
from .models import Domain, Event, InboxInfo, MessageLink, read
from .protocol import Calls, Flow, Has, Lifetime, Reply, Request, Since, Wanted
from .streaming import Stream

T = TypeVar("T")


class AsyncTempMail:
    """A tempmail service; see TempMail.  With `keep_alive=False` no connection outlives its answer."""

    def __init__(self, base_url: str, api_key: str | None = None, keep_alive: bool = True) -> None:
        self.root = protocol.root_of(base_url)
        limits = httpx.Limits(max_keepalive_connections=None if keep_alive else 0)
        self._http = httpx.AsyncClient(base_url=self.root, headers=protocol.headers_of(api_key), limits=limits)

    def __repr__(self) -> str:
        return f"<AsyncTempMail {self.root}>"

    async def __aenter__(self) -> AsyncTempMail:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self._http.aclose()

    async def domains(self) -> list[Domain]:
        return await self._run(protocol.domains())

    async def create_inbox(
        self,
        local_part: str | None = None,
        domain: str | None = None,
        lifetime: Lifetime = None,
        password: str | None = None,
        lifetime_mode: str | None = None,
        ends_after_messages: int | None = None,
    ) -> AsyncInbox:
        flow = protocol.create_inbox(local_part, domain, lifetime, password, lifetime_mode, ends_after_messages)
        return AsyncInbox(self, *await self._run(flow))

    async def open_inbox(self, address: str, password: str) -> AsyncInbox:
        return AsyncInbox(self, *await self._run(protocol.open_inbox(address, password)))

    async def inbox(self, address: str, token: str | None = None) -> AsyncInbox:
        return AsyncInbox(self, await self._run(protocol.show_inbox(address, token)), token)

    async def _run(self, flow: Flow[T]) -> T:
        reply: Reply = None
        while True:
            try:
                step = flow.send(reply)
            except StopIteration as end:
                return cast(T, end.value)
            reply = None
            if isinstance(step, Request):
                try:
                    reply = await self._http.send(self._build(step))
                except httpx.RequestError as error:
                    reply = error
            else:
                await anyio.sleep(step)

    def _build(self, request: Request) -> httpx.Request:
        return self._http.build_request(request.method, request.path, **request.options())


class AsyncInbox:
    """See Inbox."""

    def __init__(self, tempmail: AsyncTempMail, info: InboxInfo, token: str | None) -> None:
        self.info, self.token = info, token
        self._tempmail = tempmail
        summary_of = partial(read, AsyncMessageSummary, _inbox=self)
        message_of = partial(read, AsyncMessage, _inbox=self)
        self._calls: Calls[AsyncMessageSummary, AsyncMessage] = Calls(info.address, token, summary_of, message_of)

    def __repr__(self) -> str:
        return f"<AsyncInbox {self.address}>"

    async def __aenter__(self) -> AsyncInbox:
        return self

    async def __aexit__(self, *raised: object) -> None:
        with suppress(ApiError):  # it may have ended by itself
            await self.delete()

    @property
    def address(self) -> str:
        return self.info.address

    @property
    def created_at(self) -> datetime | None:
        return self.info.created_at

    @property
    def expires_at(self) -> datetime | None:
        return self.info.expires_at

    async def messages(self, since: Since = None) -> list[AsyncMessageSummary]:
        return await self._run(self._calls.messages(since))

    async def message(self, message: models.MessageSummary | str) -> AsyncMessage:
        return await self._run(self._calls.message(message))

    async def wait_for_message(
        self, subject: str = "", sender: str = "", has: Has = (), timeout: float = 30, since: Since = None
    ) -> AsyncMessage:
        return await self._run(self._calls.wait_for_message(Wanted(subject, sender, has, since), timeout))

    async def code(self, timeout: float = 30, subject: str = "", sender: str = "", since: Since = None) -> str:
        return (await self.wait_for_message(subject, sender, "code", timeout, since)).code

    async def links(
        self, timeout: float = 30, subject: str = "", sender: str = "", since: Since = None
    ) -> tuple[str, ...]:
        return (await self.wait_for_message(subject, sender, "link", timeout, since)).links

    async def watch(self, since: Since = None) -> AsyncGenerator[Event[AsyncMessageSummary], None]:
        """See Inbox.  Who leaves it before the inbox ends does so in contextlib.aclosing()."""
        stream = Stream(self._calls, since)
        http = self._tempmail._http
        while not stream.has_ended:
            failure: Reply = None
            try:
                answer = await http.send(self._tempmail._build(stream.request()), stream=True)
                try:
                    if answer.is_success:
                        async for chunk in answer.aiter_bytes():
                            for event in stream.feed(chunk):
                                yield event
                            if stream.has_ended:
                                return
                    else:
                        await answer.aread()
                        failure = answer
                finally:
                    await answer.aclose()
            except httpx.RequestError as error:
                failure = error
            await anyio.sleep(stream.seconds_after(failure))

    async def extend(self, lifetime: Lifetime = None) -> InboxInfo:
        self.info = await self._run(self._calls.extend(lifetime))
        return self.info

    async def pause(self) -> InboxInfo:
        self.info = await self._run(self._calls.change(is_paused=True))
        return self.info

    async def resume(self) -> InboxInfo:
        self.info = await self._run(self._calls.change(is_paused=False))
        return self.info

    async def end_after(self, messages: int | None) -> InboxInfo:
        self.info = await self._run(self._calls.change(ends_after_messages=messages))
        return self.info

    async def delete(self) -> None:
        await self._run(self._calls.delete())

    async def _run(self, flow: Flow[T]) -> T:
        return await self._tempmail._run(flow)


@dataclass(frozen=True, kw_only=True)
class AsyncAttachment(models.Attachment):
    _inbox: AsyncInbox = field(repr=False, compare=False)

    async def content(self) -> bytes:
        return await self._inbox._run(self._inbox._calls.content(self))


@dataclass(frozen=True, kw_only=True)
class AsyncMessageSummary(models.MessageSummary):
    attachments: tuple[AsyncAttachment, ...]
    _inbox: AsyncInbox = field(repr=False, compare=False)

    async def source(self) -> bytes:
        return await self._inbox._run(self._inbox._calls.source(self))

    async def mark_seen(self, seen: bool = True) -> AsyncMessageSummary:
        return await self._inbox._run(self._inbox._calls.mark(self, seen=seen))

    async def pin(self, pinned: bool = True) -> AsyncMessageSummary:
        return await self._inbox._run(self._inbox._calls.mark(self, pinned=pinned))

    async def share(self, lifetime: Lifetime = None) -> MessageLink:
        return await self._inbox._run(self._inbox._calls.share(self, lifetime))

    async def shares(self) -> list[MessageLink]:
        return await self._inbox._run(self._inbox._calls.links_to(self))

    async def take_back(self, link: MessageLink) -> None:
        await self._inbox._run(self._inbox._calls.take_back(link))

    async def delete(self) -> None:
        await self._inbox._run(self._inbox._calls.delete_message(self))


@dataclass(frozen=True, kw_only=True)
class AsyncMessage(AsyncMessageSummary, models.Message):
    """A whole message."""
