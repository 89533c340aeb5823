"""Routes of passwords and read-only links: other ways into a private inbox than its token."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status

from inboxes import limits, push
from inboxes.languages import split_prefix
from inboxes.mail import typed_codes
from inboxes.models import Grant

from .. import problems, schemas
from ..admitting import caller_of
from ..description import HOLDER, WRITING, answers
from ..opening import holder_of
from ..problems import Problem
from ..showing import share_of
from .inbox_routes import INBOX, password_key

router = Router(by_alias=True, tags=["Sharing"])


@router.put(
    f"{INBOX}/password",
    summary="Set the password",
    **answers(None, *WRITING, problems.INVALID, status=204, says="The password opens it now.", rights=HOLDER),
)
def set_password(request: HttpRequest, address: schemas.Address, password: schemas.Password):
    """In the place of the one before. The token goes on opening the inbox."""
    inbox = holder_of(request, address)
    caller = caller_of(request)
    caller.count("guess")
    salt, key = password_key(inbox.address, password.password)
    Grant.objects.set_password(inbox.inbox, inbox.secret, salt, key)
    limits.end_pause(f"password|{inbox.address}", caller.name)
    return Status(204, None)


@router.delete(
    f"{INBOX}/password",
    summary="Delete the password",
    **answers(None, *WRITING, status=204, says="No password opens it.", rights=HOLDER),
)
def delete_password(request: HttpRequest, address: schemas.Address):
    holder_of(request, address).inbox.grants.passwords().delete()
    return Status(204, None)


@router.get(
    f"{INBOX}/shares",
    summary="List the read-only links",
    **answers(schemas.Shares, *WRITING, says="The links, newest first, without what opens them.", rights=HOLDER),
)
def list_shares(request: HttpRequest, address: schemas.Address):
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
def create_share(request: HttpRequest, address: schemas.Address, wanted: schemas.NewShare = None):
    """For somebody, or a program, that is to read the inbox and change nothing."""
    inbox = holder_of(request, address)
    seconds = wanted and wanted.lifetime_seconds
    made = Grant.objects.share(inbox.inbox, inbox.private_key, seconds and timedelta(seconds=seconds))
    if made is None:
        raise Problem(problems.TOO_MANY_SHARES)
    grant, key = made
    grant.refresh_from_db()
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
def delete_share(request: HttpRequest, address: schemas.Address, share_id: schemas.ShareId):
    inbox = holder_of(request, address)
    deleted, _ = inbox.shares.filter(pk=share_id).delete()
    if not deleted:
        raise Problem(problems.NO_SHARE)
    push.announce(inbox.topic)
    return Status(204, None)
