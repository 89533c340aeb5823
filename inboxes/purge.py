"""Delete for good what has ended: django-q2 runs purge() every minute (migrations/0001).

Purge decides nothing: what has ended is ended for everyone before it comes.  Only
where the site has more bytes than it may (storage.py), the oldest go before their time.
"""

import logging
import time

from django.db import connection

from . import runs, storage

BATCH_ROWS = 1000

# What has ended, in the order in which it goes: first the messages, so that no
# inbox takes thousands of them along in one transaction.
KINDS = ("public messages", "private messages", "inboxes", "grants", "counts", "seats", "sums", "reports", "history")

logger = logging.getLogger(__name__)


def purge() -> dict[str, int]:
    """Delete in batches, each a transaction of its own, and return how many rows of what.

    tempmail_purge() (inboxes/sql) says what has ended; the qcluster's role reads no rows.
    """
    started = time.monotonic()
    deleted = {kind: _delete(kind) for kind in KINDS}
    counts = ", ".join(f"{count} {kind}" for kind, count in deleted.items())
    seconds = time.monotonic() - started
    extra = {"deleted": deleted, "milliseconds": round(seconds * 1000, 1)}
    logger.info("purged %s in %.2f s", counts, seconds, extra=extra)
    storage.keep_within_bounds()
    runs.note(runs.PURGE)
    return deleted


def _delete(kind: str) -> int:
    deleted = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT tempmail_purge(%s, %s)", [kind, BATCH_ROWS])
            (count,) = cursor.fetchone()
            deleted += count
            if count < BATCH_ROWS:
                return deleted
