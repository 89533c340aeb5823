"""A push message as only one browser can read it (RFC 8291, in the coding of RFC 8188).

Pure: no Django, no database.
"""

import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
POINT_BYTES, AUTH_BYTES, SALT_BYTES = 65, 16, 16
# All are of one length, for whatever address: a push service learns nothing by it.  RFC 8030 7.2 bears 4096.
PADDED_BYTES = 1024
LAST_RECORD = b"\x02"


def public_bytes(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return the uncompressed point (SEC 1 2.3.3), 65 bytes."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypt(
    plain: bytes, browser: bytes, auth: bytes, own: ec.EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """Return the body of a push to the browser whose keys these are (PushSubscription.getKey "p256dh" and "auth").

    Key pair and salt are fresh unless given.  Raises ValueError for a key that is no point of the curve, or too much.
    """
    if len(browser) != POINT_BYTES or len(auth) != AUTH_BYTES:
        raise ValueError("no keys of a push subscription")
    if len(plain) > PADDED_BYTES:
        raise ValueError(f"a push message has {PADDED_BYTES} bytes at most")
    own, salt = own or ec.generate_private_key(CURVE), salt or os.urandom(SALT_BYTES)
    ours = public_bytes(own.public_key())
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser))
    key = _derived(shared, auth, b"WebPush: info\0" + browser + ours, 32)
    aes = AESGCM(_derived(key, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
    record = aes.encrypt(nonce, (plain + LAST_RECORD).ljust(PADDED_BYTES + 1, b"\0"), None)
    return salt + struct.pack(">IB", len(record), POINT_BYTES) + ours + record


def _derived(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(key)
