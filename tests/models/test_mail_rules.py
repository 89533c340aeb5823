"""What a holder sets of new mail: paused, so many messages more; and what is pinned, at the caps."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from inboxes.access import ways_in
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Inbox, Message, Storage
from tests.access.holding import ADDRESS, secret_of, url
from tests.worlds.mails import PLAIN
from tests.worlds.resolving import recipient_access, resolve
from tests.worlds.rows import expire, private_message
from tests.worlds.threads import until_waited_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]


def page(client, **query):
    return client.get(url("inbox"), query).content.decode()


def left():
    return Inbox.objects.get(local_part="holder").messages_left


def trim(inbox, keep):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_trim(%s, NULL, NULL, %s)", [inbox.pk, keep])


# --- Paused


def test_paused_address_is_held_up_until_it_is_resumed_and_says_so(holder):
    assert recipient_access(ADDRESS) == "OK"
    version = ways_in.OpenInbox.version
    before = version(ways_in.open_secret(secret_of(holder)))

    assert holder.post(url("pause"))["Location"] == url("inbox")

    assert recipient_access("Holder+tag@tempmail.test") == "451 4.2.1 This address is paused: try again later"
    assert "This address is paused" in page(holder) and 'name="resume"' in page(holder)
    assert version(ways_in.open_secret(secret_of(holder))) != before

    holder.post(url("pause"), {"resume": "yes"})

    assert recipient_access(ADDRESS) == "OK" and "This address is paused" not in page(holder)


def test_paused_address_takes_what_was_accepted_before(holder):
    holder.post(url("pause"))

    assert resolve(ADDRESS, for_delivery=True)[0] == "private"


def test_closed_domain_and_end_go_before_a_pause(holder):
    holder.post(url("pause"))
    Domain.objects.update(is_active=False)
    assert recipient_access(ADDRESS).startswith("550 5.2.1")

    Domain.objects.update(is_active=True, is_paused=True)
    assert recipient_access(ADDRESS) == "451 4.3.2 This domain is paused: try again later"

    expire(holder.inbox)
    assert recipient_access(ADDRESS) == "550 5.1.1 No such address"


def test_pause_asks_no_other_address_and_no_public_name(holder, domain):
    Inbox.objects.issue(domain, "other")
    holder.post(url("pause"))

    assert recipient_access("other@tempmail.test") == recipient_access("anybody@tempmail.test") == "OK"


# --- So many messages


def test_address_takes_so_many_messages_and_then_looks_as_if_it_had_ended(holder, put_mail):
    holder.post(url("end-after"), {"messages": "2"})
    assert "Takes 2 more messages" in page(holder)

    put_mail(ADDRESS, PLAIN)
    assert (left(), recipient_access(ADDRESS)) == (1, "OK") and "Takes 1 more message," in page(holder)
    put_mail(ADDRESS, PLAIN + b"2")

    assert (left(), recipient_access(ADDRESS)) == (0, "550 5.1.1 No such address")
    assert recipient_access(ADDRESS) == recipient_access("acdef-ghjkm-npqrt@tempmail.test")
    # What came is there to be read, until the inbox's time is up.
    assert "takes no more mail" in page(holder) and page(holder).count('class="row-link"') == 2


def test_address_that_takes_no_more_can_be_told_to_take_mail_again(holder, put_mail):
    holder.post(url("end-after"), {"messages": "1"})
    put_mail(ADDRESS, PLAIN)

    holder.post(url("end-after"), {"messages": ""})

    assert (left(), recipient_access(ADDRESS)) == (None, "OK")


@pytest.mark.parametrize("messages", ["0", "-1", "10001", "many"])
def test_number_of_messages_that_is_none_changes_nothing(holder, messages):
    holder.post(url("end-after"), {"messages": "3"})

    holder.post(url("end-after"), {"messages": messages})

    assert left() == 3


def test_new_address_is_issued_with_a_number_of_messages(domain):
    client = Client()
    client.post(reverse("issue"), {"local_part": "holder", "domain": domain.name, "messages": "3"})

    assert left() == 3
    refused = Client().post(reverse("issue"), {"local_part": "another", "domain": domain.name, "messages": "7"})
    assert refused.status_code == 200 and not Inbox.objects.filter(local_part="another").exists()


def test_deleted_message_was_taken_all_the_same(holder, put_mail):
    holder.post(url("end-after"), {"messages": "2"})
    holder.post(url("delete-message", put_mail(ADDRESS, PLAIN).pk))

    assert left() == 1


@pytest.mark.django_db(transaction=True)
def test_deliveries_at_once_are_each_counted_and_none_is_lost(domain):
    """Both were accepted at RCPT, so both are stored; it takes none after them."""
    inbox, _ = Inbox.objects.issue(domain, "holder", messages=3)

    def deliver(number):
        try:
            private_message(inbox, number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(deliver, range(8)))

    assert Message.objects.count() == 8 and left() == 0


# --- Pinned


def pinned():
    return set(Message.objects.pinned().values_list("pk", flat=True))


def test_pinned_message_stays_when_the_inbox_is_full(domain):
    Domain.objects.update(max_messages=4)
    inbox, _ = Inbox.objects.issue(domain, "holder")
    kept, *others = [private_message(inbox, number) for number in range(6)]
    inbox.refresh_from_db()
    assert inbox.pin(kept.pk)

    trim(inbox, 4)

    assert set(Message.objects.all()) == {kept, *others[-3:]}
    assert inbox.pin(kept.pk, False)
    private_message(inbox, 7)
    trim(inbox, 4)
    assert kept not in Message.objects.all() and Message.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_message_that_is_pinned_while_the_inbox_is_trimmed_stays(domain):
    Domain.objects.update(max_messages=2)
    inbox, _ = Inbox.objects.issue(domain, "holder")
    oldest, *_ = [private_message(inbox, number) for number in range(3)]

    def trim_beside():
        try:
            trim(inbox, 2)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK inboxes_domain IN ACCESS EXCLUSIVE MODE")  # which trimming reads first
            trimming = threads.submit(trim_beside)
            until_waited_for()
            Message.objects.filter(pk=oldest.pk).update(is_pinned=True)
        trimming.result()

    assert oldest in Message.objects.all()


def test_newest_is_never_what_goes_however_much_is_pinned(domain):
    Domain.objects.update(max_messages=2)
    inbox, _ = Inbox.objects.issue(domain, "holder")
    first, second = private_message(inbox, 1), private_message(inbox, 2)
    Message.objects.update(is_pinned=True)  # as its domain allowed more before

    newest = private_message(inbox, 3)
    trim(inbox, 2)

    assert set(Message.objects.all()) == {first, second, newest}


def test_pinned_bytes_count_and_stay(domain):
    inbox, _ = Inbox.objects.issue(domain, "holder")
    messages = [private_message(inbox, number) for number in range(5)]
    Message.objects.update(stored_bytes=100)
    Storage.objects.update_or_create(defaults={"max_inbox_bytes": 300})
    assert inbox.pin(messages[0].pk)
    # Half of the bytes are 150.
    assert not inbox.pin(messages[1].pk)

    trim(inbox, 200)

    assert set(Message.objects.all()) == {messages[0], *messages[-2:]}


def test_half_of_an_inbox_can_be_pinned_and_no_more(holder, put_mail):
    Domain.objects.update(max_messages=5)
    messages = [put_mail(ADDRESS, PLAIN + b"%d" % number) for number in range(4)]
    for message in messages[:2]:
        assert holder.post(url("pin"), {"pin": message.pk}).status_code == 302

    refused = holder.post(url("pin"), {"pin": messages[2].pk})

    assert refused.status_code == 409 and "at most 2 messages" in refused.content.decode()
    assert holder.post(url("pin"), {"pin": messages[0].pk}).status_code == 302  # it is already
    assert holder.post(url("pin"), {"unpin": messages[1].pk}).status_code == 302
    assert pinned() == {messages[0].pk}


def test_pinned_message_is_marked_in_the_list_and_told_to_other_tabs(holder, put_mail):
    message = put_mail(ADDRESS, PLAIN)
    opened = ways_in.open_held(Address.of(ADDRESS), {holder.inbox.pk: secret_of(holder)}, {})
    before = opened.version()
    assert re.search(r'name="pin" value="[^"]+"\s+aria-pressed="false"\s+aria-label="Pin “Your code”"', page(holder))

    assert holder.post(url("pin"), {"pin": message.pk})["Location"] == url("inbox")

    assert opened.version() != before
    assert re.search(r'name="unpin" value="[^"]+"\s+aria-pressed="true"\s+aria-label="Pin “Your code”"', page(holder))
    beside = holder.post(f"{url('pin')}?beside=yes", {"unpin": message.pk})
    assert beside["Location"] == url("message", message.pk)


def test_no_message_of_another_inbox_is_pinned(holder, domain):
    other, _ = Inbox.objects.issue(domain, "other")
    message = private_message(other)

    assert holder.post(url("pin"), {"pin": message.pk}).status_code == 404
    assert holder.post(url("pin"), {"pin": "no id"})["Location"] == url("inbox")
    assert pinned() == set()


def test_lifetime_is_not_moved_by_any_of_them(holder, put_mail):
    message, ends = put_mail(ADDRESS, PLAIN), Inbox.objects.get().expires_at

    for name, fields in (("pause", {}), ("end-after", {"messages": "3"}), ("pin", {"pin": message.pk})):
        holder.post(url(name), fields)

    assert Inbox.objects.get().expires_at == ends
    assert ends - Inbox.objects.get().created_at == timedelta(hours=1)
