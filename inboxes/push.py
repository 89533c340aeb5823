"""Announce that an inbox has changed, and hear of it: LISTEN and NOTIFY.

Whoever writes announces a topic; WebSockets and waiting requests subscribe to
it.  Each process holds one listening connection, and only while somebody
subscribes.  What changed is not told, only that something did.

A connection that listens proves nothing: a pooler in transaction mode takes LISTEN
and forgets it, a network drops connections without a word.  So it tests itself, by
an announcement of its own that goes the way of all others.
"""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, LiteralString
from uuid import uuid4
from weakref import WeakKeyDictionary

import psycopg
from channels.db import database_sync_to_async
from django.conf import settings
from django.db import connection, transaction
from psycopg.conninfo import conninfo_to_dict

CHANNEL = "tempmail"
# Heard by whoever sends webhooks and pushes: something is due.
DUE_CHANNEL = "tempmail_due"
LISTEN = f"LISTEN {CHANNEL}"
NOTIFY = "SELECT pg_notify(%s, %s)"
# Of arrivals: topics, and inboxes (None for a public name) of which somebody outside may have to be told.
ARRIVED = "SELECT tempmail_announce(%s::text[], %s::bigint[])"
NOTIFY_ALL = "SELECT count(pg_notify(%s, topic)) FROM unnest(%s::text[]) AS topic"
RECONNECT_SECONDS = (0.2, 10)  # the first wait, and the longest

# Between two tests, and how long each may take.  While none is passed, subscribers are told as often.
TEST_SECONDS, HEARING_SECONDS = 30, 5
DEAF = "LISTEN hears nothing of what is announced through DATABASE_URL: pages are not told of mail, they look for it."
DEAF_HINT = (
    "A pooler in transaction mode lets nobody listen. Set LISTEN_DATABASE_URL, in the env file of web, to PostgreSQL "
    "itself or to a pool in session mode (docs/host.md, A pooler)."
)

# A burst of messages is a few pushes, and one look for all in a process: a client rests for so long after each.
PAUSE_SECONDS = 0.25
# A page at least so long, somebody looks at it; and the longer, the longer looks take.
SHORTEST_PAUSE_SECONDS = 0.03

logger = logging.getLogger(__name__)


def topic_of_inbox(inbox_id: int) -> str:
    return f"i:{inbox_id}"


def topic_of_public(domain_id: int, local_part: str) -> str:
    return f"p:{domain_id}:{local_part}"


def names_of(domain_id: int) -> str:
    """What tells the subscribers of all public names of a domain."""
    return f"d:{domain_id}"


# Tells the subscribers of all private inboxes.
ALL_INBOXES = "i:"


def announce(topic: str, channel: str = CHANNEL) -> None:
    """Tell all subscribers, after COMMIT and in a statement of its own.

    Inside the transaction NOTIFY would hold a database-wide lock until the commit
    is on disk.  A failure is logged only: pages poll, and what was written stands.
    """

    transaction.on_commit(lambda: _notify(topic, channel), robust=True)


def _notify(topic: str, channel: str = CHANNEL) -> None:
    with connection.cursor() as cursor:
        cursor.execute(NOTIFY, [channel, topic])


def announce_all(topics: Sequence[str]) -> None:
    """Tell the subscribers of many topics, as announce() does, in one statement."""

    def notify() -> None:
        with connection.cursor() as cursor:
            cursor.execute(NOTIFY_ALL, [CHANNEL, list(topics)])

    transaction.on_commit(notify, robust=True)


class Changed(asyncio.Event):
    """Set when what is subscribed to may have changed: each of `topics`, until the reader clears it."""

    def __init__(self) -> None:
        super().__init__()
        self.topics: set[str] = set()

    def tell(self, *topics: str) -> None:
        self.topics.update(topics)
        self.set()

    def clear(self) -> None:
        self.topics.clear()
        super().clear()


@asynccontextmanager
async def subscribe(*topics: str) -> AsyncIterator[Changed]:
    """Yield a Changed that is set when one of the topics may have changed; the reader clears it.

    It is also set, for all, whenever the listening connection has been made anew, because
    announcements may have been missed before; so every half minute while none is heard.
    """
    loop = asyncio.get_running_loop()
    hub = _hubs.setdefault(loop, _Hub())
    changed = hub.add(topics)
    try:
        yield changed
    finally:
        if hub.discard(topics, changed):
            _hubs.pop(loop, None)
            await hub.stop()


@asynccontextmanager
async def connected() -> AsyncIterator[psycopg.AsyncConnection]:
    """Yield a connection of its own, as all others are made.  Raises psycopg.Error, also while it is used."""
    async with await psycopg.AsyncConnection.connect(**_parameters(), autocommit=True) as connected:
        yield connected


@asynccontextmanager
async def listening(statement: LiteralString = LISTEN) -> AsyncIterator[psycopg.AsyncConnection]:
    """Yield a connection of its own that hears a channel.  Raises psycopg.Error, also while it is used."""
    async with await psycopg.AsyncConnection.connect(**_listening_parameters(), autocommit=True) as connected:
        await _run(connected, statement)
        yield connected


