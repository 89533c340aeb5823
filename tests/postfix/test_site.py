"""nginx's site for the page, by a real nginx: what reaches web, what is answered before it, what is not at all."""

import contextlib
import http.client
import socket
import ssl

import pytest

from dev.system import free_port
from tests.worlds.nginx import nginx, site_here
from tests.worlds.targets import Target, certificate

PAGE, POLICY, OTHER = "mail.example.org", "mta-sts.example.org", "other.example.org"


class Asked:
    def __init__(self, tls, clear, web):
        self.tls, self.clear, self.web = tls, clear, web

    def by_tls(self, name, path="/"):
        """Return the status over HTTP/1.1; None where the handshake is refused."""
        context = ssl._create_unverified_context()
        with contextlib.closing(http.client.HTTPSConnection("127.0.0.1", self.tls, timeout=20)) as connection:
            try:
                connection.sock = context.wrap_socket(
                    socket.create_connection(("127.0.0.1", self.tls), 20), server_hostname=name
                )
            except ssl.SSLError:
                return None
            connection.request("GET", path, headers={"Host": f"{name}:{self.tls}"})
            return connection.getresponse().status

    def in_clear(self, name, path="/"):
        """Return (status, Location or body); None where the connection is closed without a word."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.clear, timeout=20)) as connection:
            connection.request("GET", path, headers={"Host": name})
            try:
                answer = connection.getresponse()
            except http.client.RemoteDisconnected:
                return None
            return answer.status, answer.getheader("Location") or answer.read().decode()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with Target() as web:
        tls, clear = free_port(), free_port()
        text = site_here(PAGE, folder, tls, clear, web.port, *certificate(folder, PAGE))
        challenges = folder / "acme/.well-known/acme-challenge"
        challenges.mkdir(parents=True)
        (challenges / "token").write_text("proof")
        with nginx(folder / "nginx", text, tls):
            assert (folder / "nginx/errors").read_text() == ""
            yield Asked(tls, clear, web)


def test_page_is_asked_over_http_2_and_web_is_told_by_whom(served):
    status = served.by_tls(PAGE, "/inbox")
    head = served.web.requests[-1][0].lower()
    context = ssl._create_unverified_context()
    context.set_alpn_protocols(["h2"])
    with context.wrap_socket(socket.create_connection(("127.0.0.1", served.tls), 20), server_hostname=PAGE) as spoken:
        protocol = spoken.selected_alpn_protocol()

    assert status == 204
    assert "get /inbox http/1.1" in head and f"host: {PAGE}:{served.tls}" in head
    assert "x-forwarded-for: 127.0.0.1" in head and "x-forwarded-proto: https" in head
    assert protocol == "h2"


def test_of_a_policys_name_web_is_asked_for_the_policy_alone(served):
    before = len(served.web.requests)

    assert served.by_tls(POLICY, "/.well-known/mta-sts.txt") == 204
    assert f"host: {POLICY}\r\n" in served.web.requests[-1][0].lower()
    assert served.by_tls(POLICY, "/admin/") == 404
    assert len(served.web.requests) == before + 1


def test_other_names_get_no_answer(served):
    assert served.by_tls(OTHER) is None
    assert served.in_clear(OTHER) is None


def test_in_clear_are_challenges_and_the_way_to_the_page(served):
    path = "/.well-known/acme-challenge/token"

    assert served.in_clear(PAGE, "/a?b=c") == (301, f"https://{PAGE}/a?b=c")
    assert {served.in_clear(name, path) for name in (PAGE, POLICY, "mx.example.org")} == {(200, "proof")}


def test_long_name_fits(tmp_path):
    long = ".".join(["a" * 63] * 3 + ["example.org"])
    tls, clear = free_port(), free_port()
    text = site_here(long, tmp_path, tls, clear, 9, *certificate(tmp_path, PAGE))

    with nginx(tmp_path / "nginx", text, tls):
        assert Asked(tls, clear, None).in_clear(long)[0] == 301
