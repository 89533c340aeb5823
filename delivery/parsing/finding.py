"""Look for all words at once: one pass over a text, however many words there are.

Part of parsing: pure, no Django, no database, no network.  Linear in the text; what is kept of it is bounded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

UNSPACED = "\u0e00"  # behind it are the scripts that put no blanks between words, and may go on in another
MAX_HITS = 400  # of one kind of word in one text
MAX_FOUND = 20_000  # words of all kinds in one text
FEW = 6  # letters of words that tell too little
LEAST = 0.45  # of the score of the language that most words are of, for one to be a message's, too
WINDOW = 20_000  # characters searched at a time: bounds the memory that a text of nothing but words takes

Span = tuple[int, int]  # where something starts and ends
Hits = dict[str, list[Span]]  # of each kind of word, in order
Found = list[tuple[int, int, int]]  # which word, and where


class _Meaning(NamedTuple):
    kind: str
    languages: frozenset[str]
    starts_word: bool
    ends_word: bool


class Finder:
    """An automaton over the stems of several kinds; kinds.py says how a stem is written."""

    def __init__(self, kinds: Mapping[str, Mapping[str, frozenset[str]]]) -> None:
        self._kinds = tuple(kinds)
        meanings: dict[str, list[_Meaning]] = {}
        for kind, stems in kinds.items():
            for stem, languages in stems.items():
                meaning = _Meaning(kind, languages, stem[0] == " ", stem[-1] == " ")
                meanings.setdefault(stem.strip(" "), []).append(meaning)
        self._meanings = list(meanings.values())
        self._meant: dict[int, list[_Meaning]] = {}
        self._is_open = [not any(one.starts_word or one.ends_word for one in ours) for ours in meanings.values()]
        self._sizes = [len(word) for word in meanings]
        self._all = frozenset(language for ours in meanings.values() for one in ours for language in one.languages)
        self._longest = max(self._sizes)
        self._automaton = AhoCorasick(meanings, implementation=Implementation.ContiguousNFA)

    def search(self, text: str) -> Found:
        """Return which words are in folded text, the first MAX_FOUND."""
        found: Found = []
        longest, is_open = self._longest, self._is_open
        for at in range(0, len(text), WINDOW):
            piece = text if len(text) <= WINDOW else text[at : at + WINDOW + longest]
            for word, first, last in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                if first >= WINDOW:
                    continue
                start, end = at + first, at + last
                if is_open[word]:
                    found.append((4 * word, start, end))
                    continue
                before, after = text[max(0, start - 1) : start], text[end : end + 1]
                starts_word = not before.isalnum() or before > UNSPACED
                ends_word = not after.isalpha() or after > UNSPACED
                meant = 4 * word + 2 * starts_word + ends_word
                if self._meanings_of(meant):
                    found.append((meant, start, end))
            if len(found) > MAX_FOUND:
                break
        return found

    def _meanings_of(self, found: int) -> list[_Meaning]:
        """What a word means where a letter stands before it and after it, only before it, only after it, at neither."""
        if found not in self._meant:
            word, starts, ends = found // 4, found & 2, found & 1
            self._meant[found] = [
                one for one in self._meanings[word] if (not one.starts_word or starts) and (not one.ends_word or ends)
            ]
        return self._meant[found]

    def has(self, found: Found, *kinds: str) -> bool:
        """Return whether one of the words is of these kinds, in whatever language."""
        for word, _, _ in found:
            for meaning in self._meanings_of(word):
                if meaning.kind in kinds:
                    return True
        return False

    def languages(self, found: Iterable[Found]) -> frozenset[str]:
        """Return the languages whose words these are; of some that are alike, each.

        The same letters are words of several languages: without this the words of one would be in the way of another's.
        """
        scores: dict[str, float] = {}
        for word in {word for one in found for word, _, _ in one}:
            own = {language for meaning in self._meanings_of(word) for language in meaning.languages}
            for language in own:
                scores[language] = scores.get(language, 0) + self._sizes[word // 4] / len(own)
        most = max(scores.values(), default=0)
        if most < FEW:
            return self._all
        return frozenset({"en"} | {language for language, score in scores.items() if score >= most * LEAST})

    def hits(self, found: Found, languages: frozenset[str] | None = None) -> Hits:
        """Return where the words of each kind stand, the first MAX_HITS; of all languages, or of some."""
        hits: Hits = {kind: [] for kind in self._kinds}
        for word, start, end in found:
            for kind, own, _, _ in self._meanings_of(word):
                if (languages is None or not languages.isdisjoint(own)) and len(spans := hits[kind]) < MAX_HITS:
                    spans.append((start, end))
        for spans in hits.values():
            spans.sort()
        return hits


def outside(spans: list[Span], others: list[Span]) -> list[Span]:
    """Return the spans without those that lie in a longer one of the others, or begin in one; both are in order."""
    kept: list[Span] = []
    at, before, here, longest = (
        0,
        -1,
        -1,
        -1,
    )  # where others end that start before this place, and the place of the last
    for start, end in spans:
        while at < len(others) and others[at][0] <= start:
            if others[at][0] != here:
                before, here, longest = max(before, longest), others[at][0], -1
            longest = max(longest, others[at][1])
            at += 1
        if max(before, longest if here < start else -1) <= start and not (here == start and longest > end):
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
