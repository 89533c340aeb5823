"""Fixtures of the tests of webhooks: an inbox's routes, and a target that may be called."""

import hashlib
import hmac
import ipaddress
import json

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from dev.system import wait_for
from inboxes import outbound
from inboxes.mail import typed_codes
from inboxes.models import Webhook, WebhookDelivery
from inboxes.webhooks import sending

from .targets import Target

MAIL = b"From: Shop <shop@shop.example>\r\nSubject: Your code is 482913\r\n\r\nEnter 482913, my dear.\r\n"


@pytest.fixture
def target(settings):
    with Target() as target:
        settings.WEBHOOK_PORTS = frozenset([target.port])
        settings.WEBHOOK_ALLOWED_NETWORKS = (ipaddress.ip_network("127.0.0.1"),)
        target.url = f"http://127.0.0.1:{target.port}/hook"
        yield target


class Api:
    """The routes of one inbox's webhook, called with a token."""

    def __init__(self, address, token=""):
        self.path = f"/api/v1/inboxes/{address}/webhook"
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def __call__(self, method, path="", **body):
        options = {"data": json.dumps(body), "content_type": "application/json"} if body else {}
        return getattr(Client(), method)(self.path + path, headers=self.headers, **options)

    def put(self, url, **more):
        response = self("put", url=url, **more)
        assert response.status_code == 200, response.content
        return response.json()

    def attempts(self):
        return self("get", "/attempts").json()["items"]


@pytest.fixture
def api(issued):
    inbox, secret = issued
    return Api(inbox.address, typed_codes.to_code(secret))


@pytest.fixture
def webhook(api, target, issued):
    """The registered webhook's row, with the signing secret of its holder."""
    secret = api.put(target.url)["secret"]
    row = Webhook.objects.get()
    row.signing_secret = secret
    return row


def run(rounds=1):
    """What the django-q2 task does, in short rounds."""
    for _ in range(rounds):
        sending.listen()


def run_until(condition):
    """Rounds until something has come true: on a busy machine a short one ends with deliveries left."""

    def is_met():
        run()
        return condition()

    wait_for(is_met, 60, "what rounds lead to")


@pytest.fixture
def short_rounds(monkeypatch):
    """Rounds that soon end, of attempts that need not."""
    monkeypatch.setattr(sending, "LISTEN_SECONDS", 0.3)
    monkeypatch.setattr(outbound, "TOTAL_SECONDS", 60)
    monkeypatch.setattr(outbound, "CONNECT_SECONDS", 30)


def make_due():
    """Let the time pass that a webhook and its deliveries wait for."""
    Webhook.objects.update(free_at=Now())
    WebhookDelivery.objects.update(due_at=Now())


def is_genuine(secret: str, header: str, body: bytes) -> bool:
    """The example of the API's description."""
    given = dict(part.split("=", 1) for part in header.split(","))
    signed = hmac.new(secret.encode(), given["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signed, given["v1"]) and abs(timezone.now().timestamp() - int(given["t"])) < 300


def header_of(head, name):
    return next(line.partition(": ")[2] for line in head.split("\r\n") if line.startswith(f"{name}: "))
