"""HTML that would cost too much to be made safe -> its own words, in lines, and its links.

Nothing of its markup is passed on: what stands in the result was written here.  Linear, and bounded.
"""

import re
from html import escape, unescape

from inboxes.mail import tags

from . import urls

MAX_TOKENS = 60_000  # 2 us each
MAX_CHARACTERS = 1_000_000
MAX_LINKS = 300  # each with its title, and maybe a mark: 0.3 ms

BLOCKS = frozenset(
    "address article blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main ol option p pre section table tbody td th tr ul".split()
)
_raw = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "iframe", "noembed")}
_strays = re.compile(r"<+?(?=<[A-Za-z/!?]|[^<]|$)")
_blanks = re.compile(r"\s+")


def words(html: str, base: str = "") -> str:
    """Return harmless HTML: text, line breaks and <a href> to the web."""
    scan = _Words(urls.Places({}, base))
    at, left = 0, MAX_TOKENS
    while (start := html.find("<", at)) >= 0 and left and scan.length < MAX_CHARACTERS:
        left -= 1
        scan.text(html[at:start])
        if match := tags.TAG.match(html, start):
            name, at = match[2].lower(), match.end()
            if not match[1] and name in _raw:
                end = _raw[name].search(html, at)
                at = (html.find(">", end.end()) + 1 if end else 0) or len(html)
            else:
                scan.tag(name, bool(match[1]), match[3])
        elif html.startswith("<!--", start):
            at = tags.end_of_comment(html, start)
        elif tags.LETTER.match(html, start):
            at = len(html)  # never closed: a browser drops the rest, too
        elif html.startswith(("<!", "<?", "</"), start):
            at = (html.find(">", start) + 1) or len(html)
        else:
            at = _strays.match(html, start).end()  # type: ignore[union-attr]  # it begins with one
            scan.text(html[start:at])
    if left and start < 0:
        scan.text(html[at:])
    return scan.written()


class _Words:
    def __init__(self, places: urls.Places):
        self.places = places
        self.pieces: list[str] = []
        self.length = self.links = 0
        self.is_linked = False

    def text(self, raw: str) -> None:
        """Add text whose entities stay as they are."""
        if raw:
            self.pieces.append(_blanks.sub(" ", raw).replace("<", "&lt;").replace(">", "&gt;"))
            self.length += len(raw)

    def tag(self, name: str, is_end: bool, attributes: str) -> None:
        if name == "a":
            self._end_link()
            if not is_end and self.links < MAX_LINKS and "href" in attributes.lower():
                self._link(tags.values(attributes).get("href", ""))
        elif name == "img" and (alt := tags.values(attributes).get("alt", "")):
            self.text(escape(alt))
        elif name in ("td", "th"):
            self.pieces.append(" ")
        elif name in BLOCKS:
            self.pieces.append("\n")

    def _link(self, href: str) -> None:
        url = self.places.leads_to(href)
        if url and url[0] != "#":
            self.links += 1
            self.is_linked = True
            self.pieces.append(f'<a href="{escape(url)}">')

    def _end_link(self) -> None:
        if self.is_linked:
            self.is_linked = False
            # A link that was a picture says where it leads.
            if self.pieces[-1].startswith("<a "):
                self.pieces.append(escape(unescape(self.pieces[-1][9:-2])))
            self.pieces.append("</a>")

    def written(self) -> str:
        self._end_link()
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "<br>\n".join(line for line in lines if line)
