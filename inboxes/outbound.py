"""POST to a URL that a stranger named, and to nowhere inside.

Pure: no Django, no database.  A name is looked up once, what it resolves to is
judged, and the connection goes to the judged address itself: no second look-up
can answer otherwise.  No redirect is followed, no proxy of the environment is
used, nothing of an answer is kept but its status.
"""

import asyncio
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import idna

PORTS = {"http": 80, "https": 443}
MAX_URL_CHARACTERS = 2000
TOTAL_SECONDS, CONNECT_SECONDS = 5, 3
MAX_ADDRESSES = 3  # of one name
MAX_READ_BYTES = 64 * 1024  # headers and body together

# What is reachable from everywhere (IANA's special-purpose registries, RFC 6890): of IPv4 all but these,
# of IPv6 global unicast alone, so neither mapped, compatible, NAT64, site-local nor unique local addresses.
_NOT_GLOBAL_4 = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3",
    )
]  # fmt: skip
_GLOBAL_6 = ipaddress.ip_network("2000::/3")
# IETF protocols with Teredo, documentation, 6to4, documentation.
_NOT_GLOBAL_6 = [ipaddress.ip_network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# More than are sent at once: a look-up outlives the time limit of the call that asked for it.
_lookups = ThreadPoolExecutor(128, "lookup")


class UrlError(ValueError):
    """The URL cannot be a target; the text says what would be right."""


class Failure(StrEnum):
    """Why there was no answer, in a word for the log."""

    ADDRESS = "address"  # the name has no address that may be reached
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"  # what came was not HTTP, or too much


@dataclass(frozen=True)
class Rules:
    """Where a POST may go: these ports, and besides global addresses these networks.

    `hosts` narrows that to these names, and .example.org to all below it; empty: any.
    """

    ports: frozenset[int]
    allowed: tuple[Network, ...] = ()
    schemes: frozenset[str] = frozenset(PORTS)
    hosts: tuple[str, ...] = ()

    def names(self, host: str) -> bool:
        return not self.hosts or any(host.endswith(name) if name[0] == "." else host == name for name in self.hosts)


@dataclass(frozen=True)
class Answer:
    status: int | None
    failure: Failure | None
    milliseconds: int


def check(url: str, rules: Rules) -> httpcore.URL:
    """Return a URL's parts.  Raises UrlError; a name is not looked up here, an address in digits is judged."""
    if len(url) > MAX_URL_CHARACTERS:
        raise UrlError(f"A URL may have {MAX_URL_CHARACTERS} characters.")
    if re.search(r"[\s\x00-\x20\x7f\\]", url):
        raise UrlError("A URL holds no spaces, control characters or backslashes: write them as %XX.")
    try:
        parts = urlsplit(url)
        port = PORTS.get(parts.scheme) if parts.port is None else parts.port
    except ValueError as error:
        raise UrlError("This is no URL: it would be like https://example.org/hook.") from error
    if parts.scheme not in rules.schemes or not parts.hostname:
        begins = " or ".join(f"{scheme}://" for scheme in sorted(rules.schemes, reverse=True))
        raise UrlError(f"The URL must begin with {begins} and a host.")
    if "@" in parts.netloc:
        raise UrlError("User names and passwords in the URL are not accepted; a secret path does the same.")
    if port not in rules.ports:
        raise UrlError(f"The port must be one of {', '.join(map(str, sorted(rules.ports)))}.")
    if parts.fragment:
        raise UrlError("Leave out the # and what follows: it would not be sent.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii():
        raise UrlError("Write other characters than ASCII in the path as %XX.")
    host = _host_of(parts.hostname)
    if not rules.names(host):
        raise UrlError("This host is none of those that may be called.")
    try:
        numeric = _resolve(host, port, socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        numeric = []  # a name: judged when it is resolved
    if numeric and not any(is_allowed(address, rules) for address in numeric):
        raise UrlError("This address is not reachable from everywhere, so webhooks do not go there.")
    return httpcore.URL(scheme=parts.scheme, host=host, port=port, target=path)


def is_allowed(address: str, rules: Rules) -> bool:
    """Whether a connection may go to this address, which is what a name was resolved to."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(parsed in network for network in rules.allowed):
        return True
    if parsed.version == 4:
        return not any(parsed in network for network in _NOT_GLOBAL_4)
    # With a zone ("%eth0") it is meant for one link.
    return parsed in _GLOBAL_6 and not parsed.scope_id and not any(parsed in network for network in _NOT_GLOBAL_6)


async def post(url: str, headers: Iterable[tuple[str, str]], body: bytes, rules: Rules) -> Answer:
    """POST once, within TOTAL_SECONDS; whatever goes wrong is in the answer."""
    started = time.monotonic()
    status: int | None = None
    failure: Failure | None = None
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            async for status in _statuses(check(url, rules), headers, body, rules):  # noqa: B007
                pass
    except (TimeoutError, httpcore.TimeoutException):
        failure = Failure.TIMEOUT
    except (_NotAllowed, UrlError):
        failure = Failure.ADDRESS
    except (httpcore.NetworkError, OSError) as error:
        is_tls = isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError)
        failure = Failure.TLS if is_tls else Failure.CONNECT
    except (httpcore.ProtocolError, _TooMuch):
        failure = Failure.PROTOCOL
    milliseconds = int((time.monotonic() - started) * 1000)
    # Whoever has said 200 has it, however the rest of the answer was.
    return Answer(status, None if status else failure, milliseconds)


async def _statuses(
    url: httpcore.URL, headers: Iterable[tuple[str, str]], body: bytes, rules: Rules
) -> AsyncIterator[int]:
    """Yield the status of the answer, then read on to the end or the limit, for the other side's sake."""
    origin = httpcore.Origin(url.scheme, url.host, url.port or PORTS[url.scheme.decode()])
    own = [("Host", _host_header(url)), ("Connection", "close"), ("Content-Length", str(len(body)))]
    backend = _JudgedBackend(rules)
    async with (
        httpcore.AsyncHTTPConnection(origin, _tls() if url.scheme == b"https" else None, network_backend=backend) as to,
        to.stream(
            "POST", url, headers=[*own, *headers], content=body, extensions={"timeout": {"connect": CONNECT_SECONDS}}
        ) as response,
    ):
        yield response.status
        async for _ in response.aiter_stream():
            pass


class _NotAllowed(Exception):
    """A name has no address, or none that may be reached: which of both is not told, the names inside are ours."""


class _TooMuch(Exception):
    pass


class _JudgedBackend(httpcore.AnyIOBackend):
    """Connects to addresses that were judged, and reads only so much."""

    def __init__(self, rules: Rules):
        self.rules = rules

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception = _NotAllowed()
        for address in (await self.allowed_addresses(host, port))[:MAX_ADDRESSES]:
            try:
                stream = await super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Metered(stream, [MAX_READ_BYTES])
        raise failure

    async def allowed_addresses(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(_lookups, _resolve, host, port)
        except (OSError, UnicodeError):
            return []
        return [address for address in found if is_allowed(address, self.rules)]


class _Metered(httpcore.AsyncNetworkStream):
    """A stream that ends in _TooMuch: endless headers cost as much as an endless body."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, left: list[int]):
        self.stream, self.left = stream, left

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self.stream.read(max_bytes, timeout)
        self.left[0] -= len(data)
        if self.left[0] < 0:
            raise _TooMuch
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self.stream.write(buffer, timeout)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _Metered(await self.stream.start_tls(ssl_context, server_hostname, timeout), self.left)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)

    async def aclose(self) -> None:
        await self.stream.aclose()


def _resolve(host: str, port: int, flags: int = 0) -> list[str]:
    """Return the addresses that getaddrinfo finds, in its order.  Raises OSError and UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def _host_of(host: str) -> str:
    """Return an address as it is, a name as A-labels.  Raises UrlError."""
    if ":" in host:
        if "%" in host:
            raise UrlError("An address with a zone is meant for one link, so webhooks do not go there.")
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise UrlError("The address in brackets is no IPv6 address.") from error
    try:
        return idna.encode(host.removesuffix("."), uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError as error:
        raise UrlError("The host is no name that DNS knows: it would be like example.org.") from error


def _host_header(url: httpcore.URL) -> str:
    host = url.host.decode("ascii")
    host = f"[{host}]" if ":" in host else host
    return host if url.port == PORTS[url.scheme.decode()] else f"{host}:{url.port}"


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are checked against the system's authorities (Debian's ca-certificates)."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
