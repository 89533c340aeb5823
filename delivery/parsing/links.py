"""Find the link a message wants followed to prove an address, sign in or set a password.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

import idna

from . import words
from .finding import Finder, Span, within
from .folding import fold, plain
from .shown import MAX_LINKS, Link, Page

THRESHOLD = 4
MAX_URL = 4000
MAX_PATH = 500  # characters of it in which words are looked for
BEFORE, AFTER = 250, 100  # characters of a link's line that speak of it
MAX_NAME = 80  # characters of what a link is called

# A registrable domain has one label more than its suffix: one label, or two such as co.uk, com.br, or.jp.
# Without the public suffix list others are taken as one label, so two customers of one host look alike.
SECOND_LEVEL = frozenset("ac co com edu gen go gob gouv gov gv ltd me mil ne net nic nom or org plc sch".split())

# A path that says "password" and nothing of what is done to it may be an article's.
_verbs = tuple(stem for stem in words.IN_PATH["verify"] if stem not in words.IN_PATH["object"])
_finder = Finder(words.IN_PATH | {"verb": _verbs})
_random = re.compile(r"[A-Za-z0-9_~.%-]{12,}")
_control = re.compile(r"[\x00-\x1f\x7f]")
_no_host = re.compile(r"[\x00-\x20\x7f#/<>?@\[\]^|%]")  # WHATWG URL 3.5
_token_in_query = re.compile(
    r"(?i)[?&;](?:[a-z_]*(?:token|hash|key|code|secret|signature|nonce|ticket|confirm[a-z]*|activat[a-z]*)|[a-z]{1,3})="
    r"[A-Za-z0-9_~.%-]{12,}"
)
_token = re.compile(r"[/=#](?![A-Z]{2,10}-[0-9]+(?:[&#?]|$))(?=[A-Za-z_~.%-]{0,30}[0-9])[A-Za-z0-9_~.%-]{8,}(?:[&#?]|$)")
_after_host = re.compile(r"(?s)[^:]+:[/\\]*[^/\\?#]*(.*)")
_camel = re.compile(r"(?<=[a-z])(?=[A-Z])")
_sentence_end = re.compile(r"[.!?।؟۔](?=[\s\"'»”)]|$)|[。！？]")
_quotes = " \t()[]<>:：|-*\"'«»„“”‹›>→"
_address = re.compile(r"\S+://\S*|\S+\.\S+")


@dataclass
class _Place:
    """A link, what it is called, what stands around it, and what its address says."""

    page: Page
    link: Link

    path: str
    path_words: dict[str, bool]

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
        if not line.strip(_quotes):
            line = above.rstrip().rpartition("\n")[2]
            end = floor + len(above.rstrip())
            is_name = 0 < len(line) <= MAX_NAME and not _sentence_end.search(line.rstrip(_quotes)[-1:])
            return (end - len(line), end) if is_name else (start, start)
        ends = [match.end() for match in _sentence_end.finditer(line.rstrip(_quotes))]
        name = line[ends[-1] :] if ends else line
        return (start - len(name), start) if len(name.strip(_quotes)) <= MAX_NAME else (start, start)

    def calls(self, *kinds: str) -> bool:
        """Return whether what the link is called has a word of these kinds."""
        return self.page.has(*kinds, start=self.called[0], end=self.called[1])

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
        if ends and not text[ends[-1] :].strip(_quotes):
            return at
        starts = [match.end() for match in re.finditer(r"\n", text) if text[match.end() :].strip()]
        return self.start + max([0, *ends, *starts])

    @cached_property
    def end(self) -> int:
        """Where the link's line ends."""
        ceiling = self.link.end + AFTER
        at = self.page.lower.find("\n", self.link.end, ceiling)
        return at if at >= 0 else ceiling

    def has_before(self, *kinds: str) -> bool:
        return self.page.has(*kinds, start=self.start, end=self.link.start)

    @cached_property
    def is_asked(self) -> bool:
        """Whether the words around it ask to prove something, and say what."""
        return (self.has_before("verify", "reset") and self.has_before("object")) or (
            self.is_named
            and self.page.has("verify", "reset", start=self.link.end, end=self.end)
            and self.page.has("object", start=self.link.end, end=self.end)
        )


@dataclass
class _Topic:
    """What the subject is about."""

    is_verify: bool
    is_sign_in: bool
    is_alert: bool
    is_refused: bool


def find_link(head: Page, page: Page) -> Link | None:
    """Return the link the message wants followed, None when no link is."""
    kinds = ("verify", "reset", "sign_in")
    places = _places(page)
    if not places or not (head.has(*kinds) or page.has(*kinds) or any(place.path_words["verify"] for place in places)):
        return None
    topic = _Topic(
        head.has("verify", "reset") and not head.has("refuse"),
        head.has("sign_in") and not head.has("alert"),
        head.has("alert"),
        head.has("refuse"),
    )
    best: Link | None = None
    best_score = THRESHOLD - 1
    for place in places:
        score = _link_score(place, topic)
        if score > best_score and host_of(place.link.url):
            best, best_score = place.link, score
    if best is None and (topic.is_verify or topic.is_sign_in) and not topic.is_refused:
        return _only_one(places, topic, head.has("object"))
    return best


