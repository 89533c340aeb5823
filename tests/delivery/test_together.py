"""What waits in a worker is stored together: in one transaction, within bounds, and none harms another."""

import asyncio
import os
import random
import signal
import threading
from contextlib import suppress

import psycopg
import pytest
from django.db import connection

from delivery import storing
from delivery.lmtp import LARGE_BYTES, Worker
from delivery.marks import Marks
from delivery.together import MAX_BYTES
from dev.system import descendants, wait_for
from inboxes.models import Inbox, Message
from tests.worlds.live import opened
from tests.worlds.lmtp_clients import LmtpClient, serve_while
from tests.worlds.mails import WELCOME

STORED, DUPLICATE, NOT_NOW = ["250 2.0.0 stored"], ["250 2.0.0 duplicate"], ["451 4.3.0 Not now"]
TRANSACTIONS = "SELECT count(DISTINCT xmin::text) FROM inboxes_message"
WAITING_TO_COMMIT = "SELECT pid FROM pg_stat_activity WHERE usename = 'tempmail_delivery' AND wait_event = 'SyncRep'"
WAITING_FOR_A_LOCK = "SELECT pid FROM pg_stat_activity WHERE usename = 'tempmail_delivery' AND wait_event_type = 'Lock'"


def numbered(number, size=0):
    return b"Subject: %d\r\n\r\n" % number + b"x" * size + b"\r\n"


def delivered(*messages):
    """Give a worker (recipient, source) pairs that came in the same moment; return what each was answered."""

    async def deliver():
        worker = Worker(0, Marks(1))
        return await asyncio.gather(*(worker.deliver("", [recipient], source) for recipient, source in messages))

    return asyncio.run(deliver())


@pytest.fixture
def transactions(cluster):
    return lambda: int(cluster.sql(TRANSACTIONS, connection.settings_dict["NAME"]))


@pytest.mark.usefixtures("as_delivery")
def test_messages_that_wait_share_a_transaction_and_each_is_stored_once(domain, transactions):
    Inbox.objects.issue(domain, "holder")
    messages = [(f"{name}@tempmail.test", numbered(n)) for n in range(5) for name in ("holder", "b", "a")]

    assert delivered(*messages) == [STORED] * 15

    assert transactions() == 1
    assert Message.objects.count() == Message.objects.values("received_at").distinct().count() == 15
    assert list(Message.objects.order_by("received_at")) == list(Message.objects.order_by("pk"))
    assert delivered(*reversed(messages)) == [DUPLICATE] * 15
    assert sorted(delivered(("a@tempmail.test", WELCOME), ("a@tempmail.test", WELCOME))) == [DUPLICATE, STORED]
    shown = Message.objects.filter(local_part="b").order_by("received_at", "id")
    assert [opened(message)[0]["subject"] for message in shown] == ["0", "1", "2", "3", "4"]


@pytest.mark.usefixtures("as_delivery")
def test_message_that_cannot_be_stored_harms_none_that_waits_with_it(domain):
    broken, _ = Inbox.objects.issue(domain, "broken")
    Inbox.objects.filter(pk=broken.pk).update(public_key=b"no key")

    replies = delivered(*((f"{name}@tempmail.test", numbered(1)) for name in ("a", "broken", "ended-x", "z")))

    assert replies == [STORED, NOT_NOW, STORED, STORED]
    assert sorted(Message.objects.values_list("local_part", flat=True)) == ["a", "ended-x", "z"]


@pytest.mark.usefixtures("as_delivery")
def test_what_shares_a_transaction_is_bounded_by_bytes(domain, cluster):
    size = MAX_BYTES * 2 // 5
    assert delivered(*((f"n{n}@tempmail.test", numbered(n, size)) for n in range(5))) == [STORED] * 5

    together = "SELECT max(n) FROM (SELECT count(*) AS n FROM inboxes_message GROUP BY xmin::text) counted"
    assert cluster.sql(together, connection.settings_dict["NAME"]) in ("1", "2")


