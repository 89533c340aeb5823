"""The admin: reports of abuse are read, taken, and answered by deeds (report_deeds.py).

What strangers wrote is text here and nothing else: escaped, and with hidden characters written out.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from inboxes.mail.deception import with_hidden_shown
from inboxes.models import AbuseReport, HistoryEntry

from . import report_deeds
from .own_pages import titled
from .report_deeds import FOR_HOW_LONG


class StateFilter(admin.SimpleListFilter):
    """What is to be done, unless asked otherwise."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*AbuseReport.State.choices, ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        first, *rest = super().choices(changelist)
        return [first | {"display": "to do"}, *rest]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> QuerySet[AbuseReport]:
        state = self.value()
        if state == "all":
            return queryset
        return queryset.filter(state=state) if state else queryset.filter(state__in=AbuseReport.OPEN)


class AssigneeFilter(admin.SimpleListFilter):
    title = "who works on it"
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "me"), ("nobody", "nobody"), ("others", "others")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> QuerySet[AbuseReport]:
        mine, nobodys = Q(assignee=request.user.pk), Q(assignee=None)
        return queryset.filter({"me": mine, "nobody": nobodys, "others": ~mine & ~nobodys}.get(self.value() or "", Q()))


def breakable(address: str) -> SafeString:
    """Let a line end before an "@", rather than amid a word."""
    return format_html_join(mark_safe("<wbr>@"), "{}", ([part] for part in with_hidden_shown(address).split("@")))


def number_of(digest: str) -> Coalesce:
    """Count all reports with the outer one's digest."""
    same = AbuseReport.objects.filter(**{digest: OuterRef(digest)}).order_by().values(digest)
    return Coalesce(Subquery(same.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0)


@admin.register(AbuseReport)
class AbuseReportAdmin(admin.ModelAdmin):
    list_display = [
        "reference",
        "when",
        "way",
        "about",
        "of_address",
        "sender",
        "of_sender",
        "sort",
        "state",
        "assignee",
    ]
    list_display_links = ["reference", "about"]
    list_filter = [StateFilter, AssigneeFilter, "kind", ("came_by", titled("the way it came"))]
    list_select_related = ["assignee"]
    list_per_page = 50
    date_hierarchy = "came_at"
    search_fields = ["reference"]
    search_help_text = "A number, an address, a sender, or words of the report."
    actions = ["take", "finish", "reject", "close_addresses", "block_senders"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[AbuseReport]:
        numbers = {"of_address": number_of("address_digest"), "of_sender": number_of("sender_digest")}
        return super().get_queryset(request).annotate(**numbers)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[AbuseReport], search_term: str
    ) -> tuple[QuerySet[AbuseReport], bool]:
        # They are sealed: each is opened and looked through, and there are 2000 at most.
        found = AbuseReport.objects.named(search_term) if search_term.strip() else None
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        AbuseReport.objects.index_new()
        return super().changelist_view(request, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One page to read it and to act: each deed is one button."""
        AbuseReport.objects.index_new()
        report = self.get_object(request, object_id)
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        if report is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if request.method == "POST":
            return self._act(request, report)
        context = self.admin_site.each_context(request) | self._context(request, report) | (extra_context or {})
        return TemplateResponse(request, "admin/report.html", context)

    def _act(self, request: HttpRequest, report: AbuseReport) -> HttpResponse:
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        try:
            said = self._do(request, report, request.POST)
        except ValidationError as error:
            self.message_user(request, with_hidden_shown(" ".join(error.messages)), messages.ERROR)
        else:
            self.message_user(request, said, messages.SUCCESS)
        return redirect(request.path)

    @transaction.atomic
    def _do(self, request: HttpRequest, report: AbuseReport, sent: Mapping[str, str]) -> str:
        said = report_deeds.do(request, report, sent)
        self.log_change(request, report, said)
        return said

    def _context(self, request: HttpRequest, report: AbuseReport) -> dict[str, Any]:
        of_address, of_sender = report.others()
        return {
            "opts": self.opts,
            "title": f"Report {report.reference}",
            "report": report,
            "said": report_deeds.shown(report),
            "of_address": of_address,
            "of_sender": of_sender,
            "targets": report_deeds.targets(request, report),
            "periods": FOR_HOW_LONG,
            "people": get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username"),
            "may_change": self.has_change_permission(request, report),
            "history": HistoryEntry.objects.of(report),
        }

    @admin.display(description="came", ordering="came_at")
    def when(self, report: AbuseReport) -> str:
        return f"{report.came_at:%Y-%m-%d %H:%M}"

    @admin.display(description="by", ordering="came_by")
    def way(self, report: AbuseReport) -> str:
        return report.came_by

    @admin.display(description="about")
    def about(self, report: AbuseReport) -> str:
        return breakable(str(report.address or report.reported.address or "(none of ours)"))

    @admin.display(description="sender")
    def sender(self, report: AbuseReport) -> str:
        return breakable(report.reported.sender[:80])

    @admin.display(description="kind", ordering="kind")
    def sort(self, report: AbuseReport) -> str:
        return report.kind

    @admin.display(description="reports of it", ordering="of_address")
    def of_address(self, report: Any) -> str:
        return str(report.of_address or "")

    @admin.display(description="of its domain", ordering="of_sender")
    def of_sender(self, report: Any) -> str:
        return str(report.of_sender or "")

    @admin.action(description="Take them: I work on these", permissions=["change"])
    def take(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        self._each(request, queryset, {"deed": "take"})

    @admin.action(description="Done", permissions=["change"])
    def finish(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        self._each(request, queryset, {"deed": "done"})

    @admin.action(description="Reject: nothing is to be done", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        self._each(request, queryset, {"deed": "rejected"})

    @admin.action(description="Close the addresses that they are about", permissions=["change"])
    def close_addresses(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        self._each(request, queryset, {"deed": "close"})

    @admin.action(description="Block the senders that they name", permissions=["change"])
    def block_senders(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        self._each(request, queryset, {"deed": "block-address"})

    def _each(self, request: HttpRequest, queryset: QuerySet[AbuseReport], wanted: dict[str, str]) -> None:
        done, failed = 0, []
        for report in queryset:
            try:
                self._do(request, report, wanted)
                done += 1
            except ValidationError as error:
                failed.append(with_hidden_shown(f"{report}: {' '.join(error.messages)}"))
        self.message_user(request, f"{done} done.", messages.SUCCESS if done else messages.WARNING)
        for sentence in failed[:10]:
            self.message_user(request, sentence, messages.WARNING)
