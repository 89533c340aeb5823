"""Alerts for a closed page: a browser asks to be told of one inbox, or not any more.

What it will be told is written and encrypted here, once: "New mail" in this page's language, and where.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from inboxes import outbound
from inboxes.access import doors, keyring, push_cookie
from inboxes.access.refusals import NotFound
from inboxes.access.ways_in import OpenInbox
from inboxes.limits import caller_of
from inboxes.models import Pushed
from inboxes.webpush import encrypting, services

from .answers import answers, opens_inbox, private


class PushForm(forms.Form):
    """A browser's PushSubscription."""

    endpoint = forms.CharField(max_length=outbound.MAX_URL_CHARACTERS)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=100)

    def clean_endpoint(self) -> str:
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            outbound.check(endpoint, services.rules())
        except outbound.UrlError as error:
            raise ValidationError("no push service", code="service") from error
        return endpoint

    def pushed(self, address: str, page: str, language: str) -> Pushed | None:
        """Return what this browser is to be told of an address; None for keys that are none."""
        with translation.override(language):
            words = {"title": _("New mail"), "body": address, "lang": language, "inbox": page}
        plain = json.dumps(words, ensure_ascii=False).encode()
        try:
            browser, auth = (services.decoded(self.cleaned_data[name]) for name in ("p256dh", "auth"))
            return Pushed(self.cleaned_data["endpoint"], encrypting.encrypt(plain, browser, auth), language, page)
        except ValueError:
            return None


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@opens_inbox
def push(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """Have this browser told of what arrives, or no more; say whether it is told of anything else.

    GET is the piece of the panel where that is chosen.
    """
    if inbox.inbox is None or not services.is_on():
        raise NotFound
    if request.method != "POST":
        return render(request, "inboxes/_push.html", {"push_key": services.application_key()})
    if "off" in request.POST:
        return switch_off(request, inbox.inbox.pk)
    form = PushForm(request.POST)
    page, language = reverse("inbox", args=[inbox.address]), translation.get_language()
    pushed = form.pushed(inbox.address, page, language) if form.is_valid() else None
    if pushed is None:
        return JsonResponse({"refused": "service" if form.has_error("endpoint", "service") else "keys"}, status=422)
    response = JsonResponse({})
    doors.push_to(caller_of(request), inbox, push_cookie.note_browser(request, response), pushed)
    return response


def switch_off(request: HttpRequest, inbox_id: int) -> HttpResponse:
    push_cookie.told_of(request.COOKIES, [inbox_id]).delete()
    held = [key.inbox_id for key in keyring.held_keys(request.COOKIES)]
    has_others = push_cookie.told_of(request.COOKIES, held).exists()
    response = JsonResponse({"others": has_others})
    if not has_others:
        push_cookie.forget_browser(response)
    return response


@require_POST
@sensitive_post_parameters()
@answers
def renew_push(request: HttpRequest) -> HttpResponse:
    """Take the place of a subscription that the browser itself gave up, for all inboxes that it is told of."""
    caller_of(request).count("push")
    form = PushForm(request.POST)
    if not services.is_on() or not form.is_valid():
        raise NotFound
    held = [key.inbox_id for key in keyring.held_keys(request.COOKIES)]
    for row in push_cookie.told_of(request.COOKIES, held).select_related("inbox__domain"):
        before = row.pushed
        if pushed := before and form.pushed(row.inbox.address, before.page, before.language):
            row.renew(pushed)
    return private(HttpResponse(status=204))
