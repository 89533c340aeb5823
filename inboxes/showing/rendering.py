"""Message HTML -> a document that is safe to show in a frame.

Three walls, each to hold alone: this sanitizer, the frame's sandbox, and the
policy in FRAME_HEADERS.  nh3 normalises and drops what is inside <style> and
<script>; bleach, by django-bleach's settings, lets through what allowlist.py
names.  Remote pictures are left out and counted, unless the reader asked for
them.  A message that would cost too much is refused.
"""

import re
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from urllib.parse import unquote

import nh3
from bleach.sanitizer import Cleaner
from django.conf import settings
from django.utils.translation import gettext as _
from django_bleach.utils import get_bleach_default_options

from inboxes.mail import deception

from . import allowlist

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

# What may cost time, bounded so that the worst that was found takes 0.7 s (each
# unbounded, in 256 KiB or a little more; mail of the size that Gmail shows whole,
# 102 KB, takes 10 to 30 ms):
MAX_TAGS = 15_000  # nh3: 50,000 <div>, as many </p>: 12 s; bleach: 9 us each
MAX_ENTITIES = 50_000  # nh3: a million "&": 7 s; bleach: 8 us each
MAX_DEPTH = 200  # bleach: 10,000 <div>: 4 s
MAX_ATTRIBUTES = 15_000  # bleach: 30 us for a link
MAX_DECLARATIONS = 15_000  # bleach: 10 us each
MAX_LINKS = 2_000  # each with its title, and maybe a mark: 0.3 ms
MAX_STYLE_CHARACTERS = 4_000  # bleach: 500 nested parentheses: RecursionError
# In a browser each formatting element may come again in each paragraph: so many
# times deeper than others it counts.
FORMATTING_WEIGHT = 5

