"""A link as it stands in a message: what it is called, what leads to it, what its address has.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from .finding import Span
from .shapes import is_like_a_word
from .shown import Link, Page

MAX_NAME = 80  # characters of what a link is called
BEFORE, AFTER = 250, 100  # characters of a link's line that speak of it
QUOTES = " \t\n()[]<>:：|-*\"'«»„“”‹›>→"  # what stands around a name or an address
PROVING = ("verify", "reset", "sign_in")  # words for what a link is followed for

_own = re.compile(r"[0-9A-Z=]")
_letters_of = re.compile(r"[a-z]{8,}")
_secret = re.compile(r"(?=[A-Za-z_~-]{0,30}[0-9])(?=[0-9_~-]{0,30}[A-Za-z])[A-Za-z0-9_~-]{16,}")
_piece = re.compile(r"[A-Za-z0-9_~.%-]{8,}")
_no_token = re.compile(
    r"(?:[A-Z]{2,10}-)?[0-9]+|[A-Za-z_-]+[0-9]{0,2}\.[a-z]{2,5}|[A-Za-z]?[a-z_~.%-]+|[A-Za-z_~.%-]*[_.-][A-Za-z_~.%-]*"
)
_sentence_end = re.compile(r"[.!?।؟۔](?=[\s\"'»”)]|$)|[。！？]")
_paragraph_end = re.compile(r"(?<=[^\s:：,،、…-])[ \t]*\n[ \t]*\n\s*")
_note = re.compile(r"^\s*\[[0-9]{1,2}\]:?\s*$")
_marks = QUOTES + "0123456789"
_address = re.compile(r"\S+://\S*|\S+\.\S+")


@dataclass
class Place:
    """A link, what it is called, what stands around it, and what its address says."""

    page: Page
    link: Link
    path: str  # with query and fragment
    path_words: dict[str, bool]  # which kinds are in it

    @cached_property
    def is_named(self) -> bool:
        """Whether it is called something, and not by an address."""
        return bool(self.link.text) and not _address.fullmatch(self.link.text)

    @cached_property
    def called(self) -> Span:
        """Where its name stands: its own text, or the few words that lead to a bare address."""
        start, text = self.link.start, self.page.lower
        if self.is_named:
            return start, self.link.end
        floor = max(0, start - BEFORE)
        above, _, line = text[floor:start].rpartition("\n")
        if not line.strip(QUOTES):
            line = above.rstrip().rpartition("\n")[2]
            end = floor + len(above.rstrip())
            is_name = 0 < len(line) <= MAX_NAME and not _sentence_end.search(line.rstrip(QUOTES)[-1:])
            return (end - len(_last_sentence(line)), end) if is_name else (start, start)
        if note := _note.search(line):
            return self._noted(note[0].strip(" \t\n:"))
        name = _last_sentence(line)
        return (start - len(name), start) if len(name.strip(QUOTES)) <= MAX_NAME else (start, start)

    def _noted(self, mark: str) -> Span:
        """Return the words before "[1]", where the addresses stand below as notes."""
        end = self.page.lower.find(mark, 0, self.link.start - len(mark))
        if end < 0:
            return self.link.start, self.link.start
        end = len(self.page.lower[:end].rstrip(_marks))
        text = self.page.lower[max(0, end - MAX_NAME) : end]
        return end - len(text) + max(text.rfind(sign) + 1 for sign in "\n].!?:"), end

    def calls(self, *kinds: str) -> bool:
        """Return whether what the link is called has a word of these kinds."""
        return self.page.has(*kinds, start=self.called[0], end=self.called[1])

    @cached_property
    def has_token(self) -> bool:
        """Whether the address has something drawn by lot, however short: no words, no number, no "PROJ-4417"."""
        return any(not _no_token.fullmatch(piece) and not is_like_a_word(piece) for piece in _piece.findall(self.path))

    @cached_property
    def is_own(self) -> bool:
        """Whether the address has something of its reader, if only letters by lot."""
        return bool(_own.search(self.path)) or any(
            not is_like_a_word(piece) for piece in _letters_of.findall(self.path)
        )

    @cached_property
    def is_secret(self) -> bool:
        """Whether the address has something that nobody guesses."""
        return bool(_secret.search(self.path))

    @cached_property
    def is_of_place(self) -> bool:
        """Whether its name says where it leads, and nothing of what it does."""
        return self.calls("place") and (self.is_named or self.called[1] - self.called[0] <= MAX_NAME / 2)

    @cached_property
    def start(self) -> int:
        """Where the line before the link begins, or the line above it when there is little."""
        at = self.called[0]
        floor = max(0, at - BEFORE)
        text = self.page.lower[floor:at]
        line_start = text.rfind("\n") + 1
        if len(text[line_start:].strip()) > 15:
            return floor + line_start
        above = text[:line_start].rstrip()
        return floor + above.rfind("\n") + 1

    @cached_property
    def sentence(self) -> int:
        """Where the sentence begins that leads to the link, or is its name."""
        at = self.called[0]
        text = self.page.lower[self.start : at]
        ends = [match.end() for match in _sentence_end.finditer(text)]
        # A blank line ends a sentence, too, where there is no colon: headings and Thai have no full stop.
        ends += [match.end() for match in _paragraph_end.finditer(text)]
        if any(not text[end:].strip(QUOTES) for end in ends):
            return at
        starts = [match.end() for match in re.finditer(r"\n", text) if text[match.end() :].strip()]
        return self.start + max([0, *ends, *starts])

    @cached_property
    def end(self) -> int:
        """Where the link's line ends, or that of its mark."""
        from_ = self.until if self.page.lower[self.until : self.link.start].strip(_marks) else self.link.end
        ceiling = from_ + AFTER
        at = self.page.lower.find("\n", from_, ceiling)
        return at if at >= 0 else ceiling

    @cached_property
    def until(self) -> int:
        """Where the words end that lead to it; what stands between a mark and its note does not."""
        return self.link.start if self.is_named else self.called[1]

    def has_before(self, *kinds: str) -> bool:
        return self.page.has(*kinds, start=self.start, end=self.until)

    def is_led_to(self) -> bool:
        """Whether its own sentence is about proving or signing in."""
        return self.page.has(*PROVING, start=self.sentence, end=self.end)

    @property
    def _goes_on(self) -> bool:
        """Whether the sentence that a bare address stands in goes on behind it."""
        line = self.page.lower[max(0, self.link.start - BEFORE) : self.link.start].rpartition("\n")[2]
        after = self.page.lower[self.link.end : self.link.end + 4].lstrip(" ,，")[:1]
        return bool(line.strip(QUOTES)) and after.isalpha()

    @cached_property
    def is_asked(self) -> bool:
        """Whether the words around it ask to prove something, and say what."""
        return (self.has_before("verify", "reset") and self.has_before("object")) or (
            (self.is_named or self._goes_on)
            and self.page.has("verify", "reset", start=self.link.end, end=self.end)
            and self.page.has("object", start=self.link.end, end=self.end)
        )


def _last_sentence(line: str) -> str:
    ends = [match.end() for match in _sentence_end.finditer(line.rstrip(QUOTES))]
    return line[ends[-1] :] if ends else line
