"""The headers of every page."""

from contextlib import closing

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from inboxes.page_headers import HEADERS, PrivatePagesMiddleware

POLICY = "Content-Security-Policy"


@pytest.mark.parametrize("url", ["/", "/nowhere", "/admin/login/", "/inbox/admin@tempmail.test"])
def test_every_page_has_them(client, domain, url):
    response = client.get(url)

    assert response.headers[POLICY] == HEADERS[POLICY]
    assert "no-store" in response["Cache-Control"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == ("no-referrer" if "X-Robots-Tag" in response else "same-origin")
    assert "camera=()" in response["Permissions-Policy"]


def test_policy_allows_no_inline_script_and_no_framing():
    policy = dict(part.strip().split(" ", 1) for part in HEADERS[POLICY].split(";"))

    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in HEADERS[POLICY] and "*" not in HEADERS[POLICY]


def test_header_that_a_view_set_stays():
    middleware = PrivatePagesMiddleware(
        lambda request: HttpResponse(headers={POLICY: "sandbox", "Cache-Control": "private"})
    )

    response = middleware(RequestFactory().get("/"))

    assert (response[POLICY], response["Cache-Control"]) == ("sandbox", "private")
    assert response["Permissions-Policy"] == HEADERS["Permissions-Policy"]


def test_static_file_may_be_kept(client, db):
    with closing(client.get("/static/admin/css/base.css")) as response:
        assert response.status_code == 200
        assert "no-store" not in response["Cache-Control"]
