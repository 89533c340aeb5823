"""Declarations of a style attribute or of a sheet's rule -> those that may stand, and what they say of the ground.

Pure.  A value is let through as it is written, if it is made of words, numbers, strings without marks and of
functions that only reckon or colour; a picture only where a ground may have one, and by its own URL.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tinycss2.color3 import parse_color

from .allowlist import STYLES

Picture = Callable[[str], str]  # the URL that a url() may be shown from; "" for none

_functions = (
    "rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|calc|min|max|clamp|var|minmax|repeat|fit-content"
    "|(?:-webkit-|-moz-|-o-)?(?:repeating-)?(?:linear|radial|conic)-gradient"
)
_plain = r"\w\s#%.,/+*\u2013-"
_first = rf"(?<![\w-])(?:{_functions})?\([{_plain}]*+\)"
_second = rf"(?<![\w-])(?:{_functions})?\((?:{_first}|[{_plain}])*+\)"
_third = rf"(?<![\w-])(?:{_functions})\((?:{_second}|[{_plain}])*+\)"
_string = r"'[\w\s.,&+()-]*+'|\"[\w\s.,&+()-]*+\""
_plain_value = re.compile(rf"[{_plain}]++(?:!\s*important\s*)?", re.IGNORECASE)
_value = re.compile(rf"(?:{_third}|{_string}|[{_plain}])++(?:!\s*important\s*)?", re.IGNORECASE)
_custom = re.compile(r"--[\w-]{1,100}")
_declaration_end = re.compile(r";|\"[^\"]*+\"?|'[^']*+'?|\((?:[^()\"']++|\"[^\"]*+\"|'[^']*+'|\([^()]*+\))*+\)")
_url = re.compile(r"url\(\s*+(?:\"([^\"\\]*+)\"|'([^'\\]*+)'|([^\"'()\\]*+))\s*+\)", re.IGNORECASE)
# Of pictures for several screens the first.
_image_set = re.compile(
    r"(?:-webkit-)?image-set\(\s*+(?:url\(\s*+)?[\"']?+([^\"'()\s]++)[\"']?+(?:\s*+\))?[^()]*+\)", re.IGNORECASE
)
_fetches = re.compile(r"url\(|image-set\(|image\(|cross-fade\(|element\(|-webkit-gradient\(", re.IGNORECASE)
_colour = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([\w\s.,%/+-]*+\)|(?<![\w-])[a-z]{3,20}(?![\w(-])", re.IGNORECASE)
_no_colour = re.compile(r"(?:none|transparent|inherit|initial|unset|revert|currentcolor)\b", re.IGNORECASE)
_important = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)
_numbers = re.compile(r"[\d.]+")
# As high as the window, or as what has no height: it would cut off what is higher.
_window = re.compile(r"\d(?:d|s|l)?v(?:h|min|max|b|i)\b|\d(?:d|s|l)vw\b", re.IGNORECASE)
_percent = re.compile(r"\d\s*%")
# Wider than a phone's frame, maybe.
_wide = re.compile(r"^((?:\d{4,6}|[3-9]\d\d)(?:\.\d+)?px|\d{2,5}(?:\.\d+)?r?em)(?=\s*(?:!|$))", re.IGNORECASE)
_heights = frozenset(("height", "max-height", "min-height", "block-size"))
_grounds = frozenset(("background", "background-image"))
_allowed = frozenset(STYLES)
# Says in a style that a picture was the only ground: rendering.py puts one in its place, or nothing.
LOST_GROUND = ("background-color", "lost")
LIGHTEST_DARK = 0.6  # what is lighter can't be read on white
# As readable below white words as below black ones (4.6 : 1).
BELOW_BOTH, BELOW_LIGHT = "#757575", "#444444"


@dataclass
class Declared:
    """What may stand of some declarations."""

    kept: list[tuple[str, str]] = field(default_factory=list)
    has_colours: bool = False
    is_light: bool = False  # its words are
    has_ground: bool = False
    lost_ground: bool = False  # it had none but a picture that isn't shown, or can't be relied on

    def __str__(self) -> str:
        return ";".join(f"{name}:{value}" for name, value in self.kept)


def split(style: str) -> Iterator[str]:
    """Yield each declaration: a semicolon in a string or in brackets ends none."""
    start = 0
    for match in _declaration_end.finditer(style):
        if match[0] == ";":
            yield style[start : match.start()]
            start = match.end()
    yield style[start:]


def declared(declarations: Iterable[str], picture: Picture, *, in_sheet: bool = False) -> Declared:
    """Return what may stand.  Only a sheet may name values of its own (--brand)."""
    found = Declared()
    asked_for_picture = False
    for declaration in declarations:
        name, _colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _grounds and value:
            asked_for_picture |= _add_ground(found, name, value, picture)
        elif name in _allowed:
            if name == "max-width":
                value = _wide.sub(r"min(100%,\1)", value)
            if _is_plain(value) and not (name in _heights and (_window.search(value) or _percent.search(value))):
                found.kept.append((name, value))
                if name in ("color", "background-color") and not _no_colour.match(value):
                    found.has_colours = True
                    found.has_ground |= name == "background-color"
                    found.is_light |= name == "color" and is_light(value)
        elif in_sheet and _custom.fullmatch(name) and _is_plain(value):
            found.kept.append((name, value))
    found.lost_ground = asked_for_picture and not found.has_ground
    return found


def _is_plain(value: str) -> bool:
    return (_plain_value.fullmatch(value) or _value.fullmatch(value)) is not None


def _add_ground(found: Declared, name: str, value: str, picture: Picture) -> bool:
    """Keep a background; return whether it asked for a picture."""
    pictures: list[str] = []

    def place(match: re.Match[str]) -> str:
        url = picture(match[1] or match[2] or match[3] or "")
        pictures.append(url)
        return f" picture{len(pictures) - 1}picture " if url else " none "

    plain = _url.sub(place, _image_set.sub(r"url('\1')", value)) if "(" in value else value
    if not _is_plain(plain):
        plain, name = _first_colour(value), "background-color"
    elif pictures and not any(pictures) and "gradient" not in plain.lower():
        # No picture is left: what else it says is about its place.
        plain, name = _first_colour(plain), "background-color"
    if plain:
        has_colour = "gradient" in plain.lower() or "var(" in plain or bool(_first_colour(plain))
        found.has_ground |= has_colour
        found.has_colours |= has_colour or any(pictures)
        if plain == " picture0picture ":
            name = "background-image"  # a ground that bgcolor gives stays below it
        for number, url in enumerate(pictures):
            plain = plain.replace(f" picture{number}picture ", f" url('{_quoted(url)}') ")
        found.kept.append((name, " ".join(plain.split())))
    return bool(pictures) or _fetches.search(value) is not None


def _quoted(url: str) -> str:
    """A picture's URL, which is ASCII, as a string of CSS."""
    return url.replace("'", "%27").replace("\\", "%5C")


def _first_colour(value: str) -> str:
    """Return the first colour that a background names, as important as it is; "" for none."""
    for match in _colour.finditer(_url.sub(" ", value)):
        if match[0][0] == "#" or "(" in match[0] or _rgb(match[0].lower()):
            return match[0] + (" !important" if _important.search(value) else "")
    return ""


def is_light(colour: str) -> bool:
    """Whether words of this colour can't be read on white."""
    rgb = _rgb(_important.sub("", colour).strip().lower())
    return rgb is not None and 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] > LIGHTEST_DARK


@lru_cache(maxsize=500)
def _rgb(colour: str) -> tuple[float, float, float] | None:
    """Return (red, green, blue) from 0 to 1, None for what is no colour, or nothing to see."""
    if len(colour) > 50:
        return None
    found = parse_color(colour)
    if found is None and colour.startswith("rgb"):  # as CSS Color 4 writes it
        numbers = [float(number) / 255 for number in _numbers.findall(colour)[:3] if number.strip(".").count(".") < 2]
        return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None
    if found is None or found == "currentColor" or found.alpha < 0.1:
        return None
    return found.red, found.green, found.blue
