"""client/ without a server: what it makes of answers and streams, its types, what it installs."""

import json
import subprocess
import sys
import tomllib
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from importlib import import_module

import httpx
import pytest
from tempmail_client import errors, models, protocol
from tempmail_client.protocol import Request, Wanted, harmless
from tempmail_client.streaming import Parser, Said, Stream

from inboxes.api import schemas
from inboxes.api.description import example_of
from tests.client.shop import CLIENT

SUMMARY = example_of(schemas.MessageSummary)


def steps(flow, *replies):
    """Run a flow on these replies; return its steps, and its result or the error that it raised."""
    taken, replies = [], iter(replies)
    try:
        step = flow.send(None)
        while True:
            taken.append(step)
            step = flow.send(next(replies) if isinstance(step, Request) else None)
    except StopIteration as end:
        return taken, end.value
    except errors.TempMailError as error:
        return taken, error


def refusal(status, **headers):
    return httpx.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def broken():
    return httpx.ReadError("broken")


@pytest.mark.parametrize(
    ("reply", "pause"),
    [(refusal(429, Retry_After="7"), 7), (refusal(503, Retry_After="10"), 10), (refusal(502), 0.5), (broken(), 0.5)],
)
def test_idempotent_request_is_repeated_when_the_server_says_so(reply, pause):
    request = Request("GET", "domains")

    taken, result = steps(protocol.ask(request), reply, httpx.Response(200))

    assert taken == [request, pause, request]
    assert result.status_code == 200


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        (Request("POST", "inboxes"), refusal(429, Retry_After="7")),
        (Request("POST", "inboxes"), broken()),
        (Request("GET", "domains"), refusal(429, Retry_After="61")),
        (Request("GET", "domains"), refusal(404)),
        (Request("GET", "domains"), refusal(500)),
    ],
)
def test_other_request_is_sent_once(request_, reply):
    taken, error = steps(protocol.ask(request_), reply)

    assert taken == [request_]
    assert isinstance(error, errors.TempMailError)


def test_repetition_ends():
    taken, error = steps(protocol.ask(Request("GET", "domains")), *[broken()] * 9)

    assert [step for step in taken if not isinstance(step, Request)] == [0.5, 1, 2, 4]
    assert isinstance(error, errors.Unreachable)


def test_deleting_again_what_is_gone_is_no_error():
    request = Request("DELETE", "inboxes/shop@mail.example.org")

    again, result = steps(protocol.ask(request), broken(), refusal(404))
    once, error = steps(protocol.ask(request), refusal(404))

    assert (again, result.status_code) == ([request, 0.5, request], 404)
    assert (once, error.status) == ([request], 404)


class Clock:
    """Time that passes as a flow is told: what it waits, and what each request takes."""

    def __init__(self, monkeypatch):
        self.now = 0.0
        monkeypatch.setattr(protocol.time, "monotonic", lambda: self.now)

    def run(self, flow, *answers):
        """Run a flow on (seconds, reply)s; return its pauses and its requests' times and queries, and its result."""
        taken, answers = [], iter(answers)
        try:
            step = flow.send(None)
            while True:
                if isinstance(step, Request):
                    taken.append((step.query.get("timeout"), step.query.get("since")))
                    seconds, reply = next(answers)
                    self.now += seconds
                    step = flow.send(reply)
                else:
                    taken.append(step)
                    self.now += step
                    step = flow.send(None)
        except StopIteration as end:
            return taken, end.value
        except errors.TempMailError as error:
            return taken, error


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


CALLS = protocol.Calls("shop@mail.example.org", None, None, lambda value: models.read(models.Message, value))
NOTHING, EMPTY = httpx.Response(204), httpx.Response(200, json={"items": [], "next_cursor": None})


def test_wait_goes_on_in_pieces_from_what_was_there_when_it_began(clock):
    pieces = (1, NOTHING), (25, NOTHING), (14, NOTHING), (0, EMPTY)

    taken, error = clock.run(CALLS.wait_for_message(Wanted(), 40), *pieces)

    assert taken == [(1, None), (25, protocol.START), (14, protocol.START), (None, None)]
    assert isinstance(error, errors.NoMessage)
    assert str(error) == (
        "No message at all came to shop@mail.example.org within 40 s. The inbox is empty."
    )  # fmt: skip


@pytest.mark.parametrize("status", [429, 502, 503, 504, 520, 521, 522, 523, 524])
def test_wait_that_was_cut_off_goes_on_and_ends_when_it_should(clock, status):
    taken, error = clock.run(
        CALLS.wait_for_message(Wanted(since="7"), 30),
        (0, refusal(status, Retry_After="20")), (6, refusal(504)), (4, NOTHING), (0, EMPTY),
    )  # fmt: skip

    assert taken == [(25, "7"), 20, (10, "7"), 0.5, (4, "7"), (None, None)]
    assert isinstance(error, errors.NoMessage)


