"""What each host tells the database of itself, and that what was counted is folded: the watchman does it (qcluster).

Over a connection made anew each time, as all that it asks: nothing here waits for what hangs elsewhere.
"""

import asyncio
import logging
import os
import socket

import psycopg
from django.conf import settings

from . import mail_queue, measuring, push

PERIOD_SECONDS = 20
LIMIT_SECONDS = 10
FOLD = "SELECT tempmail_fold()"
# What is told of a host, and that is here: by these names the admin's first page and /metrics read it.
HOST = "host "
QUEUE_MESSAGES, QUEUE_OLDEST_SECONDS = "queue_messages", "queue_oldest_seconds"
DISK_FREE_BYTES, DISK_BYTES = "disk_free_bytes", "disk_bytes"

logger = logging.getLogger(__name__)


async def go_on_reporting() -> None:
    while True:
        try:
            async with asyncio.timeout(LIMIT_SECONDS):
                await report()
        except (psycopg.Error, OSError) as error:  # a TimeoutError is one; of an outage others tell
            logger.debug("not reported: %s", type(error).__name__)
        await asyncio.sleep(PERIOD_SECONDS)


async def report() -> None:
    """Raises psycopg.Error, OSError and TimeoutError."""
    gauges = await queue() | await asyncio.to_thread(disk)
    async with push.connected() as connection:
        host = f"{HOST}{socket.gethostname()}"
        await connection.execute(measuring.STATEMENT, [[], [], [], host, list(gauges), [*map(float, gauges.values())]])
        await connection.execute(FOLD)


async def queue() -> dict[str, float]:
    """What waits in this host's queue; nothing where it has none, or may not be asked."""
    if not settings.QUEUE_SOCKET:
        return {}
    try:
        found = await mail_queue.look(settings.QUEUE_SOCKET)
    except OSError as error:
        logger.debug("the queue cannot be asked: %s", error.strerror)
        return {}
    return {QUEUE_MESSAGES: found.messages, QUEUE_OLDEST_SECONDS: found.oldest_seconds}


def disk() -> dict[str, float]:
    """The disk that the database lies on, where it is one of this host's."""
    if not settings.DATABASE_DISK:
        return {}
    try:
        found = os.statvfs(settings.DATABASE_DISK)
    except OSError:
        return {}  # storage.py says so, each minute
    return {DISK_FREE_BYTES: found.f_bavail * found.f_frsize, DISK_BYTES: found.f_blocks * found.f_frsize}
