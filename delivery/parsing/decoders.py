"""How each charset is decoded beyond Python's codecs: by escapes, and where single bytes are wrong.

Part of parsing: pure.  Charsets that switch by escapes (ISO 2022, HZ, UTF-7) are seven bits wide
and look like ASCII to every other charset; mail has them with what Windows adds (cp50220).
"""

import codecs
import re
from collections.abc import Callable

_TOLERANT = "mail"  # the name of _mend() among Python's error handlers
MAX_BARE_BYTES = 200_000  # each place where an escape may have been costs a look ahead
MAX_ESCAPES = 300_000  # each costs some microseconds
MAX_MENDED = 20_000  # wrong bytes of a text; each costs a microsecond

_jis = re.compile(rb"\x1b(\$\([@BCDOPQ]|\$[@AB]|\([A-Z]|[.N&][@-~]?)|([\x0e\x0f])")
_whole_run = re.compile(rb"\x1b\$\(?[@B](?:[\x21-\x7e]{2})+\x1b\([BJ]")
# Escapes whose ESC was lost on the way.
_bare_run = re.compile(rb"\$([@B])((?:[\x21-\x7e]{2}){1,60}?)\(([BJ])")
_shifted = re.compile(rb"\x0e([^\x0f\r\n]*)\x0f?")
_designation = re.compile(rb"\x1b(?:\$[)*+][A-Z]|[NO])|\x0f")
_hz = re.compile(rb"~(?:\{([^~\r\n]*(?:~(?![}\r\n])[^~\r\n]*)*)(?:~\})?|(~)|\r?\n)")
_plane_2 = b"\x8f\\g<0>"
_pair = re.compile(rb"[\xa1-\xfe]{2}")
# What knows characters that Python's codec does not.
_others = {"euc_jp": "cp932", "big5hkscs": "cp950"}
_high = bytes.maketrans(bytes(range(0x21, 0x7F)), bytes(range(0xA1, 0xFF)))
# What the web reads where Python follows another table (WHATWG Encoding, index jis0208).
_web_jis = str.maketrans("\u301c\u2016\u2212\u2014\u00a2\u00a3\u00ac", "\uff5e\u2225\uff0d\u2015\uffe0\uffe1\uffe2")


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that a codec can't, as Python's error handlers do: (text, where to go on)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    source, start = error.object, error.start
    byte, pair = source[start], source[start : start + 2]
    if error.encoding == "charmap":
        # A control there, for the web (WHATWG Encoding 9).
        return ("\ufffd" if byte > 0x9F else chr(byte)), start + 1
    if error.encoding == "utf7":
        return source[start : error.end].decode("latin-1"), error.end
    if error.encoding == "utf-8":
        return _mend_utf_8(source, start, error.end)
    if len(pair) == 2 and error.encoding in _others:
        other = _to_shift_jis(pair) if error.encoding == "euc_jp" else pair
        if len(text := other.decode(_others[error.encoding], "ignore")) == 1 and not text.isascii():
            return text, start + 2
    return "\ufffd", max(start + 1, error.end)


def _mend_utf_8(source: bytes, start: int, end: int) -> tuple[str, int]:
    """A letter of Latin-1 within ASCII."""
    around = source[max(0, start - 1) : start] + source[start + 1 : start + 2]
    if source[start] > 0xBF and around.isalpha() and end == start + 1:
        return chr(source[start]), end
    return "\ufffd", end


def _to_shift_jis(pair: bytes) -> bytes:
    """EUC-JP's two bytes as Shift_JIS has them; b"" for others."""
    row, cell = pair[0] - 0xA0, pair[1] - 0xA0
    if not (0 < row < 95 and 0 < cell < 95):
        return b""
    first = (row + 1) // 2 + (0x80 if row < 63 else 0xC0)
    second = cell + (0x3F if cell < 64 else 0x40) if row % 2 else cell + 0x9E
    return bytes((first, second))


codecs.register_error(_TOLERANT, _mend)


def tolerantly(content: bytes, codec: str) -> str:
    """Decode by one of Python's codecs; of wrong bytes, unless there are too many, make what can be made."""
    text = content.decode(codec, "replace")
    return content.decode(codec, _TOLERANT) if 0 < text.count("\ufffd") <= MAX_MENDED else text


def euc_jp(content: bytes, decode: Callable[[bytes, str], str] = tolerantly) -> str:
    return decode(content, "euc_jp").translate(_web_jis)


def is_japanese(content: bytes) -> bool:
    """Whether ASCII text has whole runs of ISO-2022-JP in it."""
    return b"\x1b$" in content and content.isascii() and _whole_run.search(content) is not None


def iso_2022_jp(content: bytes) -> str:
    """ISO-2022-JP as it is found: NEC's and IBM's characters, half-width katakana, JIS X 0212 and 0213."""
    if b"\x1b" not in content and len(content) < MAX_BARE_BYTES:
        content = _bare_run.sub(b"\x1b$\\1\\2\x1b(\\3", content)
    if content.count(b"\x1b") + content.count(b"\x0e") > MAX_ESCAPES:
        return tolerantly(content, "cp932")
    decoded: list[str] = []
    charset, before, position = b"", b"", 0
    for match in _jis.finditer(content):
        decoded.append(_run(content[position : match.start()], charset))
        position = match.end()
        if match[2] == b"\x0e":
            before, charset = charset, b"(I"
        elif match[2]:
            charset = before
        elif match[1][:1] in (b"$", b"("):
            charset = match[1]
    return "".join([*decoded, _run(content[position:], charset)])


def _run(content: bytes, charset: bytes) -> str:
    """Decode what stands between two escapes."""
    high = content.translate(_high)
    if charset in (b"$B", b"$@", b"$(B", b"$(@"):
        return euc_jp(high)
    if charset == b"$(D":
        return tolerantly(_pair.sub(_plane_2, high), "euc_jp")
    if charset in (b"$(O", b"$(Q", b"$(P"):
        return (_pair.sub(_plane_2, high) if charset == b"$(P" else high).decode("euc_jis_2004", "replace")
    if charset == b"(I":
        return tolerantly(high, "cp932")
    if charset in (b"$A", b"$(C"):
        return tolerantly(high, "gb18030" if charset == b"$A" else "cp949")
    return tolerantly(content, "cp932")


def _by_shifts(codec: str) -> Callable[[bytes], str]:
    """ISO-2022-KR and -CN: two bytes a character between SO and SI."""

    def decode(content: bytes) -> str:
        shifted = _shifted.sub(lambda match: match[1].translate(_high), content)
        return tolerantly(_designation.sub(b"", shifted), codec)

    return decode


def hz(content: bytes) -> str:
    """HZ (RFC 1843)."""
    return tolerantly(_hz.sub(lambda match: match[2] or (match[1] or b"").translate(_high), content), "gb18030")


def utf_7(content: bytes) -> str:
    """UTF-7 (RFC 2152); what it can't be stays as it is."""
    return tolerantly(content, "utf-7")


EXTENDED = frozenset(("euc-jp", "big5hkscs"))  # read with what _others have
BY_ESCAPES: dict[str, Callable[[bytes], str]] = {
    "iso-2022-jp": iso_2022_jp,
    "iso-2022-kr": _by_shifts("cp949"),
    "iso-2022-cn": _by_shifts("gb18030"),
    "hz": hz,
    "utf-7": utf_7,
}
