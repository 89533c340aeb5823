"""Bytes of the whole site, and of the disk that they lie on: how many there are, may be, and what then.

The database counts (inboxes/sql): triggers keep the sums,
delivery and purge let the largest inboxes lose their oldest.  Purge brings the settings there
and measures the disk, each minute; while it is full, RCPT is answered 452, and before that no new
addresses are issued (shortage.py).
"""

import logging
import os

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from inboxes.models import Storage, StoredBytes

EVICTED_AT_ONCE = 1000
EARLIER = 0.9  # of MAX_DATABASE_BYTES: from there on no new addresses
MEBIBYTE = 1024**2

logger = logging.getLogger(__name__)


def stored_bytes() -> int:
    return StoredBytes.objects.aggregate(sum=Sum("bytes"))["sum"] or 0


def keep_within_bounds() -> int:
    """Bring the settings to the database, delete what is over MAX_SITE_BYTES, of the largest inboxes, measure the disk.

    Returns how many messages went.  Logs a warning when any did, and while mail is refused.
    """
    full_because, short_because = disk_problem(), disk_problem(for_new=True)
    Storage.objects.update_or_create(
        id=1,
        defaults={
            "max_site_bytes": settings.MAX_SITE_BYTES or None,
            "max_inbox_bytes": settings.MAX_INBOX_BYTES or None,
            "full_because": full_because,
            "short_because": short_because,
        },
    )
    evicted = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT tempmail_evict(%s)", [EVICTED_AT_ONCE])
            (count,) = cursor.fetchone()
            evicted += count
            if not count:
                break
    if evicted:
        logger.warning("MAX_SITE_BYTES: %d messages went before their time, of the largest inboxes", evicted)
    if full_because:
        logger.warning("new mail is refused (452): %s", full_because)
    elif short_because:
        logger.warning("new addresses are refused (503): %s", short_because)
    return evicted


def disk_problem(for_new: bool = False) -> str:
    """Return for an admin why no more should be stored, or, `for_new`, no address issued; "" when there is room."""
    if most := settings.MAX_DATABASE_BYTES:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            (size,) = cursor.fetchone()
        if size > (most * EARLIER if for_new else most):
            over = f"over {EARLIER:.0%} of MAX_DATABASE_BYTES" if for_new else "over MAX_DATABASE_BYTES"
            return f"the database's files have {size // MEBIBYTE} MiB, {over}"
    if settings.DATABASE_DISK:
        try:
            disk = os.statvfs(settings.DATABASE_DISK)
        except OSError as error:
            logger.warning("DATABASE_DISK cannot be measured: %s", error.strerror)
            return ""
        free = disk.f_bavail * disk.f_frsize
        if free < settings.MIN_FREE_BYTES:
            return f"the database's disk has {free // MEBIBYTE} MiB left, below MIN_FREE_BYTES"
        if for_new and free < settings.MIN_FREE_BYTES_FOR_NEW:
            return f"the database's disk has {free // MEBIBYTE} MiB left, below MIN_FREE_BYTES_FOR_NEW"
    return ""


def refusal() -> str:
    """Return why RCPT is answered 452 now, or ""."""
    return Storage.objects.values_list("full_because", flat=True).first() or ""


def refusal_of_new() -> str:
    """Return why the disk lets no new addresses be issued now, or ""; while mail is refused none are."""
    row = Storage.objects.values_list("full_because", "short_because").first() or ("", "")
    return row[0] or row[1]
