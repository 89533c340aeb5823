"""How often a client may ask, and how many of its requests may wait: for its network or, with X-API-Key, for the key.

By hand, not by ninja's throttles: they come after `auth`, so that wrong tokens would
be free, for no path that is none, and in the event loop, where nobody asks a database.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from inboxes import seats
from inboxes.limits import Caller, TooMany, caller_of
from inboxes.models import ApiKey
from inboxes.threads import in_api_thread

from . import errors
from .errors import Problem
from .event_stream import EventStream

RETRY_SECONDS = 10


def admitted(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a view, async or not, answer who is within the limits, HEAD as GET; each answer tells what is left."""

    async def answered_later(request: HttpRequest, **named: Any) -> HttpResponseBase:
        response = await in_api_thread(refusal_of)(request) or await view(request, **named)
        finished = finish(request, response)
        if finished is not response and isinstance(response, EventStream):
            await response.aclose()
        return finished

    def answered(request: HttpRequest, **named: Any) -> HttpResponseBase:
        return finish(request, refusal_of(request) or view(request, **named))

    # Rights come from a header that no form can send: nothing is left to forge.
    return csrf_exempt(answered_later) if iscoroutinefunction(view) else csrf_exempt(answered)


def refusal_of(request: HttpRequest) -> HttpResponse | None:
    if request.method == "HEAD":
        request.method = "GET"  # RFC 9110 9.3.2
    try:
        count_request(request)
    except (TooMany, Problem) as error:
        return errors.answer_to(request, error)
    return None


def count_request(request: HttpRequest) -> None:
    """Count a request for its API key or its client.  Raises TooMany, and Problem for a key that is none."""
    caller, sent = caller_of(request), request.headers.get("X-API-Key")
    key = ApiKey.objects.named_by(sent).first() if sent else None
    if key:
        caller.name, caller.rates = f"API key {key.pk}", key.rates
    caller.count("api")  # guesses at keys, too: for the client that guesses
    if sent and not key:
        raise Problem(errors.INVALID_KEY)


def finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code == 405:
        allowed = {*response["Allow"].split(", "), *(["HEAD"] if "GET" in response["Allow"] else [])}
        response = errors.answer(Problem(errors.NOT_ALLOWED, headers={"Allow": ", ".join(sorted(allowed))}))
    # draft-ietf-httpapi-ratelimit-headers-10
    known = caller_of(request).standings.items()
    response["RateLimit-Policy"] = ", ".join(f'"{name}";q={at.most};w={at.period_seconds}' for name, at in known)
    response["RateLimit"] = ", ".join(f'"{name}";r={max(0, at.remaining)};t={at.seconds_left}' for name, at in known)
    if request.META["REQUEST_METHOD"] == "HEAD":
        request.method = "HEAD"  # the server leaves the body out; a stream's has no end
        if response.streaming:
            return HttpResponse(status=response.status_code, headers=dict(response.items()))
    return response


@asynccontextmanager
async def seated(caller: Caller) -> AsyncIterator[None]:
    """Take a seat for as long as the context lasts, a waiter's, a stream's or a socket's.

    Raises Problem when all that the caller may have are taken; an API key has as many as requests in a minute.
    """
    most, _ = caller.rates.get("api", (settings.MAX_WAITING, 60))
    try:
        async with seats.seated("waiting", caller.name, most):
            yield
    except seats.AllTaken:
        detail = f"At most {most} requests may wait at a time. End one of them first."
        raise errors.too_many(RETRY_SECONDS, detail) from None
