"""Look for all words at once: one pass over a text, however many words there are.

Part of parsing: pure, no Django, no database, no network.  Linear in the text; what is kept of it is bounded.
"""

from bisect import bisect_left
from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick, Implementation

MAX_HITS = 400  # of one kind of word in one text
WINDOW = 20_000  # characters searched at a time: bounds the memory that a text of nothing but words takes

Span = tuple[int, int]  # where something starts and ends
Hits = dict[str, list[Span]]  # of each kind of word, in order


class Finder:
    """An automaton over the stems of several kinds; kinds.py says how a stem is written."""

    def __init__(self, kinds: Mapping[str, tuple[str, ...]]) -> None:
        self._kinds = tuple(kinds)
        meanings: dict[str, list[tuple[str, bool, bool]]] = {}
        for kind, stems in kinds.items():
            for stem in stems:
                meanings.setdefault(stem.strip(" "), []).append((kind, stem[0] == " ", stem[-1] == " "))
        self._meanings = list(meanings.values())
        self._longest = max(map(len, meanings))
        self._automaton = AhoCorasick(meanings, implementation=Implementation.ContiguousNFA)

    def hits(self, text: str) -> Hits:
        """Return where the words of each kind stand in folded text, the first MAX_HITS of a kind."""
        found: Hits = {kind: [] for kind in self._kinds}
        for at in range(0, len(text), WINDOW):
            piece = text if len(text) <= WINDOW else text[max(0, at - 1) : at + WINDOW + self._longest]
            skipped = at - max(0, at - 1)
            for index, start, end in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                if not skipped <= start < skipped + WINDOW:
                    continue
                for kind, starts_word, ends_word in self._meanings[index]:
                    if starts_word and start and piece[start - 1].isalpha():
                        continue
                    if ends_word and piece[end : end + 1].isalpha():
                        continue
                    spans = found[kind]
                    if len(spans) < MAX_HITS:
                        spans.append((at - skipped + start, at - skipped + end))
        for spans in found.values():
            spans.sort()
        return found


def outside(spans: list[Span], longer: list[Span]) -> list[Span]:
    """Return those spans that lie in none of the longer ones; both are in order."""
    if not spans or not longer:
        return spans
    kept, at = [], 0
    furthest = furthest_here = here = -1  # the furthest end of what starts before; and of what starts here
    for start, end in spans:
        while at < len(longer) and longer[at][0] <= start:
            if longer[at][0] != here:
                furthest, here, furthest_here = max(furthest, furthest_here), longer[at][0], -1
            furthest_here = max(furthest_here, longer[at][1])
            at += 1
        before = max(furthest, furthest_here) if here < start else furthest
        if before < end and not (here == start and furthest_here > end):
            kept.append((start, end))
    return kept


def within(spans: list[Span], start: int, end: int) -> bool:
    """Return whether one of the spans lies between the two places."""
    for at in range(bisect_left(spans, (start, 0)), len(spans)):
        if spans[at][0] >= end:
            return False
        if spans[at][1] <= end:
            return True
    return False
