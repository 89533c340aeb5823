"""What has a code's shape, and is no amount, date or phone number.

Part of parsing: pure, no Django, no database, no network.  Linear in the text; the number of candidates is bounded.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import words
from .finding import Span
from .shown import Page

MAX_CANDIDATES = 200  # weighed in one text
MAX_UNIT = 16
MIN_LIST = 3
FRAMES = " +\t\"'«»„“”「」『』【】〔〕〈〉《》（）［］[]()<>{}*_=~`|#>-–—•→⇒▶◀▼■◆★:"  # what senders set around a code
MAX_CELL = 40  # characters of a line or cell that may be a code and nothing else

_digit = re.compile(r"[0-9][A-Za-z0-9]*")
_with_digit = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9](?:[ \t]{1,3}[0-9]){3,9}|[0-9]{2}(?: [0-9]{2}){3}|[0-9]{2,5}(?:[ -][0-9]{2,5}){1,2}"
    r"|(?=[A-Z]*[0-9])[A-Z0-9]{3,4} (?=[A-Z]*[0-9])[A-Z0-9]{3,4}|(?=[0-9 ]{0,8}[a-f])[0-9a-f]{4} [0-9a-f]{4}"
    r"|[A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,12}){0,3})(?![A-Za-z0-9])"
)
_cell = re.compile(r"[^\t\n]+")
_groups = re.compile(r"[A-Z0-9]{3,5}(?: [A-Z0-9]{3,5}){1,2}")
_spaced = re.compile(r"[0-9A-Za-z](?:[ \xb7|_-]{1,3}[0-9A-Za-z]){3,9}")
_letters = re.compile(r"[A-Z]{4,10}|[a-z]{4,10}|[A-Z]{3,5}(?:[ -][A-Z]{3,5}){1,3}|[a-z]{3,8}(?:-[a-z]{3,8}){2,3}")
_letters_in_text = re.compile(
    r"(?:[A-Z]{4,8}|[a-z]{4,8}|[A-Z]{3,5}(?:-[A-Z]{3,5}){1,3}|[a-z]{3,8}(?:-[a-z]{3,8}){2,3})(?![A-Za-z0-9_-])"
)
# What some programs call a code, to be copied: behind its name only.
_token = re.compile(r"(?<![=/&])(?=[A-Za-z]{0,30}[0-9])(?=[0-9]{0,30}[A-Za-z])[A-Za-z0-9]{15,40}(?![A-Za-z0-9_/@=&-])")
_letter_groups = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{3,5}(?:-[A-Z]{3,5}){1,3}(?![A-Za-z0-9-])")
_words_as_code = re.compile(r"[a-z]{3,8}(?:-[a-z]{3,8}){2,3}")
# "Windows11", "covid-19", "2026er", "SAVE20"
_word_with_number = re.compile(r"[A-Za-z]?[a-z]+-?[0-9]{1,4}|[0-9]{1,4}-?[a-z]+|[A-Z]{3,8}[0-9]{2,6}")
_next_item = re.compile(r"[ \t]*\n[\s*•·-]*(?:[0-9]{1,2}[.)][ \t]*)?")
_year = re.compile(r"(?:19|20)[0-9]{2}")
_numeric = re.compile(r"[0-9]+(?:-[0-9]+)*")
_dates = re.compile(
    r"(?:19|20)[0-9]{2}-[0-9]{2}(-[0-9]{2})?|[0-9]{1,2}-[0-9]{2}-[0-9]{4}|(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}"
)
_acronyms = frozenset("GMBH HTML HTTP HTTPS JSON MYSQL PGSQL SMTP XHTML XMPP".split())
# Not "482913'ü", as some languages write a case.
_glued = re.compile(r"(?!'[^\W\d_]{1,4}\b)['\"`][^\s.,;:!?)\]»”'\"`*\u0e80-\uffff]")  # source text, not a sentence
# What no word of a language written in Latin letters has.
_no_word = re.compile(
    r"q(?!u)|[bcdfghjkmpqvwz]x|x[bdfgjkmnqrvwxz]|j[b-df-hj-np-tv-xz]|[bcfghmpqvwxz]j|v[bcfghjkmpqtwxz]|[bcfhjkpqtwxz]v"
    r"|[b-df-hj-np-tv-xz]{6}|^[^aeiouy]+$"
)
_no_capitals = re.compile(r"[jvxzq][b-df-hj-np-tv-xz]|[b-df-hj-np-tv-xz][jqxz]|[b-df-hj-np-tv-xz]{4}")


class Candidate(NamedTuple):
    """What has a code's shape, where it stands, and the code as it is to be typed."""

    start: int
    end: int
    code: str
    is_odd: bool = False  # a word, a year or a post code can look so: it has to stand alone, or be led to


