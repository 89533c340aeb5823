"""A sender's style sheets -> rules that may stand in the message's document.

Pure, and linear in its input.  Nothing is passed on as it came: a rule is written anew from the selectors,
the conditions and the declarations that are known.  No at-rule but @media is kept, so nothing is fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .styles import BELOW_BOTH, BELOW_LIGHT, Declared, Picture, declared

# Beyond these the first rules stay.  1.5 us a character and 10 us a rule: 0.25 s for the worst.
MAX_SHEET_CHARACTERS = 150_000  # of all sheets of a message
MAX_RULES = 3_000
MAX_SHEET_DECLARATIONS = 10_000
MAX_SELECTOR_CHARACTERS = 1_000
MAX_MEDIA_DEPTH = 3

_comment = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# What ends or opens something, and what it does not do so in: strings, escapes, brackets.
_mark = re.compile(
    r"[{};]|\"(?:[^\"\\\n]++|\\.)*+\"?|'(?:[^'\\\n]++|\\.)*+'?|\\."
    r"|\((?:[^()\"'\\{};]++|\"[^\"\\\n]*+\"|'[^'\\\n]*+'|\([^(){}]*+\)|;)*+\)",
    re.DOTALL,
)

_escape = r"\\[!#$%&()*+,./:;=?@\[\]^|~'-]"
_name = rf"-?(?:[a-z_\u00a1-\uffff]|{_escape})(?:[\w-]|{_escape})*+"
_attribute = rf"\[\s*+{_name}\s*+(?:[~|^$*]?=\s*+(?:\"[^\"\\<>{{}}]*+\"|'[^'\\<>{{}}]*+'|[\w-]++)\s*+(?:[is]\s*+)?)?\]"
_states = (
    "root|hover|active|focus|visited|link|any-link|empty|first-child|last-child|only-child|first-of-type"
    "|last-of-type|only-of-type|first-line|first-letter|target|checked|disabled|enabled"
)
_nth = r"nth-(?:last-)?(?:child|of-type)\(\s*(?:odd|even|[+-]?\d{0,5}n?(?:\s*[+-]\s*\d{1,5})?)\s*\)"
_simple = rf"(?:\*|[.#]?{_name}|{_attribute}|:(?:{_states})(?![\w(-])|:{_nth})"
_compound = rf"(?:{_simple}|:(?:not|is|where)\(\s*+{_simple}++(?:\s*+,\s*+{_simple}++)*+\s*+\))++"
_selector = re.compile(rf"{_compound}(?:(?:\s*+[>+~]\s*+|\s++){_compound})*+", re.IGNORECASE)
_comma = re.compile(r",|\\.|\[[^\]]*+\]|\([^()]*+\)")
_vendor = re.compile(r"::?-")
_root = re.compile(r"(?<![\w.#:\[=*^$|~\"'-])(html|body)(?![\w-])|:root(?![\w-])", re.IGNORECASE)

_feature = (
    r"\(\s*+(?:(?:min-|max-)?(?:device-)?(?:width|height)|orientation|prefers-(?:color-scheme|reduced-motion|contrast)"
    r"|(?:-webkit-)?(?:min-|max-)?(?:device-pixel-ratio|resolution)|(?:any-)?(?:hover|pointer)|forced-colors"
    r"|(?:min-|max-)?(?:device-)?aspect-ratio|color)\s*+(?::\s*+[\w./-]++\s*+)?\)"
)
_query = re.compile(
    rf"(?:(?:only|not)\s++)?(?:all|screen|print)(?:\s*+and\s*+{_feature})*+|{_feature}(?:\s*+and\s*+{_feature})*+",
    re.IGNORECASE,
)
_range = re.compile(r"\(\s*(width|height)\s*([<>])=?\s*([\w.]+)\s*\)", re.IGNORECASE)
_dark = re.compile(r"prefers-color-scheme\s*:\s*dark", re.IGNORECASE)
_width = re.compile(r"\b(?:min|max)-(?:device-)?width", re.IGNORECASE)


@dataclass
class Rule:
    """Selectors and their declarations, or a condition and what stands under it."""

    selectors: list[str] = field(default_factory=list)
    declared: Declared = field(default_factory=Declared)
    media: str = ""
    rules: "list[Rule]" = field(default_factory=list)


@dataclass
class Sheet:
    """All sheets of one message."""

    rules: list[Rule] = field(default_factory=list)
    declarations: int = 0
    count: int = 0
    characters: int = 0
    is_dark: bool = False  # has grounds of its own for the dark
    fits_phones: bool = False  # has rules of its own for narrow screens
    has_colours: bool = False
    has_light_words: bool = False
    grounds_root: bool = False

    def css(self, *, has_light_words: bool = False, within: str = "") -> str:
        """Return the sheet; `within` is the class of what the message stands in where it is a part of a document.

        has_light_words: of anything in the message, for grounds that were a picture.
        """
        written = _written(self.rules, has_light_words or self.has_light_words, within, self.is_dark)
        return "".join(written)


def read(css: str, media: str, picture: Picture, sheet: Sheet) -> None:
    """Add the rules of one <style>; media is its attribute."""
    css = _comment.sub(" ", css).replace("<!--", " ").replace("-->", " ")[: MAX_SHEET_CHARACTERS - sheet.characters]
    sheet.characters += len(css)
    rule = Rule(media=_condition(media)) if media.strip() else None
    if rule and not rule.media:
        return
    found = list(_rules(css, picture, sheet, [rule] if rule else []))
    if rule:
        rule.rules, found = found, [rule] if found else []
    sheet.rules += found


@dataclass
class _Open:
    """A block whose end has not come: under a condition, or of a rule."""

    kind: str
    rule: Rule
    pieces: list[str] = field(default_factory=list)


def _rules(css: str, picture: Picture, sheet: Sheet, conditions: list[Rule]) -> Iterator[Rule]:
    """Yield the outermost rules.  What is not closed is closed by the end (CSS Syntax 5.4)."""
    stack: list[_Open] = []
    start = 0

    def close() -> Rule | None:
        """End the innermost block; return the rule that stands in no other."""
        opened = stack.pop()
        rule = opened.rule
        if opened.kind == "rule" and rule.selectors:
            _declare(rule, opened.pieces, picture, sheet, [*conditions, *(outer.rule for outer in stack)])
        if not (rule.declared.kept or rule.declared.lost_ground or rule.rules):
            return None
        if stack:
            stack[-1].rule.rules.append(rule)
            return None
        return rule

    passed_over = 0  # open blocks that nothing is kept of
    for match in _mark.finditer(css):
        mark = match[0]
        if mark not in ("{", "}", ";"):
            continue
        if passed_over:
            passed_over += {"{": 1, "}": -1, ";": 0}[mark]
            start = match.end()
            continue
        piece, kind = css[start : match.start()], stack[-1].kind if stack else "media"
        start = match.end()
        if mark == "{":
            opened = _opened(piece, stack, sheet) if kind == "media" else None
            stack += [opened] if opened else []
            passed_over += not opened
        elif kind == "rule":
            stack[-1].pieces.append(piece)
        if mark == "}" and stack and (rule := close()):
            yield rule
        if sheet.count > MAX_RULES or sheet.declarations > MAX_SHEET_DECLARATIONS:
            break
    if stack and stack[-1].kind == "rule":
        stack[-1].pieces.append(css[start:])
    while stack:
        if rule := close():
            yield rule


def _opened(prelude: str, stack: list[_Open], sheet: Sheet) -> _Open | None:
    """Return the block that begins there; None for one that nothing is kept of."""
    prelude = prelude.strip()
    if prelude.startswith("@"):
        condition = _condition(prelude[6:]) if prelude[:6].lower() == "@media" else ""
        if not condition or len(stack) >= MAX_MEDIA_DEPTH:
            return None
        return _Open("media", Rule(media=condition))
    sheet.count += 1
    return _Open("rule", Rule(_selectors(prelude)))


def _condition(query: str) -> str:
    """Return those of a media query list that are known, "" for none."""
    query = _range.sub(lambda match: f"({'max' if match[2] == '<' else 'min'}-{match[1]}:{match[3]})", query[:1000])
    return ",".join(part for part in map(str.strip, query.split(",")) if _query.fullmatch(part))


def _selectors(prelude: str) -> list[str]:
    """Return those selectors of a list that are known; none of a list that no browser but one would take."""
    if len(prelude) > MAX_SELECTOR_CHARACTERS or _vendor.search(prelude):
        return []
    found, start = [], 0
    for match in _comma.finditer(prelude):
        if match[0] == ",":
            found.append(prelude[start : match.start()])
            start = match.end()
    found.append(prelude[start:])
    return [selector for selector in map(str.strip, found) if _selector.fullmatch(selector)]


def _declare(rule: Rule, pieces: list[str], picture: Picture, sheet: Sheet, conditions: list[Rule]) -> None:
    rule.declared = found = declared(pieces, picture, in_sheet=True)
    sheet.declarations += len(pieces)
    media = [condition.media for condition in conditions]
    sheet.is_dark |= any(map(_dark.search, media)) and found.has_ground
    sheet.fits_phones |= any(map(_width.search, media)) and bool(found.kept)
    sheet.has_colours |= found.has_colours
    if not media:
        sheet.has_light_words |= found.is_light
        sheet.grounds_root |= found.has_ground and any(map(_root.fullmatch, rule.selectors))


def _written(rules: list[Rule], has_light_words: bool, within: str, is_dark: bool) -> Iterator[str]:
    for rule in rules:
        if rule.media:
            # A few letters for the dark, on the grounds of the day, can't be read in either.
            if is_dark or not _dark.search(rule.media):
                yield f"@media {rule.media}{{{''.join(_written(rule.rules, has_light_words, within, is_dark))}}}\n"
            continue
        ground = ""
        if rule.declared.lost_ground:
            ground = BELOW_LIGHT if rule.declared.is_light else BELOW_BOTH if has_light_words else ""
        selectors = ",".join(_placed(selector, within) for selector in rule.selectors)
        yield f"{selectors}{{{rule.declared}{f';background-color:{ground}' if ground else ''}}}\n"


def _placed(selector: str, within: str) -> str:
    """A selector for what stands within an element of a class, in which <section> is what was <html> or <body>."""
    if not within:
        return selector
    return f":where(.{within}) " + _root.sub(
        lambda match: f"section:where(.{within}-{(match[1] or 'html').lower()})", selector
    )
