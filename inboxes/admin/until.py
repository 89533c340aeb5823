"""The admin: a form of what holds until a time, or for good."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone


class UntilForm(forms.ModelForm):
    def clean_expires_at(self) -> datetime | None:
        until = self.cleaned_data["expires_at"]
        if "expires_at" in self.changed_data and until is not None and until <= timezone.now():
            raise ValidationError("That time is past: leave it empty for good, or choose a later one.")
        return until
