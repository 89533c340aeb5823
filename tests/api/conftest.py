"""Arrivals in an inbox, as its events tell of them, and who listens to it."""

import asyncio
import os

import pytest

from inboxes import push
from inboxes.api import events
from inboxes.api.routers import waiting
from inboxes.mail import sealing
from inboxes.models import Message


def store(inbox, subject):
    summary = sealing.seal_json({"subject": subject}, bytes(inbox.public_key))
    return Message.objects.create(inbox=inbox, source_bytes=1, fingerprint=os.urandom(32), summary=summary)


@pytest.fixture
def arrive(issued):
    """Store messages with these subjects in the inbox, and announce them; return their rows."""
    inbox, _ = issued

    def arrive(*subjects):
        messages = [store(inbox, str(subject)) for subject in subjects]
        push.announce(push.topic_of_inbox(inbox.pk))
        return messages

    return arrive


@pytest.fixture
def has_looked(monkeypatch):
    """Set once somebody has looked at the inbox: what comes from then on is what comes, and not what was there."""
    has_looked, settled = asyncio.Event(), events.settled

    async def look(*given):
        found = await settled(*given)
        has_looked.set()
        return found

    for module in (events, waiting):
        monkeypatch.setattr(module, "settled", look)
    return has_looked
