"""What a report of abuse says, however it came: sealed to the site's key, so that web alone opens it.

Pure: no Django, no database.  All of it is its reporter's words; nothing of it is verified.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from . import addresses
from .networks import is_address, network_of
from .summary import HeaderField, JSONObject

MAILBOX = "abuse"  # RFC 2142 4; a domain takes reports there when its admin says so
MAX_TEXT = 5000  # characters of a reporter who types
MAX_CONTACT = 200
# Of the message that a report is about, or that it is.
MAX_MESSAGE_TEXT = 20_000
MAX_HEADERS, MAX_HEADER = 200, 1000
MAX_ALL_HEADERS = 20_000
MAX_NAMES = 50
MAX_MENTIONED = 50

REFERENCE_PATTERN = "-".join([f"[{addresses.GENERATED_ALPHABET}]{{4}}"] * 3)  # 55 bits: it tells no number

_address = re.compile(r"[^\s<>()\[\]\"',;:@]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_client = re.compile(r"\[(?:IPv6:)?([0-9A-Fa-f:.]{3,45})\]")


@dataclass(frozen=True)
class Reported(JSONObject):
    address: str = ""  # at a domain of ours; by mail the first of `mentioned` that is, once web has looked
    text: str = ""
    contact: str = ""  # where the reporter can be reached; by mail, who it is from
    sender: str = ""  # of the message that is reported
    subject: str = ""
    headers: tuple[HeaderField, ...] = ()
    message_text: str = ""
    attachments: tuple[str, ...] = ()  # names
    facts: tuple[HeaderField, ...] = ()  # of a message/feedback-report (RFC 5965)
    mentioned: tuple[str, ...] = ()  # addresses that a report by mail names, the likeliest first

    @property
    def client(self) -> str:
        """The address of the host that sent what is reported: as a feedback report has it, or our own Received line."""
        received = next((value for name, value in self.headers if name.lower() == "received"), "")
        found = _client.search(received)
        given = self.fact("Source-IP").strip() or (found[1] if found else "")
        return given if is_address(given) else ""

    @property
    def sender_domain(self) -> str:
        return self.sender.rpartition("@")[2] if "@" in self.sender else ""

    def fact(self, name: str) -> str:
        return next((value for given, value in self.facts if given.lower() == name.lower()), "")

    def words(self) -> Iterable[str]:
        """What a search looks through."""
        return [self.address, self.sender, self.subject, self.contact, self.text, *self.mentioned, self.message_text]

    def within_bounds(self) -> Self:
        return replace(
            self,
            text=self.text[:MAX_MESSAGE_TEXT],
            contact=self.contact[: MAX_CONTACT * 2],
            sender=self.sender[: addresses.MAX_ADDRESS_CHARACTERS],
            subject=self.subject[:MAX_HEADER],
            headers=tuple(_bounded(self.headers)),
            message_text=self.message_text[:MAX_MESSAGE_TEXT],
            attachments=tuple(name[:255] for name in self.attachments[:MAX_NAMES]),
            facts=tuple(_bounded(self.facts)),
            mentioned=tuple(self.mentioned[:MAX_MENTIONED]),
        )


def new_reference() -> str:
    """Return what a report is called, to be read out and typed."""
    letters = [secrets.choice(addresses.GENERATED_ALPHABET) for _ in range(12)]
    return "-".join("".join(letters[at : at + 4]) for at in (0, 4, 8))


def is_mailbox(recipient: str) -> bool:
    address = addresses.Address.of(recipient)
    return address is not None and address.local_part == MAILBOX


def addresses_in(*texts: str) -> list[str]:
    """Return each address that texts name, folded, once, in their order."""
    found = (match[0].strip(".") for text in texts for match in _address.finditer(text))
    return list(dict.fromkeys(addresses.fold(address) for address in found))[:MAX_MENTIONED]


def origin(client: str) -> bytes:
    """Return what the digest is of that reports of one network share."""
    return f"report|{network_of(client)}".encode("utf-8", "surrogatepass")


def client_of(source: bytes) -> str:
    """Return the client in the first Received line, which is our own Postfix's; "" without one."""
    head = source[:4096].partition(b"\nReceived:")[0]
    found = _client.search(head.decode("ascii", "replace")) if head[:9].lower() == b"received:" else None
    return found[1] if found else ""


def _bounded(fields: Iterable[HeaderField]) -> Iterable[HeaderField]:
    left = MAX_ALL_HEADERS
    for name, value in tuple(fields)[:MAX_HEADERS]:
        left -= len(name) + len(value[:MAX_HEADER])
        if left < 0:
            return
        yield HeaderField(name[:100], value[:MAX_HEADER])
