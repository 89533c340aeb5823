"""The API's own way through Django, with views of this test's, through the whole ASGI application."""

import asyncio
import threading
import time

import pytest
from django.db import DatabaseError, OperationalError
from django.http import HttpResponse
from django.urls import path
from psycopg.errors import ReadOnlySqlTransaction

from inboxes import threads as pools
from inboxes.api import application
from inboxes.api.event_stream import EventStream
from tempmail_site import asgi
from tests.worlds.asgi_clients import LIMIT_SECONDS, Request, ask, problem_in

begun, released = [], []


def sync_view(request):
    time.sleep(0.1)
    threads.add(threading.current_thread().name)
    return HttpResponse(f"{request.method} {len(request.body)} {request.headers.get('Cookie')}")


threads = set()


async def waiting_view(request):
    begun.append(request.GET.get("name"))
    try:
        await asyncio.sleep(60)
    finally:
        released.append(request.GET.get("name"))


async def streaming_view(request):
    async def parts():
        try:
            while True:
                yield b"x" * 1024
        finally:
            released.append("stream")

    lines = parts()
    return EventStream(await anext(lines), lines)


def failing_view(request):
    failures = {"bug": ValueError("a secret"), "database": OperationalError("away"), "replica": DatabaseError("away")}
    raise failures[request.GET["with"]] from (ReadOnlySqlTransaction() if request.GET["with"] == "replica" else None)


urlpatterns = [
    path("api/sync", sync_view),
    path("api/waiting", waiting_view),
    path("api/streaming", streaming_view),
    path("api/failing", failing_view),
]


@pytest.fixture(autouse=True)
def own_urls(settings):
    settings.ROOT_URLCONF = __name__
    for what in (begun, released, threads):
        what.clear()


async def until_begun(count):
    while len(begun) < count:
        await asyncio.sleep(0.02)


def test_request_that_waits_in_an_async_view_holds_no_thread():
    async def scenario():
        await Request("/api/sync").answer()  # starts the threads that all requests share
        requests = [Request("/api/waiting") for _ in range(100)]
        before = threading.active_count()
        for request in requests:
            await request.begin()
        await until_begun(100)

        assert threading.active_count() <= before  # one of another test's may end meanwhile

        await asyncio.gather(*(request.leave() for request in requests))
        assert len(released) == 100

    asyncio.run(scenario())


def test_view_is_cancelled_when_its_client_leaves():
    async def scenario():
        request = Request("/api/waiting?name=this")
        await request.begin()
        await until_begun(1)

        await request.leave()

        assert released == ["this"]

    asyncio.run(scenario())


@pytest.mark.parametrize("taken", [0, 1, 5])
def test_stream_to_a_client_that_takes_nothing_ends(taken, monkeypatch):
    monkeypatch.setattr(application, "SEND_SECONDS", 0.2)

    async def scenario():
        sent = []
        given = asyncio.Queue()
        given.put_nowait({"type": "http.request", "body": b""})

        async def send(message):
            sent.append(message)
            if len(sent) > taken:
                await asyncio.Event().wait()  # as gunicorn's, while its buffer is full

        await asyncio.wait_for(asgi.application(Request("/api/streaming").scope, given.get, send), LIMIT_SECONDS)

        assert released == ["stream"]
        assert len(sent) == taken + 1

    asyncio.run(scenario())


def test_sync_views_share_a_few_threads():
    async def scenario():
        answers = await asyncio.gather(*(Request("/api/sync").answer() for _ in range(20)))

        assert {status for status, _, _ in answers} == {200}
        assert 1 < len(threads) <= pools.API_THREADS

    asyncio.run(scenario())


def test_answer_is_for_every_origin_and_for_no_cache_and_sets_no_cookie():
    status, headers, body = ask("/api/sync", cookie="inboxes=x", origin="https://elsewhere.example")

    assert (status, body) == (200, b"GET 0 inboxes=x")
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    assert "ratelimit" in headers["access-control-expose-headers"].lower()
    assert headers["cache-control"] == "no-store, no-transform"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_preflight_allows_what_a_client_needs():
    asked = {"access_control_request_method": "DELETE", "access_control_request_headers": "authorization"}

    status, headers, body = ask("/api/sync", method="OPTIONS", origin="https://elsewhere.example", **asked)

    assert (status, body) == (204, b"")
    assert headers["access-control-allow-origin"] == "*"
    assert {"DELETE", "PATCH", "PUT"} <= set(headers["access-control-allow-methods"].split(", "))
    allowed = headers["access-control-allow-headers"].lower().split(", ")
    assert {"authorization", "content-type", "last-event-id", "x-api-key"} <= set(allowed)
    assert int(headers["access-control-max-age"]) > 0
    assert not threads


@pytest.mark.parametrize("url", ["/api/none", "/mailtm/none", "/.well-known/mercure", "/de/api/waiting"])
def test_unknown_path_is_a_problem_and_no_page(url):
    status, detail = problem_in(ask(url))

    assert status == 404
    assert "/api/v1/docs" in detail


def test_N37_body_that_is_too_long_is_refused():
    assert ask("/api/sync", b"x" * application.MAX_BODY_BYTES, method="POST")[0] == 200
    assert problem_in(ask("/api/sync", b"x" * (application.MAX_BODY_BYTES + 1), method="POST"))[0] == 413


def test_body_that_never_ends_is_refused_before_it_fills_the_memory():
    async def scenario():
        request = Request("/api/sync", method="POST")
        for _ in range(3):
            await request.send_input({"type": "http.request", "body": b"x" * 40_000, "more_body": True})
        start = await request.receive_output(LIMIT_SECONDS)

        assert start["status"] == 413

    asyncio.run(scenario())


@pytest.mark.parametrize("options", [{"url": "/api/sync", "host": "evil.example"}, {"url": "/api/sync?x=\xff"}])
def test_request_that_is_not_well_formed_is_a_problem_in(options):
    assert problem_in(ask(**options))[0] == 400


def test_plain_http_is_refused_where_the_service_is_behind_https(settings):
    settings.HTTPS = True

    status, detail = problem_in(ask("/api/sync", authorization="Bearer x"))

    assert status == 403
    assert "https" in detail
    assert not threads


def test_https_answers_say_that_it_stays_so(settings, monkeypatch):
    settings.HTTPS, settings.SECURE_HSTS_SECONDS = True, 31536000
    monkeypatch.setitem(asgi.API, "http", application.ApiApplication())

    status, headers, _ = ask("/api/sync", scheme="https")

    assert status == 200
    assert headers["strict-transport-security"].startswith("max-age=31536000")


def test_bug_is_logged_and_tells_the_client_nothing(caplog):
    status, detail = problem_in(ask("/api/failing?with=bug"))

    assert status == 500
    assert "secret" not in detail
    assert "ValueError" in caplog.text
    assert "with=bug" not in caplog.text


@pytest.mark.parametrize("what", ["database", "replica"])
def test_database_that_is_away_is_no_bug(what):
    status, headers, _ = ask(f"/api/failing?with={what}")

    assert status == 503
    assert int(headers["retry-after"]) > 0
