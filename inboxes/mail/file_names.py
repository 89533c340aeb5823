"""Senders' file names, made harmless for pages and downloads."""

import re

MAX_NAME_CHARACTERS = 150  # file systems stop at 255 bytes

# Controls, bidi and zero-width marks, lone surrogates, and what Windows refuses in a file name.
_harmful = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>:"|?*%]')
# Names that are devices to Windows, whatever their extension.
_device = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def file_name(name: str, otherwise: str) -> str:
    """Return a sender's file name without path, controls or direction marks, at most 150 characters."""
    name = _harmful.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if len(name) > MAX_NAME_CHARACTERS:
        stem, dot, extension = name.rpartition(".")
        extension = dot + extension if stem and len(extension) <= 10 else ""
        name = name[: MAX_NAME_CHARACTERS - len(extension)] + extension
    return (f"_{name}" if _device.match(name) else name) or otherwise
