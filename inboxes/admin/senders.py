"""The admin: senders that are refused, and how often they were."""

from typing import Any

from django.contrib import admin
from django.db.models import BigIntegerField, DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Now
from django.http import HttpRequest

from inboxes.models import BlockedSender, SenderHits
from inboxes.models.until import IN_FORCE

from .several import SeveralAdmin, SeveralForm
from .until import UntilForm


class BlockedSenderForm(UntilForm, SeveralForm):
    several = "sender"


class SenderStateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("on", "Refused"), ("over", "Its time is over"), ("hit", "Refused lately"), ("idle", "Never hit")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[BlockedSender]) -> QuerySet[BlockedSender]:
        is_idle = Q(last_hit=None)
        conditions = {"on": IN_FORCE, "over": ~IN_FORCE, "hit": ~is_idle, "idle": is_idle}
        return queryset.filter(conditions.get(self.value() or "", Q()))


@admin.register(BlockedSender)
class BlockedSenderAdmin(SeveralAdmin):
    form = BlockedSenderForm
    list_display = ["__str__", "kind", "hits", "last_hit", "reason", "expires_at"]
    list_filter = [SenderStateFilter, "kind"]
    search_fields = ["sender", "unicode_sender", "reason"]
    search_help_text = "An address, a domain, a network, or words of a reason."
    actions = ["end_now", "for_good"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[BlockedSender]:
        slots = SenderHits.objects.filter(sender=OuterRef("pk")).order_by().values("sender")
        hits = Subquery(slots.annotate(sum=Sum("hits")).values("sum"), output_field=BigIntegerField())
        last = Subquery(slots.annotate(last=Max("last_at")).values("last"), output_field=DateTimeField())
        return super().get_queryset(request).annotate(hits=Coalesce(hits, 0), last_hit=last)

    @admin.display(description="hits", ordering="hits")
    def hits(self, blocked: Any) -> int:
        return blocked.hits

    @admin.display(description="last hit", ordering=F("last_hit").desc(nulls_last=True))
    def last_hit(self, blocked: Any) -> Any:
        return blocked.last_hit

    @admin.action(description="Let them send again from now on", permissions=["change"])
    def end_now(self, request: HttpRequest, queryset: QuerySet[BlockedSender]) -> None:
        self._end(request, queryset, Now())

    @admin.action(description="Refuse them for good", permissions=["change"])
    def for_good(self, request: HttpRequest, queryset: QuerySet[BlockedSender]) -> None:
        self._end(request, queryset, None)

    def _end(self, request: HttpRequest, queryset: QuerySet[BlockedSender], expires_at: Any) -> None:
        changed = list(queryset)
        BlockedSender.objects.filter(pk__in=[blocked.pk for blocked in changed]).update(expires_at=expires_at)
        for blocked in changed:
            self.log_change(request, blocked, [{"changed": {"fields": ["until"]}}])
        self.message_user(request, f"Changed: {len(changed)}.")
