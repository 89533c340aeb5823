"""What /metrics says, as Prometheus has it (https://prometheus.io/docs/instrumenting/exposition_formats/).

Read in one look at the database: what events were counted, what processes measured, and what hosts said last.
No label holds an address or a path: domains are ours, routes are patterns, every other is one of few words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from inboxes import counting, measuring, reporting, runs, storage
from inboxes.doctor import keeping
from inboxes.models import AbuseReport, Count, Domain, Measure, Storage
from inboxes.models.tally import NOWHERE
from inboxes.version import VERSION

MOST_DOMAINS = 100  # with series of their own; the rest are "other" together
SILENT_SECONDS = 60  # whoever said nothing for so long is gone
FRESH = "SELECT source, name, value FROM inboxes_gauge WHERE at > statement_timestamp() - make_interval(secs => %s)"

# What is counted with a domain: by its words before the colon, the name, what the rest is, and what it is about.
COUNTED = {
    counting.ACCEPTED: ("recipients_accepted", "", "Recipients that were accepted at RCPT."),
    counting.REFUSED: ("recipients_refused", "reason", "Recipients that were refused at RCPT."),
    counting.STORED: ("messages_stored", "kind", "Messages that were stored."),
    counting.STORED_BYTES: ("messages_stored_bytes", "", "Bytes that these take, sealed, with their parts."),
    counting.DISCARDED: ("messages_discarded", "reason", "Accepted messages that nobody may read any more."),
    counting.ISSUED_OR_ENDED: ("inboxes_changed", "what", "Inboxes that were issued, and that ended."),
}
# And without one.
COUNTED_ALONE = {
    counting.GONE: ("messages_gone", "reason", "Messages that were deleted: purged, or before their time."),
    counting.WEBHOOK: ("webhook_attempts", "outcome", "Calls of webhooks."),
    counting.DEFECT: ("defects", "defect", "Defects of the messages that were read."),
}
MEASURED = {
    "delivered": ("delivered", ["outcome"], "What became of each recipient's message at delivery."),
}
HISTOGRAMS = {
    "delivery_seconds": ("delivery_seconds", ["step"], "How long a step of a delivery took."),
    "http_seconds": (
        "http_request_seconds",
        ["route", "method", "status"],
        "How long it took, to the last byte.",
    ),
}
OF_HOSTS = {
    reporting.QUEUE_MESSAGES: "Messages in Postfix's queue.",
    reporting.QUEUE_OLDEST_SECONDS: "How long the oldest of them has been there.",
    reporting.DISK_FREE_BYTES: "Room on the database's disk.",
    reporting.DISK_BYTES: "The size of that disk.",
}


class Row(NamedTuple):
    """What happened, where, how often."""

    what: str
    domain: str
    times: float


def exposition(registry_of: "Seen | Away") -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(registry_of)
    return generate_latest(registry)


class Away:
    """What is known without the database."""

    is_up = 0

    def __init__(self, started: float):
        self.started = started

    def collect(self) -> Iterator[Metric]:
        yield gauge("database_up", self.is_up, "Whether the database answers.")
        build = GaugeMetricFamily("tempmail_build_info", "What runs here.", labels=["version"])
        build.add_metric([VERSION], 1)
        yield build
        yield gauge("web_start_time_seconds", self.started, "When the process that answered was started.")


class Seen(Away):
    """What one look at the database has shown.  Raises the database's errors when it is made."""

    is_up = 1

    def __init__(self, started: float):
        super().__init__(started)
        counting.fold()
        self.domains = dict(Domain.objects.order_by("pk").values_list("pk", "name")[:MOST_DOMAINS])
        counts = Count.objects.filter(span=Count.Span.EVER, domain_id__gte=NOWHERE)
        self.counts = [
            Row(what, self.name_of(pk), count)
            for what, pk, count in counts.values_list("what", "domain_id", "count").order_by("what", "domain_id")
        ]
        self.measures = list(Measure.objects.order_by("name", "labels").values_list("name", "labels", "value"))
        with connection.cursor() as cursor:
            cursor.execute(FRESH, [SILENT_SECONDS])
            self.gauges: list[tuple[str, str, float]] = cursor.fetchall()
        self.totals = counting.totals()
        self.ages = runs.ages()
        self.storage = Storage.objects.first() or Storage()
        self.site_bytes = storage.stored_bytes()
        self.findings = Counter((finding.severity, finding.code) for finding in keeping.causes())
        self.reports_new = AbuseReport.objects.filter(state=AbuseReport.State.NEW).count()

    def name_of(self, domain_id: int) -> str:
        return "none" if domain_id == NOWHERE else self.domains.get(domain_id, "other")

    def collect(self) -> Iterator[Metric]:
        yield from super().collect()
        for start, (name, label, about) in COUNTED.items():
            yield self.counted(start, name, [label] if label else [], about, ["domain"])
        for start, (name, label, about) in COUNTED_ALONE.items():
            yield self.counted(start, name, [label], about, [])
        for series, (name, labels, about) in MEASURED.items():
            told = [(tuple(values.split("\t")), value) for kind, values, value in self.measures if kind == series]
            yield family_of(CounterMetricFamily(f"tempmail_{name}", about, labels=labels), told)
        for series, (name, labels, about) in HISTOGRAMS.items():
            yield self.histogram(series, f"tempmail_{name}", labels, about)
        yield from self.of_domains()
        yield from self.of_hosts()
        yield from self.of_processes()
        yield from self.of_the_site()

    def counted(self, start: str, name: str, labels: list[str], about: str, more: list[str]) -> Metric:
        sums: dict[tuple[str, ...], float] = defaultdict(float)
        for row in self.counts:
            if row.what == start or (start.endswith(":") and row.what.startswith(start)):
                kind = [row.what.removeprefix(start)] if labels else []
                sums[(*kind, *([row.domain] if more else []))] += row.times
        return family_of(CounterMetricFamily(f"tempmail_{name}", about, labels=[*labels, *more]), sums.items())

    def histogram(self, series: str, name: str, labels: list[str], about: str) -> Metric:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        sums: dict[str, float] = {}
        for kind, values, number in self.measures:
            if kind == series + measuring.BUCKET:
                of, _, most = values.rpartition("\t")
                found[of][most] = number
            elif kind == series + measuring.SUM:
                sums[values] = number
        family = HistogramMetricFamily(name, about, labels=labels)
        for of_series, counts in found.items():
            buckets, below = [], 0.0
            for limit in measuring.BUCKETS:
                below += counts.get(str(limit), 0)
                buckets.append(("+Inf" if limit == float("inf") else str(limit), below))
            family.add_metric(of_series.split("\t"), buckets, sums.get(of_series, 0))
        return family

    def of_domains(self) -> Iterator[Metric]:
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for pk, totals in self.totals.items():
            sums[self.name_of(pk)] = [a + b for a, b in zip(sums[self.name_of(pk)], totals, strict=True)]
        inboxes = GaugeMetricFamily("tempmail_inboxes", "Inboxes, with those not purged yet.", labels=["domain"])
        messages = GaugeMetricFamily("tempmail_messages", "Messages, likewise.", labels=["domain", "kind"])
        for domain, (number, private, public, _) in sums.items():
            inboxes.add_metric([domain], number)
            messages.add_metric([domain, "private"], private)
            messages.add_metric([domain, "public"], public)
        yield inboxes
        yield messages

    def of_hosts(self) -> Iterator[Metric]:
        for name, about in OF_HOSTS.items():
            told = [
                ((source.removeprefix(reporting.HOST),), value)
                for source, of, value in self.gauges
                if of == name and source.startswith(reporting.HOST)
            ]
            yield family_of(GaugeMetricFamily(f"tempmail_{name}", about, labels=["host"]), told)

    def of_processes(self) -> Iterator[Metric]:
        """Sums of what all web processes said last."""
        web = [(name, value) for source, name, value in self.gauges if source.startswith("web ")]
        for start, name, label, about in (
            ("open ", "open", "kind", "Requests, sockets, streams and waiting requests that are open."),
            ("pool ", "database_connections", "state", "Connections of the pools of web's processes."),
        ):
            sums: dict[tuple[str, ...], float] = defaultdict(float)
            for of, value in web:
                if of.startswith(start):
                    sums[(of.removeprefix(start),)] += value
            yield family_of(GaugeMetricFamily(f"tempmail_{name}", about, labels=[label]), sums.items())

    def of_the_site(self) -> Iterator[Metric]:
        ages = GaugeMetricFamily("tempmail_last_run_age_seconds", "Since the last one ended well.", labels=["run"])
        for age in self.ages:
            if age.seconds is not None:
                ages.add_metric([age.name], age.seconds)
        yield ages
        yield gauge("late_seconds", settings.LATE_SECONDS, "From which age on it is late.")
        yield gauge("site_bytes", self.site_bytes, "What all messages take.")
        yield gauge("site_max_bytes", self.storage.max_site_bytes or 0, "MAX_SITE_BYTES; 0: no bound.")
        yield gauge("disk_min_free_bytes", settings.MIN_FREE_BYTES, "MIN_FREE_BYTES: with less all mail is refused.")
        yield gauge("mail_refused", bool(self.storage.full_because), "Whether all mail is refused for want of room.")
        yield gauge("abuse_reports_new", self.reports_new, "Abuse reports that nobody has looked at.")
        about = "What the doctor finds, by the code of its kind."
        findings = GaugeMetricFamily("tempmail_doctor_findings", about, labels=["severity", "code"])
        yield family_of(findings, self.findings.items())


def gauge(name: str, value: float, about: str) -> Metric:
    return GaugeMetricFamily(f"tempmail_{name}", about, value=float(value))


def family_of(family: Any, values: Iterable[tuple[tuple[str, ...], float]]) -> Metric:
    for labels, value in values:
        family.add_metric(list(labels), value)
    return family
