"""Domains, accounts and tokens."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from inboxes.access import doors, passwords
from inboxes.access.refusals import WrongPassword
from inboxes.access.ways_in import HeldInbox
from inboxes.limits import caller_of
from inboxes.mail import addresses, typed_codes
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox, IssuedAddress, IssueError, issued_digest

from . import ids, objects
from .negotiation import Refusal, Unauthorized, Violations, answer, empty, plain, read_object, read_text
from .tokens import GONE, open_holders

LEAST_CHARACTERS, MOST_CHARACTERS = 6, 1000  # of a password: clients make some of 6
USED = "This value is already used."
FULL = "This domain takes no new addresses for now."
PROBLEMS = {
    "issued": USED,
    "public": USED,
    "closed_name": USED,
    "reserved": "This name is reserved.",
    "generated": "This name is reserved.",
    "closed": FULL,
    "paused": FULL,
    "full": FULL,
}
BLANK = "This value should not be blank."
NO_ADDRESS = "This value is not a valid email address."
WRONG = "Invalid credentials."


def list_domains(request: HttpRequest) -> HttpResponse:
    page = page_of(request)
    domains = Domain.objects.offered()
    start = (page - 1) * objects.PAGE_SIZE
    members = [objects.domain_of(domain) for domain in domains[start : start + objects.PAGE_SIZE]]
    return answer(request, objects.collection("/domains", "Domain", members, domains.count(), page))


def show_domain(request: HttpRequest, key: str) -> HttpResponse:
    domain = Domain.objects.offered().get(pk=ids.domain_key(key))
    return answer(request, {"@context": "/contexts/Domain"} | objects.domain_of(domain))


def create_account(request: HttpRequest) -> HttpResponse:
    """Issue a private inbox for the domain's longest lifetime, with a password."""
    address, domain, password = read_wanted(read_object(request))
    longest = timedelta(minutes=domain.max_lifetime_minutes)
    try:
        held = doors.issue(caller_of(request), domain, address.local_part, longest, password=password)
    except IssueError as error:
        raise Violations(address=PROBLEMS.get(error.reason, NO_ADDRESS)) from error
    return answer(request, objects.account_of(held.inbox), 201)


def read_wanted(fields: dict) -> tuple[Address, Domain, str]:
    """Return address, domain and password of an account to be created.  Raises Violations, whoever has the address."""
    typed, password = read_text(fields, "address"), read_text(fields, "password")
    address = Address.typed(typed)
    domain = Domain.objects.offered().filter(name=address.domain).first() if address else None
    wrong = {
        "address": address_problem(address, domain) if typed.strip() else BLANK,
        "password": password_problem(password),
    }
    if any(wrong.values()) or address is None or domain is None:
        raise Violations(**{name: message for name, message in wrong.items() if message})
    return address, domain, password


def address_problem(address: Address | None, domain: Domain | None) -> str:
    """Return what is wrong with an address to be created, whoever has it; or ""."""
    if address is None or address.tag is not None:
        return NO_ADDRESS
    if domain is None:
        return "The domain is not valid: GET /domains lists those of this host."
    problem = addresses.chosen_problem(address.local_part)
    return PROBLEMS.get(problem, NO_ADDRESS) if problem else ""


def make_token(request: HttpRequest) -> HttpResponse:
    """Open an account by its password.  A wrong one and an unknown address are one answer, at one cost."""
    fields = read_object(request)
    for name in ("address", "password"):
        if not read_text(fields, name):
            raise Refusal(400, f'The key "{name}" must be provided.')
    address = Address.typed(fields["address"])
    if address is None:
        raise Unauthorized(WRONG)
    try:
        held = doors.try_password(caller_of(request), address, fields["password"])
    except WrongPassword as error:
        raise Unauthorized(GONE if has_ended(address) else WRONG) from error
    return plain({"token": typed_codes.to_code(held.secret), "id": ids.account_id(held.inbox)})


def show_me(request: HttpRequest) -> HttpResponse:
    return answer(request, objects.account_of(open_holders(request).inbox))


def show_account(request: HttpRequest, key: str) -> HttpResponse:
    return answer(request, objects.account_of(open_account(request, key).inbox))


def delete_account(request: HttpRequest, key: str) -> HttpResponse:
    doors.close(open_account(request, key))
    return empty(204)


def open_account(request: HttpRequest, key: str) -> HeldInbox:
    """Open the token's account, if it is the one of the path."""
    opened = open_holders(request)
    if key != ids.account_id(opened.inbox):
        raise Http404
    return opened


def page_of(request: HttpRequest) -> int:
    """Return the number of the page that is asked for, the first for what is no number."""
    text = request.GET.get("page", "")
    return max(1, int(text[:9])) if text.isascii() and text.isdigit() else 1


def password_problem(password: str) -> str:
    least = LEAST_CHARACTERS if settings.MAILTM_LENIENT else passwords.LEAST_CHARACTERS
    if not password:
        return BLANK
    if len(password) < least:
        return f"This value is too short. It should have {least} characters or more."
    if len(password) > MOST_CHARACTERS:
        return f"This value is too long. It should have {MOST_CHARACTERS} characters or less."
    return ""


def has_ended(address: Address) -> bool:
    """Whether a chosen address was issued and has no live inbox.

    It tells nothing new: POST /accounts says which names are taken, and at SMTP
    those that have ended are refused.
    """
    live = Inbox.objects.live().filter(local_part=address.local_part, domain__name=address.domain)
    return IssuedAddress.objects.filter(digest=issued_digest(str(address))).exists() and not live.exists()
