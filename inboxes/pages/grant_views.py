"""Yours on another device: passwords, links with a key in the fragment, codes to type, and forgetting.

Keys and passwords come in the bodies of POSTs with the form's token, never in a
URL: an attacker's link alone slips nothing into a visitor's browser.
"""

import io
from datetime import timedelta
from urllib.parse import quote

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inboxes.access import doors, keyring, message_keys
from inboxes.access.passwords import Busy
from inboxes.access.refusals import Ended, NotFound, TooManyShares, WrongPassword
from inboxes.access.ways_in import HeldInbox, OpenInbox, SharedMessage
from inboxes.languages import split_prefix
from inboxes.limits import TooMany, caller_of
from inboxes.mail import typed_codes
from inboxes.mail.addresses import Address
from inboxes.models import Grant

from .answers import answers, held_only, opens_inbox, polls_inbox, private
from .grant_forms import CodeForm, NewPasswordForm, OpenByPasswordForm, ShareForm
from .views import away_from


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@answers
def open_by_password(request: HttpRequest) -> HttpResponse:
    """Open an inbox by address and password, and put it into this browser's cookie."""
    form = OpenByPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return private(render(request, "inboxes/password.html", {"form": form}))
    try:
        held = doors.try_password(caller_of(request), form.cleaned_data["address"], form.sent)
    except WrongPassword:
        return private(render(request, "inboxes/password.html", {"form": form, "is_wrong": True}, status=403))
    return taken_in(request, held, keyring.Key.of(held.inbox, held.secret))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@answers
def add(request: HttpRequest) -> HttpResponse:
    """Show whose inbox a link or a code opens, and who else reads it; add it on the second POST only."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return private(render(request, "inboxes/add.html", {"form": form}))
    opened, key = doors.try_code(caller_of(request), form.cleaned_data["code"])
    if isinstance(opened, SharedMessage):
        return go_to_message(request, opened, key)
    if opened is None or opened.inbox is None:
        return private(render(request, "inboxes/add.html", {"form": form, "is_unknown": True}, status=403))
    is_held = opened.inbox.pk in keyring.held_secrets(request.COOKIES)
    if not (is_held or "add" in request.POST):
        context = {"form": form, "inbox": opened, "code": typed_codes.to_code(key)}
        return private(render(request, "inboxes/add.html", context))
    if is_held:
        return private(redirect("inbox", opened.address))
    return taken_in(request, opened, keyring.Key.of(opened.inbox, key, opened.grant is not None))


def taken_in(request: HttpRequest, inbox: OpenInbox, key: keyring.Key) -> HttpResponse:
    response = redirect("inbox", inbox.address)
    keyring.hold(request, response, key)
    return private(response)


def go_to_message(request: HttpRequest, opened: SharedMessage, key: bytes) -> HttpResponse:
    response = private(redirect("message", opened.address, opened.message_id))
    if not _is_open(request, opened):
        message_keys.hold(request, response, opened, key)
    return response


def _is_open(request: HttpRequest, opened: OpenInbox) -> bool:
    """Whether the visitor reads all of the inbox anyway."""
    try:
        return keyring.open_by_cookie(request.COOKIES, Address.of(opened.address)) is not None
    except Ended:
        return False


@require_safe
@opens_inbox
def keep(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """What can be done with other devices and people; a reader can only forget."""
    if not inbox.is_private:
        raise NotFound
    return show_keep(request, inbox)


def show_keep(request: HttpRequest, inbox: OpenInbox, **context: object) -> HttpResponse:
    return render(request, "inboxes/keep.html", {"inbox": inbox, **context})


@require_POST
@sensitive_post_parameters()
@opens_inbox
@held_only
def set_password(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    form = NewPasswordForm(request.POST)
    if not form.is_valid():
        return show_keep(request, inbox, password_form=form)
    doors.set_password(caller_of(request), inbox, form.sent)
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_password(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    doors.remove_password(inbox)
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
@held_only
def link_device(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    """Show the link that opens everything, as a link, a QR code and a code to type."""
    return show_link(request, inbox, inbox.secret)


@require_POST
@opens_inbox
@held_only
def share(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    """Make a read-only link and show it, once: its key is kept nowhere."""
    form = ShareForm(request.POST)
    if not form.is_valid():
        return show_keep(request, inbox)
    try:
        grant, key = doors.share(inbox, form.lifetime)
    except TooManyShares:
        return show_keep(request, inbox, has_too_many_shares=True)
    return show_link(request, inbox, key, grant)


@require_safe
@polls_inbox
def show_qr(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """The address as a QR code.

    A mailto: URL, which every phone's camera takes to its mail program; of a plain text some make a search elsewhere.
    """
    local_part = quote(inbox.local_part, safe="")
    drawn = io.BytesIO()
    segno.make(f"mailto:{local_part}@{inbox.domain.name}", error="m", micro=False).save(
        drawn, kind="svg", scale=5, border=4, light="#fff", omitsize=True
    )
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def show_link(request: HttpRequest, inbox: HeldInbox, key: bytes, grant: Grant | None = None) -> HttpResponse:
    try:
        code = doors.lend_code(caller_of(request), inbox, key)
    except (TooMany, Busy):
        code = ""  # the link is there, and its key kept nowhere: it is shown all the same
    # Without the language of this page: the browser that opens it has its own.
    opened_at = reverse("shared" if grant and grant.message_id else "add")
    typed_at = request.build_absolute_uri(split_prefix(opened_at)[1])
    link = f"{typed_at}#{typed_codes.to_code(key)}"
    picture = segno.make(link, error="m", micro=False).svg_inline(scale=5, border=4, light="#fff", omitsize=True)
    context = {
        "inbox": inbox,
        "grant": grant,
        "link": link,
        "code": typed_codes.grouped(code),
        "code_minutes": doors.CODE_LIFETIME // timedelta(minutes=1),
        "typed_at": typed_at,
        "picture": mark_safe(picture),  # drawn by segno from our own link
    }
    return render(request, "inboxes/link.html", context)


@require_POST
@opens_inbox
@held_only
def revoke(request: HttpRequest, inbox: HeldInbox, grant_id: int) -> HttpResponse:
    """Take a read-only link back; the pages that it opened end with it."""
    doors.revoke(inbox, grant_id)
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
def forget(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """Take an inbox out of this browser; it lives on for everybody else who holds it."""
    if inbox.inbox is None:
        raise NotFound
    response = away_from(request, inbox)
    keyring.forget(request, response, inbox.inbox)
    return response
