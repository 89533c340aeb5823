"""Webhooks for real: SMTP in, django-q2 out, and what a thief of the database would read."""

import ipaddress
import json
import re
import signal
import subprocess
import time

import pytest
from django.db import connections
from django_q.conf import Conf
from django_q.tasks import async_task

from dev.system import wait_for
from inboxes.mail import typed_codes
from inboxes.models import Grant, Inbox, Webhook, WebhookAttempt, WebhookDelivery
from tests.worlds.hooked import Api, header_of, is_genuine
from tests.worlds.targets import Target, status

WORDS = ["Zwetschgenknoedel", "Quittengelee"]
# Its code is so long that the hexadecimal digits of a dump have it by no chance.
MESSAGE = "From: Shop <shop@shop.example>\r\nSubject: {}\r\n\r\nYour code is 48291377. {}\r\n".format(*WORDS).encode()
pytestmark = pytest.mark.usefixtures("high_limits")


@pytest.fixture
def target(live, world, settings, monkeypatch):
    """A target on loopback that this world's qcluster may call."""
    before = world.purge_env.read_text()
    live.stop("qcluster")
    # The qcluster's key signs its tasks.
    monkeypatch.setattr(Conf, "SECRET_KEY", re.search(r"^SECRET_KEY=(.+)", before, re.MULTILINE)[1])
    with Target() as target:
        settings.WEBHOOK_PORTS = frozenset([target.port])
        settings.WEBHOOK_ALLOWED_NETWORKS = (ipaddress.ip_network("127.0.0.1"),)
        world.purge_env.write_text(f"{before}WEBHOOK_PORTS={target.port}\nWEBHOOK_ALLOWED_NETWORKS=127.0.0.1\n")
        target.url = f"http://127.0.0.1:{target.port}/hook"
        live.start("qcluster")
        # The schedule of the migration was emptied with the tables; what it begins is begun here.
        async_task("inboxes.webhooks.sending.listen")
        yield target
        live.stop("qcluster")
    world.purge_env.write_text(before)


@pytest.fixture
def api(domain):
    inbox, secret = Inbox.objects.issue(domain, "holder")
    api = Api(inbox.address, typed_codes.to_code(secret))
    api.address = inbox.address
    return api


def test_mail_over_smtp_is_told_within_about_a_second_and_tried_again_after_failures(api, target, send):
    secret = api.put(target.url)["secret"]
    api("post", "/test")
    wait_for(lambda: target.requests, 60, "a ping")

    seconds = []
    for number in range(1, 6):
        # Some while one listens, some between two tasks.
        time.sleep(2.5)
        sent_at = time.monotonic()
        send(MESSAGE, api.address)
        wait_for(lambda number=number: len(target.requests) == 1 + number, 60, "the webhook")
        seconds.append(time.monotonic() - sent_at)
    print("from SMTP to the webhook:", ", ".join(f"{one:.2f} s" for one in seconds))
    assert sorted(seconds)[2] < 20  # without listening, the schedule would send it within a minute
    for head, body in target.requests:
        assert is_genuine(secret, header_of(head, "Tempmail-Signature"), body)
        assert b"48291377" not in body

    target.answer = status(500)
    send(MESSAGE, api.address)
    wait_for(lambda: len(target.requests) == 7, 60, "the attempt that fails")
    target.answer = status(200)
    wait_for(lambda: len(target.requests) == 8, 60, "the second attempt, by itself")
    assert json.loads(target.bodies[6]) == json.loads(target.bodies[7])
    wait_for(lambda: [attempt["status"] for attempt in api.attempts()][:2] == [200, 500], 60, "the log")


def test_dump_holds_neither_url_nor_secret_nor_content_nor_a_key_that_opens_it(api, target, send, live, world, cluster):
    target.answer = status(500)  # so that it is kept for later
    answered = api.put(f"{target.url}/Mirabelle?token=Brombeerschnaps", with_content=True)
    send(MESSAGE, api.address)
    wait_for(WebhookAttempt.objects.exists, 60, "an attempt")
    private_key = Webhook.objects.get().inbox_key(Grant.objects.get())
    assert WORDS[0].encode() in target.bodies[-1]
    assert WORDS[1].encode() in target.bodies[-1]
    # What stands in the queue of django-q2, too.
    async_task("inboxes.webhooks.sending.listen")

    name = connections["default"].settings_dict["NAME"]
    dump = subprocess.run(
        ["pg_dump", "--dbname", cluster.url("tempmail", name)], capture_output=True, check=True
    ).stdout.lower()

    hidden = [*(word.encode() for word in [*WORDS, "Mirabelle", "Brombeerschnaps"]), b"48291377", private_key]
    hidden += [target.url.encode(), answered["secret"].encode(), answered["secret"].removeprefix("whsec_").encode()]
    for secret in hidden:
        assert secret.lower() not in dump
        assert secret.hex().encode() not in dump
    assert str(WebhookDelivery.objects.get().pk).encode() in dump  # the search itself finds what is there
    logs = b"".join(live.log(service).encode() for service in ("postfix", "delivery", "qcluster"))
    for secret in [*hidden[:4], answered["secret"].encode()]:
        assert secret not in logs


def test_after_revoking_nothing_more_is_told(api, target, send):
    api.put(target.url, with_content=True)
    target.answer = status(500)
    send(MESSAGE, api.address)
    wait_for(lambda: len(target.requests) == 1, 60, "the attempt that fails")
    wait_for(WebhookAttempt.objects.exists, 60, "its note")

    assert api("delete").status_code == 204
    send(MESSAGE, api.address)
    time.sleep(12)  # the retry would have been after ten

    assert len(target.requests) == 1
    assert not (Grant.objects.exists() or WebhookDelivery.objects.exists() or WebhookAttempt.objects.exists())


def test_qcluster_stops_while_it_listens(live, target):
    qcluster, started = live.start("qcluster"), time.monotonic()
    qcluster.stop(60)

    # The round of five seconds, and what is under way; twelve in all, on a busy machine a few more.
    assert time.monotonic() - started < 20
    assert qcluster.process.returncode != -signal.SIGKILL
