"""A replica takes over: nothing accepted is lost, and each process finds the new primary by itself.

Nobody manages the servers here, as Patroni does in `./tempmail wide`: the test promotes the replica.
"""

import contextlib
import http.client
import json
import threading

from dev.system import wait_for
from tests.worlds.lmtp_clients import LmtpClient

SOURCE = b"Received: by mx.tempmail.test (Postfix) id 4Q1; Fri, 1 May 2026 09:30:00 +0000\r\nSubject: s\r\n\r\nbody\r\n"
# A host that vanished is noticed in ten seconds.
SECONDS = 40
WEB = "127.0.0.1", 8000


def deliver(pair, recipient):
    """Hand a message to delivery, as Postfix does; return its answer."""
    wait_for(lambda: pair.world.answers("delivery"), 60, "delivery")
    client = LmtpClient(pair.world.socket)
    client.reply()  # the greeting
    (reply,) = client.deliver(SOURCE, recipient)
    client.close()
    return reply


def ask(pair, method, path, token=""):
    """Ask the API on the service's host; 0 when it does not answer."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with pair.network.inside("worker"), contextlib.closing(http.client.HTTPConnection(*WEB, timeout=120)) as connection:
        try:
            connection.request(method, f"/api/v1/{path}", headers=headers)
        except OSError:
            return 0, {}
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or "{}")


def test_message_is_acknowledged_only_when_the_replica_has_it_however_often_it_is_tried(pair):
    pair.await_replica("*")
    wait_for(
        lambda: pair.sql("db1", "SELECT sync_state FROM pg_stat_replication") == "sync", 60, "a replica that counts"
    )
    with pair.serving("delivery", STORE_SECONDS="1"):
        pair.servers["db2"].stop("immediate")

        assert [deliver(pair, "once@tempmail.test")[:3] for _ in range(2)] == ["451", "451"]
        # What had waited for the replica is there after a crash, and no replica has it.
        pair.servers["db1"].stop("immediate")
        pair.start("db1")
        assert pair.sql("db1", "SELECT count(*) FROM inboxes_message") == "1"
        assert deliver(pair, "once@tempmail.test")[:3] == "451"

        pair.start("db2")
        wait_for(pair.follows, 60, "a replica that follows")
        assert deliver(pair, "once@tempmail.test") == "250 2.0.0 duplicate"
        assert pair.sql("db1", "SELECT count(*) FROM inboxes_message") == "1"
    pair.await_replica("")


def test_primary_that_vanishes_without_a_word_is_left_for_the_one_that_took_over(pair):
    with pair.serving("delivery", "web", "qcluster"):
        inbox = wait_for(lambda: ask(pair, "POST", "inboxes")[1], 60, "web")
        heard = []
        path = f"inboxes/{inbox['address']}/messages/wait?timeout=100"
        waiter = threading.Thread(target=lambda: heard.append(ask(pair, "GET", path, inbox["token"])))
        waiter.start()
        wait_for(lambda: pair.count("db1", "query = 'LISTEN tempmail'"), 60, "a waiter that listens")
        wait_for(lambda: pair.count("db1", "usename = 'tempmail_purge'"), 60, "the qcluster")
        assert deliver(pair, "before@tempmail.test").startswith("250")

        pair.network.cut("db1")
        pair.promote("db2")

        wait_for(lambda: deliver(pair, inbox["address"]).startswith("250"), SECONDS, "mail that is stored")
        waiter.join(SECONDS)
        assert [(status, message["subject"]) for status, message in heard] == [(200, "s")]
        wait_for(lambda: pair.count("db2", "usename = 'tempmail_purge'"), SECONDS, "the qcluster")
        assert ask(pair, "GET", f"inboxes/{inbox['address']}", inbox["token"])[0] == 200
        assert pair.sql("db2", "SELECT count(*) FROM inboxes_message WHERE inbox_id IS NOT NULL") == "1"
