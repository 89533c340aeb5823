"""Pictures that are not shown -> their places: as large as they would be where there is room, with their words.

Pure.  Works on nh3's output, which is well-formed.  A picture without a source is no replaced element to a browser
(HTML 15.4.3): it makes its table as wide as itself, and a phone shows all of a letter smaller for it.  So each gets
an empty picture, which gives way, below its words.
"""

import re
from html import escape, unescape

# Each costs the sanitizer three tags instead of one.
MAX_PLACES = 500
# Narrower or lower: its words would be cut off.
LEAST_WIDTH, LEAST_HEIGHT = 56, 18
WIDE_FROM = 300  # pixels: a picture, not a logo
# Lines and gaps of letters that are laid out by pictures of one pixel.
MOST_OF_A_LINE = 8

_png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"
# Empty.  One as wide as most letters and low, for what says no height; one that is low, for what is small.
WIDE = _png + (
    "AlgAAAAyAQAAAACo7ZhkAAAAAnRSTlMAAHaTzTgAAAAbSURBVHja7cEBDQAAAMKg909tDjegAAAA4NcADtgAARdtDiYAAAAASUVORK5CYII="
)
LOW = _png + "AAQAAAABAQAAAADRRzJgAAAAAnRSTlMAAHaTzTgAAAAKSURBVHjaY2AAAAACAAHlJ978AAAAAElFTkSuQmCC"
SQUARE = _png + "AAEAAAABAQAAAAA3bvkkAAAAAnRSTlMAAHaTzTgAAAAKSURBVHjaY2AAAAACAAHlJ978AAAAAElFTkSuQmCC"

_image = re.compile(r"<img((?: [^\s=>]+=\"[^\"]*\")*)>")
_attribute = re.compile(r" ([^\s=>]+)=\"([^\"]*)\"")
_style = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)")
_pixels = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*(?:!.*)?\Z")

CSS = """
.ours-picture {
  display: inline-grid !important; max-width: 100% !important; vertical-align: middle !important;
  border-radius: 6px !important; background: #8882 !important; overflow: hidden !important;
}
.ours-picture.ours-block { display: grid !important; width: fit-content !important; }
.ours-picture.ours-middle { margin-inline: auto !important; }
.ours-picture > * { grid-area: 1 / 1 !important; margin: 0 !important; }
.ours-picture > img { max-width: 100% !important; min-width: 0 !important; padding: 0 !important; }
.ours-alt {
  display: grid !important; place-content: safe center !important; padding: 0 6px !important;
  overflow: hidden !important; font: 13px/1.25 system-ui, sans-serif !important; text-align: center !important;
  text-indent: 0 !important; letter-spacing: normal !important; white-space: normal !important;
  overflow-wrap: anywhere !important;
}
.ours-sized > .ours-alt { contain: size !important; padding: 0 !important; }
"""


def placed(html: str) -> str:
    """Put a place where a picture has no source."""
    if "<img" not in html:
        return html
    pieces: list[str] = []
    at = count = 0
    for tag in _image.finditer(html):
        if ' src="' in tag[1]:
            continue
        count += 1
        pieces += [html[at : tag.start()], _place(tag[1], count <= MAX_PLACES)]
        at = tag.end()
    return "".join([*pieces, html[at:]])


def _place(attributes: str, has_words: bool) -> str:
    given = dict(_attribute.findall(attributes))
    style = dict(_style.findall(unescape(given.get("style", "")).lower()))
    width, height = (style.get(name) or given.get(name, "") for name in ("width", "height"))
    across, down = (int(match[1]) if (match := _pixels.match(size)) else None for size in (width, height))
    is_sized = across is not None or "%" in width
    if not is_sized:
        source = LOW if down is None else SQUARE
    else:
        source = WIDE if across is None or across >= WIDE_FROM else LOW
    if is_sized and down is None:
        down = (across or WIDE_FROM) // (12 if source == WIDE else 4)
    alt = " ".join(unescape(given.get("alt", "")).split())
    is_line = any(size is not None and size <= MOST_OF_A_LINE for size in (across, down))
    if not has_words or is_line or not (alt or is_sized) or style.get("display", "").startswith("none"):
        return f'<img src="{source}"{attributes}>'
    words = ""
    if alt and not (is_sized and ((across or LEAST_WIDTH) < LEAST_WIDTH or (down or LEAST_HEIGHT) < LEAST_HEIGHT)):
        attributes = attributes.replace(f' alt="{given["alt"]}"', ' alt=""', 1)
        colour = f' style="color:{escape(style["color"])}"' if "color" in style else ""
        words = f'<span class="ours-alt"{colour}>{escape(alt)}</span>'
    kind = " ours-sized" if is_sized else ""
    if style.get("display", "").startswith("block"):
        kind += " ours-block"
        if "auto" in style.get("margin", "") + style.get("margin-left", "") + style.get("margin-inline", ""):
            kind += " ours-middle"
    return f'<span class="ours-picture{kind}"><img src="{source}"{attributes}>{words}</span>'
