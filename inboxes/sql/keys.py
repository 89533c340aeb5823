"""Which keys a database was filled under: a digest of each, in a comment of a table, so it goes where a dump goes.

`manage.py migrate` notes them; checks.py finds a database that was restored beside other keys.
"""

import re

from django.conf import settings
from django.db.backends.utils import CursorWrapper
from psycopg.sql import Literal

from inboxes.mail import sealing

TABLE = "inboxes_storage"
NOTED = re.compile(r"(\w+)=([0-9a-f]+)")


def changed(cursor: CursorWrapper) -> list[str]:
    """Return the names of the keys that are others than those noted."""
    noted, ours = _noted(cursor), _ours()
    return [name for name in ours if noted.get(name, ours[name]) != ours[name]]


def note(cursor: CursorWrapper) -> None:
    """Note those that are not noted yet."""
    noted = _ours() | _noted(cursor)
    _comment(cursor, "Filled under the keys " + " ".join(f"{name}={digest}" for name, digest in noted.items()))


def forget(cursor: CursorWrapper) -> None:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [TABLE])
    if cursor.fetchone()[0]:
        _comment(cursor, "")


def _comment(cursor: CursorWrapper, text: str) -> None:
    cursor.execute(f"COMMENT ON TABLE {TABLE} IS {Literal(text).as_string(cursor.connection)}")


def _noted(cursor: CursorWrapper) -> dict[str, str]:
    cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [TABLE])
    return dict(NOTED.findall(cursor.fetchone()[0] or ""))


def _ours() -> dict[str, str]:
    keys = {
        "SITE_PUBLIC_KEY": settings.SITE_PUBLIC_KEY,
        "HMAC_KEY": settings.ISSUED_KEY,
        "WEBHOOK_KEY": settings.WEBHOOK_KEY,
    }
    return {name: sealing.digest(key, b"noted").hex()[:16] for name, key in keys.items() if key}
