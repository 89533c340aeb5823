"""The domains that mail is received for: their states, limits and what visitors are told of them."""

import re
from collections.abc import Collection
from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inboxes.mail import addresses

MAX_LIFETIME_MINUTES = 366 * 24 * 60
NOTE_CHARACTERS = 500  # a sentence or two
# As the partial indexes have it.
IS_OFFERED = (Q(leads_here=True) | Q(offered_anyway=True)) & Q(is_active=True, is_paused=False, is_listed=True)
PLACE = re.compile("([01])-([0-9]{1,5})-([0-9]{1,18})", re.ASCII)
NO_LIMIT = "Of all visitors together. Empty: no limit."


class DomainQuerySet(models.QuerySet["Domain"]):
    def named(self, domain: str) -> Self:
        """The domain of that name, given as A-labels or as SMTPUTF8 clients send it."""
        return self.filter(Q(name=domain) | Q(unicode_name=domain))

    def offered(self) -> Self:
        """Domains a visitor may pick: the default, then as admins order them, then by age.

        So another one changes no first choice.
        """
        return self.filter(IS_OFFERED).order_by("-is_default", "position", "pk")

    def behind(self, place: str) -> Self:
        """Of those offered what comes behind the place of one.  Raises ValueError."""
        if not (read := PLACE.fullmatch(place)):
            raise ValueError(place)
        is_default, position, pk = map(int, read.groups())
        others = self.filter(is_default=False)
        if is_default:
            return others
        return others.filter(Q(position__gt=position) | Q(pk__gt=pk), position__gte=position)

    def typed(self, name: str) -> Self:
        """The domain of a name as somebody typed it, in any form."""
        name = name.strip().removeprefix("@")
        # PostgreSQL takes no NUL.
        return self.named(addresses.fold(name)) if name and name.isprintable() else self.none()

    def like(self, text: str) -> Self:
        """Domains that have this somewhere in their name."""
        text = text.strip().removeprefix("@")
        if not text.isprintable():
            return self.none()
        return self.filter(Q(name__contains=addresses.fold(text)) | Q(unicode_name__contains=addresses.fold(text)))

    def longest(self) -> tuple[int, int]:
        """The longest usual and the longest possible lifetime, in minutes; 0 where there is no domain."""
        found = self.order_by().aggregate(usual=Max("default_lifetime_minutes"), longest=Max("max_lifetime_minutes"))
        return found["usual"] or 0, found["longest"] or 0

    def public(self) -> Self:
        """Domains where a name that nobody holds is public."""
        return self.filter(acceptance=Domain.Acceptance.WILDCARD)


