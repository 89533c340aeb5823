"""A DNS of the tests' own: authoritative servers, each on a loopback address, and a resolver that refers to them."""

import socketserver
import struct
import threading
from contextlib import ExitStack

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest

from dev.system import free_port
from inboxes.dns import asking

TTL = 600


class Zone(dict):
    """{"www": {"A": ["192.0.2.1"]}}: names below the zone's, "" for its own; "*.x" as RFC 4592 has it."""

    def __init__(self, name, records=(), serial=1):
        super().__init__(records)
        self.name, self.serial = name, serial

    def __bool__(self):
        return True  # one without records, too

    def find(self, name, kind):
        """Return (records by kind, or None for NXDOMAIN)."""
        relative = "" if name == self.name else name.removesuffix(f".{self.name}")
        if relative in self:
            return self[relative]
        if any(known.endswith(f".{relative}") for known in self) or not relative:
            return {}
        labels = relative.split(".")
        wild = [".".join(["*", *labels[number:]]) for number in range(1, len(labels) + 1)]
        return next((self[name] for name in wild if name in self), None)

    def answer(self, response, name, kind):
        found = self.find(name, kind)
        soa = f"ns.{self.name}. admin.{self.name}. {self.serial} 3600 600 86400 60"
        if kind == "SOA" and name == self.name:
            found = {"SOA": [soa]}
        if found is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif records := found.get(kind):
            response.answer.append(dns.rrset.from_text_list(name + ".", TTL, "IN", kind, records))
            return None
        elif alias := found.get("CNAME"):
            response.answer.append(dns.rrset.from_text_list(name + ".", TTL, "IN", "CNAME", alias))
            return alias[0].removesuffix(".")
        response.authority.append(dns.rrset.from_text(self.name + ".", TTL, "IN", "SOA", soa))
        return None


class Server:
    """It answers for its zones, by UDP and TCP; with `failure` ("SERVFAIL", "silence") it does not."""

    failure, truncates, asked_by_tcp = None, False, 0

    def __init__(self, address):
        self.address, self.zones = address, {}

    def add(self, zone):
        self.zones[zone.name] = zone

    def zone_of(self, name):
        fits = [zone for zone in self.zones if f".{name}".endswith(f".{zone}")]
        return self.zones[max(fits, key=len)] if fits else None

    def answer(self, query, is_udp):
        response = dns.message.make_response(query)
        question = query.question[0]
        name, kind = question.name.to_text(True).lower(), dns.rdatatype.to_text(question.rdtype)
        if self.failure == "silence":
            return None
        if self.failure or not self.fill(response, name, kind):
            response.set_rcode(dns.rcode.from_text(self.failure or "REFUSED"))
        if is_udp and self.truncates and response.answer:
            response.answer.clear()
            response.flags |= dns.flags.TC
        return response

    def fill(self, response, name, kind):
        if zone := self.zone_of(name):
            response.flags |= dns.flags.AA
            zone.answer(response, name, kind)
        return zone


class Resolver(Server):
    """It knows who has each zone: delegated(zone, server, ...)."""

    def __init__(self, address):
        super().__init__(address)
        self.servers, self.ipv6 = {}, None  # an address that each server has besides

    def delegate(self, zone, *servers):
        self.servers[zone] = servers

    def fill(self, response, name, kind):
        response.flags |= dns.flags.RA
        for _ in range(9):
            fits = [zone for zone in self.servers if f".{name}".endswith(f".{zone}")]
            zone = max(fits, key=len, default="")
            if name.startswith("ns-127-"):
                address = name.split(".")[0].removeprefix("ns-").replace("-", ".")
                if kind == "A":
                    response.answer.append(dns.rrset.from_text(name + ".", TTL, "IN", "A", address))
                elif kind == "AAAA" and self.ipv6:
                    response.answer.append(dns.rrset.from_text(name + ".", TTL, "IN", "AAAA", self.ipv6))
                return True
            if not zone:
                response.set_rcode(dns.rcode.NXDOMAIN)
                return True
            if kind == "NS" and name == zone:
                names = [f"ns-{server.address.replace('.', '-')}.{zone}." for server in self.servers[zone]]
                response.answer.append(dns.rrset.from_text_list(name + ".", TTL, "IN", "NS", names))
                return True
            able = [server for server in self.servers[zone] if not server.failure and server.zone_of(name)]
            if not able:
                return False
            if not (name := able[0].zone_of(name).answer(response, name, kind)):
                return True
        return False


class _Udp(socketserver.BaseRequestHandler):
    def handle(self):
        wire, sender = self.request
        if answer := self.server.of.answer(dns.message.from_wire(wire), True):
            sender.sendto(answer.to_wire(), self.client_address)


class _Tcp(socketserver.BaseRequestHandler):
    def handle(self):
        (length,) = struct.unpack("!H", self.request.recv(2))
        self.server.of.asked_by_tcp += 1
        if answer := self.server.of.answer(dns.message.from_wire(self.request.recv(length)), False):
            wire = answer.to_wire()
            self.request.sendall(struct.pack("!H", len(wire)) + wire)


class _ThreadingUdp(socketserver.ThreadingUDPServer):
    daemon_threads = True


class _ThreadingTcp(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True


@pytest.fixture(scope="module")
def dns_servers():
    """Three authoritative servers and a resolver, on one port."""
    port, made = free_port(), [Server(f"127.0.0.{number}") for number in (51, 52, 53)]
    made.append(Resolver("127.0.0.54"))
    with ExitStack() as stack:
        for one in made:
            for kind, handler in ((_ThreadingUdp, _Udp), (_ThreadingTcp, _Tcp)):
                server = stack.enter_context(kind((one.address, port), handler))
                server.of = one
                threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
                stack.callback(server.shutdown)
        yield port, made


@pytest.fixture
def authorities(dns_servers, settings, monkeypatch):
    """The DNS, empty: ([servers], resolver)."""
    port, made = dns_servers
    for one in made:
        one.zones.clear()
        one.failure, one.truncates, one.asked_by_tcp = None, False, 0
    made[-1].servers.clear()
    made[-1].ipv6 = None
    monkeypatch.setattr(asking, "PORT", port)
    # Who answers does so, however busy the machine.
    monkeypatch.setattr(asking, "QUERY_SECONDS", 15)
    monkeypatch.setattr(asking, "TOTAL_SECONDS", 120)
    settings.DNS_RESOLVER = made[-1].address, port
    return made[:-1], made[-1]
