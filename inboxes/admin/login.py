"""The admin's door: tries at it are counted, and a second factor may be asked for.

A try counts for the client (LIMIT_LOGIN) and for the name, whoever tries and
whether there is such an admin: each waits longer than the one before (limits.pause).
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django_otp import match_token
from django_otp.middleware import is_verified

from inboxes.limits import Caller, TooMany, caller_of
from inboxes.models import HistoryEntry

from . import overview
from .own_pages import own


class LoginForm(AdminAuthenticationForm):
    code = forms.CharField(
        required=False,
        max_length=12,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        caller = caller_of(self.request) if self.request else Caller("")
        tried = f"admin|{self.cleaned_data.get('username', '').casefold()}"
        try:
            # The client first: a flood from one address makes no name wait.
            caller.count("login")
            caller.try_at(tried)
        except TooMany as error:
            raise ValidationError(f"Too many tries. Wait {error.seconds} s.", code="too_many") from error
        try:
            cleaned = self._clean_both()
        except ValidationError:
            note_refusal(self.cleaned_data.get("username", ""))
            raise
        if not self.errors:  # with a field left empty nothing was tried
            caller.was_right(tried)
        return cleaned

    def _clean_both(self) -> dict[str, Any]:
        cleaned = super().clean()
        if settings.ADMIN_SECOND_FACTOR and self.user_cache:
            device = match_token(self.user_cache, cleaned.get("code", "").replace(" ", ""))
            if device is None:
                # The same words as for a wrong password, so that none is confirmed.
                raise self.get_invalid_login_error()
            # What login() notes in the session, by django-otp's signal.
            self.user_cache.otp_device = device  # type: ignore[attr-defined]  # django-otp's own, which no stub has
        return cleaned


def note_refusal(username: str) -> None:
    """Note it in the history, for a name that there is: another may be a password in the wrong field."""
    if get_user_model().objects.filter(username=username).exists():
        HistoryEntry.objects.note(HistoryEntry.Kind.REFUSED, username)


def note_login(user: AbstractUser, **signal: Any) -> None:
    HistoryEntry.objects.note(HistoryEntry.Kind.LOGIN, user.get_username())


def note_logout(user: AbstractUser | None, **signal: Any) -> None:
    if user is not None:
        HistoryEntry.objects.note(HistoryEntry.Kind.LOGOUT, user.get_username())


user_logged_in.connect(note_login)
user_logged_out.connect(note_logout)


class Site(admin.AdminSite):
    login_form = LoginForm
    login_template = "admin/own_login.html"
    site_header = site_title = "tempmail"
    index_title = "Moderation"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        super().register(model_or_iterable, own(admin_class or admin.ModelAdmin), **options)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(request, overview.context_of(request) | (extra_context or {}))

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and (not settings.ADMIN_SECOND_FACTOR or is_verified(request.user))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        # Two sites of one operator look alike but for their names.
        name = f"{self.site_header} · {request.get_host()}"
        own = {"asks_code": settings.ADMIN_SECOND_FACTOR, "site_header": name, "site_title": name}
        return super().each_context(request) | own
