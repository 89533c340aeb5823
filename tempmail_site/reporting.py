"""Errors to Sentry, where SENTRY_DSN is set; without it nothing here is imported.

What is sent is written here, field by field, from what a line of the log tells: classes, lines of code, the route,
Postfix's queue id.  No request, no local variable, no text of an exception, no name of the host.  Sentry's own thread
sends it: nobody waits, and what it can't send in time, or is too much, is lost.
"""

import linecache
import logging
import os
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import sentry_sdk

from .logs import chain

# Loggers whose messages are ours: their text is sent as it stands in the code, without what is put in.
OURS = ("inboxes", "delivery", "tempmail_site", "django.request")
TAGS = ("queue_id", "request_id", "route", "status")
SENT = ("event_id", "timestamp", "platform", "level", "logger", "logentry", "exception", "tags", "environment")
MOST_EVENTS, PERIOD_SECONDS = 20, 60  # of one process: an outage is told once or a few times, not each time


class Reports(logging.Handler):
    """A logging handler; its level says from which severity on."""

    def __init__(self, dsn: str, environment: str):
        super().__init__()
        self.dsn, self.environment = dsn, environment
        self.sent: deque[float] = deque(maxlen=MOST_EVENTS)
        self.start()
        # The parent's may be held by its thread at this very moment, which the child has not.
        os.register_at_fork(after_in_child=self.start)

    def start(self) -> None:
        sentry_sdk.init(
            self.dsn,
            environment=self.environment,
            release="",  # else it asks git
            server_name="",
            default_integrations=False,
            auto_enabling_integrations=False,
            max_breadcrumbs=0,
            include_local_variables=False,
            max_request_body_size="never",
            auto_session_tracking=False,
            send_client_reports=False,
            before_send=only_ours,
            shutdown_timeout=0,
        )

    def emit(self, record: logging.LogRecord) -> None:
        now = time.monotonic()
        if len(self.sent) == MOST_EVENTS and now - self.sent[0] < PERIOD_SECONDS:
            return
        self.sent.append(now)
        with suppress(Exception):
            sentry_sdk.capture_event(event_of(record))


def event_of(record: logging.LogRecord) -> Any:
    is_ours = record.name.split(".")[0] in OURS or record.name in OURS
    event: dict[str, Any] = {
        "level": "fatal" if record.levelno > logging.ERROR else "error",
        "logger": record.name,
        "logentry": {"message": str(record.msg) if is_ours else f"an error of {record.name}"},
        "tags": {"process": _process()}
        | {name: str(value) for name in TAGS if (value := getattr(record, name, None)) not in (None, "")},
    }
    error = record.exc_info[1] if record.exc_info else getattr(record, "error", None)
    if error:
        event["exception"] = {"values": [_described(one) for one in chain(error)]}
    return event


def only_ours(event: Any, hint: Any) -> Any:
    """Of what Sentry's SDK adds nothing is left."""
    return {name: value for name, value in event.items() if name in SENT}


def _described(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    return {"type": kind.__qualname__, "module": kind.__module__, "stacktrace": {"frames": list(_frames(error))}}


def _frames(error: BaseException) -> Iterator[dict[str, Any]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = frame.f_code.co_filename
        short = next((path.removeprefix(f"{place}/") for place in sys.path if place and path.startswith(place)), path)
        yield {
            "filename": short,
            "function": frame.f_code.co_name,
            "module": frame.f_globals.get("__name__"),
            "lineno": line,
            "context_line": linecache.getline(path, line).rstrip(),
            "in_app": "site-packages" not in path and not short.startswith("/"),
        }


def _process() -> str:
    """Return "deliver", "qcluster" or another command of manage.py, else "web"."""
    return sys.argv[1] if sys.argv[0].endswith("manage.py") and len(sys.argv) > 1 else "web"
