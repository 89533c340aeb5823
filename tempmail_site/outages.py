"""How an outage of the database is logged: a line for each request, without the traceback that all have."""

import logging

from django.db import InterfaceError, OperationalError


class OneLine(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OperationalError | InterfaceError):
            record.msg, record.exc_info = f"{record.msg}: {type(error.__cause__ or error).__name__}", None
        return True
