"""The admin: domains are moderated, their inboxes and messages counted, addresses ended.

Nothing that a stranger wrote, and no private address, comes to these pages:
inboxes and messages are not registered, their numbers stand with the domains.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inboxes import counting, offering, push, runs, storage
from inboxes.mail import addresses
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox, Message, Total


def kept(name: str) -> Coalesce:
    """The domain's total of that name, as it is kept: nothing is counted."""
    rows = Total.objects.filter(domain_id=OuterRef("pk")).order_by().values("domain_id")
    return Coalesce(Subquery(rows.annotate(sum=Sum(name)).values("sum")), 0)


def tell_holders(domains: Sequence[Domain]) -> None:
    """Tell all who have an inbox of these domains open that something has changed for it, after COMMIT."""
    inboxes = Inbox.objects.live().filter(domain__in=domains).values_list("pk", flat=True)
    push.announce_all([push.topic_of_inbox(pk) for pk in inboxes])


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


class EndAddressForm(forms.Form):
    address = forms.CharField(label=_("address"), max_length=addresses.MAX_ADDRESS_CHARACTERS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        address = Address.typed(cleaned.get("address", ""))
        domain = address and Domain.objects.named(address.domain).first()
        inboxes = Inbox.objects.live().filter(domain=domain, local_part=address.local_part if address else "")
        cleaned["inbox"] = inboxes.select_related("domain").first()
        if cleaned["inbox"] is None:
            self.add_error("address", ValidationError(_("No inbox is at this address now, or it is a public one.")))
        return cleaned


@admin.register(Domain)
class DomainAdmin(admin.ModelAdmin):
    list_display = [
        "unicode_name",
        "is_default",
        "offered",
        "is_active",
        "is_listed",
        "acceptance",
        "live_inboxes",
        "expired_inboxes",
        "private_messages",
        "public_messages",
    ]
    list_filter = ["is_active", "is_listed", "leads_here", "acceptance"]
    search_fields = ["name", "unicode_name"]
    actions = ["close", "reopen", "make_default", "ask_dns"]
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
        return ["name", "offered", "dns", "dns_asked_at"] if obj else []

    def save_model(self, request: HttpRequest, obj: Domain, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tell_holders([obj])
        if not change:
            self._ask(request, [obj])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        request.ended = ended = counting.ended()  # type: ignore[attr-defined]
        live = counting.live(ended)
        totals = _("In all: %(live)d live inboxes, %(messages)d messages, %(issued)d chosen addresses remembered.") % {
            "live": live.inboxes,
            "messages": live.private_messages + live.public_messages,
            "issued": counting.remembered(),
        }
        if refusal := storage.refusal():
            messages.warning(request, f"All new mail is refused (452): {refusal}.")
        purge = next(age.seconds for age in runs.ages() if age.name == runs.PURGE)
        if purge is not None:
            totals += " " + _("The last purge finished %d s ago.") % purge
        if late := runs.lateness():
            messages.warning(request, f"The qcluster is late: {late}. {runs.WHEN_LATE}")
        return super().changelist_view(request, {"subtitle": totals, **(extra_context or {})})

    def get_deleted_objects(
        self, objs: QuerySet[Domain] | Sequence[Domain], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """Say how many inboxes go with it, by the database's cascade; which ones, nobody may read."""
        to_delete, counts, permissions, protected = super().get_deleted_objects(objs, request)
        kept = counting.totals()
        totals = counting.summed(kept.get(domain.pk, counting.NOTHING) for domain in objs)
        counts[str(Inbox._meta.verbose_name_plural)] = totals.inboxes
        counts[str(Message._meta.verbose_name_plural)] = totals.private_messages + totals.public_messages
        return to_delete, counts, permissions, protected

    def get_urls(self) -> list[URLPattern]:
        end = self.admin_site.admin_view(self.end_address)
        return [path("end-address/", end, name="inboxes_domain_end_address"), *super().get_urls()]

    def end_address(self, request: HttpRequest) -> HttpResponse:
        """End the inbox of an address that an admin was told of; the answer tells no other one."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = EndAddressForm(request.POST or None)
        if form.is_valid():
            inbox = form.cleaned_data["inbox"]
            if inbox.close_by_admin():
                push.announce(push.topic_of_inbox(inbox.pk))
                self.log_change(request, inbox.domain, str(_("Ended one of its addresses.")))
            self.message_user(request, _("The address has ended, and its mail is gone."))
            return redirect("admin:inboxes_domain_changelist")
        context = self.admin_site.each_context(request) | {"opts": self.opts, "form": form}
        return TemplateResponse(request, "admin/end_address.html", context | {"title": _("End an address")})

    @admin.display(description=_("offered"), boolean=True)
    def offered(self, domain: Domain) -> bool:
        return domain.is_offered

    @admin.display(description=_("the DNS said"))
    def dns(self, domain: Domain) -> str:
        return domain.dns

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

    @admin.action(description=_("Close: refuse new mail, let inboxes live out"), permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set_active(request, queryset, False)

    @admin.action(description=_("Open again"), permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[Domain]) -> None:
        self._set_active(request, queryset, True)

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

    def _set_active(self, request: HttpRequest, queryset: QuerySet[Domain], is_active: bool) -> None:
        domains = list(queryset)
        Domain.objects.filter(pk__in=[domain.pk for domain in domains]).update(is_active=is_active)
        tell_holders(domains)
        for domain in domains:
            self.log_change(request, domain, [{"changed": {"fields": ["open"]}}])
        changed = ngettext("%d domain changed.", "%d domains changed.", len(domains)) % len(domains)
        self.message_user(request, changed)
