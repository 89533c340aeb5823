"""Bytes -> text: what a charset's label means, and what is done where it is missing or wrong.

Part of parsing: pure.  Always gives something.  The labels are those of the web (WHATWG
Encoding 4.2) and what mail has beside them; how each is decoded is in decoders.py.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache

import webencodings
from webencodings.labels import LABELS

from .decoders import BY_ESCAPES, EXTENDED, euc_jp, is_japanese, tolerantly

MAX_LABEL_CHARACTERS = 60  # the interpreter remembers each name it is asked for

# Python's names of what is no charset, slow, or warns.
NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
# Labels that say nothing.
SILENT = frozenset(
    "ascii usascii ansix341968 unknown xunknown unknown8bit xuserdefined default 8bit 7bit binary none null "
    "undefined".split()
)
# Python's codec for what the web calls so: each knows more than its namesake.
_codecs = {
    "iso-8859-8-i": "iso8859-8", "x-mac-cyrillic": "mac-cyrillic", "macintosh": "mac-roman", "windows-874": "cp874",
    "gbk": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs", "utf-16le": "utf-16",
    "utf-16be": "utf-16-be",
}  # fmt: skip
# Names that neither has, without their punctuation.
_others = {
    "unicode11utf7": "utf-7", "csunicode11utf7": "utf-7", "unicode20utf7": "utf-7",
    "utf8mb4": "utf-8", "utf8mb3": "utf-8", "utf8bom": "utf-8", "cesu8": "utf-8", "unicodeutf8": "utf-8",
    "cp936": "gb18030", "ms936": "gb18030", "windows936": "gb18030", "euccn": "gb18030",
    "gb180302000": "gb18030", "gb180302005": "gb18030", "gb": "gb18030", "gb231280": "gb18030",
    "cp949": "cp949", "ms949": "cp949", "uhc": "cp949", "cp950": "big5hkscs", "ms950": "big5hkscs",
    "big5eten": "big5hkscs", "eucjpms": "euc-jp", "eucjpwin": "euc-jp", "eucjisx0213": "euc-jp", "ujis": "euc-jp",
    "cp51932": "euc-jp", "cp932": "cp932", "sjiswin": "cp932", "shiftjisx0213": "cp932", "windows932": "cp932",
    "cp50220": "iso-2022-jp", "cp50221": "iso-2022-jp", "cp50222": "iso-2022-jp", "jis": "iso-2022-jp",
    "windows50220": "iso-2022-jp", "windows50221": "iso-2022-jp", "windows50222": "iso-2022-jp",
    "iso2022kr": "iso-2022-kr", "csiso2022kr": "iso-2022-kr", "iso2022cn": "iso-2022-cn",
    "iso2022cnext": "iso-2022-cn", "hzgb2312": "hz", "hz": "hz",
    "ansi": "windows-1252", "ansix3110": "windows-1252", "ansix31101983": "windows-1252", "tis620": "cp874",
    "macce": "mac-latin2", "maccentraleurope": "mac-latin2", "hproman8": "hp-roman8", "roman8": "hp-roman8",
    "ucs2": "utf-16", "ucs4": "utf-32", "iso10646ucs4": "utf-32",
}  # fmt: skip
# What else a text may be that is not what its label says, of the same language.
_kin = {
    "iso-2022-jp": ("euc-jp", "cp932"), "euc-jp": ("cp932",), "cp932": ("euc-jp",), "gb18030": ("big5hkscs",),
    "big5hkscs": ("gb18030",), "hz": ("gb18030",), "iso-2022-kr": ("cp949",), "iso-2022-cn": ("gb18030",),
}  # fmt: skip
# The charset of a text without one, by its language (HTML Standard 13.2.3.2, step 9).
BY_LANGUAGE = {
    "ar": "cp1256", "ba": "cp1251", "be": "cp1251", "bg": "cp1251", "cs": "cp1250", "el": "cp1253", "et": "cp1257",
    "fa": "cp1256", "he": "cp1255", "hr": "cp1250", "hu": "cp1250", "ja": "cp932", "kk": "cp1251", "ko": "cp949",
    "ku": "cp1254", "ky": "cp1251", "lt": "cp1257", "lv": "cp1257", "mk": "cp1251", "pl": "cp1250", "ru": "cp1251",
    "sk": "cp1250", "sl": "cp1250", "sr": "cp1251", "tg": "cp1251", "th": "cp874", "tr": "cp1254", "tt": "cp1251",
    "uk": "cp1251", "vi": "cp1258", "zh": "gb18030", "zh-tw": "big5hkscs", "zh-hk": "big5hkscs",
}  # fmt: skip

_surrogates = re.compile("[\ud800-\udfff]")
# A terminal's commands (ECMA-48 5.4), and other controls that no text has a use for.
_controls = re.compile(r"\x1b\[[0-?]{0,40}[ -/]?[@-~]|[\x00-\x08\x0b\x0e-\x1f\x7f]")
_label = re.compile(r"[\s\"'=]*(?:charset\s*=\s*[\"']?)?([A-Za-z0-9][\w.:+-]*)")
_punctuation = re.compile(r"[^a-z0-9]")
_hardly_latin = re.compile(
    b"[\xc2\xc3][\x80-\xbf]|[\xe0-\xf4][\x80-\xbf]{2}|(?:[\xc4-\xdf][\x80-\xbf][\x00-\x7f]{0,40}){3}"
)
_halves = re.compile(b"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_plain = re.compile(r"[ -~\r\n\u3000-\u30ff]")
BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def clean(text: str) -> str:
    """Return text without controls, each lone surrogate replaced."""
    if text.isprintable():
        return text
    text = _controls.sub("", text)
    return text if text.isascii() else _surrogates.sub("\ufffd", text)


@lru_cache(512)
def codec_of(label: str) -> str:
    """Return Python's name of the charset that a label means; "" for one that says nothing or is unknown."""
    match = _label.match(label[:MAX_LABEL_CHARACTERS])
    if match is None or len(label) > 4 * MAX_LABEL_CHARACTERS:
        return ""
    name = match[1].lower()
    key = _punctuation.sub("", name)
    if key in SILENT:
        return ""
    if key.startswith(("iso2022jp", "csiso2022jp")):
        return "iso-2022-jp"
    if other := _others.get(key) or _others.get(key.removeprefix("x")):
        return other
    for candidate in (name, _windows(key)):
        encoding = webencodings.lookup(candidate)
        if encoding and encoding.name != "replacement":
            return _codecs.get(encoding.name, encoding.name)
    return _web_labels().get(key) or _python_codec(name)


