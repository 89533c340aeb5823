"""Envelopes and commands that hypothesis makes up, over delivery's real socket and the pipe program.

Nothing is answered never, each recipient is answered once, what is accepted is stored once, no worker dies.
"""

import os
import re
import socket

from hypothesis import given
from hypothesis import strategies as st

from delivery.delivering import envelope_of
from inboxes.mail import addresses
from inboxes.models import Message
from tests.worlds.live import opened
from tests.worlds.mails import WELCOME
from tests.worlds.pipe_program import run
from tests.worlds.resolving import expected

from .made_up import octets, steady, strings

hostile = st.one_of(
    strings(30, "\r\n\0"),
    st.builds("{}@{}".format, strings(20, "\r\n\0"), st.sampled_from(["tempmail.test", "TempMail.test", "x.example"])),
    st.sampled_from(["-h@tempmail.test", "--@x", "a@tempmail.test> X=1", "<>", '"b"@tempmail.test', "a" * 999]),
).map(lambda text: text.encode("utf-8", "surrogatepass"))  # fmt: skip
arguments = st.one_of(
    hostile,
    st.builds(b"%b@tempmail.test".__mod__, octets(30).map(lambda octets: octets.replace(b"\0", b""))),
    st.sampled_from([b"a>\r\nRSET\r\nMAIL FROM:<b", b"x\n.\n@tempmail.test"]),
)
texts = st.lists(st.one_of(octets(20), st.sampled_from([b"\r\n", b"\r\n.", b".", b"..\r\n"])), max_size=20).map(
    b"".join
)
sources = texts.map(lambda text: text if text.endswith(b"\r\n") else text + b"\r\n")
lines = st.one_of(
    octets(30),
    st.sampled_from(
        [b"LHLO x", b"MAIL FROM:<>", b"RCPT TO:<x@tempmail.test>", b"DATA", b".", b"RSET", b"NOOP", b"QUIT"]
    ),
    st.builds(
        b"%b%b".__mod__, st.tuples(st.sampled_from([b"MAIL FROM:", b"RCPT TO:", b"LHLO ", b"VRFY "]), octets(30))
    ),
)

_unprintable = re.compile(rb"[\0-\x1f]")  # the pipe program makes "?" of them


def address_of(recipient):
    """The recipient as delivery knows it."""
    return envelope_of("", [recipient.decode("utf-8", "surrogateescape")], b"").recipients[0]


def is_kept(address):
    """Whether mail to it is stored, by the rule of addresses.py."""
    try:
        return expected(address) in ("private", "public")
    except ValueError:
        return False


def stored_sources():
    return sorted(opened(message)[2] for message in Message.objects.all())


def test_each_recipient_of_any_envelope_is_answered_once(connect_lmtp, resident):
    client, logged = connect_lmtp(), len(resident.log("delivery"))

    @steady(40)
    @given(hostile, st.lists(hostile, max_size=6), sources)
    def check(sender, others, source):
        Message.objects.all().delete()
        recipients = [*others, b"kept@tempmail.test"]
        commands = [b"LHLO test", b"MAIL FROM:<%b>" % sender, *(b"RCPT TO:<%b>" % to for to in recipients)]
        assert client.say(*commands)[:3] == "250"
        assert client.say("DATA").startswith("354")

        replies = client.data(source, len(recipients))

        assert [reply[:10] for reply in replies] == ["250 2.0.0 "] * len(recipients)
        outcomes = {address_of(to): reply[10:] for to, reply in zip(recipients, replies, strict=True)}
        assert {address for address in outcomes if outcomes[address] != "discarded"} == set(filter(is_kept, outcomes))
        assert stored_sources() == [source] * list(outcomes.values()).count("stored")

    check()
    assert client.say("NOOP").startswith("250")
    assert "ended with" not in resident.log("delivery")[logged:]


def test_no_lines_of_any_kind_are_answered_never(connect_lmtp, resident):
    logged = len(resident.log("delivery"))

    @steady(60)
    @given(st.lists(lines, max_size=8))
    def check(sent):
        client = connect_lmtp()
        client.socket.sendall(b"\r\n".join([b"LHLO x", *sent, b"", b".", b"RSET", b"QUIT", b""]))
        client.socket.shutdown(socket.SHUT_WR)
        for reply in client.file.read().split(b"\r\n"):
            assert reply[:1] in (b"2", b"3", b"4", b""), reply
        client.close()

    check()
    assert connect_lmtp().deliver(WELCOME, "after@tempmail.test") == ["250 2.0.0 stored"]
    assert "ended with" not in resident.log("delivery")[logged:]


def test_pipe_program_ends_with_0_and_nothing_is_lost_whatever_its_arguments(resident, argv):
    @steady(15)
    @given(arguments, st.lists(arguments, max_size=4), texts)
    def check(sender, others, source):
        Message.objects.all().delete()
        recipients = [*others, b"kept@tempmail.test"]

        assert run(argv(*map(os.fsdecode, recipients), sender=os.fsdecode(sender)), source) == (0, b"")

        stored = source.replace(b"\n", b"\r\n")
        stored += b"" if stored.endswith(b"\r\n") or not stored else b"\r\n"
        assert set(stored_sources()) == {stored}
        named = {address_of(_unprintable.sub(b"?", recipient)) for recipient in recipients}
        places = {addresses.split_tag(addresses.split_address(address)[0])[0] for address in filter(is_kept, named)}
        assert set(Message.objects.values_list("local_part", flat=True)) == places

    check()


def test_pipe_program_ends_with_0_or_75_whatever_its_command_line(resident, argv):
    @steady(15)
    @given(
        st.lists(st.one_of(hostile, st.sampled_from([b"--", b"--sender=", b"--socket=/x", b"--python=/x"])), max_size=5)
    )
    def check(arguments):
        status, printed = run([argv("x")[0], *(argument or b"-" for argument in arguments)], WELCOME)

        assert status in (0, 75)
        assert printed.startswith(b"4.3.0") or not printed

    check()
