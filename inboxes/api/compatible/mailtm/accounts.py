"""Domains, accounts and tokens."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from inboxes import limits
from inboxes.access import passwords
from inboxes.access.ways_in import OpenInbox
from inboxes.mail import addresses, typed_codes
from inboxes.models import Domain, Grant, Inbox, IssuedAddress, IssueError, grant, issued_digest
from inboxes.pages.grant_forms import OpenByPasswordForm

from . import ids, objects
from .negotiation import Refusal, TooMany, Unauthorized, Violations, answer, count, empty, plain, read_object, read_text
from .tokens import GONE, open_holders

LEAST_CHARACTERS, MOST_CHARACTERS = 6, 1000  # of a password: clients make some of 6
USED = "This value is already used."
PROBLEMS = {"issued": USED, "public": USED, "reserved": "This name is reserved.", "generated": "This name is reserved."}
NO_ADDRESS = "This value is not a valid email address."


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
    fields = read_object(request)
    typed, password = read_text(fields, "address"), read_text(fields, "password")
    wrong = {"address": address_problem(typed), "password": password_problem(password)}
    if wrong := {name: message for name, message in wrong.items() if message}:
        raise Violations(**wrong)
    for limit_name in ("issue", "guess"):
        count(limit_name, request)
    local_part, domain = place_of(typed)
    # Before the password costs anything; issue() decides.
    if problem := Inbox.objects.refusal(domain, local_part):
        raise Violations(address=PROBLEMS.get(problem, NO_ADDRESS))
    salt = grant.new_salt()
    key = passwords.key_of(passwords.stretch(password, f"{local_part}@{domain.name}"), salt)
    try:
        with transaction.atomic():
            inbox, secret = Inbox.objects.issue(domain, local_part, timedelta(minutes=domain.max_lifetime_minutes))
            Grant.objects.set_password(inbox, secret, salt, key)
            limits.end_pause(f"password|{inbox.address}", request.META.get("REMOTE_ADDR", ""))
    except IssueError as error:
        raise Violations(address=PROBLEMS.get(error.reason, NO_ADDRESS)) from error
    return answer(request, objects.account_of(inbox), 201)


def make_token(request: HttpRequest) -> HttpResponse:
    """Open an account by its password.  A wrong one and an unknown address are one answer, at one cost."""
    fields = read_object(request)
    for name in ("address", "password"):
        if not read_text(fields, name):
            raise Refusal(400, f'The key "{name}" must be provided.')
    form = OpenByPasswordForm({name: fields[name] for name in ("address", "password")})
    if not form.is_valid():
        raise Unauthorized("Invalid credentials.")
    address = form.cleaned_data["address"]
    name, client = f"password|{address}", request.META.get("REMOTE_ADDR", "")
    count("guess", request)
    if seconds := limits.pause(name, client):
        raise TooMany(seconds)
    opened = form.open()
    if opened is None:
        raise Unauthorized(GONE if has_ended(address) else "Invalid credentials.")
    limits.end_pause(name, client)
    return plain({"token": typed_codes.to_code(opened.secret), "id": ids.account_id(opened.inbox)})


def show_me(request: HttpRequest) -> HttpResponse:
    return answer(request, objects.account_of(open_holders(request).inbox))


def show_account(request: HttpRequest, key: str) -> HttpResponse:
    return answer(request, objects.account_of(open_account(request, key).inbox))


def delete_account(request: HttpRequest, key: str) -> HttpResponse:
    open_account(request, key).delete()
    return empty(204)


def open_account(request: HttpRequest, key: str) -> OpenInbox:
    """Open the token's account, if it is the one of the path."""
    opened = open_holders(request)
    if key != ids.account_id(opened.inbox):
        raise Http404
    return opened


def page_of(request: HttpRequest) -> int:
    """Return the number of the page that is asked for, the first for what is no number."""
    text = request.GET.get("page", "")
    return max(1, int(text[:9])) if text.isascii() and text.isdigit() else 1


def place_of(typed: str) -> tuple[str, Domain]:
    """Return (local part, domain) of an address to be created.  Raises ValueError, Domain.DoesNotExist."""
    local_part, domain_name = addresses.split_address(typed)
    return local_part, Domain.objects.offered().get(name=addresses.domain_to_ascii(domain_name))


def address_problem(typed: str) -> str:
    """Return what is wrong with an address to be created, whoever has it; or ""."""
    if not typed.strip():
        return "This value should not be blank."
    try:
        local_part, _ = place_of(typed)
    except ValueError:
        return NO_ADDRESS
    except Domain.DoesNotExist:
        return "The domain is not valid: GET /domains lists those of this host."
    problem = addresses.chosen_problem(local_part)
    return PROBLEMS.get(problem, NO_ADDRESS) if problem else ""


def password_problem(password: str) -> str:
    least = LEAST_CHARACTERS if settings.MAILTM_LENIENT else passwords.LEAST_CHARACTERS
    if not password:
        return "This value should not be blank."
    if len(password) < least:
        return f"This value is too short. It should have {least} characters or more."
    if len(password) > MOST_CHARACTERS:
        return f"This value is too long. It should have {MOST_CHARACTERS} characters or less."
    return ""


def has_ended(address: str) -> bool:
    """Whether a chosen address was issued and has no live inbox.

    It tells nothing new: POST /accounts says which names are taken, and at SMTP
    those that have ended are refused.
    """
    local_part, _, domain_name = address.rpartition("@")
    live = Inbox.objects.live().filter(local_part=local_part, domain__name=domain_name)
    return IssuedAddress.objects.filter(digest=issued_digest(address)).exists() and not live.exists()
