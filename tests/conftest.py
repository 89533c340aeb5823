"""Fixtures that several rooms share."""

import os
import time
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from delivery.parsing.message import Bounds, parse
from delivery.sealed import Envelope, body_of, summary_of
from inboxes import limits
from inboxes.mail import addresses, sealing
from inboxes.models import Domain, Inbox, Message, Part

WORLDS = (
    "emptying live hooked push_service dns_server zones lmtp_clients smtp_clients pipe_program frames resolving "
    "opened_messages silence pairs"
)
pytest_plugins = [f"tests.worlds.{name}" for name in WORLDS.split()]

# No unit asks for one of these, or lies in one of these rooms.
OF_THE_SET_UP = {"set_up", "db", "transactional_db", "django_db_setup", "cluster", "browser"}
ROOMS_WITHOUT_UNITS = {"dev", "docs", "faults", "fuzz"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the units: `pytest -m unit` needs the packages of requirements/test.txt, and nothing else."""
    for item in items:
        needs_more = OF_THE_SET_UP & set(item.fixturenames) or item.get_closest_marker("django_db")
        if not needs_more and not ROOMS_WITHOUT_UNITS & set(item.path.relative_to(item.config.rootpath).parts):
            item.add_marker("unit")


@pytest.fixture
def set_up():
    """For tests that need more of `./tempmail test` than a database (compiled catalogues, for example), or its time."""


@pytest.fixture
def close_threads_connections():
    """For tests whose threads come back to this one's connection."""
    yield
    connection.close()


@pytest.fixture
def domain(db):
    return Domain.objects.create(name="tempmail.test")


@pytest.fixture
def issued(domain):
    """A live private inbox with a chosen name, and its secret."""
    return Inbox.objects.issue(domain, "holder")


@pytest.fixture
def schedules(db):
    """Those of the migration, which a test that commits takes away."""
    import_module("inboxes.migrations.0001_initial").create_schedules(apps, None)


@pytest.fixture
def put_mail(domain):
    """Store a message as delivery does, but inside the test's own transaction; return its row."""

    def put(recipient, source, envelope_sender="bounces@shop.example"):
        local_part, _ = addresses.split_address(recipient)
        local_part, tag = addresses.split_tag(local_part)
        inbox = Inbox.objects.filter(domain=domain, local_part=local_part).first()
        public_key = bytes(inbox.public_key) if inbox else settings.SITE_PUBLIC_KEY
        is_kept = len(source) <= Domain.objects.get(pk=domain.pk).max_message_bytes
        parsed = parse(source, Bounds())
        envelope = Envelope(envelope_sender, [recipient], source)
        summary = summary_of(parsed, envelope, "4Q1", recipient, tag, is_kept)
        place = {"inbox": inbox} if inbox else {"domain": domain, "local_part": local_part}
        message = Message.objects.create(
            **place,
            expires_at=None if inbox else Now() + domain.lifetime(None),
            source_bytes=len(source),
            fingerprint=os.urandom(32),
            summary=sealing.seal_json(summary.to_json(), public_key),
            body=sealing.seal_json(body_of(parsed).to_json(), public_key),
            source=sealing.seal(source if is_kept else source[:1024], public_key),
        )
        for part in parsed.attachments if is_kept else ():
            Part.objects.create(message=message, number=part.number, content=sealing.seal(part.content, public_key))
        message.refresh_from_db()
        return message

    return put


@pytest.fixture(autouse=True)
def one_window():
    """Limits are counted in one window, in the middle of an hour: with one that ends, the count would."""
    now = time.time() // 3600 * 3600 + 1800
    # A patch of its own: with `monkeypatch` what tests patch would be put back after all fixtures.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "time", SimpleNamespace(time=lambda: now))
        yield


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
