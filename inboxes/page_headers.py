"""Response headers that every page needs; a view that sets one itself keeps it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from . import measuring

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    ),
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), "
        "publickey-credentials-get=(), screen-wake-lock=(), usb=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class PrivatePagesMiddleware:
    """The outermost middleware, for answers of those between, and the innermost.

    Sync on purpose: under ASGI the innermost decides for the whole chain, and a
    sync one makes it a single hop to a thread instead of two for each middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        measuring.note_route(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response
