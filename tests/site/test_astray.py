"""What a wrong setting leads astray is said, to the visitor and in the log, and strangers cannot fill that."""

import asyncio
import logging
from ipaddress import ip_network

import pytest
from django.conf import settings as site
from django.test import Client

from inboxes import astray
from tempmail_site import unknown_proxies
from tempmail_site.proxy import TrustedProxies
from tests.worlds.asgi_clients import ask, scope_of
from tests.worlds.page_sockets import Socket

EDGE = "172.68.1.1"  # Cloudflare's


@pytest.fixture(autouse=True)
def lines(caplog, monkeypatch):
    """Return what was logged so far, as if this process had just begun."""
    monkeypatch.setattr(astray, "_told", {})
    monkeypatch.setattr(unknown_proxies, "_behind", {})
    caplog.set_level(logging.WARNING, "inboxes.astray")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "inboxes.astray"]


def test_first_stray_host_is_logged_with_what_is_allowed(client, lines):
    answer = client.get("/", headers={"host": "mial.example.org:8443"})

    assert answer.status_code == 400
    assert "This site has another name" in answer.text
    (line,) = lines()
    assert "'mial.example.org:8443'" in line and f"ALLOWED_HOSTS is {','.join(site.ALLOWED_HOSTS)}." in line


def test_stray_host_is_logged_for_the_api_too(lines):
    assert ask("/api/v1/domains", host="mial.example.org")[0] == 400
    assert len(lines()) == 1


def test_strangers_fill_no_log_with_hosts(client, lines):
    for number in range(50):
        for host in ("evil.example", f"{number}.example", "x" * 5000, "\x1b[31m\n.example"):
            client.get("/", headers={"host": host})

    assert len(lines()) == astray.MOST_LINES
    assert all(line.isprintable() and len(line) < 500 for line in lines())


def test_host_is_logged_again_when_it_is_still_asked_for_later(client, lines, monkeypatch):
    client.get("/", headers={"host": "mial.example.org"})
    monkeypatch.setattr(astray, "PERIOD_SECONDS", 0)
    client.get("/", headers={"host": "mial.example.org"})

    assert len(lines()) == 2


def test_other_bad_requests_say_nothing_of_names(client, lines):
    """Too many fields are no wrong name."""
    answer = client.post("/new", {str(number): "" for number in range(2000)})

    assert answer.status_code == 400
    assert "makes no sense" in answer.text and "another name" not in answer.text
    assert lines() == []


def open_socket(origin, **headers):
    async def converse():
        socket = Socket("/ws/inbox/x@tempmail.test", origin=origin)
        socket.scope["headers"] += [(name.encode(), value.encode()) for name, value in headers.items()]
        return await socket.is_accepted()

    return asyncio.run(converse())


def test_socket_whose_proxy_changed_the_host_is_logged_once(lines):
    for _ in range(3):
        assert open_socket("https://mail.example.org:8443") is False

    (line,) = lines()
    assert "'https://mail.example.org:8443' asked for 'localhost:8000'" in line and "Host header" in line


@pytest.mark.parametrize(("origin", "word"), [("https://evil.example", "cross-site"), ("null", "none"), ("", "none")])
def test_socket_of_another_site_is_no_fault_of_a_proxy(lines, origin, word):
    assert open_socket(origin, **{"sec-fetch-site": word}) is False
    assert lines() == []


def test_form_whose_proxy_is_not_trusted_is_logged(db, lines):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/", headers={"origin": "https://testserver", "sec-fetch-site": "same-origin"})

    assert answer.status_code == 403
    (line,) = lines()
    assert "'https://testserver' asked for 'http://testserver'" in line and "TRUSTED_PROXIES" in line


def pass_through(peer, *forwarded_for, **headers):
    """Send a request through TrustedProxies; return its client."""
    passed = []

    async def application(scope, receive, send):
        passed.append(scope["client"][0])

    headers |= {"x_forwarded_for": ", ".join(forwarded_for)} if forwarded_for else {}
    scope = scope_of("/", headers, type="http", scheme="http", client=(peer, 40000))
    asyncio.run(TrustedProxies(application)(scope, None, None))
    return passed[0]


@pytest.fixture
def one_proxy(settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]


@pytest.mark.parametrize("headers", [{"x_forwarded_proto": "https"}, {"x_forwarded_for": "198.51.100.7"}])
def test_proxy_that_nobody_trusts_is_logged_once(lines, one_proxy, headers):
    for _ in range(3):
        pass_through("10.0.0.5", **headers)

    (line,) = lines()
    assert "came from '10.0.0.5'" in line and "TRUSTED_PROXIES is 127.0.0.1/32" in line
    assert "198.51.100.7" not in line


def test_request_without_a_proxy_and_one_through_ours_are_no_sign_of_another(lines, one_proxy):
    pass_through("10.0.0.5")
    pass_through("127.0.0.1", "198.51.100.7", x_forwarded_proto="https")
    pass_through("127.0.0.1", EDGE, EDGE)  # nginx with real_ip names the visitor twice
    assert lines() == []


def test_edge_of_many_visitors_that_nobody_trusts_is_logged_once(lines, one_proxy):
    assert [pass_through("127.0.0.1", f"9.9.9.{number}", EDGE) for number in range(5)] == [EDGE] * 5

    (line,) = lines()
    assert f"'{EDGE}' is taken for a client" in line and "9.9.9." not in line


def test_second_proxy_of_a_private_address_shows_at_once(lines, one_proxy):
    pass_through("127.0.0.1", "9.9.9.9", "10.0.0.7")
    assert len(lines()) == 1


def test_one_who_makes_up_a_hop_fills_neither_log_nor_memory(lines, one_proxy, monkeypatch):
    monkeypatch.setattr(unknown_proxies, "MOST_ADDRESSES", 10)

    for number in range(100):
        pass_through("127.0.0.1", "9.9.9.9", f"8.8.8.{number}")

    assert lines() == []
    assert len(unknown_proxies._behind) <= 10
