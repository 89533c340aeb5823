"""Open an address for a request to the API, by its bearer token or because it is public.

The token is the code that the pages print under a QR code: the secret itself, or
the key of a read-only link.  Nothing of it is stored or logged.
"""

from django.http import Http404, HttpRequest

from inboxes import limits
from inboxes.access import ways_in

from . import problems
from .admitting import caller_of
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


def open_for(request: HttpRequest, address: str) -> ways_in.OpenInbox:
    """Open an address for reading.  Raises Problem.

    A token that opens nothing is 401 at every address, so that it tells nothing of
    any; one of another address opens what a stranger's page does.
    """
    token = token_of(request)
    if token is not None:
        held = ways_in.open_token(token)
        if held is None:
            raise Problem(problems.INVALID_TOKEN)
        if held.is_at(address):
            return held
    return open_for_stranger(request, address)


def ended(token: str | None) -> Problem:
    """What a request is told whose right ends while it waits."""
    return Problem(problems.INVALID_TOKEN if token else problems.NOT_FOUND)


def visit(request: HttpRequest, address: str) -> ways_in.OpenInbox:
    """Open an address for reading, which is a use of it.  Raises Problem."""
    inbox = open_for(request, address)
    inbox.note_visit()
    return inbox


def holder_of(request: HttpRequest, address: str) -> ways_in.OpenInbox:
    """Open an address for its holder, who may change it.  Raises Problem.

    To say that an inbox is public tells no more than reading it does.
    """
    inbox = open_for(request, address)
    if not inbox.may_write:
        raise Problem(problems.READ_ONLY if inbox.is_private else problems.PUBLIC_INBOX)
    inbox.note_visit()
    return inbox


def open_for_stranger(request: HttpRequest, address: str) -> ways_in.OpenInbox:
    """Open a public inbox.  Counted as views.opens_inbox does, or names could be tried here instead."""
    try:
        inbox = ways_in.open_inbox({}, address)
    except Http404:
        inbox = None
    caller = caller_of(request)
    caller.count("lookup")
    caller.check("guess")
    if inbox is None:
        limits.hit("guess", caller.name)
        raise Problem(problems.NOT_FOUND)
    return inbox
