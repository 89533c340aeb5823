"""The real Postfix with our main.cf and master.cf: what it accepts, refuses, and never sends."""

import smtplib
import subprocess
import time

import pytest
from django.db import connection

from dev.system import wait_for
from inboxes.models import BlockedSender, Domain, Inbox, Message
from tests.worlds.live import after_received, arrived, opened, queue_is_empty
from tests.worlds.mails import WELCOME

ODD_BYTES = (
    b"From: shop@shop.example\r\nSubject: bytes\r\nX-Long: " + b"h" * 3000 + b"\r\n\r\n"
    b".\r\n..\r\n.leading dot\r\n" + b"l" * 3000 + b"\r\nbare\rCR\r\nnul \0 byte\r\n8-bit \xe9\xff\r\n\xc3\xa4\r\n"
)


def test_configuration_check_is_silent(world):
    assert world.postfix.check() == ""


def test_N48_mail_reaches_names_in_any_case_and_tags_reach_their_base(live, domain, send):
    inbox, _ = Inbox.objects.issue(domain, "holder")

    refused = send(WELCOME, "HOLDER+Shop@TempMail.Test", "Anybody@tempmail.test")

    assert refused == {}
    messages = arrived(2)
    assert {(message.inbox_id, message.local_part) for message in messages} == {(inbox.pk, ""), (None, "anybody")}


@pytest.mark.parametrize("sender", ["sender@shop.example", ""])
def test_N44_envelope_sender_is_kept_and_the_null_sender_is_empty(live, domain, send, sender):
    send(WELCOME, "anybody+tag@tempmail.test", sender=sender)

    summary, _, _ = opened(arrived(1)[0])
    assert (summary["envelope_sender"], summary["tag"]) == (sender, "tag")


def test_only_names_that_may_receive_are_accepted(rcpt, domain):
    inbox, _ = Inbox.objects.issue(domain)
    Inbox.objects.issue(domain, "ended")
    Inbox.objects.filter(local_part="ended").update(expires_at="2020-01-01T00:00Z")

    assert rcpt(inbox.address) == 250
    assert rcpt("anybody@tempmail.test") == 250
    assert rcpt("ended@tempmail.test") == 550
    assert rcpt("acdef-acdef-acdef@tempmail.test") == 550
    for name in ("admin", "Postmaster", "webmaster+x"):
        assert rcpt(f"{name}@tempmail.test") == 550


def test_N43_open_relay_is_refused_from_loopback_and_from_elsewhere(connect_smtp):
    for source_address in ("127.0.0.1", "127.0.0.3"):
        client = connect_smtp(source_address)
        client.say("MAIL FROM:<anybody@tempmail.test>")
        for address in ("victim@elsewhere.example", "victim%elsewhere.example@relay.example",
                        "victim@evil.tempmail.test", "victim@tempmail.test.evil.example"):  # fmt: skip
            assert client.say(f"RCPT TO:<{address}>").startswith("550 5.7.1")
        # Routes, literals, addresses in quotes, no domain: each once led through some host.
        for address in ("victim%elsewhere.example@tempmail.test", "elsewhere.example!victim@tempmail.test",
                        '"victim@elsewhere.example"@tempmail.test', "victim@[127.0.0.1]", "victim@localhost",
                        "victim@[192.0.2.1]", "victim", "victim@",
                        "@tempmail.test:victim@elsewhere.example"):  # fmt: skip
            client = connect_smtp(source_address)  # smtpd answers slowly after five refusals
            client.say("MAIL FROM:<anybody@tempmail.test>")
            assert client.say(f"RCPT TO:<{address}>")[0] == "5", address


def test_N24_names_that_could_be_paths_or_addresses_with_controls_harm_nothing(connect_smtp):
    client = connect_smtp()
    client.say("MAIL FROM:<>")

    for address in (
        '"a b"@tempmail.test',
        '"a\\"b"@tempmail.test',
        f"{'x' * 65}@tempmail.test",
        '"a\x01b"@tempmail.test',
    ):
        assert client.say(f"RCPT TO:<{address}>")[0] in "45"
    assert client.say("RCPT TO:<../../x@tempmail.test>").startswith("250")
    assert client.say("RCPT TO:<a/b@tempmail.test>").startswith("250")
    assert client.say("RCPT TO:<-h@tempmail.test>")[0] in "25"  # Postfix's own rule (allow_min_user)


