"""The lock of a name, between deliveries to it and whoever claims or closes it."""

from datetime import datetime

from django.db import connection

# An advisory lock's key, 64 bits, is in two halves (PostgreSQL's manual, pg_locks).
UNDER_WAY = """
    SELECT statement_timestamp(), coalesce(array_agg(virtualtransaction), '{}')
    FROM pg_locks, hashtextextended(%s, %s) AS key
    WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = (key >> 32 & 4294967295)::oid AND objid = (key & 4294967295)::oid
"""


def lock_public_name(domain_id: int, local_part: str) -> None:
    """Hold off deliveries to a public name until this transaction ends.

    tempmail_resolve(), for delivery, takes the same lock shared.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [local_part, domain_id])


def try_lock_public_name(domain_id: int, local_part: str) -> bool:
    """The same without waiting, for a name of any kind: True when no delivery to it is under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [local_part, domain_id])
        (is_locked,) = cursor.fetchone()
    return bool(is_locked)


def deliveries_under_way(domain_id: int, local_part: str) -> tuple[datetime, set[str]]:
    """Return the database's time, and the deliveries to a name that had begun then; what others store is later."""
    with connection.cursor() as cursor:
        cursor.execute(UNDER_WAY, [local_part, domain_id])
        moment, holders = cursor.fetchone()
    return moment, set(holders)
