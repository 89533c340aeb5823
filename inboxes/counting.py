"""What was counted (inboxes/sql: tempmail_count), as sums: for the admin's pages, and for /metrics.

Nothing here reads a row of an inbox or a message, but those few that have ended and wait for purge.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Sum

from inboxes.models import Count, Total
from inboxes.models.tally import EVERYWHERE

# What is counted: of those with a colon, whatever stands behind it.
ACCEPTED, REFUSED, DISCARDED = "accepted", "refused:", "discarded:"
STORED, STORED_BYTES = "stored:", "stored_bytes"
ISSUED_OR_ENDED, GONE, WEBHOOK, DEFECT = "inboxes:", "gone:", "webhook:", "defect:"
PARSE_MILLISECONDS = "parse_milliseconds"

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_COUNTED = 10_000
MOST_ENDED = 10_000  # more wait where purge does not run, and that is said elsewhere
# What has ended and was not purged yet, by domain; at most so many of each kind are looked at.
ENDED = """
    WITH ended AS MATERIALIZED (
        SELECT id, domain_id FROM inboxes_inbox WHERE expires_at <= statement_timestamp()
        ORDER BY expires_at LIMIT %(most)s)
    SELECT domain_id, sum(inboxes), sum(private), sum(public) FROM (
        SELECT domain_id, 1 AS inboxes, (
            SELECT count(*) FROM inboxes_message m WHERE m.inbox_id = ended.id) AS private, 0 AS public FROM ended
        UNION ALL SELECT domain_id, 0, 0, 1 FROM (
            SELECT domain_id FROM inboxes_message WHERE inbox_id IS NULL AND expires_at <= statement_timestamp()
            ORDER BY expires_at LIMIT %(most)s) of_names) found
    GROUP BY domain_id
"""
REMEMBERED = """
    SELECT CASE WHEN reltuples > %(most)s THEN reltuples ELSE (
        SELECT count(*) FROM (SELECT FROM inboxes_issuedaddress LIMIT %(most)s) counted) END
    FROM pg_class WHERE oid = 'inboxes_issuedaddress'::regclass
"""
BINNED = """
    SELECT date_bin(%(step)s, at, %(start)s), what, sum(count)::bigint FROM inboxes_count
    WHERE span = %(span)s AND domain_id = %(domain)s AND at >= %(start)s GROUP BY 1, 2
"""
BY_DOMAIN = """
    SELECT domain_id, what, sum(count)::bigint FROM inboxes_count
    WHERE span = %(span)s AND at = ANY(%(times)s) GROUP BY 1, 2
"""


class Period(NamedTuple):
    """So many steps that end now; its plots read rows of a span, and its sums by domain of another."""

    step: timedelta
    steps: int
    span: str
    domains_span: str

    def start(self, now: datetime) -> datetime:
        """When its first step began: on the hour, at a quarter of a day, or at midnight, in UTC."""
        return now - (now - EPOCH) % self.step - (self.steps - 1) * self.step


SPAN = Count.Span
PERIODS = {
    "24h": Period(timedelta(hours=1), 24, SPAN.HOUR, SPAN.HOUR_KINDS),
    "7d": Period(timedelta(hours=6), 28, SPAN.HOUR, SPAN.DAY_KINDS),
    "30d": Period(timedelta(days=1), 30, SPAN.DAY, SPAN.DAY_KINDS),
}


class Kinds(NamedTuple):
    """What became of recipients at a domain: tempmail_fold() has these words too."""

    accepted: int = 0
    refused: int = 0
    stored: int = 0


class Totals(NamedTuple):
    inboxes: int
    private_messages: int
    public_messages: int
    bytes: int = 0


NOTHING = Totals(0, 0, 0)


def fold() -> None:
    """Bring what was counted until now to where it is read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_fold()")


def binned(period: Period, start: datetime, domain_id: int = EVERYWHERE) -> dict[datetime, dict[str, int]]:
    """Sums by when a step began, and by what happened."""
    found: dict[datetime, dict[str, int]] = defaultdict(dict)
    asked: dict[str, Any] = {"step": period.step, "start": start, "span": period.span, "domain": domain_id}
    with connection.cursor() as cursor:
        cursor.execute(BINNED, asked)
        for at, what, count in cursor.fetchall():
            found[at][what] = count
    return found


def by_domain(period: Period, start: datetime) -> dict[int, Kinds]:
    """Sums by domain; of what is of no domain of ours under NOWHERE."""
    found: dict[int, Kinds] = defaultdict(Kinds)
    step = timedelta(days=1) if period.domains_span == SPAN.DAY_KINDS else timedelta(hours=1)
    first, last = start - (start - EPOCH) % step, start + period.steps * period.step
    # Each by its name: of a range the planner takes most of the table, and reads all of it.
    times = [first + number * step for number in range(-(-(last - first) // step))]
    with connection.cursor() as cursor:
        cursor.execute(BY_DOMAIN, {"times": times, "span": period.domains_span})
        for domain_id, what, count in cursor.fetchall():
            found[domain_id] = found[domain_id]._replace(**{what: count})
    return found


def totals(*domain_ids: int) -> dict[int, Totals]:
    """What each domain has, or each of these, with what has ended and was not purged yet."""
    names = Totals._fields
    found = Total.objects.filter(domain_id__in=domain_ids) if domain_ids else Total.objects.all()
    rows = found.values("domain_id").annotate(**{f"sum_{name}": Sum(name) for name in names})
    sums = rows.values_list("domain_id", *(f"sum_{name}" for name in names))
    return {pk: Totals(*(max(0, int(value)) for value in values)) for pk, *values in sums}


def ended() -> dict[int, Totals]:
    """What of each domain has ended, and waits for purge."""
    with connection.cursor() as cursor:
        cursor.execute(ENDED, {"most": MOST_ENDED})
        return {domain_id: Totals(*map(int, counts)) for domain_id, *counts in cursor.fetchall()}


def summed(totals: Iterable[Totals]) -> Totals:
    return Totals(*map(sum, zip(NOTHING, *totals, strict=True)))


def live(without: dict[int, Totals]) -> Totals:
    """What is live at all domains together, without what ended() found; its bytes with those of that."""
    kept, gone = summed(totals().values()), summed(without.values())
    return Totals(*(max(0, a - b) for a, b in zip(kept, gone, strict=True)))


def remembered() -> int:
    """How many chosen addresses are remembered: as the server estimates it, where counting would take long."""
    with connection.cursor() as cursor:
        cursor.execute(REMEMBERED, {"most": MOST_COUNTED})
        (count,) = cursor.fetchone()
    return int(count)
