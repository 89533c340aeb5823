"""What a moderator does with a report, each by one button: its state, and what closes or blocks what it is about.

What is closed or blocked is taken from the report, never from the form that was sent.
"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils import timezone

from inboxes.mail.deception import with_hidden_shown
from inboxes.models import AbuseReport, BlockedSender, ClosedAddress, Domain

from .domains import tell_holders

FOR_HOW_LONG = [("", "for good"), ("1", "for a day"), ("7", "for a week"), ("30", "for 30 days")]
MAX_NOTE = 2000
STATES = {"take": "work", "done": "done", "rejected": "rejected", "reopen": "work"}


@dataclass(frozen=True)
class Target:
    """A button: what it does, and to what."""

    deed: str
    label: str
    what: str
    note: str = ""  # why it can't be done, or is done already


def shown(report: AbuseReport) -> dict[str, Any]:
    """What the page shows of a report, hidden characters written out."""
    reported = report.reported
    return {
        "text": with_hidden_shown(reported.text),
        "contact": with_hidden_shown(reported.contact),
        "sender": with_hidden_shown(reported.sender),
        "subject": with_hidden_shown(reported.subject),
        "client": reported.client,
        "message_text": with_hidden_shown(reported.message_text),
        "headers": [(with_hidden_shown(name), with_hidden_shown(value)) for name, value in reported.headers],
        "facts": [(with_hidden_shown(name), with_hidden_shown(value)) for name, value in reported.facts],
        "attachments": [with_hidden_shown(name) for name in reported.attachments],
        "mentioned": [with_hidden_shown(address) for address in reported.mentioned],
    }


def targets(request: HttpRequest, report: AbuseReport) -> list[Target]:
    """The buttons that close and block, for what the report names and this moderator may."""
    found = []
    if report.address and request.user.has_perm("inboxes.add_closedaddress"):
        is_closed = ClosedAddress.objects.in_force().filter(address=str(report.address)).exists()
        found.append(Target("close", "Close", str(report.address), "closed already" if is_closed else ""))
    if request.user.has_perm("inboxes.add_blockedsender"):
        for name, sender in senders(report).items():
            note = _why_not(sender)
            found.append(Target(f"block-{name}", f"Block the {name}", with_hidden_shown(sender), note))
    domain = _domain(report)
    if domain and request.user.has_perm("inboxes.change_domain"):
        note = "" if domain.takes_mail else "takes no mail already"
        found.append(Target("pause", "Pause all of", str(domain), note))
    return found


def senders(report: AbuseReport) -> dict[str, str]:
    """What can be blocked, by its name: the sender's address, its domain, its host and the network around that."""
    reported, found = report.reported, {}
    local_part, at, domain = reported.sender.strip().rpartition("@")
    if at and local_part and "." in domain:
        found["address"], found["domain"] = f"{local_part}@{domain}", domain
    if reported.client:
        address = ipaddress.ip_address(reported.client)
        found["host"] = str(address)
        width = 24 if address.version == 4 else 48
        found["network"] = str(ipaddress.ip_network((address, width), strict=False))
    return found


def do(request: HttpRequest, report: AbuseReport, sent: Mapping[str, str]) -> str:
    """Do what a button says, and return what was done.  Raises ValidationError, PermissionDenied."""
    deed = sent.get("deed", "")
    note = sent.get("note", "").strip()[:MAX_NOTE]
    if deed == "note":
        if not note:
            raise ValidationError("Write the note first.")
        said = "Noted."
    elif deed == "assign":
        said = _assign(report, sent.get("assignee", ""))
    elif deed in STATES:
        said = _set_state(request, report, STATES[deed])
    else:
        said = _act(request, report, deed, _until(sent.get("period", "")))
        if report.state == AbuseReport.State.NEW:
            _set_state(request, report, AbuseReport.State.WORK)
    return f"{said} {note}".strip()


def _act(request: HttpRequest, report: AbuseReport, deed: str, until: datetime | None) -> str:
    kind, _, name = deed.partition("-")
    act: Callable[..., str] | None = {"close": _close, "block": _block, "pause": _pause}.get(kind)
    if act is None:
        raise ValidationError("That is no button of this page.")
    return act(request, report, name, until)


def _close(request: HttpRequest, report: AbuseReport, name: str, until: datetime | None) -> str:
    _must(request, "add_closedaddress")
    if report.address is None:
        raise ValidationError("It names no address of ours.")
    ClosedAddress.objects.close(report.address, cast(User, request.user), f"Report {report}", until)
    return f"Closed {report.address}{_end(until)}."


def _block(request: HttpRequest, report: AbuseReport, name: str, until: datetime | None) -> str:
    _must(request, "add_blockedsender")
    sender = senders(report).get(name)
    if sender is None:
        raise ValidationError("It names no sender of that kind.")
    wanted = BlockedSender(sender=sender)
    wanted.clean_fields()
    given = {"reason": f"Report {report}", "expires_at": until}
    blocked, _ = BlockedSender.objects.update_or_create(sender=wanted.sender, defaults=given)
    return f"Blocked {blocked}{_end(until)}."


def _why_not(sender: str) -> str:
    """Why there is no button: it is blocked already, or can't be; "" where there is one."""
    wanted = BlockedSender(sender=sender)
    try:
        wanted.clean_fields()
    except ValidationError as error:
        return with_hidden_shown(" ".join(error.messages))
    return "blocked already" if BlockedSender.objects.in_force().filter(sender=wanted.sender).exists() else ""


def _pause(request: HttpRequest, report: AbuseReport, name: str, until: datetime | None) -> str:
    _must(request, "change_domain")
    domain = _domain(report)
    if domain is None:
        raise ValidationError("It names no domain of ours.")
    domain.is_paused = True
    domain.save(update_fields=["is_paused"])
    tell_holders([domain])
    return f"Paused {domain}."


def _set_state(request: HttpRequest, report: AbuseReport, state: str) -> str:
    AbuseReport.objects.filter(pk=report.pk).set_state(state)
    if state == AbuseReport.State.WORK and report.assignee is None:
        AbuseReport.objects.filter(pk=report.pk).update(assignee=request.user)
    return f"Is {AbuseReport.State(state).label}."


def _assign(report: AbuseReport, username: str) -> str:
    user = get_user_model().objects.filter(username=username, is_staff=True, is_active=True).first()
    if username and user is None:
        raise ValidationError(f"There is no moderator {username}.")
    AbuseReport.objects.filter(pk=report.pk).update(assignee=user)
    return f"Is with {user or 'nobody'} now."


def _must(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(f"inboxes.{permission}"):
        raise PermissionDenied


def _domain(report: AbuseReport) -> Domain | None:
    return Domain.objects.named(report.address.domain).first() if report.address else None


def _until(days: str) -> datetime | None:
    return timezone.now() + timedelta(days=int(days)) if days in dict(FOR_HOW_LONG) and days else None


def _end(until: datetime | None) -> str:
    return f" until {until:%Y-%m-%d %H:%M} UTC" if until else ""
