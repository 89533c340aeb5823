"""Pages of addresses and inboxes.  The pages of one message are in message_views.py."""

import re
from functools import wraps

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST, require_safe

from inboxes import limits, push
from inboxes.access import keyring, ways_in
from inboxes.mail import addresses
from inboxes.models import Domain, Inbox
from inboxes.showing import reading

from .forms import ExtendForm, IssueForm, OpenForm, longer_lifetimes


def opens_inbox(view):
    """Open the address in the URL for the view, or answer 404, 410 (to a visitor who held it) or 429.

    What the visitor holds opens without limit; other names are counted, and
    those that do not open are counted as guesses too.  A row that the view misses,
    because it never was or has just ended, is the same 404.
    """

    @wraps(view)
    def opened(request, address, **kwargs):
        cookie = keyring.cookie_of(request)
        client = request.META.get("REMOTE_ADDR", "")
        try:
            inbox = keyring.open_held(cookie, address)
        except Http404:
            inbox = None
        if inbox is None and (key := keyring.key_once_held(cookie, address)):
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
        keyring.clear_garbage(request, response)
        if settings.INBOXES_COOKIE_NAME not in response.cookies:
            keyring.hold_opened(request, response, inbox)
        return private(response)

    return opened


def held_only(view):
    """Pass only an inbox's holder on: whoever comes by a public name or a read-only link changes nothing."""

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


def is_from_script(request: HttpRequest) -> bool:
    """Whether our script asks for a piece of a page, to put it in place; another site's can't set the header."""
    return request.headers.get("X-Requested-With") == "fetch"


@require_safe
@gzip_page
def home(request: HttpRequest) -> HttpResponse:
    return show_home(request, IssueForm(), OpenForm(), makes_one=True)


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Issue an address, open it for the visitor and go to its inbox."""
    client = request.META.get("REMOTE_ADDR", "")
    is_chosen = bool(request.POST.get("local_part"))
    if seconds := limits.hit("issue", client) or (is_chosen and limits.hit("choose", client)):
        return too_many(request, seconds)
    form = IssueForm(request.POST)
    issued = form.issue()
    if issued is None and is_from_script(request):
        return private(render(request, "inboxes/_check.html", {"form": form}, status=422))
    if issued is None:
        return show_home(request, form, OpenForm())
    inbox, secret = issued
    response = redirect("inbox", inbox.address)
    if is_from_script(request):
        secrets = keyring.held_secrets(keyring.cookie_of(request)) | {inbox.pk: secret}
        opened = ways_in.open_inbox(secrets, inbox.address)
        response = private(render(request, "inboxes/_inbox.html", inbox_context(request, opened, secrets)))
    keyring.hold(request, response, keyring.Key.of(inbox, secret))
    return response


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Say what is wrong with an address while it is typed.  Claims nothing."""
    if seconds := limits.hit("lookup", request.META.get("REMOTE_ADDR", "")):
        return too_many(request, seconds)
    form = IssueForm(request.GET)
    context = {"form": form, "name": form.check() and addresses.fold(form.cleaned_data["local_part"])}
    return private(render(request, "inboxes/_check.html", context))


@require_GET
def open_by_name(request: HttpRequest) -> HttpResponse:
    """Go to the page of a typed name; whether there is one, that page says."""
    form = OpenForm(request.GET)
    if form.is_valid():
        return redirect("inbox", form.cleaned_data["address"])
    return show_home(request, IssueForm(), form)


def show_home(request, issue_form, open_form, *, makes_one=False):
    """The live inbox that ends last, or the way to a first one; `makes_one` lets the page's script make it."""
    secrets = keyring.held_secrets(keyring.cookie_of(request))
    held = keyring.held_inboxes(secrets)
    domains = Domain.objects.offered()
    context = {"domains": domains, "issue_form": issue_form, "makes_one": makes_one}
    context["inboxes"] = keyring.shared_inboxes(keyring.cookie_of(request))
    if held:
        opened = ways_in.open_inbox(secrets, held[0].address)
        opened.note_visit()
        context = inbox_context(request, opened, secrets, issue_form)
    context |= {
        "open_form": open_form,
        "usual_lifetime": max((domain.default_lifetime_minutes for domain in domains), default=60),
        "longest_lifetime": max((domain.max_lifetime_minutes for domain in domains), default=60),
    }
    response = render(request, "inboxes/home.html", context)
    patch_cache_control(response, no_store=True, private=True)
    keyring.clear_garbage(request, response)
    return response


