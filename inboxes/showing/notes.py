"""What programs wrote, in words: reports, invitations, contacts, signatures.

Delivery keeps facts (summary.Note), so that each reader has them in their language.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from inboxes.mail.deception import without_hidden_characters
from inboxes.mail.summary import Body, Note

TITLES = {
    "delivery": _("Report about a message that was sent"),
    "reading": _("Receipt for a message that was sent"),
    "complaint": _("Complaint about a message that was sent"),
    "invitation": _("Invitation"),
    "cancellation": _("Cancelled"),
    "answer": _("Answer to an invitation"),
    "proposal": _("Another time is proposed"),
    "event": _("Event"),
    "contact": _("Contact"),
    "signed": _("Carries a signature, which was not verified here."),
    "encrypted": _("Encrypted. Only its recipient's key opens it: it is among the attachments as it came."),
}
LABELS = {
    "recipient": _("To"),
    "action": _("What happened"),
    "status": _("Status"),
    "reason": _("Why"),
    "host": _("Reported by"),
    "until": _("Tried until"),
    "what": _("What"),
    "when": _("When"),
    "repeats": _("Repeats"),
    "where": _("Where"),
    "organizer": _("Organizer"),
    "invited": _("Invited"),
    "answer": _("Answer"),
    "link": _("Link"),
    "name": _("Name"),
    "organization": _("Organization"),
    "address": _("Address"),
    "phone": _("Phone"),
}
# RFC 3464 2.3.3, RFC 8098 3.2.6, RFC 5545 3.3.10.
VALUES = {
    ("action", "failed"): _("It could not be delivered"),
    ("action", "delayed"): _("It is delayed, and tried again"),
    ("action", "delivered"): _("It was delivered"),
    ("action", "relayed"): _("It was handed on to a host that sends no reports"),
    ("action", "expanded"): _("It was delivered to a list, and handed on"),
    ("action", "displayed"): _("It was displayed"),
    ("action", "deleted"): _("It was deleted"),
    ("action", "abuse"): _("It was reported as unwanted"),
    ("repeats", "daily"): _("every day"),
    ("repeats", "weekly"): _("every week"),
    ("repeats", "monthly"): _("every month"),
    ("repeats", "yearly"): _("every year"),
    ("repeats", "otherwise"): _("at intervals that the file has"),
}
# What somebody said to an invitation (RFC 5545 3.2.12), behind their name.
ANSWERS = {"accepted": _("accepted"), "declined": _("declined"), "tentative": _("perhaps")}
# Enhanced status codes (RFC 3463) without their class.
STATUSES = {
    "1.1": _("there is no such address"),
    "1.2": _("there is no such domain"),
    "1.10": _("the domain takes no mail"),
    "2.1": _("the mailbox is closed"),
    "2.2": _("the mailbox is full"),
    "2.3": _("the message is too large"),
    "3.4": _("the message is too large"),
    "4.1": _("the host did not answer"),
    "4.4": _("the host was not found"),
    "4.7": _("it took too long"),
    "7.1": _("the host refused it"),
}

_status = re.compile(r"([245])\.(\d{1,3}\.\d{1,3})")


@dataclass(frozen=True)
class Told:
    """A note in the language of the thread."""

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]  # (label, value)


def told(notes: Iterable[Note]) -> list[Told]:
    """Return notes in words; of a kind that nobody here knows, none."""
    return [
        Told(note.kind, str(TITLES[note.kind]), tuple(_told(*fact) for fact in note.facts if fact.name in LABELS))
        for note in notes
        if note.kind in TITLES
    ]


def text_of(body: Body) -> str:
    """Return a body's text, with what its notes say behind it, in English: for programs."""
    with translation.override("en"):
        notes = told(body.notes)
    in_lines = ("\n".join([note.title, *(f"{label}: {value}" for label, value in note.facts)]) for note in notes)
    return "\n\n".join(filter(None, [body.text, *in_lines]))


def _told(name: str, value: str) -> tuple[str, str]:
    value = without_hidden_characters(value)
    if name == "status" and (found := _status.match(value)) and (words := STATUSES.get(found[2])):
        return str(LABELS[name]), f"{found[0]} ({words})"
    person, colon, answer = value.rpartition(": ")
    if name in ("invited", "answer") and answer in ANSWERS:
        value = f"{person}{colon}{ANSWERS[answer]}"
    return str(LABELS[name]), str(VALUES.get((name, value), value))