def _places(page: Page) -> list[_Place]:
    """Return the links that could be followed; one to a site's first page, that carries nothing, proves nothing."""
    found = []
    for link in page.links[:MAX_LINKS]:
        match = _after_host.match(link.url) if len(link.url) <= MAX_URL else None
        if match and match[1].strip("/?#"):
            found.append((link, unquote(match[1][:MAX_PATH])))
    # One search for all of them.
    folded = [fold(_camel.sub("-", plain(path))) for _, path in found]
    hits = _finder.hits("\n".join(folded))
    places, start = [], 0
    for (link, path), text in zip(found, folded, strict=True):
        end = start + len(text)
        places.append(_Place(page, link, path, {kind: within(spans, start, end) for kind, spans in hits.items()}))
        start = end + 1
    return places


def _only_one(places: list[_Place], topic: _Topic, is_clear: bool) -> Link | None:
    """Return the one link that carries a token, None when there are two, or none.

    Where the subject does not say what is to be proved, the words before the link must ask for it.
    """
    found: dict[str, Link] = {}
    for place in places:
        if not _token.search(place.link.url) or not host_of(place.link.url):
            continue
        kinds = ("verify", "reset", "sign_in")
        if (is_clear or place.has_before(*kinds) or place.calls(*kinds)) and not _is_refused(place, topic):
            found.setdefault(place.link.url, place.link)
    return next(iter(found.values())) if len(found) == 1 else None


def _link_score(place: _Place, topic: _Topic) -> int:
    """What speaks for a link."""
    if _is_refused(place, topic):
        return 0
    path, path_has = place.path, place.path_words
    verifies, signs_in = place.calls("verify", "reset"), place.calls("sign_in")
    path_verifies, is_random = path_has["verify"], bool(_random.search(path))
    carries = bool(_random.search(path.partition("?")[0]) or _token_in_query.search(path))
    tells = path_has["verb"] and path_has["object"] and carries
    if not (verifies or place.is_asked or topic.is_sign_in or signs_in or tells):
        return 0
    score = _sum(
        (4, verifies and len(place.link.text) <= MAX_NAME),
        (3, place.is_asked and (not place.is_named or verifies or not signs_in)),
        (2, path_verifies),
        (1, is_random),
        (1, topic.is_verify),
    )
    if not verifies and (signs_in or place.has_before("sign_in")):
        to_sign_in = _sum((1, True), (1, path_has["sign_in"]), (1, is_random), (2, topic.is_sign_in))
        score = max(score, to_sign_in) + _sum((2, signs_in and path_verifies))
    return score + _sum((2, tells))


def _sum(*points: tuple[int, bool]) -> int:
    """Return the sum of the points whose condition holds."""
    return sum(number for number, holds in points if holds)


def _is_refused(place: _Place, topic: _Topic) -> bool:
    """Return whether a link does something else, or the opposite."""
    if place.calls("refuse", "undo") or place.path_words["undo"]:
        return True
    verifies = place.calls("verify", "reset")
    if place.calls("place") and not (verifies or place.calls("sign_in")):
        return True
    if not verifies and (place.path_words["refuse"] or _undoes(place)):
        return True
    return _is_exception(place, topic)


def _undoes(place: _Place) -> bool:
    """Whether the sentence that leads to a link without words of its own is about taking back."""
    return not place.calls("sign_in") and place.page.has("undo", start=place.sentence, end=place.link.start)


def _is_exception(place: _Place, topic: _Topic) -> bool:
    """Return whether the link is for the case that it was somebody else."""
    page = place.page
    if topic.is_alert and not topic.is_verify and place.calls("reset"):
        return True
    cases = [at for at, end in page.hits("unless") if place.start <= at and end <= place.link.start]
    if not cases:
        return False
    if cases[-1] >= place.sentence:
        return True
    # A sentence of its own; what it asks for is to ignore the mail, or the link still does what the mail is about.
    kinds = ("verify", "reset") if topic.is_verify else ("verify",)
    is_meant = place.calls(*kinds) or page.has(*kinds, start=place.sentence, end=place.link.start)
    return not (is_meant or page.has("ignore", start=place.start, end=place.sentence))


def host_of(url: str) -> str:
    """Return the host a browser would ask, in lower case, an IDN as A-labels; "" for no http(s) URL."""
    with suppress(ValueError):
        parts = urlsplit(url.strip().replace("\\", "/"))
        host = unquote(parts.hostname or "")
        if parts.scheme in ("http", "https") and not _no_host.search(host) and not _control.search(url):
            return _ascii(host)
    return ""


def is_foreign(host: str, from_domain: str) -> bool:
    """Return whether host and the sender's domain belong to different registrable domains."""
    return registrable(host) != registrable(_ascii(from_domain))


def registrable(domain: str) -> str:
    """Return the domain somebody registered, by the rule at SECOND_LEVEL; an IP address is itself."""
    labels = domain.strip(".").split(".")
    if labels[-1].isdigit() or ":" in domain:
        return domain
    has_two = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if has_two else -2 :])


def _ascii(domain: str) -> str:
    domain = domain.strip(" .>").lower()
    if domain.isascii():
        return domain
    with suppress(UnicodeError):
        return idna.encode(domain, uts46=True).decode()
    return domain
