"""What a message's HTML may contain, for nh3 and bleach (settings BLEACH_*): what real mail uses.

Nothing that fetches, runs or submits: url() in a style only of the message's own pictures, no position, and
no name but of places in the message.  Pure: the settings import it.
"""

import re
from html import unescape

from .urls import remote_picture

# Elements that HTML parsers open again after a block has closed over them (HTML
# 13.2.4.3).  71 KB of them and of paragraphs cost nh3 12 s and 2.5 GB, so they go
# through the sanitizers under names that parsers know nothing of.
FORMATTING = "b big code em font i nobr s small strike strong tt u".split()
FORMATTING_PREFIX = "x-"

# Stand for the document's own <html> and <body>: see rendering.py.
ROOTS = ["x-html", "x-body"]
TAGS = [FORMATTING_PREFIX + name for name in FORMATTING] + ROOTS
TAGS += (
    "a abbr acronym address area article aside bdi bdo blockquote br caption center cite col colgroup dd del dfn dir "
    "div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img ins kbd li main map mark ol p pre q rp rt ruby "
    "samp section span sub sup table tbody td tfoot th thead time tr ul var wbr"
).split()
# What stands around a quote (quotes.py): no sender brings it.
OURS = "details summary".split()
# Dropped with what is inside them, if any came so far.
DROPPED = "iframe math noembed noframes object script select style svg template textarea title".split()

_CELL = "abbr axis background colspan headers nowrap rowspan scope".split()
NAMES = {
    "*": "align bgcolor class color dir height id lang style title valign width".split(),
    "a": ["href", "name"],
    "area": "alt coords href shape".split(),
    "map": ["name"],
    "img": "alt border hspace src usemap vspace".split(),
    FORMATTING_PREFIX + "font": "face size".split(),
    "x-body": ["background"],
    "table": "background border cellpadding cellspacing rules summary".split(),
    "tr": ["background"],
    "td": _CELL,
    "th": _CELL,
    "col": ["span"],
    "colgroup": ["span"],
    "br": ["clear"],
    "hr": "noshade size".split(),
    "ol": "reversed start type".split(),
    "ul": ["type"],
    "li": "type value".split(),
    "blockquote": ["type"],
    "del": ["datetime"],
    "ins": ["datetime"],
    "time": ["datetime"],
}
# Set on every link, whatever the message says.
LINK = {"target": "_blank", "rel": "noopener noreferrer nofollow"}

_sides = ("top", "right", "bottom", "left")
_logical = ("inline", "inline-start", "inline-end", "block", "block-start", "block-end")
STYLES = (
    "align-content align-items align-self aspect-ratio background background-clip background-color background-image "
    "background-origin background-position background-repeat background-size border border-collapse border-color "
    "border-radius border-spacing border-style border-width box-shadow box-sizing caption-side clear color "
    "color-scheme column-gap direction display empty-cells flex flex-basis flex-direction flex-flow flex-grow "
    "flex-shrink flex-wrap float font font-family font-feature-settings font-size font-stretch font-style "
    "font-variant font-variant-numeric font-weight gap grid-template-columns height hyphens justify-content "
    "justify-items justify-self letter-spacing line-height list-style list-style-position list-style-type margin "
    "max-height max-width min-height min-width mso-hide object-fit object-position opacity order outline overflow "
    "overflow-wrap overflow-x overflow-y padding row-gap tab-size table-layout text-align text-align-last "
    "text-decoration text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness "
    "text-indent text-overflow text-shadow text-transform text-underline-offset unicode-bidi vertical-align "
    "visibility white-space width word-break word-spacing word-wrap "
    "-webkit-background-clip -webkit-text-fill-color"
).split()
STYLES += [f"{box}-{side}" for box in ("border", "margin", "padding") for side in (*_sides, *_logical)]
STYLES += [f"border-{side}-{what}" for side in _sides for what in ("color", "style", "width")]
STYLES += [f"border-{y}-{x}-radius" for y in ("top", "bottom") for x in ("left", "right")]

PROTOCOLS = ["http", "https", "mailto", "tel", "data"]  # data only where is_image() says so

_link = re.compile(r"\s*(?:https?:|mailto:|tel:|#)", re.IGNORECASE)
_image = re.compile(r"data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)
_ours = re.compile(r"/(?![/\\])[^\s\"'()<>\\]*+")
_url = re.compile(r"url\(\s*+[\"']?+([^\"'\\]*?)[\"']?\s*+\)", re.IGNORECASE)
_map = re.compile(r"#[^\s\"<>]{1,200}")
# Values of a style that hold none of the guest's own URLs, and have none to hide.
_harmless_style = re.compile(
    r"(?!.*(?:[\\<@]|expression|javascript|(?<![\w-])(?:attr|env|image-set|src)\())", re.IGNORECASE | re.DOTALL
)


def is_link(value: str) -> bool:
    """Whether href leads out, or to a place in the message: a relative one would lead into this site."""
    return _link.match(value) is not None


def is_image(value: str) -> bool:
    """Whether src brings its picture with it."""
    return _image.fullmatch(value) is not None


def is_picture(value: str, with_remote: bool) -> bool:
    """Whether a picture may be shown from there: ours, one that comes along, or one that the reader asked for."""
    return bool(_ours.fullmatch(value)) or is_image(value) or (with_remote and remote_picture(value) == value != "")


def is_style(value: str, with_remote: bool) -> bool:
    """Whether a value of a style asks for no picture but such."""
    urls = _url.findall(value)
    is_whole = value.lower().count("url(") == len(urls)
    return is_whole and all(is_picture(url, with_remote) for url in urls) and bool(_harmless_style.match(value))


def allow_attribute(tag: str, name: str, value: str, with_remote: bool = False) -> bool:
    """bleach's question about each attribute; it leaves entities as they are."""
    if tag in ("a", "area") and name in LINK:
        return value == LINK[name]
    if name == "href":
        return tag in ("a", "area") and is_link(value)
    if name == "background":
        return tag in ("table", "tr", "td", "th", "x-body") and is_picture(unescape(value), with_remote)
    if name == "src":
        return tag == "img" and is_picture(unescape(value), with_remote)
    if name == "usemap":
        return tag == "img" and _map.fullmatch(value) is not None
    return name in NAMES["*"] or name in NAMES.get(tag, ())


ATTRIBUTES = allow_attribute
