"""What Prometheus reads: right over all processes, without anybody's address, and for nobody else."""

import asyncio
import os
import signal
import smtplib
import time
import urllib.error
import urllib.request
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection

from dev.system import descendants, wait_for
from inboxes import reporting
from inboxes.doctor import keeping
from inboxes.doctor.finding import FAULT, WARNING, Finding
from inboxes.models import BlockedSender, Domain, Inbox, Storage
from tempmail_site import metrics, series
from tests.worlds.asgi_clients import Request, scope_of, wrapper
from tests.worlds.exposed import of, samples, scraped
from tests.worlds.live import arrived, queue_is_empty
from tests.worlds.resolving import recipient_access
from tests.worlds.rows import private_message, public_message

pytestmark = pytest.mark.django_db(transaction=True)
LOOPBACK = ("127.0.0.1", 40000)
TOKEN = "a-token-of-16-characters-or-more"
PROXIES = [
    "x-forwarded-for",
    "forwarded",
    "x-real-ip",
    "x-forwarded-proto",
    "x-forwarded-host",
    "via",
    "cf-connecting-ip",
]


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    """Nothing is known from before, and a look may take its time."""
    monkeypatch.setattr(wrapper(metrics.Metrics), "look", None)
    monkeypatch.setattr(metrics, "LOOK_SECONDS", 60)


def ask(client=LOOPBACK, url="/metrics", method="GET", **headers):
    async def scenario():
        request = Request(url, method=method, **headers)
        request.scope["client"] = client
        return await request.answer()

    return asyncio.run(scenario())


