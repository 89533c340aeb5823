"""Delete for good what has ended: django-q2 runs purge() every minute (migration 0003).

Purge decides nothing: what has ended is ended for everyone before it comes.  Only
where the site has more bytes than it may (storage.py), the oldest go before their time.
"""

import logging
import time

from django.db import connection

from . import storage

BATCH_ROWS = 1000

# What has ended, in the order in which it goes: first the messages, so that no
# inbox takes thousands of them along in one transaction.
EXPIRED = {
    "public messages": (
        "inboxes_message",
        "SELECT id FROM inboxes_message WHERE inbox_id IS NULL AND expires_at <= statement_timestamp()",
    ),
    "private messages": (
        "inboxes_message",
        "SELECT inboxes_message.id FROM inboxes_message JOIN inboxes_inbox ON inboxes_inbox.id = inbox_id "
        "WHERE inboxes_inbox.expires_at <= statement_timestamp()",
    ),
    "inboxes": ("inboxes_inbox", "SELECT id FROM inboxes_inbox WHERE expires_at <= statement_timestamp()"),
    "grants": ("inboxes_grant", "SELECT id FROM inboxes_grant WHERE expires_at <= statement_timestamp()"),
    "counts": ("inboxes_clientcount", "SELECT key FROM inboxes_clientcount WHERE expires_at <= statement_timestamp()"),
}

logger = logging.getLogger(__name__)


def purge() -> dict[str, int]:
    """Delete in batches, each a transaction of its own, and return how many rows of what.

    Several at once share the work: each passes over rows that another has locked.
    """
    started = time.monotonic()
    deleted = {name: _delete(table, expired) for name, (table, expired) in EXPIRED.items()}
    counts = ", ".join(f"{count} {name}" for name, count in deleted.items())
    logger.info("purged %s in %.2f s", counts, time.monotonic() - started)
    storage.keep_within_bounds()
    return deleted


def _delete(table: str, expired: str) -> int:
    column = "key" if table == "inboxes_clientcount" else "id"
    # An array is made once; IN (SELECT ... LIMIT) may be run again for each row.
    sql = (
        f"DELETE FROM {table} WHERE {column} = "
        f"ANY (ARRAY({expired} LIMIT {BATCH_ROWS} FOR UPDATE OF {table} SKIP LOCKED))"
    )
    deleted = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(sql)
            deleted += cursor.rowcount
            if cursor.rowcount < BATCH_ROWS:
                return deleted
