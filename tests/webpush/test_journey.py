"""Web Push for real: SMTP in, the qcluster out to a push service, and what a thief of the database would read."""

import json
import subprocess
import time

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from dev.system import wait_for
from inboxes.models import Inbox, PushSubscription
from inboxes.webpush import services
from tests.worlds.push_service import Browser

ADDRESS = "holder@tempmail.test"
MESSAGE = b"From: Shop <shop@shop.example>\r\nSubject: Zwetschgenknoedel\r\n\r\nYour code is 48291377.\r\n"
pytestmark = pytest.mark.usefixtures("high_limits")


@pytest.fixture
def closed_page(domain, pushing):
    """A closed page: its browser has subscribed, and is reached by the push service alone."""
    client, browser = Client(), Browser(pushing.url)
    client.post(reverse("issue"), {"local_part": "holder", "domain": domain.name})
    assert client.post(reverse("push", args=[ADDRESS]), browser.form).status_code == 200
    browser.client = client
    return browser


def test_mail_over_smtp_is_told_to_a_closed_page_without_a_word_of_it(closed_page, pushing, send):
    sent_at = time.monotonic()
    send(MESSAGE, ADDRESS)
    wait_for(lambda: pushing.requests, 60, "a push")
    print(f"from SMTP to the push service: {time.monotonic() - sent_at:.2f} s")

    ((line, headers, body),) = pushing.pushes
    assert line.split(" ")[1] == closed_page.endpoint.removeprefix(pushing.url)
    # The browser was told of this key, and its service knows us by it.
    assert pushing.verify(headers)["key"] == services.application_key()
    said = {"title": "New mail", "body": ADDRESS, "lang": "en", "inbox": f"/inbox/{ADDRESS}"}
    assert json.loads(closed_page.read(body)) == said


def test_dump_and_logs_hold_neither_browser_nor_what_it_is_told(closed_page, pushing, send, live, cluster):
    send(MESSAGE, ADDRESS)
    wait_for(lambda: pushing.requests, 60, "a push")
    name = connections["default"].settings_dict["NAME"]
    dump = subprocess.run(
        ["pg_dump", "--dbname", cluster.url("tempmail", name)], capture_output=True, check=True
    ).stdout.lower()

    token = closed_page.endpoint.rpartition("/")[2].encode()
    for secret in (token, closed_page.public_key, closed_page.auth, b"New mail", b"Zwetschgenknoedel"):
        assert secret.lower() not in dump
        assert secret.hex().encode() not in dump
    assert bytes(PushSubscription.objects.get().lookup).hex().encode() in dump  # the search finds what is there
    logs = b"".join(live.log(service).encode() for service in ("delivery", "qcluster"))
    for secret in (token, b"localhost", b"Zwetschgenknoedel", ADDRESS.encode()):
        assert secret not in logs


def test_inbox_that_is_deleted_is_told_of_no_more(closed_page, pushing, send):
    closed_page.client.post(reverse("delete-inbox", args=[ADDRESS]))
    assert not Inbox.objects.exists()

    assert send(MESSAGE, ADDRESS)  # refused
    time.sleep(3)

    assert pushing.saw_nothing