class Domain(models.Model):
    """A mail domain this host receives for."""

    DNS_SAID_CHARACTERS = 1000  # some names of 253 characters

    class Acceptance(models.TextChoices):
        WILDCARD = "wildcard", _("any name (names nobody holds are public)")
        ISSUED = "issued", _("issued addresses only")

    class State(models.TextChoices):
        OPEN = "open", "open"
        ISSUED = "issued", "issued only"
        PAUSED = "paused", "paused"
        CLOSED = "closed", "closed"

    name = models.CharField(
        max_length=253,  # RFC 1035 2.3.4
        unique=True,  # serves: RCPT and delivery, by name
        help_text=_("Kept as A-labels: bücher.example becomes xn--bcher-kva.example."),
    )
    unicode_name = models.CharField(
        max_length=253,
        unique=True,  # serves: RCPT and delivery, as SMTPUTF8 clients send it
        editable=False,
    )
    is_active = models.BooleanField(
        _("open"), default=True, help_text=_("A closed domain refuses new mail; its inboxes live out.")
    )
    is_paused = models.BooleanField(
        "paused",
        default=False,
        help_text="Senders are told to try again later, which they do for days, so nothing is lost; "
        "meanwhile there are no new addresses.",
    )
    is_listed = models.BooleanField(_("listed"), default=True, help_text=_("Shown in the picker."))
    is_default = models.BooleanField(
        _("default"), default=False, help_text=_("New addresses are here where no domain is chosen.")
    )
    position = models.PositiveSmallIntegerField(
        "order",
        default=0,
        blank=True,
        help_text="In the picker, behind the default: the lowest first; of equal ones the oldest.",
    )
    offered_anyway = models.BooleanField(
        _("offer it anyway"),
        default=False,
        help_text=_(
            "A domain is offered once its MX records lead here. Offered before, or if they never do, "
            "mail to addresses there goes to whoever has the domain: to strangers."
        ),
    )
    # What the DNS said last (offering.py), and of what leads elsewhere why.
    leads_here = models.BooleanField(_("its mail comes here"), default=False, editable=False)
    dns_said = models.CharField(max_length=DNS_SAID_CHARACTERS, blank=True, editable=False)
    dns_asked_at = models.DateTimeField(null=True, editable=False)
    takes_reports = models.BooleanField(
        "takes reports at abuse@",
        default=False,
        db_default=False,
        help_text="Mail to abuse@ here is kept as a report of abuse (RFC 2142); else it is refused.",
    )
    acceptance = models.CharField(max_length=8, choices=Acceptance.choices, default=Acceptance.WILDCARD)
    default_lifetime_minutes = models.PositiveIntegerField(
        default=60, validators=[MinValueValidator(1), MaxValueValidator(MAX_LIFETIME_MINUTES)]
    )
    max_lifetime_minutes = models.PositiveIntegerField(
        _("longest lifetime minutes"),
        default=7 * 24 * 60,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_LIFETIME_MINUTES)],
    )
    max_message_bytes = models.PositiveIntegerField(
        default=25 * 1024**2,
        validators=[MinValueValidator(1024)],
        help_text=_("A longer message is kept without its attachments. Postfix has a limit of its own."),
    )
    max_messages = models.PositiveIntegerField(
        _("messages in an inbox"),
        default=200,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("One more, and the oldest goes."),
    )
    max_inboxes = models.PositiveIntegerField(
        "live inboxes", null=True, blank=True, validators=[MinValueValidator(1)], help_text="At once. Empty: no limit."
    )
    max_new_per_hour = models.PositiveIntegerField(
        "new addresses per hour", null=True, blank=True, validators=[MinValueValidator(1)], help_text=NO_LIMIT
    )
    max_new_per_day = models.PositiveIntegerField(
        "new addresses per day", null=True, blank=True, validators=[MinValueValidator(1)], help_text=NO_LIMIT
    )
    note = models.CharField(_("note to visitors"), max_length=NOTE_CHARACTERS, blank=True)
    notes = models.JSONField(default=dict, blank=True, editable=False)  # {language: note}, in place of `note`
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = DomainQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="domain_default_within_longest",
                condition=Q(default_lifetime_minutes__lte=F("max_lifetime_minutes")),
                violation_error_message=_("The default lifetime must not be longer than the longest lifetime."),
            ),
            models.UniqueConstraint(fields=["is_default"], name="domain_one_default", condition=Q(is_default=True)),
        ]
        indexes = [
            # serves: the picker, a page at a time
            models.Index(fields=["-is_default", "position", "id"], name="domain_offered", condition=IS_OFFERED),
            # serves: how long addresses may be kept, on pages with a picker
            models.Index(fields=["default_lifetime_minutes"], name="domain_usual_lifetime", condition=IS_OFFERED),
            models.Index(fields=["max_lifetime_minutes"], name="domain_longest_lifetime", condition=IS_OFFERED),
            # serves: whether a name that nobody holds can be public
            models.Index(fields=["id"], name="domain_wildcard", condition=Q(acceptance="wildcard")),
        ]

    def __str__(self) -> str:
        return self.unicode_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = addresses.domain_to_ascii(self.name)
        self.unicode_name = addresses.domain_to_unicode(self.name)
        self.position = self.position or 0
        if self._state.adding:
            self.is_default = self.is_default or not Domain.objects.exists()
            self.leads_here = self.leads_here or addresses.is_for_tests(self.name)
        with transaction.atomic():
            if self.is_default:
                Domain.objects.filter(is_default=True).exclude(pk=self.pk).update(is_default=False)
            super().save(*args, **kwargs)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # Another default takes the place of the one before.
        super().validate_constraints({*(exclude or ()), "is_default"})

    @property
    def place(self) -> str:
        """Where it stands among those offered."""
        return f"{self.is_default:d}-{self.position}-{self.pk}"

    @property
    def dns(self) -> str:
        """What the DNS said last, for admins."""
        return self.dns_said or "The DNS has not been asked yet; the qcluster asks each minute."

    @property
    def state(self) -> "Domain.State":
        if not self.is_active:
            return self.State.CLOSED
        if self.is_paused:
            return self.State.PAUSED
        return self.State.OPEN if self.acceptance == self.Acceptance.WILDCARD else self.State.ISSUED

    @property
    def takes_mail(self) -> bool:
        return self.is_active and not self.is_paused

    @property
    def told(self) -> str:
        """The note to visitors in the language that they read."""
        return self.notes.get(get_language() or "") or self.note

    @property
    def is_offered(self) -> bool:
        """As offered() has it."""
        return self.takes_mail and self.is_listed and (self.leads_here or self.offered_anyway)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        try:
            self.name = addresses.domain_to_ascii(self.name)
        except ValueError as error:
            raise ValidationError({"name": str(error)}) from error
        super().clean_fields(exclude)

    def lifetime(self, minutes: int | None) -> timedelta:
        """The lifetime asked for, within the domain's bounds; its default for None."""
        return timedelta(minutes=max(1, min(minutes or self.default_lifetime_minutes, self.max_lifetime_minutes)))