@pytest.mark.usefixtures("as_delivery")
def test_what_may_take_long_to_read_is_begun_when_the_others_are_stored(domain, transactions):
    assert (
        delivered(("a@tempmail.test", WELCOME), ("b@tempmail.test", numbered(1, 100_000)), ("c@tempmail.test", WELCOME))
        == [STORED] * 3
    )

    assert transactions() == 2
    first = Message.objects.earliest("received_at")
    assert first.local_part == "a"


@pytest.mark.usefixtures("as_delivery")
def test_statements_are_planned_once_whatever_is_stored(domain):
    Inbox.objects.issue(domain, "holder")
    counted = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%inboxes_message%%'"
    counts = []
    for _ in range(2):
        for size in (1, 10, 1000, 40_000, 100_000):
            for names in (["holder"], ["a"], ["holder", "a"]):
                delivered(*((f"{name}@tempmail.test", numbered(size, size)) for name in names))
        counts.append(storing.database().execute(counted).fetchone()[0])
        Message.objects.all().delete()

    # Of one place alone, of the other, of both: not of each number and size.
    assert counts == [3, 3]


@pytest.mark.usefixtures("as_delivery")
def test_connection_that_ends_after_the_commit_loses_and_doubles_nothing(settings, domain, cluster):
    settings.STORE_SECONDS = 2
    messages = [(f"n{n}@tempmail.test", numbered(n)) for n in range(4)]
    cluster.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    cluster.sql("SELECT pg_reload_conf()")
    waiting = []

    def end_it():
        waiting.append(wait_for(lambda: cluster.sql(WAITING_TO_COMMIT), 30, "a commit"))
        cluster.sql(f"SELECT pg_terminate_backend({cluster.sql(WAITING_TO_COMMIT)})")

    ending = threading.Thread(target=end_it)
    try:
        ending.start()
        replies = delivered(*messages)
        ending.join(30)
    finally:
        cluster.sql("ALTER SYSTEM RESET synchronous_standby_names")
        cluster.sql("SELECT pg_reload_conf()")

    assert waiting
    assert replies == [NOT_NOW] * 4  # they are there, but no replica says so
    assert delivered(*messages) == [DUPLICATE] * 4
    assert Message.objects.count() == 4


