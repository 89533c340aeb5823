"""What happens is counted where it happens, exactly, and nobody waits for it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, Sum

from delivery.parsing.message import Bounds, parse
from delivery.storing import Envelope, store
from inboxes import counting, purge
from inboxes.models import BlockedSender, Count, Domain, Inbox, Message, Storage, Tally, Total
from inboxes.models.tally import EVERYWHERE, NOWHERE
from tests.worlds.resolving import ask, connect, recipient_access
from tests.worlds.rows import expire, private_message, public_message

SOURCE = b"From: a@shop.example\r\nSubject: Hello\r\n\r\nHello.\r\n"
COUNT = "SELECT tempmail_count('accepted', 1)"


def counted(domain_id=EVERYWHERE, span="ever"):
    counting.fold()
    rows = Count.objects.filter(span=span, domain_id=domain_id).values_list("what").annotate(Sum("count"))
    return dict(rows)


def total(domain):
    return tuple(counting.totals().get(domain.pk, counting.NOTHING))


def actual(domain):
    private, public = Message.objects.filter(inbox__domain=domain), Message.objects.filter(domain=domain)
    stored = (private | public).aggregate(bytes=Sum("stored_bytes"))["bytes"] or 0
    return Inbox.objects.filter(domain=domain).count(), private.count(), public.count(), stored


def test_each_outcome_of_a_recipient_is_counted_at_its_domain(two_domains, domain):
    issued_only = Domain.objects.get(name="xn--bcher-kva.example")
    for name in ("live", "live+tag", "anybody", "ended", "postmaster", "a b", "ghjkm-acdef-npqrt", "live+a%b", "c!d"):
        recipient_access(f"{name}@tempmail.test")
    recipient_access("anybody@xn--bcher-kva.example")
    for name in ("elsewhere.example", "a.elsewhere.example"):
        recipient_access(f"somebody@{name}")
    Domain.objects.filter(pk=issued_only.pk).update(is_active=False)
    recipient_access("live@xn--bcher-kva.example")
    Storage.objects.create(full_because="no room")
    recipient_access("live@tempmail.test")

    refused = {"refused:ended": 2, "refused:reserved": 1, "refused:unusable": 3, "refused:full": 1}
    seen = {what: count for what, count in counted(domain.pk).items() if not what.startswith("inboxes:")}
    assert seen == {"accepted": 3, **refused}
    assert counted(issued_only.pk).items() >= {"refused:unheld": 1, "refused:domain_closed": 1}.items()
    assert counted(NOWHERE) == {"refused:relay_denied": 2}
    assert counted()["accepted"] == 3 and counted()["refused:relay_denied"] == 2


def test_what_a_holders_own_rules_refuse_is_counted_by_its_reason(issued, domain):
    inbox, _ = issued
    for change in (lambda: inbox.pause(True), lambda: inbox.end_after(1), lambda: private_message(inbox)):
        change()
        recipient_access("holder@tempmail.test")

    assert counted(domain.pk).items() >= {"refused:address_paused": 2, "refused:spent": 1, "stored:private": 1}.items()


def test_refused_senders_are_counted_and_others_not(db):
    BlockedSender.objects.create(sender="spam.example")
    for sender in ("a@spam.example", "a@b.spam.example", "a@shop.example", "<>"):
        ask("tempmail_sender_access", sender)

    assert counted() == {"refused:sender_blocked": 2}


def test_hours_days_and_all_time_say_the_same_and_a_fold_adds(domain):
    for _ in range(3):
        recipient_access("anybody@tempmail.test")
        counting.fold()

    for span in Count.Span.values:
        assert counted(domain.pk, span) == {"accepted": 3}
        assert counted(EVERYWHERE, span) == ({} if span.endswith(":") else {"accepted": 3})
    assert not Tally.objects.exists()


def test_reasons_are_one_kind_in_the_table_of_domains(domain):
    for address in ("postmaster@tempmail.test", "acdef-acdef-acdef@tempmail.test", "any@tempmail.test", "x@else.test"):
        recipient_access(address)
    counting.fold()

    for span in ("hour:", "day:"):
        assert counted(domain.pk, span) == {"accepted": 1, "refused": 2}
        assert counted(NOWHERE, span) == {"refused": 1}


def test_old_hours_and_years_go(domain):
    recipient_access("anybody@tempmail.test")
    counting.fold()
    Count.objects.exclude(span="ever").update(at=F("at") - timedelta(days=9))
    purge.purge()
    assert (counted(span="hour"), counted(span="day")) == ({}, {"accepted": 1})
    assert (counted(domain.pk, "hour:"), counted(domain.pk, "day:")) == ({}, {"accepted": 1})

    Count.objects.exclude(span="ever").update(at=F("at") - timedelta(days=366))
    purge.purge()

    assert (counted(span="day"), counted(domain.pk, "day:"), counted(span="ever")) == ({}, {}, {"accepted": 1})


def test_delivery_counts_what_it_stores_and_discards(as_delivery, domain):
    Inbox.objects.issue(domain, "holder")
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    recipients = [f"{name}@tempmail.test" for name in ("holder", "anybody", "ended", "postmaster")]
    for _ in range(2):  # the second is a retry
        store(Envelope("", [*recipients, "x@elsewhere.example"], SOURCE), parse(SOURCE, Bounds()), "4Q1")

    assert counted(domain.pk) == {
        "inboxes:chosen": 2,
        "stored:private": 1,
        "stored:public": 1,
        "stored_bytes": Message.objects.aggregate(bytes=Sum("stored_bytes"))["bytes"],
        "discarded:ended": 2,
        "discarded:reserved": 2,
    }
    assert counted(NOWHERE) == {"discarded:unknown": 2}


def test_totals_are_those_of_the_rows_whichever_way_these_go(domain):
    other = Domain.objects.create(name="other.test")
    inboxes = [Inbox.objects.issue(of, name)[0] for of in (domain, other) for name in ("a", "b", "c")]
    for number, inbox in enumerate(inboxes):
        private_message(inbox, number)
        private_message(inbox, number + 100)
    for number in range(4):
        public_message(domain, timedelta(hours=1), number)
    Message.objects.update(stored_bytes=0)
    assert total(domain)[:3] == (3, 6, 4) and total(other)[:3] == (3, 6, 0)

    inboxes[0].delete()  # its messages by the cascade
    Message.objects.filter(inbox=inboxes[1]).first().delete()
    expire(inboxes[2])
    Message.objects.filter(domain=domain).update(expires_at=F("received_at"))
    assert counting.ended()[domain.pk] == (1, 2, 4, 0)
    purge.purge()

    assert total(domain) == actual(domain) == (1, 1, 0, 0)
    assert counted()["inboxes:ended"] == 2 and counted()["gone:purged"] == 6
    domain.delete()
    counting.fold()
    assert list(Total.objects.values_list("domain_id", flat=True).distinct()) == [other.pk]
    assert total(other) == actual(other)


def test_recount_puts_totals_right(domain):
    inbox, _ = Inbox.objects.issue(domain, "holder")
    private_message(inbox)
    Total.objects.all().delete()
    Total.objects.create(slot=3, domain_id=domain.pk, inboxes=7, private_messages=0, public_messages=1, bytes=9)

    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_recount()")

    assert total(domain) == actual(domain)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_who_counts_nor_for_a_fold(domain):
    with connect() as one, connect() as other, connect() as folding:
        one.execute(COUNT)  # and does not commit
        other.execute("SET lock_timeout = '1s'")
        for _ in range(3):
            other.execute(COUNT)
        folding.execute("SET lock_timeout = '1s'")
        folding.execute("SELECT tempmail_fold()")
        folding.commit()
        assert counted() == {}
        one.commit()
        other.commit()
        folding.execute("SELECT tempmail_fold()")  # and does not commit
        other.execute(COUNT)

    assert counted() == {"accepted": 5}


@pytest.mark.django_db(transaction=True)
def test_what_many_count_at_once_is_all_counted(domain):
    times, failed = 60, []

    def count():
        try:
            with connect(options="-c lock_timeout=10s") as one:
                one.autocommit = True
                for number in range(times):
                    one.execute(COUNT if number % 7 else "SELECT tempmail_fold()")
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failed
    assert counted() == {"accepted": 6 * sum(1 for number in range(times) if number % 7)}


def test_totals_of_all_slots_become_a_row_for_each_domain(two_domains):
    """A page of the admin sums them, of each domain that it lists."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inboxes_total (slot, domain_id, inboxes, private_messages, public_messages, bytes) "
            "SELECT slot, id, 1, 2, 3, slot FROM inboxes_domain, generate_series(0, 255) slot ON CONFLICT DO NOTHING"
        )
    before = counting.totals()

    counting.fold()

    assert counting.totals() == before
    assert Total.objects.count() == Domain.objects.count()
