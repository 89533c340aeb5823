"""Bytes of the whole site, and of the disk that they lie on: how many there are, may be, and what then.

The database counts (inboxes/sql): triggers keep the sums,
delivery and purge let the largest inboxes lose their oldest.  Purge brings the settings there
and measures the disk, each minute; while it is full, RCPT is answered 452.
"""

import logging
import os

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from inboxes.models import Storage, StoredBytes

EVICTED_AT_ONCE = 1000
MEBIBYTE = 1024**2

logger = logging.getLogger(__name__)


def stored_bytes() -> int:
    return StoredBytes.objects.aggregate(sum=Sum("bytes"))["sum"] or 0


def keep_within_bounds() -> int:
    """Bring the settings to the database, delete what is over MAX_SITE_BYTES, of the largest inboxes, measure the disk.

    Returns how many messages went.  Logs a warning when any did, and while mail is refused.
    """
    full_because = disk_problem()
    Storage.objects.update_or_create(
        id=1,
        defaults={
            "max_site_bytes": settings.MAX_SITE_BYTES or None,
            "max_inbox_bytes": settings.MAX_INBOX_BYTES or None,
            "full_because": full_because,
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
    return evicted


def disk_problem() -> str:
    """Return why no more should be stored, for an admin; "" when there is room."""
    if settings.MAX_DATABASE_BYTES:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            (size,) = cursor.fetchone()
        if size > settings.MAX_DATABASE_BYTES:
            return f"the database's files have {size // MEBIBYTE} MiB, over MAX_DATABASE_BYTES"
    if settings.DATABASE_DISK:
        try:
            disk = os.statvfs(settings.DATABASE_DISK)
        except OSError as error:
            logger.warning("DATABASE_DISK cannot be measured: %s", error.strerror)
            return ""
        free = disk.f_bavail * disk.f_frsize
        if free < settings.MIN_FREE_BYTES:
            return f"the database's disk has {free // MEBIBYTE} MiB left, below MIN_FREE_BYTES"
    return ""


def refusal() -> str:
    """Return why RCPT is answered 452 now, or ""."""
    return Storage.objects.values_list("full_because", flat=True).first() or ""
