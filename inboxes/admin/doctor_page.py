"""The admin: what the doctor found when it last looked, which it does as root, every ten minutes."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from inboxes.doctor import keeping
from inboxes.doctor.finding import FAULT, NOTE, WARNING
from inboxes.models import DoctorLook

WORDS = {FAULT: "Fault", WARNING: "Warning", NOTE: "Note"}


@admin.register(DoctorLook)
class DoctorAdmin(admin.ModelAdmin):
    """A page in the place of a list: there is one look, and nothing to change in it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: DoctorLook | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: DoctorLook | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        noted = keeping.findings()
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Doctor",
            "look": keeping.last(),
            "noted": [(WORDS[one.finding.severity], one.finding, one.since) for one in noted],
            "is_well": not any(
                one.finding.severity in (FAULT, WARNING) or one.finding.code == keeping.LOOK_LATE for one in noted
            ),
            "now": timezone.now(),
        }
        return TemplateResponse(request, "admin/doctor.html", context | (extra_context or {}))
