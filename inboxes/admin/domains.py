"""The admin: domains are moderated, their inboxes and messages counted.

Nothing that a stranger wrote, and no private address, comes to these pages:
inboxes and messages are not registered, their numbers stand with the domains.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inboxes import counting, offering, push, runs
from inboxes.models import Domain, Inbox, Message, Total
from inboxes.models.domain import NOTE_CHARACTERS

from .domain_dns import WithRecords
from .overview import troubles
from .own_pages import titled

MOST_TOLD = 1000  # inboxes by their own topic


def kept(name: str) -> Coalesce:
    """The domain's total of that name, as it is kept: nothing is counted."""
    rows = Total.objects.filter(domain_id=OuterRef("pk")).order_by().values("domain_id")
    return Coalesce(Subquery(rows.annotate(sum=Sum(name)).values("sum")), 0)


def tell_holders(domains: Sequence[Domain]) -> None:
    """Tell all who have an inbox of these domains open, public or not, that something has changed for it."""
    found = Inbox.objects.live().filter(domain__in=domains).order_by().values_list("pk", flat=True)
    inboxes = list(found[: MOST_TOLD + 1])
    # Of more, whoever has any inbox open looks once: a million announcements would be heard by all.
    each = [push.topic_of_inbox(pk) for pk in inboxes] if len(inboxes) <= MOST_TOLD else [push.ALL_INBOXES]
    push.announce_all([*(push.names_of(domain.pk) for domain in domains), *each])


class CountedDomain(Protocol):
    """A domain as the list has it."""

    live_inboxes: int
    expired_inboxes: int
    private_messages: int
    public_messages: int


