"""Errors of each process, as a Sentry of the tests' own takes them: nothing of mail, visitors or keys is in them."""

import gzip
import http.client
import json
import logging
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings
from django.db import connection

from dev.system import wait_for
from inboxes.models import Inbox
from tempmail_site.reporting import SENT, event_of, only_ours
from tests.worlds.live import arrived
from tests.worlds.mails import source_of
from tests.worlds.visitors import cookie_for

SUBJECT, BODY, QUERY, SENDER = "Zwetschgenknoedel", "Quittengelee", "Brombeerschnaps", "mirabelle@shop.example"


class Taking(BaseHTTPRequestHandler):
    """It takes an envelope, and is slow to say so."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
        self.server.heads.append(str(self.headers))
        self.server.may_answer.wait(60)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def sentry():
    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        server.taken, server.heads, server.may_answer, server.daemon_threads = [], [], threading.Event(), True
        server.handle_error = lambda *_: None  # a process may end before it is answered
        server.dsn = f"http://publickey@127.0.0.1:{server.server_address[1]}/7"
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server
        server.may_answer.set()
        server.shutdown()


def events(sentry):
    """The events that came, of all envelopes: a header, then an item's header and the item, a line each."""
    return [json.loads(line) for taken in sentry.taken for line in taken.splitlines()[2::2]]


def events_of(sentry, process):
    return [event for event in events(sentry) if event["tags"]["process"] == process]


@pytest.fixture
def reporting(live, sentry):
    """The three processes with a DSN; afterwards without one."""
    live.stop("web", "delivery")
    env = {"SENTRY_DSN": sentry.dsn, "LOG_FORMAT": "json"}
    live.start("web", "delivery", env=env)
    yield lambda: live.start("qcluster", env=env)
    live.stop("web", "delivery", "qcluster")
    live.start("delivery")