def cells(page: Page) -> list[Span]:
    """Return where each line or cell has its text, the short ones."""
    found = []
    for match in _cell.finditer(page.text):
        piece = match[0]
        if len(piece) < 4 * MAX_CELL and 0 < len(text := piece.strip(FRAMES)) <= MAX_CELL:
            start = match.start() + len(piece) - len(piece.lstrip(FRAMES))
            found.append((start, start + len(text)))
    return found


def candidates(page: Page, places: list[Span], led_to: list[int]) -> list[Candidate]:
    """Return what has a code's shape and no amount's.

    Letters without a digit only in a cell of their own (places) or where the text leads to them (led_to).
    """
    found = {one.start: one for one in _in_text(page, led_to)}
    for one in _in_cells(page.text, places):
        found.setdefault(one.start, one)
        if one.end > found[one.start].end:
            found[one.start] = one
    ordered = sorted(found.values())[:MAX_CANDIDATES]
    in_lists = _in_lists(page.text, ordered)
    return [one for one in ordered if one.start not in in_lists]


def _in_lists(text: str, found: list[Candidate]) -> set[int]:
    """Return where those start that stand among their like, one below the other, as backup codes do."""
    starts: set[int] = set()
    row: list[Candidate] = []
    for one in found:
        is_next = row and len(one.code) == len(row[-1].code) and _next_item.fullmatch(text, row[-1].end, one.start)
        row = [*row, one] if is_next else [one]
        if len(row) >= MIN_LIST and len({item.code for item in row}) > 1:
            starts.update(item.start for item in row)
    return starts


def _in_text(page: Page, led_to: list[int]) -> Iterator[Candidate]:
    count = 0
    for match in _tokens(page.text):
        if (code := code_of(match[0])) and not _is_amount(page, match):
            yield Candidate(*match.span(), code, _is_odd(match[0], code))
            count += 1
            if count == MAX_CANDIDATES:
                break
    for groups in _letter_groups.finditer(page.text) if led_to or page.has("code") else ():
        yield Candidate(*groups.span(), groups[0], True)
    for at in led_to:
        if token := _token.match(page.text, at):
            yield Candidate(*token.span(), token[0], True)
        letters = _letters_in_text.match(page.text, at)
        if letters and (
            letters[0].isupper() or ":" in page.text[max(0, at - 6) : at] or not is_like_a_word(letters[0])
        ):
            yield Candidate(*letters.span(), letters[0], True)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield what has a digit in it; found from its digit, since most words have none."""
    at = 0
    while digit := _digit.search(text, at):
        start = digit.start()
        floor = max(at, start - 52)
        while start > floor and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        while text[start] == "-":
            start += 1
        match = _with_digit.match(text, start)
        at = digit.end()
        if match and match.end() > digit.start():
            yield match
            at = max(at, match.end())


def _in_cells(text: str, places: list[Span]) -> Iterator[Candidate]:
    """Yield what is a code only because it has a line or cell for itself, or each of its characters one."""
    row: list[Span] = []
    for start, end in [*places, (0, 0)]:
        if end - start == 1 and text[start].isascii() and text[start].isalnum() and len(row) < 11:
            row.append((start, end))
            continue
        if 4 <= len(row) <= 10 and (code := code_of("".join(text[at] for at, _ in row))):
            yield Candidate(row[0][0], row[-1][1], code, code.isalpha())
        row = []
        written = text[start:end]
        if _spaced.fullmatch(written):
            code = re.sub(r"[^0-9A-Za-z]", "", written)
            yield Candidate(start, end, code, code.isalpha())
        elif (_letters.fullmatch(written) or _groups.fullmatch(written)) and (code := code_of(written)):
            yield Candidate(start, end, code, True)


def code_of(written: str) -> str:
    """Return a code as it is to be typed, "" for what has no code's shape."""
    value = re.sub(r"[ \t]+", "", written)
    if _words_as_code.fullmatch(value):
        return value
    plain = value.replace("-", "")
    groups = value.split("-")
    is_even = len({len(group) for group in groups}) == 1 and len(groups[0]) >= 3
    if not 4 <= len(plain) <= (10 if plain.isdigit() else 20 if is_even and len(groups) > 1 else 14):
        return ""
    if plain.isalpha():
        return value if (len(groups) == 1 and len(plain) <= 10) or (is_even and plain.isupper()) else ""
    return value


