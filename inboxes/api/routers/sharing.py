"""Routes of passwords and read-only links: other ways into a private inbox than its token."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status

from inboxes.access import doors
from inboxes.languages import split_prefix
from inboxes.limits import caller_of
from inboxes.mail import typed_codes
from inboxes.showing.described import Described

from .. import problems, schemas
from ..bearer import holder_of
from ..description import HOLDER, WRITING, answers
from ..showing import share_of
from .inbox_routes import INBOX

router = Router(by_alias=True, tags=["Sharing"])


@router.put(
    f"{INBOX}/password",
    summary="Set the password",
    **answers(None, *WRITING, problems.INVALID, status=204, says="The password opens it now.", rights=HOLDER),
)
def set_password(request: HttpRequest, address: schemas.Address, password: schemas.Password) -> Status[None]:
    """In the place of the one before. The token goes on opening the inbox."""
    doors.set_password(caller_of(request), holder_of(request, address), password.password)
    return Status(204, None)


@router.delete(
    f"{INBOX}/password",
    summary="Delete the password",
    **answers(None, *WRITING, status=204, says="No password opens it.", rights=HOLDER),
)
def delete_password(request: HttpRequest, address: schemas.Address) -> Status[None]:
    doors.remove_password(holder_of(request, address))
    return Status(204, None)


@router.get(
    f"{INBOX}/shares",
    summary="List the read-only links",
    **answers(schemas.Shares, *WRITING, says="The links, newest first, without what opens them.", rights=HOLDER),
)
def list_shares(request: HttpRequest, address: schemas.Address) -> Described:
    shares = holder_of(request, address).shares.select_related("inbox")
    return {"items": [share_of(share) for share in shares], "next_cursor": None}


@router.post(
    f"{INBOX}/shares",
    summary="Make a read-only link",
    **answers(
        schemas.OwnShare,
        *WRITING,
        problems.TOO_MANY_SHARES,
        problems.INVALID,
        status=201,
        says="The link, and the token that reads the inbox.",
        rights=HOLDER,
    ),
)
def create_share(
    request: HttpRequest,
    address: schemas.Address,
    wanted: schemas.NewShare = None,  # type: ignore[assignment]  # no body, which is not null
) -> Status[Described]:
    """For somebody, or a program, that is to read the inbox and change nothing."""
    inbox = holder_of(request, address)
    seconds = wanted.lifetime_seconds if wanted else None
    grant, key = doors.share(inbox, timedelta(seconds=seconds) if seconds else None)
    code = typed_codes.to_code(key)
    # Without a language: the browser that opens it has its own.
    url = request.build_absolute_uri(split_prefix(reverse("add"))[1])
    return Status(201, share_of(grant) | {"token": code, "url": f"{url}#{code}"})


@router.delete(
    f"{INBOX}/shares/{{int:share_id}}",
    summary="Take a read-only link back",
    **answers(
        None,
        *WRITING,
        problems.NO_SHARE,
        status=204,
        says="It opens nothing any more; open streams end.",
        rights=HOLDER,
    ),
)
def delete_share(request: HttpRequest, address: schemas.Address, share_id: schemas.ShareId) -> Status[None]:
    doors.revoke(holder_of(request, address), share_id)
    return Status(204, None)
