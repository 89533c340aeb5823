"""ATTACKS.md N32: where a webhook must not go, each with a real listener that must see nothing."""

import asyncio
import gzip
import ipaddress
import socket
import ssl
import time

import pytest

from inboxes import outbound
from inboxes.outbound import Answer, Failure, Rules, UrlError

from .worlds.targets import Target, certificate, server_tls

INSIDE, OUTSIDE = "127.0.0.1", "127.0.0.2"  # the second is allowed, in the place of the world
SECONDS = 1  # of an attempt that is to end by them


@pytest.fixture
def inside():
    with Target(INSIDE) as target:
        yield target


@pytest.fixture
def outside(inside):
    """A target that may be reached, on the same port as the one that may not."""
    with Target(OUTSIDE, inside.port) as target:
        yield target


@pytest.fixture(autouse=True)
def own_authorities():
    outbound._tls.cache_clear()
    yield
    outbound._tls.cache_clear()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """What is to be answered is, however busy the machine."""
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", 60)
    monkeypatch.setattr(outbound, "CONNECT_SECONDS", 30)


@pytest.fixture
def short(patient, monkeypatch):
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", SECONDS)


@pytest.fixture
def resolve(monkeypatch):
    """Let names resolve to these addresses, one list for each look-up; return the names that were asked for."""
    real, asked = socket.getaddrinfo, []

    def set_up(*answers):
        left = list(answers)

        def getaddrinfo(host, port, *args, **kwargs):
            if kwargs.get("flags") == socket.AI_NUMERICHOST:
                return real(host, port, *args, **kwargs)
            asked.append(host)
            addresses = left.pop(0) if len(left) > 1 else left[0]
            return [found for address in addresses for found in real(address, port, type=socket.SOCK_STREAM)]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return asked

    return set_up


def post(url, port, *allowed, body=b"{}"):
    rules = Rules(frozenset([port]), tuple(map(ipaddress.ip_network, allowed)))
    return asyncio.run(outbound.post(url, [("Content-Type", "application/json")], body, rules))


def refused(url, target) -> bool:
    """Whether it is refused when it is registered, and reaches nothing when it is called nevertheless."""
    with pytest.raises(UrlError):
        outbound.check(url, Rules(frozenset([80, 443, target.port])))
    return post(url, target.port).failure is Failure.ADDRESS and target.saw_nothing


def test_target_that_may_be_reached_gets_the_post(outside):
    answer = post(f"http://{OUTSIDE}:{outside.port}/a/b?c=d", outside.port, OUTSIDE, body=b'{"a": 1}')

    assert (answer.status, answer.failure) == (204, None)
    head, body = outside.requests[0]
    assert head.startswith(f"POST /a/b?c=d HTTP/1.1\r\nHost: {OUTSIDE}:{outside.port}\r\n")
    assert body == b'{"a": 1}'


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
     "127.0.0.1.", "①②⑦.⓪.⓪.①", "127。0。0。1"],
)  # fmt: skip
def test_N32_loopback_spelled_in_decimal_octal_hex_or_unicode(inside, host):
    assert refused(f"http://{host}:{inside.port}/", inside)


@pytest.mark.parametrize(
    "host", ["::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "0:0:0:0:0:ffff:7f00:1"]
)
def test_N32_loopback_as_ipv6_mapped_or_compatible(inside, host):
    with Target("::1", inside.port) as six:
        assert refused(f"http://[{host}]:{inside.port}/", inside)
        assert six.saw_nothing


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1",
     "198.18.0.1", "192.88.99.1", "192.0.2.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
     "0.1.2.3",
     "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1",
     "2002:7f00:1::1", "2001:0:7f00:1::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "::ffff:0:127.0.0.1"],
)  # fmt: skip
def test_N32_private_linklocal_cgnat_multicast_reserved_and_tunnelled_addresses(inside, resolve, address):
    resolve([address])

    in_digits = f"[{address}]" if ":" in address else address
    assert refused(f"http://{in_digits}:{inside.port}/", inside)
    assert post(f"http://hook.example:{inside.port}/", inside.port).failure is Failure.ADDRESS


def test_N32_addresses_next_to_the_refused_ones_are_reachable():
    rules = Rules(frozenset())
    for address in ("9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.32.0.0", "223.255.255.255",
                    "2001:200::1", "2003::1", "2a00::1", "2606:4700::1111"):  # fmt: skip
        assert outbound.is_allowed(address, rules), address


