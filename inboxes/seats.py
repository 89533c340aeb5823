"""How many sockets, streams and waiting requests a client has open: counted in PostgreSQL, across processes and hosts.

Each process has a row for each client, and writes what it counts: at once when that
changes, and every RENEWAL_SECONDS, all in one statement, so that what a killed one had is soon forgotten.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import uuid4
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection

from inboxes.mail import sealing
from inboxes.mail.networks import network_of

from .threads import in_any_thread

RENEWAL_SECONDS, EXPIRY_SECONDS = 10, 30
# This process' own rows, and what the others count.
REPORT = f"""
    WITH counted AS (
        SELECT * FROM unnest(%s::bytea[], %s::integer[]) AS counted (key, count)
    ), given_back AS (
        DELETE FROM inboxes_seat WHERE process = %s AND key = ANY (ARRAY(SELECT key FROM counted WHERE count = 0))
    ), own AS (
        INSERT INTO inboxes_seat (process, key, count, expires_at)
        SELECT %s, key, count, statement_timestamp() + interval '{EXPIRY_SECONDS} s'
        FROM counted WHERE count > 0
        ON CONFLICT (process, key) DO UPDATE SET count = excluded.count, expires_at = excluded.expires_at
    )
    SELECT coalesce(sum(count), 0) FROM inboxes_seat
    WHERE key = ANY (%s) AND process <> %s AND expires_at > statement_timestamp()
"""

PROCESS = uuid4()

logger = logging.getLogger(__name__)
_taken: Counter[bytes] = Counter()


class AllTaken(Exception):
    """The client has as many as it may."""


@asynccontextmanager
async def seated(kind: str, client: str, most: int) -> AsyncIterator[None]:
    """Take one for as long as the context lasts.  Raises AllTaken, and the database's errors."""
    key = sealing.digest(settings.CLIENT_KEY, f"seat|{kind}|{network_of(client)}".encode())
    if _taken[key] >= most:
        raise AllTaken
    _taken[key] += 1
    loop = asyncio.get_running_loop()
    reporter = _reporters[loop] = _reporters.get(loop) or _Reporter()
    try:
        # Processes that count at the same moment refuse rather one too many.
        if _taken[key] + await in_any_thread(_report)([key]) > most:
            raise AllTaken
        yield
    finally:
        _taken[key] -= 1
        if not _taken[key]:
            del _taken[key]
        reporter.tell(key)


def _report(keys: list[bytes]) -> int:
    """Write what this process counts for the keys; return what the others do."""
    with connection.cursor() as cursor:
        cursor.execute(REPORT, [keys, [_taken[key] for key in keys], PROCESS, PROCESS, keys, PROCESS])
        (count,) = cursor.fetchone()
    return int(count)


class _Reporter:
    """Writes what was given back, and now and then all that is taken; runs as long as anything is."""

    def __init__(self) -> None:
        self._changed: set[bytes] = set()
        self._has_news = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def tell(self, key: bytes) -> None:
        self._changed.add(key)
        self._has_news.set()

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        renewed_at = clock()
        while _taken or self._changed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_news.wait(), RENEWAL_SECONDS)
            self._has_news.clear()
            keys, self._changed = self._changed, set()
            if clock() >= renewed_at + RENEWAL_SECONDS:
                keys, renewed_at = keys | _taken.keys(), clock()
            if not keys:
                continue
            try:
                await in_any_thread(_report)(list(keys))
            except DatabaseError as error:
                logger.warning("seats were not counted: %s", error)
                await asyncio.sleep(1)
                self._changed |= keys
        _reporters.pop(asyncio.get_running_loop(), None)


_reporters: WeakKeyDictionary[asyncio.AbstractEventLoop, _Reporter] = WeakKeyDictionary()
