"""What a reader sees of a text or of HTML: lines, links, and what is set large or bold.

Part of parsing: pure, no Django, no database, no network.  Linear in its input.
"""

import html as html_entities
import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from inboxes.mail import web_urls
from inboxes.mail.tags import LETTER, TAG, end_of_comment, values

from . import words
from .finding import Finder, Found, Hits, Span, outside, within
from .folding import bare, fold, plain

MAX_LINKS = 200
MAX_LOUD = 200
MAX_LINK_TEXT = 1000
MAX_APART = 50  # characters from "change" to "password"

_finder = Finder(words.IN_TEXT)
_for_links, _against_links = ("verify", "reset", "sign_in"), ("refuse", "undo")
_url = re.compile(r"(?i)(?<![a-z0-9])https?://[^\s/<>\"]{1,255}(?:/[!#-;=?-~]*)?")
_address = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}")
_www = re.compile(r"(?<![A-Za-z0-9])www\.[!-~]{1,255}")
# A line that its program broke, for the sentence goes on: with more than a word, so no code or address.
_broken_line = re.compile(r"(?m)^([^\n]{45,99}[^\s.:;!?。：])[ \t]?\n(?=[^\W\d_\u0e80-\uffff][^\s/@:]{0,30} [^\W_])")
_of = re.compile(r" (?:(?:de|del|de la|du|des|di|do|da|della|dello|dell'|d'|de l'|της|του) ?)?")
_end_of_clause = re.compile(r"[.!?;\n。！？]")
_large = re.compile(
    r"(?i)font-size\s?:\s?(?:[2-9][0-9]|1[89])(?:\.[0-9]{1,4})?(?:px|pt)|font-size\s?:\s?[2-9](?:\.[0-9]{1,4})?r?em"
    r"|font-weight\s?:\s?(?:bold|[6-9]00)|letter-spacing\s?:\s?(?:[2-9]|0?\.[1-9])"
)
_button = re.compile(r"(?i)button|btn|\bcta\b|background|padding|inline-block")
BLOCKS = frozenset(
    "address article blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre"
    " section table tr ul".split()
)
_loud_tags = frozenset("b strong h1 h2 h3 h4 code big kbd tt".split())
_void_tags = frozenset("area base br col embed hr img input link meta source track wbr".split())
_read_tags = frozenset(("a", "area", "base", "img"))
_raw_tags = frozenset("script style title textarea noscript template iframe noembed".split())


@dataclass
class Link:
    start: int
    end: int
    url: str
    text: str
    is_button: bool = False


