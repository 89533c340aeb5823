"""Open an address for a request to the API, by its bearer token or because it is public.

The token is the code that the pages print under a QR code: the secret itself, or
the key of a read-only link.  Nothing of it is stored or logged.
"""

from django.http import HttpRequest

from inboxes.access import doors, ways_in
from inboxes.access.refusals import Ended, NotFound
from inboxes.access.ways_in import HeldInbox, OpenInbox
from inboxes.limits import caller_of
from inboxes.mail.addresses import Address

from . import problems
from .problems import Problem


def token_of(request: HttpRequest) -> str | None:
    """Return the request's bearer token (RFC 6750 2.1), None without one.  Raises Problem for another scheme."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, token = header.strip().partition(" ")
    if scheme.lower() != "bearer":
        raise Problem(problems.INVALID_TOKEN)
    return token.strip()


def open_for(request: HttpRequest, address: str) -> OpenInbox:
    """Open an address for reading.  Raises Ended, NotFound, Problem.

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


def holder_of(request: HttpRequest, address: str) -> HeldInbox:
    """Open an address for its holder, who may change it.  Raises NotHeld and as open_for."""
    return doors.must_hold(open_for(request, address))
