"""Whose token it is: Mail.tm's clients send ours, which opens everything of one private inbox.

A read-only link's code is no token here: their API knows no right that only reads.
"""

from django.http import HttpRequest

from inboxes.access import doors, ways_in
from inboxes.access.ways_in import HeldInbox
from inboxes.mail import typed_codes

from .negotiation import Unauthorized

MISSING, INVALID = "JWT Token not found", "Invalid JWT Token"
# Also of a key that never was one: nobody keeps what would tell the two apart.
GONE = "This account no longer exists."


def open_holders(request: HttpRequest) -> HeldInbox:
    """Open the inbox of the request's token.  Raises Unauthorized."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized(MISSING)
    return open_token(token)


def open_token(token: str) -> HeldInbox:
    """Open the inbox that a token stands for, which is a visit.  Raises Unauthorized."""
    try:
        secret = typed_codes.of_code(token)
    except ValueError as error:
        raise Unauthorized(INVALID) from error
    opened = ways_in.open_secret(secret)
    if opened is None:
        raise Unauthorized(INVALID if ways_in.open_share(secret) else GONE)
    doors.note_use(opened)
    return opened
