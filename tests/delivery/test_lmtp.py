"""The resident command's LMTP over its real socket: it takes whatever comes, and never says never."""

import random
import socket

import pytest
from django.db import connection

from delivery import storing
from dev.system import wait_for
from inboxes.models import Message
from tests.worlds.live import opened

MESSAGE = b"From: Shop <shop@shop.example>\r\nSubject: Welcome\r\n\r\nHello there\r\n"


class Client:
    """An LMTP client that says what it is told, and nothing of its own."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(30)
        try:
            self.socket.connect(str(path))
        except OSError:
            self.socket.close()
            raise
        self.file = self.socket.makefile("rb")

    def close(self):
        self.file.close()
        self.socket.close()

    def reply(self):
        """Return a reply's last line; "" when the other side has hung up."""
        while True:
            line = self.file.readline().decode()
            if line[3:4] != "-":
                return line.rstrip("\r\n")

    def say(self, *lines):
        """Send lines together; return the last one's reply."""
        self.socket.sendall(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\r\n" for line in lines))
        return [self.reply() for _ in lines][-1]

    def envelope(self, *recipients, sender="sender@shop.example"):
        self.say("LHLO test", f"MAIL FROM:<{sender}>", *(f"RCPT TO:<{recipient}>" for recipient in recipients))
        reply = self.say("DATA")
        if not reply:
            raise ConnectionError("the other side has hung up")
        assert reply.startswith("354")

    def data(self, source, count=1):
        self.socket.sendall(dotted(source))
        return [self.reply() for _ in range(count)]

    def deliver(self, source, *recipients, sender="sender@shop.example"):
        self.envelope(*recipients, sender=sender)
        return self.data(source, len(recipients))


def dotted(source):
    """The DATA form (RFC 5321 4.5.2), ended."""
    data = (b"\r\n" + source).replace(b"\r\n.", b"\r\n..")[2:]
    return data + (b".\r\n" if data.endswith(b"\r\n") or not data else b"\r\n.\r\n")


@pytest.fixture
def resident(transactional_db, running, domain):
    """The resident command alone, serving the test's database."""
    running.start("delivery")
    yield running
    running.start("delivery")
    storing.disconnect()


@pytest.fixture
def connect(resident, world):
    """Open LMTP connections that end with the test."""
    clients = []

    def connect():
        clients.append(Client(world.socket))
        assert clients[-1].reply().startswith("220")
        return clients[-1]

    yield connect
    for client in clients:
        client.close()


@pytest.fixture
def client(connect):
    return connect()


def sources():
    return [opened(message)[2] for message in Message.objects.order_by("received_at", "id")]


def test_each_recipient_gets_a_reply_of_its_own_in_order(client):
    replies = client.deliver(
        MESSAGE, "one@tempmail.test", "x@elsewhere.example", "two@tempmail.test", "one@tempmail.test"
    )

    assert [reply[:9] for reply in replies] == ["250 2.0.0"] * 4
    assert [reply[10:] for reply in replies] == ["stored", "discarded", "stored", "stored"]
    assert set(Message.objects.values_list("local_part", flat=True)) == {"one", "two"}


@pytest.mark.parametrize(
    ("sender", "kept"),
    [("", ""), *[(name, name) for name in ("a@b.c", '"a b>"@c.d', 'a"b@c.d', "jürgen@bücher.example")]],
)
def test_envelope_sender_is_kept_and_the_null_sender_is_empty(client, sender, kept):
    assert client.deliver(MESSAGE, "x@tempmail.test", sender=sender) == ["250 2.0.0 stored"]

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
    assert client.deliver(MESSAGE, recipient) == ["250 2.0.0 stored"]
    assert Message.objects.get().local_part == local_part


@pytest.mark.parametrize(
    "recipient",
    ["", "@", "x", "@tempmail.test", '"a b"@tempmail.test', "a\0b\0@", "\udcff@\udcff", f"{'x' * 5000}@tempmail.test"],
)
def test_recipients_that_nobody_can_be_are_discarded(client, recipient):
    client.say("LHLO test", "MAIL FROM:<>")
    assert client.say(b"RCPT TO:<" + recipient.encode("utf-8", "surrogateescape") + b">").startswith("250")
    assert client.say("DATA").startswith("354")

    assert client.data(MESSAGE) == ["250 2.0.0 discarded"]


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


def test_end_of_data_is_found_in_packets_of_any_size(connect):
    whole = dotted(b"one\r\n.two\r\n\r\nthree\r\n")
    for at in range(1, len(whole)):
        client = connect()
        client.envelope("x@tempmail.test")
        client.socket.sendall(b"X: %d\r\n" % at + whole[:at])
        # A reply to something else says that the first packet has been read.
        connect().say("NOOP")
        client.socket.sendall(whole[at:])
        assert client.reply() == "250 2.0.0 stored"

    assert sorted(sources()) == sorted(b"X: %d\r\none\r\n.two\r\n\r\nthree\r\n" % at for at in range(1, len(whole)))


def test_message_in_many_small_packets(client):
    client.envelope("x@tempmail.test")
    for byte in dotted(MESSAGE):
        client.socket.sendall(bytes([byte]))

    assert client.reply() == "250 2.0.0 stored"
    assert sources() == [MESSAGE]


def test_commands_right_behind_the_data_are_commands(client):
    client.envelope("x@tempmail.test")
    client.socket.sendall(
        dotted(MESSAGE) + b"MAIL FROM:<>\r\nRCPT TO:<y@tempmail.test>\r\nDATA\r\n" + dotted(b"two\r\n") + b"QUIT\r\n"
    )

    replies = [client.reply()[:3] for _ in range(6)]
    assert replies == ["250", "250", "250", "354", "250", "221"]
    assert sources() == [MESSAGE, b"two\r\n"]


def test_two_messages_on_one_connection_and_a_reset_between(client):
    client.deliver(MESSAGE, "x@tempmail.test")
    assert client.say("MAIL FROM:<forgotten@shop.example>", "RCPT TO:<forgotten@tempmail.test>", "RSET") == "250 OK"
    assert client.say("DATA").startswith("4")
    client.deliver(b"two\r\n", "y@tempmail.test", sender="")

    assert sources() == [MESSAGE, b"two\r\n"]
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
    assert client.deliver(MESSAGE, "x@tempmail.test")[-1].startswith("250")


def test_no_sequence_of_commands_is_answered_never(connect):
    generator = random.Random(1)
    pieces = [b"LHLO x", b"MAIL FROM:<>", b"MAIL FROM:<a@b.c>", b"RCPT TO:<x@tempmail.test>", b"DATA", b"RSET", b"."]
    pieces += [b"NOOP", b"SIZE=9", b" ", b"\0", b"\xff", b"<", b">", b'"', b":", b"\n", b"\r", b"QUIT", b"HELP"]
    for _ in range(60):
        client = connect()
        lines = [b"".join(generator.choices(pieces, k=generator.choice([1, 1, 1, 2, 3]))) for _ in range(8)]
        client.socket.sendall(b"\r\n".join([*lines, b"", b".", b"RSET", b"QUIT", b""]))
        client.socket.shutdown(socket.SHUT_WR)
        for reply in client.file.read().split(b"\r\n"):
            assert reply[:1] in (b"2", b"3", b"4", b""), (lines, reply)

    assert connect().deliver(MESSAGE, "x@tempmail.test")[-1].startswith("250")


def test_N53_connection_lost_in_the_data_stores_nothing(connect):
    for cut in range(len(dotted(MESSAGE))):
        client = connect()
        client.envelope("x@tempmail.test")
        client.socket.sendall(dotted(MESSAGE)[:cut])
        client.close()

    assert connect().deliver(b"after\r\n", "x@tempmail.test") == ["250 2.0.0 stored"]
    assert sources() == [b"after\r\n"]


def test_N53_message_waits_while_the_database_is_down_and_is_stored_once(client, connect, cluster):
    assert client.deliver(b"before\r\n", "x@tempmail.test") == ["250 2.0.0 stored"]
    connection.close()
    cluster.stop()
    try:
        replies = client.deliver(MESSAGE, "x@tempmail.test", "y@tempmail.test")
        assert [reply[:9] for reply in replies] == ["451 4.3.0"] * 2
    finally:
        cluster.start()

    wait_for(lambda: client.deliver(MESSAGE, "x@tempmail.test")[0].startswith("250"), 30, "the database")
    assert connect().deliver(MESSAGE, "x@tempmail.test") == ["250 2.0.0 duplicate"]
    assert sources() == [b"before\r\n", MESSAGE]
