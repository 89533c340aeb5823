"""Pages of addresses and inboxes.  The pages of one message are in message_views.py."""

from functools import wraps

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_GET, require_POST, require_safe

from . import access, limits, push, reading
from .forms import ExtendForm, IssueForm, OpenForm, longer_lifetimes
from .models import Domain


def opens_inbox(view):
    """Open the address in the URL for the view, or answer 404, 410 (to who held it) or 429.

    What the visitor holds opens without limit; other names are counted, and
    those that do not open are counted as guesses too.  A row that the view misses,
    because it never was or has just ended, is the same 404.
    """

    @wraps(view)
    def opened(request, address, **kwargs):
        cookie = access.cookie_of(request)
        client = request.META.get("REMOTE_ADDR", "")
        try:
            inbox = access.open_held(cookie, address)
        except Http404:
            inbox = None
        if inbox is None and (key := access.key_once_held(cookie, address)):
            return private(render(request, "inboxes/ended.html", {"is_share": key.is_share}, status=410))
        if inbox is None or not inbox.is_private:
            seconds = limits.hit("lookup", client) or limits.wait("guess", client)
            if seconds:
                return too_many(request, seconds)
        if inbox is None:
            limits.hit("guess", client)
            return not_found(request)
        try:
            response = view(request, inbox, **kwargs)
        except (Http404, ObjectDoesNotExist):
            return not_found(request)
        access.clear_garbage(request, response)
        if settings.INBOXES_COOKIE_NAME not in response.cookies:
            access.hold_opened(request, response, inbox)
        return private(response)

    return opened


def held_only(view):
    """Pass only their holder on: who comes by a public name or a read-only link changes nothing."""

    @wraps(view)
    def held(request, inbox, **kwargs):
        if not inbox.may_write:
            return not_found(request)
        inbox.note_visit()
        return view(request, inbox, **kwargs)

    return held


def private(response: HttpResponse) -> HttpResponse:
    """Keep what belongs to one visitor out of caches and search engines."""
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # templates/_head.html loosens it to same-origin where there are forms, and says why.
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return show_home(request, IssueForm(), OpenForm())


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Issue an address, open it for the visitor and go to its inbox."""
    if seconds := limits.hit("issue", request.META.get("REMOTE_ADDR", "")):
        return too_many(request, seconds)
    form = IssueForm(request.POST)
    issued = form.issue()
    if issued is None:
        return show_home(request, form, OpenForm())
    inbox, secret = issued
    response = redirect("inbox", inbox.address)
    access.hold(request, response, access.Key.of(inbox, secret))
    return response


@require_GET
def open_by_name(request: HttpRequest) -> HttpResponse:
    """Go to the page of a typed name; whether there is one, that page says."""
    form = OpenForm(request.GET)
    if form.is_valid():
        return redirect("inbox", form.cleaned_data["address"])
    return show_home(request, IssueForm(), form)


def show_home(request, issue_form, open_form):
    inboxes = access.held_inboxes(access.held_secrets(access.cookie_of(request)))
    context = {
        "issue_form": issue_form,
        "open_form": open_form,
        "domains": Domain.objects.offered(),
        "inboxes": inboxes,
        "is_full": len(inboxes) >= settings.MAX_INBOXES_IN_COOKIE,
    }
    response = render(request, "inboxes/home.html", context)
    patch_cache_control(response, no_store=True, private=True)
    access.clear_garbage(request, response)
    return response


@require_safe
@opens_inbox
def show_inbox(request, inbox):
    if request.resolver_match.kwargs["address"] != inbox.address:
        return redirect("inbox", inbox.address)
    inbox.note_visit()
    context = list_context(inbox)
    if inbox.may_write:
        context["extensions"] = longer_lifetimes(inbox.inbox)
    return render(request, "inboxes/inbox.html", context)


@require_safe
@opens_inbox
def show_list(request, inbox):
    """The list alone, for the live update; 304 when it is what the page has."""
    inbox.note_open_page()
    if inbox.version() in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    context = list_context(inbox)
    response = render(request, "inboxes/_message_list.html", context)
    response["ETag"] = context["version"]
    return response


def list_context(inbox):
    # The version first: what arrives in between is then fetched once more, never missed.
    return {"inbox": inbox, "version": inbox.version(), "rows": reading.read_rows(inbox)}


@require_POST
@opens_inbox
@held_only
def extend(request, inbox):
    form = ExtendForm(request.POST)
    if form.is_valid():
        inbox.inbox.extend(form.cleaned_data["minutes"])
        push.announce(inbox.topic)
    return redirect("inbox", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_inbox(request, inbox):
    response = redirect("home")
    access.forget(request, response, inbox.inbox)
    inbox.inbox.delete()
    push.announce(inbox.topic)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one 404: nothing in it tells which of the reasons it was."""
    response = render(request, "404.html", status=404)
    access.clear_garbage(request, response)
    return private(response)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    response = render(request, "429.html", {"minutes": -(-seconds // 60), "seconds": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    return private(response)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return private(render(request, "403_csrf.html", status=403))
