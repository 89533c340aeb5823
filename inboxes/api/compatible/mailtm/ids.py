"""Mail.tm's ids, made of what stands in our rows: nothing more is stored for them."""

import re
from uuid import UUID

from inboxes.models import Domain, Inbox, Message

ID_CHARACTERS = 24  # hexadecimal: 96 bits

_id = re.compile(r"[0-9a-f]{24}")
_attachment = re.compile(r"ATTACH([0-9]{6,9})")


def account_id(inbox: Inbox) -> str:
    return bytes(inbox.public_key).hex()[:ID_CHARACTERS]


def domain_id(domain: Domain) -> str:
    return f"{domain.pk:0{ID_CHARACTERS}x}"


def domain_key(text: str) -> int:
    """Return the primary key of a domain's id; 0, which no row has, for what is none."""
    key = int(text, 16) if _id.fullmatch(text) else 0
    return key if key < 2**63 else 0


def message_id(message: Message) -> str:
    """The first 96 bits of the UUID: its time, to a quarter of a microsecond, and 30 random bits."""
    return message.pk.hex[:ID_CHARACTERS]


def message_keys(text: str) -> tuple[UUID, UUID] | None:
    """Return the first and the last UUID that a message's id may stand for."""
    return (UUID(f"{text}00000000"), UUID(f"{text}ffffffff")) if _id.fullmatch(text) else None


def attachment_id(number: int) -> str:
    return f"ATTACH{number:06}"


def attachment_number(text: str) -> int | None:
    match = _attachment.fullmatch(text)
    return int(match[1]) if match else None
