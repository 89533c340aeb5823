"""What the database says of this host, asked by its owner: the half of inside.py after the settings."""

import time
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks.registry import registry
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_q.models import Schedule

from inboxes import dns, mx, offering, runs, watching
from inboxes.models import Domain

from .finding import FAULT, NOTE, WARNING, Finding
from .logins import finding_of

MANAGE = "runuser -u tempmail -- env ENV_FILE=/etc/tempmail/owner.env /opt/tempmail/venv/bin/python -B manage.py"
MIGRATE = "cd /opt/tempmail; postfix/install, or " + MANAGE + " migrate"
# Of checks.py and of Django: the word, the code, how bad.  What is not here is asked anew below, or no trouble.
OF_CHECKS = {
    "tempmail.E001": ("keys", "keys-missing", FAULT),
    "tempmail.E002": ("keys", "keys-differ", FAULT),
    "tempmail.E003": ("database", "database-encoding", FAULT),
    "tempmail.E004": ("roles", "roles-lack", FAULT),
    "tempmail.E005": ("keys", "keys-changed", FAULT),
    "tempmail.I001": ("settings", "proxy-untrusted", FAULT),
    "tempmail.I002": ("domains", "domains-none", FAULT),
    "tempmail.W001": ("settings", "translations-missing", WARNING),
    "tempmail.W002": ("disk", "mail-refused", FAULT),
    "tempmail.W003": ("roles", "roles-lack", FAULT),
    "tempmail.W004": ("schedule", "schedule-late", FAULT),
    "tempmail.W010": ("settings", "hosts-any", WARNING),
    "tempmail.W011": ("settings", "proxies-any", FAULT),
    "security.W009": ("keys", "keys-weak", WARNING),
    "security.W018": ("settings", "debug-on", FAULT),
}
DO = {
    "keys-weak": "take SECRET_KEY out of /etc/tempmail/web.env: postfix/install makes a long one; visitors then open "
    "their inboxes by password or link alone",
    "debug-on": "take DEBUG out of web.env, purge.env and owner.env; systemctl restart tempmail-web tempmail-qcluster",
}
WHY = {
    "keys-weak": "whoever guesses it makes cookies that web believes",
    "keys-missing": "mail cannot be sealed, or not be opened",
    "keys-differ": "public mail cannot be opened",
    "keys-changed": "what is stored stays closed, and chosen names are free again",
    "roles-lack": "a service cannot do its part",
    "domains-none": "all mail is refused",
    "debug-on": "tracebacks with settings and mail in them are shown to everybody",
    "schedule-late": "what has ended stays on this disk",
    "mail-refused": "senders try again for some days, then give up",
    "proxy-untrusted": "every page redirects to itself, or all visitors share one limit",
}
DOMAINS_ASKED = 16
RECORDS_WHY = "mail that others forge in its name is believed, or senders do not find or trust this host"


def look(told: dict[str, Any]) -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except (DatabaseError, psycopg.Error) as error:
        lines = str(error).splitlines() or [type(error).__name__]
        line = next((line for line in lines if "FATAL" in line), lines[0])
        yield finding_of(line[max(line.find("FATAL"), 0) :], "owner", "/etc/tempmail/owner.env")
        return
    # One connection: the next question waits for the one before.
    for ask in (_clock, _migrations, _checks, _schedules, _admins, partial(domains_of, told)):
        try:
            yield from ask()
        except DatabaseError as error:
            what = f"The owner of the database was refused: {str(error).splitlines()[0]}"
            yield Finding(
                "database", "database-unasked", WARNING, what, "this check could not be made", MIGRATE, "owner"
            )


