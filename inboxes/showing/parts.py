"""The bytes of a message's parts: whoever needs them asks here, and nowhere else, so that they may lie elsewhere."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from inboxes.access.ways_in import OpenInbox
from inboxes.mail import dangers, places
from inboxes.mail.summary import Attachment
from inboxes.models import Message, Part

from . import viewing
from .reading import Row, read_row, read_source, unsealed

# Attachments whose first bytes are looked at for a page: a part is unsealed whole, and so is the source that has it.
MAX_EXAMINED_BYTES = 8 * 1024**2


@dataclass(frozen=True)
class Examined(Attachment):
    """An attachment, and its first bytes where they were looked at."""

    head: bytes | None = None

    @property
    def danger(self) -> str:
        return dangers.danger_of(self.name, self.type, self.head)

    @property
    def is_severe(self) -> bool:
        return self.danger in dangers.SEVERE

    @property
    def view(self) -> str:
        """How it is looked at here, "" for not at all."""
        return viewing.kind_of(self.name, self.type, self.head or b"")


def open_part(inbox: OpenInbox, message: Message, number: int) -> bytes | None:
    """Return a part's bytes; None where there is none, or none that a key here opens."""
    attachment = read_row(inbox, message).attachment(number)
    return next((content for _, content in _opened(inbox, message, [attachment or Attachment(number)])), None)


def examine(inbox: OpenInbox, row: Row) -> list[Examined]:
    """Return a message's attachments with their first bytes, as far as MAX_EXAMINED_BYTES goes."""
    left, wanted = MAX_EXAMINED_BYTES, []
    for attachment in row.kept_attachments:
        if attachment.bytes <= left:
            left -= attachment.bytes
            wanted.append(attachment)
    heads = {number: head[: dangers.HEAD_BYTES] for number, head in _opened(inbox, row.message, wanted)}
    return [Examined(**asdict(attachment), head=heads.get(attachment.number)) for attachment in row.attachments]


def _opened(inbox: OpenInbox, message: Message, wanted: list[Attachment]) -> Iterator[tuple[int, bytes]]:
    if in_source := [attachment for attachment in wanted if attachment.place]:
        source = read_source(inbox, message) or b""
        for attachment in in_source:
            content = places.read(source, attachment.place)
            if content is not None and len(content) == attachment.bytes:
                yield attachment.number, content
    numbers = [attachment.number for attachment in wanted if not attachment.place]
    found = Part.objects.filter(message=message, number__in=numbers).values_list("number", "content")
    for number, sealed in found if numbers else ():
        content = unsealed(inbox, sealed)
        if content is not None:
            yield number, content
