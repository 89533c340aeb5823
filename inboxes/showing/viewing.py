"""Which attachments can be looked at here, and how: by their first bytes, never by what they are called alone.

Pure.  A picture is a picture, text stands as text, and a PDF goes to the browser's own viewer (docs/design.md).
"""

import re

from inboxes.mail import dangers
from inboxes.mail.deception import harmless_text

IMAGE, PDF, TEXT = "image", "pdf", "text"
MAX_SHOWN_BYTES = 512 * 1024

_endings = frozenset(
    "asc cfg conf css csv diff ini ics json log markdown md nfo patch pem po properties rst sql srt tex text toml tsv "
    "txt vcf yaml yml".split()
)
_types = frozenset(("application/json", "application/yaml", "application/x-yaml", "application/toml"))
_boms = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What a text that is no UTF-8 is likely to be, by the reader's language (HTML Standard 13.2.3.2, step 9).
_by_language = {"ar": "cp1256", "ja": "cp932", "pl": "cp1250", "ru": "cp1251", "zh-hans": "gb18030"}
_line_end = re.compile(r"\r\n?")


def kind_of(name: str, declared: str, head: bytes) -> str:
    """Return how an attachment is viewed, "" for not at all."""
    if dangers.image_type(head):
        return IMAGE
    danger = dangers.danger_of(name, declared, head)
    if head.startswith(b"%PDF-"):
        return PDF if not danger else ""
    ending = name.rpartition(".")[2].lower()
    is_text = ending in _endings or declared.startswith("text/") or declared in _types or danger == dangers.SCRIPT
    is_binary = b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return TEXT if is_text and danger in ("", dangers.SCRIPT) and head and not is_binary else ""


def text_of(content: bytes, language: str = "") -> str:
    """Return the beginning of a text, whatever it is encoded in."""
    content = content[:MAX_SHOWN_BYTES]
    for mark, charset in _boms:
        if content.startswith(mark):
            return _shown(content.decode(charset, errors="replace"))
    try:
        return _shown(content.decode())
    except UnicodeDecodeError as error:
        # Cut in the middle of a letter, it is UTF-8 all the same.
        is_cut = len(content) == MAX_SHOWN_BYTES and error.start > len(content) - 4
        charset = "utf-8" if is_cut else _by_language.get(language, "cp1252")
    return _shown(content.decode(charset, errors="replace"))


def _shown(text: str) -> str:
    return harmless_text(_line_end.sub("\n", text))
