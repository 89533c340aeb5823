"""Bring the functions of this folder, and the roles' privileges, into the database: around each `manage.py migrate`.

Names that begin with tempmail_ are ours.  Names in colons are filled in from addresses.py; a test
compares the rules that Python and SQL both have.
"""

import logging
import re
from graphlib import TopologicalSorter
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.migrations.loader import MigrationLoader
from psycopg.sql import Literal

from inboxes.mail import abuse, addresses

from . import keys, roles

FILES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.sql"))}
IN_COLONS = {
    "GENERATED": addresses.GENERATED_PATTERN,
    "UNUSABLE": addresses.UNUSABLE_PATTERN,
    "RESERVED": ",".join(sorted(addresses.RESERVED)),
    "ABUSE_MAILBOX": abuse.MAILBOX,
    "TAG_DELIMITER": addresses.TAG_DELIMITER,
    "MAX_LOCAL_PART_OCTETS": str(addresses.MAX_LOCAL_PART_OCTETS),
}
# How to drop each function and trigger of ours, and where its row lies: CREATE OR REPLACE moves the row, always.
OURS = """
SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass), ctid::text FROM pg_trigger
WHERE starts_with(tgname, 'tempmail_')
UNION ALL SELECT format('DROP FUNCTION %s', oid::regprocedure), ctid::text FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'tempmail_')
ORDER BY 1 DESC
"""

logger = logging.getLogger(__name__)


def before_migrate(using: str, **kwargs: object) -> None:
    """Stop before anything is made when a role is missing."""
    with connections[using].cursor() as cursor:
        roles.must_exist(cursor)


def after_migrate(using: str, **kwargs: object) -> None:
    if "plan" not in kwargs:  # `flush` sends the signal, too, and changes no table
        return
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        if _is_fully_migrated(connection):
            apply(cursor)
            keys.note(cursor)
        roles.grant(cursor)
    if _is_fully_migrated(connection):
        with connection.cursor() as cursor:
            # Apart from the triggers' making, which holds deliveries up.
            cursor.execute("SELECT tempmail_recount()")


def apply(cursor: CursorWrapper) -> None:
    """Make or replace each function and its triggers, and drop those that no file makes any more.

    So a file that is removed, or whose function gets other arguments, leaves nothing that could still be called.
    """
    before = _ours(cursor)
    for name in _callees_first():
        cursor.execute(_filled_in(FILES[name].read_text(), cursor))
    for drop, row in _ours(cursor):
        if (drop, row) in before:
            logger.info("no file makes it: %s", drop)
            cursor.execute(drop)


def _is_fully_migrated(connection: BaseDatabaseWrapper) -> bool:
    """Whether it is at the last of our migrations: `migrate` may be told to stop before, or to go back."""
    loader = MigrationLoader(connection)
    return loader.applied_migrations.keys() >= set(loader.graph.leaf_nodes("inboxes"))


def _ours(cursor: CursorWrapper) -> list[tuple[str, str]]:
    cursor.execute(OURS)
    return cursor.fetchall()


def _callees_first() -> list[str]:
    """Functions in an order in which each comes after those that it calls."""
    calls = {name: set(re.findall(r"\btempmail_\w+(?=\()", path.read_text())) for name, path in FILES.items()}
    return list(TopologicalSorter({name: callees - {name} for name, callees in calls.items()}).static_order())


def _filled_in(sql: str, cursor: CursorWrapper) -> str:
    for name, value in IN_COLONS.items():
        sql = sql.replace(f":{name}:", Literal(value).as_string(cursor.connection))
    return sql
