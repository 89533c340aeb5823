"""What a message's HTML may contain, for nh3 and bleach (settings BLEACH_*): what real mail uses.

Nothing that fetches, runs, submits or names: no url() in a style, no id, name or
class, no position.  Pure: the settings import it.
"""

import re
from html import unescape

# Elements that HTML parsers open again after a block has closed over them (HTML
# 13.2.4.3).  71 KB of them and of paragraphs cost nh3 12 s and 2.5 GB, so they go
# through the sanitizers under names that parsers know nothing of.
FORMATTING = "b big code em font i nobr s small strike strong tt u".split()
FORMATTING_PREFIX = "x-"

TAGS = [FORMATTING_PREFIX + name for name in FORMATTING] + (
    "a abbr acronym address article aside bdi bdo blockquote br caption center cite col colgroup dd del dfn dir div "
    "dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img ins kbd li main mark ol p pre q rp rt ruby samp "
    "section span sub sup table tbody td tfoot th thead time tr ul var wbr"
).split()
# Dropped with what is inside them.
DROPPED = "iframe math noembed noframes object script select style svg template textarea title".split()

_CELL = "abbr axis background colspan headers nowrap rowspan scope".split()
NAMES = {
    "*": "align bgcolor color dir height lang style title valign width".split(),
    "a": ["href"],
    "img": "alt border hspace src vspace".split(),
    FORMATTING_PREFIX + "font": "face size".split(),
    "table": "background border cellpadding cellspacing rules summary".split(),
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
STYLES = (
    "background-color border border-collapse border-color border-radius border-spacing border-style border-width "
    "box-sizing caption-side clear color direction display empty-cells float font font-family font-size font-style "
    "font-variant font-weight height letter-spacing line-height list-style-position list-style-type margin "
    "max-height max-width min-height min-width mso-hide opacity overflow overflow-wrap padding table-layout "
    "text-align text-decoration text-indent text-overflow text-transform unicode-bidi vertical-align visibility "
    "white-space width word-break word-spacing word-wrap"
).split()
STYLES += [f"{box}-{side}" for box in ("border", "margin", "padding") for side in _sides]
STYLES += [f"border-{side}-{what}" for side in _sides for what in ("color", "style", "width")]

PROTOCOLS = ["http", "https", "mailto", "tel", "data"]  # data only where is_image() says so

_link = re.compile(r"\s*(?:https?:|mailto:|tel:)", re.IGNORECASE)
_image = re.compile(r"data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)
# No character that could end a url("..."), a declaration or an attribute.
_remote = re.compile(r"\s*(?:https?:)?//([a-z0-9\[][A-Za-z0-9\[\]._~:/?#@!$&*+,=%|-]*+)\s*", re.IGNORECASE)
_remote_url = re.compile(r"url\(\s*+(?:'([^'()]*+)'|([^'()\s]*+))\s*+\)", re.IGNORECASE)


def is_link(value: str) -> bool:
    """Whether href leads out: a relative one would lead into this site."""
    return _link.match(value) is not None


def is_image(value: str) -> bool:
    """Whether src brings its picture with it."""
    return _image.fullmatch(value) is not None


def remote_picture(value: str) -> str:
    """Return the https URL of a picture that lies elsewhere, or ""; http is asked for as https."""
    match = _remote.fullmatch(value)
    return f"https://{match[1]}" if match else ""


def remote_background(value: str) -> str:
    """Return the https URL in a background's url(), or ""."""
    match = _remote_url.search(value)
    return remote_picture(match[1] or match[2] or "") if match else ""


def allow_attribute(tag: str, name: str, value: str, with_remote: bool = False) -> bool:
    """bleach's question about each attribute; it leaves entities as they are."""
    is_remote = name in ("background", "src") and with_remote and remote_picture(unescape(value)) == unescape(value)
    if tag == "a" and name in LINK:
        return value == LINK[name]
    if name == "href":
        return tag == "a" and is_link(value)
    if name == "background":
        return is_remote
    if name == "src":  # one of ours, from a content id, or one that brings its picture
        is_ours = is_image(value) or re.match(r"/(?![/\\])", value) is not None
        return tag == "img" and (is_ours or is_remote)
    return name in NAMES["*"] or name in NAMES.get(tag, ())


ATTRIBUTES = allow_attribute
