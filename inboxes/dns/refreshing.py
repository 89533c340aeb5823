"""Ask the DNS for all domains, those whose turn it is, and note what it said: each minute, in the qcluster."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import timedelta

from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Now

from inboxes import offering
from inboxes.models import Domain

from .checking import findings
from .finding import TO_MEND
from .our_hosts import ours

MOST = 8  # in one run, all at once: within a minute with what offering.py asks before
RENEWAL, OF_THE_WRONG = timedelta(hours=6), timedelta(minutes=10)


def ask_due() -> int:
    """Ask where mail goes (offering.py), then for the records of some domains; return of how many."""
    offering.ask_due()
    is_due = Q(records=None) | Q(records__asked_at__lt=Now() - RENEWAL)
    is_due |= Q(records__to_mend__gt=0, records__asked_at__lt=Now() - OF_THE_WRONG)
    by_age = F("records__asked_at").asc(nulls_first=True)
    return ask(Domain.objects.filter(is_due).order_by(by_age)[:MOST])


def ask(domains: Iterable[Domain]) -> int:
    domains, of = list(domains), ours()
    with ThreadPoolExecutor(MOST) as executor:
        each = list(executor.map(lambda domain: findings(domain.name, of), domains))
    for domain, found in zip(domains, each, strict=True):
        to_mend = sum(finding.state in TO_MEND for finding in found)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tempmail_note_records(%s, %s, %s::smallint)",
                [domain.pk, json.dumps([asdict(finding) for finding in found]), to_mend],
            )
    return len(domains)
