"""A message's rows: exactly once, all or none, sealed to the right key, within the cap."""

import base64
import os
import random
import threading
import tracemalloc
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from delivery import storing
from delivery.parsing.message import parse, queue_id_of
from delivery.storing import Envelope, store
from dev.system import wait_for
from inboxes.access.ways_in import OpenInbox
from inboxes.mail import sealing
from inboxes.mail.arrival_ids import time_ordered_uuid
from inboxes.models import Inbox, IssueError, Message, Part
from inboxes.models.domain import Domain
from inboxes.showing import parts
from tests.worlds.live import opened
from tests.worlds.lmtp_clients import LmtpClient

SOURCE = (
    b"Received: from a by mx (Postfix) with ESMTP id 4Q1\r\nFrom: Shop <shop@shop.example>\r\nTo: x@tempmail.test\r\n"
    b"Subject: s\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nthe text\r\n"
    b"--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF\0\r\n"
    b"--b\r\nContent-Type: image/png\r\nContent-ID: <i>\r\nContent-Disposition: inline\r\n\r\n\x89PNG\r\n--b--\r\n"
)


pytestmark = pytest.mark.usefixtures("as_delivery")


def deliver(*recipients, source=SOURCE, sender="bounces@shop.example"):
    return store(Envelope(sender, list(recipients), source), parse(source), queue_id_of(source))


def outcomes(*recipients, **options):
    return [str(result.outcome) for result in deliver(*recipients, **options)]


def begun(recipient):
    """Begin a delivery, and return what is to be inserted."""
    sealed = storing.Sealed(Envelope("", [recipient], SOURCE), parse(SOURCE), "4Q1")
    place, tag = storing._begin([recipient])[recipient]
    return storing._Letter(time_ordered_uuid(), sealed, {}, recipient, place, tag)


def names():
    return sorted(Message.objects.values_list("local_part", flat=True))


def test_row_of_a_private_inbox_opens_with_its_secret_alone(domain):
    inbox, secret = Inbox.objects.issue(domain, "holder")

    assert deliver("Holder+Shop@tempmail.test")[0].where == f"inbox={inbox.pk}"

    message = Message.objects.get()
    assert (message.inbox_id, message.domain_id, message.local_part, message.expires_at) == (inbox.pk, None, "", None)
    summary, body, source = opened(message, secret)
    assert source == SOURCE
    assert body["text"] == "the text"
    assert ["Subject", "s"] in body["headers"]
    assert summary["recipient"] == "Holder+Shop@tempmail.test"
    assert {name: summary[name] for name in ("tag", "envelope_sender", "queue_id", "subject", "preview")} == {
        "tag": "shop", "envelope_sender": "bounces@shop.example", "queue_id": "4Q1", "subject": "s",
        "preview": "the text",
    }  # fmt: skip
    assert summary["from"] == [["Shop", "shop@shop.example"]]
    assert summary["attachments"] == [
        {
            "number": 1,
            "name": "a.pdf",
            "type": "application/pdf",
            "bytes": 5,
            "content_id": "",
            "inline": False,
            "content_location": "",
            "place": [],
        },
        {
            "number": 2,
            "name": "part-2.png",
            "type": "image/png",
            "bytes": 4,
            "content_id": "i",
            "inline": True,
            "content_location": "",
            "place": [],
        },
    ]
    key = sealing.private_key_of(secret)
    contents = {part.number: sealing.unseal(part.content, key) for part in Part.objects.all()}
    assert contents == {1: b"%PDF\0", 2: b"\x89PNG"}
    with pytest.raises(sealing.SealError):
        opened(message)


def test_attachment_that_its_source_has_in_base64_is_stored_once(domain):
    picture, lines = os.urandom(40_000), b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    lines += base64.encodebytes(picture).replace(b"\n", b"\r\n")
    source = SOURCE.replace(b"--b\r\n\r\nthe text\r\n", b"--b\r\n\r\nthe text\r\n" + lines)

    deliver("anybody@tempmail.test", source=source)

    message = Message.objects.get()
    inbox = OpenInbox(domain, "anybody", settings.SITE_PRIVATE_KEY)
    assert [parts.open_part(inbox, message, number) for number in (1, 2, 3)] == [picture, b"%PDF\0", b"\x89PNG"]
    assert [part.number for part in Part.objects.order_by("number")] == [2, 3]
    assert message.stored_bytes < len(source) * 0.85


