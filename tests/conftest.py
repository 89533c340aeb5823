"""Fixtures that several rooms share."""

import pytest
from django.test import Client
from django.urls import reverse

from delivery.parsing import Bounds, parse
from delivery.storing import Envelope, store
from inboxes.models import Domain, Inbox, Message


@pytest.fixture
def domain(db):
    return Domain.objects.create(name="tempmail.test")


@pytest.fixture
def issued(domain):
    """A live private inbox with a chosen name, and its secret."""
    return Inbox.objects.issue(domain, "holder")


@pytest.fixture
def put_mail(domain):
    """Store a message through delivery's own code; return its row in the inbox it went to."""

    def put(recipient, source, envelope_sender="bounces@shop.example"):
        parsed = parse(source, Bounds())
        (result,) = store(Envelope(envelope_sender, [recipient], source), parsed, "4Q1")
        assert result.outcome == "stored"
        return Message.objects.order_by("-id").first()

    return put


@pytest.fixture
def high_limits(settings):
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (100_000, 3600))


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def holder(domain):
    """A browser that holds the inbox `holder.inbox`."""
    client = Client()
    client.post(reverse("issue"), {"local_part": "holder", "domain": domain.name, "lifetime": "60"})
    client.inbox = Inbox.objects.get(local_part="holder")
    return client
