"""A push service of the tests' own (RFC 8030), on loopback, and browsers that are reached by it.

It knows the site by VAPID (RFC 8292), and a browser reads what comes by its keys (RFC 8291): both written anew
here, from the standards.
"""

import hmac
import ipaddress
import json
import os
import re
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django_q.conf import Conf
from django_q.tasks import async_task

from dev.system import make_folder
from inboxes import outbound

from .targets import Target, certificate, server_tls, status

HOST = "localhost"
CREATED = status(201)


def b64(value):
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def unb64(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Browser:
    """One browser's subscription: where it is reached, and the keys that it alone has."""

    def __init__(self, service_url, private_key=None, auth=None):
        self.endpoint = f"{service_url}/push/{secrets.token_urlsafe(24)}"
        self.private_key = private_key or ec.generate_private_key(ec.SECP256R1())
        self.auth = auth or secrets.token_bytes(16)

    @property
    def public_key(self):
        return self.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def form(self):
        return {"endpoint": self.endpoint, "p256dh": b64(self.public_key), "auth": b64(self.auth)}

    def read(self, body):
        """Decrypt what was pushed: RFC 8188 2.1, and RFC 8291 3.4 for its key."""
        salt, size, id_bytes = body[:16], int.from_bytes(body[16:20]), body[20]
        theirs, record = body[21 : 21 + id_bytes], body[21 + id_bytes :]
        assert len(record) <= size
        shared = self.private_key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        )
        key_info = b"WebPush: info\x00" + self.public_key + theirs + b"\x01"
        ikm = hmac.digest(hmac.digest(self.auth, shared, "sha256"), key_info, "sha256")
        prk = hmac.digest(salt, ikm, "sha256")
        key = hmac.digest(prk, b"Content-Encoding: aes128gcm\x00\x01", "sha256")[:16]
        nonce = hmac.digest(prk, b"Content-Encoding: nonce\x00\x01", "sha256")[:12]
        plain, last, padding = AESGCM(key).decrypt(nonce, record, None).rpartition(b"\x02")
        assert last and not padding.strip(b"\x00")
        return plain


class PushService(Target):
    """Takes messages for browsers; `pushes` has each as (headers, body)."""

    @property
    def url(self):
        return f"https://{HOST}:{self.port}"

    @property
    def pushes(self):
        found = []
        for head, body in self.requests:
            lines = head.split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
            found.append((lines[0], headers, body))
        return found

    def verify(self, headers):
        """Return the claims of the site that sent it, whose key the header names.  RFC 8292 2 and 3."""
        scheme, _, parameters = headers["authorization"].partition(" ")
        given = dict(part.strip().split("=", 1) for part in parameters.split(","))
        signed, _, signature = given["t"].rpartition(".")
        head, claims = (json.loads(unb64(part)) for part in signed.split("."))
        numbers = unb64(signature)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(given["k"]))
        der = encode_dss_signature(int.from_bytes(numbers[:32]), int.from_bytes(numbers[32:]))
        key.verify(der, signed.encode(), ec.ECDSA(SHA256()))
        assert (scheme, head["alg"], len(numbers)) == ("vapid", "ES256", 64)
        assert claims["aud"] == self.url
        assert time.time() < claims["exp"] <= time.time() + 24 * 3600
        return claims | {"key": given["k"]}


@pytest.fixture(scope="session")
def push_certificates():
    # Where the qcluster's user may look.
    folder = make_folder(Path(os.environ["TEMPMAIL_WORLDS"]) / "push")
    authority = certificate(folder, "ca")
    authority[0].chmod(0o644)
    return authority[0], server_tls(*certificate(folder, HOST, authority))


@pytest.fixture(scope="session")
def push_listener(push_certificates):
    authority, tls = push_certificates
    with PushService(tls=tls) as service:
        ours = {"WEBHOOK_ALLOWED_NETWORKS": "127.0.0.1", "WEB_PUSH_SERVICES": HOST}
        service.environment = {"WEBHOOK_PORTS": str(service.port), "SSL_CERT_FILE": str(authority)} | ours
        yield service


@pytest.fixture
def push_service(push_listener, settings, monkeypatch):
    """One that this process may call; its port stays, for the services that know it."""
    monkeypatch.setenv("SSL_CERT_FILE", push_listener.environment["SSL_CERT_FILE"])
    outbound._tls.cache_clear()
    settings.WEBHOOK_PORTS = frozenset([push_listener.port])
    settings.WEBHOOK_ALLOWED_NETWORKS = (ipaddress.ip_network("127.0.0.1"),)
    settings.WEB_PUSH_SERVICES = [HOST]
    push_listener.answer = CREATED
    yield push_listener
    push_listener.forget()
    outbound._tls.cache_clear()


@pytest.fixture
def told(push_service):
    """A browser that has subscribed there."""
    return Browser(push_service.url)


@pytest.fixture
def pushing(live, world, push_service, monkeypatch):
    """This world's qcluster, which may call the push service of the tests."""
    # The qcluster's key signs its tasks.
    key = re.search(r"^SECRET_KEY=(.+)", world.purge_env.read_text(), re.MULTILINE)[1]
    monkeypatch.setattr(Conf, "SECRET_KEY", key)
    live.start("qcluster", env=push_service.environment)
    # The schedule of the migration was emptied with the tables; what it begins is begun here.
    async_task("inboxes.webhooks.sending.listen")
    return push_service