# What brings colours of its own was made for a white page: it stays on one, or frame.js
# inverts it.  What brings none follows the reader's scheme.
LIGHT, BOTH = "light", "light dark"
# <section> is what was <html> or <body>: its ground reaches the edges.  Fixed widths of
# columns are those of a desk.
DOCUMENT = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{scheme}"><meta name="referrer" content="no-referrer"><title>Message</title>
<style>
html {{ color-scheme: {scheme}; background: light-dark(#fff, #1b2023); color: light-dark(#111, #e9ebea); }}
body {{ margin: 12px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }}
a {{ color: light-dark(#0645ad, #8ab4f8); }}
mark {{ unicode-bidi: plaintext; padding: 0 4px; border-radius: 4px; background: #ffe08a; color: #402c00; }}
img, table {{ max-width: 100%; }}
img {{ height: auto; }}
pre {{ white-space: pre-wrap; }}
blockquote {{ margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #8888; }}
body > section, body > section > section {{ margin: -12px !important; padding: 12px; }}
html.inverted {{ filter: invert(.9) hue-rotate(180deg); }}
html.inverted :is(img[src], [style*="url("]) {{ filter: invert(1) hue-rotate(180deg); }}
html.inverted [style*="url("] img {{ filter: none; }}
@media print {{
  html {{ color-scheme: light !important; }}
  html.inverted, html.inverted * {{ filter: none !important; }}
}}
@media (max-width: 600px) {{
  :is(table, td, th)[width]:not([width$="%"]),
  :is(table, td, th)[style*="width:"]:not([style*="%"], [width$="%"]) {{
    width: auto !important; min-width: 0 !important;
  }}
}}
</style></head><body dir="auto">
{body}
</body></html>
"""
# After a link whose text shows another host than it leads to.
ELSEWHERE = " <mark>\u26a0 {}</mark>"
MAX_TITLE_CHARACTERS = 300

_formatting = "|".join(allowlist.FORMATTING)
_to_neutral = re.compile(rf"<(/?)({_formatting})(?=[\s/>])", re.IGNORECASE)
_from_neutral = re.compile(rf"<(/?){allowlist.FORMATTING_PREFIX}({_formatting})(?=[ >])")
# <body> may carry the background that the text was written for.  And of 15,000
# <html> a parser makes one with all their attributes: 3 s.
_root = re.compile(r"<(/?)(?:html|body)(?=[\s/>])([^>]*)", re.IGNORECASE)
_root_colour = re.compile(r"\b(bgcolor|text)\s*=\s*[\"']?\s*(#?\w+)", re.IGNORECASE)
_root_style = re.compile(r"\bstyle\s*=\s*[\"']", re.IGNORECASE)
# What HTML calls an error costs bleach 10 us.
_controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_tag = re.compile(r"<(/?)([a-z0-9-]+)")
_void = frozenset(("br", "col", "hr", "img", "wbr"))

_color = r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([\d\s.,%/]*+\)"
_value = re.compile(rf"(?:{_color}|[\w\s#%.,!/+-]|'[\w\s.,+-]*+')++", re.IGNORECASE)
_background = re.compile(rf"{_color}|^\s*[a-z]+\s*(?:!|$)", re.IGNORECASE)
# In nh3's output, whose attributes stand in double quotes, without "<" and ">".
_anchor = re.compile(r"<a((?: [^\s=>]+=\"[^\"]*\")*)>|</a>")
_href = re.compile(r' href="([^"]*)"')
_any_tag = re.compile(r"<[^>]*>")


@dataclass
class _OpenLink:
    """An <a> whose end has not come yet."""

    url: str
    start: int  # of its text
    inner: int  # where a link within it begins; the end of the HTML without one


class TooComplex(Exception):
    """Sanitizing this HTML would cost too much: show the text part, offer the source."""


def safe_document(html: str, inline: dict[str, str] | None = None, with_remote: bool = False) -> str:
    """Return a complete document.  `inline` has the URL of each part that the HTML may show, by content id.

    Raises TooComplex.
    """
    body, attributes = safe_body(html, inline, with_remote)
    return DOCUMENT.format(body=body, scheme=LIGHT if attributes.has_colours else BOTH)


def safe_body(html: str, inline: dict[str, str] | None = None, with_remote: bool = False) -> "tuple[str, Attributes]":
    """Return (what stands in <body>, what was seen in its attributes).  Raises TooComplex."""
    html, attributes = _normalised(html, inline or {}, with_remote)
    html = _cleaner(with_remote).clean(_marked_links(html))
    return _from_neutral.sub(r"<\1\2", html), attributes


def count_remote(html: str) -> int:
    """Return how many pictures lie elsewhere, 0 for a message that is too complex to be shown."""
    try:
        return _normalised(html, {}, False)[1].remote
    except TooComplex:
        return 0


def _normalised(html: str, inline: dict[str, str], with_remote: bool) -> "tuple[str, Attributes]":
    """Return nh3's output, and what was seen in its attributes."""
    html = _controls.sub("", html.encode(errors="ignore").decode())
    _refuse_if(len(html.encode()) > settings.MAX_HTML_BYTES, "bytes")
    _refuse_if(html.count("<") > MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")
    html = _root.sub(_as_section, _to_neutral.sub(rf"<\1{allowlist.FORMATTING_PREFIX}\2", html))

    attributes = Attributes(inline, with_remote)
    html = nh3.clean(
        html,
        tags=set(allowlist.TAGS),
        clean_content_tags=set(allowlist.DROPPED),
        attributes={tag: set(names) for tag, names in allowlist.NAMES.items()},
        attribute_filter=attributes.filter,
        url_schemes={*allowlist.PROTOCOLS, "cid"},
        link_rel=None,
        set_tag_attribute_values={"a": allowlist.LINK},
    )
    _refuse_if(attributes.count > MAX_ATTRIBUTES, "attributes")
    _refuse_if(attributes.declarations > MAX_DECLARATIONS, "style declarations")
    _refuse_if(html.count("<a ") > MAX_LINKS, "links")
    _refuse_if(html.count("<") > 2 * MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")
    _refuse_if(_depth(html) > MAX_DEPTH, "depth")
    return html, attributes


def _as_section(match: re.Match[str]) -> str:
    """Write <html> or <body> as <section>, the colours that only <body> may name as a style."""
    closing, attributes = match.groups()
    names = {"bgcolor": "background-color", "text": "color"}
    style = "".join(f"{names[name.lower()]}:{colour};" for name, colour in _root_colour.findall(attributes))
    if style and (found := _root_style.search(attributes)):
        attributes = f"{attributes[: found.end()]}{style}{attributes[found.end() :]}"
    elif style:
        attributes = f' style="{style}"{attributes}'
    return f"<{closing}section{attributes}"


def _marked_links(html: str) -> str:
    """Let each link say where it leads, and mark those whose text says something else."""
    pieces: list[str] = []
    at = 0
    open_links: list[_OpenLink] = []
    for tag in _anchor.finditer(html):
        pieces.append(html[at : tag.start()])
        at = tag.end()
        if tag[0] == "</a>":
            pieces.append(tag[0] + (_warning(html, open_links.pop(), tag.start()) if open_links else ""))
            continue
        href = _href.search(tag[1])
        url = unescape(href[1]) if href else ""
        if open_links:
            open_links[-1].inner = min(open_links[-1].inner, tag.start())
        open_links.append(_OpenLink(url, tag.end(), len(html)))
        pieces.append(f'<a{tag[1]} title="{escape(_leads_to(url))}">' if url else tag[0])
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
    texts = {unescape(_any_tag.sub("", html[link.start : stop])) for stop in (end, min(end, link.inner))}
    is_elsewhere = any(deception.leads_elsewhere(text, url) for text in texts) or deception.hides_target(url)
    if is_elsewhere or deception.is_look_alike(deception.target_host(url)):
        return ELSEWHERE.format(escape(_("leads to %(host)s") % {"host": _names_of(url)}))
    return ""


def _refuse_if(too_much: bool, what: str) -> None:
    if too_much:
        raise TooComplex(what)


def _cleaner(with_remote: bool = False) -> Cleaner:
    """A new one for each message: it costs 0.1 ms, and one shared by threads would mix their messages."""
    options = get_bleach_default_options()
    options["css_sanitizer"].allowed_svg_properties = frozenset()  # fill and stroke take url()
    if with_remote:
        options["attributes"] = partial(options["attributes"], with_remote=True)
        options["css_sanitizer"].allowed_css_properties = [*allowlist.STYLES, "background-image"]
    return Cleaner(**options)


def _depth(html: str) -> int:
    """The deepest nesting in nh3's output, which is well-formed."""
    depth = deepest = 0
    for closing, name in _tag.findall(html):
        if name not in _void:
            weight = FORMATTING_WEIGHT if name.startswith(allowlist.FORMATTING_PREFIX) else 1
            depth += -weight if closing else weight
            deepest = max(deepest, depth)
    return deepest


class Attributes:
    """nh3's question about each attribute it would keep; remembers what it has seen."""

    def __init__(self, inline: dict[str, str], with_remote: bool):
        self.inline, self.with_remote = inline, with_remote
        self.count = self.declarations = 0
        self.remote = 0  # pictures elsewhere
        self.has_colours = False

    def filter(self, tag: str, name: str, value: str) -> str | None:
        """Return the value to keep, or None for no attribute."""
        self.count += 1
        if name in ("bgcolor", "color", "background"):
            self.has_colours = True
        if name == "src" and value[:4].lower() == "cid:":
            return self.inline.get(unquote(value[4:]).strip("<> "))
        if name == "src" and allowlist.is_image(value):
            return value
        if name in ("src", "background"):
            return self._remote(allowlist.remote_picture(value))
        if name == "href":
            return value if allowlist.is_link(value) else None
        if name == "title" and tag == "a":
            return None  # says where the link leads
        if name == "style":
            return self._style(value)
        return value

    def _remote(self, url: str) -> str | None:
        if url:
            self.remote += 1
        return url or None if self.with_remote else None

    def _style(self, style: str) -> str | None:
        """Keep the plain declarations: no url() but a remote background, no escapes, no functions but colours."""
        if len(style) > MAX_STYLE_CHARACTERS:
            return None
        kept = []
        for declaration in style.replace('"', "'").split(";"):
            name, _colon, value = declaration.partition(":")
            name = name.strip().lower()
            if name in ("background", "background-image") and (
                picture := self._remote(allowlist.remote_background(value))
            ):
                kept.append(f"background-image:url('{picture}')")
                self.has_colours = True
            if name == "background" and (color := _background.search(value)):
                name, value = "background-color", color[0].rstrip("!")
            if name in allowlist.STYLES and _value.fullmatch(value):
                kept.append(f"{name}:{value.strip()}")
                self.has_colours |= name in ("color", "background-color")
        self.declarations += len(kept)
        return ";".join(kept) or None
