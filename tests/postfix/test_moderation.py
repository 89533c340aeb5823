"""What admins decide, at the real Postfix: refused, held up or counted at the next RCPT."""

import smtplib

import pytest
from django.db.models import Sum

from dev.system import wait_for
from inboxes.models import BlockedSender, ClosedAddress, Domain, Inbox, Message, ReservedName, SenderHits
from tests.worlds.live import arrived, queue_is_empty
from tests.worlds.mails import WELCOME


@pytest.fixture
def told(live, world, domain):
    """Ask from an address of ours whether a recipient would be accepted; return the whole reply."""

    def ask(address, sender="sender@shop.example", client="127.0.0.1"):
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30, source_address=(client, 0)) as smtp:
            smtp.ehlo("client.example")
            smtp.mail(sender)
            code, text = smtp.rcpt(address)
            return f"{code} {text.decode()}"

    return ask


def test_address_is_closed_at_the_next_rcpt_and_for_what_is_queued(told, live, world, send, domain):
    Inbox.objects.issue(domain, "holder")
    world.postfix.set(defer_transports="tempmail")
    for address in ("anybody@tempmail.test", "holder+tag@tempmail.test", "other@tempmail.test"):
        assert send(WELCOME, address) == {}
    wait_for(lambda: len(world.postfix.queue()) == 3, 30, "three queued messages")

    for name in ("anybody", "holder"):
        ClosedAddress.objects.close(f"{name}@tempmail.test")

    public, private = told("Anybody+shop@tempmail.test"), told("holder@tempmail.test")
    assert public.startswith("550 5.2.1") and "This address was closed by whoever runs this site" in public
    assert private.startswith("550 5.1.1") and "No such address" in private
    world.postfix.set(defer_transports="")
    world.postfix.flush()
    wait_for(lambda: live.log("delivery").count("discarded:") == 2, 60, "two discarded messages")
    queue_is_empty(world)
    assert [message.local_part for message in arrived(1)] == ["other"]
    ClosedAddress.objects.reopen()
    assert told("anybody@tempmail.test").startswith("250")
    assert told("holder@tempmail.test").startswith("550 5.1.1")


def test_paused_domain_is_451_at_the_next_rcpt_and_a_reserved_name_550(told, domain):
    Domain.objects.update(is_paused=True)
    said = told("anybody@tempmail.test")
    assert said.startswith("451 4.3.2") and "This domain is paused: try again later" in said

    Domain.objects.update(is_paused=False)
    assert told("anybody@tempmail.test").startswith("250")

    ReservedName.objects.create(local_part="our-bank")
    assert told("Our-Bank+x@tempmail.test").startswith("550 5.1.1")
    assert not Message.objects.exists()


def test_address_that_its_holder_paused_is_451_and_one_that_had_its_messages_550_at_the_next_rcpt(
    told, live, world, send, domain
):
    inbox, _ = Inbox.objects.issue(domain, "holder", messages=1)
    world.postfix.set(defer_transports="tempmail")
    # Two that are accepted before any is stored: neither is lost.
    for _ in range(2):
        assert send(WELCOME, "holder@tempmail.test") == {}
    wait_for(lambda: len(world.postfix.queue()) == 2, 30, "two queued messages")

    inbox.pause(True)

    said = told("Holder+tag@tempmail.test")
    assert said.startswith("451 4.2.1") and "This address is paused: try again later" in said
    world.postfix.set(defer_transports="")
    world.postfix.flush()
    arrived(2)
    assert told("holder@tempmail.test").startswith("550 5.1.1")
    inbox.end_after(None)
    assert told("holder@tempmail.test").startswith("451 4.2.1")
    inbox.pause(False)
    assert told("holder@tempmail.test").startswith("250")


def test_networks_and_senders_are_blocked_at_the_next_rcpt_and_counted(told, world):
    assert told("anybody@tempmail.test", client="127.0.0.9").startswith("250")
    for sender in ("127.0.0.8/29", "shop+1@spam.example"):
        BlockedSender.objects.create(sender=sender)

    said = told("anybody@tempmail.test", client="127.0.0.9")
    assert said.startswith("550 5.7.1") and "Client refused" in said
    assert told("anybody@tempmail.test", sender="", client="127.0.0.9").startswith("550")
    assert told("anybody@tempmail.test", client="127.0.0.3").startswith("250")
    for sender in ("SHOP@spam.example", "shop+other@SPAM.example", '"shop"@spam.example'):
        said = told("anybody@tempmail.test", sender=sender)
        assert said.startswith("550 5.7.1") and "Sender refused" in said
    assert told("anybody@tempmail.test", sender="").startswith("250")
    hits = dict(SenderHits.objects.values_list("sender__sender").order_by().annotate(hits=Sum("hits")))
    assert hits == {"127.0.0.8/29": 2, "shop@spam.example": 3}

    BlockedSender.objects.all().delete()
    assert told("anybody@tempmail.test", client="127.0.0.9").startswith("250")
