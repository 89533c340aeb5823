"""What stands under /api/v1/, each path behind the limits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_safe

from inboxes import paths  # noqa: F401 (names the path converter "address")
from inboxes.showing import described

from . import problems
from .admitting import admitted
from .description import DescribedAPI
from .docs import DocsPage
from .problems import Problem
from .routers import inbox_routes, message_routes, sharing, streaming, waiting, webhook_routes

DESCRIPTION = """\
Throw-away mail addresses for tests and scripts: create an inbox, wait for the mail, take the code out of it.

No account and no key is needed. Creating an inbox answers a token, which opens it: `Authorization: Bearer <token>`.
Times are RFC 3339 in UTC, sizes bytes, durations seconds. An address in a path is percent-encoded. Errors are problem
documents (RFC 9457) whose `detail` says what would be right. `HEAD` is answered wherever `GET` is, and every answer
may be read from any web page (CORS).
"""

api = DescribedAPI(
    title="tempmail",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=DocsPage(),
    docs_decorator=require_safe,
    openapi_extra={
        "tags": [
            {"name": "Inboxes", "description": "Addresses to throw away."},
            {"name": "Messages", "description": "What has come, parsed."},
            {"name": "Sharing", "description": "Passwords, and links that only read."},
            {"name": "Webhooks", "description": webhook_routes.ABOUT},
        ]
    },
)
for kind in problems.MADE_OF:
    api.add_exception_handler(kind, problems.answer_to)  # type: ignore[arg-type]  # it gets exceptions, never their types
for room in (inbox_routes, waiting, message_routes, streaming, sharing, webhook_routes):
    api.add_router("", room.router)


def show_problem(request: HttpRequest, name: str) -> HttpResponse:
    """Where the type of a problem leads whoever follows it."""
    if name not in problems.KINDS:
        return no_such_path(request)
    return redirect(f"{described.ROOT}/docs#problem-{name}")


def no_such_path(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problems.answer(Problem(problems.NO_SUCH_PATH))


# Not "app_name", which include() would take for one of this module's own.
routes, name, namespace = api.urls
for route in routes:
    # ninja has nothing that comes before its choice of an operation, which knows no HEAD.
    if route.callback:
        route.callback = admitted(route.callback)
urlpatterns = [
    path("", (routes, name, namespace)),
    path("problems/<slug:name>", admitted(require_safe(show_problem))),
    path("<path:rest>", admitted(no_such_path)),
]
