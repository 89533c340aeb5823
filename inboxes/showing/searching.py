"""Which messages of an inbox have all words of a search: in what the list shows of them, and in what they say.

Bodies are unsealed newest first, one after the other, within bounds; how many were left is told, so that a page
can say it.  Nothing is indexed: an index would be the mail in clear.  Nothing of a search is kept or logged.
"""

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from unicodedata import category, combining, normalize
from uuid import UUID

from django.db.models import Func, IntegerField

from inboxes.access.ways_in import OpenInbox
from inboxes.mail.deception import without_hidden_characters
from inboxes.mail.summary import Body

from . import worded
from .reading import Row, read_body

MAX_CHARACTERS = 100  # of what is searched for, as the field's maxlength has it
MAX_BYTES = 64 * 1024**2  # of bodies, sealed
MAX_SECONDS = 2.0  # of processor time
BATCH_BYTES = 4 * 1024**2  # in memory at once, or one body
SNIPPET_BEFORE, SNIPPET_AFTER = 40, 140
_MOST_FOLDS = 20_000  # a message can have every character there is
_PIECE = 4096

_tags = re.compile("<[^<>]*>")
_blanks = re.compile(r"\s+")
_letters = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ـ": ""})


@dataclass(frozen=True)
class Found:
    """The rows that have all words; of those that have them in their bodies only, with the place."""

    rows: list[Row]
    unsearched: int = 0  # messages whose bodies were not looked at


def words_of(query: str) -> list[str]:
    """Return what each message must have, folded; none for a search that says nothing."""
    return [word for word in map(fold, query[:MAX_CHARACTERS].split()) if word]


def find(inbox: OpenInbox, rows: Iterable[Row], words: list[str]) -> Found:
    """Look through rows, newest first, and through what they stand for."""
    rows = list(rows)
    left = {row.message.pk: _missing(words, fold(shown_of(row))) for row in rows}
    snippets: dict[UUID, tuple[tuple[str, bool], ...]] = {}
    unsearched = 0
    for pk, body in _bodies(inbox, [pk for pk, missing in left.items() if missing]):
        if body is None:
            unsearched += 1
        elif snippet := _snippet(body, left[pk], words):
            left[pk], snippets[pk] = [], snippet
    found = [replace(row, snippet=snippets.get(row.message.pk, ())) for row in rows if not left[row.message.pk]]
    return Found(found, unsearched)


def shown_of(row: Row) -> str:
    """Return what a list shows of a message, and the names of its files."""
    summary = row.summary
    shown = [summary.subject, summary.preview, summary.code, row.link.host if row.link else "", summary.tag]
    shown += [row.sender.site, row.sender.about]
    shown += [part for sender in row.senders for part in sender]
    shown += [attachment.name for attachment in row.attachments]
    return "\n".join(shown)


def fold(text: str) -> str:
    """Return text without case, accents, width and what is not seen: each character by itself, so that it is linear.

    To normalise it as a whole would be quadratic in accents; so nothing is composed again, and a syllable of
    Korean is found by its beginning.
    """
    return text.lower() if text.isascii() else text.translate(_folds)


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        letters = "".join(char for char in normalize("NFKD", chr(code)) if not _is_accent(char))
        folded = letters.casefold().translate(_letters)
        if len(self) < _MOST_FOLDS:
            self[code] = folded
        return folded


_folds = _Folds()


def _is_accent(char: str) -> bool:
    """Whether it is a mark that people leave out: of Latin, Greek, Cyrillic, Hebrew, Arabic; no vowel of India's."""
    kind = combining(char)
    return kind == 1 or 10 <= kind <= 36 or kind >= 200 or category(char) == "Cf"


def _missing(words: list[str], folded: str) -> list[str]:
    return [word for word in words if word not in folded]


def _bodies(inbox: OpenInbox, ids: list[UUID]) -> Iterator[tuple[UUID, Body | None]]:
    """Yield each message's body, in this order; None from where a bound is reached."""
    octets = Func("body", function="octet_length", output_field=IntegerField())
    sizes = dict(inbox.all_messages.filter(pk__in=ids).values_list("pk", octets))
    ends, budget = time.thread_time() + MAX_SECONDS, MAX_BYTES
    waiting = [pk for pk in ids if pk in sizes]  # or it has been deleted meanwhile
    while waiting and time.thread_time() < ends and sizes[waiting[0]] <= budget:
        batch = [waiting.pop(0)]
        taken = sizes[batch[0]]
        while waiting and taken + sizes[waiting[0]] <= min(BATCH_BYTES, budget):
            taken += sizes[waiting[0]]
            batch.append(waiting.pop(0))
        budget -= taken
        messages = inbox.all_messages.only("inbox", "body").in_bulk(batch)
        for pk in batch:
            if time.thread_time() >= ends:
                yield pk, None
            elif message := messages.pop(pk, None):
                yield pk, read_body(inbox, message)
    for pk in waiting:
        yield pk, None


def _snippet(body: Body, missing: list[str], words: list[str]) -> tuple[tuple[str, bool], ...]:
    """Return the place where a body has what was missing, in pieces, each with whether it is a match; else nothing."""
    place: tuple[str, str, str] | None = None  # text, folded, the word
    for text in _texts(body):
        folded = fold(text)
        if found := [word for word in missing if word in folded]:
            place = place or (text, folded, found[0])
            missing = [word for word in missing if word not in found]
            if not missing:
                break
    if missing or place is None:
        return ()
    text, folded, word = place
    at = _place_in(text, folded.find(word))
    start, end = max(0, at - SNIPPET_BEFORE), at + SNIPPET_AFTER
    around = _blanks.sub(" ", without_hidden_characters(text[start:end])).strip()
    if start and " " in around[: SNIPPET_BEFORE // 2]:
        around = around.partition(" ")[2]
    return _marked(("…" if start else "") + around + ("…" if end < len(text) else ""), words)


def _texts(body: Body) -> Iterator[str]:
    yield body.text
    if body.html:
        yield unescape(_tags.sub("", worded.words(body.html)))


def _place_in(text: str, at: int) -> int:
    """Return where in text the character lies that a place in its folded form came from."""
    start = 0
    for size in (_PIECE, 1):
        while start < len(text) and (length := len(fold(text[start : start + size]))) <= at:
            start, at = start + size, at - length
    return start


def _marked(text: str, words: list[str]) -> tuple[tuple[str, bool], ...]:
    folds = [fold(char) for char in text]
    owners = [index for index, folded in enumerate(folds) for _ in folded]
    folded, marked = "".join(folds), [False] * len(text)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = owners[at + len(word) - 1] + 1
            marked[owners[at] : end] = [True] * (end - owners[at])
            at = folded.find(word, at + len(word))
    for index, own in enumerate(folds):  # an accent goes with its letter
        marked[index] = marked[index] or (not own and index > 0 and marked[index - 1])
    pieces = groupby(zip(text, marked, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(char for char, _ in piece), is_match) for is_match, piece in pieces)
