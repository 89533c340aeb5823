"""Find a message's verification code and confirmation link by what stands near them.

Part of parsing: pure, no Django, no database, no network.  All words (words/) are looked
for at once (finding.py), so the time is linear in the first 200,000 characters of the text
and of the HTML; shapes.py has what a code looks like, lone.py what is one without words.
A code is returned as it is written, with ASCII digits and without spaces; a link as its
sender wrote it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from . import words
from .finding import Span, within
from .folding import bare, plain
from .hosts import host_of, is_foreign
from .links import PROVING, REPLY, find_link
from .lone import find_lone
from .shapes import FRAMES, Candidate, candidates, cells, is_like_a_word, is_numeric, shape_score
from .shown import Page, html_page, plain_page, tell_languages
from .words.kinds import pattern

MAX_CHARACTERS = 200_000
MAX_SUBJECT = 1000
MAX_SHORT = 2000  # characters of a message that may bring nothing but a code
NEAR, FAR = 45, 160  # characters between a word and its number
THRESHOLD = 5

_LEADING = ("code", "enter", "enter_after")  # words without which a code is found only where it stands out
_frame = f"[{re.escape(FRAMES)}]"
_colon_above = re.compile(rf"[:：](?:{_frame}*\n){{1,8}}{_frame}*$")
# Directly behind its name, in a sentence: capitals, or letters with digits.
_behind = re.compile(
    r"\w{0,4}[ (\"'«„“「*\[]{1,3}"
    r"(?=(?:[A-Z]{5,10}|[A-Z0-9]{3,5}-[A-Z0-9]{3,5}|(?=[a-z]*[0-9])[A-Za-z0-9]{5,12})(?![\w-]))"
)
_blank = FRAMES + "\n"
_blank_before = re.compile(rf"(?:^|\n|---){_frame}*\n{_frame}*$")
_blank_after = re.compile(rf"{_frame}*(?:\n{_frame}*(?:\n|$)|$)")
_line_of_code = re.compile(rf"(?:\n|[:：]){_frame}*[0-9A-Z][0-9A-Z -]{{4,9}}{_frame}*(?:\n|$)")
_capitals_before = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{4,8}|[a-z]{4,8}) ?$")
_capitals = re.compile(r"(?: |[:：] ?(?=\W?[A-Z]))['\"*«„“]?([A-Z]{4}(?!\w*/)|[a-z]{4,8}(?![A-Za-z0-9/]))")
_token = re.compile(r"(?<![^\s:])[a-z-]{4,20}(?=[\s:])")
_another = re.compile(r"[0-9]{4}|[0-9]{2,3}[ -][0-9]{2}")
_sets_apart = re.compile(r" [-–—:|] (?!.*\n)")
_full_stop = re.compile(r"[.!?]\s|[。！？]")
_end_of_sentence = re.compile(r"[.!?;。！؟।]\s|[。！；|\t]")


class _Leads(NamedTuple):
    """What leads from a word to its code, in some languages."""

    assigned: re.Pattern[str]  # stands before the code
    on: re.Pattern[str]  # follows the word
    back: re.Pattern[str]  # follows the code, before the word


@lru_cache(maxsize=1000)
def _leads(languages: frozenset[str]) -> _Leads:
    before, article, after = (pattern(words.of(kind, languages)) for kind in ("before_code", "article", "after_code"))
    is_ = rf"(?:{before})(?: (?:{article})\b)?"
    leads = rf"(?:(?:{is_})?\s?[:：=]|{is_})[\s\"'«„“「*\[]{{0,4}}"
    return _Leads(
        re.compile(rf"(?:{leads})$"),
        re.compile(rf"[^\n.!?:：]{{0,40}}?{leads}"),
        re.compile(rf"\s{{0,2}}(?:[-:(|]|{after})"),
    )


class _Nearest(NamedTuple):
    """How far the nearest word is from a number, and whether it names another number between."""

    characters: int | None = None
    is_used: bool = False


@dataclass(frozen=True)
class Found:
    """What a visitor waits for; "" when there is none."""

    code: str = ""
    link: str = ""
    link_host: str = ""  # IDN as A-labels
    link_is_foreign: bool = False  # another registrable domain than the From header's


def find(subject: str, text: str, html: str, from_address: str) -> Found:
    """Return the code to type and the link to follow, as far as the message has them.

    from_address is the From header's, whose domain the link's is compared with.
    """
    head = Page(bare(plain(subject[:MAX_SUBJECT])), [], [])
    pages = [plain_page(text[:MAX_CHARACTERS])]
    if html:
        pages.insert(0, html_page(html[:MAX_CHARACTERS]))
    if not html and not pages[0].links and not _may_hold_code(head, pages[0]):
        return Found()  # as most mail
    tell_languages([head, *pages])
    code, sender = _find_code(head, pages), from_address.rpartition("@")[2]
    for page in pages:
        if link := find_link(head, page, code, sender):
            host = host_of(link.url)
            return Found(code, link.url, host, is_foreign(host, sender))
    return Found(code)


def _may_hold_code(*pages: Page) -> bool:
    """Whether a search is worth its time."""
    return any(page.loud or page.may_have(*_LEADING) or _may_be_lone(page) for page in pages)


def _may_be_lone(page: Page) -> bool:
    return 0 < len(page.text) < MAX_SHORT and bool(_line_of_code.search(page.text))


def _is_typed(page: Page, start: int, end: int) -> bool:
    """Whether a verb directly before or after tells to enter it."""
    text = page.lower
    before = start - len(text[max(0, start - 20) : start]) + len(text[max(0, start - 20) : start].rstrip(_blank))
    after = end + len(text[end : end + 12]) - len(text[end : end + 12].lstrip(_blank))
    return any(hit[1] == before for hit in page.hits("enter")) or any(
        hit[0] == after for hit in page.hits("enter_after")
    )


def _find_code(head: Page, pages: list[Page]) -> str:
    """Return the best code of the subject and the bodies, "" when none is good enough."""
    all_pages = (head, *pages)
    if not any(page.loud or page.has(*_LEADING) or _may_be_lone(page) for page in all_pages):
        return ""
    found = [(page, some) for page in all_pages if (some := _candidates(page))]
    bonus = _bonus(head, pages)
    # A subject that names a code and has none speaks of the one that stands alone in the body.
    in_subject = [one for page, some in found if page is head for one in some if not one.is_odd]
    is_announced = not in_subject and head.has("code")
    scores: dict[str, float] = {}
    order: list[tuple[str, str]] = []
    for page, some in found:
        seen: dict[str, float] = {}
        is_handed = page is head and any(body.has("handing", end=300) for body in pages)
        for value, score in _weigh(page, some, bonus - 4 if is_handed else bonus, is_announced):
            if score > seen.get(value, 0):
                seen[value] = score
        for value, score in seen.items():
            key = value.replace("-", "").upper()
            if key in scores:
                scores[key] = max(scores[key], score) + 0.5
            else:
                order.append((key, value))
                scores[key] = score
    best = max(order, key=lambda item: scores[item[0]], default=None)
    if best is None or scores[best[0]] < THRESHOLD:
        return find_lone([page for page in pages if page.text.strip()], found)
    # Of several that are named alike, as in a list, none is the one to type.
    equals = [key for key, score in scores.items() if score == scores[best[0]] and len(key) == len(best[0])]
    return best[1] if len(equals) == 1 else ""


def _bonus(head: Page, pages: list[Page]) -> int:
    """What the whole message speaks for or against a code in it."""
    points = 0
    if head.has(*PROVING) or any(
        page.has("topic") or (page.has("unless") and page.has("ignore")) for page in (head, *pages)
    ):
        points += 1
    if REPLY.match(head.text):
        points -= 3  # people talk about it
    is_about_another = head.has("other", "elsewhere", "meeting") and not head.has("code", "topic", *PROVING)
    is_asked_for = any(
        page.has("enter", "enter_after") or (page.has("unless") and page.has("ignore")) for page in pages
    )
    if is_about_another and not is_asked_for:
        points -= 3
    if head.has("alert") and not head.has("code"):
        points -= 1
    return points


def _candidates(page: Page) -> list[Candidate]:
    led_to = []
    for _, end in page.hits("code"):
        match = _leads(page.languages).on.match(page.lower, end, end + NEAR)
        if not match and page.has("enter", "enter_after", start=end - FAR, end=end + FAR):
            match = _behind.match(page.text, end)
        if match:
            led_to.append(match.end())
    for _, end in page.hits("enter"):
        if match := _capitals.match(page.text, end):
            led_to.append(match.start(1))
    for start, _ in page.hits("enter_after"):
        if match := _capitals_before.search(page.text, max(0, start - 12), start):
            led_to.append(match.start(1))
    for match in _token.finditer(page.lower, 0, 2 * NEAR):
        after = _leads(page.languages).back.match(page.lower, match.end())
        if after and within(page.hits("code"), match.end(), match.end() + NEAR):
            led_to.append(match.start())
    return candidates(page, cells(page), led_to)


def _weigh(page: Page, found: list[Candidate], bonus: float, is_announced: bool) -> Iterator[tuple[str, float]]:
    """Yield (code, score) for the candidates that something names."""
    names, others = page.hits("code"), page.hits("other")
    elsewhere, topics = page.hits("elsewhere"), page.hits("topic")
    not_for_pages = page.hits("meeting", "handing")
    is_only = len([one for one in found if not one.is_odd and _Context(page, one.start, one.end).is_alone]) == 1
    for start, end, value, is_odd in found:
        context = _Context(page, start, end)
        name, other = context.name(names, others), context.other(others)
        is_typed = _is_typed(page, start, end)
        if is_typed and name.characters is None:
            name = name._replace(characters=0)
        if context.is_others(name, other) and not (context.is_told_to_enter and not context.is_near(elsewhere)):
            continue
        is_assigned = is_typed or context.is_assigned or context.is_linked_back(names) or context.is_bracketed(names)
        is_behind = name.characters is not None and name.characters <= 6 and context.is_asked_for
        if is_odd and not (
            is_assigned or (is_behind and not is_like_a_word(value)) or context.is_set_apart(name, value, is_announced)
        ):
            continue
        leads = [
            (_name_score(name.characters, name.is_used, is_assigned) if name.characters is not None else 0)
            + (
                context.closeness(name.characters) if name.characters is not None and not (is_assigned or is_odd) else 0
            ),
            (5 if is_assigned else 3.5) if context.is_alone and context.is_asked_for else 0,
            3.5 if is_only and context.is_alone and bonus > 0 else 0,
            2.5 if is_announced and context.is_alone else 0,
            # "482913 - your sign-in": a page without a line's end is a subject.
            4 if start == 0 and bonus > 0 and _sets_apart.match(page.text, end) else 0,
            1.5 if context.is_alone and context.is_loud and context.is_near(topics) else 0,
        ]
        if not max(leads):
            continue
        score = shape_score(value, is_assigned or context.is_alone) + bonus + max(leads)
        score += (1.5 if context.is_alone else 0) + (1 if context.is_loud else 0)
        if context.is_quoted:
            score -= 3
        is_typical = is_numeric(value) or (context.is_alone and "-" in value)
        is_elsewhere = context.is_near(elsewhere) and not (context.is_near(topics) and is_typical)
        if is_elsewhere or context.is_near(not_for_pages):
            score -= 4
        yield value, score


def _name_score(characters: int, is_used: bool, is_assigned: bool) -> float:
    """What a name so far away is worth."""
    score = 5.5 if is_assigned else 4.0
    if characters > NEAR:
        score -= 0.5
    if characters > FAR / 2:
        score -= 0.5
    return score - 2 if is_used and not is_assigned else score


class _Context:
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

    def is_set_apart(self, name: _Nearest, code: str, is_announced: bool) -> bool:
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
        if _leads(self.page.languages).assigned.search(before[-14:]):
            return True
        return self.is_alone and (bool(_colon_above.search(before)) or self._is_under_its_name)

    @property
    def _is_under_its_name(self) -> bool:
        """Whether the line above ends with the name, or with "enter", or the line below begins with that."""
        text, page = self.page.text, self.page
        floor = max(0, self.start - 2 * NEAR)
        end = floor + len(text[floor : self.start].rstrip(_blank))
        if "\n" in text[end : self.start] and any(end - 3 <= hit[1] <= end for hit in page.hits("code", "enter")):
            return True
        below = text[self.end : self.end + 2 * NEAR]
        start = self.end + len(below) - len(below.lstrip(_blank))
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
        after = _leads(self.page.languages).back.match(self.page.lower, self.end, self.end + 20)
        return bool(after) and within(names, self.end, min(self.to, self.end + NEAR))

    def is_bracketed(self, names: list[Span]) -> bool:
        """Whether it stands in brackets with its name alone: "(Code 482913)"."""
        opening = self.page.text.rfind("(", max(0, self.start - NEAR), self.start)
        is_whole = opening >= 0 and self.page.text[self.end : self.end + 1] == ")"
        return is_whole and any(hit[0] == opening + 1 and self.start - hit[1] <= 2 for hit in names)

    @property
    def is_asked_for(self) -> bool:
        """Whether the lines around tell to enter it."""
        return self.page.has("enter", "enter_after", start=max(self.from_, self.start - FAR), end=self.start) or (
            self.page.has("enter_after", start=self.end, end=self.end + NEAR)
        )

    def name(self, names: list[Span], others: list[Span]) -> _Nearest:
        """Return the nearest of the names."""
        return self._nearest(names, self.from_, self._is_loose, others)

    def other(self, others: list[Span]) -> _Nearest:
        """The same for the names of other numbers; a line above, a greeting perhaps, only names what is alone."""
        nearest = self._nearest(others, self.from_ if self.is_alone else max(self.from_, self.line_start))
        if self.is_alone and nearest.characters is not None:
            between = self.page.text[max(0, self.start - nearest.characters) : self.start]
            if _full_stop.search(between):
                return _Nearest()  # "We never ask for it over the phone."
        return nearest

    def is_others(self, name: _Nearest, other: _Nearest) -> bool:
        """Whether the number is what the other name names."""
        if other.characters is None or other.is_used:
            return False
        if name.characters is None:
            return True
        return other.characters < name.characters and not (self.is_alone and other.characters > NEAR)

    def _is_loose(self, between: str) -> bool:
        return not self.is_first and not _leads(self.page.languages).back.match(between)

    def _nearest(
        self,
        hits: list[Span],
        from_: int,
        is_loose: Callable[[str], bool] = lambda between: False,
        others: Sequence[Span] = (),
    ) -> _Nearest:
        best = _Nearest()
        before = bisect_left(hits, (self.start, 0)) - 1
        if before >= 0 and hits[before][0] >= from_:
            between = self.page.text[hits[before][1] : self.start]
            # A number between them that has a name of its own does not count.
            has_own = bisect_left(others, hits[before]) < bisect_left(others, (self.start, 0))
            best = _Nearest(len(between), not has_own and bool(_another.search(between)))
        after = bisect_left(hits, (self.end, 0))
        if not self.is_alone and after < len(hits) and hits[after][0] < self.to:
            between = self.page.text[self.end : hits[after][0]]
            # In another sentence, or with no "is" between, it rather belongs to something else.
            size = len(between) + (0 if best.characters is None else 8)
            size += (60 if _end_of_sentence.search(between) else 0) + (46 if is_loose(between) else 0)
            if size <= 60 and (best.characters is None or size < best.characters or best.is_used):
                best = _Nearest(size, bool(_another.search(between)))
        return best

    def is_near(self, hits: list[Span]) -> bool:
        at = bisect_left(hits, (max(0, self.start - FAR), 0))
        return at < len(hits) and hits[at][0] < self.end + FAR


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))
