"""Header fields: unfolded, decoded (RFC 2047), whatever senders made of them.

Part of parsing: pure.
"""

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from .charsets import clean, codec_of, decode_bytes, plain
from .transfer import unbase64

MAX_HEADER_CHARACTERS = 16 * 1024  # of one field; parameters cost the square of it

_fold = re.compile(r"\r?\n(?=[ \t])")
_line_ends = re.compile(r"[\r\n]+")
# Where an encoded word begins (RFC 2047 2); where it ends is found from there, as senders leave "?" in it.
_word_start = re.compile(r"=\?([^?\s=]{1,60})\?([bBqQ])\?")
# "?=" that ends one, not a raw "?" before an encoded character.
_q_end = re.compile(r"\?=(?![0-9A-Fa-f]{2})")
_word_end = re.compile(r"\?=")
_after_word = re.compile(r"[\s<>\"]")


class Word(NamedTuple):
    """An encoded word, and where it stands."""

    start: int
    end: int
    charset: str
    content: bytes


def words_in(value: str) -> Iterator[Word]:
    """Yield the encoded words of a field, wherever they stand; one without its end goes on to the next blank."""
    starts = list(_word_start.finditer(value))
    limits = [match.start() for match in starts[1:]] + [len(value)]
    for match, limit in zip(starts, limits, strict=False):
        is_q = match[2] in "qQ"
        ending = (is_q and _q_end.search(value, match.end(), limit)) or _word_end.search(value, match.end(), limit)
        if ending:
            text, end = value[match.end() : ending.start()], ending.end()
        else:
            text = _after_word.split(value[match.end() : limit], maxsplit=1)[0]
            end = match.end() + len(text)
            text = text.removesuffix("?")
        encoded = text.encode("utf-8", "surrogateescape")
        content = binascii.a2b_qp(encoded, header=True) if is_q else unbase64(encoded)
        yield Word(match.start(), end, match[1].partition("*")[0].lower(), content)


def unfolded(raw: str, *hints: str) -> str:
    """Return a field's value in one line, its raw bytes decoded as UTF-8 or as a charset of the message."""
    value = plain(raw, *hints)[:MAX_HEADER_CHARACTERS]
    return (_fold.sub("", value) if "\n" in value else value).strip()


def header_text(raw: str, *hints: str) -> str:
    """Return a header field's value, unfolded and decoded (RFC 2047)."""
    value = unfolded(raw, *hints)
    decoded = decode_words(value, *hints) if "=?" in value else value
    return clean(decoded if decoded.isprintable() else _line_ends.sub(" ", decoded))


def is_encoded(text: str) -> bool:
    """Whether a text that was decoded still has encoded words: it was encoded twice."""
    return "=?" in text and any(text[word.end - 2 : word.end] == "?=" for word in words_in(text))


def decode_words(value: str, *hints: str) -> str:
    """Decode encoded words; white space between two is none (RFC 2047 6.2), a character split over two is one."""
    decoded: list[str] = []
    pending, pending_charset = b"", ""
    end = 0
    for word in words_in(value):
        between = value[end : word.start]
        follows = end > 0 and not between.strip()
        if not (follows and _are_same(word.charset, pending_charset)):
            decoded.append(decode_bytes(pending, pending_charset, *hints))
            pending, pending_charset = b"", word.charset
        if not follows:
            decoded.append(between)
        pending += word.content
        end = word.end
    return "".join([*decoded, decode_bytes(pending, pending_charset, *hints), value[end:]])


def _are_same(charset: str, other: str) -> bool:
    return charset == other or (codec_of(charset) == codec_of(other) != "")
