"""Keys that an admin issues to programs that use the API much: limits of their own, and nothing else.

A key opens no inbox.  Only its HMAC is kept, so the admin shows it once.
"""

import secrets
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from inboxes.mail import sealing

PREFIX = "tmk_"  # what a scanner for leaked keys can look for
MAX_RATE = 1_000_000


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def live(self) -> Self:
        return self.filter(Q(expires_at__gt=Now()) | Q(expires_at__isnull=True))

    def named_by(self, key: str) -> Self:
        """The row, none or one, of a key as its owner sends it."""
        return self.live().filter(digest=_digest(key))


class ApiKey(models.Model):
    """Limits for the program that sends the key, in the place of those for its network."""

    name = models.CharField(max_length=100)  # whose it is
    digest = models.BinaryField(max_length=32, unique=True, editable=False)  # serves: a key sent
    requests_per_minute = models.PositiveIntegerField(
        default=3000, validators=[MinValueValidator(1), MaxValueValidator(MAX_RATE)]
    )
    inboxes_per_hour = models.PositiveIntegerField(
        default=1000, validators=[MinValueValidator(1), MaxValueValidator(MAX_RATE)]
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    key = ""  # where it has just been made; no column

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API key"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def new_key(self) -> str:
        """Give the row a key, in the place of any before, and return it; it can't be read again."""
        self.key = PREFIX + secrets.token_urlsafe(32)
        self.digest = _digest(self.key)
        return self.key

    @property
    def rates(self) -> dict[str, tuple[int, int]]:
        """(count, seconds) of the limits that are its own."""
        per_minute, per_hour = (self.requests_per_minute, 60), (self.inboxes_per_hour, 3600)
        return {"api": per_minute, "lookup": per_minute, "issue": per_hour, "choose": per_hour}


def _digest(key: str) -> bytes:
    return sealing.digest(settings.API_KEY_KEY, key.encode("utf-8", "surrogatepass"))
