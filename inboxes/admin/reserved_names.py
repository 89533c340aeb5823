"""The admin: names that are reserved, beside the built-in ones."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from inboxes import push
from inboxes.mail import addresses
from inboxes.models import Domain, ReservedName

from .own_pages import titled
from .several import SeveralAdmin, SeveralForm


class ReservedNameForm(SeveralForm):
    several = "local_part"


@admin.register(ReservedName)
class ReservedNameAdmin(SeveralAdmin):
    form = ReservedNameForm
    list_display = ["local_part", "at", "reason"]
    list_filter = [("domain", titled("where", admin.EmptyFieldListFilter))]
    list_select_related = ["domain"]
    autocomplete_fields = ["domain"]
    search_fields = ["local_part", "reason", "domain__name"]
    search_help_text = "Built in, at every domain: " + ", ".join(sorted(addresses.RESERVED)) + "."

    @admin.display(description="at", ordering="domain")
    def at(self, reserved: ReservedName) -> str:
        return str(reserved.domain or "all domains")

    def save_model(self, request: HttpRequest, obj: ReservedName, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._tell([obj, *form.others])

    def delete_model(self, request: HttpRequest, obj: ReservedName) -> None:
        self._tell([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ReservedName]) -> None:
        self._tell(list(queryset))
        super().delete_queryset(request, queryset)

    def _tell(self, reserved: list[ReservedName]) -> None:
        """Tell who has the public pages of these names open."""
        everywhere = list(Domain.objects.values_list("pk", flat=True))
        push.announce_all(
            [
                push.topic_of_public(domain_id, name.local_part)
                for name in reserved
                for domain_id in ([name.domain_id] if name.domain_id else everywhere)
            ]
        )