async def _run(connected: psycopg.AsyncConnection, statement: LiteralString) -> None:
    """Raises psycopg.OperationalError, too, when no answer comes."""
    running = asyncio.create_task(connected.execute(statement))
    try:
        await asyncio.wait([running], timeout=HEARING_SECONDS)
        if not running.done():
            raise psycopg.OperationalError(f"no answer to {statement}")
        await running
    finally:
        await _end(running)


async def _end(task: "asyncio.Task[Any]") -> None:
    # psycopg answers a first cancellation by asking the server, which may not answer.
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1)


def is_heard() -> bool:
    """Whether what is announced through DATABASE_URL is heard where we listen.  Raises psycopg.Error."""
    word = _test_word()
    announcing = psycopg.connect(**_parameters(), autocommit=True)
    with announcing, psycopg.connect(**_listening_parameters(), autocommit=True) as heard:
        heard.execute(LISTEN)
        announcing.execute(NOTIFY, [CHANNEL, word])
        give_up_at = time.monotonic() + HEARING_SECONDS
        was_heard = False
        while not was_heard and (seconds := give_up_at - time.monotonic()) > 0:
            was_heard = word in [n.payload for n in heard.notifies(timeout=seconds, stop_after=1)]
        heard.execute("UNLISTEN *")  # a pool gives the connection to others
        return was_heard


class _Hub:
    """The subscribers of one event loop, and the task that listens for them."""

    def __init__(self) -> None:
        self._subscribers: dict[str, set[Changed]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, topics: Iterable[str]) -> Changed:
        changed = Changed()
        for topic in topics:
            self._subscribers.setdefault(topic, set()).add(changed)
        self._task = self._task or asyncio.create_task(self._listen())
        return changed

    def discard(self, topics: Iterable[str], changed: Changed) -> bool:
        """Remove a subscriber; return whether it was the last one."""
        for topic in topics:
            subscribers = self._subscribers.get(topic, set())
            subscribers.discard(changed)
            if not subscribers:
                self._subscribers.pop(topic, None)
        return not self._subscribers

    async def stop(self) -> None:
        if self._task:
            await _end(self._task)

    async def _listen(self) -> None:
        shortest, longest = RECONNECT_SECONDS
        wait_seconds = shortest
        while True:
            has_heard = False
            try:
                async with listening() as heard:
                    self._tell(*self._subscribers)
                    while (was_heard := await self._test(heard)) is not False:
                        if was_heard:
                            has_heard, wait_seconds = True, shortest
                            _note_hearing(True)
                        await self._hear(heard, TEST_SECONDS)
                    if not has_heard:
                        await _run(heard, "UNLISTEN *")  # a pool gives the connection to others
                if has_heard:
                    logger.warning("the listening connection fell silent, and is made anew")
                    continue
                _note_hearing(False)
                wait_seconds = TEST_SECONDS
            except psycopg.Error as error:
                logger.warning("not listening, next try in %.1f s: %s", wait_seconds, error)
            # Spread, so that not every process comes back in the same moment.
            await asyncio.sleep(wait_seconds * random.uniform(0.5, 1))
            wait_seconds = min(wait_seconds * 2, longest)

    async def _test(self, heard: psycopg.AsyncConnection) -> bool | None:
        """Announce a word of our own; return whether it came, and None when it could not be sent in time."""
        word = _test_word()
        sending = asyncio.create_task(database_sync_to_async(_notify, thread_sensitive=False)(word))
        try:
            if word in await self._hear(heard, HEARING_SECONDS):
                return True
            # It may wait for a connection of the pool.
            if not sending.done() or sending.exception():
                return None
            return word in await self._hear(heard, HEARING_SECONDS)
        finally:
            await _end(sending)

    async def _hear(self, heard: psycopg.AsyncConnection, seconds: float) -> set[str]:
        """Tell what is announced for so long; return it."""
        announced = set()
        async for notification in heard.notifies(timeout=seconds):
            announced.add(notification.payload)
            self._tell(notification.payload)
        return announced

    def _tell(self, *topics: str) -> None:
        for topic in topics:
            for told in self._names(topic) if topic.startswith("d:") or topic == ALL_INBOXES else [topic]:
                for changed in self._subscribers.get(told, ()):
                    changed.tell(told)

    def _names(self, topic: str) -> list[str]:
        # As topic_of_public() begins, and topic_of_inbox().
        names = ALL_INBOXES if topic == ALL_INBOXES else f"p:{topic.removeprefix('d:')}:"
        return [subscribed for subscribed in self._subscribers if subscribed.startswith(names)]


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, _Hub] = WeakKeyDictionary()


# Said when it changes, not whenever a first subscriber makes a hub.
_hears = True


def _note_hearing(hears: bool) -> None:
    global _hears  # noqa: PLW0603
    if hears != _hears:
        _hears = hears
        logger.log(*((logging.INFO, "LISTEN hears again") if hears else (logging.ERROR, f"{DEAF} {DEAF_HINT}")))


def _test_word() -> str:
    return f"t:{uuid4()}"


def _parameters() -> dict[str, Any]:
    """Django's connection parameters, less what is for its own cursors."""
    parameters = connection.get_connection_params()
    for name in ("context", "cursor_factory"):
        parameters.pop(name)
    return parameters


def _listening_parameters() -> dict[str, Any]:
    url = settings.LISTEN_DATABASE_URL
    return settings.DATABASE_KEEPALIVES | conninfo_to_dict(url) if url else _parameters()
