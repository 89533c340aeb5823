"""The rules of the tables: issuing, claiming, extending, what is live."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from inboxes.mail import addresses, sealing
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import BlockedSender, Domain, Inbox, IssuedAddress, IssueError, Message
from tests.worlds.rows import private_message, public_message
from tests.worlds.threads import begin, in_threads

LIMIT_SECONDS = 30


def test_generated_address_is_private_and_leaves_no_memory(domain):
    inbox, secret = Inbox.objects.issue(domain)

    assert addresses.is_generated(inbox.local_part)
    assert bytes(inbox.public_key) == sealing.public_key_of(sealing.private_key_of(secret))
    assert not IssuedAddress.objects.exists()


def test_secret_is_stored_nowhere(domain):
    _, secret = Inbox.objects.issue(domain, "holder")

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS r WHERE position(%s IN r::text) > 0', [secret.hex()])
            assert cursor.fetchone() == (0,)


def test_lifetime_is_the_domains_unless_asked_for(domain):
    by_default, _ = Inbox.objects.issue(domain)
    asked, _ = Inbox.objects.issue(domain, lifetime=domain.lifetime(5))

    for inbox, minutes in ((by_default, 60), (asked, 5)):
        inbox.refresh_from_db()
        assert inbox.expires_at - inbox.created_at == timedelta(minutes=minutes)


@pytest.mark.parametrize(("minutes", "got"), [(None, 60), (0, 60), (-5, 1), (5, 5), (10**9, 7 * 24 * 60)])
def test_lifetime_asked_for_is_held_within_the_domains_bounds(domain, minutes, got):
    assert domain.lifetime(minutes) == timedelta(minutes=got)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a b", "characters"),
        ("mary..ann", "characters"),
        ("jürgen", "characters"),
        ("a+b", "characters"),
        ("x" * 65, "length"),
        ("Postmaster", "reserved"),
        ("acdef-acdef-acdef", "generated"),
        ("maple-otter-kite-lamp-483729562", "generated"),
        ("HOLDER", "issued"),
        ("anybody", "public"),
    ],
)
def test_name_that_cannot_be_chosen_is_refused_with_its_reason_and_leaves_nothing(issued, domain, name, reason):
    public_message(domain, timedelta(minutes=1))
    remembered = IssuedAddress.objects.count()

    with pytest.raises(IssueError) as refused:
        Inbox.objects.issue(domain, name)

    assert refused.value.reason == reason
    assert Inbox.objects.count() == 1
    assert IssuedAddress.objects.count() == remembered


def test_closed_domain_issues_nothing(domain):
    domain.is_active = False

    with pytest.raises(IssueError, match="closed"):
        Inbox.objects.issue(domain)


def test_name_whose_public_mail_has_ended_can_be_chosen(domain):
    public_message(domain, timedelta(seconds=-1))

    assert Inbox.objects.issue(domain, "anybody")[0].local_part == "anybody"


def test_N18_chosen_name_is_never_issued_again(domain):
    inbox, _ = Inbox.objects.issue(domain, "Shop")
    Inbox.objects.filter(pk=inbox.pk).delete()

    with pytest.raises(IssueError, match="issued"):
        Inbox.objects.issue(domain, "shop")


def test_N18_not_even_after_the_domain_was_deleted_and_added_again(domain):
    Inbox.objects.issue(domain, "shop")
    domain.delete()
    again = Domain.objects.create(name="tempmail.test")

    with pytest.raises(IssueError, match="issued"):
        Inbox.objects.issue(again, "shop")


def test_same_name_at_another_domain_is_another_address(issued):
    other = Domain.objects.create(name="other.test")

    assert Inbox.objects.issue(other, "holder")[0].address == "holder@other.test"


def claim(domain, name):
    try:
        return Inbox.objects.issue(domain, name)
    except IssueError as error:
        return error.reason


@pytest.mark.django_db(transaction=True)
def test_N15_two_who_choose_a_name_at_once_get_it_once(domain):
    results = in_threads(*[lambda: claim(domain, "wanted")] * 4)

    assert sorted(result == "issued" for result in results) == [False, True, True, True]
    assert Inbox.objects.count() == 1


def resolve(local_part):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verdict FROM tempmail_resolve(%s, 'tempmail.test', %s, true)", [local_part, settings.ISSUED_KEY]
        )
        return cursor.fetchone()[0]


def wait_until_someone_waits_for_a_lock():
    ends = time.monotonic() + LIMIT_SECONDS
    waiting = (
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE NOT granted AND datname = current_database()"
    )
    with connection.cursor() as cursor:
        while time.monotonic() < ends:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits")


@pytest.mark.django_db(transaction=True)
def test_claim_waits_for_a_delivery_to_the_public_name_and_is_refused(domain):
    with transaction.atomic():
        assert resolve("anybody") == "public"
        threads, results = begin(lambda: claim(domain, "anybody"))
        wait_until_someone_waits_for_a_lock()
        public_message(domain, timedelta(minutes=1))
    threads[0].join()

    assert results == ["public"]
    assert not IssuedAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_delivery_waits_for_a_claim_and_finds_it_private(domain):
    with transaction.atomic():
        Inbox.objects.issue(domain, "anybody")
        threads, results = begin(lambda: resolve("anybody"))
        wait_until_someone_waits_for_a_lock()
    threads[0].join()

    assert results == ["private"]


@pytest.mark.django_db(transaction=True)
def test_deliveries_to_one_name_do_not_wait_for_each_other(domain):
    with transaction.atomic():
        resolve("anybody")
        threads, results = begin(lambda: resolve("anybody"))
        threads[0].join(LIMIT_SECONDS)

        assert results == ["public"]


def test_extending_moves_the_end_but_never_back_nor_past_the_longest(domain):
    inbox, _ = Inbox.objects.issue(domain, lifetime=timedelta(minutes=30))
    issued_end = inbox.expires_at

    inbox.extend(5)
    assert inbox.expires_at == issued_end

    inbox.extend(120)
    assert timedelta(minutes=119) < inbox.expires_at - timezone.now() <= timedelta(minutes=120)

    inbox.extend(10**9)
    assert inbox.expires_at == inbox.created_at + timedelta(minutes=domain.max_lifetime_minutes)


def test_N18_expired_inbox_is_never_revived(domain):
    inbox, _ = Inbox.objects.issue(domain, lifetime=timedelta(seconds=-1))
    ended = inbox.expires_at

    inbox.extend(60)

    assert inbox.expires_at == ended
    assert not Inbox.objects.live().exists()


def test_private_message_lives_as_long_as_its_inbox_and_a_public_one_by_itself(domain):
    live, _ = Inbox.objects.issue(domain)
    ended, _ = Inbox.objects.issue(domain, lifetime=timedelta(seconds=-1))
    seen = [private_message(live), public_message(domain, timedelta(minutes=1), 1)]
    private_message(ended)
    public_message(domain, timedelta(seconds=-1), 2)

    assert set(Message.objects.live()) == set(seen)
    assert Message.objects.expired().count() == 1


def test_lists_are_newest_first_and_leave_the_body_in_the_database(domain):
    inbox, _ = Inbox.objects.issue(domain)
    messages = [private_message(inbox, number) for number in range(3)]

    listed = list(inbox.messages.newest_first().summaries())

    assert listed == messages[::-1]
    assert listed[0].get_deferred_fields() == {"body", "source"}


def test_message_is_stored_once_in_an_inbox_and_in_a_public_name(domain):
    inbox, _ = Inbox.objects.issue(domain)
    for store in (lambda: private_message(inbox), lambda: public_message(domain, timedelta(minutes=1))):
        store()
        with pytest.raises(IntegrityError), transaction.atomic():
            store()


def test_message_is_private_or_public_and_never_both(domain):
    inbox, _ = Inbox.objects.issue(domain)
    message = private_message(inbox)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(domain=domain)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(expires_at=Now())


def test_ids_are_uuids_of_version_7_in_the_order_of_arrival():
    ids = []
    for _ in range(20):
        ids.append(time_ordered_uuid())
        time.sleep(0.002)

    assert ids == sorted(ids)
    assert {(value.version, value.variant) for value in ids} == {(7, "specified in RFC 4122")}


@pytest.mark.parametrize("name", ["bücher.example", "Bücher.Example.", "xn--bcher-kva.example"])
def test_domain_is_found_by_both_of_its_forms(db, name):
    domain = Domain.objects.create(name=name)

    assert domain.name == "xn--bcher-kva.example"
    assert str(domain) == "bücher.example"
    assert Domain.objects.named("bücher.example").get() == Domain.objects.named(domain.name).get() == domain


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "not a domain"), ("name", ""), ("default_lifetime_minutes", 0), ("max_messages", 0),
     ("max_message_bytes", 0), ("max_lifetime_minutes", 30), ("max_lifetime_minutes", 10**7)],
)  # fmt: skip
def test_domain_that_makes_no_sense_is_refused(db, field, value):
    domain = Domain(**{"name": "tempmail.test", field: value})

    with pytest.raises(ValidationError):
        domain.full_clean()


@pytest.mark.parametrize("sender", ["", "<>", "@evil.example", "spam@", "a b@c d", "com"])
def test_blocked_sender_that_is_none_is_refused(sender):
    with pytest.raises(ValidationError):
        BlockedSender(sender=sender).clean_fields()


def test_blocked_sender_is_kept_folded_and_in_both_forms(db):
    blocked = BlockedSender(sender=" Jürgen@BÜCHER.example ")
    blocked.clean_fields()
    blocked.save()

    assert (blocked.sender, blocked.unicode_sender) == ("jürgen@xn--bcher-kva.example", "jürgen@bücher.example")
