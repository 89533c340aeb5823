"""Find a code without words: what stands alone in a short message whose language nobody taught us.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from functools import cache

from . import words
from .shapes import Candidate, is_numeric
from .shown import Page
from .words.kinds import pattern

MAX_LETTERS = 800  # a message that only brings a code has few
KNOWN = 0.08  # of its letters are of words that we look for, where the language is one of ours; mostly 0.2 to 0.6
MAX_COMMON = 1  # different common words of one language; two are no chance
_money = re.compile(r"[$€£¥₹₽₺₴₪₫฿₩৳%]|\b(?:usd|eur|gbp|kr|chf|zl)\b")
_numbers = re.compile(r"[0-9](?:[0-9 .-]{2,}[0-9])")
_even = re.compile(r"\S+|\d( \d)+|\d\d( \d\d)+|\w{3} \w{3}|\w{4} \w{4}|(?:\w\s+)+\w")
_colon = re.compile(r"[:：][ \t\"'*]*$")


def find_lone(pages: list[Page], found: list[tuple[Page, list[Candidate]]]) -> str:
    """Return the one number of a message that says nothing else in numbers, "" where it is not sure."""
    if not pages or any(_is_known(page) or _money.search(page.lower) for page in pages):
        return ""
    codes = {one.code for page, some in found for one in some if page in pages and _stands_out(page, one)}
    others = {number for page in pages for number in _long_numbers(page)} - {re.sub(r"\D", "", code) for code in codes}
    return codes.pop() if len(codes) == 1 and not others else ""


def _is_known(page: Page) -> bool:
    """Whether the words that we know would have said what the number is."""
    letters = sum(map(str.isalpha, page.text))
    if not 10 <= letters <= MAX_LETTERS or page.has("other", "elsewhere", "meeting", "handing"):
        return True
    return page.known_letters > letters * KNOWN or any(
        len(set(common.findall(page.lower))) > MAX_COMMON for common in _common()
    )


@cache
def _common() -> list[re.Pattern[str]]:
    return [re.compile(pattern(words.of("common", frozenset([language])))) for language in words.LANGUAGES]


def _stands_out(page: Page, one: Candidate) -> bool:
    """Whether it has a code's shape, and a line for itself or the end of one behind a colon."""
    if not (5 <= len(one.code) <= 8 and any(map(str.isdigit, one.code))) or one.code.endswith("000"):
        return False
    if not (is_numeric(one.code) or one.code.isupper()):
        return False
    line_start = page.text.rfind("\n", 0, one.start) + 1
    line_end = page.text.find("\n", one.end)
    before, after = page.text[line_start : one.start], page.text[one.end : line_end if line_end >= 0 else None]
    if any(map(str.isalnum, after)) or "_" in before + after or not _even.fullmatch(page.text, one.start, one.end):
        return False  # in a signature, or a phone number
    if _colon.search(before):
        return True
    is_loud = any(start <= one.start and one.end <= end for start, end in page.loud)
    return not any(map(str.isalnum, before)) and (is_loud or not page.loud)


def _long_numbers(page: Page) -> list[str]:
    """Return the numbers that could be meant as well, of four digits and more."""
    found = (re.sub(r"\D", "", number[0]) for number in _numbers.finditer(page.text))
    return [number for number in found if len(number) >= 4]
