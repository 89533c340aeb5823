"""Which push services are called, and how they know us (VAPID, RFC 8292).

The key pair follows from WEBHOOK_KEY, which web and qcluster have: nothing more to keep or to lose.
"""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

from inboxes import outbound
from inboxes.mail import sealing

from .encrypting import CURVE, public_bytes

# The order of P-256's group (FIPS 186-4 D.1.2.3): a private key is a number below it.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
TOKEN_SECONDS = 12 * 3600  # RFC 8292 2 has a day for the most; a clock may be wrong by hours


def is_on() -> bool:
    return bool(settings.WEB_PUSH_SERVICES and settings.WEBHOOK_KEY)


def rules() -> outbound.Rules:
    """What holds for webhooks, over TLS, and to push services alone, which are at the port that is https's."""
    return outbound.Rules(
        settings.WEBHOOK_PORTS | {outbound.PORTS["https"]},
        settings.WEBHOOK_ALLOWED_NETWORKS,
        schemes=frozenset(["https"]),
        hosts=tuple(settings.WEB_PUSH_SERVICES),
    )


def application_key() -> str:
    """Return the public key by which a browser has its push service know us (applicationServerKey)."""
    return encoded(public_bytes(_private_key(settings.WEBHOOK_KEY).public_key()))


def authorization(endpoint: str) -> str:
    """Return the header that proves to the endpoint's service that it is us."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + TOKEN_SECONDS, "sub": _contact()}
    signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
    # JWS wants the two numbers themselves (RFC 7518 3.4).
    numbers = decode_dss_signature(_private_key(settings.WEBHOOK_KEY).sign(signed.encode(), ec.ECDSA(SHA256())))
    token = f"{signed}.{encoded(b''.join(number.to_bytes(32) for number in numbers))}"
    return f"vapid t={token}, k={application_key()}"


def _contact() -> str:
    """Where an operator of a push service finds whose pushes these are: this site's page for complaints."""
    names = [name.strip(".*") for name in settings.ALLOWED_HOSTS]
    return f"https://{next(filter(None, names), 'localhost')}/abuse"


@cache
def _private_key(webhook_key: bytes) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(sealing.derive_key(webhook_key, "web push"))
    return ec.derive_private_key(number % (ORDER - 1) + 1, CURVE)


def encoded(value: bytes) -> str:
    """Return base64url without padding, as RFC 7515 and the Push API have it."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
