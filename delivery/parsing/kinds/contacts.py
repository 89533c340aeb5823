"""vCards (RFC 6350): who, and how to reach them."""

import binascii
import re
from typing import TYPE_CHECKING

from inboxes.mail.summary import HeaderField, Note

from ..charsets import decode_bytes

if TYPE_CHECKING:
    from icalendar.parser import Contentline

MAX_CHARACTERS = 64 * 1024
MAX_CONTACTS = 10
MAX_VALUES = 4
_FACTS = {"FN": "name", "ORG": "organization", "EMAIL": "address", "TEL": "phone", "URL": "link"}
_ORDER = list(_FACTS.values())

_escaped = re.compile(r"\\([\\,;:nN])")
_scheme = re.compile(r"^(?:tel|mailto):", re.IGNORECASE)
_photo = re.compile(r"(?im)^(?:[a-z0-9-]+\.)?(?:photo|logo|sound|key)\b.*(?:\r?\n[ \t].*)*\n?")


def read(text: str) -> list[Note]:
    """Return a note for each card."""
    from icalendar.parser import Contentline, Contentlines

    notes: list[Note] = []
    facts: list[HeaderField] = []
    name = ""
    for line in map(Contentline, Contentlines.from_ical(_photo.sub("", text)[:MAX_CHARACTERS].strip() + "\r\n")):
        key, value = _parts(line)
        if key == "N":
            name = " ".join(part.strip() for part in reversed(value.split(";")[:2]) if part.strip())
        fact = _FACTS.get(key)
        if fact and value.strip() and sum(found.name == fact for found in facts) < MAX_VALUES:
            facts.append(HeaderField(fact, value.replace(";", ", ").strip(" ,")[:300]))
        if key == "END" and value.upper() == "VCARD":
            if name and not any(found.name == "name" for found in facts):
                facts.insert(0, HeaderField("name", name))
            if facts and len(notes) < MAX_CONTACTS:
                notes.append(Note("contact", tuple(sorted(facts, key=lambda fact: _ORDER.index(fact.name)))))
            facts, name = [], ""
    return notes


def _parts(line: "Contentline") -> tuple[str, str]:
    """Return a line's name, without its group, and its value."""
    try:
        key, params, value = line.parts()
        is_quoted_printable = "QUOTED-PRINTABLE" in str(params.get("ENCODING", "")).upper()
    except ValueError:  # version 2.1 has parameters without a name
        key, _, value = line.partition(":")
        is_quoted_printable = "QUOTED-PRINTABLE" in key.upper()
    if is_quoted_printable:
        value = decode_bytes(binascii.a2b_qp(value.encode()), None)
    value = _escaped.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return key.partition(";")[0].rpartition(".")[2].upper(), _scheme.sub("", value)
