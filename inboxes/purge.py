"""Delete for good what has ended: django-q2 runs purge() every minute (migrations/0001).

Purge decides nothing: what has ended is ended for everyone before it comes.  Only
where the site has more bytes than it may (storage.py), the oldest go before their time.
"""

import logging
import time

from django.db import connection

from . import runs, storage

BATCH_ROWS = 1000

# What has ended, in the order in which it goes.
KINDS = ("public messages", "inboxes", "grants", "counts", "seats", "sums", "reports", "history")

logger = logging.getLogger(__name__)


def purge() -> dict[str, int]:
    """Delete in batches, each a transaction of its own, and return how many rows of what.

    tempmail_purge() (inboxes/sql) says what has ended; the qcluster's role reads no rows.
    """
    started = time.monotonic()
    deleted = {}
    for kind in KINDS:
        deleted[kind], messages = _delete(kind)
        if kind == "inboxes":
            deleted["private messages"] = messages
    counts = ", ".join(f"{count} {kind}" for kind, count in deleted.items())
    seconds = time.monotonic() - started
    extra = {"deleted": deleted, "milliseconds": round(seconds * 1000, 1)}
    logger.info("purged %s in %.2f s", counts, seconds, extra=extra)
    storage.keep_within_bounds()
    runs.note(runs.PURGE)
    return deleted


def _delete(kind: str) -> tuple[int, int]:
    """Return how many rows went, and how many messages with them."""
    deleted, messages, is_more, since = 0, 0, True, "-infinity"
    with connection.cursor() as cursor:
        while is_more:
            # Until when it looked as text: "-infinity" is no time in Python.
            cursor.execute(
                "SELECT gone, messages, is_more, until::text FROM tempmail_purge(%s, %s, %s)", [kind, BATCH_ROWS, since]
            )
            gone, with_it, is_more, since = cursor.fetchone()
            deleted += gone
            messages += with_it
    return deleted, messages
