"""A message's HTML as it came -> HTML of elements that the sanitizers know, its sheets, and where it lies.

First step of showing HTML: markup -> nh3 -> bleach (rendering.py).  Tags are told as a browser tells them
(HTML 13.2.5), each character looked at once; nothing here makes HTML safe.  Elements that nobody knows go,
their words stay; what is typed into or pressed becomes words.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex

from inboxes.mail.tags import LETTER, TAG, end_of_comment, values

from . import allowlist

_end_of = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in (
    "annotation", "annotation-xml", "desc", "iframe", "metadata", "noembed", "script", "style", "textarea", "title",
    "xml", "xmp",
)}  # fmt: skip
# Long ones: as a value in quotes or in url(), or without quotes up to the next blank.
_data = re.compile(
    r"(?<=[\"'(])\s*+data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/\s]{400,}+={0,2}\s*+(?=[\"')])"
    r"|(?<==)data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/]{400,}+={0,2}(?=[\s>])",
    re.IGNORECASE,
)
_rtl = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_directed = re.compile(r"\sdir\s*=|direction\s*:", re.IGNORECASE)
_pixels = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*\Z", re.IGNORECASE)
_length = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]{1,100})", re.IGNORECASE)

_formatting = frozenset(allowlist.FORMATTING)
_known = frozenset(allowlist.TAGS) | _formatting
_void = frozenset("area br col hr img wbr".split())
_headless = frozenset(
    "head meta link base source track param embed frame frameset bgsound basefont noscript template".split()
)
_renamed = {
    "button": "span", "details": "div", "dialog": "div", "fieldset": "div", "form": "div", "hgroup": "div",
    "image": "img", "label": "span", "legend": "div", "listing": "pre", "marquee": "div", "menu": "ul",
    "noframes": "div",
    "search": "div", "select": "div", "summary": "div",
}  # fmt: skip
_unseen_in_foreign = ("annotation", "annotation-xml", "desc", "metadata")
_foreign = frozenset(("math", "svg"))
_spoken = frozenset(("button", "reset", "submit", "text", "email", "search", "tel", "url", "number", ""))
_mirrored = frozenset(("blockquote", "dl", "ol", "ul"))
MAX_RATIOS = 200
MOST_PIXELS = 2  # each way, of a picture that tells its sender who reads, and shows nothing


class TooComplex(Exception):
    """Sanitizing this HTML would cost too much: worded.py shows its words."""


@dataclass
class Markup:
    """What was read."""

    html: str = ""
    sheets: list[tuple[str, str]] = field(default_factory=list)  # (content, media)
    base: str = ""
    is_mixed: bool = False  # has words that are written to the left, and says no direction
    ratios: set[tuple[int, int]] = field(default_factory=set)  # widths and heights that attributes give pictures
    data: list[str] = field(default_factory=list)  # pictures that came in URLs
    token: str = field(default_factory=lambda: f"data-{token_hex(8)}")  # names them: no sender can

    @property
    def inline(self) -> dict[str, str]:
        return {f"{self.token}-{number}": f"/{self.token}-{number}" for number in range(len(self.data))}

    def with_data(self, html: str) -> str:
        """Put the pictures back that were taken out before anything was counted."""
        if not self.data:
            return html
        return re.sub(rf"(?:cid:|/){self.token}-(\d+)", lambda match: self.data[int(match[1])], html)


def read(html: str, max_tags: int, max_characters: int) -> Markup:
    """Raises TooComplex for more than that, pictures in URLs not counted."""
    found = Markup()

    def take(match: re.Match[str]) -> str:
        found.data.append("".join(match[0].split()))
        return f"cid:{found.token}-{len(found.data) - 1}"

    if "data:image" in html:
        html = _data.sub(take, html)
    if len(html) > max_characters:
        raise TooComplex("characters")
    found.is_mixed = not html.isascii() and bool(_rtl.search(html)) and not _directed.search(html)
    _Scan(html, found, max_tags).run()
    return found


class _Scan:
    """The walk through one document."""

    def __init__(self, html: str, found: Markup, max_tags: int):
        self.html, self.found, self.left = html, found, max_tags
        self.out: list[str] = []
        self.at = 0
        self.roots: dict[str, str] = {}  # attributes of the first <html> and <body>
        self.endless: set[str] = set()  # what nothing closes any more
        self.open: dict[str, list[bool]] = {}  # unknown elements: whether each stands for something
        self.foreign = 0
        self.source = ""  # a <source>'s, for an <img> that has none
        self.videos: list[tuple[str, int]] = []  # (poster, pictures before it)
        self.pictures = 0

    def run(self) -> None:
        html, out = self.html, self.out
        while (start := html.find("<", self.at)) >= 0:
            self.left -= 1
            if self.left < 0:
                raise TooComplex("tags")
            if start > self.at:
                out.append(html[self.at : start])
            if match := TAG.match(html, start):
                self.at = match.end()
                self._tag(match[2].lower(), bool(match[1]), match[3])
            elif not self._markless(start):
                break
        else:
            out.append(html[self.at :])
        roots = "".join(f"<x-{name}{self.roots.get(name, '')}></x-{name}>" for name in ("html", "body"))
        self.found.html = roots + "".join(out)

    def _markless(self, start: int) -> bool:
        """Go past what is no tag; False where a browser would drop the rest, too."""
        html = self.html
        if html.startswith("<!--", start):
            self.at = end_of_comment(html, start)
        elif LETTER.match(html, start):
            return False
        elif html.startswith(("<!", "<?", "</"), start):
            self.at = (html.find(">", start) + 1) or len(html)
        else:
            self.out.append("&lt;")
            self.at = start + 1
        return True

    def _tag(self, name: str, is_end: bool, attributes: str) -> None:
        if name in ("html", "body"):
            self._root(name, is_end, attributes)
        elif handle := _special.get(name):
            handle(self, name, is_end, attributes)
        elif name in _headless:
            return
        elif self.found.is_mixed and name in _mirrored and not is_end:
            self._emit(name, is_end, f' dir="auto"{attributes}')
        elif name in _known and not name.startswith(allowlist.FORMATTING_PREFIX):
            self._emit(name, is_end, attributes)
        elif name in _renamed:
            self._emit(_renamed[name], is_end, attributes)
        else:
            self._unknown(name, is_end, attributes)

    def _emit(self, name: str, is_end: bool, attributes: str = "") -> None:
        prefix = allowlist.FORMATTING_PREFIX if name in _formatting else ""
        self.out.append(f"</{prefix}{name}>" if is_end else f"<{prefix}{name}{attributes}>")

    def _root(self, name: str, is_end: bool, attributes: str) -> None:
        """Of 15,000 <html> a parser makes one with all their attributes, in 3 s: a second one is a <section>."""
        if name not in self.roots and not is_end:
            given = {
                key: value
                for key, value in values(attributes).items()
                if key in ("bgcolor", "text") and re.fullmatch(r"\s*#?\w+\s*", value)
            }
            names = {"bgcolor": "background-color", "text": "color"}
            style = "".join(f"{names[key]}:{value.strip()};" for key, value in given.items())
            self.roots[name] = _with_style(attributes, style)
            self.open[name] = []
        elif not is_end:
            self.open[name].append(True)
            self._emit("section", False, attributes)
        elif self.open.get(name):
            self.open[name].pop()
            self._emit("section", True)

    def _unknown(self, name: str, is_end: bool, attributes: str) -> None:
        if not is_end:
            stands = "style" in attributes or "class" in attributes or "id" in attributes
            self.open.setdefault(name, []).append(stands and not attributes.endswith("/"))
            self.foreign += name in _foreign
        elif self.open.get(name):
            stands = self.open[name].pop()
            self.foreign -= name in _foreign
        else:
            return
        if stands and (is_end or self.open[name][-1]):
            self._emit("span", is_end, attributes)

    def _content(self, name: str) -> str | None:
        """Return what stands before the end of an element that holds no tags, and go there; None for no end."""
        end = None if name in self.endless else _end_of[name].search(self.html, self.at)
        if end is None:
            self.endless.add(name)
            return None
        content = self.html[self.at : end.start()]
        close = self.html.find(">", end.end())
        self.at = close + 1 if close >= 0 else len(self.html)
        return content

    def _sheet(self, name: str, is_end: bool, attributes: str) -> None:
        if is_end:
            return
        content = self._content(name)
        given = values(attributes)
        if content is None:  # a browser takes all the rest for a sheet
            content, self.at = self.html[self.at :], len(self.html)
        if given.get("type", "").strip().lower() in ("", "text/css"):
            self.found.sheets.append((content, given.get("media", "")))

    def _hidden(self, name: str, is_end: bool, attributes: str) -> None:
        """Go past what no reader sees; of what is never closed no words are lost."""
        if is_end or (name in _unseen_in_foreign and not self.foreign):
            return
        if self._content(name) is None and name in ("script", "iframe", "noembed"):
            self.at = len(self.html)

    def _text(self, name: str, is_end: bool, attributes: str) -> None:
        if is_end:
            return
        content = self._content(name)
        if content is None:
            return
        if name == "xmp":
            content = content.replace("&", "&amp;")
        self.out.append(f"<pre{attributes}>{content.replace('<', '&lt;')}</pre>")

    def _plaintext(self, name: str, is_end: bool, attributes: str) -> None:
        rest, self.at = self.html[self.at :], len(self.html)
        self.out.append(f"<pre>{rest.replace('&', '&amp;').replace('<', '&lt;')}</pre>")

    def _line(self, name: str, is_end: bool, attributes: str) -> None:
        if not is_end:
            self.out.append("<br>")

    def _base(self, name: str, is_end: bool, attributes: str) -> None:
        self.found.base = self.found.base or values(attributes).get("href", "").strip()

    def _source(self, name: str, is_end: bool, attributes: str) -> None:
        self.source = self.source or _candidate_of(values(attributes).get("srcset", ""))

    def _picture(self, name: str, is_end: bool, attributes: str) -> None:
        self.source = ""

    def _video(self, name: str, is_end: bool, attributes: str) -> None:
        """A video is its poster, unless a picture is offered in its stead."""
        if not is_end:
            self.videos.append((values(attributes).get("poster", ""), self.pictures))
        elif self.videos:
            poster, before = self.videos.pop()
            if poster and before == self.pictures:
                self._image("img", False, f' src="{_quoted(poster)}"')

    def _input(self, name: str, is_end: bool, attributes: str) -> None:
        given = values(attributes)
        kind = given.get("type", "").strip().lower()
        if kind == "image":
            self._image("img", False, attributes)
        elif kind in _spoken and (words := given.get("value") or given.get("placeholder")):
            style = f' style="{_quoted(given["style"])}"' if "style" in given else ""
            self.out.append(f" <span{style}>{_quoted(words)}</span> ")

    def _image(self, name: str, is_end: bool, attributes: str) -> None:
        if is_end:
            return
        self.pictures += 1
        given = values(attributes)
        first = ""
        if not given.get("src", "").strip() and (source := _candidate_of(given.get("srcset", "")) or self.source):
            first = f' src="{_quoted(source)}"'
        style = given.get("style", "")
        if _is_pixel(given, style):
            return
        if "width" in style or "height" in style or "height" in given:
            first += self._shape(given, style)
        self._emit("img", False, first + (attributes if attributes[:1] in ("", " ", "\n") else f" {attributes}"))

    def _shape(self, given: dict[str, str], style: str) -> str:
        """Let a picture whose width and height are given keep its shape where it must be narrower."""
        styled = {name.lower(): value for name, value in _length.findall(style)}
        sizes = [_pixels.match(styled.get(name) or given.get(name, "")) for name in ("width", "height")]
        if sizes[0] is None and "%" in styled.get("width", ""):
            sizes[0] = _pixels.match(given.get("width", ""))
        if sizes[0] is None or sizes[1] is None:
            return ""
        width, height = int(sizes[0][1]), int(sizes[1][1])
        if not width or not height:
            return ""
        if "height" in styled or _pixels.match(styled.get("width", "")):
            shaped = f"{style.rstrip().rstrip(';')};height:auto;aspect-ratio:{width}/{height}"
            return f' style="{_quoted(shaped)}"'
        if len(self.found.ratios) < MAX_RATIOS:
            self.found.ratios.add((width, height))
        return ""


_Handle = Callable[[_Scan, str, bool, str], None]
_special: Mapping[str, _Handle] = {
    "style": _Scan._sheet, "textarea": _Scan._text, "xmp": _Scan._text, "plaintext": _Scan._plaintext,
    "base": _Scan._base, "source": _Scan._source, "picture": _Scan._picture,
    "option": _Scan._line, "optgroup": _Scan._line, "video": _Scan._video, "input": _Scan._input,
    "img": _Scan._image, "image": _Scan._image,
    **dict.fromkeys(("script", "iframe", "noembed", "title", "xml", *_unseen_in_foreign), _Scan._hidden),
}  # fmt: skip


def _with_style(attributes: str, style: str) -> str:
    """Put declarations before those of a tag's style attribute."""
    if not style:
        return attributes
    given = values(attributes)
    return f' style="{_quoted(style + given.get("style", ""))}"{attributes}'


def _is_pixel(given: dict[str, str], style: str) -> bool:
    """Whether nobody sees a picture but its sender's server."""
    styled = {name.lower(): value for name, value in _length.findall(style)} if "width" in style else {}
    sizes = (_pixels.match(styled.get(name) or given.get(name, "")) for name in ("width", "height"))
    is_own = given.get("src", "").strip().lower().startswith(("cid:", "data:"))
    return not is_own and all(size and int(size[1]) <= MOST_PIXELS for size in sizes)


def _candidate_of(srcset: str) -> str:
    """Return the first URL of a srcset (HTML 4.8.4.2.1), "" for none."""
    return next(iter(srcset.strip(", \t\r\n\f").split()), "").rstrip(",")


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
