"""Pages of addresses and inboxes.  The pages of one message are in message_views.py."""

import re
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST, require_safe

from inboxes.access import doors, keyring
from inboxes.access.held import HeldAddress, HeldKeys, version_of
from inboxes.access.refusals import DomainClosed, NotFound
from inboxes.access.ways_in import HeldInbox, Listed, OpenInbox
from inboxes.limits import caller_of
from inboxes.models import Domain, Inbox
from inboxes.showing import reading, searching
from inboxes.showing.turns import one_search
from inboxes.webpush import services

from .answers import answers, held_only, is_from_script, opens_inbox, polls_inbox, private
from .forms import ENDS_AFTER, DomainsForm, ExtendForm, IssueForm, OpenForm, longer_lifetimes


@require_safe
@gzip_page
def home(request: HttpRequest) -> HttpResponse:
    if chosen := request.GET.get("domain", ""):
        return show_home(request, IssueForm(initial={"domain": chosen}), OpenForm())
    return show_home(request, IssueForm(), OpenForm(), makes_one=True)


@require_safe
@gzip_page
def show_domains(request: HttpRequest) -> HttpResponse:
    """All domains that are offered, a page at a time, or those that have some letters in their name."""
    form = DomainsForm(request.GET)
    context = {"form": form, "domains": form.found(), "next": form.next}
    return render(request, "inboxes/domains.html", context)


# Nothing that a stranger wrote or can have asked for is in the answer: it too may be compressed.
@require_POST
@gzip_page
@answers
def issue(request: HttpRequest) -> HttpResponse:
    """Issue an address, open it for the visitor and go to its inbox."""
    form = IssueForm(request.POST)
    held = form.issue(caller_of(request))
    if held is None and is_from_script(request):
        return private(render(request, "inboxes/_check.html", {"form": form}, status=422))
    if held is None:
        return show_home(request, form, OpenForm())
    key = keyring.Key.of(held.inbox, held.secret)
    response: HttpResponse = redirect("inbox", held.address)
    if is_from_script(request):
        context = inbox_context(request, held, HeldKeys.of(request.COOKIES, key).look())
        response = private(render(request, "inboxes/_inbox.html", context))
    keyring.note_look(request, response, held)
    keyring.hold(request, response, key)
    return response


@require_GET
@answers
def check(request: HttpRequest) -> HttpResponse:
    """Say what is wrong with an address while it is typed.  Claims nothing."""
    form = IssueForm(request.GET)
    is_free = form.check(caller_of(request))
    context = {
        "form": form,
        "name": is_free and form.cleaned_data["local_part"],
        # Of a domain that is being typed nothing is wrong yet.
        "is_being_typed": form.has_more and bool(form.suggested()),
    }
    return private(render(request, "inboxes/_check.html", context))


@require_GET
def open_by_name(request: HttpRequest) -> HttpResponse:
    """Go to the page of a typed name; whether there is one, that page says."""
    form = OpenForm(request.GET)
    if form.is_valid():
        return redirect("inbox", form.cleaned_data["address"])
    return show_home(request, IssueForm(), form)


def show_home(
    request: HttpRequest, issue_form: IssueForm, open_form: OpenForm, *, makes_one: bool = False
) -> HttpResponse:
    """The live inbox that was looked at last, or the way to a first one; `makes_one` lets the page's script make it."""
    held = HeldKeys.of(request.COOKIES).look()
    domains = issue_form.domains
    context: dict[str, Any] = {"domains": domains, "issue_form": issue_form, "makes_one": makes_one}
    context |= addresses_context(held)
    if shown := keyring.looked_at_last(request.COOKIES, [one.inbox for one in held if not one.is_shared]):
        opened = HeldInbox.of(shown, keyring.held_secrets(request.COOKIES)[shown.pk])
        doors.note_use(opened)
        context = inbox_context(request, opened, held, issue_form)
    public_domain = next((one for one in domains if one.acceptance == Domain.Acceptance.WILDCARD), None)
    if issue_form.has_more:
        public_domain = public_domain or Domain.objects.offered().public().first()
    context |= {
        "open_form": open_form,
        "public_domain": public_domain,
        # One that takes no mail now may still have some.
        "has_public_names": public_domain is not None or Domain.objects.public().exists(),
        "usual_lifetime": issue_form.usual or 60,
        "longest_lifetime": issue_form.longest or 60,
    }
    response = render(request, "inboxes/home.html", context)
    patch_cache_control(response, no_store=True, private=True)
    keyring.tidy(request, response)
    return response


