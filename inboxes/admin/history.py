"""The admin: what admins did, to be read and found, and nothing else."""

import csv

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inboxes.models import HistoryEntry

from .own_pages import titled

MAX_EXPORTED = 100_000
COLUMNS = ["when", "who", "did", "kind of thing", "id", "what", "said", "changes"]


@admin.register(HistoryEntry)
class HistoryEntryAdmin(admin.ModelAdmin):
    list_display = ["when", "who", "kind", "thing", "sentence", "changed"]
    list_display_links = ["when"]
    list_filter = [
        ("kind", titled("what was done")),
        ("who", titled("who did it", admin.AllValuesFieldListFilter)),
        ("what", titled("kind of thing", admin.AllValuesFieldListFilter)),
    ]
    search_fields = ["who", "object_name", "said"]
    search_help_text = "A name, a thing, or words of what was changed."
    date_hierarchy = "at"
    list_per_page = 100
    show_full_result_count = False
    change_list_template = "admin/history.html"
    readonly_fields = ["at", "who", "kind", "what", "thing", "sentence", "changed"]
    fields = tuple(readonly_fields)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: HistoryEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: HistoryEntry | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export)
        return [path("export.csv", export, name="inboxes_historyentry_export"), *super().get_urls()]

    def export(self, request: HttpRequest) -> HttpResponse:
        """What the list shows with the same filters and words, as CSV (RFC 4180)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)[:MAX_EXPORTED]
        headers = {"Content-Disposition": 'attachment; filename="history.csv"'}
        answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
        csv.writer(answer).writerows([COLUMNS, *map(_row, entries.iterator(1000))])
        return answer

    @admin.display(description="when", ordering="at")
    def when(self, entry: HistoryEntry) -> str:
        return f"{entry.at:%Y-%m-%d %H:%M}"

    @admin.display(description="what")
    def thing(self, entry: HistoryEntry) -> str:
        """Its name, and the way to it, where it has a page; that says so when it is gone."""
        try:
            url = reverse(f"admin:{entry.what.replace('.', '_')}_change", args=[entry.object_id])
        except NoReverseMatch:
            return entry.object_name
        return format_html('<a href="{}">{}</a>', url, entry.object_name)

    @admin.display(description="said")
    def sentence(self, entry: HistoryEntry) -> str:
        return entry.sentence

    @admin.display(description="before → after")
    def changed(self, entry: HistoryEntry) -> SafeString | str:
        return format_html_join("", '<p class="change">{}: <del>{}</del> → <ins>{}</ins></p>', entry.changes)


def _row(entry: HistoryEntry) -> list[str]:
    changes = "; ".join(f"{name}: {before} -> {after}" for name, before, after in entry.changes)
    cells = [entry.at.isoformat(), entry.who, entry.kind, entry.what, entry.object_id, entry.object_name]
    return [_harmless(cell) for cell in [*cells, entry.sentence, changes]]


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
