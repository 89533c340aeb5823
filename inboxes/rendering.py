"""Message HTML -> a document that is safe to show in a frame.

Three walls, each to hold alone: this sanitizer, the frame's sandbox, and the
policy in FRAME_HEADERS.  nh3 normalises and drops what is inside <style> and
<script>; bleach, by django-bleach's settings, lets through what allowlist.py
names.  Remote pictures are left out.  A message that would cost too much is refused.
"""

import re
from urllib.parse import unquote

import nh3
from bleach.sanitizer import Cleaner
from django.conf import settings
from django_bleach.utils import get_bleach_default_options

from . import allowlist

SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
FRAME_HEADERS = {
    "Content-Security-Policy": (
        f"sandbox {SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

# What may cost time, bounded so that the worst that was found takes 0.7 s (each
# unbounded, in 256 KiB or a little more; mail of the size that Gmail shows whole,
# 102 KB, takes 10 to 30 ms):
MAX_TAGS = 15_000  # nh3: 50,000 <div>, as many </p>: 12 s; bleach: 9 us each
MAX_ENTITIES = 50_000  # nh3: a million "&": 7 s; bleach: 8 us each
MAX_DEPTH = 200  # bleach: 10,000 <div>: 4 s
MAX_ATTRIBUTES = 15_000  # bleach: 30 us for a link
MAX_DECLARATIONS = 15_000  # bleach: 10 us each
MAX_STYLE_CHARACTERS = 4_000  # bleach: 500 nested parentheses: RecursionError
# In a browser each formatting element may come again in each paragraph: so many
# times deeper than others it counts.
FORMATTING_WEIGHT = 5

DOCUMENT = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light"><title>Message</title>
<style>
html {{ background: #fff; color: #111; color-scheme: light; }}
body {{ margin: 12px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }}
img, table {{ max-width: 100%; }}
img {{ height: auto; }}
pre {{ white-space: pre-wrap; }}
blockquote {{ margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #ccc; }}
</style></head><body>
{body}
</body></html>
"""

_formatting = "|".join(allowlist.FORMATTING)
_to_neutral = re.compile(rf"<(/?)({_formatting})(?=[\s/>])", re.IGNORECASE)
_from_neutral = re.compile(rf"<(/?){allowlist.FORMATTING_PREFIX}({_formatting})(?=[ >])")
# <body> may carry the background that the text was written for.  And of 15,000
# <html> a parser makes one with all their attributes: 3 s.
_root = re.compile(r"<(/?)(?:html|body)(?=[\s/>])", re.IGNORECASE)
# What HTML calls an error costs bleach 10 us.
_controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_tag = re.compile(r"<(/?)([a-z0-9-]+)")
_void = frozenset(("br", "col", "hr", "img", "wbr"))

_color = r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([\d\s.,%/]*+\)"
_value = re.compile(rf"(?:{_color}|[\w\s#%.,!/+-]|'[\w\s.,+-]*+')++", re.IGNORECASE)
_background = re.compile(rf"{_color}|^\s*[a-z]+\s*(?:!|$)", re.IGNORECASE)


class TooComplex(Exception):
    """Sanitizing this HTML would cost too much: show the text part, offer the source."""


def safe_document(html: str, inline: dict[str, str] | None = None) -> str:
    """Return a complete document.  `inline` has the URL of each part that the HTML may show, by content id.

    Raises TooComplex.
    """
    html = _controls.sub("", html.encode(errors="ignore").decode())
    _refuse_if(len(html.encode()) > settings.MAX_HTML_BYTES, "bytes")
    _refuse_if(html.count("<") > MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")
    html = _root.sub(r"<\1div", _to_neutral.sub(rf"<\1{allowlist.FORMATTING_PREFIX}\2", html))

    attributes = _Attributes(inline or {})
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
    _refuse_if(html.count("<") > 2 * MAX_TAGS, "tags")
    _refuse_if(html.count("&") > MAX_ENTITIES, "entities")
    _refuse_if(_depth(html) > MAX_DEPTH, "depth")

    return DOCUMENT.format(body=_from_neutral.sub(r"<\1\2", _cleaner().clean(html)))


def _refuse_if(too_much: bool, what: str) -> None:
    if too_much:
        raise TooComplex(what)


def _cleaner() -> Cleaner:
    """A new one for each message: it costs 0.1 ms, and one shared by threads would mix their messages."""
    options = get_bleach_default_options()
    options["css_sanitizer"].allowed_svg_properties = frozenset()  # fill and stroke take url()
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


class _Attributes:
    """nh3's question about each attribute it would keep; counts what it has seen."""

    def __init__(self, inline: dict[str, str]):
        self.inline = inline
        self.count = self.declarations = 0

    def filter(self, tag: str, name: str, value: str) -> str | None:
        """Return the value to keep, or None for no attribute."""
        self.count += 1
        if name == "src" and value[:4].lower() == "cid:":
            return self.inline.get(unquote(value[4:]).strip("<> "))
        if name == "src":
            return value if allowlist.is_image(value) else None
        if name == "href":
            return value if allowlist.is_link(value) else None
        if name == "style":
            return self._style(value)
        return value

    def _style(self, style: str) -> str | None:
        """Keep the plain declarations: no url(), no escapes, no other functions than colours."""
        if len(style) > MAX_STYLE_CHARACTERS:
            return None
        kept = []
        for declaration in style.replace('"', "'").split(";"):
            name, _, value = declaration.partition(":")
            name = name.strip().lower()
            if name == "background" and (color := _background.search(value)):
                name, value = "background-color", color[0].rstrip("!")
            if name in allowlist.STYLES and _value.fullmatch(value):
                kept.append(f"{name}:{value.strip()}")
        self.declarations += len(kept)
        return ";".join(kept) or None
