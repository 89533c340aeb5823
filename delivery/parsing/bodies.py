"""A message's tree -> its text, its HTML, its attachments, and what other parts say.

Part of parsing: pure.  Which parts are the body is RFC 8621 4.1.4, with these
differences: of alternatives the last that can be shown counts alone, a named part that
is the only body is the body, and what programs wrote is read where it stands
(kinds/).  Nothing of a message is dropped but alternatives that no page can show:
what is not shown is an attachment, named by the sender or by its type.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape

from inboxes.mail import dangers
from inboxes.mail.file_names import stored_name
from inboxes.mail.summary import Defect, Note

from . import mime
from .charsets import clean, plain
from .fields import header_text, unfolded
from .kinds import contacts, enriched, invitations, reports, smime, tnef
from .mailboxes import mailboxes
from .pieces import Piece, Shown, as_message, chosen, of, without_pictures

MAX_DEPTH = 40  # of multiparts whose structure counts; below it all are mixed
MAX_MESSAGES = 20  # shown within a message
MAX_MESSAGE_DEPTH = 3
MAX_NOTES = 20
PICTURES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
NO_FILES = frozenset(("text/x-amp-html", "text/amp-html", "text/watch-html"))  # alternatives for other readers
MESSAGES = frozenset(("message/rfc822", "message/global", "message/news"))
# Text that is some program's source, and is an attachment where it is no alternative.
SOURCES = frozenset(("text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/css", "text/javascript",
                     "text/x-amp-html", "text/watch-html", "text/xml", "text/rtf", "text/html"))  # fmt: skip

_mime_header = re.compile(r"(?im)^(?:--\S.*|content-[a-z-]+:.*(?:\n[ \t].*)*|mime-version:.*)\n?")


@dataclass
class Attachment:
    """A part offered for download; name is for display, never a path."""

    number: int  # 1-based, in the order of the tree
    name: str
    type: str
    content: bytes
    content_id: str = ""
    content_location: str = ""
    inline: bool = False


@dataclass
class Content:
    text: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def read(message: mime.Part, max_parts: int, max_text_bytes: int, max_bytes: int, plainly: bool = False) -> Content:
    """Return what a tree holds.

    max_bytes is for attachments, with those of messages within; plainly: messages and what
    programs wrote stay attachments.
    """
    reading = _Reading(max_parts, max_bytes, plainly)
    found = reading.walk(message)
    if not (found.has_text or found.has_html):
        found.add(reading.spare_body(message))
    elif len(found.text) > 1 or len(found.html) > 1:
        for part in reading.named_bodies:
            reading.attach(part)
    content = reading.content
    pieces = _placed(found.html)
    if found.has_html or any(piece.picture for piece in pieces):
        content.html = "\n".join(filter(None, (piece.as_html for piece in pieces)))
    if found.has_text:
        content.text = "\n\n".join(filter(str.strip, (piece.as_text for piece in found.text)))
    _bound_text(content, max_text_bytes)
    return content


def _placed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without the pictures that the HTML has in their place: they stand there alone."""
    if not any(piece.picture for piece in pieces):
        return pieces
    html = "".join(piece.html for piece in pieces if not piece.picture).lower()
    return [piece for piece in pieces if not piece.picture or f"cid:{piece.picture.lower()}" not in html]


