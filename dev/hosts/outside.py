"""What a tree sees of the world: Debian's mirror and PyPI through a proxy, and a DNS server that knows its names.

Their sockets are in the tree; what they connect to is where this machine gets it.
"""

import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from .tree import RESOLVER, Place

Records = dict[tuple[dns.name.Name, int], dns.rrset.RRset]
PROXY_PORT = 3128
PORTS = (80, 443)


@contextlib.contextmanager
def around(tree: Place, zone: str) -> Iterator[None]:
    """Serve both while the block runs; zone: a record a line, its name with a dot at its end, kind, value."""
    with tree.network():
        proxy = _Proxy(("127.0.0.1", PROXY_PORT), _Proxying)
        udp = _Resolver((RESOLVER, 53), _Datagram)
        tcp = _ResolverByTcp((RESOLVER, 53), _Stream)
    udp.records = tcp.records = _records(zone)
    servers = (proxy, udp, tcp)
    for server in servers:
        threading.Thread(target=server.serve_forever, args=[0.2], daemon=True).start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


class _Proxy(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class _Proxying(socketserver.BaseRequestHandler):
    """Of HTTP/1.1 as much as apt and pip need: CONNECT, and a connection that keeps to its first request's host."""

    def handle(self) -> None:
        client: socket.socket = self.request
        head = b""
        while b"\r\n\r\n" not in head:
            if not (more := client.recv(65536)):
                return
            head += more
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        place = urlsplit(f"//{target}" if method == "CONNECT" else target)
        port = place.port or 80
        if port not in PORTS or not place.hostname:
            client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection((place.hostname, port), timeout=180) as server:
            if method == "CONNECT":
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                server.sendall(head)
            there = threading.Thread(target=_pass_on, args=[client, server], daemon=True)
            there.start()
            _pass_on(server, client)
            there.join(5)


def _pass_on(source: socket.socket, destination: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            destination.sendall(data)
    with contextlib.suppress(OSError):
        destination.shutdown(socket.SHUT_WR)


class _Resolver(socketserver.ThreadingUDPServer):
    records: Records
    daemon_threads = True


class _ResolverByTcp(socketserver.ThreadingTCPServer):
    records: Records
    allow_reuse_address = daemon_threads = True


class _Datagram(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        wire, reply_to = self.request
        reply_to.sendto(_answer(wire, cast(_Resolver, self.server).records), self.client_address)


class _Stream(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        while length := self.rfile.read(2):
            wire = self.rfile.read(int.from_bytes(length, "big"))
            answer = _answer(wire, cast(_ResolverByTcp, self.server).records)
            self.wfile.write(len(answer).to_bytes(2, "big") + answer)


def _records(zone: str) -> Records:
    values: dict[tuple[str, str], list[str]] = {}
    for line in filter(None, map(str.strip, zone.splitlines())):
        name, kind, value = line.split(None, 2)
        values.setdefault((name, kind), []).append(value)
    return {
        (dns.name.from_text(name), dns.rdatatype.from_text(kind)): dns.rrset.from_text_list(name, 60, "IN", kind, texts)
        for (name, kind), texts in values.items()
    }


def _answer(wire: bytes, records: Records) -> bytes:
    """Answer as the authoritative server of all names, and as a resolver that asks it."""
    query = dns.message.from_wire(wire)
    response = dns.message.make_response(query)
    response.flags |= dns.flags.RA | dns.flags.AA
    name, kind = query.question[0].name, query.question[0].rdtype
    while alias := records.get((name, dns.rdatatype.CNAME)):
        response.answer.append(alias)
        name = cast(dns.name.Name, alias[0].target)
    if found := records.get((name, kind)):
        response.answer.append(found)
    elif not any(other.is_subdomain(name) for other, _ in records):
        response.set_rcode(dns.rcode.NXDOMAIN)
    return response.to_wire()
