"""What visitors type.  Each error's code names its sentence in templates/inboxes/_refusal.html."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from inboxes.access import domain_limits, doors
from inboxes.access.ways_in import HeldInbox
from inboxes.limits import Caller
from inboxes.mail import addresses
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox, IssueError
from inboxes.models.lifetime import MOST_MESSAGES

# How many messages a new address may be told to take.
ENDS_AFTER = (1, 3, 10)
MOST_PICKED = 20  # domains at once; of more than that any may be typed
LIFETIMES_MINUTES = (10, 60, 6 * 60, 24 * 60, 7 * 24 * 60)
# Where each reason of Inbox.objects.issue is shown.
FIELD_OF_REASON = {"closed": "domain", "paused": "domain", "full": "domain"}


class DomainField(forms.ModelChoiceField):
    """An offered domain, chosen or typed in any form of its name."""

    def to_python(self, value: Any) -> Domain | None:
        if value in self.empty_values:
            return None
        if (domain := Domain.objects.offered().typed(value).first()) is None:
            raise ValidationError("not offered", code="invalid_choice")
        return domain


class IssueForm(forms.Form):
    """A new private inbox; all fields empty is the one click.

    `domains` are the first that are offered, and with `has_more` others may be typed.
    """

    local_part = forms.CharField(required=False, empty_value="")
    domain = DomainField(Domain.objects.none(), to_field_name="name", required=False)
    lifetime = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)
    mode = forms.TypedChoiceField(choices=Inbox.Mode.choices, required=False, empty_value=Inbox.Mode.TIME)
    messages = forms.TypedChoiceField(
        choices=[(number, number) for number in ENDS_AFTER], coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(Domain.objects.offered()[: MOST_PICKED + 1])
        self.domains, self.has_more = found[:MOST_PICKED], len(found) > MOST_PICKED
        self.usual, self.longest = Domain.objects.offered().longest() if found else (0, 0)
        lifetimes = [(minutes, minutes) for minutes in LIFETIMES_MINUTES if minutes <= self.longest]
        # For the stubs all fields are of one kind.
        cast(forms.TypedChoiceField, self.fields["lifetime"]).choices = lifetimes

    def suggested(self) -> list[Domain]:
        """Where others may be typed: those that have in their name what was typed as the domain."""
        typed = self["domain"].value() if self.has_more else ""
        return list(Domain.objects.offered().like(str(typed))[:MOST_PICKED]) if typed else self.domains

    def clean_local_part(self) -> str:
        return addresses.fold(self.cleaned_data["local_part"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        cleaned["domain"] = cleaned["domain"] or domain_limits.default_domain()
        if cleaned["domain"] is None:
            raise ValidationError("no domain", code="no_domain")
        if (cleaned["lifetime"] or 0) > cleaned["domain"].max_lifetime_minutes:
            self.add_error("lifetime", ValidationError("too long", code="lifetime"))
        return cleaned

    def check(self, caller: Caller) -> bool:
        """Whether issue() would take these fields now; claims nothing, so it may still come out otherwise."""
        local_part = self.cleaned_data["local_part"] if self.is_valid() else ""
        if local_part and (reason := doors.find_refusal(caller, self.cleaned_data["domain"], local_part)):
            self.add_error("local_part", ValidationError(reason, code=reason))
        return not self.errors

    def issue(self, caller: Caller) -> HeldInbox | None:
        """Issue what was asked for; None when it was refused, and the errors say why."""
        if not self.is_valid():
            return None
        wanted = self.cleaned_data
        lifetime = wanted["domain"].lifetime(wanted["lifetime"])
        try:
            return doors.issue(
                caller,
                wanted["domain"],
                wanted["local_part"],
                lifetime,
                wanted["mode"],
                messages=wanted["messages"],
            )
        except IssueError as error:
            field = FIELD_OF_REASON.get(error.reason, "local_part")
            self.add_error(field, ValidationError(error.reason, code=error.reason))
            return None


class DomainsForm(forms.Form):
    """Which domains a page lists: those that have `q` in their name, from behind the one where the last page ended."""

    q = forms.CharField(max_length=addresses.MAX_ADDRESS_CHARACTERS, required=False)
    after = forms.CharField(required=False)
    next = ""  # as `after` of the next page; set by found()

    def found(self) -> list[Domain]:
        domains = Domain.objects.offered()
        if self.is_valid():
            domains = domains.like(self.cleaned_data["q"])
            with suppress(ValueError):
                domains = domains.behind(self.cleaned_data["after"])
        found = list(domains[: MOST_PICKED + 1])
        if len(found) > MOST_PICKED:
            self.next = found[MOST_PICKED - 1].place
        return found[:MOST_PICKED]


class OpenForm(forms.Form):
    """The name of a public address: without a domain, one at the first that has such names."""

    address = forms.CharField(max_length=addresses.MAX_ADDRESS_CHARACTERS)

    def clean_address(self) -> Address:
        text = self.cleaned_data["address"]
        if "@" not in text and (domain := Domain.objects.offered().public().first()):
            text = f"{text}@{domain.name}"
        if (address := Address.typed(text)) is None:
            raise ValidationError("no address", code="no_address")
        return address


class ExtendForm(forms.Form):
    minutes = forms.IntegerField(min_value=1)


class EndAfterForm(forms.Form):
    """How many messages more an address takes; empty: as many as come."""

    messages = forms.IntegerField(min_value=1, max_value=MOST_MESSAGES, required=False)


class PinForm(forms.Form):
    """Which message a button pins or unpins."""

    pin = forms.UUIDField(required=False)
    unpin = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("pin") or cleaned.get("unpin")):
            raise ValidationError("no message", code="required")
        return cleaned


def longer_lifetimes(inbox: Inbox) -> list[int]:
    """Return the minutes from now that would move the inbox's end, the longest possible one last."""
    now = timezone.now()
    longest = inbox.longest_end
    if longest - inbox.expires_at < timedelta(minutes=1):
        return []
    minutes = [m for m in LIFETIMES_MINUTES if inbox.expires_at < now + timedelta(minutes=m) < longest]
    return [*minutes, inbox.domain.max_lifetime_minutes]
