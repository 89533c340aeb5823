"""Whose right a request brings: its bearer token (RFC 6750 2.1) opens the inbox that the path names, or that is public.

The token is the code that links carry behind their #: the secret itself, or
the key of a read-only link.  Nothing of it is stored or logged.
"""

from collections.abc import Callable
from typing import Any, cast

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.urls import ResolverMatch
from ninja.security.http import HttpAuthBase

from inboxes.access import doors, ways_in
from inboxes.access.refusals import Ended, NotFound
from inboxes.access.ways_in import HeldInbox, OpenInbox
from inboxes.limits import caller_of
from inboxes.mail.addresses import Address
from inboxes.threads import in_look_thread

from . import errors
from .errors import Kind, Problem


class ReaderRequest(HttpRequest):
    """What a route behind READER or LISTENER is given."""

    auth: OpenInbox


class HolderRequest(HttpRequest):
    """What a route behind HOLDER is given."""

    auth: HeldInbox


def token_of(request: HttpRequest) -> str | None:
    """Return the request's bearer token, None without one.  Raises Problem for another scheme."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, token = header.strip().partition(" ")
    if scheme.lower() != "bearer":
        raise Problem(errors.INVALID_TOKEN)
    return token.strip()


def open_for(request: HttpRequest, address: str) -> OpenInbox:
    """Open an address for reading.  Raises Ended, NotFound, TooMany, Problem.

    A token that opens nothing is 401 at every address, so that it tells nothing of
    any; one of another address opens what a stranger's page does.
    """
    token = token_of(request)
    held = None if token is None else ways_in.open_token(token)
    if token is not None and held is None:
        raise Ended
    return doors.look_up(caller_of(request), Address.of(address), held)


def ended(token: str | None) -> Exception:
    """What a request is told whose right ends while it waits."""
    return Ended() if token else NotFound()


def hold(request: HttpRequest, address: str) -> HeldInbox:
    """Open an address for its holder, who may change it.  Raises NotHeld and as open_for."""
    return doors.must_hold(open_for(request, address))


class token(HttpAuthBase):  # ninja describes a scheme by the name of its class
    """Opens the inbox of the path, which the route finds in request.auth.

    Not HttpBearer, to which another scheme is no token: here it is a wrong one.
    """

    openapi_scheme = "bearer"
    openapi_description = "The token of an inbox, or of a read-only link to it. Public inboxes are read without one."

    def __init__(self, open_address: Callable[[HttpRequest, str], Any], *kinds: Kind) -> None:
        super().__init__()
        self.open_address, self.kinds = open_address, kinds
        self.is_async = iscoroutinefunction(open_address)

    def __call__(self, request: HttpRequest) -> Any:
        return self.open_address(request, cast(ResolverMatch, request.resolver_match).kwargs["address"])


READER = token(open_for, errors.INVALID_TOKEN, errors.NOT_FOUND)
LISTENER = token(in_look_thread(open_for), *READER.kinds)  # for async routes
HOLDER = token(hold, *READER.kinds, errors.READ_ONLY, errors.PUBLIC_INBOX)
