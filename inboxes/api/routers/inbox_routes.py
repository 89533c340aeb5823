"""Routes of domains and inboxes."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import Router, Status

from inboxes import push
from inboxes.access import passwords, ways_in
from inboxes.limits import end_pause, pause
from inboxes.mail import addresses, typed_codes
from inboxes.models import Domain, Grant, Inbox, IssueError, grant
from inboxes.pages.grant_forms import OpenByPasswordForm

from .. import problems, schemas
from ..admitting import caller_of, too_many
from ..description import HOLDER, READER, READING, WRITING, answers
from ..opening import holder_of, open_for
from ..problems import Problem
from ..showing import domain_of, inbox_of

router = Router(by_alias=True)

INBOX = "/inboxes/{address:address}"
# What a reason of Inbox.objects.issue says here; the page says it in templates/inboxes/_refusal.html.
REFUSALS = {
    "characters": "Use the letters a to z, digits, dots, hyphens and underscores; neither first nor last a mark.",
    "length": "A name has at most 64 characters.",
    "reserved": "This name is reserved: who reads its mail could speak for the whole domain. Choose another one.",
    "generated": "Names of this shape are only made by chance. Leave local_part out to get one, or choose another.",
}
TAKEN = {
    "issued": problems.TAKEN.detail,
    "public": "There is public mail at this name right now. Choose another one, or try again when that mail is gone.",
}


@router.get(
    "/domains",
    summary="List the domains",
    tags=["Inboxes"],
    **answers(schemas.Domains, says="The domains that new inboxes can be at."),
)
def list_domains(request: HttpRequest):
    return {"items": [domain_of(domain) for domain in Domain.objects.offered()], "next_cursor": None}


@router.post(
    "/inboxes",
    summary="Create an inbox",
    tags=["Inboxes"],
    **answers(
        schemas.OwnInbox,
        problems.TAKEN,
        problems.INVALID,
        problems.NO_DOMAIN,
        status=201,
        says="The inbox, and the token that opens it.",
    ),
)
def create_inbox(request: HttpRequest, wanted: schemas.NewInbox = None):
    """Makes a private inbox; an empty body makes one with a name by chance, at the first domain. The token is
    answered this once and kept nowhere: whoever loses it has lost the inbox, unless it has a password."""
    caller, wanted = caller_of(request), wanted or schemas.NewInbox()
    caller.count("issue")
    if wanted.local_part:
        caller.count("choose")
    domain = domain_named(wanted.domain)
    longest = domain.max_lifetime_minutes * 60
    if (wanted.lifetime_seconds or 0) > longest:
        raise invalid("lifetime_seconds", f"Inboxes at {domain.name} live {longest} seconds at most.")
    lifetime = timedelta(seconds=wanted.lifetime_seconds) if wanted.lifetime_seconds else None
    name = addresses.fold(wanted.local_part)
    # Before a chosen name is claimed, which can't be undone: there may be no room to stretch a password.
    key = wanted.password and name and password_key(f"{name}@{domain.name}", wanted.password)
    try:
        inbox, secret = Inbox.objects.issue(domain, name, lifetime, wanted.lifetime_mode)
    except IssueError as error:
        raise refusal_of(error.reason) from error
    if wanted.password:
        try:
            salt, key = key or password_key(inbox.address, wanted.password)
        except passwords.Busy:
            inbox.delete()
            raise
        Grant.objects.set_password(inbox, secret, salt, key)
        end_pause(f"password|{inbox.address}", caller.name)
    return Status(201, own_inbox(ways_in.open_secret(secret)))


@router.post(
    "/inboxes/open",
    summary="Open an inbox by its password",
    tags=["Inboxes"],
    **answers(
        schemas.OwnInbox, problems.WRONG_PASSWORD, problems.INVALID, says="The inbox, and the token that opens it."
    ),
)
def open_by_password(request: HttpRequest, opening: schemas.Opening):
    """Answers the token of an inbox that has a password. Tries at one inbox wait longer and longer; a client that
    was right lately waits for its own only."""
    form = OpenByPasswordForm(opening.dict())
    if not form.is_valid():
        raise invalid("address", "An address is local_part@domain, like shop@mail.example.org.")
    # Counted before the try: guesses that come together are as many as those that queue.
    caller, name = caller_of(request), f"password|{form.cleaned_data['address']}"
    caller.count("guess")
    if seconds := pause(name, caller.name):
        raise too_many(seconds, f"Too many tries at this inbox. Try again in {seconds} seconds.")
    inbox = form.open()
    if inbox is None:
        raise Problem(problems.WRONG_PASSWORD)
    end_pause(name, caller.name)
    inbox.note_visit()
    return own_inbox(inbox)


@router.get(
    INBOX,
    summary="Show an inbox",
    tags=["Inboxes"],
    **answers(schemas.Inbox, *READING, says="The inbox.", rights=READER),
)
def show_inbox(request: HttpRequest, address: schemas.Address):
    """A name that nobody holds, at a wildcard domain, is a public inbox and needs no token."""
    inbox = open_for(request, address)
    inbox.note_visit()
    return inbox_of(inbox)


@router.post(
    f"{INBOX}/extend",
    summary="Let an inbox live longer",
    tags=["Inboxes"],
    **answers(schemas.Inbox, *WRITING, problems.INVALID, says="The inbox, with its new end.", rights=HOLDER),
)
def extend_inbox(request: HttpRequest, address: schemas.Address, extension: schemas.Extension = None):
    """Moves the end to so many seconds from now: never past longest_expires_at, and never to an earlier time."""
    inbox = holder_of(request, address)
    seconds = extension and extension.lifetime_seconds
    if inbox.inbox.extend(seconds and -(-seconds // 60)):
        push.announce(inbox.topic)
    return inbox_of(inbox)


@router.delete(
    INBOX,
    summary="Delete an inbox",
    tags=["Inboxes"],
    **answers(None, *WRITING, status=204, says="It is gone, with all its mail.", rights=HOLDER),
)
def delete_inbox(request: HttpRequest, address: schemas.Address):
    inbox = holder_of(request, address)
    inbox.delete()
    return Status(204, None)


def own_inbox(inbox: ways_in.OpenInbox) -> dict:
    return inbox_of(inbox) | {"token": typed_codes.to_code(inbox.secret)}


def domain_named(name: str) -> Domain:
    """An offered domain, in any form of its name; the first one for "".  Raises Problem."""
    offered = Domain.objects.offered()
    if not offered.exists():
        raise Problem(problems.NO_DOMAIN)
    # PostgreSQL takes no NUL.
    found = offered.named(addresses.fold(name.strip())) if name.isprintable() else offered.none()
    domain = (found if name else offered).first()
    if domain is None:
        raise invalid("domain", "This domain is not offered. GET /api/v1/domains lists those that are.")
    return domain


def password_key(address: str, password: str) -> tuple[bytes, bytes]:
    """Return a salt and what the password is stretched to with it.  Raises passwords.Busy."""
    salt = grant.new_salt()
    return salt, passwords.key_of(passwords.stretch(password, address), salt)


def refusal_of(reason: str) -> Problem:
    if reason == "closed":
        return invalid("domain", "This domain has just closed for new addresses. Choose another one.")
    if reason in TAKEN:
        return Problem(problems.TAKEN, TAKEN[reason])
    return invalid("local_part", REFUSALS[reason])


def invalid(name: str, detail: str) -> Problem:
    return Problem(problems.INVALID, errors=[{"pointer": f"#/{name}", "detail": detail}])
