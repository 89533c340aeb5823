"""Addresses that an admin closed: refused at RCPT, discarded at delivery, nobody's to claim or to read."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from inboxes import push
from inboxes.mail import addresses
from inboxes.mail.addresses import Address

from .domain import Domain
from .message import Message
from .public_names import lock_public_name
from .until import UntilQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ClosedAddressQuerySet(UntilQuerySet["ClosedAddress"]):
    def has(self, domain: Domain, local_part: str) -> bool:
        return self.of(domain, local_part).exists()

    def of(self, domain: Domain, local_part: str) -> Self:
        """What closes a folded name, without its tag.  tempmail_resolve() says the same to Postfix."""
        return self.in_force().filter(address=f"{local_part}@{domain.name}")

    def close(
        self,
        address: Address | str,
        by: "User | None" = None,
        reason: str = "",
        until: datetime | None = None,
    ) -> "ClosedAddress":
        """Close an address, private, public or nobody's yet: at once, for all doors, and who has it open is told.

        Typed in any form, with a tag or without.  Its inbox ends, or its public messages go; deliveries
        to it that are under way are waited for.  Raises ValidationError, which says what would be right.
        """
        domain, local_part = place_of(address)
        if until is not None and until <= timezone.now():
            raise ValidationError("That time is past: leave it empty to close the address for good.")
        with transaction.atomic():
            lock_public_name(domain.pk, local_part)
            closed, _ = self.update_or_create(
                address=f"{local_part}@{domain.name}",
                defaults={"closed_by": by, "reason": reason, "expires_at": until, "closed_at": Now()},
            )
            closed.refresh_from_db()
            inbox = domain.inboxes.live().filter(local_part=local_part).first()
            if inbox is not None and inbox.close_by_admin():
                push.announce(push.topic_of_inbox(inbox.pk))
                closed.ended_inbox = True
            closed.deleted_messages, _ = Message.objects.filter(
                inbox=None, domain=domain, local_part=local_part
            ).delete()
            push.announce(push.topic_of_public(domain.pk, local_part))
        return closed

    def reopen(self) -> int:
        """Let mail come again; return how many were closed.  What was issued stays ended, and is never public."""
        return self.in_force().update(expires_at=Now())


class ClosedAddress(models.Model):
    """That an address is closed, or was until expires_at."""

    # With the domain's name: a domain that was deleted and added again finds its closed addresses closed.
    address = models.CharField(
        max_length=addresses.MAX_ADDRESS_CHARACTERS,
        unique=True,  # serves: RCPT, delivery, claims and public pages
        help_text="In any form: Name+tag@Bücher.example closes name@xn--bcher-kva.example and all its tags.",
    )
    reason = models.CharField(max_length=500, blank=True, help_text="For admins; nobody else sees it.")
    closed_at = models.DateTimeField(db_default=Now(), editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )
    expires_at = models.DateTimeField("until", null=True, blank=True, help_text="Empty: for good.")

    # What close() found and ended.
    ended_inbox = False
    deleted_messages = 0

    objects = ClosedAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-closed_at"]
        indexes = [models.Index(fields=["-closed_at"], name="closed_by_time")]  # serves: the admin's list
        verbose_name = "closed address"
        verbose_name_plural = "closed addresses"

    def __str__(self) -> str:
        local_part, _, domain = self.address.rpartition("@")
        return f"{local_part}@{addresses.domain_to_unicode(domain)}"

    @property
    def is_in_force(self) -> bool:
        return self.expires_at is None or self.expires_at > timezone.now()

    def clean_fields(self, exclude: Any = None) -> None:
        if "address" not in (exclude or ()):
            try:
                domain, local_part = place_of(self.address)
            except ValidationError as error:
                raise ValidationError({"address": error.messages}) from error
            self.address = f"{local_part}@{domain.name}"
        super().clean_fields(exclude)


def place_of(address: Address | str) -> tuple[Domain, str]:
    """Return the domain, one of ours, and the folded local part without its tag.  Raises ValidationError."""
    typed = address
    if isinstance(typed, str):
        found = Address.typed(typed.strip().removeprefix("mailto:").strip("<>"))
    else:
        found = typed.in_ascii()
    if found is None:
        raise ValidationError("That is no address that can be here: it would be like name@mail.example.org.")
    domain = Domain.objects.named(found.domain).first()
    if domain is None:
        raise ValidationError(f"{found.domain} is no domain of this site: only addresses here can be closed.")
    return domain, found.local_part
