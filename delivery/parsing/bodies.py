"""A message's tree -> its text, its HTML and its attachments.

Part of parsing: pure.  Nothing of a message is dropped: what is not shown as text is
an attachment, named by the sender or by its number.
"""

import mimetypes
from dataclasses import dataclass, field

from inboxes.mail.summary import Defect

from . import mime
from .charsets import clean, plain
from .fields import header_text

EXTENSIONS = {"message/rfc822": ".eml", "text/calendar": ".ics"}  # not known on every machine


@dataclass
class Attachment:
    """A part offered for download; name is for display, never a path."""

    number: int  # 1-based, in the order of the tree
    name: str
    type: str
    content: bytes
    content_id: str = ""
    inline: bool = False


@dataclass
class Content:
    text: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def read(message: mime.Part, max_parts: int, max_text_bytes: int) -> Content:
    """Return a tree's text, HTML and attachments."""
    content = Content()
    leaves = _leaves(message)
    bodies: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in leaves:
        if _is_body(part):
            bodies[part.kind].append(mime.text_of(part))
        elif len(content.attachments) < max_parts:
            content.attachments.append(_attachment(part, len(content.attachments) + 1))
        elif Defect.TOO_MANY_PARTS not in content.defects:
            content.defects.append(Defect.TOO_MANY_PARTS)
    content.text = "\n\n".join(text for text in bodies["text/plain"] if text.strip())
    content.html = "\n".join(html for html in bodies["text/html"] if html.strip())
    if not content.text and not content.html:
        content.text = _last_resort(message, leaves)
    _bound_text(content, max_text_bytes)
    return content


def _leaves(message: mime.Part) -> list[mime.Part]:
    """Return the leaves of a tree in order, however deep it is."""
    leaves: list[mime.Part] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart():
            waiting += reversed(part.parts)
        else:
            leaves.append(part)
    return leaves


def _is_body(part: mime.Part) -> bool:
    return (
        part.kind in ("text/plain", "text/html")
        and mime.disposition_of(part) != "attachment"
        and not mime.file_name_of(part)
    )


def _attachment(part: mime.Part, number: int) -> Attachment:
    kind = mime.content_type(part)
    return Attachment(
        number=number,
        name=mime.file_name_of(part) or _default_name(kind, number),
        type=kind,
        content=mime.content_of(part),
        content_id=header_text(part.get("content-id", "")).strip("<>")[:250],
        inline=mime.disposition_of(part) == "inline",
    )


def _last_resort(message: mime.Part, leaves: list[mime.Part]) -> str:
    """The text of a message without a body: of an attached message, a part of another kind, outside the parts."""
    attached = [part for part in leaves if part.kind == "message/rfc822"]
    for part in attached[:1]:
        texts = [
            mime.text_of(leaf)
            for leaf in _leaves(mime.parse_tree(mime.content_of(part)))
            if _is_body(leaf) and leaf.kind == "text/plain"
        ]
        if text := "\n\n".join(text for text in texts if text.strip()):
            return text
    for part in leaves:
        if part.kind.startswith(("text/", "multipart/", "message/")) and (text := mime.text_of(part)).strip():
            return text
    return clean(plain("\n".join(filter(None, (message.preamble, message.epilogue)))))


def _bound_text(content: Content, limit: int) -> None:
    if len(content.text) > limit:
        content.text = content.text[:limit]
        content.defects.append(Defect.TEXT_CUT)
    if len(content.html) > limit:
        content.html = content.html[:limit]
        content.defects.append(Defect.HTML_CUT)


def _default_name(kind: str, number: int) -> str:
    extension = EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ".bin"
    return f"part-{number}{extension}"
