"""The API, under /api/v1/: its routes, its description and the page made of it, each path behind the limits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_safe

from inboxes import paths  # noqa: F401 (names the path converter "address")
from inboxes.showing.described import ROOT

from . import errors
from .description import DescribedAPI
from .docs import DocsPage
from .errors import Problem
from .routers import inbox_routes, message_routes, sharing, streaming, waiting, webhook_routes
from .throttling import admitted

DESCRIPTION = """\
Throw-away mail addresses for tests and scripts: create an inbox, wait for the mail, take the code out of it.

No account and no key is needed. Creating an inbox answers a token, which opens it: `Authorization: Bearer <token>`.
Times are RFC 3339 in UTC, sizes bytes, durations seconds. An address in a path is percent-encoded. Errors are problem
documents (RFC 9457) whose `detail` says what would be right. `HEAD` is answered wherever `GET` is, and every answer
may be read from any web page (CORS).
"""
TAGS = {
    "Inboxes": "Addresses to throw away.",
    "Messages": "What has come, parsed.",
    "Sharing": "Passwords, and links that only read.",
    "Webhooks": webhook_routes.ABOUT,
}

api = DescribedAPI(
    title="tempmail",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=DocsPage(),
    docs_decorator=require_safe,
    openapi_extra={"tags": [{"name": name, "description": about} for name, about in TAGS.items()]},
)
for kind in errors.MADE_OF:
    api.add_exception_handler(kind, errors.answer_to)  # type: ignore[arg-type]  # it gets exceptions, never their types
for routes in (inbox_routes, waiting, message_routes, streaming, sharing, webhook_routes):
    api.add_router("", routes.router)


def show_problem(request: HttpRequest, name: str) -> HttpResponse:
    """Where the type of a problem leads whoever follows it."""
    return redirect(f"{ROOT}/docs#problem-{name}") if name in errors.KINDS else no_such_path(request)


def no_such_path(request: HttpRequest, rest: str = "") -> HttpResponse:
    return errors.answer(Problem(errors.NO_SUCH_PATH))


# Not "app_name", which include() would take for one of this module's own.
patterns, name, namespace = api.urls
for pattern in patterns:
    # ninja takes nothing before it has chosen the operation, and would answer HEAD and other methods itself.
    if pattern.callback:
        pattern.callback = admitted(pattern.callback)
urlpatterns = [
    path("", (patterns, name, namespace)),
    path("problems/<slug:name>", admitted(require_safe(show_problem))),
    path("<path:rest>", admitted(no_such_path)),
]
