"""Fixtures that start the real parts: PostgreSQL's cluster, Postfix, delivery, gunicorn, qcluster.

They serve the test database, so rows written over SMTP are what the ORM reads.
A test that uses them commits for real (`transaction=True`), and is emptied after.
"""

import os
import smtplib
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.db import connections

from delivery import storing
from dev.cluster import Cluster, Database
from dev.system import wait_for
from dev.world import World
from inboxes import sealing
from inboxes.models import Message

SMTP_PORT, WEB_PORT = 2626, 8626
KEYS = ("SECRET_KEY", "SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY")
HIGH_LIMITS = {"LIMIT_ISSUE": "100000/h", "LIMIT_LOOKUP": "100000/m", "LIMIT_GUESS": "100000/m"}


@pytest.fixture(scope="session")
def cluster():
    """The server of DATABASE_URL, which `./tempmail test` started for us alone."""
    host = dict(pair.split("=", 1) for pair in urlsplit(os.environ["DATABASE_URL"]).query.split("&"))["host"]
    return Cluster(Path(unquote(host)))


@pytest.fixture(scope="session")
def world(django_db_setup, django_db_blocker, cluster):
    """A World on the test database, Postfix and delivery running; made once, services restarted by who stops them."""
    name = connections["default"].settings_dict["NAME"]
    database = Database(*(cluster.url(role, name) for role in ("tempmail", "tempmail_delivery", "tempmail_postfix")))
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / "live"
    world = World(directory, Path(settings.BASE_DIR), Path(sys.executable), SMTP_PORT, WEB_PORT)
    world.prepare(database, {key: os.environ[key] for key in KEYS}, **HIGH_LIMITS)
    world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    yield world


class Running:
    """The services of a world, each started when first asked for."""

    def __init__(self, world):
        self.world, self._services = world, {}

    def start(self, *names):
        for name in names:
            if name not in self._services or self._services[name].has_ended:
                self._services[name] = self.world.start(name)
        return self._services[names[-1]]

    def stop(self, *names):
        for name in names:
            if name in self._services:
                self._services.pop(name).stop()

    def log(self, name):
        return (self.world.directory / "log" / f"{name}.log").read_text(errors="replace")


@pytest.fixture(scope="session")
def running(world):
    running = Running(world)
    yield running
    running.stop("qcluster", "web", "postfix", "delivery")


@pytest.fixture
def live(transactional_db, running, world):
    """Postfix (the pipe transport) and delivery, an empty queue before and after."""
    running.start("delivery", "postfix")
    yield running
    running.start("delivery", "postfix")
    world.postfix.delete_queue()
    storing.disconnect()


@pytest.fixture
def transport(live, world):
    """Choose the transport by calling it: "pipe", "lmtp", or "one-shot" (pipe, no resident command)."""

    def choose(name):
        world.postfix.set(virtual_transport=f"lmtp:unix:{world.socket}" if name == "lmtp" else "tempmail")
        if name == "one-shot":
            live.stop("delivery")
        time.sleep(1)  # `postfix reload` returns before its processes are gone
        return name

    yield choose
    live.start("delivery")
    world.postfix.set(virtual_transport="tempmail")


@pytest.fixture
def send(world):
    """Send a source over SMTP; return what was refused: {recipient: (code, text)}."""

    def send(source, *recipients, sender="sender@shop.example", options=()):
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
            try:
                return smtp.sendmail(sender, recipients, source, options)
            except smtplib.SMTPRecipientsRefused as refused:
                return refused.recipients

    return send


def arrived(count, seconds=30):
    """Wait until so many messages are stored; return them, oldest first."""
    wait_for(lambda: Message.objects.count() >= count, seconds, f"{count} stored messages")
    return list(Message.objects.order_by("received_at", "id"))


def queue_is_empty(world, seconds=60):
    wait_for(lambda: not world.postfix.queue(), seconds, "an empty queue")


def source_of(message, private_key=None):
    """The stored source, unsealed: with the site's key, or that of a secret."""
    return sealing.unseal(message.source, private_key or settings.SITE_PRIVATE_KEY)


def summary_of(message, private_key=None):
    return sealing.unseal_json(message.summary, private_key or settings.SITE_PRIVATE_KEY)


def after_received(source):
    """A source without Postfix's own Received line, the first header."""
    assert source.startswith(b"Received: ")
    end = source.index(b"\r\n")
    while source[end + 2 : end + 3] in (b" ", b"\t"):
        end = source.index(b"\r\n", end + 2)
    return source[end + 2 :]
