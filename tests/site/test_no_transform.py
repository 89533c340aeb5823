"""No answer may be rewritten on its way: Cloudflare would put "[email protected]" for each address in it."""

import asyncio
import http.client
import re

import pytest
from django.conf import settings
from django.urls import reverse

from tempmail_site.no_transform import NoTransform
from tests.worlds.routes import routes
from tests.worlds.visitors import cookies_of, in_header

MAIL = b"Subject: s\r\nContent-Type: text/html\r\n\r\n<p>write to anna@shop.example\r\n"
TOO_LONG = bytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)


@pytest.fixture
def ask(live, world):
    """Ask the service itself; return (status, the directives of each Cache-Control)."""
    live.start("web")

    def ask(url, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", world.web_port, timeout=30)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, url, body, headers)
        answer = connection.getresponse()
        connection.close()
        return answer.status, [value.split(", ") for value in answer.headers.get_all("cache-control", [])]

    return ask


def test_every_route_says_so_whatever_it_answers(ask, holder, put_mail):
    address = holder.inbox.address
    message = put_mail(address, MAIL)
    values = {"address": address, "message_id": str(message.pk)}
    urls = {"/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: values.get(match[1], "1"), route) for route, _ in routes()}
    cookie = in_header(cookies_of(holder))
    asked = [(url, {"method": method, "cookie": cookie}) for url in sorted(urls) for method in ("GET", "HEAD", "POST")]
    asked += [
        ("/nowhere", {}),
        ("/", {"host": "evil.example"}),
        ("/api/v1/", {"host": "evil.example"}),
        ("/api/v1/domains", {"method": "OPTIONS"}),
        ("/static/nowhere.css", {}),
        (reverse("issue"), {"method": "POST", "body": TOO_LONG}),
        ("/api/v1/inboxes", {"method": "POST", "body": TOO_LONG}),
    ]
    statuses = set()

    for url, options in asked:
        status, said = ask(url, **options)
        statuses.add(status)
        assert len(said) == 1 and said[0].count("no-transform") == 1, (url, options, status, said)

    assert {200, 204, 302, 400, 401, 403, 404, 405, 413} <= statuses, statuses


def test_static_file_may_be_kept_as_it_is(ask):
    status, (directives,) = ask("/static/admin/css/base.css")
    assert (status, {"max-age=60", "public", "no-transform"} - {*directives}) == (200, set())

    status, said = ask("/static/admin/css/base.css", if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")
    assert (status, "no-transform" in said[0]) == (304, True)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ([], b"no-transform"),
        ([b"no-store"], b"no-store, no-transform"),
        ([b"private", b"max-age=0"], b"private, max-age=0, no-transform"),
        ([b"No-Transform,private"], b"No-Transform,private"),
        ([b""], b"no-transform"),
    ],
)
def test_what_an_answer_says_itself_stays(given, sent):
    async def application(scope, receive, send):
        headers = [(b"Cache-Control", value) for value in given]
        await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b'"x"'), *headers]})
        await send({"type": "http.response.body", "body": b""})

    passed = []

    async def send(message):
        passed.append(message)

    asyncio.run(NoTransform(application)({"type": "http"}, None, send))

    assert passed[0]["headers"] == [(b"etag", b'"x"'), (b"cache-control", sent)]
    assert passed[1:] == [{"type": "http.response.body", "body": b""}]
