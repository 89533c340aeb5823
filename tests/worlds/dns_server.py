"""A DNS server of the tests' own, on a port of its own: it knows what a test told it, and nothing else."""

import socketserver
import threading

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest


class Zone(dict):
    """What the server knows: {name: {"MX": ["10 mx.example.net."]}}; with `failure` it answers nothing else."""

    failure = None  # "SERVFAIL", or "silence"

    def __init__(self, address):
        super().__init__()
        self.address = address

    def answer(self, query):
        if self.failure == "silence":
            return None
        question = query.question[0]
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        if self.failure:
            response.set_rcode(dns.rcode.from_text(self.failure))
            return response
        name = question.name
        while (records := self.get(name.to_text(omit_final_dot=True))) and "CNAME" in records:
            response.answer.append(dns.rrset.from_text_list(name, 60, "IN", "CNAME", records["CNAME"]))
            name = dns.name.from_text(records["CNAME"][0])
        if records is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif found := records.get(kind := dns.rdatatype.to_text(question.rdtype)):
            response.answer.append(dns.rrset.from_text_list(name, 60, "IN", kind, found))
        return response


class _Answering(socketserver.BaseRequestHandler):
    def handle(self):
        wire, socket = self.request
        if answer := self.server.zone.answer(dns.message.from_wire(wire)):
            socket.sendto(answer.to_wire(), self.client_address)


@pytest.fixture
def zone(settings):
    """The DNS as this host sees it, in which mx.ours.net is its mail server."""
    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), _Answering) as server:
        server.zone = zone = Zone(server.server_address)
        zone["mx.ours.net"] = {"A": ["192.0.2.1"], "AAAA": ["2001:db8::1"]}
        settings.DNS_RESOLVER, settings.MX_HOSTS = server.server_address, ["MX.ours.net."]
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        yield zone
        server.shutdown()
        thread.join()
