"""The APIs' way through Django, instead of settings.MIDDLEWARE.

The pages' chain is sync on purpose and holds a thread for as long as a request
lasts.  Here an async view holds none, so that clients may wait for mail by the
hundred.  No cookie is read or set: rights come from the Authorization header.
"""

import asyncio
import logging
from io import BytesIO
from typing import IO, Any, TypeVar, cast

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware

from inboxes import measuring
from inboxes.asgi_types import Receive, Scope, Send
from inboxes.astray import tell_of_host
from inboxes.away import is_away
from inboxes.languages import split_prefix
from inboxes.threads import in_api_thread

from . import errors
from .errors import Problem
from .event_stream import EventStream

MAX_BODY_BYTES = 64 * 1024  # the longest that is meant is an address and a password
# A client that takes nothing for so long has gone, whatever its connection says.
SEND_SECONDS = 30

CORS = {"Access-Control-Allow-Origin": "*"}
HEADERS = CORS | {
    "Access-Control-Expose-Headers": "Content-Disposition, Link, Location, RateLimit, RateLimit-Policy, Retry-After, "
    "WWW-Authenticate",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
PREFLIGHT = CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
    # "*" would leave Authorization out (Fetch standard 3.2.2).
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, Last-Event-ID, X-API-Key",
    "Access-Control-Max-Age": "86400",
}
AWAY = Problem(errors.BUSY, "The database does not answer. Try again soon.")
PROBLEMS: dict[type[Exception], Problem] = {
    SuspiciousOperation: Problem(errors.MALFORMED, "The Host header names none of the hosts that this service has."),
    Http404: Problem(errors.NO_SUCH_PATH),
    Exception: Problem(errors.FAILED),
}

logger = logging.getLogger("django.request")
Response = TypeVar("Response", bound=HttpResponseBase)


def with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.setdefault(name, value)
    if isinstance(response, HttpResponse):
        response.setdefault("Content-Length", str(len(response.content)))
    return response


BODY_REFUSED = with_headers(errors.answer(Problem(errors.TOO_LARGE)))


def is_for_api(path: str) -> bool:
    """Whether ApiApplication answers it; with a language's prefix too, or the pages' chain would serve a waiter."""
    path = split_prefix(path)[1]
    return path.startswith(("/api/", "/mailtm/")) or path == "/.well-known/mercure"


class ApiApplication(ASGIHandler):
    """Django's own, with the same URLs and settings as the pages have, and views alone in it.

    A handler written anew would spare half a millisecond of processor time for each
    request (0.3 instead of 0.8 measured), most of it Django's signals, and be ours to keep.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        # For the headers it adds; it would redirect a request with a token in clear.
        self.security = SecurityMiddleware(self.get_response)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_in_time(message: Any) -> None:
            try:
                async with asyncio.timeout(SEND_SECONDS):
                    await send(message)
            except TimeoutError:
                logger.info("a client took nothing for %s s", SEND_SECONDS)
                # What Django takes for a client's leaving: it closes what the view has open.
                raise asyncio.CancelledError from None

        # Not in the context of Django's own, which keeps a thread for each request until that ends.
        await self.handle(scope, receive, send_in_time)

    async def read_body(self, receive: Receive) -> BytesIO:
        # Into memory, as it is short (BoundedBodies): whatever is cancelled late leaves no file open.
        with await super().read_body(receive) as body:
            return BytesIO(body.read())

    def create_request(
        self, scope: Scope, body_file: IO[bytes]
    ) -> tuple[ASGIRequest, None] | tuple[None, HttpResponseBase]:
        try:
            return ASGIRequest(scope, body_file), None
        except UnicodeDecodeError:
            problem = Problem(errors.MALFORMED, "The query is no UTF-8, percent-encoded.")
            return None, with_headers(errors.answer(problem))

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response = await self.answer(request)
        except Exception as error:
            made = next(made for kind, made in PROBLEMS.items() if isinstance(error, kind))
            response = errors.answer(AWAY if is_away(error) else made)
            if isinstance(error, DisallowedHost):
                tell_of_host(request)
            if response.status_code >= 500:
                told = {"request": request, "status_code": response.status_code}
                logger.exception("%s: %s", response.reason_phrase, request.path, extra=told)
        # Streams, too, which its stubs leave out.
        return self.security.process_response(request, cast(HttpResponse, with_headers(response)))

    async def send_response(self, response: HttpResponseBase, send: Send) -> None:
        try:
            await super().send_response(response, send)
        finally:
            if isinstance(response, EventStream):
                await response.aclose()

    async def answer(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        if settings.HTTPS and not request.is_secure():
            return errors.answer(Problem(errors.HTTPS_ONLY))
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        view, arguments, named = self.resolve_request(request)
        measuring.note_route(request)
        return await (view if iscoroutinefunction(view) else in_api_thread(view))(request, *arguments, **named)
