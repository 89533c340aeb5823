"""Transfer encodings (RFC 2045 6), undone as far as they are right.

Part of parsing: pure.
"""

import binascii
import re

_not_base64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_padding = re.compile(b"=+")
_base64_and_space = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"
# A line that no encoder writes: words and their punctuation, an address, a ruled line.
_prose = re.compile(rb"\n(?=[^\n]*[^A-Za-z0-9+/=\s])(?=[^\n]*(?:[A-Za-z,.:][ \t]+[A-Za-z]|@|://)|[_*#~-]{3}|-- ?\r?\n)")
_soft_break = re.compile(rb"=[ \t]+(?=\r?\n|\Z)")
_encoding = re.compile(r"[\s\"'(]*([a-z0-9_ -]+)")
_punctuation = re.compile("[^a-z0-9]")
_whole_base64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]{1,76}={0,2}\s*")
_soft_breaks = re.compile(rb"[^\r\n]{20,75}=\r?\n")
_qp_pairs = re.compile(rb"=(?:3D|[0-9A-F]{2}=|20\r?\n)")
_unprintable = re.compile(rb"[\x00-\x08\x0b\x10-\x1a\x1c-\x1f]")


def encoding_of(field: str) -> str:
    """Return what a Content-Transfer-Encoding means: base64, quotedprintable, uuencode, or what changes nothing."""
    match = _encoding.match(field.lower())
    name = _punctuation.sub("", match[1]).removeprefix("x") if match else ""
    return {"qp": "quotedprintable", "uue": "uuencode", "b64": "base64"}.get(name, name)


def unbase64(encoded: bytes) -> bytes:
    """Decode base64 (RFC 4648 4) of any quality: junk is skipped, each padding ends a piece, the rest counts."""
    pieces = _padding.split(encoded.translate(None, _not_base64))
    # Six bits that are left over make no byte.
    return b"".join(binascii.a2b_base64((piece[:-1] if len(piece) % 4 == 1 else piece) + b"==") for piece in pieces)


def without_prose(encoded: bytes) -> tuple[bytes, bytes]:
    """Return (base64, what lists and scanners wrote behind it in clear)."""
    if not encoded.translate(None, _base64_and_space):
        return encoded, b""
    match = _prose.search(encoded)
    if match is None:
        return encoded, b""
    # A line of one word may stand above it, behind the padding.
    padding = encoded.rfind(b"=", 0, match.end())
    end = encoded.find(b"\n", padding) + 1 if padding >= 0 else match.end()
    return encoded[:end], encoded[end:]


def has_words(received: bytes) -> bool:
    """Whether this is text, though its header says base64."""
    sample = received[:1000]
    return sample.count(b" ") > 2 + len(sample) // 20


def unquote(received: bytes) -> bytes:
    """Decode quoted-printable; blanks behind a soft line break were added on the way."""
    return binascii.a2b_qp(_soft_break.sub(b"=", received))


def is_no_text(content: bytes) -> bool:
    """Whether this has controls that no text has in any charset of single bytes."""
    return b"\0" not in content and _unprintable.search(content) is not None


def unlabelled(received: bytes) -> bytes:
    """Decode text whose encoding nobody named, where it can't be anything but base64 or quoted-printable."""
    head = received[:2000]
    if b" " not in head.strip() and _whole_base64.fullmatch(received):
        decoded = unbase64(received)
        try:
            is_text = not _unprintable.search(decoded) and decoded.decode().count(" ") * 20 > len(decoded)
        except UnicodeDecodeError:
            is_text = False
        return decoded if is_text else received
    if len(_soft_breaks.findall(head)) > 1 and len(_qp_pairs.findall(head)) > 1:
        return unquote(received)
    return received


def unuuencode(received: bytes) -> bytes:
    """Decode uuencoded lines (IEEE 1003.2), as far as they are; without a beginning it is no such text."""
    lines = iter(received.splitlines())
    if not any(line.startswith(b"begin ") for line in lines):
        return received
    decoded = bytearray()
    for line in lines:
        # Blanks that a line lost at its end are zeros; more of them than the text is long, nobody lost.
        if line.strip() == b"end" or len(decoded) > len(received):
            break
        # Some encoders write more than a line's length says.
        said = (((line[:1] or b" ")[0] - 32) & 63) * 4 // 3 + 2
        try:
            decoded += binascii.a2b_uu(line[:said])
        except binascii.Error:
            continue
    return bytes(decoded)
