"""What the log says of each event, and what it keeps to itself."""

import json
import logging
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tempmail_site import env
from tempmail_site.logs import Json, Line, WithoutPath, WithoutResult

SECRET = "holder@tempmail.test"


@pytest.fixture(params=[Json, Line])
def logged(request):
    """A logger, and what stands in its stream."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param("%(message)s"))
    logger = logging.Logger("inboxes.test")
    logger.addHandler(handler)
    return logger, stream


def test_exception_is_told_without_its_text(logged):
    logger, stream = logged
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        logger.exception("a socket failed")

    said = stream.getvalue()

    assert SECRET not in said
    assert "builtins.KeyError" in said and "builtins.ValueError" in said and "test_logs.py" in said


def test_line_of_json_has_its_fields_and_no_others():
    record = logging.makeLogRecord({
        "name": "delivery", "levelname": "INFO", "msg": "%s: stored", "args": ("4Q1",), "created": 1.5,
        "queue_id": "4Q1", "bytes": 7, "defects": ["header"], "envelope": SECRET,
    })  # fmt: skip

    assert json.loads(Json().format(record)) == {
        "time": "1970-01-01T00:00:01.500+00:00", "level": "INFO", "logger": "delivery", "message": "4Q1: stored",
        "queue_id": "4Q1", "bytes": 7, "defects": ["header"],
    }  # fmt: skip


def test_request_is_told_by_its_route_and_number(db, domain, monkeypatch, caplog):
    monkeypatch.setattr("inboxes.access.doors.look_up", lambda *_, **__: 1 / 0)
    caplog.handler.addFilter(WithoutPath())

    Client(raise_request_exception=False).get("/inbox/anybody@tempmail.test", HTTP_X_FORWARDED_PROTO="https")

    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert "anybody" not in record.getMessage() and "<address:address>" in record.getMessage()
    assert (record.route, record.status) == ("/inbox/<address:address>", 500)


def test_line_of_a_task_that_failed_has_no_text_of_its_error():
    said = f"Failed 'inboxes.purge.purge' (one-two) - no {SECRET} : Traceback (most recent call last):\n x"
    record = logging.makeLogRecord({"levelno": logging.ERROR, "msg": said})

    assert WithoutResult().filter(record)
    assert record.getMessage() == "Failed 'inboxes.purge.purge' (one-two)"


GUNICORN = f"""
import sys
from gunicorn.app.wsgiapp import WSGIApplication
sys.argv[1:] = ["tempmail_site.asgi:application"]
config = WSGIApplication().cfg
log = config.logger_class(config)
assert not log.access_log_enabled
try:
    raise ValueError({SECRET!r})
except ValueError:
    log.exception("Error in WebSocket ASGI application")
"""


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_what_gunicorn_catches_is_told_without_its_text(log_format):
    ran = subprocess.run(
        [sys.executable, "-B", "-c", GUNICORN], cwd=django_settings.BASE_DIR, capture_output=True, text=True,
        env=os.environ | {"ENV_FILE": os.devnull, "LOG_FORMAT": log_format}, check=True,
    )  # fmt: skip

    assert "Error in WebSocket ASGI application" in ran.stderr and "builtins.ValueError" in ran.stderr
    assert SECRET not in ran.stderr


@pytest.mark.parametrize(
    "dsn", ["https://sentry.io", "https://k@sentry.io/", "k@sentry.io/1", "https://k:s@sentry.io/1"]
)
def test_dsn_that_is_none_is_refused_by_name(monkeypatch, dsn):
    monkeypatch.setenv("SENTRY_DSN", dsn)

    with pytest.raises(ImproperlyConfigured, match="SENTRY_DSN") as refused:
        env.dsn("SENTRY_DSN")

    assert dsn not in str(refused.value)


def test_nothing_of_sentry_is_imported_where_it_is_not_asked_for():
    code = "import django, sys; django.setup(); import tempmail_site.asgi; print('sentry_sdk' in sys.modules)"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tempmail_site.settings", "ENV_FILE": os.devnull}

    for dsn, said in (("", "False"), ("https://k@127.0.0.1/1", "True")):
        ran = subprocess.run(
            [sys.executable, "-B", "-c", code], cwd=django_settings.BASE_DIR, env=environment | {"SENTRY_DSN": dsn},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.stdout.strip() == said, ran.stderr
