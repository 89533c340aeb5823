"""Find a message's verification code and confirmation link by what stands near them.

Part of parsing: pure, no Django, no database, no network.  Words are found as
plain substrings (words/), so the time is linear in the first 200,000
characters of the text and of the HTML.  A code is returned as it is written,
with ASCII digits and without spaces; a link as its sender wrote it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import words
from .links import HINTS, find_link, host_of, is_foreign
from .shown import Page, Span, has, html_page, plain, plain_page
from .words.kinds import pattern, pruned

MAX_CHARACTERS = 200_000
MAX_CANDIDATES = 200  # numbers weighed in one text
NEAR, FAR = 45, 160  # characters between a word and its number
THRESHOLD = 5

_candidate = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9](?:[ \t]{1,3}[0-9]){3,9}|[0-9]{2}(?: [0-9]{2}){3}|[0-9]{2,5}(?:[ -][0-9]{2,5}){1,2}"
    r"|(?=[A-Z]*[0-9])[A-Z0-9]{3,4} (?=[A-Z]*[0-9])[A-Z0-9]{3,4}(?=[ \t]*(?:\n|$))"
    r"|[A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,12}){0,3})(?![A-Za-z0-9])"
)
_words_as_code = re.compile(r"[a-z]{3,8}(?:-[a-z]{3,8}){2,3}")
_numeric = re.compile(r"[0-9]+(?:-[0-9]+)*")
_assigned = re.compile(
    rf"(?:[:：=]|(?:{pattern(words.BEFORE_CODE)})(?: (?:{pattern(words.ARTICLE)}))?)\s?[\"'«„“「]?\s{{0,2}}$"
)
_links_back = re.compile(rf"\s{{0,2}}(?:[-:(|]|{pattern(words.AFTER_CODE)})")
_number = re.compile(r"[0-9]{4,8}|[0-9]{2,3}[ -][0-9]{2}")
_another = re.compile(r"[0-9]{4}|[0-9]{2,3}[ -][0-9]{2}")
_end_of_sentence = re.compile(r"[.!?;。！؟।]\s|[。！；|\t]")
_year = re.compile(r"(?:19|20)[0-9]{2}")


class _Candidate(NamedTuple):
    """What has a code's shape, where it stands, and the code as it is to be typed."""

    start: int
    end: int
    code: str


class _Nearest(NamedTuple):
    """How far the nearest word is from a number, and whether it names another number between."""

    characters: int | None = None
    is_used: bool = False


@dataclass(frozen=True)
class Found:
    """What a visitor waits for; "" when there is none."""

    code: str = ""
    link: str = ""
    link_text: str = ""  # what the link is called, "" for a bare URL
    link_host: str = ""  # IDN as A-labels
    link_is_foreign: bool = False  # another registrable domain than the From header's


def find(subject: str, text: str, html: str, from_address: str) -> Found:
    """Return the code to type and the link to follow, as far as the message has them.

    from_address is the From header's, whose domain the link's is compared with.
    """
    if not html and not _may_hold(plain(f"{subject[:1000]}\n{text[:MAX_CHARACTERS]}")):
        return Found()
    pages = [plain_page(text[:MAX_CHARACTERS])]
    if html:
        pages.insert(0, html_page(html[:MAX_CHARACTERS]))
    head = Page(plain(subject[:1000]))
    code = _find_code(head, pages)
    for page in pages:
        if link := find_link(head, page):
            host = host_of(link.url)
            return Found(code, link.url, link.text[:200], host, is_foreign(host, from_address.rpartition("@")[2]))
    return Found(code)


_code_hints = pruned(words.CODE)
_ascii_code_hints, _ascii_link_hints = (tuple(filter(str.isascii, hints)) for hints in (_code_hints, HINTS))


def _may_hold(text: str) -> bool:
    """Whether a search is worth its time; most mail is not."""
    lower = text.lower()
    of_code, of_link = (_ascii_code_hints, _ascii_link_hints) if lower.isascii() else (_code_hints, HINTS)
    return has(lower, of_code) or ("http" in lower and has(lower, of_link)) or _is_to_be_typed(lower[:200])


