"""Header fields: unfolded, decoded (RFC 2047), whatever senders made of them.

Part of parsing: pure.
"""

import binascii
import re

from .charsets import clean, decode_bytes, plain

MAX_HEADER_CHARACTERS = 16 * 1024  # of one field; parameters cost the square of it

_not_base64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_padding = re.compile(b"=+")
_fold = re.compile(r"\r?\n(?=[ \t])")
_line_ends = re.compile(r"[\r\n]+")
# An encoded word (RFC 2047 2); some senders leave "?" in its text.
_word = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,9})\?=")


def header_text(raw: str) -> str:
    """Return a header field's value, unfolded and decoded (RFC 2047)."""
    value = _fold.sub("", plain(raw)[:MAX_HEADER_CHARACTERS]).strip()
    return clean(_line_ends.sub(" ", _decode_words(value) if "=?" in value else value))


def _decode_words(value: str) -> str:
    """Decode encoded words; white space between two is none (RFC 2047 6.2), a character split over two is one."""
    decoded: list[str] = []
    pending, pending_charset = bytearray(), ""
    end = 0
    for word in _word.finditer(value):
        charset, encoding, text = word[1].partition("*")[0].lower(), word[2].lower(), word[3].encode()
        between = value[end : word.start()]
        follows = end > 0 and not between.strip()
        if not (follows and charset == pending_charset):
            decoded.append(decode_bytes(bytes(pending), pending_charset))
            pending, pending_charset = bytearray(), charset
        if not follows:
            decoded.append(between)
        pending += unbase64(text) if encoding == "b" else binascii.a2b_qp(text, header=True)
        end = word.end()
    return "".join([*decoded, decode_bytes(bytes(pending), pending_charset), value[end:]])


def unbase64(encoded: bytes) -> bytes:
    """Decode base64 (RFC 4648 4) of any quality: junk is skipped, each padding ends a piece, the rest counts."""
    pieces = _padding.split(encoded.translate(None, _not_base64))
    # Six bits that are left over make no byte.
    return b"".join(binascii.a2b_base64((piece[:-1] if len(piece) % 4 == 1 else piece) + b"==") for piece in pieces)
