"""Senders' file names, made harmless: as they are stored, and as pages and downloads offer them."""

import re
import unicodedata

MAX_STORED_CHARACTERS = 200
MAX_NAME_CHARACTERS = 150  # file systems stop at 255 bytes

# Controls, bidi and zero-width marks.
_UNPRINTABLE = r"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_unprintable = re.compile(f"[{_UNPRINTABLE}]")
# Besides, lone surrogates and what Windows refuses in a file name.
_harmful = re.compile(rf'[{_UNPRINTABLE}\ud800-\udfff<>:"|?*%]')
# Names that are devices to Windows, whatever their extension.
_device = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def stored_name(name: str) -> str:
    """Return a sender's file name without path, controls or direction marks, at most 200 characters; "" for none."""
    return _cut(_last_of_path(_unprintable.sub("", unicodedata.normalize("NFC", name))), MAX_STORED_CHARACTERS)


def file_name(name: str, otherwise: str) -> str:
    """Return a stored name as every system takes it for a file's, at most 150 characters."""
    name = _last_of_path(_harmful.sub("", name))
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
