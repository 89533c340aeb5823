"""Who may ask, and how often: limits, API keys, and the headers that tell how many requests are left.

Everything under /api/v1 comes through admitted(), and is counted for the client's
network or, with X-API-Key, for the key.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from inboxes.limits import Caller, TooMany, caller_of
from inboxes.models import ApiKey
from inboxes.threads import in_api_thread

from . import problems
from .problems import Problem


def headers_of(caller: Caller) -> dict[str, str]:
    """draft-ietf-httpapi-ratelimit-headers-10."""
    known = caller.standings.items()
    return {
        "RateLimit-Policy": ", ".join(f'"{name}";q={at.most};w={at.period_seconds}' for name, at in known),
        "RateLimit": ", ".join(f'"{name}";r={max(0, at.remaining)};t={at.seconds_left}' for name, at in known),
    }


def admitted(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a view, async or not, answer who is within the limits; each answer tells how many requests are left."""

    async def answered_later(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_head = take_head(request)
        response = await in_api_thread(admit)(request) or await view(request, *args, **kwargs)
        return finish(request, response, is_head)

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_head = take_head(request)
        response = admit(request) or view(request, *args, **kwargs)
        return finish(request, response, is_head)

    whole: Callable[..., Any] = answered_later if iscoroutinefunction(view) else answered
    # Rights come from a header that no form can send: nothing is left to forge.
    return csrf_exempt(wraps(view)(whole) if hasattr(view, "__name__") else whole)


def admit(request: HttpRequest) -> HttpResponse | None:
    """Count a request; return the refusal of one too many, or of a key that is none."""
    try:
        count_request(request)
    except (Problem, TooMany) as error:
        return problems.answer_to(request, error)
    return None


def count_request(request: HttpRequest) -> None:
    """Count a request for its API key or its client.  Raises TooMany, and Problem for a key that is none."""
    caller = caller_of(request)
    sent = request.headers.get("X-API-Key")
    key = ApiKey.objects.named_by(sent).first() if sent else None
    if key:
        caller.name, caller.rates = f"API key {key.pk}", key.rates
    # Guesses at keys count for the client that guesses.
    caller.count("api")
    if sent and not key:
        raise Problem(problems.INVALID_KEY)


def take_head(request: HttpRequest) -> bool:
    """Let HEAD be answered as GET is (RFC 9110 9.3.2)."""
    is_head = request.method == "HEAD"
    if is_head:
        request.method = "GET"
    return is_head


def finish(request: HttpRequest, response: HttpResponseBase, is_head: bool) -> HttpResponseBase:
    if response.status_code == 405:
        allowed = {*response["Allow"].split(", "), *(["HEAD"] if "GET" in response["Allow"] else [])}
        response = problems.answer(Problem(problems.NOT_ALLOWED, headers={"Allow": ", ".join(sorted(allowed))}))
    for name, value in headers_of(caller_of(request)).items():
        response[name] = value
    if is_head:
        return without_body(response)
    return response


def without_body(response: HttpResponseBase) -> HttpResponse:
    if not isinstance(response, HttpResponse):  # a stream
        return HttpResponse(status=response.status_code, headers=dict(response.items()))
    length, response.content = len(response.content), b""
    response["Content-Length"] = str(length)
    return response
