"""The mailboxes of From and To (RFC 5322 3.4), whatever senders made of them.

Part of parsing: pure.  Encoded words are decoded after the field has been taken apart, so that
nothing in a name makes an address of itself: a comma or "<" in one stays in the name.
"""

import re
from dataclasses import dataclass, field

from .charsets import clean
from .fields import decode_words, is_encoded, words_in

MAX_MAILBOXES = 100
MAX_FIELD_CHARACTERS = 16 * 1024
MAX_NAME_WORDS = 50  # that commas may divide

# An encoded word stands for itself as two lone surrogates, which no field has.
_placeholder = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_token = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"(?!@)|(?P<comment>\()|<(?P<angle>[^<>]*)>|(?P<end>[,;])|(?P<group>:)|'
    r'(?P<space>\s+)|(?P<text>(?:"(?:[^"\\]|\\.)*"@|[^\s"(<,;:])[^\s(<,;:]*|.)',
    re.DOTALL,
)
_in_comment = re.compile(r"\\.|[()]", re.DOTALL)
_quoted_pair = re.compile(r"\\(.)", re.DOTALL)
_address = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^\s@]+)@[^\s@]+', re.DOTALL)
_inner_comment = re.compile(r"\([^()]*\)")
_route = re.compile(r"@[^:]*:")


@dataclass
class _Mailbox:
    """What stands between two commas, in the order it came."""

    words: list[str] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)  # places of words
    comments: list[str] = field(default_factory=list)
    angle: str | None = None
    before_angle: int = 0  # words
    has_at: bool = False

    def add(self, word: str, is_glued: bool = False, is_quoted: bool = False) -> None:
        if is_quoted:
            self.quoted.add(len(self.words))
        if is_glued and self.words:
            self.words[-1] += word
        else:
            self.words.append(word)
        self.has_at = self.has_at or "@" in word


def mailboxes(value: str, *hints: str) -> tuple[list[tuple[str, str]], bool]:
    """Return the (name, address) of each mailbox of an unfolded field, and whether a name was encoded twice."""
    value = value[:MAX_FIELD_CHARACTERS]
    encoded = _Encoded(value, hints)
    found = [encoded.pair(mailbox) for mailbox in _split(encoded.protected)]
    pairs = [pair for pair in found if "@" in pair[1] and pair[1][-1] != ";"]
    if not pairs and encoded.words and "@" in (decoded := encoded.decode(encoded.protected)):
        # The address is within the encoded word.
        inner = _Encoded(decoded, hints)
        pairs = [pair for pair in map(inner.pair, _split(inner.protected)) if "@" in pair[1]]
    return pairs[:MAX_MAILBOXES], encoded.is_twice


class _Encoded:
    """A field with its encoded words put aside."""

    def __init__(self, value: str, hints: tuple[str, ...]) -> None:
        self.words: list[str] = []
        self.hints = hints
        self.is_twice = False
        pieces, end = [], 0
        for word in words_in(value) if "=?" in value else ():
            number = len(self.words)
            pieces += [value[end : word.start], chr(0xD800 + number // 1024), chr(0xDC00 + number % 1024)]
            self.words.append(value[word.start : word.end])
            end = word.end
        self.protected = "".join([*pieces, value[end:]])

    def decode(self, text: str) -> str:
        if not self.words:
            return clean(" ".join(text.split()))
        raw = _placeholder.sub(lambda match: self.words[(ord(match[1]) - 0xD800) * 1024 + ord(match[2]) - 0xDC00], text)
        decoded = decode_words(raw, *self.hints)
        if is_encoded(decoded):
            self.is_twice = True
            decoded = decode_words(decoded, *self.hints)
        return clean(" ".join(decoded.split()))

    def pair(self, mailbox: _Mailbox) -> tuple[str, str]:
        """Return (name, address), "" for what is missing."""
        words, address = mailbox.words, mailbox.angle or ""
        if not address:
            # What is in quotes is a name as long as anything else may be the address.
            places = [number for number, word in enumerate(words) if _address.fullmatch(word)]
            place = min(places, key=lambda number: number in mailbox.quoted, default=None)
            if place is not None:
                address, words = words[place], words[:place] + words[place + 1 :]
                words = words[max((number + 1 for number, word in enumerate(words) if word[-1:] == ","), default=0) :]
        name = self.decode(" ".join(word for word in words if word.strip('<>"')))
        name = name or self.decode(" ".join(mailbox.comments))
        if name.strip('"').count('"') == 0:
            name = name.strip('" ')
        if address[:1] != '"':
            address = "".join(_inner_comment.sub("", self.decode(address)).split())
        address = address.removeprefix("mailto:").strip("<>")
        address = _route.sub("", address, count=1) if address.startswith("@") else address
        return ("" if name.casefold() == address.casefold() else name), address


def _split(value: str) -> list[_Mailbox]:
    """Take a field apart at its commas; a piece without an address belongs to the name behind it."""
    found: list[_Mailbox] = []
    current = _Mailbox()
    last_end = value.rfind(";")
    position, last = 0, None
    while position < len(value) and len(found) <= MAX_MAILBOXES and (token := _token.match(value, position)):
        position = token.end()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "comment":
            end = _comment_end(value, position)
            current.comments.append(_quoted_pair.sub(r"\1", value[position : end - 1]))
            position = end
        elif kind == "quoted":
            current.add(_quoted_pair.sub(r"\1", text), is_quoted=True)
        elif kind == "angle":
            if current.angle is not None:
                found.append(current)
                current = _Mailbox(words=current.words[current.before_angle :])
                found[-1].words = found[-1].words[: found[-1].before_angle]
            current.angle, current.before_angle = text, len(current.words)
        elif kind == "end":
            current = _at_end(current, text, found)
        elif kind == "group" and position <= last_end and not current.has_at:
            current = _Mailbox()
        elif kind in ("text", "group"):
            if "@" in text and last == "space" and current.has_at and current.angle is None and not current.quoted:
                # Two addresses, and no comma between them.
                found.append(current)
                current = _Mailbox()
            # Blanks may stand before a dot of an address, and comments before its "@" (RFC 5322 4.4).
            is_glued = last in ("text", "group") or (last == "comment" and text[0] == "@")
            current.add(text, is_glued or (current.has_at and (text[0] == "." or current.words[-1][-1:] == ".")))
        last = kind
    return [*found, current]


def _at_end(current: _Mailbox, mark: str, found: list[_Mailbox]) -> _Mailbox:
    """Return what a comma leaves open: the next mailbox, or a name with a comma in it that nobody quoted."""
    if current.angle is not None or current.has_at or len(current.words) > MAX_NAME_WORDS:
        found.append(current)
        return _Mailbox()
    if current.words and mark == ",":
        current.words[-1] += mark
        return current
    return _Mailbox()


def _comment_end(value: str, position: int) -> int:
    """Return the end of a comment; comments nest (RFC 5322 3.2.2)."""
    depth = 1
    for match in _in_comment.finditer(value, position):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(value)
