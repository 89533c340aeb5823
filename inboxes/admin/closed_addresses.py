"""The admin: addresses are closed by typing them, and opened again."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from inboxes.models import ClosedAddress
from inboxes.models.closed_address import place_of
from inboxes.models.until import IN_FORCE

from .own_pages import titled
from .until import UntilForm


class ClosedAddressForm(UntilForm):
    class Meta:
        widgets = {"address": forms.TextInput({"size": 60, "dir": "ltr", "autocomplete": "off"})}

    def clean_expires_at(self) -> datetime | None:
        if self.instance.pk and "expires_at" in self.changed_data:
            place_of(self.instance.address)  # its domain may be gone
        return super().clean_expires_at()

    def validate_unique(self) -> None:
        """One that is closed already, or was, is closed anew."""


class InForceFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("closed", "Closed"), ("limited", "Closed for a time"), ("open", "Open again")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ClosedAddress]) -> QuerySet[ClosedAddress]:
        conditions = {"closed": IN_FORCE, "limited": IN_FORCE & ~Q(expires_at=None), "open": ~IN_FORCE}
        return queryset.filter(conditions.get(self.value() or "", Q()))


@admin.register(ClosedAddress)
class ClosedAddressAdmin(admin.ModelAdmin):
    form = ClosedAddressForm
    list_display = ["__str__", "is_closed", "reason", "closed_at", "closed_by", "expires_at"]
    list_filter = [
        InForceFilter,
        ("closed_at", titled("when it was closed")),
        ("closed_by", titled("who closed it")),
    ]
    list_select_related = ["closed_by"]
    search_fields = ["address", "reason", "closed_by__username"]
    search_help_text = "An address, its domain as xn-- too, or words of a reason."
    actions = ["reopen"]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        return super().add_view(request, form_url, {"title": "Close an address", **(extra_context or {})})

    def get_readonly_fields(self, request: HttpRequest, obj: ClosedAddress | None = None) -> list[str]:
        return ["address", "closed_at", "closed_by"] if obj else []

    def get_fields(self, request: HttpRequest, obj: ClosedAddress | None = None) -> list[Any]:
        return ["address", "reason", "expires_at", *(["closed_at", "closed_by"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: ClosedAddress | None = None) -> bool:
        return False  # an address is opened again, which keeps who closed it and why

    def save_model(self, request: HttpRequest, obj: ClosedAddress, form: forms.ModelForm, change: bool) -> None:
        # Of one that was open again another end closes it anew.
        if change and ("expires_at" not in form.changed_data or ClosedAddress.objects.in_force().contains(obj)):
            return super().save_model(request, obj, form, change)
        closed = ClosedAddress.objects.close(obj.address, cast(User, request.user), obj.reason, obj.expires_at)
        obj.pk, obj._state.adding = closed.pk, False
        messages.info(request, what_went(closed))
        return None

    @admin.display(description="closed", boolean=True)
    def is_closed(self, closed: ClosedAddress) -> bool:
        return closed.is_in_force

    @admin.action(description="Open again: what was issued stays ended", permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[ClosedAddress]) -> None:
        reopened = list(ClosedAddress.objects.in_force().filter(pk__in=queryset.values("pk")))
        ClosedAddress.objects.filter(pk__in=[closed.pk for closed in reopened]).reopen()
        for closed in reopened:
            self.log_change(request, closed, "Opened again.")
        self.message_user(request, f"Opened again: {len(reopened)}. Inboxes that ended stay ended.")


def what_went(closed: ClosedAddress) -> str:
    if closed.ended_inbox:
        return "Its inbox has ended, and its mail is gone."
    if closed.deleted_messages:
        return f"It was public; its mail is gone ({closed.deleted_messages})."
    return "Nothing was there now; mail to it is refused from now on."
