"""Whose address and scheme the service believes, through the whole ASGI application."""

import asyncio
from ipaddress import ip_network

import pytest
from asgiref.testing import ApplicationCommunicator
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from tempmail_site.proxy import TrustedProxies

PROXY, CLIENT, EVIL = "10.0.0.1", "192.0.2.7", "203.0.113.66"
LIMIT_SECONDS = 30


def show(request):
    forwarded = [name for name in request.headers if "forwarded" in name.lower() or "real-ip" in name.lower()]
    return HttpResponse(f"{request.scheme} {request.META.get('REMOTE_ADDR')} {forwarded}")


@csrf_protect
def change(request):
    return HttpResponse("changed")


def refused(request, reason=""):
    return HttpResponseForbidden()


urlpatterns = [path("show", show), path("change", change)]


@pytest.fixture(autouse=True)
def one_proxy(settings):
    settings.ROOT_URLCONF = __name__
    settings.CSRF_FAILURE_VIEW = f"{__name__}.refused"
    settings.TRUSTED_PROXIES = [ip_network(PROXY), ip_network("10.1.0.0/16"), ip_network("2001:db8::/64")]


def ask(headers=(), peer=PROXY, scheme="http", url="/show", method="GET"):
    """Return (status, body, headers) of a request that gunicorn would hand over as from peer and over scheme."""

    async def scenario():
        scope = {
            "type": "http",
            "method": method,
            "path": url,
            "query_string": b"",
            "scheme": scheme,
            "headers": [(b"host", b"localhost"), *((name.encode(), value.encode()) for name, value in headers)],
            "client": (peer, 1234) if peer else None,
            "server": ("127.0.0.1", 8000),
        }
        request = ApplicationCommunicator(TrustedProxies(get_asgi_application()), scope)
        await request.send_input({"type": "http.request", "body": b""})
        start = await request.receive_output(LIMIT_SECONDS)
        body = await request.receive_output(LIMIT_SECONDS)
        await request.wait(LIMIT_SECONDS)
        return start["status"], body["body"].decode(), dict(start["headers"])

    return asyncio.run(scenario())


def seen(*headers, **options):
    return ask(headers, **options)[1]


def test_trusted_proxy_names_client_and_scheme():
    assert seen(("x-forwarded-for", CLIENT), ("x-forwarded-proto", "https")) == f"https {CLIENT} []"


def test_stranger_cannot_name_another_client_or_scheme():
    forged = [
        ("x-forwarded-for", CLIENT),
        ("x-forwarded-proto", "https"),
        ("forwarded", f"for={CLIENT};proto=https"),
        ("x-real-ip", CLIENT),
        ("x-forwarded-host", "evil.example"),
    ]

    assert seen(*forged, peer=EVIL) == f"http {EVIL} []"


@pytest.mark.parametrize("name", ["x-forwarded-proto", "x-forwarded-protocol", "x-forwarded-ssl"])
def test_https_that_gunicorn_took_from_a_stranger_is_undone(name):
    assert seen((name, "on"), peer="127.0.0.1", scheme="https") == "http 127.0.0.1 []"


def test_https_of_the_connection_itself_stands():
    assert seen(peer=EVIL, scheme="https") == f"https {EVIL} []"


@pytest.mark.parametrize(
    ("forwarded_for", "client"),
    [
        (f"{EVIL}, {CLIENT}", CLIENT),  # the client's own invention stands to the left
        (f"{CLIENT}, 10.1.2.3", CLIENT),  # a second proxy of ours
        (f"{CLIENT}:5000", CLIENT),
        ("[2001:db9::1]:5000", "2001:db9::1"),
        ("2001:db9::1", "2001:db9::1"),
        (f"::ffff:{CLIENT}", CLIENT),
        ("10.1.2.3, 2001:db8::5", "10.1.2.3"),  # nobody but our own proxies
        (f"{CLIENT}, unknown", PROXY),  # past what is no address anything may be invented
        (f"{CLIENT}, unix", PROXY),
        ("", PROXY),
        (f"{CLIENT}, <script>", PROXY),
    ],
)
def test_client_is_the_right_most_hop_that_is_no_proxy(forwarded_for, client):
    assert seen(("x-forwarded-for", forwarded_for)) == f"http {client} []"


def test_several_forwarded_for_headers_count_in_their_order():
    assert seen(("x-forwarded-for", EVIL), ("x-forwarded-for", CLIENT)) == f"http {CLIENT} []"


@pytest.mark.parametrize(
    ("proto", "scheme"),
    [("https", "https"), ("HTTPS", "https"), ("http", "http"), ("https, http", "http"), ("wss", "https"), ("", "http")],
)
def test_scheme_is_the_proxys_last_word(proto, scheme):
    assert seen(("x-forwarded-proto", proto)).split()[0] == scheme


def test_unix_socket_is_trusted_only_when_configured(settings):
    headers = ("x-forwarded-for", CLIENT), ("x-forwarded-proto", "https")
    assert seen(*headers, peer=None, scheme="https") == "http None []"

    settings.TRUSTED_PROXIES = ["unix"]

    assert seen(*headers, peer=None) == f"https {CLIENT} []"
    assert seen(*headers, peer=EVIL) == f"http {EVIL} []"


def test_websocket_gets_client_and_scheme_too():
    async def scenario():
        scope = {"type": "websocket", "scheme": "ws", "client": (PROXY, 1)}
        scope["headers"] = [(b"x-forwarded-for", CLIENT.encode()), (b"x-forwarded-proto", b"https")]
        passed = []

        async def application(scope, receive, send):
            passed.append(scope)

        await TrustedProxies(application)(scope, None, None)
        assert (passed[0]["scheme"], passed[0]["client"], passed[0]["headers"]) == ("wss", (CLIENT, 0), [])

    asyncio.run(scenario())


def test_redirect_to_https_ends_behind_a_proxy(settings):
    settings.SECURE_SSL_REDIRECT = True

    status, _, headers = ask()
    assert (status, headers[b"Location"]) == (301, b"https://localhost/show")

    assert ask([("x-forwarded-proto", "https")])[0] == 200


def test_form_behind_a_tls_proxy_needs_no_trusted_origins(settings):
    headers = [("origin", "https://localhost"), ("x-forwarded-proto", "https")]
    token = "a" * 32
    headers += [("cookie", f"{settings.CSRF_COOKIE_NAME}={token}"), ("x-csrftoken", token)]

    assert ask(headers, url="/change", method="POST")[0] == 200

    headers[0] = ("origin", "https://evil.example")
    assert ask(headers, url="/change", method="POST")[0] == 403
