"""Who the client is, and over which scheme, when a proxy stands before us.

An ASGI wrapper around everything else: what a trusted proxy (TRUSTED_PROXIES)
says in X-Forwarded-For and X-Forwarded-Proto goes into the scope; from anybody
else it is dropped.  Django then needs no SECURE_PROXY_SSL_HEADER and, where the
proxy passes the Host header on, no CSRF_TRUSTED_ORIGINS.
"""

import ipaddress
from collections.abc import Iterable
from typing import Literal

from django.conf import settings

from inboxes.asgi_types import Application, Receive, Scope, Send

from .unknown_proxies import tell_of_client, tell_of_peer

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Peer = Address | Literal["unix"] | None  # None: of no address

FORWARDED = frozenset(
    b"forwarded x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto x-real-ip".split()
)
# gunicorn makes https of these for a peer in its --forwarded-allow-ips (by default
# loopback) and for every Unix socket.  No flag is needed: it is undone here.
SCHEME_HEADERS = frozenset(b"x-forwarded-proto x-forwarded-protocol x-forwarded-ssl".split())
SECURE = {"http": "https", "websocket": "wss"}
PLAIN = {"http": "http", "websocket": "ws"}


class TrustedProxies:
    """Wrap an ASGI application.  In TRUSTED_PROXIES "unix" stands for the peers on a Unix socket."""

    def __init__(self, application: Application):
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in PLAIN:
            scope = self._resolved(scope)
        await self.application(scope, receive, send)

    def _resolved(self, scope: Scope) -> Scope:
        kind = scope["type"]
        peer: Peer = address_of(scope["client"][0]) if scope.get("client") else "unix"
        headers = scope["headers"]
        resolved = {**scope, "headers": [item for item in headers if item[0] not in FORWARDED | SCHEME_HEADERS]}
        if _trusted(peer):
            client = _client(peer, _values(headers, b"x-forwarded-for"))
            if client != "unix":
                resolved["client"] = (str(client), 0)
            # The right-most is the proxy's own word; Traefik says wss for a WebSocket.
            proto = _values(headers, b"x-forwarded-proto")[-1:]
            resolved["scheme"] = (SECURE if proto in (["https"], ["wss"]) else PLAIN)[kind]
            return resolved
        if any(name in FORWARDED for name, _ in headers):
            tell_of_peer(peer)
        if any(name in SCHEME_HEADERS for name, _ in headers):
            resolved["scheme"] = PLAIN[kind]
        return resolved


def _values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    """The comma-separated values of all headers of that name, in order."""
    joined = ",".join(value.decode("latin-1") for header, value in headers if header == name)
    return [value.strip().lower() for value in joined.split(",") if value.strip()]


def _client(peer: Peer, forwarded_for: list[str]) -> Peer:
    """The right-most hop that is no trusted proxy; past it anything may be invented."""
    client = peer
    hops = reversed(forwarded_for)
    for hop in hops:
        address = address_of(hop)
        if address is None:
            break
        client = address
        if not _trusted(address):
            if before := address_of(next(hops, "")):
                tell_of_client(address, before)
            break
    return client


def address_of(text: str) -> Address | None:
    """Return the address in "192.0.2.1", "192.0.2.1:80", "2001:db8::1" or "[2001:db8::1]:80", else None."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _trusted(address: Peer) -> bool:
    return any(
        address == proxy if "unix" in (address, proxy) else address in proxy for proxy in settings.TRUSTED_PROXIES
    )
