"""What stands around a number: its line, its name, and the words that lead to it.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from . import words
from .finding import Span, within
from .shapes import FRAMES, is_like_a_word
from .shown import Page
from .words.kinds import pattern

NEAR, FAR = 45, 160  # characters between a word and its number

_frame = f"[{re.escape(FRAMES)}]"
_colon_above = re.compile(rf"[:：](?:{_frame}*\n){{1,8}}{_frame}*$")
BLANK = FRAMES + "\n"  # may stand between a code and its name, above or below
_blank_before = re.compile(rf"(?:^|\n|---){_frame}*\n{_frame}*$")
_blank_after = re.compile(rf"{_frame}*(?:\n{_frame}*(?:\n|$)|$)")
_another = re.compile(r"[0-9]{4}|[0-9]{2,3}[ -][0-9]{2}")
_full_stop = re.compile(r"[.!?]\s|[。！？]")
_end_of_sentence = re.compile(r"[.!?;。！؟।]\s|[。！；|\t]")


class Leads(NamedTuple):
    """What leads from a word to its code, in some languages."""

    assigned: re.Pattern[str]  # stands before the code
    on: re.Pattern[str]  # follows the word
    back: re.Pattern[str]  # follows the code, before the word


@lru_cache(maxsize=1000)
def leads_of(languages: frozenset[str]) -> Leads:
    before, article, after = (pattern(words.of(kind, languages)) for kind in ("before_code", "article", "after_code"))
    is_ = rf"(?:{before})(?: (?:{article})\b)?"
    leads = rf"(?:(?:{is_})?\s?[:：=]|{is_})[\s\"'«„“「*\[]{{0,4}}"
    return Leads(
        re.compile(rf"(?:{leads})$"),
        re.compile(rf"[^\n.!?:：]{{0,40}}?{leads}"),
        re.compile(rf"\s{{0,2}}(?:[-:(|]|{after})"),
    )


class Nearest(NamedTuple):
    """How far the nearest word is from a number, and whether it names another number between."""

    characters: int | None = None
    is_used: bool = False


class Context:
    """What stands around a number: its line, or the lines before it when it is alone on its own."""

    def __init__(self, page: Page, start: int, end: int):
        text = page.text
        self.page, self.start, self.end = page, start, end
        floor, ceiling = max(0, start - 2 * FAR), end + FAR
        line_start = text.rfind("\n", floor, start) + 1 or floor
        line_end = text.find("\n", end, ceiling)
        line_end = line_end if line_end >= 0 else min(ceiling, len(text))
        self.is_first = is_first = not _has_letters(text[line_start:start])
        self.line_start = line_start
        self.is_alone = is_first and not _has_letters(text[end:line_end])
        self.from_ = floor if is_first else max(line_start, start - FAR)
        self.to = line_end
        self.is_loud = any(span[0] <= start and end <= span[1] for span in page.loud)

    def is_set_apart(self, name: Nearest, code: str, is_announced: bool) -> bool:
        """Whether it stands so that what may be a word is none: large, or in a text as a paragraph of its own."""
        if self.is_alone and self.is_loud:
            return True
        is_near = is_announced or self.is_asked_for or (name.characters is not None and name.characters <= NEAR)
        return is_near and self.is_paragraph and not is_like_a_word(code)

    @property
    def is_told_to_enter(self) -> bool:
        """Whether it stands alone behind a colon, and the sentence before tells to enter it."""
        return self.is_alone and self.is_assigned and self.is_asked_for

    @property
    def is_quoted(self) -> bool:
        """Whether its line is of the message that this one answers."""
        line = self.page.text[self.line_start : self.to].strip()
        return line.startswith(">") and not line.endswith("<")

    @property
    def is_paragraph(self) -> bool:
        """Whether a blank line is before it, and no sentence goes on to it and behind it."""
        before = self.page.text[max(0, self.start - NEAR) : self.start]
        after = self.page.text[self.end : self.end + NEAR]
        return self.is_alone and bool(_blank_before.search(before)) and bool(_blank_after.match(after))

    @property
    def is_assigned(self) -> bool:
        """Whether the words directly before it lead to it."""
        before = self.page.lower[max(0, self.start - 2 * NEAR) : self.start]
        if leads_of(self.page.languages).assigned.search(before[-14:]):
            return True
        return self.is_alone and (bool(_colon_above.search(before)) or self._is_under_its_name)

    @property
    def _is_under_its_name(self) -> bool:
        """Whether the line above ends with the name, or with "enter", or the line below begins with that."""
        text, page = self.page.text, self.page
        floor = max(0, self.start - 2 * NEAR)
        end = floor + len(text[floor : self.start].rstrip(BLANK))
        if "\n" in text[end : self.start] and any(end - 3 <= hit[1] <= end for hit in page.hits("code", "enter")):
            return True
        below = text[self.end : self.end + 2 * NEAR]
        start = self.end + len(below) - len(below.lstrip(BLANK))
        return any(hit[0] == start for hit in page.hits("enter_after"))

    def closeness(self, characters: int) -> float:
        """What it says that the name stands directly before, or in another sentence."""
        between = self.page.text[max(0, self.start - characters) : self.start]
        if characters <= 1 and self.end - self.start > 4:
            return 1
        if "\t" in between and "\n" not in between and len(between.strip()) <= 20:
            return 1.5  # the cell before is its name
        return -0.5 if not self.is_alone and _end_of_sentence.search(between) else 0

    def is_linked_back(self, names: list[Span]) -> bool:
        """Whether "is" follows, and what it is."""
        after = leads_of(self.page.languages).back.match(self.page.lower, self.end, self.end + 20)
        return bool(after) and within(names, self.end, min(self.to, self.end + NEAR))

    def is_bracketed(self, names: list[Span]) -> bool:
        """Whether it stands in brackets with its name alone: "(Code 482913)"."""
        opening = self.page.text.rfind("(", max(0, self.start - NEAR), self.start)
        is_whole = opening >= 0 and self.page.text[self.end : self.end + 2].lstrip(" ")[:1] == ")"
        return is_whole and any(hit[0] == opening + 1 and self.start - hit[1] <= 2 for hit in names)

    def has_near(self, *kinds: str) -> bool:
        """Whether its line has a word of these kinds."""
        return self.page.has(*kinds, start=self.from_, end=self.to)

    @property
    def is_asked_for(self) -> bool:
        """Whether the lines around tell to enter it."""
        return self.page.has("enter", "enter_after", start=max(self.from_, self.start - FAR), end=self.start) or (
            self.page.has("enter_after", start=self.end, end=self.end + NEAR)
        )

    def name(self, names: list[Span], others: list[Span]) -> Nearest:
        """Return the nearest of the names."""
        return self._nearest(names, self.from_, self._is_loose, others)

    def other(self, others: list[Span]) -> Nearest:
        """The same for the names of other numbers; a line above, a greeting perhaps, only names what is alone."""
        nearest = self._nearest(others, self.from_ if self.is_alone else max(self.from_, self.line_start))
        if self.is_alone and nearest.characters is not None:
            between = self.page.text[max(0, self.start - nearest.characters) : self.start]
            if _full_stop.search(between):
                return Nearest()  # "We never ask for it over the phone."
        return nearest

    def is_others(self, name: Nearest, other: Nearest) -> bool:
        """Whether the number is what the other name names."""
        if other.characters is None or other.is_used:
            return False
        if name.characters is None:
            return True
        return other.characters < name.characters and not (self.is_alone and other.characters > NEAR)

    def _is_loose(self, between: str) -> bool:
        return not self.is_first and not leads_of(self.page.languages).back.match(between)

    def _nearest(
        self,
        hits: list[Span],
        from_: int,
        is_loose: Callable[[str], bool] = lambda between: False,
        others: Sequence[Span] = (),
    ) -> Nearest:
        best = Nearest()
        before = bisect_left(hits, (self.start, 0)) - 1
        if before >= 0 and hits[before][0] >= from_:
            between = self.page.text[hits[before][1] : self.start]
            # A number between them that has a name of its own does not count.
            has_own = bisect_left(others, hits[before]) < bisect_left(others, (self.start, 0))
            best = Nearest(len(between), not has_own and bool(_another.search(between)))
        after = bisect_left(hits, (self.end, 0))
        if not self.is_alone and after < len(hits) and hits[after][0] < self.to:
            between = self.page.text[self.end : hits[after][0]]
            # In another sentence, or with no "is" between, it rather belongs to something else.
            size = len(between) + (0 if best.characters is None else 8)
            size += (60 if _end_of_sentence.search(between) else 0) + (46 if is_loose(between) else 0)
            if size <= 60 and (best.characters is None or size < best.characters or best.is_used):
                best = Nearest(size, bool(_another.search(between)))
        return best

    def is_near(self, hits: list[Span]) -> bool:
        at = bisect_left(hits, (max(0, self.start - FAR), 0))
        return at < len(hits) and hits[at][0] < self.end + FAR


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))
