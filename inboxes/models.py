"""Tables, their QuerySets and their rules.

Delivery writes messages, inboxes shows them, purge deletes what has ended.
Plain columns are what Postfix and purge need: address, times, sizes; the rest
is sealed (sealing.py).  Foreign keys cascade in the database (migration 0002).
"""

import os
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least, Now
from django.utils.translation import gettext_lazy as _

from . import addresses, sealing

MAX_LIFETIME_MINUTES = 366 * 24 * 60


def time_ordered_uuid() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 5.7): sorted by arrival, yet unguessable."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


class IssueError(Exception):
    """An address cannot be issued; `reason` names why, for the page's sentence."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class DomainQuerySet(models.QuerySet):
    def named(self, domain: str):
        """The domain of that name, given as A-labels or as SMTPUTF8 clients send it."""
        return self.filter(Q(name=domain) | Q(unicode_name=domain))

    def offered(self):
        """Domains a visitor may pick."""
        return self.filter(is_active=True, is_listed=True).order_by("name")


class Domain(models.Model):
    """A mail domain this host receives for."""

    class Acceptance(models.TextChoices):
        WILDCARD = "wildcard", _("any name (names nobody holds are public)")
        ISSUED = "issued", _("issued addresses only")

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
    is_listed = models.BooleanField(_("listed"), default=True, help_text=_("Shown in the picker."))
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
    note = models.CharField(_("note to visitors"), max_length=500, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = DomainQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="domain_default_within_longest",
                condition=Q(default_lifetime_minutes__lte=F("max_lifetime_minutes")),
                violation_error_message=_("The default lifetime must not be longer than the longest lifetime."),
            )
        ]

    def __str__(self):
        return self.unicode_name

    def save(self, *args, **kwargs):
        self.name = addresses.domain_to_ascii(self.name)
        self.unicode_name = addresses.domain_to_unicode(self.name)
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        try:
            self.name = addresses.domain_to_ascii(self.name)
        except ValueError as error:
            raise ValidationError({"name": str(error)}) from error
        super().clean_fields(exclude)

    def lifetime(self, minutes: int | None) -> timedelta:
        """The lifetime asked for, within the domain's bounds; its default for None."""
        return timedelta(minutes=max(1, min(minutes or self.default_lifetime_minutes, self.max_lifetime_minutes)))


class InboxQuerySet(models.QuerySet):
    def live(self):
        return self.filter(expires_at__gt=Now())

    def expired(self):
        return self.filter(expires_at__lte=Now())

    def issue(self, domain: Domain, local_part: str = "", lifetime: timedelta | None = None):
        """Issue a private inbox; return (inbox, secret).  The secret is kept nowhere else.

        Without local_part a fresh one is generated.  Raises IssueError: "closed",
        "characters", "length", "reserved", "generated", "issued" or "public".
        """
        if not domain.is_active:
            raise IssueError("closed")
        local_part = addresses.fold(local_part)
        secret = sealing.new_secret()
        lifetime = lifetime or domain.lifetime(None)
        with transaction.atomic():
            if local_part:
                self._claim(domain, local_part)
            inbox = self.create(
                domain=domain,
                local_part=local_part or addresses.generate_local_part(),
                public_key=sealing.public_key_of(sealing.private_key_of(secret)),
                expires_at=Now() + lifetime,
            )
        inbox.refresh_from_db()
        return inbox, secret

    def _claim(self, domain, local_part):
        """Remember a chosen address for good; its unique key is the claim."""
        if problem := addresses.chosen_problem(local_part):
            raise IssueError(problem)
        lock_public_name(domain.pk, local_part)
        address = f"{local_part}@{domain.name}"
        try:
            with transaction.atomic():
                IssuedAddress.objects.create(digest=issued_digest(address))
        except IntegrityError as error:
            raise IssueError("issued") from error
        if Message.objects.public(domain, local_part).live().exists():
            raise IssueError("public")


class Inbox(models.Model):
    """A private inbox: an issued address that lives until expires_at, its messages with it."""

    domain = models.ForeignKey(Domain, models.DO_NOTHING, db_constraint=False, related_name="inboxes")
    local_part = models.CharField(max_length=addresses.MAX_LOCAL_PART_OCTETS)  # RFC 5321 4.5.3.1.1
    public_key = models.BinaryField(max_length=sealing.KEY_BYTES)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(db_index=True)  # serves: purge

    objects = InboxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("inboxes")
        constraints = [
            # serves: RCPT, delivery and the pages, by address
            models.UniqueConstraint(fields=["domain", "local_part"], name="inbox_address"),
        ]

    def __str__(self):
        return self.address

    @property
    def address(self) -> str:
        return f"{self.local_part}@{self.domain.name}"

    def extend(self, minutes: int | None = None) -> None:
        """Move the end to minutes from now, never past the domain's longest lifetime, never earlier.

        An inbox that has ended meanwhile stays ended.
        """
        lifetime = self.domain.lifetime(minutes)
        longest = self.created_at + timedelta(minutes=self.domain.max_lifetime_minutes)
        Inbox.objects.live().filter(pk=self.pk).update(
            expires_at=Greatest(F("expires_at"), Least(Now() + lifetime, models.Value(longest)))
        )
        self.refresh_from_db(fields=["expires_at"])


