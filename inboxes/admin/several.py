"""The admin: a form whose first field takes a list, and makes a row of each."""

from textwrap import shorten
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from inboxes.mail import senders

MOST = 1000  # each is looked up, and noted in the history


class SeveralForm(forms.ModelForm):
    """`several` names the field; what is in its list besides the first are `others`, unsaved rows."""

    several: ClassVar[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others: list[Any] = []
        if self.instance.pk is None:
            field = self.fields[self.several]
            field.validators = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
            field.widget = forms.Textarea({"rows": 3, "cols": 60, "dir": "ltr"})
            field.help_text = f"{field.help_text} Several at once: divided by commas, spaces or lines.".strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        listed = senders.read_several(cleaned.get(self.several, ""))
        if self.instance.pk is None and listed:
            cleaned[self.several] = listed[0]
            if len(listed) > MOST:
                self.add_error(self.several, f"{len(listed)} are too many at once: list {MOST} at most.")
            else:
                self._read_others(cleaned, listed[1:])
        return cleaned

    def _read_others(self, cleaned: dict[str, Any], texts: list[str]) -> None:
        for text in texts:
            row = type(self.instance)(**(cleaned | {self.several: text}))
            try:
                row.full_clean()
            except ValidationError as error:
                self.add_error(self.several, [said if text in said else f"{text}: {said}" for said in error.messages])
                return
            self.others.append(row)


class SeveralAdmin(admin.ModelAdmin):
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # Of what a list names twice, in two forms, one is made.
        seen = {str(obj)}
        for row in form.others:
            if str(row) not in seen:
                seen.add(str(row))
                super().save_model(request, row, form, change=False)
                self.log_addition(request, row, [{"added": {}}])
        if len(seen) > 1:
            # The cookie that brings it drops what is longer than it can be.
            self.message_user(request, shorten(f"Added: {', '.join(sorted(seen))}.", 1000, placeholder=" ..."))
