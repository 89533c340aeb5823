"""Opening an address: who may, and that everybody else learns nothing."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from inboxes.access import ways_in
from inboxes.mail import addresses
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox
from tests.worlds.resolving import recipient_access
from tests.worlds.rows import expire
from tests.worlds.visitors import STRANGE_ADDRESSES, open_address


def test_the_holder_opens_a_private_inbox(issued):
    inbox, secret = issued

    opened = open_address({inbox.pk: secret}, "holder@tempmail.test")

    assert opened.is_private
    assert opened.inbox == inbox
    assert opened.expires_at == inbox.expires_at
    assert opened.topic == f"i:{inbox.pk}"


@pytest.mark.parametrize("address", ["HOLDER@Tempmail.TEST", "holder+shop@tempmail.test", '"holder"@tempmail.test'])
def test_an_address_is_folded_and_its_tag_cut(issued, address):
    inbox, secret = issued

    assert open_address({inbox.pk: secret}, address).address == "holder@tempmail.test"


def test_a_domain_opens_by_both_its_forms(db):
    Domain.objects.create(name="bücher.example")

    for name in ("xn--bcher-kva.example", "bücher.example", "BÜCHER.example"):
        assert open_address({}, f"anna@{name}").address == "anna@xn--bcher-kva.example"


@pytest.mark.parametrize("secrets", [{}, {0: bytes(32)}])
def test_a_private_inbox_is_closed_to_who_does_not_hold_it(issued, secrets):
    assert open_address(secrets, "holder@tempmail.test") is None


def test_N12_another_inboxs_secret_does_not_open_it(issued, domain):
    """The id of the victim's inbox beside a secret of one's own."""
    _, secret = Inbox.objects.issue(domain)

    assert open_address({issued[0].pk: secret}, "holder@tempmail.test") is None


@pytest.mark.parametrize("end", [expire, Inbox.delete], ids=["expired, not purged", "gone"])
@pytest.mark.parametrize("local_part", ["holder", ""], ids=["chosen", "generated"])
def test_N18_an_ended_address_never_becomes_public(domain, end, local_part):
    """Reading on where somebody left off."""
    inbox, secret = Inbox.objects.issue(domain, local_part)
    pk = inbox.pk
    end(inbox)

    for secrets in ({}, {pk: secret}):
        assert open_address(secrets, inbox.address) is None


@pytest.mark.parametrize("local_part", ["admin", "PostMaster", "root+x", "acdef-acdef-acdef"])
def test_reserved_and_generated_names_are_nobodys(domain, local_part):
    assert open_address({}, f"{local_part}@tempmail.test") is None


def test_a_public_name_opens_for_everybody(domain):
    opened = open_address({}, "anybody@tempmail.test")

    assert not opened.is_private
    assert opened.expires_at is None
    assert opened.topic == f"p:{domain.pk}:anybody"
    assert not Inbox.objects.exists()


def test_public_mail_of_a_closed_domain_can_still_be_read(domain):
    Domain.objects.update(is_active=False)

    assert open_address({}, "anybody@tempmail.test")


def test_a_domain_for_issued_addresses_has_no_public_names(domain):
    Domain.objects.update(acceptance=Domain.Acceptance.ISSUED)

    assert open_address({}, "anybody@tempmail.test") is None


@pytest.mark.parametrize("address", STRANGE_ADDRESSES)
def test_N21_N24_a_strange_address_is_not_found(domain, address):
    """N21, N24: look-alikes of a domain, and what no table takes."""
    assert open_address({}, address) is None


def test_pages_and_postfix_agree_on_what_is_public(domain):
    ended, _ = Inbox.objects.issue(domain, "ended")
    expire(ended)
    gone, _ = Inbox.objects.issue(domain, "gone")
    gone.delete()
    Inbox.objects.issue(domain, "live")
    names = ["free", "ended", "gone", "live", "admin", "free+x", "gone+x", "+x", "x" * 64, "x" * 65, "straße",
             "o'b/c%&", addresses.generate_local_part(), "a b", "a\u200bb", "..", "-", "\u4f8b"]  # fmt: skip

    for name in names:
        local_part, _ = addresses.split_address(f"{name}@tempmail.test")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT verdict FROM tempmail_resolve(%s, 'tempmail.test', %s, false)",
                [local_part, settings.ISSUED_KEY],
            )
            (verdict,) = cursor.fetchone()
        assert ways_in.is_public(domain, addresses.split_tag(local_part)[0]) == (verdict == "public"), name


def test_inbox_whose_name_nobody_may_choose_any_more_lives_on(domain):
    inbox = Inbox.objects.create(
        domain=domain, local_part="mary..ann", public_key=bytes(32), expires_at=Now() + timedelta(hours=1)
    )

    assert recipient_access("mary..ann@tempmail.test") == "OK"
    assert recipient_access('"mary..ann"@tempmail.test') == "OK"
    assert Address.typed("Mary..Ann@tempmail.test") == ("mary..ann", None, "tempmail.test")
    assert Inbox.objects.live().get() == inbox


def test_mail_for_a_name_that_nobody_may_choose_is_public(domain):
    assert recipient_access("mary..ann@tempmail.test") == "OK"
    assert ways_in.open_public(Address.of("mary..ann@tempmail.test"))