class IssuedAddress(models.Model):
    """That a chosen address was issued, for good: only its HMAC is kept."""

    digest = models.BinaryField(max_length=32, unique=True)  # serves: the claim, RCPT, delivery

    class Meta:
        verbose_name_plural = _("issued addresses")

    def __str__(self):
        return bytes(self.digest).hex()[:12]


class MessageQuerySet(models.QuerySet):
    def live(self):
        """Messages nobody's time has run out for, on the database's clock."""
        return self.filter(Q(expires_at__gt=Now()) | Q(inbox__expires_at__gt=Now()))

    def expired(self):
        """Public messages past their end; a private one goes with its inbox."""
        return self.filter(expires_at__lte=Now())

    def public(self, domain: Domain, local_part: str):
        return self.filter(domain=domain, local_part=local_part)

    def newest_first(self):
        return self.order_by("-received_at", "-id")

    def summaries(self):
        """Only what a list needs: body and source stay in the database."""
        return self.defer("body", "source")


class Message(models.Model):
    """A stored message: sealed to its inbox's key, or to the site's if public.

    Private: `inbox` is set.  Public: `domain`, `local_part` and `expires_at` are.
    `summary` opens to {"recipient", "tag", "envelope_sender", "queue_id", "from",
    "to", "subject", "date", "preview", "attachments": [{"number", "name", "type",
    "bytes", "content_id", "inline"}], "defects"}; `body` to {"text", "html", "headers": [[name,
    value]]}; `source` to the message's bytes.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_uuid, editable=False)
    inbox = models.ForeignKey(
        Inbox,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,  # message_of_inbox serves it
        related_name="messages",
    )
    domain = models.ForeignKey(
        Domain, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    local_part = models.CharField(max_length=addresses.MAX_LOCAL_PART_OCTETS, blank=True)  # RFC 5321 4.5.3.1.1
    received_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(null=True)
    source_bytes = models.PositiveIntegerField()
    fingerprint = models.BinaryField(max_length=32)
    summary = models.BinaryField()
    body = models.BinaryField()
    source = models.BinaryField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_private_or_public",
                condition=Q(inbox__isnull=False, domain__isnull=True, local_part="", expires_at__isnull=True)
                | Q(inbox__isnull=True, domain__isnull=False, expires_at__isnull=False) & ~Q(local_part=""),
            ),
            # serves: exactly once, across retries
            models.UniqueConstraint(
                fields=["inbox", "fingerprint"], name="message_once_in_inbox", condition=Q(inbox__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["domain", "local_part", "fingerprint"],
                name="message_once_in_public",
                condition=Q(inbox__isnull=True),
            ),
        ]
        indexes = [
            # serves: the list, and the cap
            models.Index(
                fields=["inbox", "-received_at", "-id"], name="message_of_inbox", condition=Q(inbox__isnull=False)
            ),
            models.Index(
                fields=["domain", "local_part", "-received_at", "-id"],
                name="message_of_public",
                condition=Q(inbox__isnull=True),
            ),
            # serves: purge
            models.Index(fields=["expires_at"], name="message_expiry", condition=Q(inbox__isnull=True)),
        ]

    def __str__(self):
        return str(self.pk)


class Part(models.Model):
    """The decoded bytes of one attachment, sealed as its message is."""

    message = models.ForeignKey(Message, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            # serves: the download, and the cascade
            models.UniqueConstraint(fields=["message", "number"], name="part_of_message"),
        ]

    def __str__(self):
        return f"{self.message_id} part {self.number}"


class BlockedSender(models.Model):
    """An envelope sender, or a domain and all below it, refused at RCPT."""

    sender = models.CharField(
        _("address or domain"),
        max_length=320,  # RFC 5321 4.5.3.1: 64 + "@" + 255
        unique=True,  # serves: RCPT
    )
    unicode_sender = models.CharField(
        max_length=320,
        db_index=True,  # serves: RCPT, as SMTPUTF8 clients send it
        editable=False,
    )
    reason = models.CharField(max_length=200, blank=True, help_text=_("For admins; the sender does not see it."))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    class Meta:
        ordering = ["sender"]

    def __str__(self):
        return self.sender

    def save(self, *args, **kwargs):
        local_part, at, domain = self.sender.rpartition("@")
        self.unicode_sender = f"{local_part}{at}{addresses.domain_to_unicode(domain)}"
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        self.sender = addresses.fold(self.sender.strip())
        local_part, at, domain = self.sender.rpartition("@")
        try:
            domain = addresses.domain_to_ascii(domain)
        except ValueError as error:
            raise ValidationError({"sender": str(error)}) from error
        if at and not local_part:
            raise ValidationError({"sender": _("An address is local_part@domain; for a whole domain leave out the @.")})
        self.sender = f"{local_part}{at}{domain}"
        super().clean_fields(exclude)


class ClientCount(models.Model):
    """How often a client did something in the current period (limits.py)."""

    key = models.BinaryField(max_length=32, primary_key=True)  # HMAC of limit, client and period
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)  # serves: purge

    def __str__(self):
        return bytes(self.key).hex()[:12]


def issued_digest(address: str) -> bytes:
    """Return what is remembered of an issued address (`local_part@A-label domain`, folded)."""
    return sealing.digest(settings.ISSUED_KEY, address.encode())


def lock_public_name(domain_id: int, local_part: str) -> None:
    """Hold off deliveries to a public name until this transaction ends.

    tempmail_resolve(), for delivery, takes the same lock shared.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [local_part, domain_id])