class CountedList(ChangeList):
    """The list of domains, without what has ended and was not purged yet."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        for domain in self.result_list:
            waiting = request.ended.get(domain.pk, counting.NOTHING)  # type: ignore[attr-defined]  # by changelist_view()
            domain.expired_inboxes = waiting.inboxes
            domain.live_inboxes = domain.kept_inboxes - waiting.inboxes
            domain.private_messages = domain.kept_private - waiting.private_messages
            domain.public_messages = domain.kept_public - waiting.public_messages


class BaseDomainForm(forms.ModelForm):
    """With a note to visitors for each language; what is empty there is told by the note for all."""

    class Meta:
        labels = {
            "acceptance": "Mail is accepted for",
            "default_lifetime_minutes": "Usual lifetime, in minutes",
            "max_lifetime_minutes": "Longest lifetime, in minutes",
            "max_message_bytes": "Largest message, in bytes",
            "max_messages": "Messages in an inbox, at most",
            "max_inboxes": "Live inboxes, at most",
            "max_new_per_hour": "New addresses per hour, at most",
            "max_new_per_day": "New addresses per day, at most",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language, name in NOTES.items():
            self.initial.setdefault(name, (self.instance.notes or {}).get(language, ""))

    def save(self, commit: bool = True) -> Domain:
        if set(self.data).intersection(NOTES.values()):
            told = {language: self.cleaned_data.get(name, "").strip() for language, name in NOTES.items()}
            self.instance.notes = {language: note for language, note in told.items() if note}
        return super().save(commit)


NOTES = {language: f"note_{language}" for language, _name in settings.LANGUAGES}
DomainForm = type(
    "DomainForm",
    (BaseDomainForm,),
    {
        NOTES[language]: forms.CharField(
            label=name, required=False, max_length=NOTE_CHARACTERS, widget=forms.Textarea({"rows": 2, "dir": "auto"})
        )
        for language, name in settings.LANGUAGES
    },
)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return Domain.State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Domain]) -> QuerySet[Domain]:
        return queryset.filter(**STATES.get(self.value() or "", {}))


# What a row of each state has, and what an action makes of it.
STATES: dict[str, dict[str, Any]] = {
    Domain.State.OPEN: {"is_active": True, "is_paused": False, "acceptance": Domain.Acceptance.WILDCARD},
    Domain.State.ISSUED: {"is_active": True, "is_paused": False, "acceptance": Domain.Acceptance.ISSUED},
    Domain.State.PAUSED: {"is_active": True, "is_paused": True},
    Domain.State.CLOSED: {"is_active": False},
}


@admin.register(Domain)
class DomainAdmin(WithRecords):
    form = DomainForm
    list_display = [
        "shown_name",
        "state",
        "is_default",
        "offered",
        "position",
        "dns_records",
        "live_inboxes",
        "expired_inboxes",
        "private_messages",
        "public_messages",
    ]
    list_editable = ["position"]
    list_filter = [
        StateFilter,
        ("is_listed", titled("whether it is listed")),
        ("leads_here", titled("whether its mail comes here")),
    ]
    search_fields = ["name", "unicode_name", "note"]
    search_help_text = "A name, as xn-- too, or words of its note."
    actions = ["reopen", "open_to_issued", "open_to_all", "pause", "close", "make_default", "ask_dns"]
    fieldsets = [
        (None, {"fields": ["name", "is_active", "is_paused", "acceptance"]}),
        ("In the picker", {"fields": ["is_listed", "is_default", "position", "offered_anyway"]}),
        ("Abuse", {"fields": ["takes_reports"]}),
        ("Lifetimes", {"fields": ["default_lifetime_minutes", "max_lifetime_minutes"]}),
        ("Limits of an inbox", {"fields": ["max_messages", "max_message_bytes"]}),
        ("Limits of the domain", {"fields": ["max_inboxes", "max_new_per_hour", "max_new_per_day"]}),
        ("What visitors are told", {"fields": ["note"], "description": "At the picker, and at the domain's inboxes."}),
        ("The same in their languages", {"fields": list(NOTES.values()), "classes": ["collapse"]}),
    ]
    DNS = ("DNS", {"fields": ["offered", "dns", "dns_asked"]})
    change_list_template = "admin/domains.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Domain]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                kept_inboxes=kept("inboxes"),
                kept_private=kept("private_messages"),
                kept_public=kept("public_messages"),
            )
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Domain | None = None) -> list[str]:
        # Addresses are remembered with the domain's name: another name is another domain.
        return ["name", "offered", "dns", "dns_asked"] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: Domain | None = None) -> list[Any]:
        return [*self.fieldsets, self.DNS] if obj else [*self.fieldsets]

    def save_model(self, request: HttpRequest, obj: Domain, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tell_holders([obj])
        if not change:
            self._ask(request, [obj])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        counting.fold()
        request.ended = ended = counting.ended()  # type: ignore[attr-defined]
        live = counting.live(ended)
        totals = _("In all: %(live)d live inboxes, %(messages)d messages, %(issued)d chosen addresses remembered.") % {
            "live": live.inboxes,
            "messages": live.private_messages + live.public_messages,
            "issued": counting.remembered(),
        }
        for trouble in troubles():
            messages.warning(request, trouble)
        purge = next(age.seconds for age in runs.ages() if age.name == runs.PURGE)
        if purge is not None:
            totals += " " + _("The last purge finished %d s ago.") % purge
        return super().changelist_view(request, {"subtitle": totals, **(extra_context or {})})

    def get_deleted_objects(
        self, objs: QuerySet[Domain] | Sequence[Domain], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """Say how many inboxes go with it, by the database's cascade; which ones, nobody may read."""
        to_delete, counts, permissions, protected = super().get_deleted_objects(objs, request)
        domain_ids = [domain.pk for domain in objs]
        totals = counting.summed(counting.totals(*domain_ids).values() if domain_ids else [])
        counts[str(Inbox._meta.verbose_name_plural)] = totals.inboxes
        counts[str(Message._meta.verbose_name_plural)] = totals.private_messages + totals.public_messages
        return to_delete, counts, permissions, protected

    @admin.display(description="name", ordering="unicode_name")
    def shown_name(self, domain: Domain) -> str:
        return domain.unicode_name

    @admin.display(description="state", ordering="-is_active")
    def state(self, domain: Domain) -> str:
        return domain.state.label

    @admin.display(description=_("offered"), boolean=True)
    def offered(self, domain: Domain) -> bool:
        return domain.is_offered

    @admin.display(description=_("the DNS said"))
    def dns(self, domain: Domain) -> str:
        return domain.dns

    @admin.display(description="the DNS was asked")
    def dns_asked(self, domain: Domain) -> str:
        asked_at = domain.dns_asked_at
        return localize(localtime(asked_at)) if asked_at else "never"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CountedList

    @admin.display(description=_("live inboxes"), ordering="kept_inboxes")
    def live_inboxes(self, domain: CountedDomain) -> int:
        return domain.live_inboxes

    @admin.display(description=_("ended, not yet purged"))
    def expired_inboxes(self, domain: CountedDomain) -> int:
        return domain.expired_inboxes

    @admin.display(description=_("private messages"), ordering="kept_private")
    def private_messages(self, domain: CountedDomain) -> int:
        return domain.private_messages

    @admin.display(description=_("public messages"), ordering="kept_public")
    def public_messages(self, domain: CountedDomain) -> int:
        return domain.public_messages

    @admin.action(description=_("Open again"), permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set(request, queryset, is_active=True, is_paused=False)

    @admin.action(description="Open to issued addresses only", permissions=["change"])
    def open_to_issued(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set(request, queryset, **STATES[Domain.State.ISSUED])

    @admin.action(description="Open to any name", permissions=["change"])
    def open_to_all(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set(request, queryset, **STATES[Domain.State.OPEN])

    @admin.action(description="Pause: let senders try again later", permissions=["change"])
    def pause(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set(request, queryset, **STATES[Domain.State.PAUSED])

    @admin.action(description=_("Close: refuse new mail, let inboxes live out"), permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set(request, queryset, **STATES[Domain.State.CLOSED])

    def delete_model(self, request: HttpRequest, obj: Domain) -> None:
        with transaction.atomic():
            tell_holders([obj])
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        with transaction.atomic():
            tell_holders(list(queryset))
            super().delete_queryset(request, queryset)

    @admin.action(description=_("Make it the default: new addresses are here"), permissions=["change"])
    def make_default(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        if queryset.count() != 1:
            self.message_user(request, _("Choose one domain: there is one default."), messages.ERROR)
            return
        domain = Domain.objects.get(pk=queryset.get().pk)
        domain.is_default = True
        domain.save()
        self.log_change(request, domain, [{"changed": {"fields": ["default"]}}])
        self._say_where(request, domain)

    @admin.action(description=_("Ask the DNS now whether its mail comes here"), permissions=["change"])
    def ask_dns(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._ask(request, list(queryset[: offering.MOST]))

    def _ask(self, request: HttpRequest, domains: list[Domain]) -> None:
        offering.ask(domains)
        for domain in domains:
            self._say_where(request, domain)

    def _say_where(self, request: HttpRequest, domain: Domain) -> None:
        if domain.is_offered and domain.leads_here:
            self.message_user(request, f"Offered: {domain}. {domain.dns}", messages.SUCCESS)
        else:
            state = "Offered all the same" if domain.is_offered else "Not offered"
            self.message_user(request, f"{state}: {domain}. {domain.dns}", messages.WARNING)

    def _set(self, request: HttpRequest, queryset: QuerySet[Domain], **state: Any) -> None:
        domains = list(queryset)
        Domain.objects.filter(pk__in=[domain.pk for domain in domains]).update(**state)
        tell_holders(domains)
        for domain in domains:
            domain.refresh_from_db(fields=["is_active", "is_paused", "acceptance"])
            self.log_change(request, domain, f"Now {domain.state.label}.")
        changed = ngettext("%d domain changed.", "%d domains changed.", len(domains)) % len(domains)
        self.message_user(request, changed)