class _Reading:
    """A walk through one tree, and the messages within it."""

    def __init__(self, max_parts: int, max_bytes: int, plainly: bool):
        self.content = Content()
        self.max_parts, self.max_bytes, self.plainly = max_parts, max_bytes, plainly
        self.bytes = 0  # of attachments
        self.messages = self.message_depth = 0
        self.spare = Shown()  # what is the body where no part is
        self.named: list[mime.Part] = []  # text that is an attachment for its name alone
        self.named_bodies: list[mime.Part] = []  # and that is shown for its place
        self.returned: list[mime.Part] = []  # messages that a report is about

    def walk(self, part: mime.Part, within: str = "mixed", is_first: bool = True, depth: int = 0) -> Shown:
        """Return the body of a part; what is none becomes an attachment or a note."""
        if not part.is_multipart():
            return self._leaf(part, within, is_first)
        kind = part.kind.partition("/")[2] if depth < MAX_DEPTH else "mixed"
        children = _leaves(part) if depth >= MAX_DEPTH else part.parts
        if kind == "related":
            root = _root_of(part)
            children = [root, *(child for child in children if child is not root)]
        found = [self.walk(child, kind, at == 0, depth + 1) for at, child in enumerate(children)]
        if kind == "alternative":
            return chosen(found)
        body = Shown()
        for one in found:
            body.add(one)
        return body

    def _leaf(self, part: mime.Part, within: str, is_first: bool) -> Shown:
        disposition, name = mime.disposition_of(part), mime.file_name_of(part)
        if not self.plainly and (read := _READERS.get(_kind_of(part, name))):
            with suppress(Exception):
                return read(self, part, within)
        if disposition != "attachment":
            if part.kind in ("text/plain", "text/html"):
                found = _piece_of(part)
                if found.text and (within == "alternative" or is_first or not name):
                    if name and within == "mixed":
                        self.named_bodies.append(part)
                    return found
                if not name:
                    return found
                self.named.append(part)
            elif part.kind in enriched.KINDS and not name:
                return of(Piece(text=enriched.words_of(part.kind, mime.text_of(part))))
            elif part.kind in PICTURES and within != "related":
                return self._picture(part, name, disposition == "inline" and within == "mixed")
            elif within == "alternative" and part.kind in NO_FILES and not name:
                return Shown()
        self.attach(part, name)
        return Shown()

    def _picture(self, part: mime.Part, name: str, is_shown: bool) -> Shown:
        """A picture where it stands, among the texts."""
        attachment = self.attach(part, name)
        if attachment is None or not is_shown or not dangers.image_type(attachment.content[: dangers.HEAD_BYTES]):
            return Shown()
        attachment.content_id = attachment.content_id or f"part{attachment.number}"
        picture = f'<p><img src="cid:{escape(attachment.content_id)}" alt="{escape(attachment.name)}"></p>'
        return Shown([], [Piece(html=picture, picture=attachment.content_id)])

    def attach(self, part: mime.Part, name: str = "") -> Attachment | None:
        """Offer a part for download; None beyond the bound."""
        kind = mime.content_type(part)
        number = len(self.content.attachments) + 1
        found = Attachment(
            number=number,
            name=name or mime.file_name_of(part) or mime.default_name(kind, number, part.received[:20]),
            type=kind,
            content=mime.content_of(part),
            content_id=mime.content_id_of(part),
            content_location=mime.content_location_of(part),
            inline=mime.disposition_of(part) == "inline",
        )
        return self._keep(found)

    def _keep(self, attachment: Attachment) -> Attachment | None:
        # What lies in a message within is offered in that, too.
        if self.message_depth and self.bytes + len(attachment.content) > self.max_bytes:
            return None
        if len(self.content.attachments) < self.max_parts:
            self.content.attachments.append(attachment)
            self.bytes += len(attachment.content)
            return attachment
        if Defect.TOO_MANY_PARTS not in self.content.defects:
            self.content.defects.append(Defect.TOO_MANY_PARTS)
        return None

    def note(self, notes: list[Note]) -> None:
        self.content.notes += notes[: MAX_NOTES - len(self.content.notes)]

    def message(self, part: mime.Part, within: str) -> Shown:
        """A message in the message: who, what, when, and its body; its attachments are offered too."""
        inner = mime.parse_tree(mime.content_of(part))
        subject = header_text(inner.get("subject", ""), *inner.hints)
        name = mime.file_name_of(part) or (stored_name(f"{subject}.eml") if subject else "")
        attachment = self.attach(part, name)
        if within == "report":
            self.returned.append(inner)
            return Shown()
        if attachment is None or self.messages >= MAX_MESSAGES or self.message_depth >= MAX_MESSAGE_DEPTH:
            return Shown()
        return self._shown_message(inner)

    def _shown_message(self, inner: mime.Part) -> Shown:
        self.messages += 1
        self.message_depth += 1
        try:
            body = self.walk(inner)
        finally:
            self.message_depth -= 1
        authors, _ = mailboxes(unfolded(inner.get("from", ""), *inner.hints), *inner.hints)
        head = [
            header_text(inner.get("subject", ""), *inner.hints),
            ", ".join(f"{name} <{address}>" if name else address for name, address in authors),
            header_text(inner.get("date", "")),
        ]
        return as_message([line for line in head if line], body)

    def report(self, part: mime.Part, within: str) -> Shown:
        notes = reports.read(part.kind, mime.content_of(part))
        self.attach(part)
        self.note(notes)
        return Shown()

    def invitation(self, part: mime.Part, within: str) -> Shown:
        notes, words = invitations.read(mime.text_of(part))
        self.attach(part)
        self.note([note for note in notes if note not in self.content.notes])
        self.spare = self.spare if self.spare.has_text else of(Piece(text=words))
        return Shown()

    def contact(self, part: mime.Part, within: str) -> Shown:
        notes = contacts.read(mime.text_of(part))
        self.attach(part)
        self.note(notes)
        return Shown()

    def sealed(self, part: mime.Part, within: str) -> Shown:
        """S/MIME (RFC 8551): what is only signed is opened where it stands."""
        opened, note = smime.opened(mime.content_of(part))
        self.note([note])
        if opened is None:
            self.attach(part)
            return Shown()
        return self.walk(mime.parse_tree(opened), within)

    def encrypted(self, part: mime.Part, within: str) -> Shown:
        self.note([Note("encrypted")])
        self.attach(part)
        return Shown()

    def winmail(self, part: mime.Part, within: str) -> Shown:
        """What Outlook packed into winmail.dat: its files in its place, its text where there is no other."""
        opened = tnef.opened(mime.content_of(part))
        if not opened.files and not opened.text and not opened.html:
            self.attach(part)
        for name, kind, content in opened.files:
            number = len(self.content.attachments) + 1
            self._keep(Attachment(number, stored_name(name) or mime.default_name(kind, number), kind, content))
        if not (self.spare.has_text or self.spare.has_html):
            self.spare = of(Piece(text=opened.text, html=opened.html))
        return Shown()

    def spare_body(self, message: mime.Part) -> Shown:
        """The body of a message that has none by the rules."""
        if self.spare.has_text or self.spare.has_html:
            return self.spare
        for part in self.named:
            if (found := _piece_of(part)).has_text or found.has_html:
                return found
        for inner in self.returned[:1]:
            return self._shown_message(inner)
        if self.content.notes:
            return Shown()
        for part in _leaves(message):
            if part.kind.startswith(("text/", "multipart/", "message/")) and part.kind not in SOURCES:
                text = _mime_header.sub("", mime.text_of(part)) if part.kind[:5] != "text/" else mime.text_of(part)
                if text.strip():
                    return of(Piece(text=text))
        return of(Piece(text=clean(plain("\n".join(filter(None, (message.preamble, message.epilogue)))))))


