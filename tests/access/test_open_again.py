"""What was opened is opened again for many at once, each by its own right."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inboxes.access import ways_in
from inboxes.access.ways_in import HeldInbox
from inboxes.mail import sealing
from inboxes.mail.addresses import Address
from inboxes.models import ClosedAddress, Domain, Grant, Inbox, ReservedName


@pytest.fixture
def readers(issued):
    """Two who read by links: (what each opened, its grant)."""
    inbox, secret = issued
    made = [Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5)) for _ in range(2)]
    return [(ways_in.open_share(key), grant) for grant, key in made]


@pytest.fixture
def public(domain):
    return ways_in.open_public(Address.of("all@tempmail.test"))


def test_all_of_a_private_inbox_are_opened_by_two_statements(issued, readers, django_assert_num_queries):
    holder = ways_in.open_secret(issued[1])
    opened = [holder, *(one for one, _ in readers), holder]

    with django_assert_num_queries(2):
        again = ways_in.open_again(opened)

    assert [type(one) for one in again] == [type(one) for one in opened]
    assert [one.grant for one in again] == [one.grant for one in opened]
    assert again[0] is again[3]
    assert {one.private_key for one in again} == {holder.private_key}
    assert [one.may_write for one in again] == [True, False, False, True]
    with django_assert_num_queries(0):
        assert [one.expires_at for one in again]


def test_whose_link_was_taken_back_or_has_ended_is_not_let_in_again(issued, readers):
    (first, deleted), (second, ended) = readers
    holder = ways_in.open_secret(issued[1])
    deleted.delete()
    assert [one is not None for one in ways_in.open_again([first, second, holder])] == [False, True, True]

    Grant.objects.filter(pk=ended.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert [one is not None for one in ways_in.open_again([first, second, holder])] == [False, False, True]


def test_links_row_that_wraps_something_else_lets_nobody_in(readers):
    (first, grant), (second, _) = readers
    Grant.objects.filter(pk=grant.pk).update(wrapped=b"x" * 72)

    assert [one is not None for one in ways_in.open_again([first, second])] == [False, True]


@pytest.mark.parametrize("end", ["expires", "is deleted", "has another key"])
def test_nobody_is_let_in_when_the_inbox_ends(issued, readers, end):
    inbox, secret = issued
    opened = [ways_in.open_secret(secret), *(one for one, _ in readers)]
    rows = Inbox.objects.filter(pk=inbox.pk)
    if end == "expires":
        rows.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif end == "is deleted":
        inbox.delete()
    else:
        rows.update(public_key=sealing.public_key_of(sealing.private_key_of(sealing.new_secret())))

    assert ways_in.open_again(opened) == [None, None, None]


def test_holder_finds_the_inbox_as_it_is_now(issued):
    inbox, secret = issued
    holder = ways_in.open_secret(secret)
    inbox.extend(30)
    Domain.objects.update(is_paused=True)

    (again,) = ways_in.open_again([holder])

    assert isinstance(again, HeldInbox)
    assert again.secret == secret
    assert (again.expires_at, again.domain.is_paused) == (inbox.expires_at, True)


def test_public_name_is_opened_again_by_one_statement(public, django_assert_num_queries):
    with django_assert_num_queries(1):
        first, second = ways_in.open_again([public, public])
    assert first is second
    assert first.address == "all@tempmail.test"


@pytest.mark.parametrize("taken", ["issued", "was issued", "closed", "reserved", "no wildcard", "no domain"])
def test_public_name_that_is_taken_is_nobodys_any_more(public, domain, taken):
    if taken in ("issued", "was issued"):
        inbox, _ = Inbox.objects.issue(domain, "all")
        if taken == "was issued":
            inbox.delete()
    elif taken == "closed":
        ClosedAddress.objects.close("all@tempmail.test")
    elif taken == "reserved":
        ReservedName.objects.create(domain=domain, local_part="all")
    elif taken == "no wildcard":
        Domain.objects.update(acceptance=Domain.Acceptance.ISSUED)
    else:
        domain.delete()

    assert ways_in.open_again([public, public]) == [None, None]