def _is_to_be_typed(text: str) -> bool:
    """Whether a text that never says "code" asks to enter a number."""
    return any(_is_typed(text, *match.span()) for match in _number.finditer(text))


def _is_typed(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip(" \t\"'«„“「")
    if before.endswith(words.ENTER):
        at = next(len(before) - len(verb) for verb in words.ENTER if before.endswith(verb))
        return not (before[at].isascii() and before[at - 1 : at].isalpha())  # not "center 4829"
    return text[end : end + 12].lstrip(" \"'»“”」").startswith(words.ENTER_AFTER)


def _find_code(head: Page, pages: list[Page]) -> str:
    """Return the best code of the subject and the bodies, "" when none is good enough."""
    candidates = [(page, found) for page in (head, *pages) if (found := _candidates(page))]
    topic_points = 1 if candidates and any(has(page.lower, words.TOPIC) for page in (head, *pages)) else 0
    # A subject that names a code and has none speaks of the one that stands alone in the body.
    is_announced = head not in [page for page, _ in candidates] and bool(_names(head, head.hits(words.OTHER)))
    scores: dict[str, float] = {}
    order: list[tuple[str, str]] = []
    for page, found in candidates:
        seen: dict[str, float] = {}
        is_handed = page is head and any(has(body.lower[:300], words.HANDING) for body in pages)
        for value, score in _weigh(page, found, topic_points - 4 if is_handed else topic_points, is_announced):
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
        return ""
    # Of several that are named alike, as in a list, none is the one to type.
    equals = [key for key, score in scores.items() if score == scores[best[0]] and len(key) == len(best[0])]
    return best[1] if len(equals) == 1 else ""


def _names(page: Page, others: list[Span]) -> list[Span]:
    """Return where a page names codes, without what is part of another number's name."""
    return [hit for hit in page.hits(words.CODE) if not _is_within(hit, others)]


def _candidates(page: Page) -> list[_Candidate]:
    """Return what has a code's shape and no amount's."""
    found: list[_Candidate] = []
    for match in _candidate.finditer(page.text):
        if match[0].isalpha() and not match[0].isupper():
            continue
        value = _code_of(match[0])
        if value and not _is_amount(page, match):
            found.append(_Candidate(match.start(), match.end(), value))
            if len(found) == MAX_CANDIDATES:
                break
    return found


def _weigh(page: Page, candidates: list[_Candidate], bonus: float, is_announced: bool) -> Iterator[tuple[str, float]]:
    """Yield (code, score) for the candidates that something names."""
    others = page.hits(words.OTHER)
    names = _names(page, others)
    elsewhere, topics = page.hits(words.ELSEWHERE), page.hits(words.TOPIC)
    not_for_pages = page.hits(words.MEETING + words.HANDING)
    for start, end, value in candidates:
        context = _Context(page, start, end)
        name, other = context.name(names, others), context.other(others)
        is_typed = _is_typed(page.lower, start, end)
        if is_typed and name.characters is None:
            name = name._replace(characters=0)
        if context.is_others(name, other):
            continue
        is_odd = bool(_words_as_code.fullmatch(value)) or (" " in page.text[start:end] and not value.isdigit())
        if is_odd and not (context.is_alone and context.is_loud):
            continue
        score = _shape_score(value) + bonus + (1.5 if context.is_alone else 0) + (1 if context.is_loud else 0)
        if name.characters is not None:
            is_assigned = is_typed or bool(_assigned.search(page.lower[max(0, start - 12) : start]))
            score += _name_score(name.characters, name.is_used, is_assigned)
        elif is_announced and context.is_alone:
            score += 2.5
        elif context.is_alone and context.is_loud and context.is_near(topics):
            score += 1.5
        else:
            continue
        is_typical = bool(_numeric.fullmatch(value)) or (context.is_alone and "-" in value)
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


def _is_within(hit: Span, others: list[Span]) -> bool:
    at = bisect_left(others, (hit[0] + 1, 0))
    return any(start <= hit[0] and end >= hit[1] for start, end in others[max(0, at - 3) : at])


def _code_of(written: str) -> str:
    """Return a code as it is to be typed, "" for what has no code's shape."""
    value = re.sub(r"[ \t]+", "", written)
    if _words_as_code.fullmatch(value):
        return value
    plain = value.replace("-", "")
    if not 4 <= len(plain) <= (10 if plain.isdigit() else 14) or "_" in plain:
        return ""
    has_digit, has_letter = any(map(str.isdigit, plain)), any(map(str.isalpha, plain))
    if has_digit and has_letter:
        # Words with a number at one end: "Windows11", "covid-19", "2026er".
        is_word = re.fullmatch(r"[A-Za-z]?[a-z]+-?[0-9]{1,4}|[0-9]{1,4}-?[a-z]+", value)
        return "" if is_word or len(plain) < 5 or not (plain.isupper() or plain.islower() or len(plain) <= 8) else value
    if has_letter:
        groups = value.split("-")
        is_grouped = len(groups) > 1 and len({len(group) for group in groups}) == 1 and len(groups[0]) >= 3
        return value if plain.isupper() and (is_grouped or (len(groups) == 1 and 5 <= len(plain) <= 8)) else ""
    return value


def _is_amount(page: Page, match: re.Match[str]) -> bool:
    """Return whether the number is part of a price, date, time, phone, version or IP, or counts something."""
    text, start, end = page.text, match.start(), match.end()
    before, after = text[max(0, start - 4) : start], text[end : end + 12]
    if before[-1:] in ".,:/" and before[-2:-1].isdigit():
        return True
    if after[:1] in (".", ",", ":", "/") and after[1:2].isdigit():
        return True
    if before[-1:] and (
        before[-1] in "+#$€£¥₹₽_/@=&" or before.rstrip()[-1:] in ("$", "€", "£", "¥", "₹", "₽", "+", "©", "№")
    ):
        return True
    if before.lower().endswith(("rs ", "rs.", "r$ ", "rs. ", " v", "nr. ", "no. ", "n° ", "nº ")):
        return True
    if after[:1] in ("_", "@", "=", "&", "/", "%"):
        return True
    if re.fullmatch(
        r"(?:19|20)[0-9]{2}-[0-9]{2}(-[0-9]{2})?|[0-9]{1,2}-[0-9]{2}-[0-9]{4}|(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}",
        match[0],
    ):
        return True
    if re.match(r"[ -]?\(?[0-9]", after) or re.search(r"[0-9)][ -]?$", before):
        return True  # one more group: a phone number, a card, an IBAN
    following = after.lower().lstrip(" ")
    return len(match[0]) <= 5 and any(
        following.startswith(unit.strip(" "))
        and (unit[-1] != " " or not following[len(unit.strip(" ")) :][:1].isalpha())
        for unit in words.UNITS
    )


def _shape_score(value: str) -> float:
    plain = value.replace("-", "")
    if _year.fullmatch(plain):
        return -3
    if plain.isdigit():
        score = {6: 1, 9: -0.5, 10: -1}.get(len(plain), 0)
        return score - 2 if plain.endswith("000") else score  # round numbers count something
    if plain.isalpha():
        return 0 if "-" in value else -2
    return 0 if plain.isupper() else -1


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

    def name(self, names: list[Span], others: list[Span]) -> _Nearest:
        """Return the nearest of the names."""
        return self._nearest(names, self.from_, self._is_loose, others)

    def other(self, others: list[Span]) -> _Nearest:
        """The same for the names of other numbers; a line above, a greeting perhaps, only names what is alone."""
        return self._nearest(others, self.from_ if self.is_alone else max(self.from_, self.line_start))

    def is_others(self, name: _Nearest, other: _Nearest) -> bool:
        """Whether the number is what the other name names."""
        if other.characters is None or other.is_used:
            return False
        if name.characters is None:
            return True
        return other.characters < name.characters and not (self.is_alone and other.characters > NEAR)

    def _is_loose(self, between: str) -> bool:
        return not self.is_first and not _links_back.match(between)

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
