"""The first words that a reader sees of a message.

Part of parsing: pure.  Reads no further than it must; linear.
"""

import html as html_entities
import re

from inboxes.mail.summary import Note

CHARACTERS = 140
MAX_SCANNED = 512 * 1024
MAX_SHEET = 64 * 1024

_spaces = re.compile(r"\s+")
_token = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([a-z][a-z0-9]*+)((?>[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[\"'=])*+)>|<(?:[!?]|/(?![a-z]))[^>]*+>",
    re.IGNORECASE | re.DOTALL,
)
_tag_start = re.compile(r"<[!?/a-z]", re.IGNORECASE)
_blank = " \t\r\n\u00a0\u00ad\u034f\u200b\u200c\ufeff"
_raw = frozenset("script style title textarea noframes xmp iframe".split())
_void = frozenset("area base br col embed hr img input link meta source track wbr".split())
_inline = frozenset(
    "a abbr b bdi bdo big cite code em font i ins kbd mark q s small span strike strong sub sup tt u".split()
)
_hides = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![a-z-])opacity\s*:\s*0(?![.\d])"
    r"|(?:font-size|max-height)\s*:\s*[01](?![.\d])",
    re.IGNORECASE,
)
_hidden = re.compile(r"\bhidden\b(?!\s*=\s*[\"']?false)", re.IGNORECASE)
_style = re.compile(r"\bstyle\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_class = re.compile(r"\bclass\s*=\s*[\"']?([\w \t-]+)", re.IGNORECASE)
_conditional = re.compile(r"@[^{}]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_rule = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_class_name = re.compile(r"(?:^|,)\s*[a-z]*\.([\w-]+)\s*(?=,|$)", re.IGNORECASE)


def preview_of(text: str, html: str, notes: list[Note]) -> str:
    """Return at most 140 characters: of what the HTML shows, of the text, or of what else was read."""
    said = (value for note in notes[:1] for _, value in note.facts)
    for words in (_first_words(html[:MAX_SCANNED]), text.lstrip()[:4000], " · ".join(said)):
        if cut := _spaces.sub(" ", words).strip()[:CHARACTERS].strip():
            return cut
    return ""


def _first_words(html: str) -> str:
    """Return the first words of HTML that are not hidden: a little more than are asked for."""
    words: list[str] = []
    size, at = 0, 0
    classes: set[str] = set()
    hidden, depth = "", 0  # the element that hides what is in it, and how many of its name are open within
    while at < len(html) and size < CHARACTERS + 20:
        opening = html.find("<", at)
        between = html_entities.unescape(html[at : opening if opening >= 0 else len(html)])
        if not hidden and between.strip(_blank):
            words.append(between)
            size += len(_spaces.sub(" ", between).strip())
        token = _token.match(html, opening) if opening >= 0 else None
        if token is None:
            if opening < 0 or _tag_start.match(html, opening):
                break  # never closed: a browser drops the rest, too
            words.append("<")
            at = opening + 1
            continue
        at = token.end()
        name = (token[2] or "").lower()
        if name in _raw and not token[1]:
            end = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
            if name == "style":
                classes |= _hiding_classes(html[at : end.start() if end else len(html)][:MAX_SHEET])
            at = end.start() if end else len(html)
        elif hidden:
            depth += (-1 if token[1] else 1) if name == hidden else 0
            hidden = hidden if depth else ""
        elif name and not token[1] and name not in _void and _is_hidden(token[3], classes):
            hidden, depth = name, 1
        if name and name not in _inline:
            words.append(" ")
    return "".join(words)


def _is_hidden(attributes: str, classes: set[str]) -> bool:
    if not attributes:
        return False
    style, named = _style.search(attributes), _class.search(attributes)
    apart = attributes.replace(style[0], "") if style else attributes
    return bool(
        (style and _hides.search(style[1]))
        or (named and classes.intersection(named[1].split()))
        or _hidden.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", apart))
    )


def _hiding_classes(sheet: str) -> set[str]:
    """Return the classes that a style sheet hides on every screen."""
    if not _hides.search(sheet):
        return set()
    rules = _rule.findall(_conditional.sub("", sheet))
    return {name for selector, style in rules if _hides.search(style) for name in _class_name.findall(selector.strip())}
