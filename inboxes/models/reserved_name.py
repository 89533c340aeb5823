"""Names that an admin reserves, beside those of addresses.RESERVED: nobody's, at one domain or at all."""

from collections.abc import Collection
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from inboxes.mail import addresses

from .domain import Domain


class ReservedNameQuerySet(models.QuerySet["ReservedName"]):
    def has(self, domain: Domain, local_part: str) -> bool:
        return self.of(domain, local_part).exists()

    def of(self, domain: Domain, local_part: str) -> Self:
        """What reserves a folded name there, without its tag.  tempmail_resolve() says the same to Postfix."""
        return self.filter(Q(domain=domain) | Q(domain=None), local_part=local_part)


class ReservedName(models.Model):
    """A name that is refused at RCPT, never public and never claimed; whoever holds it already keeps it to its end."""

    local_part = models.CharField("name", max_length=addresses.MAX_LOCAL_PART_OCTETS)  # RFC 5321 4.5.3.1.1
    domain = models.ForeignKey(
        Domain,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="reserved_names",
        help_text="Empty: at all domains.",
    )
    reason = models.CharField(max_length=200, blank=True, help_text="For admins; nobody else sees it.")

    objects = ReservedNameQuerySet.as_manager()

    class Meta:
        ordering = ["local_part"]
        constraints = [
            # serves: RCPT, delivery, claims and public pages
            models.UniqueConstraint(
                fields=["local_part", "domain"],
                name="reserved_name",
                nulls_distinct=False,
                violation_error_message="That name is reserved there already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.local_part}@{self.domain or '*'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._read()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        if "local_part" not in (exclude or ()):
            self._read()
        super().clean_fields(exclude)

    def _read(self) -> None:
        name = addresses.fold(self.local_part.strip())
        if "@" in name:
            raise ValidationError({"local_part": f"The name alone: {name.partition('@')[0] or 'name'}."})
        self.local_part, _ = addresses.split_tag(name)
        if not addresses.is_usable(self.local_part):
            raise ValidationError({"local_part": "That can be no name: it would be like support or our-bank."})
        if addresses.is_reserved(self.local_part):
            raise ValidationError({"local_part": f"{self.local_part} is reserved at every domain already."})
