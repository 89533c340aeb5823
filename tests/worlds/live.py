"""Fixtures that start the real parts: PostgreSQL's cluster, Postfix, delivery, gunicorn, qcluster.

They serve the test database, so rows written over SMTP are what the ORM reads.
A test that uses them commits for real (`transaction=True`), and is emptied after.
"""

import os
import smtplib
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import expect
from psycopg.conninfo import conninfo_to_dict

from delivery import storing
from dev.browser import chromium
from dev.cluster import Cluster
from dev.system import free_port, wait_for
from dev.world import WEB_KEYS as KEYS
from dev.world import World
from inboxes.mail import sealing
from inboxes.models import Message

# A page is waited for as long as a click is: a loaded machine is slow, not wrong.
expect.set_options(timeout=30_000)

HIGH_LIMITS = {
    "LIMIT_ISSUE": "100000/h",
    "LIMIT_CHOOSE": "100000/h",
    "LIMIT_LOOKUP": "100000/m",
    "LIMIT_GUESS": "100000/m",
    "LIMIT_MAILTM": "100000/s",
    "LIMIT_API": "100000/m",
    "LIMIT_SEARCH": "100000/m",
    "MAX_WAITING": "100000",
    "DELIVERY_NICENESS": "0",  # what else this machine does is no visitor's page
}


@pytest.fixture(scope="session")
def cluster():
    """The server of DATABASE_URL, which `./tempmail test` started for us alone."""
    host = dict(pair.split("=", 1) for pair in urlsplit(os.environ["DATABASE_URL"]).query.split("&"))["host"]
    return Cluster(Path(unquote(host)))


@pytest.fixture(scope="session")
def world(django_db_setup, django_db_blocker, cluster):
    """A World on the test database, Postfix and delivery running; made once; a test that stops one starts it again."""
    name = connections["default"].settings_dict["NAME"]
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / "live"
    world = World(directory, Path(settings.BASE_DIR), Path(sys.executable), free_port(), free_port())
    world.prepare(cluster.reach(name), {key: os.environ[key] for key in KEYS}, **HIGH_LIMITS)
    world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    yield world


class Running:
    """The services of a world, each started when first asked for.

    A test may want one in an environment of its own: the next test that wants it so finds it running.
    """

    def __init__(self, world, cluster):
        self.world, self.cluster, self._services = world, cluster, {}
        self._wanted, self._environments = {}, {}  # by name: this test's, and that of what runs
        self._server = cluster.pid
        self._logged = {}  # bytes by path, before this test

    def start(self, *names, env=None):
        for name in names:
            wanted = self._wanted.setdefault(name, {}) if env is None else env
            self._wanted[name] = wanted
            if self._environments.get(name) != wanted:
                self.stop(name)
            if name not in self._services or self._services[name].has_ended:
                self._services[name] = self.world.start(name, env=wanted)
                self._environments[name] = wanted
        return self._services[names[-1]]

    def stop(self, *names):
        for name in names:
            if name in self._services:
                self._services.pop(name).stop()

    def want_nothing_special(self):
        self._wanted = {}

    def leave_outages_behind(self):
        """End the processes of Postfix that met one, in whichever test: they refuse all for a minute.

        A reload would leave some of them one more question.
        """
        if self._server != self.cluster.pid:
            self._server = self.cluster.pid
            self.stop("postfix")

    def set_postfix(self, **parameters):
        """Change parameters, and leave no process that knows what they were."""
        self.stop("postfix")
        self.world.postfix.set(**parameters)
        self.start("postfix")

    def begin_logs(self):
        self._logged = {path: path.stat().st_size for path in self.world.directory.glob("log/*.log")}

    def log(self, name):
        """What it has said since the test began."""
        path = self.world.directory / "log" / f"{name}.log"
        return path.read_bytes()[self._logged.get(path, 0) :].decode(errors="replace")


@pytest.fixture(scope="session")
def running(world, cluster):
    running = Running(world, cluster)
    yield running
    running.stop("qcluster", "web", "postfix", "delivery")
    # On a busy machine the server learns late that they have gone, and the database could not be dropped.
    cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'tempmail\\_%'")


@pytest.fixture
def live(transactional_db, running, world, cluster):
    """Postfix (the pipe transport) and delivery, an empty queue before and after, and no qcluster."""
    running.want_nothing_special()
    running.begin_logs()
    running.leave_outages_behind()
    running.start("delivery", "postfix")
    yield running
    # Its purge and its tasks would write between the rows of whoever comes next.
    running.stop("qcluster")
    running.want_nothing_special()
    running.start("delivery", "postfix")
    # What is being delivered right now would meet the emptying of the tables.
    wait_for(lambda: not world.postfix.queue() or world.postfix.delete_queue(), 60, "an empty queue")
    storing.disconnect()


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, for one module: Playwright's event loop runs in this thread as long as it is there."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as browser:
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser, live, world, domain):
    """Open a page of the running site in a browser profile of its own; return the page."""
    live.start("web")
    contexts = []

    def open_page(path="", **options):
        # What passes a service worker, Playwright can't route: tests of the worker allow it.
        options = {"service_workers": "block", "base_url": world.web_url} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def transport(live, world):
    """Choose the transport by calling it: "pipe", "lmtp", or "one-shot" (pipe, no resident command)."""

    def choose(name):
        world.postfix.set(virtual_transport=f"lmtp:unix:{world.socket}" if name == "lmtp" else "tempmail")
        if name == "one-shot":
            live.stop("delivery")
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


def opened(message, secret=None):
    """(summary, body, source) of a stored message, unsealed with an inbox's secret or the site's key."""
    key = sealing.private_key_of(secret) if secret else settings.SITE_PRIVATE_KEY
    return (
        sealing.unseal_json(message.summary, key),
        sealing.unseal_json(message.body, key),
        sealing.unseal(message.source, key),
    )


def queue_is_empty(world, seconds=60):
    wait_for(lambda: not world.postfix.queue(), seconds, "an empty queue")


def after_received(source):
    """A source without Postfix's own Received line, the first header."""
    assert source.startswith(b"Received: ")
    end = source.index(b"\r\n")
    while source[end + 2 : end + 3] in (b" ", b"\t"):
        end = source.index(b"\r\n", end + 2)
    return source[end + 2 :]


@pytest.fixture
def as_delivery(transactional_db, domain, cluster, monkeypatch):
    """Store as the role that delivery has on a host, which cannot read."""
    role = conninfo_to_dict(cluster.url("tempmail_delivery", "x"))
    monkeypatch.setitem(connection.settings_dict, "USER", role["user"])
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", role["password"])
    storing.disconnect()
    yield
    storing.disconnect()
