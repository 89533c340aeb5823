"""How a push service knows this site, and which services are called."""

import time

import pytest

from inboxes import outbound
from inboxes.webpush import services
from tests.worlds.push_service import PushService, unb64


@pytest.fixture
def service():
    with PushService() as service:
        yield service


def test_service_verifies_who_sends_by_the_key_that_browsers_were_given(service, settings):
    settings.ALLOWED_HOSTS = [".tempmail.test", "mail.tempmail.test"]

    claims = service.verify({"authorization": services.authorization(f"{service.url}/push/abc?d=e")})

    assert claims["key"] == services.application_key()
    assert len(unb64(claims["key"])) == 65
    assert claims["sub"] == "https://tempmail.test/abuse"
    assert claims["exp"] > time.time() + 3600


def test_key_follows_from_the_sites_and_from_nothing_else(settings):
    before = services.application_key()
    assert services.application_key() == before

    settings.WEBHOOK_KEY = bytes(32)

    assert services.application_key() != before


def test_without_services_it_is_off(settings):
    assert services.is_on()
    settings.WEB_PUSH_SERVICES = []

    assert not services.is_on()


@pytest.mark.parametrize(
    "endpoint",
    ["https://fcm.googleapis.com/fcm/send/abc:def", "https://updates.push.services.mozilla.com/wpush/v2/abc",
     "https://web.push.apple.com/abc", "https://wns2-par02p.notify.windows.com/w/?token=abc"],
)  # fmt: skip
def test_services_of_the_browsers_are_called(endpoint):
    assert outbound.check(endpoint, services.rules()).scheme == b"https"


def test_services_of_the_browsers_are_called_whatever_ports_webhooks_have(settings):
    settings.WEBHOOK_PORTS = frozenset([8443])

    assert outbound.check("https://fcm.googleapis.com/fcm/send/abc", services.rules()).port == 443


@pytest.mark.parametrize(
    "endpoint",
    ["http://fcm.googleapis.com/fcm/send/abc", "https://fcm.googleapis.com:8443/", "https://evil.example/",
     "https://fcm.googleapis.com.evil.example/", "https://evil-fcm.googleapis.com/", "https://notify.windows.com/",
     "https://evilpush.apple.com/", "https://fcm.googleapis.com@evil.example/", "https://127.0.0.1/",
     "https://fcm.googleapis.com\\.evil.example/", "https://[::1]/", "", "fcm.googleapis.com"],
)  # fmt: skip
def test_N61_nobody_but_a_push_service_is_called(endpoint):
    with pytest.raises(outbound.UrlError):
        outbound.check(endpoint, services.rules())