def test_blocked_sender_is_refused_and_so_is_a_subdomain_of_a_blocked_domain(rcpt):
    BlockedSender.objects.create(sender="spam.example")
    BlockedSender.objects.create(sender="one@shop.example")

    assert rcpt("anybody@tempmail.test", sender="a@mail.SPAM.example") == 550
    assert rcpt("anybody@tempmail.test", sender="one@shop.example") == 550
    assert rcpt("anybody@tempmail.test", sender="two@shop.example") == 250
    assert rcpt("anybody@tempmail.test", sender="") == 250


def test_what_an_admin_changes_holds_for_the_next_rcpt_and_so_does_an_outage(rcpt, cluster, world):
    address = "anybody@added.test"
    assert rcpt(address) == 550

    added = Domain.objects.create(name="added.test")
    assert rcpt(address) == 250

    Domain.objects.update(is_active=False)
    assert rcpt(address) == 550

    Domain.objects.update(is_active=True)
    assert rcpt(address) == 250

    connection.close()
    cluster.stop()
    try:
        assert rcpt(address) == 451
    finally:
        cluster.start()
    # Each process of proxymap(8) that met the outage would wait a minute of its own before it asks again.
    world.postfix.reload()
    wait_for(lambda: rcpt(address) == 250, 70, "RCPT after the database is back")
    added.delete()
    wait_for(lambda: rcpt(address) == 550, 70, "the deleted domain's refusal")


def test_restart_of_the_database_does_not_show_at_rcpt(rcpt, cluster, world):
    assert rcpt("anybody@tempmail.test") == 250

    for _ in range(2):
        connection.close()
        cluster.restart()
        assert rcpt("anybody@tempmail.test") == 250


@pytest.mark.parametrize("name", ["pipe", "lmtp", "one-shot"])
def test_stored_bytes_are_what_was_sent(transport, name, connect_smtp):
    transport(name)
    client = connect_smtp()
    client.say("MAIL FROM:<sender@shop.example> BODY=8BITMIME")
    client.say("RCPT TO:<anybody@tempmail.test>")
    client.say("DATA")

    sent = client.say(ODD_BYTES.replace(b"\r\n.", b"\r\n..") + b".\r\n")

    assert sent.startswith("250")
    _, _, source = opened(arrived(1)[0])
    assert after_received(source) == ODD_BYTES


@pytest.mark.parametrize("name", ["pipe", "lmtp"])
def test_N16_several_recipients_of_one_message_are_one_delivery(live, domain, send, transport, name):
    transport(name)

    send(WELCOME, *(f"name{number}@tempmail.test" for number in range(5)))

    assert {message.local_part for message in arrived(5)} == {f"name{number}" for number in range(5)}


def test_mail_waits_while_the_database_is_down_and_arrives_once(live, world, domain, send, cluster):
    live.stop("delivery")  # accepted, but not delivered before the database goes
    world.postfix.set(defer_transports="tempmail")
    send(WELCOME, "anybody@tempmail.test")
    connection.close()
    cluster.stop()
    try:
        world.postfix.set(defer_transports="")
        live.start("delivery")
        world.postfix.flush()
        wait_for(lambda: "deferred" in live.log("delivery"), 60, "a deferral")
        assert len(world.postfix.queue()) == 1
    finally:
        cluster.start()
    world.postfix.flush()
    arrived(1, 60)
    queue_is_empty(world)

    assert Message.objects.count() == 1


def test_mail_for_an_address_that_ended_in_the_queue_is_discarded_without_a_bounce(live, world, domain, send):
    chosen, _ = Inbox.objects.issue(domain, "chosen")
    generated, _ = Inbox.objects.issue(domain)
    world.postfix.set(defer_transports="tempmail")
    assert send(WELCOME, chosen.address, generated.address) == {}
    Inbox.objects.all().delete()

    world.postfix.set(defer_transports="")
    world.postfix.flush()
    wait_for(lambda: "discarded:ended,discarded:ended" in live.log("delivery"), 60, "a delivery")
    queue_is_empty(world)

    assert not Message.objects.exists()