def test_pauses_of_a_wait_grow(clock):
    broken_ones = [(0, broken())] * 7

    taken, error = clock.run(CALLS.wait_for_message(Wanted(since="7"), 15), *broken_ones)

    assert [step for step in taken if isinstance(step, float)] == [0.5, 1, 2, 4, 5, 2.5]
    assert isinstance(error, errors.Unreachable)
    assert "No message later than 7 came to shop@mail.example.org within 15 s" in str(error)
    assert "the service does not answer" in str(error)


def test_wait_that_only_proxies_answered_says_what_is_there(clock):
    answers = [(20, refusal(504)), (20, refusal(504)), (1, refusal(504))]

    _, said = clock.run(CALLS.wait_for_message(Wanted(since="7"), 30), *answers, (0, EMPTY))
    _, unsaid = clock.run(CALLS.wait_for_message(Wanted(since="7"), 30), *answers, (0, refusal(502)))

    assert isinstance(said, errors.NoMessage)
    assert isinstance(unsaid, errors.Unreachable)


@pytest.mark.parametrize("reply", [refusal(401), refusal(500), refusal(429, Retry_After="31")])
def test_refusal_of_a_wait_is_told_at_once(clock, reply):
    taken, error = clock.run(CALLS.wait_for_message(Wanted(since="7"), 30), (0, reply))

    assert (taken, error.status) == ([(25, "7")], reply.status_code)


def test_message_before_one_that_was_deleted_is_passed_over(clock):
    """Of a deleted one the server knows only roughly where it stood."""
    first, second, third = (
        example_of(schemas.Message) | {"id": f"0199f1f0-0000-7000-8000-00000000000{number}"} for number in (1, 2, 3)
    )

    taken, found = clock.run(
        CALLS.wait_for_message(Wanted(since=models.read(models.Message, second)), 30),
        (0, httpx.Response(200, json=first)), (0, httpx.Response(200, json=third)),
    )  # fmt: skip

    assert [since for _, since in taken] == [second["id"], first["id"]]
    assert found.id == third["id"]


def test_retry_after_may_be_a_date():
    later = datetime.now(UTC) + timedelta(seconds=30)

    seconds = errors.retry_after(refusal(429, Retry_After=later.strftime("%a, %d %b %Y %H:%M:%S GMT")))

    assert 28 < seconds <= 30
    assert errors.retry_after(refusal(429)) is None
    assert errors.retry_after(refusal(429, Retry_After="soon")) is None


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://mail.example.org", "https://mail.example.org/api/v1/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/api/v1/"),
        ("https://example.org/mail/api/v1/", "https://example.org/mail/api/v1/"),
    ],
)
def test_url_of_the_service_leads_to_the_api(url, root):
    assert protocol.root_of(url) == root


@pytest.mark.parametrize("url", ["", "mail.example.org", "ftp://mail.example.org", "https://", "https://a:b@c.example"])
def test_what_is_no_url_is_refused(url):
    with pytest.raises(ValueError, match="one is like https"):
        protocol.root_of(url)


def test_redirect_is_told_and_not_followed():
    _, error = steps(protocol.ask(Request("GET", "domains")), refusal(301, Location="https://other.example/"))

    assert isinstance(error, errors.UnexpectedAnswer)
    assert "https://other.example/" in str(error)


def test_token_goes_to_no_other_host_and_shows_nowhere():
    calls = protocol.Calls("shop@mail.example.org", "SECRET", None, None)
    attachment = models.read(models.Attachment, SUMMARY["attachments"][0] | {
        "url": "https://evil.example/api/v1/inboxes/shop@mail.example.org/messages/x/attachments/1"
    })  # fmt: skip

    [request], _ = steps(calls.content(attachment), httpx.Response(200))

    assert request.path == "inboxes/shop@mail.example.org/messages/x/attachments/1"
    assert request.options()["headers"]["Authorization"] == "Bearer SECRET"
    assert "SECRET" not in repr(request)


def test_address_is_percent_encoded():
    assert protocol.path_of("shop+news/1@mail.example.org") == "inboxes/shop%2Bnews%2F1@mail.example.org"


@pytest.mark.parametrize(
    ("ours", "served"),
    [
        (models.Domain, schemas.Domain),
        (models.InboxInfo, schemas.Inbox),
        (models.MessageSummary, schemas.MessageSummary),
        (models.Message, schemas.Message),
    ],
)
def test_values_have_the_fields_that_the_server_describes(ours, served):
    value = models.read(ours, example_of(served) | {"field_of_a_newer_server": 1})

    assert {field.name for field in fields(value)} <= set(served.model_fields)
    assert {field for field in served.model_fields if field not in {one.name for one in fields(value)}} <= {
        "has_password"
    }