def inbox_context(
    request: HttpRequest,
    inbox: OpenInbox,
    held: list[HeldAddress] | None = None,
    issue_form: IssueForm | None = None,
    query: str = "",
) -> dict[str, Any]:
    """What inboxes/_inbox.html needs: the inbox, the others that the visitor holds, the form for another one."""
    held = HeldKeys.of(request.COOKIES).look() if held is None else held
    issue_form = issue_form or IssueForm()
    context: dict[str, Any] = {"domains": issue_form.domains, "issue_form": issue_form}
    context["has_push"] = inbox.is_private and services.is_on()
    context |= addresses_context(held, inbox.inbox)
    if inbox.inbox and inbox.expires_at:
        left = inbox.expires_at - timezone.now()
        context |= {
            "extensions": longer_lifetimes(inbox.inbox) if inbox.may_write and inbox.domain.is_active else [],
            # What use renews is a part of its renewal, not of all the time it has been used.
            "lifetime_seconds": inbox.inbox.renewal_minutes * 60
            or int((inbox.expires_at - inbox.inbox.created_at).total_seconds()),
            "seconds_left": max(0, int(left.total_seconds())),
            "ends_after": sorted({*ENDS_AFTER, inbox.inbox.messages_left or ENDS_AFTER[0]}),
        }
    context |= found_context(request, inbox, query) if query else list_context(inbox)
    if not inbox.is_private:
        offered = inbox.domain.is_offered
        context["can_be_claimed"] = offered and Inbox.objects.refusal(inbox.domain, inbox.local_part) is None
    return context


def addresses_context(held: list[HeldAddress], shown: Inbox | None = None) -> dict[str, Any]:
    """What inboxes/_switcher.html needs beside the inbox that is shown: all that the visitor holds."""
    return {
        "inboxes": held,
        "is_full": len(held) >= settings.MAX_INBOXES_HELD,
        "unread_elsewhere": sum(one.unread for one in held if one.inbox != shown),
        "addresses_version": version_of(held, shown),
    }


@require_safe
@answers
def show_addresses(request: HttpRequest) -> HttpResponse:
    """All addresses that this browser holds; for the script of a page that shows one of them, the switcher alone."""
    held = HeldKeys.of(request.COOKIES).look(opened_since(request.GET.get("open")))
    shown = next((one for one in held if one.address == request.GET.get("shown")), None)
    context = addresses_context(held, shown.inbox if shown else None) | {"inbox": shown}
    if not is_from_script(request):
        response = render(request, "inboxes/addresses.html", context)
        keyring.tidy(request, response)
        return private(response)
    if context["addresses_version"] in parse_etags(request.headers.get("If-None-Match", "")):
        return private(HttpResponseNotModified())
    return private(render(request, "inboxes/_switcher.html", context))


def opened_since(milliseconds: str | None) -> timedelta | None:
    """Return for how long a page says that it is open: of read-only links, what came meanwhile is new."""
    if milliseconds is None or not re.fullmatch("[0-9]{1,12}", milliseconds, re.ASCII):
        return None
    return timedelta(milliseconds=int(milliseconds))


