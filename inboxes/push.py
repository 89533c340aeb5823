"""Announce that an inbox has changed, and hear of it: LISTEN and NOTIFY.

Whoever writes announces a topic; WebSockets and waiting requests subscribe to
it.  Each process holds one listening connection, and only while somebody
subscribes.  What changed is not told, only that something did.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection, transaction

CHANNEL = "tempmail"
NOTIFY = "SELECT pg_notify(%s, %s)"
NOTIFY_ALL = "SELECT count(pg_notify(%s, topic)) FROM unnest(%s::text[]) AS topic"
RECONNECT_SECONDS = (0.2, 10)  # the first wait, and the longest
# A database host that vanished is noticed within a minute: by keepalives on an idle connection, and
# with something under way, when there are none, by tcp_user_timeout, in milliseconds.
KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 60_000}

# A burst of messages is a few pushes, and one query each.
PAUSE_SECONDS = 0.25

logger = logging.getLogger(__name__)


def topic_of_inbox(inbox_id: int) -> str:
    return f"i:{inbox_id}"


def topic_of_public(domain_id: int, local_part: str) -> str:
    return f"p:{domain_id}:{local_part}"


def announce(topic: str) -> None:
    """Tell all subscribers, after COMMIT and in a statement of its own.

    Inside the transaction NOTIFY would hold a database-wide lock until the commit
    is on disk.  A failure is logged only: pages poll, and what was written stands.
    """

    def notify() -> None:
        with connection.cursor() as cursor:
            cursor.execute(NOTIFY, [CHANNEL, topic])

    transaction.on_commit(notify, robust=True)


def announce_all(topics: Sequence[str]) -> None:
    """Tell the subscribers of many topics, as announce() does, in one statement."""

    def notify() -> None:
        with connection.cursor() as cursor:
            cursor.execute(NOTIFY_ALL, [CHANNEL, list(topics)])

    transaction.on_commit(notify, robust=True)


@asynccontextmanager
async def subscribe(topic: str) -> AsyncIterator[asyncio.Event]:
    """Yield an asyncio.Event that is set when the topic may have changed; the reader clears it.

    It is also set whenever the listening connection has been made anew, because
    announcements may have been missed before.
    """
    loop = asyncio.get_running_loop()
    hub = _hubs.setdefault(loop, _Hub())
    changed = hub.add(topic)
    try:
        yield changed
    finally:
        if hub.discard(topic, changed):
            _hubs.pop(loop, None)
            await hub.stop()


@asynccontextmanager
async def listening() -> AsyncIterator[psycopg.AsyncConnection]:
    """Yield a connection of its own that hears every topic.  Raises psycopg.Error, also while it is used."""
    async with await psycopg.AsyncConnection.connect(**_parameters(), autocommit=True) as connected:
        await connected.execute(f"LISTEN {CHANNEL}")
        yield connected


class _Hub:
    """The subscribers of one event loop, and the task that listens for them."""

    def __init__(self) -> None:
        self._subscribers: dict[str, set[asyncio.Event]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, topic: str) -> asyncio.Event:
        changed = asyncio.Event()
        self._subscribers.setdefault(topic, set()).add(changed)
        self._task = self._task or asyncio.create_task(self._listen())
        return changed

    def discard(self, topic: str, changed: asyncio.Event) -> bool:
        """Remove a subscriber; return whether it was the last one."""
        self._subscribers[topic].discard(changed)
        if not self._subscribers[topic]:
            del self._subscribers[topic]
        return not self._subscribers

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _listen(self) -> None:
        shortest, longest = RECONNECT_SECONDS
        wait_seconds = shortest
        while True:
            try:
                async with listening() as heard:
                    wait_seconds = shortest
                    self._tell(*self._subscribers)
                    async for notification in heard.notifies():
                        self._tell(notification.payload)
            except psycopg.Error as error:
                logger.warning("not listening, next try in %.1f s: %s", wait_seconds, error)
            # Spread, so that not every process comes back in the same moment.
            await asyncio.sleep(wait_seconds * random.uniform(0.5, 1))
            wait_seconds = min(wait_seconds * 2, longest)

    def _tell(self, *topics: str) -> None:
        for topic in topics:
            for changed in self._subscribers.get(topic, ()):
                changed.set()


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, _Hub] = WeakKeyDictionary()


def _parameters() -> dict[str, Any]:
    """Django's connection parameters, less what is for its own cursors."""
    parameters = connection.get_connection_params()
    for name in ("context", "cursor_factory"):
        parameters.pop(name)
    return KEEPALIVES | parameters
