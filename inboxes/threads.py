"""Where async code asks the database: in threads, of pools of their own, so that none of them waits for another."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import Context
from typing import Any, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.conf import settings

_CONNECTIONS = settings.DATABASE_POOL_SIZE or 10
# Views of the API have half of the pool's connections: a flood of requests queues here, and pages go on.
API_THREADS = max(_CONNECTIONS // 2, 1)
# Looks of those who wait and listen have a quarter: hundreds that are woken at once queue here.
LOOK_THREADS = max(_CONNECTIONS // 4, 1)

_api, _looks = ThreadPoolExecutor(API_THREADS, "api"), ThreadPoolExecutor(LOOK_THREADS, "looks")

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Asker = TypeVar("Asker")


def in_api_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    return database_sync_to_async(function, thread_sensitive=False, executor=_api)


def in_look_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    return database_sync_to_async(function, thread_sensitive=False, executor=_looks)


def in_any_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    """Django keeps one thread for each loop: a push to many would queue there."""
    return database_sync_to_async(function, thread_sensitive=False)


class Together(Generic[Asker, Result]):
    """One look for all who ask for the same thing.

    Whoever asks while one looks or rests has the next look, which begins later: what is told of the past only is
    told to nobody.  A look rests for `shortest_seconds`, or as long as it took and telling of it, four times over, up
    to `longest_seconds`; for those who come first it neither rests nor waits.
    """

    def __init__(
        self,
        look: Callable[[list[Asker]], Coroutine[Any, Any, list[Result]]],
        shortest_seconds: float,
        longest_seconds: float,
    ):
        self._look, self._shortest, self._longest = look, shortest_seconds, longest_seconds
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Hashable, _Turns[Asker, Result]]]
        self._turns = WeakKeyDictionary()

    async def ask(self, thing: Hashable, asker: Asker, is_first: bool = False) -> Result:
        """Return what the next look finds for one who asks.  Raises what it raises."""
        loop = asyncio.get_running_loop()
        all_turns = self._turns.setdefault(loop, {})
        turns = all_turns.get(thing)
        if turns is None:
            turns = all_turns[thing] = _Turns()
            # In no context of the first one's, which ends with a request.
            turns.task = loop.create_task(self._take(all_turns, thing, turns), context=Context())
        answer: asyncio.Future[Result] = loop.create_future()
        turns.asking.append((asker, answer))
        if is_first:
            turns.is_hurried.set()
        else:
            turns.has_to_rest = True
        return await answer

    async def _take(self, all_turns: dict[Hashable, Any], thing: Hashable, turns: "_Turns[Asker, Result]") -> None:
        clock = asyncio.get_running_loop().time
        try:
            while turns.asking:
                began, has_to_rest = clock(), turns.has_to_rest
                asking = [one for one in turns.asking if not one[1].done()]  # or gone meanwhile
                turns.asking, turns.has_to_rest = [], False
                turns.is_hurried.clear()
                if asking:
                    await self._answer(asking)
                if has_to_rest:
                    rest_seconds = min(max(self._shortest, 4 * (clock() - began)), self._longest)
                    with suppress(TimeoutError):
                        async with asyncio.timeout(rest_seconds):
                            await turns.is_hurried.wait()
        finally:
            del all_turns[thing]

    async def _answer(self, asking: "list[tuple[Asker, asyncio.Future[Result]]]") -> None:
        try:
            found = await self._look([asker for asker, _ in asking])
        except Exception as error:
            for _, answer in asking:
                if not answer.done():
                    answer.set_exception(error)
        else:
            for (_, answer), result in zip(asking, found, strict=True):
                if not answer.done():
                    answer.set_result(result)
        # Whoever was answered tells of it now: that is a part of what a look takes.
        await asyncio.sleep(0)
        await asyncio.sleep(0)


class _Turns(Generic[Asker, Result]):
    """Who asks for one thing, and the task that looks for them."""

    def __init__(self) -> None:
        self.asking: list[tuple[Asker, asyncio.Future[Result]]] = []
        self.is_hurried = asyncio.Event()
        self.has_to_rest = False
        self.task: asyncio.Task[None]  # or it would be collected