def _clock() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        before = time.time()
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8, pg_is_in_recovery()")
        there, is_standby = cursor.fetchone()
        seconds = there - (before + time.time()) / 2
        if is_standby:
            do = "let DATABASE_URL lead to the primary, or SELECT pg_promote()"
            yield Finding("database", "database-readonly", FAULT, "The database is a standby.", "nothing is stored", do)
        cursor.execute(
            "SELECT count(*), current_setting('max_connections')::int FROM pg_stat_activity WHERE backend_type = %s",
            ["client backend"],
        )
        used, most = cursor.fetchone()
    if abs(seconds) > 5:
        where = "ahead of" if seconds > 0 else "behind"
        yield Finding(
            "clock", "clock-database", FAULT, f"The database's clock is {abs(seconds):.0f} s {where} this host's.",
            "what runs by a schedule and what has ended are told by both", "timedatectl set-ntp true, on both hosts",
        )  # fmt: skip
    if used > 0.9 * most:
        yield Finding(
            "database", "database-crowded", WARNING, f"{used} of {most} connections of PostgreSQL are taken.",
            "the next service that asks for one is refused",
            "raise max_connections in postgresql.conf, or lower DATABASE_POOL_SIZE",
        )  # fmt: skip


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    missing = [f"{m.app_label}.{m.name}" for m, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if missing:
        names = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
        what = f"The database's tables are not this version's: {names} not applied."
        yield Finding("migrations", "migrations-missing", FAULT, what, "pages and mail may fail", MIGRATE)


def _checks() -> Iterator[Finding]:
    """What `manage.py check --deploy --database default` says, in the doctor's words."""
    # No more than these: the URLs' import all that answers requests, which takes seconds.
    wanted = ("inboxes.checks", "django.core.checks.security.base")
    for check in registry.get_checks(include_deployment_checks=True):
        for said in check(app_configs=None, databases=["default"]) if check.__module__ in wanted else ():
            if said.id in OF_CHECKS:
                word, code, severity = OF_CHECKS[said.id]
                about = "web" if word == "settings" else ""
                yield Finding(word, code, severity, said.msg, WHY.get(code, ""), DO.get(code, said.hint or ""), about)


def _schedules() -> Iterator[Finding]:
    rows = list(Schedule.objects.filter(name__in=runs.FUNCTIONS).values_list("name", "repeats", "next_run"))
    for name in runs.FUNCTIONS:
        if wrong := watching.wrong_with(name, rows):
            do = "systemctl restart tempmail-qcluster: each start puts the schedules right"
            yield Finding(
                "schedule", "schedule-wrong", WARNING, f"{name} does not run: {wrong}.", "it is late soon", do
            )


def _admins() -> Iterator[Finding]:
    admins = get_user_model().objects.filter(is_active=True, is_staff=True)
    names = list(admins.values_list("username", flat=True))
    if not names:
        what, why = "There is no admin.", "nobody can close an address or a domain"
        yield Finding("admins", "admins-none", WARNING, what, why, f"cd /opt/tempmail; {MANAGE} createsuperuser")
    if not settings.ADMIN_SECOND_FACTOR:
        return
    with_device = set(TOTPDevice.objects.filter(confirmed=True).values_list("user__username", flat=True))
    if without := sorted(set(names) - with_device):
        nobody = not set(names) & with_device
        yield Finding(
            "admins", "admins-factor", FAULT if nobody else WARNING,
            f"ADMIN_SECOND_FACTOR is on and {', '.join(without)} {'has' if len(without) == 1 else 'have'} no device.",
            "nobody gets into the admin" if nobody else "they do not get into the admin",
            f"cd /opt/tempmail; {MANAGE} addsecondfactor {without[0]}",
        )  # fmt: skip


def domains_of(told: dict[str, Any]) -> Iterator[Finding]:
    domains = list(Domain.objects.all()[:1000])
    is_open = [domain for domain in domains if domain.takes_mail]
    if domains and not is_open:
        do = "open one in the admin: Domains, action Open again"
        what = "All domains are closed, or paused."
        yield Finding("domains", "domains-closed", FAULT, what, "all mail is refused", do)
    if is_open and not Domain.objects.offered().exists():
        yield Finding(
            "domains", "domains-unoffered", FAULT, "No domain is offered to visitors.", "nobody gets an address",
            "see what the DNS says of them, below; or a domain is closed or not listed (admin, Domains)",
        )  # fmt: skip
    asked = [d for d in is_open if d.is_listed or d.leads_here][:DOMAINS_ASKED]
    ours = settings.MX_HOSTS or str(told.get("mail_hosts", "")).split()
    with ThreadPoolExecutor(offering.AT_ONCE) as executor:
        answers = list(executor.map(lambda domain: mx.ask(domain.name, ours, settings.DNS_RESOLVER), asked))
    for domain, answer in zip(asked, answers, strict=True):
        yield from _mx(domain, answer, ours)
    # Where that is wrong, the zone was not pasted yet.
    leading = [domain for domain, answer in zip(asked, answers, strict=True) if answer.leads_here is not False]
    yield from _records(leading, float(told.get("dns_seconds", 0)))


def _mx(domain: Domain, answer: mx.Answer, ours: Collection[str]) -> Iterator[Finding]:
    if answer.leads_here is False:
        yield Finding(
            "dns", "dns-elsewhere", WARNING if domain.offered_anyway else FAULT, answer.said,
            "no mail for it comes here" + ("" if domain.offered_anyway else ", and it is not offered"),
            f"in the DNS: {domain.name}. MX 10 {next(iter(ours), 'mx.example.org')}.; {_zone(domain.name)}",
            domain.name,
        )  # fmt: skip
    elif answer.leads_here is None:
        code = "dns-silent" if ours else "dns-hosts"
        what, do = f"{domain.name}: {answer.said}", "dig MX " + domain.name + "; DNS_RESOLVER names another server"
        yield Finding("dns", code, NOTE if ours else WARNING, what, "whether its mail comes here is not known", do)


def _records(asked: list[Domain], seconds: float) -> Iterator[Finding]:
    """What else the DNS should say of them, as far as it answers in time: the qcluster asks the rest, for the admin."""
    of = dns.ours()
    executor = ThreadPoolExecutor(offering.AT_ONCE)
    asking = {executor.submit(dns.findings, domain.name, of): domain.name for domain in asked}
    done, late = wait(asking, timeout=seconds)
    executor.shutdown(wait=False, cancel_futures=True)
    for future in done:
        name = asking[future]
        for said in future.result():
            # Where mail goes is said above.
            if said.state in dns.TO_MEND and said.record != f"MX of {name}":
                what = f"{said.record}: {said.found or 'nothing'}; right would be: {said.wanted}."
                do = f"{said.remedy} {_zone(name)}".strip()
                yield Finding("dns", "dns-record", WARNING, what, RECORDS_WHY, do, name)
    if late:
        what = f"The DNS took long; its other records were not seen for {', '.join(asking[one] for one in late)}."
        yield Finding("dns", "dns-slow", NOTE, what, "the admin shows what it said last", f"{MANAGE} dns --check")


def _zone(name: str) -> str:
    return f"`manage.py dns {name}` prints the zone"
