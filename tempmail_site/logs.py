"""How a line is logged: as text, or as one JSON object with the same fields each (LOG_FORMAT).

Of an exception its classes and the lines of code that it went through are told, never what it says: that may quote
a message, an address or a key.  Of a request its route is told, never its path.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

# What a line may have besides time, level, logger and message: whatever else a record carries stays out.
FIELDS = (
    "queue_id",  # Postfix's, as its own lines have it
    "places",  # where a message went: "inbox=7", "public", "discarded:ended"
    "bytes",
    "milliseconds",
    "defects",  # what of a message could not be read
    "request_id",  # as the answer's X-Request-Id
    "route",
    "status",
    "deleted",  # by purge, of each kind
)
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def chain(error: BaseException) -> list[BaseException]:
    """Return an exception and those that it came of, the first one first."""
    found: list[BaseException] = []
    following: BaseException | None = error
    while following and following not in found:
        found.insert(0, following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return found


class Line(logging.Formatter):
    """Text, one line for each event but for an exception's."""

    def formatException(self, exc_info: ExcInfo) -> str:
        return "".join(_told(exc_info[1])).rstrip() if exc_info[1] else ""


class Json(Line):
    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        event |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False, default=str)


class WithoutPath(logging.Filter):
    """A request's path may hold an address: its route and its id stand for it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if request := getattr(record, "request", None):
            match, scope = getattr(request, "resolver_match", None), getattr(request, "scope", {})
            route = f"/{match.route}" if match else "a path of nobody's"
            request_id = scope.get("request_id", "")
            vars(record).update(route=route, request_id=request_id, status=getattr(record, "status_code", None))
            if isinstance(record.args, tuple) and record.args[-1:] == (getattr(request, "path", None),):
                record.args = (*record.args[:-1], f"{route} {request_id}".rstrip())
        return True


class WithoutResult(logging.Filter):
    """django-q2 puts the text of a task's error into its line; what failed, and that it did, is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            record.msg, record.args = record.getMessage().partition(" - ")[0].partition("\n")[0], ()
        return True


def _told(error: BaseException) -> Iterator[str]:
    for one in chain(error):
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(one.__traceback__)
        yield f"{type(one).__module__}.{type(one).__qualname__}\n"
