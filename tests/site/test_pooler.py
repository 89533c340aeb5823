"""The whole service behind PgBouncer in transaction mode, which refuses options and lets nobody listen."""

import dataclasses
import os
import smtplib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect

from delivery import storing
from dev.system import free_port, wait_for, write_secret
from dev.world import World
from inboxes.models import Inbox, Message
from tests.worlds.live import HIGH_LIMITS, KEYS, arrived
from tests.worlds.open_pages import MESSAGE, is_live
from tests.worlds.poolers import Pooler

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 60_000
# Within this time no beat comes: what shows up was pushed.
UNTIL_A_BEAT = 60


@pytest.fixture(scope="module")
def folder():
    return Path(os.environ["TEMPMAIL_WORLDS"])


@pytest.fixture(scope="module")
def name(django_db_setup):
    return connections["default"].settings_dict["NAME"]


@pytest.fixture(scope="module")
def pooler(cluster, folder):
    pooler = Pooler(cluster, folder / "pooler")
    yield pooler
    pooler.stop()


@pytest.fixture(scope="module")
def pooled(name, django_db_blocker, cluster, pooler, folder):
    """A world of which web, qcluster and delivery go through the pooler, and Postfix asks PostgreSQL itself."""
    world = World(folder / "pooled", Path(settings.BASE_DIR), Path(sys.executable), free_port(), free_port())
    behind = dataclasses.replace(
        cluster.reach(name),
        web_url=pooler.url("tempmail_web", name),
        purge_url=pooler.url("tempmail_purge", name),
        delivery_url=pooler.url("tempmail_delivery", name),
    )
    world.prepare(behind, {key: os.environ[key] for key in KEYS}, **HIGH_LIMITS)
    world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    delivery = world.start("delivery")
    yield world
    delivery.stop()


@pytest.fixture
def web(pooled):
    """Start web by calling it, with settings; return its log."""
    started = []

    def start(**env):
        log = pooled.directory / "log" / "web.log"
        log.unlink(missing_ok=True)
        started.append(pooled.start("web", env=env))
        return log

    yield start
    for service in started:
        service.stop()


@pytest.fixture
def postfix(pooled):
    """Start Postfix by calling it, with a pooler to ask through or none; `options`: with those that hold the key."""
    service_file = pooled.postfix.conf / "tempmail-service.conf"
    before = service_file.read_text()
    started = []

    def start(pooler=None, database="", options=True):
        if pooler:
            url = pooler.url("tempmail_postfix", database)
            text = pooled.manage("postfixservice", "--database-url", "-", input=url, stdout=subprocess.PIPE).stdout
            lines = [line for line in text.splitlines() if options or not line.startswith("options=")]
            write_secret(service_file, "\n".join(lines) + "\n", "postfix")
        started.append(pooled.start("postfix"))

    yield start
    wait_for(lambda: not pooled.postfix.queue() or pooled.postfix.delete_queue(), 60, "an empty queue")
    for service in started:
        service.stop()
    write_secret(service_file, before, "postfix")


@pytest.fixture
def page(browser, pooled):
    contexts = []

    def open_page(address):
        contexts.append(browser.new_context(base_url=pooled.web_url, service_workers="block"))
        page = contexts[-1].new_page()
        page.goto(f"inbox/{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def sent(world, *recipients, source=MESSAGE):
    """Send over SMTP; return what was refused: {recipient: code}."""
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
        try:
            refused = smtp.sendmail("sender@shop.example", recipients, source)
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
    return {recipient: code for recipient, (code, _) in refused.items()}


def test_mail_is_stored_shown_and_purged_through_a_pooler(domain, pooled, postfix, web, page):
    postfix()
    web()
    issued, _ = Inbox.objects.issue(domain, "taken")
    ended, _ = Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))

    assert sent(pooled, issued.address, "anybody@tempmail.test", ended.address) == {ended.address: 550}

    arrived(2)
    expect(page("anybody@tempmail.test").locator(".row", has_text="4711")).to_be_visible(timeout=LONG)
    Message.objects.filter(inbox=None).update(expires_at=timezone.now())
    Inbox.objects.update(expires_at=timezone.now())
    pooled.purge()
    assert not Message.objects.exists()


