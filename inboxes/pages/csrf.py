"""Let forms of our own pages through by what the browser says of them, before Django's check of token and cookie.

Tabs that are opened at once, before there is a cookie, get a token each, and the browser keeps the cookie
of one: the others' forms would be refused.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class OwnOriginMiddleware:
    """Stands before CsrfViewMiddleware, which decides for all others: old browsers' forms, and the admin's.

    The cookie must be there all the same: a browser that keeps none would lose the key that it is given.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        is_admin = request.resolver_match is not None and "admin" in request.resolver_match.app_names
        if settings.CSRF_COOKIE_NAME in request.COOKIES and is_from_own_page(request) and not is_admin:
            vars(request)["csrf_processing_done"] = True


def is_from_own_page(request: HttpRequest) -> bool:
    """Whether a page of this very origin sent it, by headers that no page can set.

    "null" is the Origin (Fetch 3.2) of pages that send no Referer, ours too, and of sandboxed frames;
    Sec-Fetch-Site (Fetch Metadata 2.3) tells which.
    """
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin in (None, "null"):
        return site == "same-origin"
    return origin == f"{request.scheme}://{request.get_host()}" and site in (None, "same-origin")