def test_row_of_a_public_name_opens_with_the_sites_key_and_ends_with_its_domains_lifetime(domain):
    Domain.objects.update(default_lifetime_minutes=7)

    assert deliver("Anybody+x@tempmail.test")[0].where == "public"

    message = Message.objects.get()
    assert (message.inbox_id, message.domain_id, message.local_part) == (None, domain.pk, "anybody")
    assert message.expires_at - message.received_at == timedelta(minutes=7)
    assert (message.source_bytes, opened(message)[2]) == (len(SOURCE), SOURCE)


def test_N54_retry_is_stored_once_and_another_delivery_of_the_same_text_is_not_a_retry(domain):
    Inbox.objects.issue(domain, "holder")
    both = ["holder@tempmail.test", "anybody@tempmail.test"]

    assert outcomes(*both) == ["stored", "stored"]
    assert outcomes(*both) == ["duplicate", "duplicate"]
    assert outcomes("other@tempmail.test", "anybody+tag@tempmail.test") == ["stored", "duplicate"]
    assert outcomes(*both, source=SOURCE.replace(b"4Q1", b"4Q2")) == ["stored", "stored"]
    assert names() == ["", "", "anybody", "anybody", "other"]
    assert Part.objects.count() == 10


def test_recipients_of_one_inbox_get_one_row(domain):
    assert outcomes("a@tempmail.test", "A+x@tempmail.test", "a@tempmail.test").count("stored") >= 1

    assert names() == ["a"]


def test_all_recipients_are_stored_or_none(domain):
    broken, _ = Inbox.objects.issue(domain, "broken")
    Inbox.objects.filter(pk=broken.pk).update(public_key=b"no key")

    with pytest.raises(Exception, match="32 bytes"):
        deliver("a@tempmail.test", "broken@tempmail.test", "z@tempmail.test")

    assert names() == []
    assert outcomes("a@tempmail.test", "z@tempmail.test") == ["stored", "stored"]


def test_inbox_deleted_under_way_stores_nothing_and_the_retry_is_discarded(domain):
    inbox, _ = Inbox.objects.issue(domain, "holder")
    letter = begun("holder@tempmail.test")
    inbox.delete()

    with pytest.raises(psycopg.IntegrityError):
        storing._insert_and_commit([letter])
    storing.disconnect()

    assert outcomes("holder@tempmail.test") == ["discarded"]
    assert names() == []


def test_mail_that_nobody_may_read_is_discarded_and_says_why(domain):
    Inbox.objects.issue(domain, "ended")
    Inbox.objects.update(expires_at=Now() - timedelta(seconds=1))
    Domain.objects.create(name="invited.test", acceptance=Domain.Acceptance.ISSUED)
    reasons = {
        "ended@tempmail.test": "ended", "acdef-acdef-acdef@tempmail.test": "ended", "admin@tempmail.test": "reserved",
        "a b@tempmail.test": "unusable", "x@elsewhere.test": "unknown", "x": "unknown", "": "unknown",
        "x@invited.test": "unheld",
    }  # fmt: skip

    results = deliver(*reasons, "anybody@tempmail.test")

    assert {result.recipient: result.where for result in results[:-1]} == reasons
    assert {str(result.outcome) for result in results[:-1]} == {"discarded"}
    assert (results[-1].outcome, names()) == ("stored", ["anybody"])


def test_mail_for_a_domain_closed_meanwhile_still_arrives(domain):
    Domain.objects.update(is_active=False)

    assert outcomes("anybody@tempmail.test") == ["stored"]


def test_oldest_goes_when_an_inbox_is_full_never_the_new_one(domain):
    inbox, secret = Inbox.objects.issue(domain, "holder")
    Domain.objects.update(max_messages=3)
    deliver("other@tempmail.test")

    for number in range(5):
        source = b"Subject: %d\r\n\r\nx" % number
        deliver("holder@tempmail.test", "anybody@tempmail.test", source=source)
        newest = Message.objects.filter(inbox=inbox).newest_first().first()
        assert opened(newest, secret)[0]["subject"] == str(number)

    kept = Message.objects.filter(inbox=inbox).newest_first()
    assert [opened(message, secret)[0]["subject"] for message in kept] == ["4", "3", "2"]
    assert names() == ["", "", "", "anybody", "anybody", "anybody", "other"]


