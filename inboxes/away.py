"""Whether an error says that the database is away for now: it does not answer, or has none that leads.

While another server takes over, whoever still reaches the old one, or one that follows, may read and not write.
"""

from django.db import InterfaceError, OperationalError
from psycopg.errors import FeatureNotSupported, ReadOnlySqlTransaction

# What a server says that follows another: of writing, and of unlogged tables, which it has not.
FOLLOWS = (ReadOnlySqlTransaction, FeatureNotSupported)


def is_away(error: BaseException | None) -> bool:
    if isinstance(error, OperationalError | InterfaceError):
        return True
    return error is not None and isinstance(error.__cause__, FOLLOWS)
