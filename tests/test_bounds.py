"""Bytes: of one inbox, of the whole site, of the disk.  The oldest goes, the newest stays, nobody waits."""

import logging
import os
import smtplib
import threading

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection, connections
from django.db.models import Sum
from django.urls import reverse

from dev.system import wait_for
from inboxes import purge, storage
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import Domain, Inbox, Leaving, Message, Part, Storage, StoredBytes

from .worlds.live import arrived, queue_is_empty


def put(count=1, stored_bytes=1000, inbox=None, domain=None, name="anybody"):
    """Store messages of so many bytes for an inbox or a public name, oldest first; return their ids."""
    place = {"inbox": inbox} if inbox else {"domain": domain, "local_part": name, "expires_at": "2999-01-01T00:00Z"}
    return [
        Message.objects.create(
            id=time_ordered_uuid(), **place, source_bytes=1, stored_bytes=stored_bytes, fingerprint=os.urandom(32),
            summary=b"s", body=b"b", source=b"x",
        ).pk
        for _ in range(count)
    ]  # fmt: skip


def kept():
    return list(Message.objects.order_by("received_at", "id").values_list("pk", flat=True))


def trim(inbox=None, domain=None, name="anybody", keep=1000):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_trim(%s, %s, %s, %s)", [inbox and inbox.pk, domain and domain.pk, name, keep])


@pytest.mark.parametrize("kind", ["private", "public"])
def test_N36_inbox_over_its_bytes_loses_its_oldest_and_never_its_newest(domain, issued, kind):
    place = {"inbox": issued[0]} if kind == "private" else {"domain": domain}
    others = put(3, inbox=Inbox.objects.issue(domain, "other")[0]) + put(3, domain=domain, name="else")
    Storage.objects.create(max_inbox_bytes=2500)
    ids = put(4, **place)

    trim(**place)
    assert set(kept()) == {*others, *ids[-2:]}

    (huge,) = put(1, 90_000, **place)
    trim(**place)
    assert set(kept()) == {*others, huge}


def test_N36_site_over_its_bytes_has_its_largest_inboxes_lose_their_oldest(domain, issued, settings):
    settings.MAX_SITE_BYTES = 9500
    private, public = put(6, inbox=issued[0]), put(5, domain=domain)
    small = put(1, inbox=Inbox.objects.issue(domain, "small")[0])

    purge.purge()

    assert kept() == [*private[-4:], *public[-4:], *small]
    assert storage.stored_bytes() == 9000
    purge.purge()
    assert len(kept()) == 9


FLOODS = {
    "one inbox": lambda domain: put(100, 50_000, inbox=Inbox.objects.issue(domain, "flood")[0]),
    "one name": lambda domain: put(100, 50_000, domain=domain, name="flood"),
    "a huge mail to many names": lambda domain: [put(1, 250_000, domain=domain, name=f"n{n}") for n in range(20)],
    "many names": lambda domain: [put(1, 20_000, domain=domain, name=f"n{n}") for n in range(200)],
    "many inboxes": lambda domain: [put(1, 20_000, inbox=Inbox.objects.issue(domain)[0]) for _ in range(200)],
}


@pytest.mark.parametrize("at", ["delivery", "purge"])
@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_N36_flood_of_the_whole_site_takes_nobody_elses_mail(domain, settings, flood, at):
    settings.MAX_SITE_BYTES = 2_000_000
    purge.purge()
    others = [*put(5, 200, inbox=Inbox.objects.issue(domain, "small")[0]), *put(3, 3000, domain=domain, name="small")]
    others += [pk for n in range(20) for pk in put(2, 4000, inbox=Inbox.objects.issue(domain, f"o{n}")[0])]

    flood(domain)
    if at == "purge":
        purge.purge()
    while storage.stored_bytes() > settings.MAX_SITE_BYTES:
        trim(domain=domain, name="small")

    assert set(others) <= set(kept())
    assert storage.stored_bytes() > settings.MAX_SITE_BYTES * 0.85


def test_N36_names_take_at_most_half_of_the_site_from_inboxes(domain, settings):
    settings.MAX_SITE_BYTES = 2_000_000
    purge.purge()
    inboxes = [pk for n in range(40) for pk in put(2, 9000, inbox=Inbox.objects.issue(domain, f"o{n}")[0])]

    for n in range(300):
        put(1, 5000, domain=domain, name=f"n{n}")
    purge.purge()

    assert set(inboxes) <= set(kept())


def test_newest_mail_of_an_inbox_is_spared_while_others_have_more_than_that(domain, settings):
    settings.MAX_SITE_BYTES = 20_000
    purge.purge()
    for n in range(10):
        other, _ = Inbox.objects.issue(domain, f"o{n}")
        put(1, 1500, inbox=other)
        put(1, 100, inbox=other)
    (large,) = put(1, 8000, inbox=Inbox.objects.issue(domain, "large")[0])
    put(1, 100, domain=domain)

    purge.purge()

    assert large in kept()


def test_what_goes_is_weighed_once_for_many_deliveries(domain, settings):
    settings.MAX_SITE_BYTES = 100_000
    purge.purge()
    put(110, 1000, domain=domain)
    trim(domain=domain)
    was_listed = Leaving.objects.exists()  # a hundredth more than was too much

    put(1, 1000, domain=domain, name="else")
    trim(domain=domain, name="else")

    assert was_listed and not Leaving.objects.exists()
    assert storage.stored_bytes() == 100_000


