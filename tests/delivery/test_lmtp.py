"""The resident command's LMTP over its real socket: it takes whatever comes, and never says never."""

import random
import socket

import pytest
from django.db import connection

from dev.system import wait_for
from inboxes.models import Message
from tests.worlds.live import opened
from tests.worlds.lmtp_clients import dotted
from tests.worlds.mails import WELCOME


@pytest.fixture
def client(connect_lmtp):
    return connect_lmtp()


def sources():
    return [opened(message)[2] for message in Message.objects.order_by("received_at", "id")]


def test_each_recipient_gets_a_reply_of_its_own_in_order(client):
    replies = client.deliver(
        WELCOME, "one@tempmail.test", "x@elsewhere.example", "two@tempmail.test", "one@tempmail.test"
    )

    assert [reply[:9] for reply in replies] == ["250 2.0.0"] * 4
    assert [reply[10:] for reply in replies] == ["stored", "discarded", "stored", "stored"]
    assert set(Message.objects.values_list("local_part", flat=True)) == {"one", "two"}


@pytest.mark.parametrize(
    ("sender", "kept"),
    [("", ""), *[(name, name) for name in ("a@b.c", '"a b>"@c.d', 'a"b@c.d', "jürgen@bücher.example")]],
)
def test_envelope_sender_is_kept_and_the_null_sender_is_empty(client, sender, kept):
    assert client.deliver(WELCOME, "x@tempmail.test", sender=sender) == ["250 2.0.0 stored"]

    assert opened(Message.objects.get())[0]["envelope_sender"] == kept


@pytest.mark.parametrize(
    ("recipient", "local_part"),
    [
        ('"quoted"@tempmail.test', "quoted"),
        ("a/../b@tempmail.test", "a/../b"),
        ("-h@tempmail.test", "-h"),
        ("GRÖSSE@tempmail.test", "grösse"),
    ],
)
def test_odd_recipients_reach_their_inbox(client, recipient, local_part):
    assert client.deliver(WELCOME, recipient) == ["250 2.0.0 stored"]
    assert Message.objects.get().local_part == local_part


@pytest.mark.parametrize(
    "recipient",
    ["", "@", "x", "@tempmail.test", '"a b"@tempmail.test', "a\0b\0@", "\udcff@\udcff", f"{'x' * 5000}@tempmail.test"],
)
def test_recipients_that_nobody_can_be_are_discarded(client, recipient):
    client.say("LHLO test", "MAIL FROM:<>")
    assert client.say(b"RCPT TO:<" + recipient.encode("utf-8", "surrogateescape") + b">").startswith("250")
    assert client.say("DATA").startswith("354")

    assert client.data(WELCOME) == ["250 2.0.0 discarded"]


BYTES = {
    "long lines": b"X: " + b"h" * 100_000 + b"\r\n\r\n" + b"l" * 1_000_000,
    "dots": b".\r\n..\r\n...\r\n.a\r\n\r\n.\r\n.",
    "bare CR and LF": b"a\rb\nc\n\rd\n.\ne\r.\rf\n.\r\n\r\n",
    "NUL and 8-bit": bytes(range(256)),
    "nothing": b"",
    "one line end": b"\r\n",
    "no final line end": b"Subject: s\r\n\r\nx",
    "a final CR": b"Subject: s\r\n\r\nx\r",
}


@pytest.mark.parametrize("source", BYTES.values(), ids=BYTES.keys())
def test_stored_bytes_are_what_was_sent(client, source):
    assert client.deliver(source, "x@tempmail.test") == ["250 2.0.0 stored"]

    (stored,) = sources()
    assert stored == source if source.endswith(b"\r\n") or not source else stored == source + b"\r\n"


def test_end_of_data_is_found_in_packets_of_any_size(connect_lmtp):
    whole = dotted(b"one\r\n.two\r\n\r\nthree\r\n")
    for at in range(1, len(whole)):
        client = connect_lmtp()
        client.envelope("x@tempmail.test")
        client.socket.sendall(b"X: %d\r\n" % at + whole[:at])
        # A reply to something else says that the first packet has been read.
        connect_lmtp().say("NOOP")
        client.socket.sendall(whole[at:])
        assert client.reply() == "250 2.0.0 stored"

    assert sorted(sources()) == sorted(b"X: %d\r\none\r\n.two\r\n\r\nthree\r\n" % at for at in range(1, len(whole)))


