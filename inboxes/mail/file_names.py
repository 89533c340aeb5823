"""Senders' file names, made harmless: as they are stored, and as pages and downloads offer them."""

import mimetypes
import re
import unicodedata

from .deception import without_loose_joiners

MAX_STORED_CHARACTERS = 200
MAX_NAME_CHARACTERS = 150  # file systems stop at 255 bytes

# Controls, bidi and zero-width marks; joiners are looked at one by one, as emoji and scripts need them.
_UNPRINTABLE = r"\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_unprintable = re.compile(f"[{_UNPRINTABLE}]")
# Besides, lone surrogates and what Windows refuses in a file name.
_harmful = re.compile(rf'[{_UNPRINTABLE}\ud800-\udfff<>:"|?*%]')
# Names that are devices to Windows, whatever their extension.
_device = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)

# Python's own, not the machine's; and what it lacks, or names otherwise than people know it.
_known_types = mimetypes.MimeTypes()
_extensions = {
    "application/gzip": ".gz", "application/ics": ".ics", "application/ms-tnef": ".dat",
    "application/pgp-encrypted": ".asc", "application/pgp-keys": ".asc", "application/pgp-signature": ".asc",
    "application/pkcs7-mime": ".p7m", "application/pkcs7-signature": ".p7s", "application/rtf": ".rtf",
    "application/vnd.ms-tnef": ".dat", "application/x-pkcs7-mime": ".p7m", "application/x-pkcs7-signature": ".p7s",
    "application/x-zip-compressed": ".zip", "application/xml": ".xml", "audio/amr": ".amr", "audio/mp4": ".m4a",
    "audio/ogg": ".ogg", "audio/wav": ".wav", "image/heif": ".heif", "image/pjpeg": ".jpg", "image/tiff": ".tif",
    "image/x-png": ".png", "message/global": ".eml", "message/news": ".eml", "message/partial": ".eml",
    "message/rfc822": ".eml", "text/calendar": ".ics", "text/directory": ".vcf", "text/markdown": ".md",
    "text/rtf": ".rtf", "text/vcard": ".vcf", "text/watch-html": ".html", "text/x-amp-html": ".html",
    "text/x-calendar": ".ics", "text/x-markdown": ".md", "text/x-vcard": ".vcf", "text/x-watch-html": ".html",
}  # fmt: skip
_offices = {
    "application/vnd.openxmlformats-officedocument.": {
        "wordprocessingml.document": ".docx", "spreadsheetml.sheet": ".xlsx", "presentationml.presentation": ".pptx",
    },
    "application/vnd.oasis.opendocument.": {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"},
}  # fmt: skip
_extensions |= {f"{office}{kind}": end for office, kinds in _offices.items() for kind, end in kinds.items()}
_by_magic = (
    (b"%PDF-", ".pdf"), (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"PK\x03\x04", ".zip"),
    (b"BEGIN:VCALENDAR", ".ics"), (b"BEGIN:VCARD", ".vcf"), (b"-----BEGIN PGP", ".asc"),
)  # fmt: skip


def default_name(kind: str, number: int, head: bytes = b"") -> str:
    """Return the name of a part without one, its extension by its type, else by its first bytes."""
    extension = _extensions.get(kind) or (kind != "application/octet-stream" and _known_types.guess_extension(kind))
    if not extension:
        # A delivery report, the header of a message, source code: all that is text or of a message reads as text.
        otherwise = ".txt" if kind.startswith(("text/", "message/")) else ".bin"
        extension = next((extension for magic, extension in _by_magic if head.startswith(magic)), otherwise)
    return f"part-{number}{extension}"


def stored_name(name: str) -> str:
    """Return a sender's file name without path, controls or direction marks, at most 200 characters; "" for none."""
    name = without_loose_joiners(_unprintable.sub("", unicodedata.normalize("NFC", name)))
    return _cut(_last_of_path(name), MAX_STORED_CHARACTERS)


def file_name(name: str, otherwise: str) -> str:
    """Return a stored name as every system takes it for a file's, at most 150 characters."""
    name = _last_of_path(without_loose_joiners(_harmful.sub("", name)))
    return _cut(f"_{name}" if _device.match(name) else name, MAX_NAME_CHARACTERS) or otherwise


def _last_of_path(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].strip(" .")


def _cut(name: str, most: int) -> str:
    """Shorten a name, but not a short extension; its end is no space or dot, as Windows would take that off."""
    if len(name) <= most:
        return name
    _, dot, extension = name.rpartition(".")
    extension = dot + extension if dot and len(extension) <= 10 else ""
    return name[: most - len(extension)].rstrip(" .") + extension
