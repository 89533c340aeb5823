import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from inboxes.dns import Ours, policy, wanted
from tests.worlds.zones import Zone

OURS = Ours(["mx.ours.net"], ["page.ours.net"], ["45.33.32.1"])
DOMAIN = "shop.net"


class Served(BaseHTTPRequestHandler):
    """What stands at the policy's place: (status, type, body)."""

    def do_GET(self):
        status, kind, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Of mta-sts.shop.net, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=x", "-addext", f"subjectAltName=DNS:mta-sts.{DOMAIN}", "-keyout", folder / "key.pem",
         "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def policy_server(certificate, monkeypatch, settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    with ThreadingHTTPServer(("127.0.0.1", 0), Served) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.answer = 200, policy.CONTENT_TYPE, policy.text(OURS.mail_hosts)
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        monkeypatch.setattr(policy, "HTTPS_PORT", server.server_address[1])
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        yield server
        server.shutdown()


@pytest.fixture
def good(authorities, policy_server, settings):
    """The zone of a domain of ours on two servers, that of our hosts on a third, each record as it should be."""
    settings.TLS_RPT = "mailto:tls@elsewhere.net"
    (first, second, third), resolver = authorities
    domain = Zone(DOMAIN)
    for record in wanted.of_domain(DOMAIN, OURS):
        value = f'"{record.value}"' if record.kind == "TXT" else record.value
        below = "" if record.name == DOMAIN else record.name.removesuffix(f".{DOMAIN}")
        domain.setdefault(below, {})[record.kind] = [value]
    hosts = Zone("ours.net", {
        "": {"CAA": ['0 issue "letsencrypt.org; accounturi=https://ca.example/1"']},
        "_dmarc": {"TXT": ['"v=DMARC1; p=reject"']},
        "mx": {"A": ["45.33.32.1"], "TXT": ['"v=spf1 -all"']},
        "page": {"A": ["127.0.0.1"]},
        "alias": {"CNAME": ["mx.ours.net."]},
        "same": {"A": ["45.33.32.1"]},
        "other": {"A": ["45.33.32.9"]},
    })  # fmt: skip
    reverse = Zone("33.45.in-addr.arpa", {"1.32": {"PTR": ["mx.ours.net."]}, "9.32": {"PTR": ["other.ours.net."]}})
    first.add(domain)
    second.add(domain)
    third.add(hosts)
    third.add(reverse)
    resolver.delegate(DOMAIN, first, second)
    resolver.delegate("ours.net", third)
    resolver.delegate("33.45.in-addr.arpa", third)
    return domain
