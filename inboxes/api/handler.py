"""The API's way through Django, instead of settings.MIDDLEWARE.

The pages' chain is sync on purpose and holds a thread for as long as a request
lasts.  Here an async view holds none, so that clients may wait for mail by the
hundred.  No cookie is read or set: rights come from the Authorization header.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from types import SimpleNamespace

from asgiref.sync import iscoroutinefunction
from channels.db import database_sync_to_async
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.handlers.asgi import ASGIHandler, ASGIRequest, get_script_prefix
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.middleware.security import SecurityMiddleware
from django.urls import set_script_prefix

from inboxes.languages import split_prefix

from . import problems
from .problems import Kind, Problem

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
FAILED = Kind(
    "internal-error",
    500,
    "Something went wrong here",
    "It is no fault of the request, and is logged. Try again later.",
)
AWAY = Problem(problems.BUSY, "The database does not answer. Try again soon.")
PROBLEMS = {
    RequestDataTooBig: Problem(problems.TOO_LARGE),
    SuspiciousOperation: Problem(problems.MALFORMED, "The Host header names none of the hosts that this service has."),
    BadRequest: Problem(problems.MALFORMED, "The query is no UTF-8, percent-encoded."),
    Http404: Problem(problems.NO_SUCH_PATH),
    OperationalError: AWAY,
    InterfaceError: AWAY,
    Exception: Problem(FAILED),
}

# Half of the pool's connections: a flood of requests queues here, and pages go on.
_threads = ThreadPoolExecutor(max((settings.DATABASE_POOL_SIZE or 10) // 2, 1), "api")
in_thread = partial(database_sync_to_async, thread_sensitive=False, executor=_threads)

logger = logging.getLogger("django.request")


def is_for_api(path: str) -> bool:
    """Whether ApiHandler answers it; with a language's prefix too, or the pages' chain would serve a waiting client."""
    path = split_prefix(path)[1]
    return path.startswith(("/api/", "/mailtm/")) or path == "/.well-known/mercure"


class ApiHandler(ASGIHandler):
    """An ASGI application of its own, with the same URLs and settings as the pages."""

    def load_middleware(self, is_async=True):
        # For the headers it adds; it would redirect a request with a token in clear.
        self.security = SecurityMiddleware(lambda request: None)

    async def handle(self, scope, receive, send):
        set_script_prefix(get_script_prefix(scope))
        body = await read_body(receive)
        if body is None:
            return
        answering = asyncio.create_task(self.answer(scope, body, send))
        leaving = asyncio.create_task(receive())
        try:
            await asyncio.wait([answering, leaving], return_when=asyncio.FIRST_COMPLETED)
        finally:
            # What waits for mail learns here that its client has gone.
            leaving.cancel()
            answering.cancel()
            await asyncio.wait([answering, leaving])
        if not answering.cancelled():
            answering.result()

    async def answer(self, scope, body, send):
        async def send_in_time(message):
            async with asyncio.timeout(SEND_SECONDS):
                await send(message)

        response = await self.respond(scope, body)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if not response.streaming:
            response.setdefault("Content-Length", str(len(response.content)))
        self.security.process_response(SimpleNamespace(is_secure=lambda: scope["scheme"] == "https"), response)
        try:
            await self.send_response(response, send_in_time)
        except TimeoutError:
            logger.info("a client took nothing for %s s: %s", SEND_SECONDS, scope["path"])
        finally:
            for close in response._resource_closers:
                close()

    async def respond(self, scope, body) -> HttpResponse:
        try:
            request = request_of(scope, body)
            if settings.HTTPS and not request.is_secure():
                return problems.answer(Problem(problems.HTTPS_ONLY))
            if request.method == "OPTIONS":
                return HttpResponse(status=204, headers=PREFLIGHT)
            view, arguments, named = self.resolve_request(request)
            if not iscoroutinefunction(view):
                view = in_thread(view)
            return await view(request, *arguments, **named)
        except Exception as error:
            response = problems.answer(next(found for kind, found in PROBLEMS.items() if isinstance(error, kind)))
            if response.status_code >= 500:
                logger.exception("%s: %s", response.reason_phrase, scope["path"])
            return response


def request_of(scope, body: bytes) -> ASGIRequest:
    if len(body) > MAX_BODY_BYTES:
        raise RequestDataTooBig
    try:
        request = ASGIRequest(scope, BytesIO(body))
    except UnicodeDecodeError as error:
        raise BadRequest from error  # the query
    request.get_host()
    return request


async def read_body(receive) -> bytes | None:
    """Return a request's body, no more of it than shows that it is too long; None when the client has gone."""
    body = b""
    while len(body) <= MAX_BODY_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body
