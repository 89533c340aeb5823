"""What the SQL functions say of an address, and what the Python rules say."""

from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from inboxes.mail import addresses
from inboxes.models import ClosedAddress, Domain, Inbox, IssuedAddress, ReservedName, issued_digest

ENDED = timedelta(seconds=-1)
GENERATED = "maple-otter-kite-lamp-483729562"
GENERATED_BEFORE = "lamp-kite-otter-maple-265927384"
FORMER = "acdef-ghjkm-npqrt"  # the shape of a former version


@pytest.fixture
def two_domains(domain):
    """Two domains, one by invitation only, with live and ended inboxes, names reserved and names closed."""
    issued_only = Domain.objects.create(name="bücher.example", acceptance=Domain.Acceptance.ISSUED)
    for of in (domain, issued_only):
        Inbox.objects.issue(of, "live")
        Inbox.objects.issue(of, "ended", ENDED)
        Inbox.objects.issue(of, "purged", ENDED)
        for name in (GENERATED, FORMER):
            Inbox.objects.create(
                domain=of, local_part=name, public_key=bytes(32), expires_at=Now() + timedelta(hours=1)
            )
    Inbox.objects.filter(local_part="purged").delete()
    for name, of in (("our-bank", None), ("boss", domain), ("live", None)):
        ReservedName.objects.create(local_part=name, domain=of)
    for name in ("shut", "purged", "our-bank", GENERATED_BEFORE):
        for of in ("tempmail.test", "bücher.example"):
            ClosedAddress.objects.close(f"{name}@{of}")
    ClosedAddress.objects.create(address="reopened@tempmail.test", expires_at=Now() - timedelta(seconds=1))


def connect(**options):
    """A connection of its own, as Postfix has one."""
    parameters = connection.get_connection_params() | options
    return psycopg.connect(
        **{name: parameters[name] for name in parameters if name not in ("context", "cursor_factory")}
    )


def ask(function, address):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tempmail.issued_key', %s, true)", [settings.ISSUED_KEY.hex()])
        cursor.execute(f"SELECT {function}(%s)", [address])
        return cursor.fetchone()[0]


def recipient_access(address):
    """Postfix's question, with the key folded as Postfix folds it: no NFC."""
    return ask("tempmail_recipient_access", address.casefold())


def resolve(address, for_delivery=False):
    local_part, domain = addresses.split_address(address)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verdict, base FROM tempmail_resolve(%s, %s, %s, %s)",
            [local_part, domain, settings.ISSUED_KEY, for_delivery],
        )
        return cursor.fetchone()


def expected(address):
    """What tempmail_resolve() must say, by the Python rules."""
    local_part, name = addresses.split_address(address)
    domain = Domain.objects.named(name).first()
    base, _ = addresses.split_tag(local_part)
    if domain is None:
        return "unknown"
    if Inbox.objects.live().filter(domain=domain, local_part=base).exists():
        return "private"
    if addresses.is_reserved(base) or ReservedName.objects.has(domain, base):
        return "reserved"
    if addresses.is_generated(base):
        return "ended"
    if not addresses.is_usable(base):
        return "unusable"
    was_issued = IssuedAddress.objects.filter(digest=issued_digest(f"{base}@{domain.name}")).exists()
    if was_issued or Inbox.objects.filter(domain=domain, local_part=base).exists():
        return "ended"
    if domain.acceptance != Domain.Acceptance.WILDCARD:
        return "unheld"
    return "closed" if ClosedAddress.objects.has(domain, base) else "public"
