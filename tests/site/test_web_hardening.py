"""The web's armour, at every door: each URL that there is, with whatever it answers.

The doors are read from the URL configuration, so a new page is tried without being named here.
"""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from inboxes.models import Inbox
from inboxes.pages import views
from tests.worlds.asgi_clients import ask
from tests.worlds.page_sockets import Socket
from tests.worlds.production import PRODUCTION, ROOT
from tests.worlds.routes import routes
from tests.worlds.visitors import cookies_of, key_cookie

MAIL = (
    b"Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>hello\r\n"
    b"--b\r\nContent-Type: text/html; name=evil.html\r\nContent-Disposition: inline; filename=evil.html\r\n\r\n"
    b"<script>alert(1)</script>\r\n--b\r\nContent-Type: image/svg+xml; name=evil.svg\r\n\r\n"
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\r\n--b--\r\n"
)
# What anybody may keep: it is the same for all.
PUBLIC = {"robots.txt", "sitemap.xml", "manifest.webmanifest", "service-worker.js", "favicon.ico"}
# What the share sheet of a phone posts to, which has no page of ours open, so no token: it reads nothing and changes
# nothing, and leads home, as any link elsewhere may.
TOKENLESS = {"shared-here"}
# The documents that a message's HTML stands in, and nothing else.
FRAMED = {"html", "print"}


PAGES = [(route, pattern) for route, pattern in routes()
         if not route.startswith(("admin/", "api/", "mailtm/", ".well-known/"))]  # fmt: skip


@pytest.fixture
def doors(holder, put_mail):
    """The URL of each page, of an inbox with a message: {url: its route's name or path}."""
    message = put_mail(holder.inbox.address, MAIL)
    values = {"address": holder.inbox.address, "message_id": message.pk, "number": 1, "grant_id": 1}
    values["reference"] = "acde-fghj-kmnp"
    return {
        "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match[1]]), route): pattern.name or route
        for route, pattern in PAGES
    }


