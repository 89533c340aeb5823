"""Write alike what readers take for the same: digits, dashes, spaces, letters with and without marks.

Part of parsing: pure, no Django, no database, no network.  Words (words/) and texts are folded by the
same rules, so neither accents nor vowel points nor another keyboard's letters hide a word.
"""

import re
import unicodedata

_characters = [chr(code) for code in range(0x300, 0x1F000) if not (0x3400 <= code < 0xA000 or 0xAC00 <= code < 0xE000)]
_digits = {ord(digit): str(unicodedata.decimal(digit)) for digit in _characters if digit.isdecimal()}
_plain_characters: dict[int, str] = (
    _digits
    | {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum() or code == 0x2D}  # fullwidth
    | {ord(dash): "-" for dash in "‐‑‒–−"}
    | {ord(space): " " for space in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"}
    | {ord("İ"): "I", ord("’"): "'"}
    | dict.fromkeys([0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200E, 0x200F, 0xFEFF], "")  # nothing to see
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2060, 0x2070)], "")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # no character: what searches for words takes none
)
# Beyond the first plane as one range: each of them alone would be compared with each character of a text.
_not_plain = re.compile(f"[{''.join(chr(code) for code in _plain_characters if code < 0x10000)}\U00010000-\U0001efff]")
_stacked = "".join(
    mark for mark in _characters if not mark.isalnum() and unicodedata.combining(unicodedata.normalize("NFD", mark)[0])
)
# No script sets more on one letter, and normalize() sorts them in quadratic time.
_crowd = re.compile(f"([{_stacked}]{{8}})[{_stacked}]+")
# Accents of their own, Hebrew and Arabic vowel points, the stretching of Arabic letters, dots of Indic ones.
_marks = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc]+")


def _without_marks() -> dict[int, str]:
    """Return the bare letter of each with marks in Latin, Greek and Cyrillic: one character for one.

    Not where the mark makes another word of it, as in Vietnamese.
    """
    bare = {}
    for code in (*range(0xC0, 0x530), *range(0x1E00, 0x1EA0), *range(0x1F00, 0x2000)):
        parts = unicodedata.normalize("NFD", chr(code).lower())
        if len(parts) > 1 and _marks.fullmatch(parts[1:]):
            bare[code] = parts[0]
    return bare


_alike = _without_marks() | {
    ord(letter): row[0] for row in ("iı", "lł", "dđ", "σς", "اأإآٱ", "يىیې", "كک", "هةۀھہە", "وؤ") for letter in row[1:]
}
_not_alike = re.compile(f"[{''.join(map(chr, _alike))}]")


def plain(text: str) -> str:
    """Return text with ASCII digits, dashes and spaces, and without what is not to be seen."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", _crowd.sub(r"\1", text))
    # Ten times as fast as str.translate() for text with few of them.
    return _not_plain.sub(lambda match: _plain_characters.get(ord(match[0]), match[0]), text)


def bare(text: str) -> str:
    """Return plain text without the marks that words are found without."""
    return text if text.isascii() else _marks.sub("", text)


def fold(text: str) -> str:
    """Return plain, bare text for words to be found in; each character stays where it is."""
    lower = text.lower()
    return lower if lower.isascii() else _not_alike.sub(lambda match: _alike[ord(match[0])], lower)
