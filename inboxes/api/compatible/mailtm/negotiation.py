"""What an answer looks like: Hydra objects or plain JSON, as the client asks, and the errors of both.

Who accepts application/json gets bare arrays and no "@" keys; who accepts
application/ld+json, anything, or does not say, gets Hydra.
"""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from inboxes.access import passwords
from inboxes.access.refusals import NoRoom
from inboxes.limits import TooMany, caller_of

from ... import errors

LD, JSON = "application/ld+json", "application/json"
ERROR = {"title": "An error occurred"}
ERROR_TYPE = "https://tools.ietf.org/html/rfc2616#section-10"


class Refusal(Exception):
    """Ends a request with an error object."""

    def __init__(self, status: int, description: str):
        super().__init__(description)
        self.status, self.description = status, description


class Unauthorized(Exception):
    """Ends a request with 401 and one of the contract's sentences."""


class Violations(Exception):
    """Ends a request with 422: {property: what is wrong with it}."""

    def __init__(self, **messages: str):
        super().__init__(messages)
        self.list = [{"propertyPath": name, "message": message} for name, message in messages.items()]

    @property
    def description(self) -> str:
        return "\n".join(f"{one['propertyPath']}: {one['message']}" for one in self.list)


def answering(**by_method: Callable) -> Callable:
    """Return the view of one path; the functions get the request and what the path names."""

    @csrf_exempt
    def view(request: HttpRequest, **named: str) -> HttpResponse:
        act = by_method.get("GET" if request.method == "HEAD" else request.method or "")
        with_errors = counted(act or not_allowed(by_method))
        response = with_errors(request, **named)
        patch_vary_headers(response, ["Accept", "Authorization"])
        if response.status_code == 405:
            response["Allow"] = ", ".join(by_method)
        return response

    return view


def counted(act: Callable) -> Callable:
    """Count the request and turn what it raises into the contract's errors."""

    def answered(request: HttpRequest, **named: str) -> Any:
        try:
            caller_of(request).count("mailtm")
            return act(request, **named)
        except Unauthorized as error:
            return unauthorized(str(error))
        except (TooMany, passwords.Busy) as error:
            return empty(429, **{"Retry-After": error.seconds})
        except NoRoom as error:
            response = failed(request, 503, errors.NO_ROOM.detail)
            response["Retry-After"] = str(error.seconds)
            return response
        except Violations as error:
            return violated(request, error)
        except Refusal as error:
            return failed(request, error.status, error.description)
        except (Http404, ObjectDoesNotExist):
            return failed(request, 404, "Not Found")

    return answered


def not_allowed(by_method: dict[str, Callable]) -> Callable:
    def refuse(request: HttpRequest, **named: str) -> NoReturn:
        allowed = ", ".join(by_method)
        raise Refusal(405, f"No route found for this method: Method Not Allowed (Allow: {allowed})")

    return refuse


def read_object(request: HttpRequest) -> dict:
    """Return the JSON object of the request's body."""
    try:
        value = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "Syntax error") from error
    if not isinstance(value, dict):
        raise Refusal(400, "Syntax error: the body must be an object.")
    return value


def read_text(fields: dict, name: str) -> str:
    """Return a field of the body, "" when it is missing."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise Refusal(400, f'The type of the "{name}" attribute must be "string".')
    return value


def wants_json(request: HttpRequest) -> bool:
    # Not get_preferred_type(): to that "application/json; charset=utf-8", as some send it, is another type.
    kinds = (f"{accepted.main_type}/{accepted.sub_type}".lower() for accepted in request.accepted_types)
    return next((kind == JSON for kind in kinds if kind in (JSON, LD, "application/*", "*/*")), False)


def answer(request: HttpRequest, value: dict, status: int = 200) -> HttpResponse:
    """Answer with an object or a collection, in the form that the client accepts."""
    if not wants_json(request):
        return JsonResponse(value, status=status, content_type=f"{LD}; charset=utf-8")
    return plain(_without_keywords(value.get("hydra:member", value)), status)


def plain(value: Any, status: int = 200) -> HttpResponse:
    return JsonResponse(value, status=status, safe=False, content_type=f"{JSON}; charset=utf-8")


def empty(status: int, **headers: object) -> HttpResponse:
    """Without a type: clients that see one of JSON read it."""
    response = HttpResponse(status=status, headers={name: str(value) for name, value in headers.items()})
    del response["Content-Type"]
    return response


def unauthorized(message: str) -> HttpResponse:
    response = plain({"code": 401, "message": message}, 401)
    response["WWW-Authenticate"] = "Bearer"
    return response


def failed(request: HttpRequest, status: int, description: str) -> HttpResponse:
    if wants_json(request):
        return plain({"type": ERROR_TYPE, **ERROR, "detail": description}, status)
    return answer(request, _hydra_error("Error", "hydra:Error", description), status)


def violated(request: HttpRequest, error: Violations) -> HttpResponse:
    if wants_json(request):
        value = {"type": ERROR_TYPE, **ERROR, "detail": error.description, "violations": error.list}
        return plain(value, 422)
    value = _hydra_error("ConstraintViolationList", "ConstraintViolationList", error.description)
    return answer(request, value | {"violations": error.list}, 422)


def _hydra_error(context: str, kind: str, description: str) -> dict[str, Any]:
    return {
        "@context": f"/contexts/{context}",
        "@type": kind,
        "hydra:title": ERROR["title"],
        "hydra:description": description,
    }


def _without_keywords(value: Any) -> Any:
    """Return a value without the keywords of JSON-LD, at every depth."""
    if isinstance(value, dict):
        return {name: _without_keywords(inner) for name, inner in value.items() if not name.startswith("@")}
    if isinstance(value, list):
        return [_without_keywords(inner) for inner in value]
    return value