def inbox_context(request, inbox, secrets, issue_form=None):
    """What inboxes/_inbox.html needs: the inbox, the others that the visitor holds, the form for another one."""
    inboxes = keyring.held_inboxes(secrets) + keyring.shared_inboxes(keyring.cookie_of(request))
    context = {
        "domains": Domain.objects.offered(),
        "inboxes": inboxes,
        "is_full": len(inboxes) >= settings.MAX_INBOXES_IN_COOKIE,
        "issue_form": issue_form or IssueForm(),
    }
    if inbox.expires_at:
        left = inbox.expires_at - timezone.now()
        context |= {
            "extensions": longer_lifetimes(inbox.inbox) if inbox.may_write else [],
            # What use renews is a part of its renewal, not of all the time it has been used.
            "lifetime_seconds": inbox.inbox.renewal_minutes * 60
            or int((inbox.expires_at - inbox.inbox.created_at).total_seconds()),
            "seconds_left": max(0, int(left.total_seconds())),
        }
    context |= list_context(inbox, request.GET.get("q", "") if request.method == "GET" else "")
    if not inbox.is_private:
        offered = inbox.domain in context["domains"]
        context["can_be_claimed"] = offered and Inbox.objects.refusal(inbox.domain, inbox.local_part) is None
    return context


# Compressed only where visitors ask: a list that a stranger's mail makes the page fetch again and
# again would tell by its size what else is in it (BREACH).
@require_safe
@opens_inbox
@gzip_page
def show_inbox(request, inbox):
    if request.resolver_match.kwargs["address"] != inbox.address:
        return redirect("inbox", inbox.address)
    inbox.note_visit()
    secrets = keyring.held_secrets(keyring.cookie_of(request))
    return render(request, "inboxes/inbox.html", inbox_context(request, inbox, secrets))


@require_safe
@opens_inbox
def show_list(request, inbox):
    """The list alone, for the live update; 304 when it is what the page has."""
    inbox.note_open_page()
    if inbox.version() in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    context = list_context(inbox, newest=newest_of(request.GET.get("newest")))
    response = render(request, "inboxes/_message_list.html", context)
    response["ETag"] = context["version"]
    return response


def list_context(inbox, query="", newest=None, kept=()):
    """What inboxes/_mail.html needs: the rows that have all words of query, of the newest so many if asked.

    Of those that the page has kept, only their places.
    """
    listed = inbox.listed()
    rows = [row for row in reading.read_rows(inbox, listed[:newest], kept) if row.is_kept or row.has_words(query)]
    return {
        "inbox": inbox,
        "version": inbox.version(listed),
        "listed": listed[:newest],
        "rows": rows,
        "count": len(rows) if query else len(listed),
        "query": query,
        "newest": newest,
    }


def newest_of(text: str | None) -> int | None:
    """Return how many rows a page asks for; None, which is all, unless that is a number."""
    return int(text) if text and re.fullmatch("[1-9][0-9]{0,4}", text) else None


@require_POST
@opens_inbox
@held_only
def extend(request, inbox):
    form = ExtendForm(request.POST)
    if form.is_valid():
        inbox.inbox.extend(form.cleaned_data["minutes"])
        push.announce(inbox.topic)
    if is_from_script(request):
        secrets = keyring.held_secrets(keyring.cookie_of(request))
        return render(request, "inboxes/_inbox.html", inbox_context(request, inbox, secrets))
    return redirect("inbox", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_inbox(request, inbox):
    response = redirect("home")
    keyring.forget(request, response, inbox.inbox)
    inbox.delete()
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one 404: nothing in it tells which of the reasons it was."""
    response = render(request, "404.html", {"is_missing": request.resolver_match is not None}, status=404)
    keyring.clear_garbage(request, response)
    return private(response)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    template = "inboxes/_check.html" if is_from_script(request) else "429.html"
    response = render(request, template, {"minutes": -(-seconds // 60)}, status=429)
    response["Retry-After"] = str(seconds)
    return private(response)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return private(render(request, "403_csrf.html", status=403))
