"""How an outage of the database is logged: a line for each request, without the traceback that all have."""

import logging

from inboxes.away import is_away


class OneLine(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error and is_away(error):
            # A path may hold an address; the reason before it is enough.
            what = record.getMessage()
            if record.name == "django.request":
                what = what.partition(":")[0]
            record.error = error  # reporting.py has it
            record.msg, record.args, record.exc_info = f"{what}: {type(error.__cause__ or error).__name__}", (), None
        return True
