"""Yours on another device: passwords, links with a key in the fragment, codes to type, and forgetting.

Keys and passwords come in the bodies of POSTs with the form's token, never in a
URL: an attacker's link alone slips nothing into a visitor's browser.
"""

from functools import wraps

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inboxes import limits, push
from inboxes.access import keyring, passwords
from inboxes.languages import split_prefix
from inboxes.mail import typed_codes
from inboxes.models import Grant, grant

from .grant_forms import CodeForm, NewPasswordForm, OpenByPasswordForm, ShareForm
from .views import held_only, opens_inbox, private, too_many

BUSY_SECONDS = 10


def tries_passwords(view):
    """Answer 429 while as many passwords are being tried as the memory allows."""

    @wraps(view)
    def tried(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except passwords.Busy:
            return too_many(request, BUSY_SECONDS)

    return tried


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@tries_passwords
def open_by_password(request: HttpRequest) -> HttpResponse:
    """Open an inbox by address and password, and put it into this browser's cookie."""
    form = OpenByPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return private(render(request, "inboxes/password.html", {"form": form}))
    # Counted before the try: guesses that come together are as many as those that queue.
    name, client = f"password|{form.cleaned_data['address']}", request.META.get("REMOTE_ADDR", "")
    if seconds := limits.hit("guess", client) or limits.pause(name, client):
        return too_many(request, seconds)
    inbox = form.open()
    if inbox is None:
        return private(render(request, "inboxes/password.html", {"form": form, "is_wrong": True}, status=403))
    limits.end_pause(name, client)
    return taken_in(request, inbox, keyring.Key.of(inbox.inbox, inbox.secret))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def add(request: HttpRequest) -> HttpResponse:
    """Show whose inbox a link or a code opens, and who else reads it; add it on the second POST only."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return private(render(request, "inboxes/add.html", {"form": form}))
    if seconds := limits.hit("lookup", request.META.get("REMOTE_ADDR", "")):
        return too_many(request, seconds)
    inbox = form.open()
    if inbox is None:
        return private(render(request, "inboxes/add.html", {"form": form, "is_unknown": True}, status=403))
    is_held = inbox.inbox.pk in keyring.held_secrets(keyring.cookie_of(request))
    if not (is_held or "add" in request.POST):
        code = typed_codes.to_code(form.cleaned_data["code"])
        return private(render(request, "inboxes/add.html", {"form": form, "inbox": inbox, "code": code}))
    if is_held:
        return private(redirect("inbox", inbox.address))
    return taken_in(request, inbox, keyring.Key.of(inbox.inbox, form.cleaned_data["code"], inbox.grant is not None))


def taken_in(request, inbox, key):
    response = redirect("inbox", inbox.address)
    keyring.hold(request, response, key)
    return private(response)


@require_safe
@opens_inbox
def keep(request, inbox):
    """What can be done with other devices and people; a reader can only forget."""
    if not inbox.is_private:
        raise Http404
    return show_keep(request, inbox)


def show_keep(request, inbox, **context):
    return render(request, "inboxes/keep.html", {"inbox": inbox, **context})


@require_POST
@sensitive_post_parameters()
@opens_inbox
@held_only
@tries_passwords
def set_password(request, inbox):
    form = NewPasswordForm(request.POST)
    if not form.is_valid():
        return show_keep(request, inbox, password_form=form)
    client = request.META.get("REMOTE_ADDR", "")
    if seconds := limits.hit("guess", client):
        return too_many(request, seconds)
    salt = grant.new_salt()
    key = passwords.key_of(form.stretch(inbox.address), salt)
    Grant.objects.set_password(inbox.inbox, inbox.secret, salt, key)
    limits.end_pause(f"password|{inbox.address}", client)
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_password(request, inbox):
    inbox.inbox.grants.passwords().delete()
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
@held_only
def link_device(request, inbox):
    """Show the link that opens everything, as a link, a QR code and a code to type."""
    return show_link(request, inbox, inbox.secret)


@require_POST
@opens_inbox
@held_only
def share(request, inbox):
    """Make a read-only link and show it, once: its key is kept nowhere."""
    form = ShareForm(request.POST)
    if not form.is_valid():
        return show_keep(request, inbox)
    made = Grant.objects.share(inbox.inbox, inbox.private_key, form.lifetime)
    if made is None:
        return show_keep(request, inbox, has_too_many_shares=True)
    grant, key = made
    grant.refresh_from_db()
    return show_link(request, inbox, key, grant)


def show_link(request, inbox, key, grant=None):
    code = typed_codes.to_code(key)
    # Without the language of this page: the browser that opens it has its own.
    typed_at = request.build_absolute_uri(split_prefix(reverse("add"))[1])
    link = f"{typed_at}#{code}"
    picture = segno.make(link, error="m", micro=False).svg_inline(scale=5, border=4, light="#fff", omitsize=True)
    context = {
        "inbox": inbox,
        "grant": grant,
        "link": link,
        "code": typed_codes.grouped(code),
        "typed_at": typed_at,
        "picture": mark_safe(picture),  # drawn by segno from our own link
    }
    return render(request, "inboxes/link.html", context)


@require_POST
@opens_inbox
@held_only
def revoke(request, inbox, grant_id):
    """Take a read-only link back; the pages that it opened end with it."""
    get_object_or_404(inbox.shares, pk=grant_id).delete()
    push.announce(inbox.topic)
    return redirect("keep", inbox.address)


@require_POST
@opens_inbox
def forget(request, inbox):
    """Take an inbox out of this browser; it lives on for everybody else who holds it."""
    if not inbox.is_private:
        raise Http404
    response = redirect("home")
    keyring.forget(request, response, inbox.inbox)
    return response