def _is_odd(written: str, code: str) -> bool:
    plain = code.replace("-", "")
    if plain.isdigit():
        return False
    is_cased = plain.isupper() or plain.islower()
    return (
        bool(_word_with_number.fullmatch(code))
        or " " in written
        or len(plain) < 5
        or plain.isalpha()
        or not (is_cased or (len(plain) <= 8 and "-" not in code))
    )


def is_numeric(code: str) -> bool:
    return bool(_numeric.fullmatch(code))


def is_like_a_word(code: str) -> bool:
    """Whether letters can be spoken, as few codes by chance can."""
    if not code.isalpha() or code.upper() in _acronyms:
        return code.isalpha()
    return not (_no_word.search(code.lower()) or (code.isupper() and _no_capitals.search(code.lower())))


def shape_score(code: str, is_named: bool) -> float:
    """What a shape alone says; is_named: something leads directly to it, or it stands alone."""
    plain = code.replace("-", "")
    if _year.fullmatch(plain):
        return -1 if is_named else -3
    if plain.isdigit():
        score = {6: 1, 9: -0.5, 10: -1}.get(len(plain), 0)
        # Round numbers count something.
        return score - (0.5 if is_named else 2) if plain.endswith("000") else score
    if plain.isalpha():
        return -2 if is_like_a_word(code) else -0.5
    return 0 if plain.isupper() or is_named else -1


def _is_amount(page: Page, match: re.Match[str]) -> bool:
    """Return whether the number is part of a price, date, time, phone, version or IP, or counts something."""
    text, start, end = page.text, match.start(), match.end()
    before, after = text[max(0, start - 4) : start], text[end : end + 12]
    if before[-1:] in ".,:/" and before[-2:-1].isdigit():
        return True
    if after[:1] in (".", ",", ":", "/") and after[1:2].isdigit():
        return True
    if after[:1] == "." and after[1:2].islower() and not match[0].isdigit():
        return True  # a file's name
    if before[-1:] and (
        before[-1] in "+#$€£¥₹₽_/@=&" or before.rstrip()[-1:] in ("$", "€", "£", "¥", "₹", "₽", "+", "©", "№")
    ):
        return True
    if before.lower().endswith(
        (
            "rs ",
            "rs.",
            "r$ ",
            "rs. ",
            " v",
            "nr. ",
            "no. ",
            "n° ",
            "nº ",
            "page ",
            "pages ",
            "seite ",
            "página ",
            "pagina ",
            "strona ",
            "стр. ",
        )
    ):
        return True
    if after[:1] in ("_", "@", "=", "&", "/", "%") or _glued.match(after) or _dates.fullmatch(match[0]):
        return True
    if re.match(r"[ -]?(?:[0-9]|\([0-9]+\))", after) or re.search(r"[0-9)][ -]?\Z", before):
        return True  # one more group: a phone number, a card, an IBAN
    return len(match[0]) <= 5 and _counts(page, end)


def _counts(page: Page, end: int) -> bool:
    """Return whether a unit follows."""
    after = page.lower[end : end + MAX_UNIT].lstrip(" ")
    whole, stems = words.units(page.languages)
    return after[:1] in words.UNIT_SIGNS or any(
        after[:size] in stems or (after[:size] in whole and not after[size : size + 1].isalpha())
        for size in range(1, len(after) + 1)
    )