def test_too_large_a_message_is_kept_without_parts_and_says_so(domain):
    Domain.objects.create(name="small.test", max_message_bytes=300)

    assert outcomes("a@small.test", "a@tempmail.test") == ["stored", "stored"]

    cut, whole = Message.objects.get(domain__name="small.test"), Message.objects.get(domain=domain)
    summary, body, source = opened(cut)
    assert source == SOURCE[:300]
    assert (summary["defects"], body["text"], cut.source_bytes) == (["too_large"], "the text", len(SOURCE))
    assert [attachment["name"] for attachment in summary["attachments"]] == ["a.pdf", "part-2.png"]
    assert not Part.objects.filter(message=cut).exists()
    assert opened(whole)[0]["defects"] == []
    assert opened(whole)[2] == SOURCE


def test_roles_of_delivery_can_write_and_cannot_read(domain):
    deliver("anybody@tempmail.test")
    cursor = storing.database().cursor()

    assert cursor.execute("SELECT current_user").fetchone()[0] == "tempmail_delivery"
    for statement in (
        "SELECT summary FROM inboxes_message", "SELECT content FROM inboxes_part", "SELECT * FROM inboxes_inbox",
        "DELETE FROM inboxes_message", "UPDATE inboxes_message SET summary = ''", "SELECT * FROM inboxes_issuedaddress",
        "CREATE TABLE x ()",
    ):  # fmt: skip
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            cursor.execute(statement)


def waiting_statements(cluster):
    """What backends that wait for a lock are at."""
    return cluster.sql("SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


def test_claim_of_a_name_waits_for_a_delivery_and_is_refused(domain, cluster):
    letter = begun("name@tempmail.test")
    refusals = []

    def claim():
        try:
            Inbox.objects.issue(domain, "name")
        except IssueError as error:
            refusals.append(str(error))
        finally:
            connection.close()

    # The claim is the web's, whose role reads and locks.
    connection.settings_dict["USER"], connection.settings_dict["PASSWORD"] = owner()
    thread = threading.Thread(target=claim)
    thread.start()
    wait_for(lambda: waiting_statements(cluster), 30, "a claim that waits")
    storing._insert_and_commit([letter])
    thread.join(30)

    assert refusals == ["public"]
    assert names() == ["name"]


def owner():
    info = connection.connection.info
    return info.user, info.password


def test_delivery_waits_for_a_claim_and_reaches_the_new_inbox_and_no_log_has_the_key(domain, cluster):
    results = []
    with transaction.atomic():
        inbox, secret = Inbox.objects.issue(domain, "name")
        thread = threading.Thread(target=lambda: results.extend(deliver("name@tempmail.test")))
        thread.start()
        wait_for(lambda: waiting_statements(cluster), 30, "a delivery that waits")
        # What a server writes to its log, when it stops a statement.
        statement = waiting_statements(cluster)
    thread.join(30)

    assert "tempmail_resolve" in statement
    assert settings.ISSUED_KEY.hex() not in statement
    assert [result.where for result in results] == [f"inbox={inbox.pk}"]
    assert opened(Message.objects.get(), secret)[2] == SOURCE


def test_connection_that_the_server_ended_is_replaced_without_a_word(domain, cluster):
    deliver("a@tempmail.test")
    cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tempmail_delivery'")

    assert outcomes("b@tempmail.test") == ["stored"]
    assert names() == ["a", "b"]


def test_concurrent_deliveries_do_not_deadlock_and_keep_to_the_cap(domain, running, world, cluster):
    """Twenty clients, four workers, the same inboxes in any order, each over its cap."""
    Domain.objects.update(max_messages=3)
    Inbox.objects.issue(domain, "holder")
    running.start("delivery")
    log_before, replies = cluster.log.stat().st_size, []

    def send(number):
        recipients = [f"{name}@tempmail.test" for name in ("holder", *"abcd")]
        for round_ in range(4):
            client = LmtpClient(world.socket)
            client.reply()
            random.Random(number + 100 * round_).shuffle(recipients)
            replies.extend(client.deliver(b"X: %d %d\r\n\r\nx\r\n" % (number, round_), *recipients))
            client.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert replies == ["250 2.0.0 stored"] * 400
    assert names() == [""] * 3 + [name for name in "abcd" for _ in range(3)]
    assert "deadlock" not in cluster.log.read_text(errors="replace")[log_before:]


def test_memory_does_not_grow_with_the_inboxes_that_a_large_message_is_for(domain):
    for number in range(20):
        Inbox.objects.issue(domain, f"holder{number}")
    large = SOURCE.replace(b"%PDF", b"%PDF" + b"x" * 2**20)

    peaks = {}
    for count in (1, 20):
        tracemalloc.start()
        deliver(*(f"holder{number}@tempmail.test" for number in range(count)), source=large + b" " * count)
        peaks[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert Message.objects.count() == 21
    assert peaks[20] < 1.5 * peaks[1]
