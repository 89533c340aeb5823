"""The pieces that a body is made of, as text and as HTML.

Part of parsing: pure.
"""

import re
from dataclasses import dataclass, field
from html import escape

from inboxes.mail import web_links

from . import shown

_data_picture = re.compile(r"data:image/[a-z]{3,4};base64,[A-Za-z0-9+/=\s%]++", re.IGNORECASE)


@dataclass
class Piece:
    """Something that is shown: its text, its HTML, or both."""

    text: str = ""
    html: str = ""
    picture: str = ""  # its content id, of one that stands alone

    @property
    def as_html(self) -> str:
        return self.html or (f'<div style="white-space:pre-wrap">{_linked(self.text)}</div>' if self.text else "")

    @property
    def as_text(self) -> str:
        return self.text or ("" if self.picture else words_of(self.html))


@dataclass
class Shown:
    """The pieces of a body: RFC 8621's textBody and htmlBody."""

    text: list[Piece] = field(default_factory=list)
    html: list[Piece] = field(default_factory=list)

    def add(self, other: "Shown") -> None:
        self.text += other.text
        self.html += other.html

    @property
    def has_html(self) -> bool:
        return any(piece.html and not piece.picture for piece in self.html)

    @property
    def has_text(self) -> bool:
        return any(piece.text for piece in self.text)


def without_pictures(html: str) -> str:
    """Return HTML without the pictures that it has within it (RFC 2397): they are no text, however long."""
    return _data_picture.sub("data:,", html) if "base64," in html else html


def words_of(html: str) -> str:
    """Return the words of HTML, in lines."""
    lines = (" ".join(line.split()) for line in shown.html_page(html).text.splitlines())
    return "\n".join(filter(None, lines))


def chosen(alternatives: list[Shown]) -> Shown:
    """Return the last alternative with HTML, and the last with text."""
    last = next((one for one in reversed(alternatives) if one.has_html), None)
    text = next((one for one in reversed(alternatives) if one.has_text and not one.has_html), None)
    if text is None:
        text = next((one for one in reversed(alternatives) if one.has_text or one.has_html), Shown())
    return Shown(text.text, (last or text).html)


def of(piece: Piece) -> Shown:
    return Shown([piece], [piece])


def as_message(head: list[str], body: Shown) -> Shown:
    """Return a message's head and body, set apart from what stands around them."""
    title = "<br>".join(f"<b>{escape(line)}</b>" if at == 0 else escape(line) for at, line in enumerate(head))
    html = "\n".join(piece.as_html for piece in body.html)
    text = "\n\n".join(filter(str.strip, ("\n".join(head), *(piece.as_text for piece in body.text))))
    # With both: where the rest is text alone, it is shown as text.
    whole = f"<blockquote><p>{title}</p>\n{html}\n</blockquote>"
    shown_as_html = [Piece(html=whole)] if body.has_html else [Piece(text=text)]
    return Shown([Piece(text=text)], shown_as_html)


def _linked(text: str) -> str:
    """Return text as HTML, its links as links."""
    pieces: list[str] = []
    at = 0
    for start, end, url in web_links.find(text):
        pieces += [escape(text[at:start]), f'<a href="{escape(url)}">{escape(text[start:end])}</a>']
        at = end
    return "".join([*pieces, escape(text[at:])])
