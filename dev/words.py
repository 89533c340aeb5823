"""The rules that the words of generated addresses keep: python -m dev.words WORDS, which others would fit.

Words that are heard right and typed right: none is another's beginning, or another but for one letter;
and none is rude in a language of the pages, nor are two that stand side by side, nor do they sound so.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from inboxes.mail.addresses import WORDS

OFFENSIVE = Path(__file__).parent.parent / "tests/mail/offensive.txt"
# So short, as a part of something longer, it is chance.
LEAST_LETTERS, LEAST_SOUNDS = 4, 5
# In this order: what most readers of the twelve languages say alike.
SOUNDS = [("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("gh", "g"), ("kh", "k"), ("ck", "k"), ("qu", "kw"), ("q", "k"),
          ("x", "ks"), ("wh", "w"), ("dge", "j"), ("oo", "u"), ("ou", "u"), ("ow", "u"), ("ee", "i"), ("ea", "i"),
          ("ie", "i"), ("ei", "i"), ("y", "i"), ("z", "s"), ("v", "f"), ("w", "u")]  # fmt: skip


class Offensive(NamedTuple):
    nowhere: frozenset[str]
    in_no_word: frozenset[str]


def read_offensive() -> Offensive:
    parts = OFFENSIVE.read_text().split("\n\n")[1:]
    lists = [[line for line in part.splitlines() if not line.startswith("#")] for part in parts]
    return Offensive(*(frozenset(" ".join(lines).split()) for lines in lists))


def sound(word: str) -> str:
    """Return roughly how a word sounds: what is said alike is the same."""
    for letters, said in SOUNDS:
        word = word.replace(letters, said)
    word = re.sub("c(?=[eis])", "s", word)
    word = re.sub("c(?!h)", "k", word)
    return re.sub(r"(.)\1+", r"\1", word)


def confusing(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of which one begins with the other, or is it but for one letter, or two that changed places."""
    words = sorted(set(words))
    pairs = [(a, b) for a, b in pairwise(words) if b.startswith(a)]
    by_gap: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for place in range(len(word)):
            by_gap[f"{word[:place]}?{word[place + 1 :]}"].add(word)  # one letter is another
            by_gap[word[:place] + word[place + 1 :]].add(word)  # one letter is missing; with a second gap: swapped
        by_gap[word].add(word)
    for near in by_gap.values():
        pairs += [(a, b) for a in near for b in near if a < b and _is_one_slip(a, b)]
    return sorted(set(pairs))


def _is_one_slip(a: str, b: str) -> bool:
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    places = [place for place in range(len(a)) if a[place] != b[place]]
    first, *others = places
    is_swap = others == [first + 1] and a[first] == b[first + 1] and b[first] == a[first + 1]
    return not others or is_swap


def rude_word(word: str, offensive: Offensive) -> str | None:
    """Return what is rude in a word, or sounds so."""
    rude = offensive.nowhere | offensive.in_no_word
    if word in rude:
        return word
    sounds = _sounds(rude)
    heard = sound(word)
    found = _pieces(word, LEAST_LETTERS) & rude or ({heard} | _pieces(heard, LEAST_SOUNDS)) & sounds
    return min(found, default=None)


def rude_pairs(words: Iterable[str], offensive: Offensive) -> list[tuple[str, str, str]]:
    """Return the pairs of words that are rude where they meet, and how."""
    words = list(words)
    whole = {rude for rude in offensive.in_no_word if len(rude) >= LEAST_LETTERS}
    written = [rude for rude in offensive.nowhere if len(rude) >= LEAST_LETTERS]
    heard = [rude for rude in _sounds(offensive.nowhere) if len(rude) >= LEAST_SOUNDS]
    found = {(a, b, a + b) for a in words for b in words if a + b in whole}
    for said, rude in ((str, written), (sound, heard)):
        ends, begins = defaultdict(list), defaultdict(list)
        for word in words:
            text = said(word)
            for place in range(1, len(text) + 1):
                ends[text[-place:]].append(word)
                begins[text[:place]].append(word)
        for text in rude:
            for place in range(1, len(text)):
                found |= {(a, b, text) for a in ends.get(text[:place], ()) for b in begins.get(text[place:], ())}
    return sorted(found)


@cache
def _sounds(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(sound, words))


def _pieces(text: str, least: int) -> set[str]:
    return {text[start:end] for start in range(len(text)) for end in range(start + least, len(text) + 1)}


def main() -> None:
    offensive = read_offensive()
    for word in sys.argv[1:]:
        reasons = [f"is like {a if b == word else b}" for a, b in confusing([*WORDS, word]) if word in (a, b)]
        reasons += [f"is rude: {rude}"] if (rude := rude_word(word, offensive)) else []
        pairs = rude_pairs([*WORDS, word], offensive)
        reasons += [f"{a}-{b} is rude: {rude}" for a, b, rude in pairs if word in (a, b)]
        print(f"{word}: {'; '.join(reasons) or 'fits'}")


if __name__ == "__main__":
    main()