def seen():
    status, headers, body = ask()
    assert (status, headers["content-type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    return samples(body.decode())


@pytest.mark.parametrize("client", [LOOPBACK, ("127.9.9.9", 1), ("::1", 1), ("::ffff:127.0.0.1", 1)])
def test_metrics_are_told_to_loopback_by_any_name(client):
    for host in ("127.0.0.1:8000", "evil.example", ""):
        status, headers, body = ask(client, host=host)
        assert status == 200 and b"tempmail_database_up 1.0" in body
        assert headers["cache-control"] == "no-store, no-transform"
    status, _, body = ask(client, method="HEAD")
    assert (status, body) == (200, b"")


def is_told(client=LOOPBACK, url="/metrics", method="GET", **headers):
    """Whether the metrics are told; else the request goes on to the pages, as any other."""
    passed_on = []

    async def pages(scope, receive, send):
        passed_on.append(scope["path"])

    async def send(message):
        assert not passed_on and message.get("status", 200) == 200

    scope = scope_of(url, headers, type="http", method=method) | {"client": client}
    wrapped = metrics.Metrics(pages)
    wrapped.content = lambda: asyncio.sleep(0, b"# all of it")
    asyncio.run(wrapped(scope, None, send))
    return not passed_on


@pytest.mark.parametrize("client", [("192.0.2.1", 1), ("10.0.0.1", 1), ("::2", 1), ("", 0), None, ("unix", 0)])
def test_strangers_are_told_nothing(client):
    assert is_told() and not is_told(client)


@pytest.mark.parametrize("name", PROXIES)
@pytest.mark.parametrize("claimed", ["127.0.0.1", "198.51.100.7", ""])
def test_what_a_proxy_on_loopback_hands_on_is_a_strangers(settings, name, claimed):
    settings.TRUSTED_PROXIES = settings.METRICS_NETWORKS

    assert not is_told(**{name: claimed})


def test_token_opens_from_anywhere_and_through_a_proxy(settings):
    settings.METRICS_TOKEN = TOKEN

    assert is_told(("192.0.2.1", 1), authorization=f"Bearer {TOKEN}", x_forwarded_for="192.0.2.1")
    for wrong in ("", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", TOKEN):
        assert not is_told(("192.0.2.1", 1), authorization=wrong)
    settings.METRICS_TOKEN = ""
    assert not is_told(("192.0.2.1", 1), authorization="Bearer ")


@pytest.mark.parametrize(("url", "method"), [("/metrics/", "GET"), ("/de/metrics", "GET"), ("/metrics", "POST")])
def test_another_path_or_method_is_not_metrics(url, method):
    assert not is_told(url=url, method=method)


def test_what_was_counted_is_told_at_once(domain):
    Domain.objects.create(name="other.test", acceptance="issued")
    inbox, _ = Inbox.objects.issue(domain, "holder")
    private_message(inbox)
    public_message(domain, timedelta(hours=1), 9)
    recipient_access("anybody@tempmail.test")
    Storage.objects.create(full_because="no room", max_site_bytes=10**9)
    for address in ("holder@tempmail.test", "a@other.test", "a@elsewhere.example", "b@elsewhere.example"):
        recipient_access(address)

    found = seen()

    assert of(found, "recipients_accepted_total", domain="tempmail.test") == 1
    assert of(found, "recipients_refused_total", reason="full", domain="tempmail.test") == 1
    assert of(found, "recipients_refused_total", reason="unheld", domain="other.test") == 1
    assert of(found, "recipients_refused_total", reason="relay_denied", domain="none") == 2
    assert of(found, "messages_stored_total", kind="private", domain="tempmail.test") == 1
    assert of(found, "messages", domain="tempmail.test") == 2 and of(found, "inboxes", domain="tempmail.test") == 1
    assert of(found, "inboxes_changed_total", what="chosen") == 1
    assert (of(found, "mail_refused"), of(found, "site_max_bytes")) == (1, 10**9)
    assert of(found, "build_info") == 1


def test_domains_over_the_number_are_told_together(domain, monkeypatch):
    monkeypatch.setattr(series, "MOST_DOMAINS", 1)
    for name in ("b.test", "c.test"):
        Domain.objects.create(name=name, acceptance="issued")
        recipient_access(f"x@{name}")

    found = seen()

    assert of(found, "recipients_refused_total", domain="other") == 2
    assert of(found, "recipients_refused_total", domain="b.test") is None


def test_database_is_looked_at_once_however_many_ask(monkeypatch, domain):
    looked = []
    monkeypatch.setattr(metrics, "Seen", lambda started: looked.append(1) or series.Seen(started))
    monkeypatch.setattr(metrics, "KEEP_SECONDS", 60)

    async def flood():
        for _ in range(3):
            requests = [Request("/metrics") for _ in range(20)]
            for request in requests:
                request.scope["client"] = LOOPBACK
            await asyncio.gather(*(request.answer() for request in requests))

    asyncio.run(flood())

    assert len(looked) == 1


def test_without_the_database_its_absence_is_told(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")
    connection.close()

    found = seen()

    assert of(found, "database_up") == 0 and of(found, "build_info") == 1


HOSTILE = (
    '"a b"@tempmail.test x"y@tempmail.test a\\b@tempmail.test {evil="1"}@tempmail.test a,b@tempmail.test '
    "postmaster@tempmail.test jürgen@tempmail.test 用户@tempmail.test a@xn--bcher-kva.example a@[192.0.2.7] "
    "acdef-acdef-acdef@tempmail.test victim@elsewhere.example holder+tag@TEMPMAIL.TEST a%b@tempmail.test "
    "holder+a!b@tempmail.test"
).split(" ")


def talk(world, number):
    """One session: a sender that is blocked, recipients of all shapes, a message to those that are taken."""
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
        smtp.ehlo()
        smtp.command_encoding = "utf-8"
        smtp.docmd(f"MAIL FROM:<writer{number}@{'spam' if number % 10 == 0 else 'shop'}.example> SMTPUTF8")
        taken = 0
        for recipient in [f"person{number}@tempmail.test", HOSTILE[number % len(HOSTILE)]]:
            code, _ = smtp.docmd("RCPT", f"TO:<{recipient}>")
            taken += code == 250
        if taken:
            smtp.data(
                f"From: from{number}@shop.example\r\nSubject: {number}\r\n\r\nTo reply: me{number}@shop.example\r\n"
            )
        return taken


def test_after_much_mail_metrics_hold_no_address_and_a_dead_worker_takes_nothing_away(live, world, domain):
    sessions = int(os.environ.get("TEMPMAIL_METRICS_SESSIONS", "300"))
    BlockedSender.objects.create(sender="spam.example")
    live.stop("web", "delivery")  # and with them, what they have of tests before and had not handed on yet
    web = live.start("delivery", "web")
    asked = {"/inbox/{address}": 30, "none": 11, "admin": 10, "/api/v1/domains": 10}

    def counts():
        found = scraped(world)
        routes = {route: of(found, "http_request_seconds_count", route=route) or 0 for route in asked}
        return routes | {"stored": of(found, "delivered_total", outcome="stored") or 0}

    begun = counts()
    taken = sum(talk(world, number) for number in range(sessions))
    queue_is_empty(world)
    # Of what one name has too many, the oldest are gone by now: rows are fewer.
    wait_for(lambda: of(scraped(world), "messages_stored_total") == taken, 60, "all that was accepted")
    inbox = "inbox/person1@tempmail.test"
    paths = f" {inbox} de/{inbox} inbox/nobody@elsewhere.example api/v1/domains nothing/at@all admin/login/".split(" ")
    for path in paths:
        for _ in range(10):
            with suppress(urllib.error.HTTPError):
                urllib.request.urlopen(world.web_url + path, timeout=30).close()

    stranger = urllib.request.Request(f"{world.web_url}metrics", headers={"X-Forwarded-For": "127.0.0.1"})
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(stranger, timeout=30)

    told = {what: begun[what] + count for what, count in (asked | {"stored": taken}).items()}
    wait_for(lambda: counts() == told, 60, "all requests of both workers, and all deliveries")
    before = scraped(world)
    killed, other = descendants(web.pid)
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: len({*descendants(web.pid)} - {killed, other}) == 1, 60, "another worker")
    time.sleep(metrics.KEEP_SECONDS)  # for so long the other one tells what it saw before
    urllib.request.urlopen(world.web_url, timeout=30).close()
    with urllib.request.urlopen(f"{world.web_url}metrics", timeout=10) as answer:
        text = answer.read().decode()
    after = samples(text)

    assert of(before, "recipients_accepted_total") == taken
    assert of(before, "recipients_refused_total", reason="sender_blocked") >= sessions // 10
    assert of(before, "delivery_seconds_count", step="store") > 0
    assert of(before, "recipients_refused_total", reason="relay_denied", domain="none") >= sessions // len(HOSTILE)
    gone_back = {key for key, count in before.items() if key[0].endswith(("_total", "_count")) and after[key] < count}
    assert gone_back == set()
    assert "@" not in text
    for word in ("person", "writer", "victim", "elsewhere", "shop", "evil", "holder", "192.0.2", "spam.example"):
        assert word not in text, word
    assert len(text) < 200_000
    print(f"{sessions} sessions, {taken} messages stored: {len(text)} bytes, {len(after)} samples")


def test_host_tells_its_queue_and_its_disk(live, world, domain, send, settings):
    settings.QUEUE_SOCKET, settings.DATABASE_DISK = str(world.postfix.showq), "/"
    world.postfix.set(defer_transports="tempmail")
    for number in range(3):
        send(f"Subject: {number}\r\n\r\n".encode(), "somebody@tempmail.test")

    wait_for(lambda: asyncio.run(reporting.queue())[reporting.QUEUE_MESSAGES] == 3, 30, "three that wait")
    asyncio.run(reporting.report())
    found = seen()

    assert of(found, "queue_messages") == 3 and 0 <= of(found, "queue_oldest_seconds") < 60
    assert 0 < of(found, "disk_free_bytes") < of(found, "disk_bytes")
    world.postfix.set(defer_transports="")
    world.postfix.flush()
    arrived(3, 60)


@pytest.mark.parametrize("socket", ["", "/nonexistent/showq", "/etc/passwd"])
def test_host_without_a_queue_tells_none(settings, socket):
    settings.QUEUE_SOCKET = socket

    assert asyncio.run(reporting.queue()) == {}


def test_what_the_doctor_found_is_told_by_its_code_and_what_follows_is_not():
    soon = Finding("certificates", "certificate-soon", WARNING, "It expires in 5 days.", about="page").as_dict()
    down = Finding("processes", "process-down", FAULT, "delivery does not run.", about="delivery").as_dict()
    late = Finding("message", "message-late", FAULT, "It was not there.", because="process-down").as_dict()
    keeping.keep([soon, down, late], 3)

    told = {tuple(dict(labels).values()) for name, labels in seen() if name == "doctor_findings"}
    assert told == {("certificate-soon", "warning"), ("process-down", "fault")}
