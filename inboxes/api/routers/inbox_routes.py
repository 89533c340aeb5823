"""Routes of domains and inboxes."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from inboxes.access import domain_limits, doors
from inboxes.access.ways_in import HeldInbox, OpenInbox
from inboxes.limits import caller_of
from inboxes.mail import addresses, typed_codes
from inboxes.mail.addresses import Address
from inboxes.models import Domain, IssueError
from inboxes.showing.described import Described

from .. import errors, schemas
from ..auth import HOLDER, READER, HolderRequest, ReaderRequest
from ..description import contract
from ..errors import Problem
from ..positions import no_cursor

router = Router(by_alias=True, tags=["Inboxes"])

INBOX = "/inboxes/{address:address}"
# What a reason of Inbox.objects.issue says here; the page says it in templates/inboxes/_refusal.html.
REFUSALS = {
    "characters": "Use the letters a to z, digits, dots, hyphens and underscores; neither first nor last a mark, "
    "and no two dots side by side: mary.ann, not mary..ann.",
    "length": "A name has at most 64 characters.",
    "reserved": "This name is reserved: who reads its mail could speak for the whole domain. Choose another one.",
    "generated": "Names of this shape are only made by chance. Leave local_part out to get one, or choose another.",
}
OF_DOMAIN = {
    "closed": "This domain has just closed for new addresses. Choose another one.",
    "paused": "This domain takes no new addresses for now. Choose another one, or try again later.",
    "full": "This domain has no room for new addresses for now. Choose another one, or try again later.",
}
TAKEN = {
    "issued": errors.TAKEN.detail,
    "closed_name": "Whoever runs this site has closed this name. Choose another one.",
    "public": "There is public mail at this name right now. Choose another one, or try again when that mail is gone.",
}


class Page(Schema):
    """Which of the domains."""

    limit: int = Field(100, ge=1, le=100, description="How many domains, at most.")
    cursor: str = Field("", max_length=100, description="next_cursor of the page before.")


@router.get(
    "/domains",
    summary="List the domains",
    **contract(schemas.Domains, errors.INVALID, says="The domains that new inboxes can be at, the default one first."),
)
def list_domains(request: HttpRequest, page: Query[Page]) -> Described:
    domains = Domain.objects.offered()
    if page.cursor:
        try:
            domains = domains.behind(page.cursor)
        except ValueError:
            raise no_cursor() from None
    found = list(domains[: page.limit + 1])
    shown = found[: page.limit]
    return {
        "items": [domain_of(domain) for domain in shown],
        "next_cursor": shown[-1].place if len(found) > page.limit else None,
    }


@router.post(
    "/inboxes",
    summary="Create an inbox",
    **contract(
        schemas.OwnInbox,
        errors.TAKEN,
        errors.INVALID,
        errors.NO_DOMAIN,
        errors.NO_ROOM,
        says={201: "The inbox, and the token that opens it."},
    ),
)
def create_inbox(request: HttpRequest, wanted: schemas.NewInbox | None = None) -> Status[Described]:
    """Makes a private inbox; an empty body makes one with a name by chance, at the default domain. The token is
    answered this once and kept nowhere: whoever loses it has lost the inbox, unless it has a password."""
    wanted = wanted or schemas.NewInbox.model_validate({})
    domain = domain_named(wanted.domain)
    longest = domain.max_lifetime_minutes * 60
    if (wanted.lifetime_seconds or 0) > longest:
        raise invalid("lifetime_seconds", f"Inboxes at {domain.name} live {longest} seconds at most.")
    lifetime = timedelta(seconds=wanted.lifetime_seconds) if wanted.lifetime_seconds else None
    name, password = addresses.fold(wanted.local_part), wanted.password or ""
    try:
        held = doors.issue(
            caller_of(request), domain, name, lifetime, wanted.lifetime_mode, password, wanted.ends_after_messages
        )
    except IssueError as error:
        raise refusal_of(error.reason) from error
    return Status(201, own_inbox(held))


@router.post(
    "/inboxes/open",
    summary="Open an inbox by its password",
    **contract(schemas.OwnInbox, errors.WRONG_PASSWORD, errors.INVALID, says="The inbox, and the token that opens it."),
)
def open_by_password(request: HttpRequest, opening: schemas.Opening) -> Described:
    """Answers the token of an inbox that has a password. Tries at one inbox wait longer and longer; a client that
    was right lately waits for its own only."""
    address = Address.typed(opening.address)
    if address is None:
        raise invalid("address", "An address is local_part@domain, like shop@mail.example.org.")
    return own_inbox(doors.try_password(caller_of(request), address, opening.password))


@router.get(
    INBOX,
    summary="Show an inbox",
    **contract(schemas.Inbox, says="The inbox.", right=READER),
)
def show_inbox(request: ReaderRequest, address: schemas.Address) -> Described:
    """A name that nobody holds, at a wildcard domain, is a public inbox and needs no token."""
    return inbox_of(request.auth)


@router.patch(
    INBOX,
    summary="Change what mail an inbox takes",
    **contract(schemas.Inbox, errors.INVALID, says="The inbox, as it is now.", right=HOLDER),
)
def change_inbox(request: HolderRequest, address: schemas.Address, changes: schemas.InboxChanges) -> Described:
    """Pauses it or resumes it, and sets how many messages more it takes. Whatever a sender was told 250 for before
    is stored all the same."""
    given = changes.model_fields_set
    if "is_paused" in given:
        doors.pause(request.auth, changes.is_paused)
    if "ends_after_messages" in given:
        doors.end_after(request.auth, changes.ends_after_messages)
    return inbox_of(request.auth)


@router.post(
    f"{INBOX}/extend",
    summary="Let an inbox live longer",
    **contract(schemas.Inbox, errors.INVALID, errors.DOMAIN_CLOSED, says="The inbox, with its new end.", right=HOLDER),
)
def extend_inbox(
    request: HolderRequest, address: schemas.Address, extension: schemas.Extension | None = None
) -> Described:
    """Moves the end to so many seconds from now: never past longest_expires_at, and never to an earlier time.
    Not at a domain that was closed meanwhile."""
    seconds = extension.lifetime_seconds if extension else None
    doors.extend(request.auth, -(-seconds // 60) if seconds else None)
    return inbox_of(request.auth)


@router.delete(
    INBOX,
    summary="Delete an inbox",
    **contract(None, says={204: "It is gone, with all its mail."}, right=HOLDER),
)
def delete_inbox(request: HolderRequest, address: schemas.Address) -> Status[None]:
    doors.close(request.auth)
    return Status(204, None)


# By hand: a schema's resolvers would be three lines for each field that the row has under another name.
def domain_of(domain: Domain) -> Described:
    return {
        "name": domain.name,
        "unicode_name": domain.unicode_name,
        "is_wildcard": domain.acceptance == Domain.Acceptance.WILDCARD,
        "default_lifetime_seconds": domain.default_lifetime_minutes * 60,
        "max_lifetime_seconds": domain.max_lifetime_minutes * 60,
        "max_message_bytes": domain.max_message_bytes,
        "max_messages": domain.max_messages,
        "note": domain.told,
        "is_default": domain.is_default,
    }


def state_of(domain: Domain) -> str:
    """Whether mail comes to it: open, paused or closed."""
    return "open" if domain.state == Domain.State.ISSUED else domain.state.value


def inbox_of(inbox: OpenInbox) -> Described:
    row = inbox.inbox
    return {
        "address": inbox.address,
        "is_private": inbox.is_private,
        "is_read_only": not inbox.may_write,
        "created_at": row and row.created_at,
        "expires_at": inbox.expires_at,
        "longest_expires_at": row and row.longest_end,
        "lifetime_mode": row and row.lifetime_mode,
        "is_paused": row is not None and row.is_paused,
        "messages_left": row and row.messages_left,
        "has_password": inbox.has_password if isinstance(inbox, HeldInbox) else None,
        "domain_state": state_of(inbox.domain),
        "message_count": inbox.all_messages.count(),
    }


def own_inbox(inbox: HeldInbox) -> Described:
    return inbox_of(inbox) | {"token": typed_codes.to_code(inbox.secret)}


def domain_named(name: str) -> Domain:
    """An offered domain, in any form of its name; the default for "".  Raises Problem."""
    offered = Domain.objects.offered()
    if not offered.exists():
        raise Problem(errors.NO_DOMAIN)
    domain = offered.typed(name).first() if name else domain_limits.default_domain()
    if domain is None:
        raise invalid("domain", "This domain is not offered. GET /api/v1/domains lists those that are.")
    return domain


def refusal_of(reason: str) -> Problem:
    if reason in OF_DOMAIN:
        return invalid("domain", OF_DOMAIN[reason])
    if reason in TAKEN:
        return Problem(errors.TAKEN, TAKEN[reason])
    return invalid("local_part", REFUSALS[reason])


def invalid(name: str, detail: str) -> Problem:
    return Problem(errors.INVALID, errors=[{"pointer": f"#/{name}", "detail": detail}])
