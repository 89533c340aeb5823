"""The admin's first page: what arrives, what is refused, what waits, how much room there is, and what is wrong.

All of it from kept counts (inboxes/counting.py): nothing is counted here, and nobody's mail or address is read.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from inboxes import counting, reporting, runs, shortage, storage
from inboxes.doctor import keeping
from inboxes.doctor.finding import FAULT, WARNING
from inboxes.models import AbuseReport, Domain, Storage
from inboxes.models.tally import EVERYWHERE, NOWHERE

from .plots import KindOf, Plot, plot

MOST_DOMAINS = 20  # in the table, those with the most arrivals
MOST_FINDINGS = 5
SILENT_SECONDS = 60
GAUGES = """
    SELECT source, name, value FROM inboxes_gauge
    WHERE at > statement_timestamp() - make_interval(secs => %s) AND starts_with(source, %s) ORDER BY source
"""


class Host(NamedTuple):
    name: str
    queue: int | None
    oldest_seconds: int
    disk_free: int | None
    disk: int

    @property
    def disk_used(self) -> int:
        return self.disk - (self.disk_free or 0)


class DomainRow(NamedTuple):
    pk: int
    name: str
    accepted: int
    refused: int
    stored: int
    share: int  # of the domain with the most arrivals, in percent
    totals: counting.Totals


def context_of(request: HttpRequest) -> dict[str, Any]:
    """What templates/admin/index.html shows, for the period and the domain that the query names."""
    counting.fold()
    chosen = request.GET.get("period", "")
    name = chosen if chosen in counting.PERIODS else next(iter(counting.PERIODS))
    period = counting.PERIODS[name]
    domains = dict(Domain.objects.values_list("pk", "unicode_name"))
    asked = request.GET.get("domain", "")
    domain = next((pk for pk in domains if str(pk) == asked), EVERYWHERE)
    now = timezone.now()
    start = period.start(now)
    totals = counting.totals()
    causes = keeping.causes()
    wrong = [cause.what for cause in causes if cause.severity in (FAULT, WARNING)]
    return {
        "periods": list(counting.PERIODS),
        "period": name,
        "plotted_domain": domains.get(domain, ""),
        "plotted_domain_id": domain if domain in domains else "",
        "plots": plots_of(period, start, domain),
        "domain_rows": domain_rows(period, start, domains, totals),
        "domains_in_all": len(domains),
        "hosts": hosts(),
        "ages": runs.ages(),
        "kept": counting.summed(totals.values()),
        "site_bytes": storage.stored_bytes(),
        "site_max_bytes": Storage.objects.values_list("max_site_bytes", flat=True).first(),
        "min_free_bytes": settings.MIN_FREE_BYTES,
        "troubles": list(troubles()),
        "reports_new": AbuseReport.objects.filter(state=AbuseReport.State.NEW).count(),
        "wrong": wrong[:MOST_FINDINGS],
        "wrong_in_all": len(wrong),
        "not_looked": next((cause.what for cause in causes if cause.code == keeping.LOOK_LATE), ""),
    }


def troubles() -> Iterator[str]:
    """What is refused, or late, in a sentence each."""
    if refusal := storage.refusal():
        yield f"All new mail is refused (452): {refusal}."
    elif refusal := shortage.refusal():
        yield f"New addresses are refused (503), inboxes that are there go on: {refusal}."
    if late := runs.lateness():
        yield f"The qcluster is late: {late}. {runs.WHEN_LATE}"


def plots_of(period: counting.Period, start: datetime, domain: int) -> list[Plot]:
    counts = counting.binned(period, start, domain)
    times = [start + number * period.step for number in range(period.steps)]

    def after(prefix: str) -> KindOf:
        return lambda what: what.removeprefix(prefix) if what.startswith(prefix) else None

    def only(name: str, called: str = "") -> KindOf:
        return lambda what: (called or what) if what == name else None

    def arrived(what: str) -> str | None:
        return "discarded" if what.startswith(counting.DISCARDED) else after(counting.STORED)(what)

    made = [
        plot("Messages stored", counts, times, arrived),
        plot("Recipients refused, by reason", counts, times, after(counting.REFUSED)),
        plot("Recipients accepted", counts, times, only(counting.ACCEPTED)),
        plot("Inboxes issued and ended", counts, times, after(counting.ISSUED_OR_ENDED)),
    ]
    if domain == EVERYWHERE:
        made += [
            plot("Messages deleted", counts, times, after(counting.GONE)),
            plot("Calls of webhooks", counts, times, after(counting.WEBHOOK)),
            plot("Defects of messages", counts, times, after(counting.DEFECT)),
            plot("Reading mail", counts, times, only(counting.PARSE_MILLISECONDS, "milliseconds")),
        ]
    return made


def domain_rows(
    period: counting.Period, start: datetime, domains: dict[int, str], totals: dict[int, counting.Totals]
) -> list[DomainRow]:
    found = counting.by_domain(period, start)
    rows = []
    for pk, name in {**domains, NOWHERE: "no domain of ours"}.items():
        kinds = found.get(pk, counting.Kinds())
        rows.append(DomainRow(pk, name, *kinds, share=0, totals=totals.get(pk, counting.NOTHING)))
    rows.sort(key=lambda row: (-row.accepted - row.refused, row.name))
    most = max(1, *(row.accepted + row.refused for row in rows))
    return [row._replace(share=100 * (row.accepted + row.refused) // most) for row in rows[:MOST_DOMAINS]]


def hosts() -> list[Host]:
    said: dict[str, dict[str, float]] = {}
    with connection.cursor() as cursor:
        cursor.execute(GAUGES, [SILENT_SECONDS, reporting.HOST])
        for source, name, value in cursor.fetchall():
            said.setdefault(source.removeprefix(reporting.HOST), {})[name] = value
    return [
        Host(
            name,
            whole(gauges.get(reporting.QUEUE_MESSAGES)),
            int(gauges.get(reporting.QUEUE_OLDEST_SECONDS, 0)),
            whole(gauges.get(reporting.DISK_FREE_BYTES)),
            int(gauges.get(reporting.DISK_BYTES, 0)),
        )
        for name, gauges in said.items()
    ]


def whole(value: float | None) -> int | None:
    return None if value is None else int(value)
