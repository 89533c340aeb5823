"""The kinds of words by which codes.py and links.py find things, and how each language's file gives them.

Stems of lower case, found as plain substrings, with ";" between two.  A "_" at an
end of a stem asks for no letter there: "_pin_" is not in "shopping".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the mail of one language says around codes and links."""

    code: str  # names a code; its number stands near
    before_code: str = ""  # "is": directly before a number, it is what was named
    article: str = ""  # "la": may stand between that and the number
    after_code: str  # "is", "as": directly after a number, what is named next is the number
    # "Enter 4829": the verb directly before or after a number makes it a code.
    enter: str = ""
    enter_after: str = ""
    other: str  # names another number, or another kind of code
    elsewhere: str  # a code nearby is for shopping or travelling
    meeting: str  # a code nearby opens a call
    handing: str  # a code nearby is told to somebody, or opens a locker: it is typed into no page
    topic: str  # what such mails are about; supports a code, decides nothing
    # What a link does that proves an address or sets a password.
    verify: str
    reset: str
    sign_in: str
    object: str  # what a link must be about where its sentence, not its own text, says so
    refuse: str  # what a link does that is something else, in its text or path
    unless: str  # "if it was not you", "to unsubscribe": the link after it is for the exception
    alert: str  # reports an event; its links are not what a sign-in waits for
    # Words of URL paths and queries.
    path_verify: str = ""
    path_object: str = ""
    path_sign_in: str = ""
    units: str  # directly after a number: it is an amount


def stems(lists: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of several lists, each once, a space where "_" asks for no letter."""
    listed = (stem.strip() for one in lists for stem in one.split(";"))
    return tuple(dict.fromkeys(stem.replace("_", " ") for stem in listed if stem))


def pruned(found: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out each stem that has another one in it: for whether any of them is there."""
    return tuple(stem for stem in found if not any(other in stem for other in found if other != stem))


def pattern(found: tuple[str, ...]) -> str:
    """Return a regular expression for any one of the stems."""
    return "|".join(re.sub("^ | $", r"\\b", stem) for stem in map(_escaped, found))


def _escaped(stem: str) -> str:
    return re.escape(stem).replace(r"\ ", " ")