def test_no_dsn_is_sent_though_asked_for(connect_smtp):
    client = connect_smtp("127.0.0.3")

    assert "DSN" not in client.features
    assert client.say("MAIL FROM:<anybody@tempmail.test> RET=FULL").startswith("501")
    client.say("MAIL FROM:<anybody@tempmail.test>")
    assert client.say("RCPT TO:<other@tempmail.test> NOTIFY=SUCCESS,FAILURE").startswith("501")


def test_N45_mail_that_outlives_the_queue_is_dropped_and_logged_never_bounced(live, world, domain, send):
    world.postfix.set(virtual_transport="lmtp:unix:/nowhere", maximal_queue_lifetime="1s", bounce_queue_lifetime="1s")
    # The sender is an address here, so that a bounce would be seen.
    send(WELCOME, "anybody@tempmail.test", sender="bounces@tempmail.test")
    time.sleep(1)
    wait_for(lambda: world.postfix.flush() or not world.postfix.queue(), 60, "an empty queue")
    world.postfix.set(virtual_transport="tempmail", maximal_queue_lifetime="1d", bounce_queue_lifetime="1d")

    assert not Message.objects.exists()
    # postlogd(8) writes what the others hand to it, and they wait for none of it.
    wait_for(lambda: "status=expired" in live.log("postfix"), 60, "the line about the end")
    wait_for(lambda: "discard: header" in live.log("postfix"), 60, "the line about the bounce")


@pytest.mark.parametrize(
    "end",
    [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r.\r\n", b"\r\n.\r", b"\n\n.\r\n", b"\r\n\0.\r\n", b"\r\n.\0\r\n",
     b"\r\r\n.\r\r\n", b"\r\r\n.\r\n", b"\r\n.\r\r\n", b"\n\r.\r\n", b"\r\n.\x85\r\n"],
)  # fmt: skip
def test_N42_smuggled_second_message_is_never_a_message(world, end, connect_smtp):
    client = connect_smtp("127.0.0.3")
    client.say("MAIL FROM:<sender@shop.example>")
    client.say("RCPT TO:<first@tempmail.test>")
    client.say("DATA")
    smuggled = b"MAIL FROM:<forged@bank.example>\r\nRCPT TO:<second@tempmail.test>\r\nDATA\r\nSubject: forged\r\n\r\nx"

    client.socket.sendall(b"Subject: first\r\n\r\nfirst" + end + smuggled + b"\r\n.\r\n")
    client.read()
    (message,) = arrived(1)
    queue_is_empty(world)

    assert list(Message.objects.all()) == [message]
    assert message.local_part == "first"
    assert opened(message)[0]["envelope_sender"] == "sender@shop.example"


def test_N46_smtputf8_recipient_and_domain_in_both_forms(connect_smtp):
    Domain.objects.create(name="bücher.test")
    client = connect_smtp()
    for address in ("Größe@bücher.test", "GRÖSSE@xn--bcher-kva.test"):
        client.say("MAIL FROM:<sender@shop.example> SMTPUTF8")
        assert client.say(f"RCPT TO:<{address}>").startswith("250")
        client.say("DATA")
        client.say(WELCOME + b".\r\n")

    assert {message.local_part for message in arrived(2)} == {"grösse"}


def test_nothing_tells_who_exists_or_flushes_a_queue(connect_smtp):
    client = connect_smtp("127.0.0.3")

    assert client.say("VRFY anybody@tempmail.test").startswith("502")
    assert client.say("ETRN tempmail.test")[0] in "45"
    assert not {"ETRN", "VRFY", "DSN"} & {line.split(" ")[0] for line in client.features}


def test_tls_is_offered_where_a_certificate_is_given(live, world, domain, tmp_path):
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
        smtp.ehlo("client.example")
        assert not smtp.has_extn("starttls")
    pem = world.postfix.conf / "tls.pem"
    request = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=mx.tempmail.test",
    ]
    subprocess.run([*request, "-keyout", pem, "-out", tmp_path / "certificate"], check=True, capture_output=True)
    pem.write_text(pem.read_text() + (tmp_path / "certificate").read_text())

    live.set_postfix(smtpd_tls_chain_files=str(pem))
    try:
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
            smtp.starttls()
            smtp.sendmail("sender@shop.example", ["anybody@tempmail.test"], WELCOME)
    finally:
        live.set_postfix(smtpd_tls_chain_files="")

    _, _, source = opened(arrived(1)[0])
    assert b"TLSv1.3" in source