def _windows(key: str) -> str:
    """Return windows-1251 for win1251, cp1251, ansi1251, xcp1251."""
    number = re.fullmatch(r"x?(?:win(?:dows)?|cp|ansi|ms)(\d{3,4})", key)
    return f"windows-{number[1]}" if number else ""


@lru_cache(1)
def _web_labels() -> dict[str, str]:
    """The web's labels without their punctuation: iso88591."""
    names = {_punctuation.sub("", label): name for label, name in LABELS.items()}
    return {key: _codecs.get(name, name) for key, name in names.items() if name != "replacement"}


def _python_codec(name: str) -> str:
    for candidate in (name, name.removeprefix("x-")):
        with suppress(LookupError, ValueError):
            codec = codecs.lookup(candidate)
            if codec._is_text_encoding and codec.name not in NO_CHARSETS:
                return codec.name
    return ""


def decode_bytes(content: bytes, label: str | None = None, *hints: str) -> str:
    """Return content as text, whatever it takes: U+FFFD only where no reading is better.

    `label` is what the message says of it; `hints` are labels of what it would be else, the likeliest first.
    """
    codec = codec_of(label) if label else ""
    return clean(next(_readings(content, codec, hints))).removeprefix("\ufeff")


def _readings(content: bytes, codec: str, hints: tuple[str, ...]) -> Iterator[str]:
    """Yield what content may be, the best first: strictly as it is labelled, as what else it may be, what is left."""
    for mark, marked in BOMS:
        if content.startswith(mark) and (marked != "utf-32-le" or len(content) % 4 == 0):
            yield tolerantly(content[len(mark) :], marked)
    if codec in BY_ESCAPES:
        yield from _with_escapes(content, codec)
    elif codec.startswith(("utf-16", "utf-32")) or (not codec and b"\0" in content[:100] and _has_gaps(content)):
        yield from _wide(content, codec)
    elif is_japanese(content):
        yield BY_ESCAPES["iso-2022-jp"](content)
    if codec in ("", "utf-8") or (codec == "windows-1252" and _is_rather_utf_8(content)):
        yield from _strictly(content, "utf-8")
        yield from _nearly_utf_8(content)
    likely = [name for name in (codec, *map(codec_of, hints)) if name and name != "utf-8"]
    for name in likely:
        yield from _strictly(content, name)
        if name in EXTENDED and "\ufffd" not in (text := _decoded(content, name)):
            yield text
        yield from _strictly(content, "utf-8")
        for other in _kin.get(name, ()):
            yield from _strictly(content, other)
    yield from _nearly_utf_8(content)
    yield _decoded(content, next(iter(likely), "windows-1252"))


