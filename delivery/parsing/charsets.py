"""Bytes -> text: what a charset's label means, and what is done where it is missing or wrong.

Part of parsing: pure.  Always gives something.
"""

import codecs
import re
from contextlib import suppress
from functools import lru_cache

MAX_CHARSET_CHARACTERS = 40  # the interpreter remembers each name it is asked for
# Python's names.  What is no charset, slow, or warns:
NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
# What mail means by a name (WHATWG Encoding, 4.2), and names that Python lacks.
MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8", "euc_kr": "cp949",
         "shift_jis": "cp932", "iso8859-9": "cp1254", "x-sjis": "cp932", "iso-8859-8-i": "iso8859-8"}  # fmt: skip

_surrogates = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text without NUL, each lone surrogate replaced."""
    text = text.replace("\0", "")
    return text if text.isascii() else _surrogates.sub("\ufffd", text)


def decode_bytes(content: bytes, charset: str | None) -> str:
    """Return text in its charset, or UTF-8, or Windows-1252, with U+FFFD for what is broken: always something."""
    codec = _codec(charset[:MAX_CHARSET_CHARACTERS]) if charset else "utf-8"
    for name, errors in ((codec, "strict"), ("utf-8", "strict"), (codec, "replace"), ("cp1252", "replace")):
        if name is None:
            continue
        with suppress(ValueError, LookupError):
            text = clean(content.decode(name, errors))
            # Windows-1252 that claims to be UTF-8, or says nothing, has hardly a valid sequence.
            if errors == "strict" or name != "utf-8" or _is_mostly_valid(text):
                return text.removeprefix("\ufeff")
    return ""


def _is_mostly_valid(text: str) -> bool:
    return 2 * text.count("\ufffd") < len(text) - len(text.encode("ascii", "ignore"))


@lru_cache(256)
def _codec(charset: str) -> str | None:
    """Return Python's name of the charset that a label means, or None."""
    charset = charset.strip(" \t\"'").lower()
    try:
        name = codecs.lookup(MEANT.get(charset, charset)).name
    except (LookupError, ValueError):
        return None
    return None if name in NO_CHARSETS else MEANT.get(name, name)


def plain(raw: str) -> str:
    """Return a str whose escaped bytes (PEP 383) are read as UTF-8 or Windows-1252."""
    if raw.isascii() or not _surrogates.search(raw):
        return raw
    return decode_bytes(raw.encode("utf-8", "surrogateescape"), None)
