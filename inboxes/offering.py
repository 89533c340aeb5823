"""Which domains are offered: those whose mail comes here, as the DNS says, or an admin although it does not.

django-q2 runs ask_due() every minute (migrations/0003), an admin's page asks for a domain that was just added;
no visitor's request does.  Mail is received for a domain whether it is offered or not.
"""

import logging
import subprocess
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Now

from . import mx
from .models import Domain

AT_ONCE, MOST = 8, 32  # in one run, which at the worst takes MOST / AT_ONCE * mx.TOTAL_SECONDS
# What leads here is asked for again after so long, all else in each run.
RENEWAL = timedelta(minutes=10)
POSTCONF = "/usr/sbin/postconf"

logger = logging.getLogger(__name__)


def ask_due() -> int:
    """Ask for the domains whose turn it is; return how many."""
    is_due = Q(leads_here=False) | Q(dns_asked_at=None) | Q(dns_asked_at__lt=Now() - RENEWAL)
    return ask(Domain.objects.filter(is_due, is_active=True).order_by(F("dns_asked_at").asc(nulls_first=True))[:MOST])


def ask(domains: Iterable[Domain]) -> int:
    """Ask the DNS for these domains, and note what it said; an answer that does not come changes nothing."""
    domains, ours = list(domains), mail_hosts() if domains else []
    with ThreadPoolExecutor(AT_ONCE) as executor:
        answers = list(executor.map(lambda domain: mx.ask(domain.name, ours, settings.DNS_RESOLVER), domains))
    for domain, answer in zip(domains, answers, strict=True):
        _note(domain, answer)
    return len(domains)


def mail_hosts() -> Collection[str]:
    """Return what MX records of ours lead to: MX_HOSTS, else the name of the Postfix on this host."""
    if settings.MX_HOSTS:
        return settings.MX_HOSTS
    try:
        asked = subprocess.run([POSTCONF, "-h", "myhostname"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return asked.stdout.split()


def _note(domain: Domain, answer: mx.Answer) -> None:
    led_here, domain.dns_said = domain.leads_here, answer.said[: Domain.DNS_SAID_CHARACTERS]
    if answer.leads_here is not None:
        domain.leads_here = answer.leads_here
    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_note_dns(%s, %s, %s)", [domain.pk, domain.leads_here, domain.dns_said])
    if led_here != domain.leads_here:
        logger.warning("%s %s: %s", domain.name, "leads here" if domain.leads_here else "leads elsewhere", answer.said)
