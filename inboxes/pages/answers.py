"""What all pages of inboxes have in common: whom they open for, and what is answered otherwise."""

import sys
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import DisallowedHost, ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from inboxes.access import doors, keyring, message_keys, passwords
from inboxes.access.held import HeldKeys
from inboxes.access.refusals import AddressClosed, Ended, NoRoom, NotFound, NotHeld
from inboxes.access.ways_in import OpenInbox
from inboxes.astray import tell_of_host, tell_of_origin
from inboxes.away import is_away
from inboxes.limits import TooMany, caller_of
from inboxes.mail.addresses import Address
from inboxes.models import Message

BUSY_SECONDS = 10  # as long as a page waited for a connection

View = Callable[..., HttpResponseBase]
Response = TypeVar("Response", bound=HttpResponseBase)


def answers(view: View) -> View:
    """Turn what a door raises into a page: 404, 410 (to a visitor who held it) or 429.

    A row that the view misses, because it never was or has just ended, is the same 404; a message of an inbox
    that is open is missed on a page of its own.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (TooMany, passwords.Busy) as error:
            return too_many(request, error.seconds)
        except NoRoom as error:
            return no_room(request, error.seconds)
        except Ended as error:
            inboxes = HeldKeys.of(request.COOKIES).look()
            context = {"is_share": error.is_share, "reason": error.reason, "inboxes": inboxes}
            return private(render(request, "inboxes/ended.html", context, status=410))
        except AddressClosed:
            return private(render(request, "inboxes/ended.html", {"reason": "closed"}, status=410))
        except (NotFound, NotHeld, Http404, ObjectDoesNotExist):
            return not_found(request)

    return answered


def opens_inbox(view: View, is_poll: bool = False) -> View:
    """Open the address in the URL for the view, by the visitor's cookie or because it is public."""

    @wraps(view)
    def opened(request: HttpRequest, address: str, **kwargs: Any) -> HttpResponseBase:
        asked = Address.of(address)
        held = held_by_cookie(request.COOKIES, asked, kwargs.get("message_id"))
        inbox = doors.look_up(caller_of(request), asked, held, is_poll=is_poll)
        try:
            response = view(request, inbox, **kwargs)
        except Message.DoesNotExist:
            response = render(request, "inboxes/no_message.html", {"inbox": inbox}, status=404)
        keyring.hold_opened(request, response, inbox)
        if request.method == "GET" and not is_poll:
            keyring.note_look(request, response, inbox)
        keyring.tidy(request, response)
        return private(response)

    return answers(opened)


def held_by_cookie(cookies: keyring.Cookies, asked: Address | None, message_id: UUID | None) -> OpenInbox | None:
    """What the visitor's keys open: the inbox or, by a link to one message, that message.  Raises Ended."""
    try:
        held = keyring.open_by_cookie(cookies, asked)
    except Ended:
        if message_id and (shared := message_keys.open_by_cookie(cookies, message_id)):
            return shared
        raise
    return held or (message_keys.open_by_cookie(cookies, message_id) if message_id else None)


# For what an open page asks for by itself, which is no visit.
polls_inbox = partial(opens_inbox, is_poll=True)


def held_only(view: View) -> View:
    """Pass only its holder on: whoever comes by a public name or a read-only link changes nothing."""

    @wraps(view)
    def held(request: HttpRequest, inbox: OpenInbox, **kwargs: Any) -> HttpResponseBase:
        return view(request, doors.must_hold(inbox), **kwargs)

    return held


def private(response: Response) -> Response:
    """Keep what belongs to one visitor out of caches and search engines."""
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # templates/_head.html loosens it to same-origin where there are forms, and says why.
    response["Referrer-Policy"] = "no-referrer"
    return response


def is_from_script(request: HttpRequest) -> bool:
    """Whether our script asks for a piece of a page, to put it in place; another site's can't set the header."""
    return request.headers.get("X-Requested-With") == "fetch"


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


def no_room(request: HttpRequest, seconds: int) -> HttpResponse:
    template = "inboxes/_check.html" if is_from_script(request) else "inboxes/no_room.html"
    response = render(request, template, {"has_no_room": True}, status=503)
    response["Retry-After"] = str(seconds)
    return private(response)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    is_wrong_name = isinstance(exception, DisallowedHost)
    if is_wrong_name:
        tell_of_host(request)
    # Without the request: nothing of a wrong name is repeated.
    return HttpResponseBadRequest(render_to_string("400.html", {"is_wrong_name": is_wrong_name}))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    origin, here = request.headers.get("Origin", "null"), f"{request.scheme}://{request.get_host()}"
    if origin != here:
        tell_of_origin(origin, here, request.headers.get("Sec-Fetch-Site"))
    get_token(request)  # sets the cookie that may have been missing: the next try has it
    return private(render(request, "403_csrf.html", status=403))


def failed(request: HttpRequest) -> HttpResponse:
    """The page of an error: 503 while the database does not answer, or has no connection left; else 500.

    Rendered without the request: nothing in it asks the database.
    """
    if not is_away(sys.exc_info()[1]):
        return private(HttpResponse(render_to_string("500.html"), status=500))
    busy = HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(BUSY_SECONDS)})
    return private(busy)