@pytest.mark.parametrize("value", [None, [], {}, {"items": 1}, example_of(schemas.Inbox) | {"address": 1}])
def test_answer_of_something_else_is_told(value):
    with pytest.raises(errors.UnexpectedAnswer, match="no InboxInfo"):
        models.read(models.InboxInfo, value)


def test_since_is_a_message_its_id_or_a_time():
    message = models.read(models.MessageSummary, SUMMARY)

    assert Wanted(since=message).query["since"] == Wanted(since=message.id).query["since"] == schemas.MESSAGE_ID
    assert protocol.since_of(message.received_at) == SUMMARY["received_at"]


def test_senders_text_is_shown_without_its_controls():
    assert harmless("naïve 日本\u3000語 \u200d\u202e\x1b[2J\r\n") == "naïve 日本\u3000語 \u200d??[2J??"


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_stream_is_read_however_it_is_cut(size):
    source = (
        ": events\n\nretry: 500\nid: start\n\n"
        'event: message\r\nid: 1\r\ndata: {"subject": "a\u2028b\x85c"}\r\n\r\n'
        "data: two\rdata:lines\r\r: still here\n\nevent: ended\ndata: {}\n\nevent: message\nid: 2\ndata: cut off\n"
    ).encode()
    parser = Parser()

    said = [one for start in range(0, len(source), size) for one in parser.feed(source[start : start + size])]

    assert said == [Said("message", '{"subject": "a\u2028b\x85c"}'), Said("message", "two\nlines"), Said("ended", "{}")]
    assert (parser.last_id, parser.retry_seconds) == ("1", 0.5)


def stream_of_summaries(since=None):
    calls = protocol.Calls(
        "shop@mail.example.org", "SECRET", lambda value: models.read(models.MessageSummary, value), None
    )
    return Stream(calls, since)


def lines_of(name, value, event_id=""):
    return f"event: {name}\nid: {event_id}\ndata: {json.dumps(value)}\n\n".encode()


def test_stream_comes_back_to_the_last_arrival():
    stream = stream_of_summaries()
    assert "Last-Event-ID" not in stream.request().headers

    [event] = stream.feed(lines_of("message", SUMMARY, schemas.MESSAGE_ID) + b"event: message\nid: 7\n")

    assert (event.name, event.message.subject) == ("message", SUMMARY["subject"])
    assert stream.seconds_after(broken()) == 2
    assert stream.request().headers["Last-Event-ID"] == schemas.MESSAGE_ID
    assert list(stream.feed(lines_of("new-kind", {}))) == []


def test_stream_tells_no_arrival_twice():
    stream = stream_of_summaries()
    again = SUMMARY | {"id": SUMMARY["id"].replace("0199", "0299")}

    told = [
        event.message_id
        for value in (SUMMARY, SUMMARY, again, SUMMARY)
        for event in stream.feed(lines_of("message", value, value["id"]))
    ]
    began = stream_of_summaries(models.read(models.MessageSummary, SUMMARY))

    assert told == [SUMMARY["id"], again["id"]]
    assert list(began.feed(lines_of("message", SUMMARY, SUMMARY["id"]))) == []
    assert [event.name for event in stream.feed(lines_of("seen", SUMMARY) * 2)] == ["seen", "seen"]


def test_stream_ends_with_the_right():
    told, lost = stream_of_summaries(), stream_of_summaries()

    assert list(told.feed(lines_of("ended", {}))) == []
    list(lost.feed(b": still here\nevent: still-here\ndata: {}\n\n"))

    assert (told.seconds_after(None), told.has_ended) == (0, True)
    assert (lost.seconds_after(refusal(401)), lost.has_ended) == (0, True)


def test_stream_gives_up_at_last():
    stream = stream_of_summaries()

    assert [stream.seconds_after(broken()) for _ in range(8)] == [2, 4, 8, 16, 30, 30, 30, 30]
    assert stream.seconds_after(None) == 30
    with pytest.raises(errors.Unreachable):
        stream.seconds_after(broken())
    with pytest.raises(errors.ApiError, match="401"):
        stream_of_summaries().seconds_after(refusal(401))


def test_types_hold_for_every_caller(set_up, tmp_path):
    command = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", "--cache-dir", str(tmp_path)]

    checked = subprocess.run(command, cwd=CLIENT, capture_output=True, text=True, timeout=300, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_is_installed_is_there():
    project = tomllib.loads((CLIENT / "pyproject.toml").read_text())["project"]

    for entry in (*project["scripts"].values(), *project["entry-points"]["pytest11"].values()):
        module, _, name = entry.partition(":")
        assert not name or callable(getattr(import_module(module), name))
    assert (CLIENT / "tempmail_client" / "py.typed").exists()
    assert (CLIENT / project["readme"]).exists()