_READERS: dict[str, Callable[[_Reading, mime.Part, str], Shown]] = {
    **dict.fromkeys(MESSAGES, _Reading.message),
    **dict.fromkeys(reports.KINDS, _Reading.report),
    **dict.fromkeys(("text/calendar", "application/ics"), _Reading.invitation),
    **dict.fromkeys(("text/vcard", "text/x-vcard", "text/directory"), _Reading.contact),
    **dict.fromkeys(("application/pkcs7-mime", "application/x-pkcs7-mime"), _Reading.sealed),
    "application/pgp-encrypted": _Reading.encrypted,
    **dict.fromkeys(("application/ms-tnef", "application/vnd.ms-tnef"), _Reading.winmail),
}
_BY_NAME = {".ics": "text/calendar", ".vcf": "text/vcard", ".p7m": "application/pkcs7-mime"}


def _kind_of(part: mime.Part, name: str) -> str:
    """Return a part's type, by its name where the type says nothing."""
    if part.kind in _READERS or part.kind not in ("application/octet-stream", "text/plain"):
        return part.kind
    return "application/ms-tnef" if name.lower() == "winmail.dat" else _BY_NAME.get(name[-4:].lower(), part.kind)


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


def _root_of(related: mime.Part) -> mime.Part:
    """Return the part that the others of multipart/related belong to (RFC 2387 3.2)."""
    start = mime.param_of(related, "content-type", "start").strip("<> ")
    named = (part for part in related.parts if start and mime.content_id_of(part) == start)
    return next(named, None) or next(
        (part for part in related.parts if part.is_multipart() or part.kind == "text/html"), related.parts[0]
    )


def _piece_of(part: mime.Part) -> Shown:
    text = mime.text_of(part)
    if not text or text.isspace():
        return Shown()
    return of(Piece(html=text) if part.kind == "text/html" else Piece(text=text))


def _bound_text(content: Content, limit: int) -> None:
    if len(content.text) > limit:
        content.text = content.text[:limit]
        content.defects.append(Defect.TEXT_CUT)
    if len(content.html) > limit and len(without_pictures(content.html)) > limit:
        content.html = content.html[:limit]
        content.defects.append(Defect.HTML_CUT)