# Compressed only where visitors ask: a list that a stranger's mail makes the page fetch again and
# again would tell by its size what else is in it (BREACH).
@require_safe
@opens_inbox
@gzip_page
def show_inbox(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    if request.resolver_match and request.resolver_match.kwargs["address"] != inbox.address:
        return redirect("inbox", inbox.address)
    context = inbox_context(request, inbox, query=query_of(request))
    return render(request, "inboxes/inbox.html", context)


def query_of(request: HttpRequest) -> str:
    """What to search for; nothing that another site asks, which would learn from the answer's time and length."""
    is_asked_here = request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
    return request.GET.get("q", "")[: searching.MAX_CHARACTERS].strip() if is_asked_here else ""


# By POST, so that what is searched for stands in no URL, of no history and no proxy's log.
@require_POST
@polls_inbox
def search(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """Say which messages have all words, to the page that shows them."""
    if not is_from_script(request):
        raise NotFound
    query = request.POST.get("q", "")[: searching.MAX_CHARACTERS].strip()
    return render(request, "inboxes/_found.html", found_context(request, inbox, query))


def found_context(request: HttpRequest, inbox: OpenInbox, query: str) -> dict[str, Any]:
    """The list, with the rows that have all words of query in what it shows or in what they say.  Raises TooMany."""
    words = searching.words_of(query)
    if not words:
        return list_context(inbox)
    caller = caller_of(request)
    caller.count("search")
    with one_search(caller.name):
        context = list_context(inbox)
        found = searching.find(inbox, context["rows"], words)
    return context | {"rows": found.rows, "count": len(found.rows), "query": query, "unsearched": found.unsearched}


@require_safe
@polls_inbox
def show_list(request: HttpRequest, inbox: OpenInbox) -> HttpResponse:
    """The list alone, for the live update; 304 when it is what the page has."""
    if inbox.version() in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    context = list_context(inbox, newest=newest_of(request.GET.get("newest")))
    response = render(request, "inboxes/_message_list.html", context)
    response["ETag"] = context["version"]
    return response


def list_context(
    inbox: OpenInbox,
    newest: int | None = None,
    kept: AbstractSet[Listed] = frozenset(),
    listed: list[Listed] | None = None,
    known: dict[UUID, reading.Row] | None = None,
) -> dict[str, Any]:
    """What inboxes/_mail.html needs: the rows, of the newest so many if asked.

    Of those that the page has kept, only where they stand.  What others were shown just now is `listed` and `known`.
    """
    listed = inbox.listed() if listed is None else listed
    return {
        "inbox": inbox,
        "version": inbox.version(listed),
        "listed": listed[:newest],
        "rows": reading.told_apart(reading.read_rows(inbox, listed[:newest], kept, known)),
        "count": len(listed),
        "newest": newest,
    }


def newest_of(text: str | None) -> int | None:
    """Return how many rows a page asks for; None, which is all, unless that is a number."""
    return int(text) if text and re.fullmatch("[1-9][0-9]{0,4}", text) else None


@require_POST
@opens_inbox
@held_only
def extend(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    form = ExtendForm(request.POST)
    if form.is_valid():
        # Where the domain is closed, the inbox as it is shown says so.
        with suppress(DomainClosed):
            doors.extend(inbox, form.cleaned_data["minutes"])
    if is_from_script(request):
        return render(request, "inboxes/_inbox.html", inbox_context(request, inbox))
    return redirect("inbox", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_inbox(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    response = away_from(request, inbox)
    keyring.forget(request, response, inbox.inbox)
    doors.close(inbox)
    return response


def away_from(request: HttpRequest, left: OpenInbox) -> HttpResponse:
    """Where who has just given an address up goes: back to the one that was shown, else to a choice of the others.

    Never to one of them unasked, which looks like a new address.
    """
    others = [one.address for one in HeldKeys.of(request.COOKIES).look() if one.inbox != left.inbox]
    if (shown := request.POST.get("shown")) in others:
        return redirect("inbox", shown)
    return redirect("addresses" if others else "home")