def check(headers, name):
    policy = dict((part.strip() + " ").split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy.get("default-src", "").strip() == "'none'"
    scripts = policy.get("script-src", "'none'").strip()
    assert scripts in ("'none'", "'self'")
    assert "unsafe-eval" not in str(policy) and "*" not in str(policy)
    assert ("unsafe-inline" in policy.get("style-src", "")) <= (name in FRAMED)
    assert "unsafe-inline" not in str(policy | {"style-src": ""})
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY" or name in FRAMED
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    if name not in PUBLIC:
        assert "no-store" in headers["Cache-Control"]


@pytest.fixture
def strict_transport(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True


def with_headers(browser):
    """The same browser behind TLS, its middleware made anew under the settings of now."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = browser.cookies
    return client


@pytest.mark.parametrize("who", ["holder", "stranger"])
def test_every_page_has_every_header_whatever_it_answers(doors, holder, stranger, who, strict_transport, high_limits):
    browser, statuses = with_headers({"holder": holder, "stranger": stranger}[who]), set()
    assert len(doors) > 35

    for url, name in doors.items():
        for method in ("GET", "POST", "PUT"):
            answer = browser.generic(method, url, secure=True)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, (method, url)
            try:
                check(answer.headers, name)
            except (AssertionError, KeyError) as error:
                raise AssertionError(f"{method} {url} {answer.status_code}: {answer.headers}") from error

    assert {200, 403, 404, 405} <= statuses


def test_no_form_and_no_method_is_without_a_csrf_check(doors, holder):
    """Each page takes a POST with the cookie of the holder, or no POST at all: never one from elsewhere."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = holder.cookies

    answers = {url: browser.post(url, headers={"origin": "https://evil.example"}) for url in doors}
    statuses = {url: answer.status_code for url, answer in answers.items()}
    (tokenless,) = [answers.pop(f"/{route}") for route in TOKENLESS]

    assert {answer.status_code for answer in answers.values()} <= {403, 405}, statuses
    assert (tokenless.status_code, tokenless["Location"], tokenless.cookies) == (302, "/", {})
    assert holder.get(reverse("inbox", args=[holder.inbox.address])).status_code == 200


def test_only_what_reads_no_cookie_is_exempt_from_the_csrf_check():
    exempt = {route for route, pattern in routes() if getattr(pattern.callback, "csrf_exempt", 0)}
    of_the_api = {route for route in exempt if route.startswith(("api/v1/", "mailtm/", ".well-known/mercure"))}

    assert of_the_api
    assert exempt - of_the_api == TOKENLESS


def test_every_form_that_posts_carries_the_token():
    forms = [
        (path.name, form)
        for path in Path(ROOT, "templates").rglob("*.html")
        for form in re.findall(r"<form\b.*?</form>", path.read_text(), re.DOTALL)
    ]
    posting = [(name, form) for name, form in forms if re.search(r'method="?post', form, re.IGNORECASE)]

    assert len(posting) > 10
    assert [name for name, form in posting if "{% csrf_token %}" not in form] == []


def test_cookies_are_httponly_samesite_and_secure_behind_https(settings, domain, admin_user):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.HTTPS = True
    client = Client()
    client.get("/", secure=True)
    client.post(reverse("issue"), {"local_part": "holder"}, secure=True)
    client.post(reverse("admin:login"), {"username": "admin", "password": "password"}, secure=True)

    key = key_cookie(Inbox.objects.get())
    assert set(client.cookies) == {
        site.CSRF_COOKIE_NAME, key, site.CURRENT_COOKIE_NAME, site.SESSION_COOKIE_NAME
    }  # fmt: skip
    for cookie in client.cookies.values():
        assert cookie["secure"] and cookie["httponly"], cookie
        assert cookie["samesite"] in ("Lax", "Strict")
        assert (cookie["path"], cookie["domain"]) == ("/", "")  # or a browser refuses __Host-


def test_production_has_host_cookies_hsts_and_redirects():
    names = (
        "SESSION_COOKIE_NAME CSRF_COOKIE_NAME INBOX_COOKIE_PREFIX CURRENT_COOKIE_NAME "
        "SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT DEBUG"
    )
    script = f"from django.conf import settings; print(*(getattr(settings, name) for name in {names.split()}))"

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env=PRODUCTION | {"DJANGO_SETTINGS_MODULE": "tempmail_site.settings"},
    )  # fmt: skip

    assert done.stdout.split() == [
        "__Host-admin",
        "__Host-csrf",
        "__Host-inbox-",
        "__Host-current",
        "31536000",
        "True",
        "False",
    ]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "", "http://localhost.evil.example", "http://evil.example/?localhost",
     "http://localhost@evil.example", "file://", "http://localhost:8001", "http://localhost", "http://127.0.0.1:8000"],
)  # fmt: skip
def test_N19_socket_from_another_origin_is_refused_with_the_victims_cookie(holder, origin):
    cookie, path = cookies_of(holder), f"/ws/inbox/{holder.inbox.address}"

    async def converse():
        return await Socket(path, cookie, origin).is_accepted()

    assert asyncio.run(converse()) is False


def test_N10_attachment_is_never_rendered_in_our_origin(holder, put_mail):
    message = put_mail(holder.inbox.address, MAIL)

    for number in (1, 2):
        answer = holder.get(reverse("part", args=[holder.inbox.address, message.pk, number]))
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert holder.get(reverse("image", args=[holder.inbox.address, message.pk, number])).status_code == 404


@pytest.mark.parametrize(
    "url", ["/api/v1/", "/api/v1/inboxes/x", "/mailtm/domains", "/.well-known/mercure", "/api/nowhere"]
)
@pytest.mark.django_db(transaction=True)
def test_api_has_its_headers_whatever_it_answers(url):
    status, headers, _ = ask(url)

    assert status < 500
    assert "no-store" in headers["cache-control"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
    assert headers.get("access-control-allow-credentials") is None  # "*" and no cookie


@pytest.mark.parametrize("host", ["evil.example", "localhost:80@evil.example", "localhost.evil.example"])
def test_wrong_host_is_told_so_under_the_policy_and_nothing_of_it_is_repeated(client, db, host):
    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert "evil.example" not in answer.text


def test_error_page_names_no_secret_and_no_path(client, domain, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("tell nobody: " + site.SECRET_KEY)

    monkeypatch.setattr(views.IssueForm, "is_valid", fail)
    client.raise_request_exception = False
    answer = client.post(reverse("issue"), {"local_part": "holder"})

    assert answer.status_code == 500
    assert not re.search(r"tell nobody|RuntimeError|Traceback|\.py", answer.text)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
