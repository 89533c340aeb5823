"""A ground that was a picture -> a colour that the words on it can be read on.

Pure.  Works on nh3's output, which is well-formed.  Words that are lighter than paper keep no ground of
paper; where only dark ones stand, none is needed.
"""

import re
from dataclasses import dataclass

from .styles import BELOW_BOTH, BELOW_LIGHT, LOST_GROUND, is_light

LOST = "lost"  # the value of a background attribute whose picture is not shown

_tag = re.compile(r"<(/?)([a-z0-9-]+)([^>]*)>")
_void = frozenset("area br col hr img wbr".split())
_declaration = ":".join(LOST_GROUND)
_colour = re.compile(r"(?:[;\"]| )color(?::|=\")\s*([^;\"]+)")
_style = re.compile(r' style="([^"]*)"')
_picture = re.compile(r' background="([^"]*)"')


@dataclass
class _Ground:
    """One element whose ground is no colour."""

    tag: int  # its place among the tags
    is_light: bool = False  # its own words are
    has_light: bool = False  # some of the words within it
    is_named: bool = False  # a sheet may say so


def replaced(html: str, may_be_light: bool) -> str:
    """Put a colour where a picture was the only ground of light words; may_be_light: a sheet's words are, somewhere."""
    tags = list(_tag.finditer(html))
    lost: dict[int, _Ground] = {}
    stack: list[_Ground | None] = []
    root: _Ground | None = None
    for number, tag in enumerate(tags):
        closing, name, attributes = tag[1], tag[2], tag[3]
        if closing:
            if stack:
                stack.pop()
            continue
        ground = stack[-1] if stack else root
        if _declaration in attributes or (_picture.search(attributes) and "bgcolor=" not in attributes):
            ground = lost[number] = _Ground(number)
        elif "background" in attributes or "bgcolor=" in attributes:
            ground = None  # a colour of its own
        if ground:
            is_below_light = any(map(is_light, _colour.findall(attributes)))
            ground.has_light |= is_below_light
            ground.is_light |= is_below_light and ground is lost.get(number)
            ground.is_named |= " class=" in attributes or " id=" in attributes
        if name.startswith("x-") and name in ("x-html", "x-body"):
            root = ground or root
        if name not in _void:
            stack.append(ground)
    return _written(html, tags, lost, may_be_light)


def _written(html: str, tags: list[re.Match[str]], lost: dict[int, _Ground], may_be_light: bool) -> str:
    pieces: list[str] = []
    at = 0
    for number, ground in lost.items():
        tag = tags[number]
        is_mixed = ground.has_light or (ground.is_named and may_be_light)
        colour = BELOW_LIGHT if ground.is_light else BELOW_BOTH if is_mixed else ""
        pieces += [html[at : tag.start()], _grounded(tag, colour)]
        at = tag.end()
    return "".join([*pieces, html[at:]])


def _grounded(tag: re.Match[str], colour: str) -> str:
    attributes = tag[3].replace(f' background="{LOST}"', "")
    style = f"background-color:{colour}" if colour else ""
    if _declaration in attributes:
        attributes = attributes.replace(_declaration, style, 1).replace(' style=""', "")
    elif style and _style.search(attributes):
        attributes = _style.sub(lambda match: f' style="{match[1]};{style}"', attributes, count=1)
    elif style:
        attributes = f'{attributes} style="{style}"'
    return f"<{tag[2]}{attributes}>"
