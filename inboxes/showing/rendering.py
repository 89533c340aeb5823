"""Message HTML -> a document that is safe to show in a frame.

Three walls, each to hold alone: this sanitizer, the frame's sandbox, and the
policy in FRAME_HEADERS.  markup.py reads the HTML and takes its sheets out, which
sheets.py writes anew; nh3 normalises; bleach, by django-bleach's settings, lets
through what allowlist.py names.  Remote pictures are left out and counted, unless
the reader asked for them.  Of a message that
would cost too much its words are shown (worded.py).
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from typing import NamedTuple

import nh3
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner
from django.conf import settings
from django.utils.translation import gettext as _
from django_bleach.utils import get_bleach_default_options

from inboxes.mail import deception

from . import allowlist, document, grounds, markup, pictures, quotes, sheets, styles, urls, worded
from .attributes import Attributes
from .markup import TooComplex

SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"


def frame_headers(with_remote: bool = False) -> dict[str, str]:
    """The policy of a message's document; with_remote lets pictures in from elsewhere, and nothing else."""
    pictures = "'self' data: https:" if with_remote else "'self' data:"
    return {
        "Content-Security-Policy": (
            f"sandbox {SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src {pictures}; "
            "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
        ),
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


FRAME_HEADERS = frame_headers()
# A page of ours may open the printing dialog for it; it runs no script that could.
PRINT_SANDBOX = f"{SANDBOX} allow-modals"
PRINT_HEADERS = FRAME_HEADERS | {
    "Content-Security-Policy": FRAME_HEADERS["Content-Security-Policy"].replace(SANDBOX, PRINT_SANDBOX)
}

# What may cost time, bounded so that the worst that was found takes 0.7 s (each
# unbounded, in 256 KiB or a little more; mail of the size that Gmail shows whole,
# 102 KB, takes 10 to 40 ms):
MAX_SOURCE_CHARACTERS = 1_500_000  # markup: 0.2 us each; sheets, scripts and comments are among them
MAX_SOURCE_TAGS = 40_000  # markup: 2 us each
MAX_TAGS = 15_000  # nh3: 50,000 <div>, as many </p>: 12 s; bleach: 9 us each
MAX_ENTITIES = 25_000  # nh3: a million "&": 7 s; bleach: 8 to 20 us each
MAX_DEPTH = 200  # bleach: 10,000 <div>: 4 s
MAX_ATTRIBUTES = 15_000  # bleach: 30 us for a link
MAX_DECLARATIONS = 15_000  # bleach: 10 us each
MAX_LINKS = 2_000  # each with its title, and maybe a mark: 0.5 ms
# In a browser each formatting element may come again in each paragraph: so many
# times deeper than others it counts.
FORMATTING_WEIGHT = 5

# After a link whose text shows another host than it leads to.
MARKS = {
    "elsewhere": ' <mark class="ours-elsewhere">\u26a0 {}</mark>',
    "through": ' <mark class="ours-elsewhere ours-through">{}</mark>',
}
MAX_TITLE_CHARACTERS = 300

_from_neutral = re.compile(rf"<(/?){allowlist.FORMATTING_PREFIX}({'|'.join(allowlist.FORMATTING)})(?=[ >])")
_written = r"""((?: [^\s=>]+=(?:"[^"]*"|'[^']*'))*)"""
_roots = re.compile(rf"\s*<x-html{_written}></x-html><x-body{_written}></x-body>(.*)", re.DOTALL)
# What HTML calls an error costs bleach 10 us.
_controls = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Letters that some programs write so, every one: they are cheaper as themselves.
_letters = re.compile(r"&#(?:x([0-9a-f]{2,6})|([0-9]{3,7}));", re.IGNORECASE)
_tag = re.compile(r"<(/?)([a-z0-9-]+)[^>]*>")
_void = frozenset(("area", "br", "col", "hr", "img", "wbr"))
# In nh3's output, whose attributes stand in double quotes, without "<" and ">".
_anchor = re.compile(r"<(a|area)((?: [^\s=>]+=\"[^\"]*\")*)>|</a>")
_href = re.compile(r' href="([^"]*)"')
_opens_outside = "".join(f' {name}="{value}"' for name, value in allowlist.LINK.items())
_alt = re.compile(r' alt="([^"]*)"')
_address_on_web = re.compile(r"//|\bwww\.", re.IGNORECASE)  # "Booking.com" is the name on a logo


@dataclass
class _OpenLink:
    """An <a> whose end has not come yet."""

    url: str
    start: int  # of its text
    inner: int  # where a link within it begins; the end of the HTML without one


@dataclass(frozen=True)
class Safe:
    """A message's HTML made safe, in the pieces that documents are made of."""

    html_attributes: str  # of its <html> and <body>, each with a blank before it
    body_attributes: str
    body: str
    sheet: sheets.Sheet
    seen: Attributes
    read: markup.Markup

    @property
    def has_colours(self) -> bool:
        return self.seen.has_colours or self.sheet.has_colours

    def css(self, within: str = "") -> str:
        found = document.ratios(self.read.ratios) + self.sheet.css(
            has_light_words=self.seen.has_light_words, within=within
        )
        return self.read.with_data(found)


def safe_document(
    html: str,
    inline: Mapping[str, str] | None = None,
    with_remote: bool = False,
    known: quotes.Known = quotes.NOTHING,
) -> str:
    """Return a complete document; of what is too complex one of its words and links.

    `inline` has the URL of each part that the HTML may show: see urls.inline_parts.
    """
    try:
        safe = make_safe(html, inline or {}, with_remote, known)
    except TooComplex:
        return document.whole(body=safe_words(html), follows=True)
    return document.whole(
        body=safe.body,
        css=safe.css(),
        html_attributes=safe.html_attributes,
        body_attributes=safe.body_attributes,
        follows=safe.sheet.is_dark or not safe.has_colours,
        is_dark=safe.sheet.is_dark,
        is_mixed=safe.read.is_mixed,
        is_grounded=safe.seen.grounds_root or safe.sheet.grounds_root,
        fits_phones=safe.sheet.fits_phones,
    )


def safe_body(html: str, inline: Mapping[str, str] | None = None) -> str:
    """Return HTML to stand in another document: its sheet reaches nothing else there."""
    try:
        safe = make_safe(html, inline or {}, False)
    except TooComplex:
        return safe_words(html)
    return document.piece(safe.body, safe.css(document.PIECE), safe.html_attributes, safe.body_attributes)


def safe_words(html: str) -> str:
    """Return what HTML that is too complex says, and that it is."""
    html = _controls.sub("", html.encode(errors="ignore").decode())
    note = escape(_("The layout of this message is too complex to be shown safely: these are its words."))
    return f"<p><i>{note}</i></p>\n<hr>\n<p>{_marked_links(worded.words(html), set())}</p>"


def make_safe(
    html: str, inline: Mapping[str, str], with_remote: bool = False, known: quotes.Known | None = None
) -> Safe:
    """Raises TooComplex.  `known`: for a document of its own, whose sheet knows the places of pictures and quotes."""
    html, read, seen, sheet = _normalised(html, inline, with_remote)
    if seen.lost_ground:
        html = grounds.replaced(html, seen.has_light_words or sheet.has_light_words)
    html = _marked_links(html, seen.places_named)
    if known is not None:
        html = quotes.folded(pictures.placed(html), escape(_("Show quoted text")), known)
    html = _cleaner(with_remote).clean(html)
    html = read.with_data(_from_neutral.sub(r"<\1\2", html))
    roots = _roots.match(html)
    attributes = (roots[1], roots[2]) if roots else ("", "")
    return Safe(*attributes, roots[3] if roots else html, sheet, seen, read)


class Elsewhere(NamedTuple):
    """How many pictures lie elsewhere."""

    loadable: int = 0
    unloadable: int = 0  # no browser would load them into a page of ours


def count_remote(html: str, inline: Mapping[str, str] | None = None) -> Elsewhere:
    """Count what lies elsewhere; nothing for a message that is too complex to be shown."""
    try:
        seen = _normalised(html, inline or {}, False)[2]
    except TooComplex:
        return Elsewhere()
    return Elsewhere(len(seen.remote), len(seen.unloadable))


def _normalised(
    html: str, inline: Mapping[str, str], with_remote: bool
) -> tuple[str, markup.Markup, Attributes, sheets.Sheet]:
    """Return nh3's output, what was read, what was seen in its attributes, and its sheets."""
    _refuse_if(len(html) > MAX_SOURCE_CHARACTERS and "data:image" not in html, "characters")
    html = _letters.sub(_as_letter, html) if "&#" in html else html
    html = _controls.sub("", html.encode(errors="ignore").decode().replace("\f", " "))
    read = markup.read(html, MAX_SOURCE_TAGS, MAX_SOURCE_CHARACTERS)
    html = read.html
    _refuse_if(len(html.encode()) > settings.MAX_HTML_BYTES, "bytes")
    _refuse_if(html.count("<") > MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")

    attributes = Attributes(urls.Places({**inline, **read.inline}, read.base), with_remote)
    html = nh3.clean(
        html,
        tags=set(allowlist.TAGS),
        clean_content_tags=set(allowlist.DROPPED),
        attributes={tag: set(names) for tag, names in allowlist.NAMES.items()},
        attribute_filter=attributes.filter,
        url_schemes={*allowlist.PROTOCOLS, "cid"},
        link_rel=None,
    )
    _refuse_if(attributes.count > MAX_ATTRIBUTES, "attributes")
    _refuse_if(attributes.declarations > MAX_DECLARATIONS, "style declarations")
    _refuse_if(html.count("<a ") + html.count("<area ") > MAX_LINKS, "links")
    _refuse_if(html.count("<") > 2 * MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")
    sheet = sheets.Sheet()
    for css, media in read.sheets:
        sheets.read(css, media, attributes.picture, sheet)
    return _flattened(html), read, attributes, sheet


def _as_letter(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0xA0 <= code <= sys.maxunicode else match[0]


def _marked_links(html: str, named: set[str]) -> str:
    """Let each link say where it leads, and mark those whose text says something else.

    `named` are the places in the message: a link to one stays in it.
    """
    pieces: list[str] = []
    at = 0
    open_links: list[_OpenLink] = []
    for tag in _anchor.finditer(html):
        pieces.append(html[at : tag.start()])
        at = tag.end()
        if tag[0] == "</a>":
            pieces.append(tag[0] + (_warning(html, open_links.pop(), tag.start()) if open_links else ""))
            continue
        name, attributes = tag[1], tag[2]
        href = _href.search(attributes)
        url = unescape(href[1]) if href else ""
        if url.startswith("#"):
            if unescape(url[1:]) not in named and href:
                attributes = attributes.replace(href[0], "")
            pieces.append(f"<{name}{attributes}>")
            url = ""
        else:
            title = f' title="{escape(_leads_to(url))}"' if url else ""
            pieces.append(f"<{name}{attributes}{_opens_outside if url else ''}{title}>")
        if name == "area":
            pieces.append(_warning_of(url))
            continue
        if open_links:
            open_links[-1].inner = min(open_links[-1].inner, tag.start())
        open_links.append(_OpenLink(url, tag.end(), len(html)))
    return "".join([*pieces, html[at:]])


def _leads_to(url: str) -> str:
    names = _names_of(url)
    return names if names == url else f"{names}\n{url[:MAX_TITLE_CHARACTERS]}"


def _names_of(url: str) -> str:
    return " = ".join(filter(None, deception.both_forms(deception.target_host(url)))) or url


def _warning(html: str, link: _OpenLink, end: int) -> str:
    """Return the mark of a link whose text ends there, "" for none."""
    url = link.url
    if not url:
        return ""
    # A browser may end it where the link within it begins.
    texts = {_text_of(html[link.start : stop]) for stop in (end, min(end, link.inner))}
    return _warning_of(url, [*texts])


def _text_of(html: str) -> str:
    """Return HTML as its link reads, with what pictures show until they are loaded."""
    return unescape(_tag.sub(_as_text, html))


def _as_text(tag: re.Match[str]) -> str:
    if tag[2] == "img":
        return alt[1] if (alt := _alt.search(tag[0])) and _address_on_web.search(alt[1]) else ""
    return " " if tag[2] in worded.BLOCKS else ""


def _warning_of(url: str, texts: Sequence[str] = ()) -> str:
    mark = MARKS.get(deception.mark_of(url, texts), "") if url else ""
    return mark.format(escape(_("leads to %(host)s") % {"host": _names_of(url)})) if mark else ""


def _refuse_if(too_much: bool, what: str) -> None:
    if too_much:
        raise TooComplex(what)


class _Styles(CSSSanitizer):
    """bleach's, and of pictures in what it keeps only those that allowlist.py lets through."""

    def __init__(self, properties: list[str], with_remote: bool):
        super().__init__(properties, frozenset())  # fill and stroke take url()
        self.with_remote = with_remote
        self.known: dict[str, str] = {}  # most mail says the same again and again: 0.1 ms each

    def sanitize_css(self, style: str) -> str:
        if style not in self.known:
            self.known[style] = self._kept(super().sanitize_css(style))
        return self.known[style]

    def _kept(self, style: str) -> str:
        if "(" not in style and "\\" not in style:
            return style
        parts = (part.strip() for part in styles.split(style))
        return "".join(f"{part};" for part in parts if part and allowlist.is_style(part, self.with_remote))


def _cleaner(with_remote: bool = False) -> Cleaner:
    """A new one for each message: it costs 0.1 ms, and one shared by threads would mix their messages."""
    options = get_bleach_default_options()
    options["css_sanitizer"] = _Styles(options["css_sanitizer"].allowed_css_properties, with_remote)
    options["attributes"] = partial(options["attributes"], with_remote=with_remote)
    return Cleaner(**options)


def _flattened(html: str) -> str:
    """Leave out the tags, not the words, of what is nested too deep in nh3's output, which is well-formed."""
    pieces: list[str] = []
    at = depth = 0
    left_out: list[bool] = []
    for tag in _tag.finditer(html):
        closing, name = tag[1], tag[2]
        if name in _void:
            continue
        weight = FORMATTING_WEIGHT if name.startswith(allowlist.FORMATTING_PREFIX) else 1
        if closing:
            is_out = left_out.pop() if left_out else False
        else:
            is_out = depth + weight > MAX_DEPTH
            left_out.append(is_out)
        if is_out:
            pieces.append(html[at : tag.start()])
            at = tag.end()
        else:
            depth += -weight if closing else weight
    return "".join([*pieces, html[at:]]) if pieces else html
