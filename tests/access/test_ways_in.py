"""Opening an address: who may, and that everybody else learns nothing."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.db.models.functions import Now
from django.http import HttpResponse
from django.utils import timezone

from inboxes.access import keyring, ways_in
from inboxes.mail import addresses
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox
from tests.worlds.resolving import recipient_access
from tests.worlds.rows import expire
from tests.worlds.visitors import STRANGE_ADDRESSES, cookie_for, open_address, request_with


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


# --- The cookie


def test_the_cookie_is_for_this_site_and_this_browser_only(issued):
    response = HttpResponse()

    keyring.hold(request_with(), response, keyring.Key.of(*issued))

    cookie = response.cookies[settings.INBOXES_COOKIE_NAME]
    seconds_left = (issued[0].expires_at - timezone.now()).total_seconds()
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert abs(cookie["max-age"] - seconds_left) < 5


def test_the_cookie_is_sent_over_https_only_where_the_site_has_it(issued, settings):
    settings.HTTPS = True
    response = HttpResponse()

    keyring.hold(request_with(), response, keyring.Key.of(*issued))

    assert response.cookies[settings.INBOXES_COOKIE_NAME]["secure"] is True


def test_the_cookie_holds_the_secrets(domain):
    held = [Inbox.objects.issue(domain) for _ in range(3)]

    secrets = keyring.held_secrets(cookie_for(*held))

    assert secrets == {inbox.pk: secret for inbox, secret in held}
    assert set(keyring.held_inboxes(secrets)) == {inbox for inbox, _ in held}


def test_a_full_cookie_loses_what_ends_first_and_never_the_new_one(domain, settings):
    settings.MAX_INBOXES_IN_COOKIE = 3
    held = [Inbox.objects.issue(domain, lifetime=timedelta(minutes=minutes)) for minutes in (60, 20, 90, 10)]

    secrets = keyring.held_secrets(cookie_for(*held))

    assert secrets.keys() == {held[0][0].pk, held[2][0].pk, held[3][0].pk}


def test_twenty_inboxes_fit_into_a_cookie(domain):
    """Browsers stop at 4096 bytes for name, value and attributes (RFC 6265 6.1)."""
    inbox, secret = Inbox.objects.issue(domain)
    value = None
    for number in range(2**62, 2**62 + settings.MAX_INBOXES_IN_COOKIE + 1):
        inbox.pk = number
        response = HttpResponse()
        keyring.hold(request_with(value), response, keyring.Key.of(inbox, secret))
        value = response.cookies[settings.INBOXES_COOKIE_NAME].value

    assert len(keyring.held_secrets(value)) == settings.MAX_INBOXES_IN_COOKIE
    assert len(response.cookies.output()) < 4096


def test_an_entry_leaves_the_cookie_at_its_end(domain):
    held = [Inbox.objects.issue(domain, lifetime=timedelta(seconds=-1)), Inbox.objects.issue(domain)]

    assert keyring.held_secrets(cookie_for(*held)).keys() == {held[1][0].pk}


def test_forgetting_the_last_inbox_takes_the_cookie_back(issued):
    response = HttpResponse()

    keyring.forget(request_with(cookie_for(issued)), response, issued[0])

    assert response.cookies[settings.INBOXES_COOKIE_NAME].value == ""
    assert response.cookies[settings.INBOXES_COOKIE_NAME]["max-age"] == 0


def test_who_held_an_ended_inbox_is_known_by_the_cookie_alone(issued):
    cookie = cookie_for(issued)
    issued[0].delete()

    assert keyring.key_once_held(cookie, Address.of("Holder+x@TEMPMAIL.test"))
    assert not keyring.key_once_held(cookie, Address.of("other@tempmail.test"))
    assert not keyring.key_once_held(None, Address.of("holder@tempmail.test"))


@pytest.mark.parametrize(
    "value",
    ["garbage", "a:b", ":", "é", "\ud800", "x" * 5000, signing.Signer(salt="inboxes cookie").sign("AAAA"),
     signing.Signer(salt="inboxes cookie").sign("é"), signing.Signer(salt="other").sign("")],
)  # fmt: skip
def test_N20_a_garbage_cookie_holds_nothing_and_is_cleared(db, value):
    response = HttpResponse()

    keyring.clear_garbage(request_with(value), response)

    assert keyring.held_secrets(value) == {}
    assert response.cookies[settings.INBOXES_COOKIE_NAME].value == ""


def test_a_changed_cookie_holds_nothing(issued):
    value = cookie_for(issued)
    position = len(value) // 3

    changed = value[:position] + ("A" if value[position] != "A" else "B") + value[position + 1 :]

    assert keyring.held_secrets(value)
    assert keyring.held_secrets(changed) == {}


def test_a_good_cookie_is_left_alone(issued):
    response = HttpResponse()

    keyring.clear_garbage(request_with(cookie_for(issued)), response)

    assert not response.cookies


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