def _decoded(content: bytes, codec: str, decode: Callable[[bytes, str], str] = tolerantly) -> str:
    if codec in BY_ESCAPES:
        return BY_ESCAPES[codec](content)
    return euc_jp(content, decode) if codec == "euc-jp" else decode(content, codec)


def _strictly(content: bytes, codec: str) -> Iterator[str]:
    with suppress(UnicodeError):
        yield _decoded(content, codec, bytes.decode)


def _nearly_utf_8(content: bytes) -> Iterator[str]:
    """UTF-8 with something broken in it; Windows-1252 that claims to be it, or says nothing, has hardly a sequence."""
    content = _halves.sub(_join_halves, content) if b"\xed" in content else content
    text = content.decode("utf-8", "replace")
    if 2 * text.count("\ufffd") < len(text) - len(text.encode("ascii", "ignore")):
        yield _decoded(content, "utf-8")


def _join_halves(match: re.Match[bytes]) -> bytes:
    """Make one character of the two halves that UTF-16 has for it (CESU-8)."""
    return match[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _is_rather_utf_8(content: bytes) -> bool:
    """Whether what is called Latin-1, as programs call what they don't know, can hardly be anything but UTF-8."""
    return _hardly_latin.search(content) is not None


def _with_escapes(content: bytes, codec: str) -> Iterator[str]:
    """Seven bits by their escapes, before anything else takes them for ASCII; eight bits are something else."""
    if content.isascii() or b"\x1b$" in content:
        yield BY_ESCAPES[codec](content)
    else:
        yield from _strictly(content, "utf-8")
        for other in _kin.get(codec, ()):
            yield from _strictly(content, other)


def _has_gaps(content: bytes) -> bool:
    """Whether every other byte is NUL, or nearly: Latin text in UTF-16."""
    head = content[:200]
    return max(head[::2].count(0), head[1::2].count(0)) * 5 > len(head) * 2


def _wide(content: bytes, codec: str) -> Iterator[str]:
    """UTF-16 and UTF-32, which senders name for what is neither; without a mark, in the order that makes more sense."""
    if b"\0" not in content:
        yield from _strictly(content, "utf-8")
    if codec == "utf-32":
        yield from _strictly(content, "utf-32-be")
        yield from _strictly(content, "utf-32-le")
    head = content[: 2 * (min(len(content), 2000) // 2)]
    big, little = (head.decode(name, "replace") for name in ("utf-16-be", "utf-16-le"))
    sense = len(_plain.findall(big)) - len(_plain.findall(little))
    yield tolerantly(content, "utf-16-be" if sense > 0 or (sense == 0 and codec == "utf-16-be") else "utf-16-le")


def plain(raw: str, *hints: str) -> str:
    """Return a str whose escaped bytes (PEP 383) are read as UTF-8, as one of the hints, or as Windows-1252."""
    if raw.isascii():
        return BY_ESCAPES["iso-2022-jp"](raw.encode()) if "\x1b" in raw and is_japanese(raw.encode()) else raw
    if not _surrogates.search(raw):
        return raw
    return decode_bytes(raw.encode("utf-8", "surrogateescape"), None, *hints)
