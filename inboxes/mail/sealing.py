"""Keys, seal, open: what stands in the database is read by key holders only.

Pure: no Django, no database.  A private inbox has an X25519 key pair derived
from its holder's secret; public mail is sealed to the site's key pair.  Sealed
means libsodium's sealed box (crypto_box_seal): whoever seals cannot open.  What is
shorter compressed is sealed so (packing.py).
"""

import hashlib
import hmac
import json
import secrets

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from . import packing

SECRET_BYTES = 32
KEY_BYTES = 32
WRAPPED_BYTES = SECRET_BYTES + SecretBox.NONCE_SIZE + SecretBox.MACBYTES

Stored = bytes | memoryview  # what a database driver may return of a column


# What a sealed box begins with: a public key made for this box alone (libsodium, crypto_box_seal).
EPHEMERAL_KEY_BYTES = 32


class SealError(Exception):
    """The sealed bytes were not sealed to this key, or were changed."""


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def private_key_of(secret: bytes) -> bytes:
    """Return the 32-byte X25519 private key that a holder's secret stands for."""
    return hashlib.blake2b(secret, digest_size=KEY_BYTES, person=b"tempmail-inbox").digest()


def public_key_of(private_key: bytes) -> bytes:
    return bytes(PrivateKey(private_key).public_key)


def seal(plain: bytes, public_key: bytes) -> bytes:
    """Return plain sealed to public_key: 48 bytes longer, where packing does not make it shorter."""
    return SealedBox(PublicKey(public_key)).encrypt(packing.pack(plain))


def unseal(sealed: Stored, private_key: bytes) -> bytes:
    """Return what was sealed.  Raises SealError for another key or changed bytes."""
    try:
        return packing.unpack(SealedBox(PrivateKey(private_key)).decrypt(bytes(sealed)))
    except (CryptoError, packing.PackError) as error:
        raise SealError("sealed to another key, or damaged") from error


def box_key_of(ephemeral_key: Stored, private_key: bytes) -> bytes:
    """Return what opens the one box that begins with this key, and no other: each box has a key pair of its own.

    Libsodium's crypto_box_beforenm: nothing leads from it back to the private key.  Raises SealError.
    """
    try:
        return Box(PrivateKey(private_key), PublicKey(bytes(ephemeral_key))).shared_key()
    except CryptoError as error:
        raise SealError("no sealed box begins with this") from error


def unseal_by_box_key(sealed: Stored, public_key: bytes, box_key: bytes) -> bytes:
    """Return what was sealed to public_key in this one box.  Raises SealError."""
    ephemeral_key, ciphertext = bytes(sealed[:EPHEMERAL_KEY_BYTES]), bytes(sealed[EPHEMERAL_KEY_BYTES:])
    nonce = hashlib.blake2b(ephemeral_key + public_key, digest_size=Box.NONCE_SIZE).digest()
    try:
        return packing.unpack(SecretBox(box_key).decrypt(ciphertext, nonce))
    except (CryptoError, ValueError, packing.PackError) as error:
        raise SealError("sealed in another box, or damaged") from error


def seal_json(value: object, public_key: bytes) -> bytes:
    return seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), public_key)


def unseal_json(sealed: Stored, private_key: bytes) -> object:
    """Raises SealError."""
    value: object = json.loads(unseal(sealed, private_key))
    return value


def wrap(secret: bytes, key: bytes) -> bytes:
    """Return a secret encrypted under a symmetric key (crypto_secretbox), 40 bytes longer."""
    return bytes(SecretBox(key).encrypt(secret))


def unwrap(wrapped: Stored, key: bytes) -> bytes:
    """Return what was wrapped.  Raises SealError for another key or changed bytes."""
    try:
        return SecretBox(key).decrypt(bytes(wrapped))
    except CryptoError as error:
        raise SealError("wrapped under another key, or damaged") from error


def lookup_of(key: bytes) -> bytes:
    """Return what finds the row that a random key opens, and tells nothing of the key."""
    return hashlib.blake2b(key, digest_size=KEY_BYTES, person=b"tempmail-lookup").digest()


def derive_key(key: bytes, purpose: str) -> bytes:
    """Return a 32-byte key for one purpose, so that no two uses share one."""
    return hmac.digest(key, purpose.encode(), "sha256")


def digest(key: bytes, value: bytes) -> bytes:
    """Return HMAC-SHA-256: equal for equal values, and no thief can confirm a guess."""
    return hmac.digest(key, value, "sha256")
