"""Messages that wait in a worker are stored together, in one transaction.

Between the LMTP front and storing.  Nobody waits for others to come: what has come already, or is being
sent at this moment, goes along.  Where that fails each is tried alone, so that none harms another.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from django.conf import settings

from .delivering import Delivery, keep_all
from .parsing.message import ParsedMessage
from .storing import Result

MAX_BYTES = 1 << 20  # of messages that share a transaction
MAX_RECIPIENTS = 100
RECEIVE_SECONDS = 0.005  # for those that are being sent: Postfix takes less for a message that it has begun
TURNS = 4  # of the event loop, from bytes that lie there to a message, or to its being asked for


@dataclass(frozen=True)
class _Waiting:
    delivery: Delivery
    parsed: ParsedMessage
    done: "asyncio.Future[list[Result]]"
    since: float = field(default_factory=time.monotonic)

    @property
    def bytes(self) -> int:
        return len(self.delivery.envelope.source)

    @property
    def may_wait(self) -> bool:
        return time.monotonic() < self.since + settings.STORE_SECONDS


class Together:
    """What waits in one worker to be stored."""

    def __init__(self) -> None:
        self._receiving = 0  # messages that are being sent
        self._waiting: list[_Waiting] = []
        self._alone: list[_Waiting] = []
        self._storing: asyncio.Task[None] | None = None

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """While a message is being sent."""
        self._receiving += 1
        try:
            yield
        finally:
            self._receiving -= 1

    async def keep(self, delivery: Delivery, parsed: ParsedMessage) -> list[Result]:
        """Store it, with what else is there; return its results.  Raises what storing it alone does."""
        waiting = _Waiting(delivery, parsed, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._storing is None:
            self._storing = asyncio.create_task(self._run())
        return await waiting.done

    def store_now(self) -> None:
        """Store what waits, before something is done that may take long."""
        while self._waiting:
            self._store(self._take())

    async def finish(self) -> None:
        """Wait until nothing does, and all are told."""
        while self._storing:
            await self._storing
        for _ in range(TURNS):
            await asyncio.sleep(0)

    async def _run(self) -> None:
        while self._waiting or self._alone:
            if self._waiting:
                await self._gather()
                self._store(self._take())
                await asyncio.sleep(0)  # they are told
            if self._alone:
                self._store([self._alone.pop(0)])
                await asyncio.sleep(0)
        self._storing = None

    async def _gather(self) -> None:
        """Let those come that are on their way."""
        loop = asyncio.get_running_loop()
        until, turns, seen = loop.time() + RECEIVE_SECONDS, 0, (0, 0)
        while (self._receiving or turns < TURNS) and loop.time() < until and len(self._waiting) < _most():
            before, seen = seen, (len(self._waiting), self._receiving)
            turns = turns + 1 if seen == before else 0
            await asyncio.sleep(0.001 if self._receiving and turns >= TURNS else 0)

    def _take(self) -> list[_Waiting]:
        """Take the first, and those after it that fit."""
        taken, total, recipients = 0, 0, 0
        for waiting in self._waiting[: _most()]:
            total += waiting.bytes
            recipients += len(waiting.delivery.envelope.recipients)
            if taken and (total > MAX_BYTES or recipients > MAX_RECIPIENTS):
                break
            taken += 1
        batch, self._waiting = self._waiting[:taken], self._waiting[taken:]
        return batch

    def _store(self, batch: Sequence[_Waiting]) -> None:
        if not batch:
            return
        try:
            results = keep_all([(waiting.delivery, waiting.parsed) for waiting in batch], is_patient=False)
        except Exception as error:
            self._try_again(batch, error)
            return
        for waiting, its in zip(batch, results, strict=True):
            if not waiting.done.done():  # who sent it may have gone
                waiting.done.set_result(its)

    def _try_again(self, batch: Sequence[_Waiting], error: Exception) -> None:
        """Try each alone, and again what waits for a lock, as long as it may; or tell them that it failed."""
        is_alone, failed = len(batch) == 1, list(batch)
        if isinstance(error, TimeoutError) or (is_alone and _is_lost(error)):
            # The others would find no server either.
            failed += self._alone
            self._alone = []
        elif not is_alone or (isinstance(error, psycopg.errors.LockNotAvailable) and batch[0].may_wait):
            self._alone += batch
            return
        for waiting in failed:
            if not waiting.done.done():
                waiting.done.set_exception(error)


def _most() -> int:
    return int(settings.MAX_MESSAGES_AT_ONCE)


def _is_lost(error: Exception) -> bool:
    """Whether no statement has failed, but the server, or the way there."""
    return isinstance(error, psycopg.OperationalError) and (error.sqlstate or "08")[:2] in ("08", "57")
