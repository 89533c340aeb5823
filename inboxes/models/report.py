"""Reports of abuse: sealed to the site's key when they come, opened by moderators' pages.

Plain columns are what lists and purge need.  Digests find the reports about one address or one
sender's domain, without naming it.  How many are kept: inboxes/sql/tempmail_bound_reports.sql.
"""

from datetime import timedelta
from functools import cached_property
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from inboxes.mail import abuse, sealing
from inboxes.mail.abuse import Reported
from inboxes.mail.addresses import Address

from .domain import Domain


class AbuseReportQuerySet(models.QuerySet["AbuseReport"]):
    def keep(self, kind: str, reported: Reported, client: str) -> "AbuseReport":
        """Keep what somebody typed into the form."""
        reported = reported.within_bounds()
        report = self.model(
            kind=kind,
            came_by=AbuseReport.Way.FORM,
            origin=sealing.digest(settings.CLIENT_KEY, abuse.origin(client)),
            content=sealing.seal_json(reported.to_json(), settings.SITE_PUBLIC_KEY),
        )
        report.index(reported)
        report.save(force_insert=True)
        return report

    def to_do(self) -> Self:
        return self.filter(state__in=AbuseReport.OPEN)

    def index_new(self) -> None:
        """Look which addresses of ours reports by mail name: delivery, which can't read, leaves that to web."""
        for report in self.filter(is_indexed=False).order_by("came_at")[:200]:
            report.index(report.reported)
            report.save(update_fields=["is_indexed", "address_digest", "sender_digest"])

    def named(self, words: str) -> list[str]:
        """Return the references of reports that have all these words; each is opened, and their number is bounded."""
        wanted = words.casefold().split()
        found = []
        for report in self.iterator(200):
            text = " ".join([report.reference, *report.reported.words()]).casefold()
            if all(word in text for word in wanted):
                found.append(report.reference)
        return found

    def set_state(self, state: str) -> int:
        """Those that are done or rejected go after REPORT_DAYS, which opening them again stops."""
        ends = None if state in AbuseReport.OPEN else Now() + timedelta(days=settings.REPORT_DAYS)
        return self.update(state=state, expires_at=ends, changed_at=Now())


class AbuseReport(models.Model):
    class Kind(models.TextChoices):
        PHISHING = "phishing", _("Phishing, or posing as somebody else")
        SPAM = "spam", _("Unwanted mail to somebody else")
        SIGNUP = "signup", _("Accounts opened in bulk, or by fraud")
        ILLEGAL = "illegal", _("Content that breaks the law")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", "new"
        WORK = "work", "in work"
        DONE = "done", "done"
        REJECTED = "rejected", "rejected"

    class Way(models.TextChoices):
        FORM = "form", "form"
        MAIL = "mail", "mail"

    OPEN = (State.NEW, State.WORK)

    reference = models.CharField(max_length=14, primary_key=True, default=abuse.new_reference, editable=False)
    came_at = models.DateTimeField("came", db_default=Now(), editable=False)
    came_by = models.CharField("came by", max_length=4, choices=Way.choices, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, db_default=State.NEW, default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who works on it",
    )
    changed_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)  # where it is done or rejected
    origin = models.BinaryField(max_length=32, editable=False)  # the network it came from, as an HMAC
    fingerprint = models.BinaryField(max_length=32, null=True, unique=True, editable=False)  # serves: a retry by mail
    content = models.BinaryField(editable=False)  # Reported, sealed
    is_indexed = models.BooleanField(db_default=False, default=False, editable=False)
    address_digest = models.BinaryField(max_length=32, null=True, editable=False)
    sender_digest = models.BinaryField(max_length=32, null=True, editable=False)

    objects: ClassVar[models.Manager["AbuseReport"]] = models.Manager.from_queryset(AbuseReportQuerySet)()

    class Meta:
        ordering = ["-came_at"]
        indexes = [
            models.Index(fields=["state", "-came_at"], name="report_by_state"),  # serves: the admin's list
            models.Index(fields=["came_by", "state"], name="report_by_way"),  # serves: the bound, with each that comes
            models.Index(
                fields=["expires_at"], name="report_ends", condition=Q(expires_at__isnull=False)
            ),  # serves: purge
            models.Index(
                fields=["is_indexed"], name="report_to_index", condition=Q(is_indexed=False)
            ),  # serves: index_new()
            # serves: how often the same was reported
            models.Index(
                fields=["address_digest"], name="report_of_address", condition=Q(address_digest__isnull=False)
            ),
            models.Index(fields=["sender_digest"], name="report_of_sender", condition=Q(sender_digest__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.reference

    @cached_property
    def reported(self) -> Reported:
        """What it says; empty where the site's key is another by now."""
        try:
            return Reported.from_json(sealing.unseal_json(self.content, settings.SITE_PRIVATE_KEY))
        except sealing.SealError:
            return Reported()

    @cached_property
    def address(self) -> Address | None:
        """The address of ours that it is about."""
        given = [self.reported.address] if self.reported.address else self.reported.mentioned
        typed = (Address.typed(text) for text in given)
        named = [address for address in typed if address and address.local_part != abuse.MAILBOX]
        domains = Domain.objects.filter(name__in=[address.domain for address in named])
        ours = set(domains.values_list("name", flat=True))
        return next((address for address in named if address.domain in ours), None)

    def index(self, reported: Reported) -> None:
        self.reported = reported
        self.is_indexed = True
        self.address_digest = _digest("address", str(self.address)) if self.address else None
        self.sender_digest = _digest("sender", reported.sender_domain) if reported.sender_domain else None

    def others(self) -> tuple[int, int]:
        """How many other reports there are about the same address, and about the same sender's domain."""
        rest = AbuseReport.objects.exclude(pk=self.pk)
        of_address = rest.filter(address_digest=self.address_digest).count() if self.address_digest else 0
        of_sender = rest.filter(sender_digest=self.sender_digest).count() if self.sender_digest else 0
        return of_address, of_sender


def _digest(kind: str, value: str) -> bytes:
    return sealing.digest(settings.ISSUED_KEY, f"report|{kind}|{value.casefold()}".encode("utf-8", "surrogatepass"))