def test_N55_oldest_go_at_delivery_too_and_the_newest_stays_however_large(domain, settings):
    settings.MAX_SITE_BYTES = 3000
    purge.purge()
    put(3, domain=domain)
    (last,) = put(1, 50_000, domain=domain, name="else")

    trim(domain=domain, name="else")

    assert kept() == [last]


@pytest.mark.parametrize("bound", ["MAX_SITE_BYTES", "MAX_INBOX_BYTES"])
def test_zero_is_no_bound(domain, settings, bound):
    setattr(settings, bound, 0)
    purge.purge()
    put(3, 2**40 if bound == "MAX_SITE_BYTES" else 2**28, domain=domain)
    settings.MAX_INBOX_BYTES = 0

    purge.purge()
    trim(domain=domain)

    assert len(kept()) == 3


def test_what_goes_before_its_time_is_in_the_log(domain, settings, caplog):
    settings.MAX_SITE_BYTES = 1500
    put(3, domain=domain)

    with caplog.at_level(logging.WARNING):
        purge.purge()

    assert "MAX_SITE_BYTES: 2 messages went before their time" in caplog.text


def test_sum_is_exact_after_deliveries_and_deletions_at_once(transactional_db, domain):
    inbox, _ = Inbox.objects.issue(domain, "holder")

    def work(number):
        try:
            ids = put(20, 1000 + number, domain=domain, name=f"n{number}")
            Message.objects.filter(pk__in=ids[:5]).delete()
            put(5, 7, inbox=inbox)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    summed = Message.objects.aggregate(sum=Sum("stored_bytes"))["sum"]
    assert storage.stored_bytes() == summed == sum(15 * (1000 + number) for number in range(8)) + 8 * 5 * 7
    Inbox.objects.all().delete()  # the database's cascade is counted as well
    assert storage.stored_bytes() == summed - 8 * 5 * 7
    Domain.objects.all().delete()
    assert storage.stored_bytes() == 0
    assert StoredBytes.objects.count() > 1  # each connection in a row of its own


def test_N55_near_the_edge_of_the_disk_rcpt_is_answered_452_and_an_admin_is_told(
    domain, settings, admin_client, caplog, tmp_path
):
    settings.DATABASE_DISK, settings.MIN_FREE_BYTES = str(tmp_path), 2**60

    with caplog.at_level(logging.WARNING):
        purge.purge()

    assert "new mail is refused (452): the database's disk has" in caplog.text
    assert recipient_access("anybody@tempmail.test") == "452 4.3.1 Try again later: no room"
    assert recipient_access("postmaster@tempmail.test").startswith("550")
    assert "All new mail is refused" in admin_client.get(reverse("admin:inboxes_domain_changelist")).text
    (told,) = [
        problem for problem in run_checks(tags=[Tags.database], databases=["default"]) if problem.id == "tempmail.W002"
    ]
    assert "MIN_FREE_BYTES" in told.msg

    settings.MIN_FREE_BYTES = 0
    purge.purge()

    assert recipient_access("anybody@tempmail.test") == "OK"
    assert "All new mail is refused" not in admin_client.get(reverse("admin:inboxes_domain_changelist")).text


def test_N55_files_larger_than_they_may_be_close_the_door_as_well(domain, settings):
    settings.MAX_DATABASE_BYTES = 1

    purge.purge()

    assert "MAX_DATABASE_BYTES" in storage.refusal()
    assert recipient_access("anybody@tempmail.test").startswith("452 4.3.1")


def test_N55_more_at_once_than_the_oldest_can_go_is_answered_452(domain, settings):
    settings.MAX_SITE_BYTES = 10_000
    purge.purge()
    put(10, 1000, domain=domain)
    assert recipient_access("anybody@tempmail.test") == "OK"

    put(2, 1000, domain=domain)
    assert recipient_access("anybody@tempmail.test").startswith("452 4.3.1")

    purge.purge()
    assert recipient_access("anybody@tempmail.test") == "OK"


def test_disk_that_cannot_be_measured_refuses_nobody(domain, settings, caplog):
    settings.DATABASE_DISK = "/nowhere/at/all"

    purge.purge()

    assert storage.refusal() == ""
    assert "DATABASE_DISK cannot be measured" in caplog.text


def recipient_access(address):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tempmail.issued_key', '00', true)")
        cursor.execute("SELECT tempmail_recipient_access(%s)", [address])
        return cursor.fetchone()[0]


def test_N36_delivered_mail_is_counted_as_it_is_stored_and_452_is_what_a_sender_hears(live, world, send, domain):
    source = b"Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n" + (
        b"Content-Type: application/pdf; name=a.pdf\r\n\r\n" + os.urandom(25_000).hex().encode() + b"\r\n--b--\r\n"
    )
    assert send(source, "anybody@tempmail.test") == {}
    (message,) = arrived(1)
    columns = sum(len(getattr(message, name)) for name in ("summary", "body", "source"))
    assert message.stored_bytes == columns + len(Part.objects.get().content) > 50_000
    assert storage.stored_bytes() == message.stored_bytes

    Storage.objects.create(full_because="the disk has 3 MiB left")
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
        smtp.ehlo("client.example")
        smtp.mail("sender@shop.example")
        assert smtp.rcpt("anybody@tempmail.test")[0] == 452
        Storage.objects.update(full_because="")
        wait_for(lambda: smtp.rcpt("anybody@tempmail.test")[0] == 250, 30, "room")
    queue_is_empty(world)
