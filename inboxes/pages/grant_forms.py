"""What visitors type to keep, open and share an inbox.  The errors' sentences stand in _field_refusal.html."""

import binascii
from base64 import b64decode
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inboxes.access import passwords
from inboxes.mail import sealing, typed_codes

from .forms import OpenForm

SHARES_MINUTES = (60, 24 * 60)


class PasswordForm(forms.Form):
    """A password as it was typed, or as the page's script stretched it."""

    password = forms.CharField(required=False, strip=False, max_length=1000)
    stretched = forms.CharField(required=False, max_length=100)

    def clean_stretched(self) -> bytes:
        try:
            stretched = b64decode(self.cleaned_data["stretched"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError("not stretched", code="unreadable") from error
        if stretched and len(stretched) != sealing.KEY_BYTES:
            raise ValidationError("not stretched", code="unreadable")
        return stretched

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned["password"] or cleaned["stretched"]):
            self.add_error("password", ValidationError("empty", code="required"))
        return cleaned

    @property
    def sent(self) -> str | bytes:
        """The password, stretched where the browser did it."""
        return self.cleaned_data["stretched"] or self.cleaned_data["password"]


class NewPasswordForm(PasswordForm):
    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if password and len(password) < passwords.LEAST_CHARACTERS:
            raise ValidationError("too short", code="short")
        return password


class OpenByPasswordForm(PasswordForm, OpenForm):
    """An address and its password."""

    field_order = ["address"]


class CodeForm(forms.Form):
    """The code of another device or of a read-only link, short or long, or the link itself."""

    code = forms.CharField(max_length=1000)

    def clean_code(self) -> bytes:
        try:
            return typed_codes.of_typed(self.cleaned_data["code"])
        except ValueError as error:
            raise ValidationError("mistyped", code="mistyped") from error


class ShareForm(forms.Form):
    """A read-only link, for some minutes or, empty, for as long as its inbox lives."""

    minutes = forms.TypedChoiceField(
        choices=[(minutes, minutes) for minutes in SHARES_MINUTES], coerce=int, required=False, empty_value=None
    )

    @property
    def lifetime(self) -> timedelta | None:
        minutes = self.cleaned_data["minutes"]
        return minutes and timedelta(minutes=minutes)