PURGE = """
CREATE OR REPLACE FUNCTION tempmail_purge(
    kind text, most integer, since timestamptz DEFAULT '-infinity',
    OUT gone integer, OUT messages integer, OUT is_more boolean, OUT until timestamptz) LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'no mirabelle@tempmail.test'; END $$
"""
# What breaks each process, with a text of what it was about, and what mends it.
BREAKING = [
    "ALTER TABLE inboxes_message ADD CONSTRAINT broken CHECK (source_bytes < 0)",
    "ALTER TABLE inboxes_inbox RENAME COLUMN public_key TO key_of_public",
    PURGE,
]
MENDING = [
    "ALTER TABLE inboxes_message DROP CONSTRAINT IF EXISTS broken",
    "ALTER TABLE inboxes_inbox RENAME COLUMN key_of_public TO public_key",
]


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def purge_as_it_is(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('tempmail_purge'::regproc)")
        (definition,) = cursor.fetchone()
    yield definition
    execute(definition, MENDING[0])


def lines_of(live, name, since):
    """What a process has logged since, each line an object."""
    return [json.loads(line) for line in live.log(name)[since:].splitlines() if line.startswith("{")]


def test_error_of_each_process_arrives_without_what_it_was_about(
    reporting, sentry, live, world, domain, send, purge_as_it_is
):  # fmt: skip
    issued = inbox, secret = Inbox.objects.issue(domain, "holder")
    cookies = "; ".join(f"{name}={value}" for name, value in cookie_for(issued).items())
    begun = {name: len(live.log(name)) for name in ("web", "delivery", "postfix")}

    execute(BREAKING[0])
    send(source_of(BODY, Subject=SUBJECT), "mirabelle@tempmail.test", sender=SENDER)
    wait_for(lambda: events_of(sentry, "deliver"), 30, "an error of delivery")
    execute(BREAKING[1])
    try:
        web = http.client.HTTPConnection("127.0.0.1", world.web_port, timeout=30)
        web.request("GET", f"/inbox/{inbox.address}?{QUERY}", headers={"Cookie": cookies, "Authorization": QUERY})
        answer = web.getresponse()
        web.close()
        assert answer.status == 500
        wait_for(lambda: events_of(sentry, "web"), 30, "an error of web")
    finally:
        execute(MENDING[1])
    execute(BREAKING[2])
    reporting()
    wait_for(lambda: events_of(sentry, "qcluster"), 60, "an error of qcluster")

    # Sentry has answered nobody yet, and mail goes on.
    live.stop("qcluster")
    execute(purge_as_it_is, MENDING[0])
    world.postfix.flush()
    arrived(1)
    wait_for(lambda: '"places"' in live.log("delivery")[begun["delivery"] :], 60, "the line of the delivery")

    sent = b"".join(sentry.taken).decode() + "".join(sentry.heads)
    keys = [getattr(settings, name).hex() for name in ("SITE_PRIVATE_KEY", "ISSUED_KEY")]
    for hidden in (
        SUBJECT,
        BODY,
        QUERY,
        SENDER,
        "mirabelle",
        "holder",
        secret.hex(),
        cookies,
        settings.SECRET_KEY,
        *keys,
    ):
        assert hidden not in sent
    assert {key for event in events(sentry) for key in event} <= set(SENT)
    (of_web,) = events_of(sentry, "web")
    assert of_web["tags"]["route"] == "/inbox/<address:address>"
    assert of_web["tags"]["request_id"] == answer.headers["X-Request-Id"]
    assert [one["type"] for one in of_web["exception"]["values"]] == ["UndefinedColumn", "ProgrammingError"]
    frames = of_web["exception"]["values"][0]["stacktrace"]["frames"]
    assert any(frame["filename"].startswith("inboxes/") or "psycopg" in frame["filename"] for frame in frames)
    assert events_of(sentry, "qcluster")[0]["exception"]["values"][0]["type"] == "RaiseException"

    # One message, from Postfix's lines to where it is stored.
    of_delivery = events_of(sentry, "deliver")[0]
    queue_id = of_delivery["tags"]["queue_id"]
    assert of_delivery["exception"]["values"][-1]["type"] == "CheckViolation"
    deferred, *_, stored = [line for line in lines_of(live, "delivery", begun["delivery"]) if line.get("queue_id")]
    assert f"{queue_id}: " in live.log("postfix")[begun["postfix"] :]
    assert deferred["queue_id"] == stored["queue_id"] == queue_id and deferred["level"] == "ERROR"
    assert stored["places"] == ["public"] and stored["bytes"] and stored["milliseconds"]
    assert len(lines_of(live, "web", begun["web"])) == len(live.log("web")[begun["web"] :].splitlines())
    (failed,) = [line for line in lines_of(live, "web", begun["web"]) if line["level"] == "ERROR"]
    assert failed["request_id"] == answer.headers["X-Request-Id"]
    logs = "".join(live.log(name)[begun.get(name, 0) :] for name in ("web", "delivery", "qcluster"))
    for hidden in (SUBJECT, BODY, QUERY, SENDER, "holder@", secret.hex()):
        assert hidden not in logs


@pytest.mark.parametrize(
    ("argv", "process"),
    [
        (["/opt/tempmail/manage.py", "deliver", "--listen"], "deliver"),
        (["/venv/bin/gunicorn"], "web"),
        (["manage.py"], "web"),
    ],
)
def test_event_names_its_process_and_what_is_told_of_the_place_and_no_more(monkeypatch, argv, process):
    monkeypatch.setattr(sys, "argv", argv)
    fields = {"name": "delivery", "levelno": logging.CRITICAL, "msg": "%s: deferred", "args": (SENDER,)}
    tags = {"queue_id": "4Q1", "request_id": "", "route": None, "envelope": SENDER}

    event = event_of(logging.makeLogRecord(fields | tags))

    assert event == {
        "level": "fatal", "logger": "delivery", "logentry": {"message": "%s: deferred"},
        "tags": {"process": process, "queue_id": "4Q1"},
    }  # fmt: skip
    assert only_ours(event | {"server_name": "mx", "contexts": {}, "event_id": "1"}, None) == event | {"event_id": "1"}


@pytest.mark.parametrize("has_traceback", [True, False])
def test_event_has_the_lines_of_each_exception_of_the_chain_and_no_text_of_theirs(has_traceback):
    try:
        try:
            raise KeyError(SUBJECT)
        except KeyError as error:
            raise ValueError(BODY) from error
    except ValueError as error:
        raised = error
    more = {"exc_info": (ValueError, raised, None)} if has_traceback else {"error": raised}

    event = event_of(logging.makeLogRecord({"name": "asyncio", "levelno": logging.ERROR, "msg": SENDER} | more))

    assert (event["level"], event["logentry"]) == ("error", {"message": "an error of asyncio"})
    described = event["exception"]["values"]
    assert {one["type"] for one in described} == {"KeyError", "ValueError"}
    for one in described:
        (frame,) = one["stacktrace"]["frames"]
        assert (
            frame["function"] == test_event_has_the_lines_of_each_exception_of_the_chain_and_no_text_of_theirs.__name__
        )
        assert frame["filename"].endswith("tests/site/test_reporting.py") and "raise " in frame["context_line"]
    assert not any(word in json.dumps(event) for word in (SUBJECT, BODY, SENDER))
