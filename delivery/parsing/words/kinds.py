"""The kinds of words by which codes.py and links.py find things, and how each language's file gives them.

Stems of lower case, with ";" between two, found wherever they stand in a text.  A "_" at an end of a stem asks
for no letter there: "_pin_" is not in "shopping".  What speaks against a code or a link starts a word in scripts
that have words, unless a "-" before it says that compounds end in it.  Accents and vowel points make no difference.
Of words that overlap the first counts, of those that start together the longer: a list can hold "in order to"
beside the words that are in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..folding import bare, fold, plain


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the mail of one language says around codes and links."""

    common: str = ""  # in nearly every text of the language: so that it is known for one
    code: str  # names a code; its number stands near
    before_code: str = ""  # "is": directly before a number, it is what was named
    article: str = ""  # "la": may stand between that and the number
    after_code: str = ""  # "is", "as": directly after a number, what is named next is the number
    # "Enter 4829": the verb directly before or after a number makes it a code.
    enter: str = ""
    enter_after: str = ""
    other: str  # names another number, or another kind of code
    nothing: str = ""  # means none of the words in it: "in order to"
    elsewhere: str = ""  # a code nearby is for shopping or travelling
    meeting: str = ""  # a code nearby opens a call
    notice: str = ""  # tells what somebody wrote or did, or sums up: codes and links in it are others' words
    handing: str = ""  # a code nearby is told to somebody, or opens a locker: it is typed into no page
    topic: str  # what such mails are about; supports a code, decides nothing
    # What a link does that proves an address or sets a password.
    verify: str
    reset: str
    password: str = ""  # near what may be done with one
    change: str = ""
    sign_in: str
    object: str  # what a link must be about where its sentence, not its own text, says so
    place: str = ""  # where a link leads that does nothing; a sender may be called so
    refuse: str  # what a link does that is something else
    undo: str = ""  # what a link does that takes back what its reader wants: it is never offered
    unless: str  # "if it was not you", "to unsubscribe": the link after it is for the exception
    ignore: str = ""  # "you can ignore this mail": ends what "if it was not you" began
    alert: str = ""  # reports an event; its links are not what a sign-in waits for
    # Words of URL paths and queries.
    path_verify: str = ""
    path_object: str = ""
    path_sign_in: str = ""
    path_refuse: str = ""
    path_another: str = ""  # about no account, whatever is done there: a delivery, an appointment
    path_page: str = ""  # where something is read; with a verb behind it, something is done there
    path_undo: str = ""
    units: str = ""  # directly after a number: it is an amount


def stems(lists: Iterable[str], starts_word: bool = False) -> tuple[str, ...]:
    """Return the stems of several lists, each once, a space where no letter is to stand."""
    # Folded as a whole: 16,000 stems one by one took a quarter of the start.
    listed = (" ".join(stem.split()) for one in lists for stem in fold(bare(plain(one))).split(";"))
    folded = (stem.replace("_", " ") for stem in listed if stem)
    return tuple(dict.fromkeys(_at_start(stem) if starts_word else stem for stem in folded))


def _at_start(stem: str) -> str:
    # Above come scripts whose words take what English says with "the" and "to" before them, or that have no words.
    return stem[1:] if stem[0] == "-" else f" {stem}" if "a" <= stem[0] < "\u0530" else stem


def pattern(found: tuple[str, ...]) -> str:
    """Return a regular expression for any one of the stems."""
    return "|".join(re.sub("^ | $", r"\\b", stem) for stem in map(_escaped, found))


def _escaped(stem: str) -> str:
    return re.escape(stem).replace(r"\ ", " ")