def test_N32_name_of_loopback(inside):
    with Target("::1", inside.port) as six:
        assert post(f"http://localhost:{inside.port}/", inside.port).failure is Failure.ADDRESS
        assert inside.saw_nothing
        assert six.saw_nothing


def test_N32_address_with_a_zone(inside):
    with Target("::1", inside.port) as six:
        assert refused(f"http://[fe80::1%25lo]:{inside.port}/", six)
        assert refused(f"http://[::1%25lo]:{inside.port}/", six)


def test_N32_dns_rebinding_between_check_and_connection(inside, outside, resolve):
    asked = resolve([OUTSIDE], [INSIDE])

    answer = post(f"http://rebinding.example:{inside.port}/", inside.port, OUTSIDE)

    assert answer.status == 204
    assert asked == ["rebinding.example"]
    assert len(outside.requests) == 1
    assert inside.saw_nothing
    # What it has become meanwhile is judged anew.
    assert post(f"http://rebinding.example:{inside.port}/", inside.port, OUTSIDE).failure is Failure.ADDRESS
    assert inside.saw_nothing


def test_N32_name_with_an_address_outside_and_one_inside(inside, outside, resolve):
    resolve([INSIDE, OUTSIDE, "::1"])
    with Target("::1", inside.port) as six:
        assert post(f"http://both.example:{inside.port}/", inside.port, OUTSIDE).status == 204
        outside.close()
        post(f"http://both.example:{inside.port}/", inside.port, OUTSIDE)

        assert inside.saw_nothing
        assert six.saw_nothing


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_N32_redirect_to_the_inside_is_not_followed(inside, outside, code):
    location = f"http://{INSIDE}:{inside.port}/"
    outside.answer = f"HTTP/1.1 {code} Over there\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()

    answer = post(f"http://{OUTSIDE}:{outside.port}/", outside.port, OUTSIDE)

    assert answer.status == code
    assert inside.saw_nothing


def test_N32_other_ports(inside):
    rules = Rules(frozenset([80, 443]), (ipaddress.ip_network("127.0.0.0/8"),))
    for port in (inside.port, 0, 22, 25, 8080):
        with pytest.raises(UrlError):
            outbound.check(f"http://{INSIDE}:{port}/", rules)
    assert asyncio.run(outbound.post(f"http://{INSIDE}:{inside.port}/", [], b"", rules)).failure is Failure.ADDRESS
    assert inside.saw_nothing


@pytest.mark.parametrize("scheme", ["file", "ftp", "gopher", "dict", "ldap", "ws", "unix", "javascript", ""])
def test_N32_other_schemes(inside, scheme):
    for url in (f"{scheme}://{INSIDE}:{inside.port}/etc/passwd", f"{scheme}:///etc/passwd", f"{scheme}:/etc/passwd"):
        with pytest.raises(UrlError):
            outbound.check(url, Rules(frozenset([inside.port]), (ipaddress.ip_network("127.0.0.0/8"),)))
        assert post(url, inside.port, "127.0.0.0/8").failure is Failure.ADDRESS
    assert inside.saw_nothing


@pytest.mark.parametrize(
    "url",
    ["http://user@{there}/", "http://user:password@{there}/", "http://{there}@{here}/", "http://{there}\\@{here}/",
     "http://{there}#@{here}/", "http://{there}/ HTTP/1.1\r\nX: y", "http://{there}/\t", "http://{there}/#x",
     "http://{there}/ü", "http://[{there}/", "http://{there}:x/", "http://a_b/", "http://" + "a" * 3000],
)  # fmt: skip
def test_N32_url_that_two_readers_could_take_for_two(inside, outside, url):
    url = url.format(here=f"{INSIDE}:{inside.port}", there=f"{OUTSIDE}:{outside.port}")

    with pytest.raises(UrlError):
        outbound.check(url, Rules(frozenset([inside.port]), (ipaddress.ip_network("127.0.0.0/8"),)))
    assert post(url, inside.port, "127.0.0.0/8").failure is Failure.ADDRESS
    assert inside.saw_nothing
    assert outside.saw_nothing