def test_message_in_many_small_packets(client):
    client.envelope("x@tempmail.test")
    for byte in dotted(WELCOME):
        client.socket.sendall(bytes([byte]))

    assert client.reply() == "250 2.0.0 stored"
    assert sources() == [WELCOME]


def test_commands_right_behind_the_data_are_commands(client):
    client.envelope("x@tempmail.test")
    client.socket.sendall(
        dotted(WELCOME) + b"MAIL FROM:<>\r\nRCPT TO:<y@tempmail.test>\r\nDATA\r\n" + dotted(b"two\r\n") + b"QUIT\r\n"
    )

    replies = [client.reply()[:3] for _ in range(6)]
    assert replies == ["250", "250", "250", "354", "250", "221"]
    assert sources() == [WELCOME, b"two\r\n"]


def test_two_messages_on_one_connection_and_a_reset_between(client):
    client.deliver(WELCOME, "x@tempmail.test")
    assert client.say("MAIL FROM:<forgotten@shop.example>", "RCPT TO:<forgotten@tempmail.test>", "RSET") == "250 OK"
    assert client.say("DATA").startswith("4")
    client.deliver(b"two\r\n", "y@tempmail.test", sender="")

    assert sources() == [WELCOME, b"two\r\n"]
    assert not Message.objects.filter(local_part="forgotten").exists()


@pytest.mark.parametrize(
    "line",
    [
        "NONSENSE", "", " ", "EHLO x", "HELO x", "MAIL", "MAIL FROM", "MAIL FROM:", "MAIL FROM:x",
        "MAIL FROM:<a@b.c> X=Y", "RCPT TO:<x@tempmail.test>", "DATA", "DATA x", "VRFY x", "EXPN x", "STARTTLS",
        "AUTH PLAIN x", "HELP", b"\xff\xfe", b"\0", "X" * 60_000, "MAIL FROM:<" + "x" * 200_000 + ">",
    ],
    ids=lambda line: repr(line[:20]),
)  # fmt: skip
def test_no_command_is_answered_never(client, line):
    client.say("LHLO test")

    assert client.say(line)[:1] in ("2", "4")
    assert client.deliver(WELCOME, "x@tempmail.test")[-1].startswith("250")


def test_no_sequence_of_commands_is_answered_never(connect_lmtp):
    generator = random.Random(1)
    pieces = [b"LHLO x", b"MAIL FROM:<>", b"MAIL FROM:<a@b.c>", b"RCPT TO:<x@tempmail.test>", b"DATA", b"RSET", b"."]
    pieces += [b"NOOP", b"SIZE=9", b" ", b"\0", b"\xff", b"<", b">", b'"', b":", b"\n", b"\r", b"QUIT", b"HELP"]
    for _ in range(60):
        client = connect_lmtp()
        lines = [b"".join(generator.choices(pieces, k=generator.choice([1, 1, 1, 2, 3]))) for _ in range(8)]
        client.socket.sendall(b"\r\n".join([*lines, b"", b".", b"RSET", b"QUIT", b""]))
        client.socket.shutdown(socket.SHUT_WR)
        for reply in client.file.read().split(b"\r\n"):
            assert reply[:1] in (b"2", b"3", b"4", b""), (lines, reply)

    assert connect_lmtp().deliver(WELCOME, "x@tempmail.test")[-1].startswith("250")


def test_N53_connection_lost_in_the_data_stores_nothing(connect_lmtp):
    for cut in range(len(dotted(WELCOME))):
        client = connect_lmtp()
        client.envelope("x@tempmail.test")
        client.socket.sendall(dotted(WELCOME)[:cut])
        client.close()

    assert connect_lmtp().deliver(b"after\r\n", "x@tempmail.test") == ["250 2.0.0 stored"]
    assert sources() == [b"after\r\n"]


def test_N53_message_waits_while_the_database_is_down_and_is_stored_once(client, connect_lmtp, cluster):
    assert client.deliver(b"before\r\n", "x@tempmail.test") == ["250 2.0.0 stored"]
    connection.close()
    cluster.stop()
    try:
        replies = client.deliver(WELCOME, "x@tempmail.test", "y@tempmail.test")
        assert [reply[:9] for reply in replies] == ["451 4.3.0"] * 2
    finally:
        cluster.start()

    wait_for(lambda: client.deliver(WELCOME, "x@tempmail.test")[0].startswith("250"), 30, "the database")
    assert connect_lmtp().deliver(WELCOME, "x@tempmail.test") == ["250 2.0.0 duplicate"]
    assert sources() == [b"before\r\n", WELCOME]
