"""What a reader sees of a text or of HTML: lines, links, and what is set large or bold.

Part of parsing: pure, no Django, no database, no network.  Linear in its input.
"""

import html as html_entities
import re
from bisect import bisect_left
from dataclasses import dataclass, field

MAX_LINKS = 200
MAX_LOUD = 200
MAX_HITS = 400  # of one kind of word in one text

Span = tuple[int, int]  # where something starts and ends

_digits = {
    ord(digit): str(number) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९") for number, digit in enumerate(row)
}
_plain_characters: dict[int, str | None] = (
    {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum() or code == 0x2D}  # fullwidth
    | _digits
    | {ord(dash): "-" for dash in "‐‑‒–−"}
    | {ord(space): " " for space in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"}
    | {ord("İ"): "I", ord("’"): "'"}
    | dict.fromkeys([0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200E, 0x200F, 0xFEFF])  # nothing to see
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2060, 0x2070)])
)
_not_plain = re.compile(f"[{''.join(map(chr, _plain_characters))}]")
_url = re.compile(r"(?i)(?<![a-z0-9])https?://[^\s/<>\"]{1,255}(?:/[!#-;=?-~]*)?")
_address = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|(?<![A-Za-z0-9])www\.[!-~]{1,255}")
_tag = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9]*+)((?>[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[\"'=])*+)>",
)
_tag_start = re.compile(r"</?[A-Za-z]")
_attribute = re.compile(r"(?<![\w-])([A-Za-z]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_line_ends = re.compile(r"[\t\r\n]+")  # in an address a browser passes them over
_large = re.compile(
    r"(?i)font-size\s?:\s?(?:[2-9][0-9]|1[89])(?:\.[0-9]{1,4})?(?:px|pt)|font-size\s?:\s?[2-9](?:\.[0-9]{1,4})?r?em"
    r"|font-weight\s?:\s?(?:bold|[6-9]00)|letter-spacing\s?:\s?(?:[2-9]|0?\.[1-9])"
)
BLOCKS = frozenset(
    "address article blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre"
    " section table tr ul".split()
)
_loud_tags = frozenset("b strong h1 h2 h3 h4 code big kbd tt".split())
_void_tags = frozenset("area base br col embed hr img input link meta source track wbr".split())
_raw_tags = frozenset("script style title textarea noscript template".split())


@dataclass
class Link:
    start: int
    end: int
    url: str
    text: str


@dataclass
class Page:
    """Text in lines, with what its HTML said about some of it."""

    text: str
    loud: list[Span] = field(default_factory=list)  # spans of large or bold text, short ones
    links: list[Link] = field(default_factory=list)

    lower: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.fold()

    def fold(self) -> None:
        """Make `lower` anew after a change of the text."""
        # "in order to" would name an order; lower() keeps the length of what plain() returns.
        self.lower = self.text.lower().replace("in order to", "in ----- to")

    def hits(self, stems: tuple[str, ...]) -> list[Span]:
        """Return the span of each stem in the text, in order."""
        found: list[Span] = []
        for stem in stems:
            word = stem.strip(" ")
            at = self.lower.find(word)
            while at >= 0 and len(found) < MAX_HITS:
                end = at + len(word)
                if not (stem[0] == " " and self.lower[at - 1 : at].isalpha()) and not (
                    stem[-1] == " " and self.lower[end : end + 1].isalpha()
                ):
                    found.append((at, end))
                at = self.lower.find(word, end)
        return sorted(found)


def plain(text: str) -> str:
    """Return text with ASCII digits, dashes and spaces, and without what is not to be seen."""
    # Ten times as fast as str.translate() for text with few of them.
    return text if text.isascii() else _not_plain.sub(lambda match: _plain_characters[ord(match[0])] or "", text)


def plain_page(text: str) -> Page:
    page = Page(plain(text))
    _take_urls(page)
    return page


def _take_urls(page: Page) -> None:
    """Add the bare URLs to the links, and blank them and addresses: no code is part of one."""
    anchored = [link.start for link in page.links]
    bare: list[Link] = []

    def blank(match: re.Match[str]) -> str:
        url = match[0].rstrip(".,;:!?)]}'*_")
        at = bisect_left(anchored, match.start() + 1) - 1
        if at < 0 or page.links[at].end < match.end():
            bare.append(Link(match.start(), match.start() + len(url), url, ""))
        return "_" * len(match[0])

    page.text = _url.sub(blank, page.text)
    page.links = sorted(page.links + bare, key=lambda link: link.start)
    page.text = _address.sub(lambda match: "_" * len(match[0]), page.text)
    page.fold()


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
        if match := _tag.match(html, opening):
            at = match.end()
            name = match[2].lower()
            if name in _raw_tags and not match[1]:
                end = lower.find(f"</{name}", at)
                at = end if end >= 0 else len(html)
            else:
                scan.add_tag(name, bool(match[1]), match[3])
        elif html.startswith("<!--", opening):
            end = html.find("-->", opening + 4)
            at = end + 3 if end >= 0 else len(html)
        elif _tag_start.match(html, opening):
            break  # never closed: a browser drops the rest, too
        elif html[opening + 1 : opening + 2] in ("!", "?", "/"):
            end = html.find(">", opening)
            at = end + 1 if end >= 0 else len(html)
        else:
            scan.add_text("<")
            at = opening + 1
    page = Page("".join(scan.parts), scan.loud, scan.links)
    _take_urls(page)
    return page


class _Scan:
    """The text of HTML so far, its loud spans and its links."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.loud: list[Span] = []
        self.links: list[Link] = []
        self.link: Link | None = None  # that is open
        self.open: dict[str, list[int | None]] = {}  # where tags began; None: not a loud one

    def add_text(self, raw: str) -> None:
        if raw:
            text = plain(html_entities.unescape(raw) if "&" in raw else raw)
            self._add(re.sub(r"\s+", " ", text))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_tag(self, name: str, is_end: bool, attributes: str) -> None:
        if name in BLOCKS:
            self._add("\n")
        elif name in ("td", "th"):
            self._add("\t")
        if name == "a":
            self._end_link()
        if is_end:
            self._close(name)
            return
        values = _attributes_of(attributes) if name in ("a", "img") or "style" in attributes.lower() else {}
        if name == "a" and values.get("href", "").strip()[:8].lower().startswith(("http://", "https://")):
            self.link = Link(self.length, self.length, _line_ends.sub("", values["href"].strip()), "")
        if name == "img" and self.link and values.get("alt"):
            self._add(f" {plain(values['alt'])} ")
        if name not in _void_tags:
            is_loud = name in _loud_tags or _large.search(values.get("style", "")[:1000])
            self.open.setdefault(name, []).append(self.length if is_loud else None)

    def _close(self, name: str) -> None:
        start = self.open[name].pop() if self.open.get(name) else None
        if start is not None and self.length - start < 60 and len(self.loud) < MAX_LOUD:
            self.loud.append((start, self.length))

    def _end_link(self) -> None:
        if self.link:
            self.link.end = self.length
            # From the newest part back, for the text of this link alone.
            kept: list[str] = []
            size = 0
            for part in reversed(self.parts):
                if size >= self.length - self.link.start:
                    break
                kept.append(part)
                size += len(part)
            self.link.text = " ".join("".join(reversed(kept)).split())
            self.links.append(self.link)
            self.link = None


def _attributes_of(tag: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for match in _attribute.finditer(tag[:4000]):
        values.setdefault(match[1].lower(), html_entities.unescape(match[2] or match[3] or match[4] or ""))
    return values


def has(text: str, stems: tuple[str, ...]) -> bool:
    """Return whether one of the words is in the text, in lower case."""
    return any(
        stem.strip(" ") in text if stem[0] != " " and stem[-1] != " " else _has_word(text, stem) for stem in stems
    )


def _has_word(text: str, stem: str) -> bool:
    word = stem.strip(" ")
    at = text.find(word)
    if at < 0:
        return False
    return not (stem[0] == " " and text[at - 1 : at].isalpha()) and not (
        stem[-1] == " " and text[at + len(word) : at + len(word) + 1].isalpha()
    )
