"""What an admin refuses until a time, or for good: closed addresses, blocked senders."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

IN_FORCE = Q(expires_at=None) | Q(expires_at__gt=Now())

T = TypeVar("T", bound=models.Model)


class UntilQuerySet(models.QuerySet[T]):
    def in_force(self) -> Self:
        return self.filter(IN_FORCE)
