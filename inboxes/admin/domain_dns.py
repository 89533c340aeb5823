"""The admin: what the DNS says of a domain's records, and what it should say."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inboxes.dns import TO_MEND, ours, refreshing, zone
from inboxes.models import Domain, DomainRecords


class WithRecords(admin.ModelAdmin):
    """Of domains: a column, and a page for each."""

    change_form_template = "admin/domain.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("records")

    def get_urls(self) -> list[URLPattern]:
        show = self.admin_site.admin_view(self.show_records)
        return [path("<int:pk>/dns/", show, name="inboxes_domain_dns"), *super().get_urls()]

    @admin.display(description="DNS", ordering="records__to_mend")
    def dns_records(self, domain: Domain) -> SafeString:
        records = getattr(domain, "records", None)
        said = records.said if records else "not asked yet"
        return format_html('<a href="{}">{}</a>', reverse("admin:inboxes_domain_dns", args=[domain.pk]), said)

    def show_records(self, request: HttpRequest, pk: int) -> HttpResponse:
        domain = get_object_or_404(Domain, pk=pk)
        if not self.has_view_permission(request, domain):
            raise PermissionDenied
        may_ask = self.has_change_permission(request, domain)
        if request.method == "POST":
            if not may_ask:
                raise PermissionDenied
            refreshing.ask([domain])
            self.message_user(request, "The DNS was asked.", messages.SUCCESS)
            return redirect("admin:inboxes_domain_dns", pk)
        records = DomainRecords.objects.filter(domain=domain).first()
        context = {
            "opts": self.opts,
            "title": f"DNS records of {domain}",
            "original": domain,
            "records": records,
            "may_ask": may_ask,
            "to_mend": TO_MEND,
            "zone": zone([domain.name], ours()),
        }
        return TemplateResponse(request, "admin/domain_dns.html", self.admin_site.each_context(request) | context)