def test_N36_large_messages_in_memory_are_fewer(settings, tmp_path, transactional_db):
    """A third large one is read no further, while small ones go on."""
    settings.MAX_MESSAGES_AT_ONCE = 8

    def converse(path):
        clients = [LmtpClient(path) for _ in range(4)]
        for client in clients:
            client.reply()
            client.envelope("x@nowhere.example")
        part = b"x" * 998 + b"\r\n"
        enough = part * (2 * LARGE_BYTES // 1000)
        for client in clients[:2]:
            client.socket.sendall(enough)
        clients[2].socket.settimeout(0.5)
        with pytest.raises(TimeoutError):
            clients[2].socket.sendall(enough)
        assert clients[3].data(WELCOME) == ["250 2.0.0 discarded"]
        clients[0].socket.sendall(b".\r\n")
        assert clients[0].reply() == "250 2.0.0 discarded"
        clients[2].socket.settimeout(30)
        clients[2].socket.sendall(b"\r\n" + enough + b".\r\n")
        assert clients[2].reply() == "250 2.0.0 discarded"
        for client in clients:
            client.close()

    serve_while(converse, tmp_path / "socket")


def test_commands_that_came_together_are_answered_together(connect_lmtp):
    client = connect_lmtp()
    client.socket.sendall(b"LHLO test\r\n")
    offered = b""
    while b"250 " not in offered:
        offered += client.socket.recv(4096)
    assert b"PIPELINING" in offered

    client.socket.sendall(b"MAIL FROM:<>\r\nRCPT TO:<a@tempmail.test>\r\nRCPT TO:<b@tempmail.test>\r\nDATA\r\n")

    assert client.socket.recv(4096).split(b"\r\n")[:3] == [b"250 OK"] * 3
    assert client.data(WELCOME, 2) == STORED * 2


@pytest.fixture
def locked(domain):
    """An inbox that takes no more than so many, its row locked by somebody until the block ends."""
    inbox, _ = Inbox.objects.issue(domain, "locked")
    Inbox.objects.filter(pk=inbox.pk).update(messages_left=100)
    with psycopg.connect(**connection.get_connection_params()) as holding:
        psycopg.Cursor(holding).execute("SELECT FROM inboxes_inbox WHERE id = %s FOR UPDATE", [inbox.pk])
        yield holding


def sent_together(connect_lmtp, recipients):
    """Hand messages over at one time, as far as that goes; return their connections."""
    clients = [connect_lmtp() for _ in recipients]
    for client, recipient in zip(clients, recipients, strict=True):
        client.envelope(recipient)
    for number, client in enumerate(clients):
        client.socket.sendall(numbered(number) + b".\r\n")
    return clients


def test_message_that_waits_for_a_lock_holds_up_none_that_came_with_it(connect_lmtp, locked, cluster):
    names = ["a", "locked", *"bcdefghijklm"]
    clients = sent_together(connect_lmtp, [f"{name}@tempmail.test" for name in names])

    others = [client for client, name in zip(clients, names, strict=True) if name != "locked"]
    assert [client.reply() for client in others] == STORED * len(others)
    wait_for(lambda: cluster.sql(WAITING_FOR_A_LOCK), 30, "the one that waits")
    locked.commit()

    assert clients[1].reply() == STORED[0]
    assert Message.objects.count() == len(names)


def test_worker_that_is_killed_over_a_batch_loses_and_doubles_nothing(connect_lmtp, resident, locked, cluster):
    names = ["locked", *"abcdefghij"]
    clients = sent_together(connect_lmtp, [f"{name}@tempmail.test" for name in names])
    wait_for(lambda: cluster.sql(WAITING_FOR_A_LOCK), 30, "a worker that waits")

    for pid in descendants(resident.start("delivery").pid):
        os.kill(pid, signal.SIGKILL)
    replies = []
    for client in clients:
        with suppress(OSError):
            replies.append(client.reply())
    locked.rollback()
    wait_for(lambda: not cluster.sql(WAITING_FOR_A_LOCK), 30, "the end of what was begun")

    again = []

    def all_again():
        with suppress(OSError):
            again[:] = [
                connect_lmtp().deliver(numbered(number), f"{name}@tempmail.test") for number, name in enumerate(names)
            ]
        return len(again) == len(names)

    wait_for(all_again, 60, "workers")
    assert all(reply in (STORED, DUPLICATE) for reply in again)
    assert all(reply in ("", *STORED) for reply in replies)
    assert Message.objects.count() == len(names)


def test_deliveries_of_many_to_the_same_inboxes_wait_for_each_other_in_one_order(
    connect_lmtp, resident, domain, cluster
):
    for name in "abcd":
        inbox, _ = Inbox.objects.issue(domain, name)
        Inbox.objects.filter(pk=inbox.pk).update(messages_left=10_000)
    log_before, replies = len(cluster.log.read_text()), []

    def send(number, client):
        chance = random.Random(number)
        for round_ in range(12):
            names = chance.sample("abcdef", 4)
            # Of some another worker stores the same at the same time.
            source = numbered(round_ if number % 2 else number * 100 + round_)
            replies.extend(client.deliver(source, *(f"{name}@tempmail.test" for name in names)))

    threads = [threading.Thread(target=send, args=[number, connect_lmtp()]) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert set(replies) == {*STORED, *DUPLICATE} and len(replies) == 10 * 12 * 4
    assert "deadlock" not in cluster.log.read_text()[log_before:]
    assert Message.objects.count() == replies.count(STORED[0])
