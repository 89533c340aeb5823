"""Two real proxies in a row, as docs/host.md has them: an edge, and nginx before web."""

import http.client
import json
import socket
import ssl

import pytest

from dev.system import free_port
from tests.docs.reading import fences
from tests.worlds.nginx import nginx, site_here
from tests.worlds.targets import certificate

NAME = "mail.example.org"
EDGE, ANNA, BERT = "127.0.0.9", "127.0.1.1", "127.0.1.2"  # each a source address of its own
AT_THE_EDGE = """
server {
    listen 127.0.0.1:%(edge)d ssl;
    ssl_certificate %(cert)s;
    ssl_certificate_key %(key)s;
    location / {
        proxy_pass https://127.0.0.1:%(near)d;
        proxy_bind 127.0.0.9;
        proxy_ssl_server_name on;
        proxy_ssl_name mail.example.org;
        proxy_http_version 1.1;
        proxy_buffering off;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header CF-Connecting-IP $remote_addr;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $http_connection;
    }
}
"""


@pytest.fixture
def behind_both(live, world, tmp_path):
    """Start web and both proxies with these settings; return what asks the edge."""
    with_all = []

    def start(trusted, real_ip=False):
        near, edge = free_port(), free_port()
        ports = {"near": near, "edge": edge, "web": world.web_port, "clear": free_port()}
        (cloudflare,) = [block.text for block in fences("nginx", "docs/host.md") if "CF-Connecting-IP" in block.text]
        cert, key = certificate(tmp_path, NAME)
        server = site_here(NAME, tmp_path, near, ports["clear"], world.web_port, cert, key)
        live.stop("web")
        settings = {"HTTPS": "true", "ALLOWED_HOSTS": NAME, "TRUSTED_PROXIES": trusted, "LIMIT_API": "3/d"}
        with_all.append(world.start("web", env=settings))
        if real_ip:
            server += cloudflare + f"set_real_ip_from {EDGE};\n"
        return near, edge, server, AT_THE_EDGE % (ports | {"cert": cert, "key": key})

    yield start
    for service in with_all:
        service.stop()


def ask(edge, visitor, url="/api/v1/domains", method="GET", **headers):
    """Return (status, headers, body)."""
    trusting = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection(
        "127.0.0.1", edge, timeout=30, source_address=(visitor, 0), context=trusting
    )
    headers = {"Host": f"{NAME}:{edge}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, url, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize(
    ("trusted", "real_ip"), [(f"127.0.0.1,{EDGE}", False), ("127.0.0.1", True)], ids=["both named", "Cloudflare"]
)
def test_visitors_of_one_edge_have_limits_of_their_own_and_forge_no_address(behind_both, tmp_path, trusted, real_ip):
    near, edge, server, at_the_edge = behind_both(trusted, real_ip)
    forged = {"X_Forwarded_For": "9.9.9.9", "CF_Connecting_IP": "9.9.9.9", "X_Real_IP": "9.9.9.9"}

    with nginx(tmp_path / "near", server, near), nginx(tmp_path / "edge", at_the_edge, edge):
        assert [ask(edge, ANNA)[0] for _ in range(4)] == [200, 200, 200, 429]
        assert ask(edge, ANNA, **forged)[0] == 429
        assert ask(edge, BERT)[0] == 200


def test_visitors_of_an_edge_that_is_not_named_share_a_limit_and_the_log_says_so(behind_both, tmp_path, live):
    known = len(live.log("web"))
    near, edge, server, at_the_edge = behind_both("127.0.0.1")

    with nginx(tmp_path / "near", server, near), nginx(tmp_path / "edge", at_the_edge, edge):
        assert [ask(edge, ANNA)[0] for _ in range(4)] == [200, 200, 200, 429]
        assert ask(edge, BERT)[0] == 429

    lines = [line for line in live.log("web")[known:].splitlines() if f"'{EDGE}' is taken for a client" in line]
    assert lines
    assert ANNA not in str(lines)


def test_pages_sockets_and_streams_come_through_both(behind_both, domain, tmp_path):
    near, edge, server, at_the_edge = behind_both(f"127.0.0.1,{EDGE}")

    with nginx(tmp_path / "near", server, near), nginx(tmp_path / "edge", at_the_edge, edge):
        status, headers, _ = ask(edge, ANNA, "/")
        assert (status, headers["Cache-Control"]) == (200, "no-store, private, no-transform")
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"

        handshake = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13",
                     "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
        path = "/ws/inbox/anna@tempmail.test"
        assert head_of(edge, path, Origin=f"https://{NAME}:{edge}", **handshake).startswith(b"HTTP/1.1 101")
        assert head_of(edge, path, Origin=f"https://{NAME}", **handshake).startswith(b"HTTP/1.1 403")

        inbox = json.loads(ask(edge, BERT, "/api/v1/inboxes", "POST")[2])
        bearer = {"Authorization": f"Bearer {inbox['token']}"}
        stream = head_of(edge, f"/api/v1/inboxes/{inbox['address']}/events", until=b"retry: ", **bearer)
        assert b"text/event-stream" in stream


def head_of(edge, path, until=b"\r\n\r\n", **headers):
    """Return the beginning of an answer that goes on."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {NAME}:{edge}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    plain = socket.create_connection(("127.0.0.1", edge), 30, source_address=(ANNA, 0))
    with plain, ssl._create_unverified_context().wrap_socket(plain) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        received = b""
        while until not in received and (part := connection.recv(65536)):
            received += part
        return received
