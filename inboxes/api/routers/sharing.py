"""Routes of passwords and links: other ways into a private inbox than its token, or into one message of it."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status

from inboxes.access import doors
from inboxes.languages import split_prefix
from inboxes.limits import caller_of
from inboxes.mail import typed_codes
from inboxes.models import Grant
from inboxes.models.grant import GrantQuerySet
from inboxes.showing.described import Described

from .. import errors, schemas
from ..auth import HOLDER, HolderRequest
from ..description import contract
from .inbox_routes import INBOX
from .message_routes import MESSAGE

router = Router(by_alias=True, tags=["Sharing"])


@router.put(
    f"{INBOX}/password",
    summary="Set the password",
    **contract(None, errors.INVALID, says={204: "The password opens it now."}, right=HOLDER),
)
def set_password(request: HolderRequest, address: schemas.Address, password: schemas.Password) -> Status[None]:
    """In the place of the one before. The token goes on opening the inbox."""
    doors.set_password(caller_of(request), request.auth, password.password)
    return Status(204, None)


@router.delete(
    f"{INBOX}/password",
    summary="Delete the password",
    **contract(None, says={204: "No password opens it."}, right=HOLDER),
)
def delete_password(request: HolderRequest, address: schemas.Address) -> Status[None]:
    doors.remove_password(request.auth)
    return Status(204, None)


@router.get(
    f"{INBOX}/shares",
    summary="List the read-only links",
    **contract(schemas.Shares, says="The links, newest first, without what opens them.", right=HOLDER),
)
def list_shares(request: HolderRequest, address: schemas.Address) -> Described:
    return listed(request.auth.shares)


@router.post(
    f"{INBOX}/shares",
    summary="Make a read-only link",
    **contract(
        schemas.OwnShare,
        errors.TOO_MANY_SHARES,
        errors.INVALID,
        says={201: "The link, and the token that reads the inbox."},
        right=HOLDER,
    ),
)
def create_share(
    request: HolderRequest, address: schemas.Address, wanted: schemas.NewShare | None = None
) -> Status[Described]:
    """For somebody, or a program, that is to read the inbox and change nothing."""
    return made(request, "add", *doors.share(request.auth, lifetime_of(wanted)))


@router.delete(
    f"{INBOX}/shares/{{int:share_id}}",
    summary="Take a read-only link back",
    **contract(
        None,
        errors.NO_SHARE,
        says={204: "It opens nothing any more; open streams end."},
        right=HOLDER,
    ),
)
def delete_share(request: HolderRequest, address: schemas.Address, share_id: schemas.ShareId) -> Status[None]:
    doors.revoke(request.auth, share_id)
    return Status(204, None)


@router.get(
    f"{MESSAGE}/shares",
    summary="List the links to a message",
    **contract(schemas.MessageLinks, errors.NO_MESSAGE, says="The links, newest first.", right=HOLDER),
)
def list_message_links(request: HolderRequest, address: schemas.Address, message_id: schemas.MessageId) -> Described:
    return listed(request.auth.links_to(request.auth.message(message_id)))


@router.post(
    f"{MESSAGE}/shares",
    summary="Make a link to a message",
    **contract(
        schemas.OwnMessageLink,
        errors.NO_MESSAGE,
        errors.TOO_MANY_SHARES,
        errors.INVALID,
        says={201: "The link. What opens it is answered this once."},
        right=HOLDER,
    ),
)
def create_message_link(
    request: HolderRequest,
    address: schemas.Address,
    message_id: schemas.MessageId,
    wanted: schemas.NewShare | None = None,
) -> Status[Described]:
    """For people: a page with this one message and its attachments, and nothing else of the inbox. It ends when its
    time is up, with the message, with the inbox, or when it is taken back."""
    message = request.auth.message(message_id)
    return made(request, "shared", *doors.share_message(request.auth, message, lifetime_of(wanted)))


@router.delete(
    f"{MESSAGE}/shares/{{int:share_id}}",
    summary="Take a link to a message back",
    **contract(
        None,
        errors.NO_MESSAGE,
        errors.NO_SHARE,
        says={204: "It opens nothing any more; open pages end."},
        right=HOLDER,
    ),
)
def delete_message_link(
    request: HolderRequest, address: schemas.Address, message_id: schemas.MessageId, share_id: schemas.ShareId
) -> Status[None]:
    doors.stop_sharing(request.auth, request.auth.message(message_id), share_id)
    return Status(204, None)


def listed(links: GrantQuerySet) -> Described:
    return {"items": links.select_related("inbox"), "next_cursor": None}


def lifetime_of(wanted: schemas.NewShare | None) -> timedelta | None:
    return timedelta(seconds=wanted.lifetime_seconds) if wanted and wanted.lifetime_seconds else None


def made(request: HttpRequest, page: str, grant: Grant, key: bytes) -> Status[Described]:
    """The link, and what opens it at that page; the schema says what of it is answered."""
    code = typed_codes.to_code(key)
    # Without a language: the browser that opens it has its own.
    url = request.build_absolute_uri(split_prefix(reverse(page))[1])
    told = {name: getattr(grant, name) for name in ("id", "message_id", "created_at", "ends_at")}
    return Status(201, told | {"token": code, "url": f"{url}#{code}"})