def test_N32_proxies_of_the_environment_are_not_used(inside, outside, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        for spelled in (name, name.upper()):
            monkeypatch.setenv(spelled, f"http://{INSIDE}:{inside.port}")

    assert post(f"http://{OUTSIDE}:{outside.port}/", outside.port, OUTSIDE).status == 204
    assert inside.saw_nothing


# --- What a target may cost: time, memory


def timed(url, port):
    started = time.monotonic()
    answer = post(url, port, OUTSIDE)
    return answer, time.monotonic() - started


def test_N32_target_that_accepts_and_says_nothing(outside, short):
    outside.answer = lambda connection, target: connection.recv(1)  # until the other side gives up

    answer, seconds = timed(f"http://{OUTSIDE}:{outside.port}/", outside.port)

    assert answer.failure is Failure.TIMEOUT
    assert seconds >= SECONDS


def test_N32_slow_headers(outside, short):
    def drip(connection, target):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(300):
            connection.sendall(b"X: y\r\n")
            time.sleep(0.1)

    outside.answer = drip

    answer, seconds = timed(f"http://{OUTSIDE}:{outside.port}/", outside.port)

    assert answer == Answer(None, Failure.TIMEOUT, answer.milliseconds)
    assert seconds < 20


@pytest.mark.parametrize(
    "piece", [b"X: yyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n" * 500, b"HTTP/1.1 100 Continue\r\n\r\n" * 500]
)
def test_N32_endless_headers_and_interim_answers(outside, piece):
    sent = []
    outside.answer = lambda connection, target: endlessly(connection, sent, b"HTTP/1.1 100 Continue\r\n", piece)

    answer, seconds = timed(f"http://{OUTSIDE}:{outside.port}/", outside.port)

    assert answer.failure is Failure.PROTOCOL
    assert seconds < 20


def test_N32_slow_body(outside, monkeypatch):
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", 5)  # the head is there by then

    def drip(connection, target):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(300):
            connection.sendall(b".")
            time.sleep(0.1)

    outside.answer = drip

    answer, seconds = timed(f"http://{OUTSIDE}:{outside.port}/", outside.port)

    assert answer.status == 200
    assert seconds < 20


@pytest.mark.parametrize("headers", [b"", b"Content-Encoding: gzip\r\n"], ids=["plain", "gzip bomb"])
def test_N32_endless_body_and_gzip_bomb_are_cut_off_unread(outside, headers):
    sent, piece = [], gzip.compress(bytes(1024**2)) if headers else b"." * 1024
    begin = b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n"
    outside.answer = lambda connection, target: endlessly(connection, sent, begin, piece)

    answer, seconds = timed(f"http://{OUTSIDE}:{outside.port}/", outside.port)

    assert answer.status == 200
    assert seconds < 20
    assert sum(sent) < 16 * 1024**2  # what sockets hold between us, not 64 KB exactly


def endlessly(connection, sent, begin, piece):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    connection.sendall(begin)
    while True:
        connection.sendall(piece)
        sent.append(len(piece))


def test_N32_what_is_no_http(outside):
    outside.answer = b"220 mail.example ESMTP\r\n"

    assert post(f"http://{OUTSIDE}:{outside.port}/", outside.port, OUTSIDE).failure is Failure.PROTOCOL


def test_nobody_there(inside):
    assert post(f"http://{OUTSIDE}:{inside.port}/", inside.port, OUTSIDE).failure is Failure.CONNECT


# --- Certificates


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("authority"), "authority.example")


def test_certificate_of_a_known_authority_for_the_name_is_accepted(authority, tmp_path, resolve, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))
    resolve([OUTSIDE])
    names = []
    with Target(OUTSIDE, tls=server_tls(*certificate(tmp_path, "hook.example", authority), names)) as target:
        answer = post(f"https://hook.example:{target.port}/x", target.port, OUTSIDE)

        assert answer.status == 204
        assert names == ["hook.example"]  # SNI
        assert f"Host: hook.example:{target.port}\r\n" in target.requests[0][0]


@pytest.mark.parametrize("name", ["hook.example", "other.example"], ids=["unknown authority", "other name"])
def test_certificate_that_does_not_prove_the_name_is_refused(authority, tmp_path, resolve, monkeypatch, name):
    if name == "other.example":
        monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))
    resolve([OUTSIDE])
    with Target(OUTSIDE, tls=server_tls(*certificate(tmp_path, name, authority))) as target:
        answer = post(f"https://hook.example:{target.port}/", target.port, OUTSIDE)

        assert answer.failure is Failure.TLS
        assert target.requests == []


def test_target_that_speaks_no_tls(outside):
    outside.greeting = b"220 mail.example ESMTP\r\n"

    assert post(f"https://{OUTSIDE}:{outside.port}/", outside.port, OUTSIDE).failure is Failure.TLS
    assert outside.requests == []


def test_old_protocol_versions_are_not_spoken():
    assert outbound._tls().minimum_version >= ssl.TLSVersion.TLSv1_2
    assert outbound._tls().verify_mode == ssl.CERT_REQUIRED
