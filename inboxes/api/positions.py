"""Where in an inbox's order of arrival a page or a wait begins: cursors, and `since`."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, WithJsonSchema

from inboxes.access.ways_in import OpenInbox
from inboxes.models import Message

from . import errors
from .errors import Problem
from .events import Position, position_of

LAST_ID = UUID(int=2**128 - 1)

_epoch, _resolution = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_cursor = re.compile(r"([0-9]{1,18})-([0-9a-f]{32})")


def _since(value: str) -> UUID | datetime:
    """Read a message's id, or a time with its offset from UTC."""
    try:
        return UUID(value)
    except ValueError:
        pass
    try:
        # A "+" that was not encoded has become a space.
        time = datetime.fromisoformat(value.replace(" ", "+") if "T" in value else value)
        if time.tzinfo:
            return time.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError("This would be a message's id, or a time like 2026-05-04T09:30:00Z.")


Since = Annotated[
    UUID | datetime,
    BeforeValidator(_since),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "uuid"}, {"type": "string", "format": "date-time"}]}),
]


def position_since(inbox: OpenInbox, since: UUID | datetime) -> Position:
    """The position after which something begins: after a message, or after all of a moment."""
    return position_of(inbox, since) if isinstance(since, UUID) else (since, LAST_ID)


def cursor_of(message: Message) -> str:
    """A position in the list that stands when its message is gone: microseconds since 1970, and the id."""
    microseconds = (message.received_at - _epoch) // _resolution
    return f"{microseconds}-{message.pk.hex}"


def read_cursor(text: str) -> Position:
    """Raises Problem."""
    with suppress(OverflowError):
        if match := _cursor.fullmatch(text):
            return _epoch + _resolution * int(match[1]), UUID(match[2])
    raise no_cursor()


def no_cursor() -> Problem:
    detail = "A cursor is what next_cursor had on the page before; the first page has none."
    return Problem(errors.INVALID, errors=[{"parameter": "cursor", "detail": detail}])