def test_mail_to_a_name_that_ended_in_the_queue_is_discarded_through_a_pooler(domain, name, pooler, monkeypatch):
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    Inbox.objects.all().delete()
    here = connections["default"].settings_dict
    url = pooler.url("tempmail_delivery", name)
    password = url.partition("//")[2].partition(":")[2].partition("@")[0]
    for key, value in {"USER": "tempmail_delivery", "PASSWORD": password, "HOST": "127.0.0.1"}.items():
        monkeypatch.setitem(here, key, value)
    monkeypatch.setitem(here, "PORT", str(pooler.port))
    storing.disconnect()

    try:
        places = storing._begin(["ended@tempmail.test", "never@tempmail.test"])
        limits = storing.database().execute("SELECT current_setting('statement_timeout')").fetchone()
        storing._insert_and_commit([])
        after = storing.database().execute("SELECT current_setting('statement_timeout')").fetchone()
    finally:
        storing.disconnect()

    assert [place.verdict for place, _ in places.values()] == ["ended", "public"]
    assert (limits, after) == ((f"{settings.STORE_SECONDS // 60}min",), ("0",))


def test_page_is_pushed_where_web_listens_past_the_pooler(domain, name, cluster, pooled, postfix, web, page):
    postfix()
    log = web(LISTEN_DATABASE_URL=cluster.url("tempmail_web", name), BEAT_SECONDS=str(UNTIL_A_BEAT))
    shown = page("anybody@tempmail.test")
    is_live(shown)

    assert sent(pooled, "anybody@tempmail.test") == {}

    expect(shown.locator(".row", has_text="4711")).to_be_visible(timeout=UNTIL_A_BEAT * 500)
    assert "LISTEN hears nothing" not in log.read_text()


def test_web_that_cannot_listen_says_so_and_shows_the_mail_all_the_same(domain, pooled, postfix, web, page):
    postfix()
    log = web(BEAT_SECONDS="2")
    shown = page("anybody@tempmail.test")
    is_live(shown)
    assert sent(pooled, "anybody@tempmail.test") == {}

    expect(shown.locator(".row", has_text="4711")).to_be_visible(timeout=LONG)
    wait_for(lambda: "LISTEN hears nothing" in log.read_text(), 60, "the log says so")
    assert "LISTEN_DATABASE_URL" in log.read_text()


def test_postfix_asks_through_a_pooler_that_has_the_key(domain, name, cluster, pooled, postfix, folder):
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    query = f"SELECT set_config(''tempmail.issued_key'', ''{settings.ISSUED_KEY.hex()}'', false)"
    entry = f"postfix = host={cluster.directory} dbname={name} connect_query='{query}'"
    pooler = Pooler(cluster, folder / "pooler-with-key", entry=entry)
    try:
        postfix(pooler, "postfix", options=False)

        assert sent(pooled, "ended@tempmail.test", "anybody@tempmail.test") == {"ended@tempmail.test": 550}

        arrived(1)
    finally:
        pooler.stop()


@pytest.mark.parametrize("ignored", ["", "options"])
def test_postfix_whose_key_a_pooler_drops_answers_nothing_wrong(
    domain, name, cluster, pooled, postfix, folder, ignored
):
    Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    pooler = Pooler(cluster, folder / f"pooler-ignoring-{ignored}", ignored=ignored)
    try:
        postfix(pooler, name)

        refused = sent(pooled, "ended@tempmail.test", "anybody@tempmail.test")
    finally:
        pooler.stop()

    assert refused == {"ended@tempmail.test": 451, "anybody@tempmail.test": 451}
    assert not Message.objects.exists()
