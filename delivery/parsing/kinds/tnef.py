"""winmail.dat (MS-OXTNEF): what Outlook packed into one file."""

import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..charsets import decode_bytes

if TYPE_CHECKING:
    from tnefparse.tnef import TNEFAttachment

MAX_BYTES = 32 * 1024**2
MAX_OBJECTS = 2000  # tnefparse copies what is left of the file for each


@dataclass
class Opened:
    text: str = ""
    html: str = ""
    files: list[tuple[str, str, bytes]] = field(default_factory=list)  # name, type, content


def opened(content: bytes) -> Opened:
    """Return what a file holds.  Raises for what is none, and beyond the bounds."""
    from tnefparse import TNEF

    if len(content) > MAX_BYTES or _objects(content) > MAX_OBJECTS:
        raise ValueError("too large")
    packed = TNEF(content, do_checksum=False)
    codepage = packed.codepage or "cp1252"
    return Opened(
        text=_text(packed.body, codepage),
        html=_text(packed.htmlbody, codepage),
        files=[_file(one, codepage) for one in packed.attachments if one.data],
    )


def _objects(content: bytes) -> int:
    """Return how many attributes a file has, at most one more than the bound (2.1.3.2)."""
    at, number = 6, 0
    while at + 11 < len(content) and number <= MAX_OBJECTS:
        at += int.from_bytes(content[at + 5 : at + 9], "little") + 11
        number += 1
    return number


def _file(attachment: "TNEFAttachment", codepage: str) -> tuple[str, str, bytes]:
    long_names = [one.data for one in attachment.mapi_attrs if one.name == 0x3707]  # PidTagAttachLongFilename
    name = _text((long_names or [attachment._name])[0], codepage).strip("\0")
    return name, mimetypes.guess_type(name)[0] or "application/octet-stream", bytes(attachment.data)


def _text(value: str | bytes | None, codepage: str) -> str:
    text = decode_bytes(value.rstrip(b"\0"), codepage) if isinstance(value, bytes) else value or ""
    return text.replace("\0", "").replace("\r\n", "\n")