@dataclass
class Page:
    """Text in lines, with what its HTML said about some of it."""

    text: str
    loud: list[Span]  # spans of large or bold text, short ones
    links: list[Link]
    written: str = ""  # the text before its URLs were blanked
    languages: frozenset[str] = frozenset(words.LANGUAGES)

    @cached_property
    def lower(self) -> str:
        """The text as words are looked for in it, each character in its place."""
        return fold(self.text)

    @cached_property
    def found(self) -> Found:
        """The words that are there, of whatever language."""
        return _finder.search(self.lower)

    def may_have(self, *kinds: str) -> bool:
        """Return whether a word of one of these kinds is there, of whatever language; before they are told."""
        return _finder.has(self.found, *kinds)

    @cached_property
    def _hits(self) -> Hits:
        hits = _finder.hits(self.found, self.languages)
        # Of words within words the longer one is meant.
        nothing = hits["nothing"]
        for ours, theirs in ((("code",), ("other",)), (_for_links, _against_links)):
            of_ours, of_theirs = (_joined(nothing, *(hits[kind] for kind in kinds)) for kinds in (ours, theirs))
            hits |= {kind: outside(hits[kind], of_theirs) for kind in ours}
            hits |= {kind: outside(hits[kind], of_ours) for kind in theirs}
        for kind in ("meeting", "elsewhere", "handing", "unless"):
            hits[kind] = outside(hits[kind], nothing)
        hits["enter"] = outside(hits["enter"], _joined(nothing, hits["other"], hits["sign_in"]))
        hits["code"] = self._own_names(hits["code"], hits["other"])
        hits["reset"] = _joined(hits["reset"], self._changes(hits["password"], hits["change"]))
        return hits

    def _own_names(self, names: list[Span], others: list[Span]) -> list[Span]:
        """Return the names of codes without those that another number's is part of: "product code"."""
        starts, ends = {start for start, _ in others}, {end for _, end in others}
        return [
            (start, end)
            for start, end in names
            if not (start in ends or (start - 1 in ends and self.lower[start - 1] in " -"))
            and not ((link := _of.match(self.lower, end)) and link.end() in starts)
        ]

    def _changes(self, passwords: list[Span], verbs: list[Span]) -> list[Span]:
        """Return where a password and what is to be done with it stand in one sentence, together."""
        found = []
        for start, end in passwords:
            at = bisect_left(verbs, (start, 0))
            for verb in verbs[max(0, at - 1) : at + 1]:
                first, last = min(start, verb[0]), max(end, verb[1])
                if last - first < MAX_APART and not _end_of_clause.search(self.lower, first, last):
                    found.append((first, last))
        return found

    @property
    def known_letters(self) -> int:
        """How many letters are of words that we look for."""
        covered = at = 0
        for start, end in _joined(*self._hits.values()):
            covered += max(0, end - max(start, at))
            at = max(at, end)
        return covered

    def hits(self, *kinds: str) -> list[Span]:
        """Return where the words of these kinds stand, in order."""
        return self._hits[kinds[0]] if len(kinds) == 1 else _joined(*(self._hits[kind] for kind in kinds))

    def has(self, *kinds: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Return whether a word of one of these kinds is there, between two places of the text."""
        return any(within(self._hits[kind], start, end) for kind in kinds)


def _joined(*spans: list[Span]) -> list[Span]:
    return sorted(chain.from_iterable(spans))


def tell_languages(pages: list[Page]) -> None:
    """Let the pages of one message keep to the languages that it is in."""
    languages = _finder.languages(page.found for page in pages)
    for page in pages:
        page.languages = languages


def plain_page(text: str) -> Page:
    return _without_urls(_broken_line.sub(_joined_line, bare(plain(text))))


def _joined_line(line: re.Match[str]) -> str:
    """Return a line with the next one behind it; each character stays where it is."""
    goes_on = not line.string[line.end()].isupper()
    return line[0].replace("\n", " ") if goes_on else line[0]


def _without_urls(text: str, loud: Sequence[Span] = (), links: Sequence[Link] = ()) -> Page:
    """Return a page with the bare URLs added to its links, and blanked like addresses: no code is part of one."""
    anchored = [link.start for link in links]
    bare_urls: list[Link] = []

    def blank(match: re.Match[str]) -> str:
        url = match[0].rstrip(".,;:!?)]}'*")
        if text[match.start() - 1 : match.start()] == "_":
            url = url.rstrip("_")
        at = bisect_left(anchored, match.start() + 1) - 1
        if at < 0 or links[at].end < match.end():
            bare_urls.append(Link(match.start(), match.start() + len(url), url, ""))
        return "_" * len(match[0])

    text_left = _url.sub(blank, text) if "://" in text else text
    for sign, pattern in (("@", _address), ("www.", _www)):
        if sign in text_left:
            text_left = pattern.sub(lambda match: "_" * len(match[0]), text_left)
    return Page(text_left, list(loud), sorted([*links, *bare_urls], key=lambda link: link.start), text)


def html_page(html: str) -> Page:
    """Return what a reader sees of the HTML, as lines.

    A scanner of our own: html.parser of Python 3.11 takes quadratic time for
    unclosed tags, and nh3 for misnested ones; this one looks at nothing twice.
    """
    scan = _Scan()
    lower = html.lower() if len(html.lower()) == len(html) else html
    at = 0
    while at < len(html):
        opening = html.find("<", at)
        scan.add_text(html[at : opening if opening >= 0 else len(html)])
        if opening < 0:
            break
        if match := TAG.match(html, opening):
            at = match.end()
            name = match[2].lower()
            if name in _raw_tags and not match[1]:
                end = lower.find(f"</{name}", at)
                at = end if end >= 0 else len(html)
            else:
                scan.add_tag(name, bool(match[1]), match[3])
        elif html.startswith("<!--", opening):
            at = end_of_comment(html, opening)
        elif LETTER.match(html, opening):
            break  # never closed: a browser drops the rest, too
        elif html[opening + 1 : opening + 2] in ("!", "?", "/"):
            end = html.find(">", opening)
            at = end + 1 if end >= 0 else len(html)
        else:
            scan.add_text("<")
            at = opening + 1
    scan.end_link()  # a browser closes it, too
    return _without_urls("".join(scan.parts), scan.loud, scan.links)


class _Scan:
    """The text of HTML so far, its loud spans and its links."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.loud: list[Span] = []
        self.links: list[Link] = []
        self.base = ""  # what the links without a host are of
        self.link: Link | None = None  # that is open
        self.link_parts: list[str] = []
        self.open: dict[str, list[int | None]] = {}  # where tags began; None: not a loud one

    def add_text(self, raw: str) -> None:
        if raw:
            text = plain(html_entities.unescape(raw) if "&" in raw else raw)
            self._add(re.sub(r"\s+", " ", text))

    def _add(self, written: str) -> None:
        text = bare(written)
        if self.link:
            self.link_parts.append(written)
        self.parts.append(text)
        self.length += len(text)

    def add_tag(self, name: str, is_end: bool, attributes: str) -> None:
        if name in BLOCKS:
            self._add("\n")
        elif name in ("td", "th"):
            self._add("\t")
        if name == "a":
            self.end_link()
            self._add(" ")  # two links side by side are two words
        if is_end:
            self._close(name)
            return
        given = values(attributes) if name in _read_tags or "style" in attributes.lower() else {}
        if name == "base" and not self.base:
            self.base = web_urls.absolute(web_urls.cleaned(given.get("href", "")))
        is_link = name == "a" or (name == "area" and not self.link)
        if is_link and (url := web_urls.absolute(web_urls.cleaned(given.get("href", "")), self.base)):
            self.link = Link(self.length, self.length, url, "", bool(_button.search(attributes[:4000])))
            if name == "area":
                self._add(f" {plain(given.get('alt', ''))} ")
                self.end_link()
        if name == "img" and self.link and given.get("alt"):
            self._add(f" {plain(given['alt'])} ")
        if name not in _void_tags:
            is_loud = name in _loud_tags or _large.search(given.get("style", "")[:1000])
            self.open.setdefault(name, []).append(self.length if is_loud else None)

    def _close(self, name: str) -> None:
        start = self.open[name].pop() if self.open.get(name) else None
        if start is not None and self.length - start < 60 and len(self.loud) < MAX_LOUD:
            self.loud.append((start, self.length))

    def end_link(self) -> None:
        if self.link:
            self.link.end = self.length
            self.link.text = " ".join("".join(self.link_parts).split())[:MAX_LINK_TEXT]
            self.links.append(self.link)
            self.link, self.link_parts = None, []
