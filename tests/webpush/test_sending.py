"""Telling browsers: when, how often, with what, and what the answers of push services lead to."""

import json
from datetime import timedelta

import pytest
from django.db import connections
from django.db.models.functions import Now
from django.utils import timezone

from inboxes import outbound
from inboxes.models import Grant, Inbox, PushArrival, Pushed, PushSubscription
from inboxes.models.push_subscription import BACK_OFF, MAX_FAILURES, REST
from inboxes.webhooks import sending
from inboxes.webpush import encrypting
from inboxes.webpush.sending import LONGEST_TTL_SECONDS
from tests.worlds.hooked import MAIL, run
from tests.worlds.push_service import Browser
from tests.worlds.rows import expire
from tests.worlds.targets import Target, status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits", "short_rounds")]


def subscribe(inbox, browser, grant=None, key=b"a browser's own"):
    body = encrypting.encrypt(b'{"title": "New mail"}', browser.public_key, browser.auth)
    pushed = Pushed(browser.endpoint, body, "en", "/inbox/holder@tempmail.test")
    PushSubscription.objects.switch_on(inbox, grant, key, pushed)
    return PushSubscription.objects.latest("pk")


@pytest.fixture
def subscription(issued, told):
    return subscribe(issued[0], told)


@pytest.fixture
def mail(issued, put_mail):
    return lambda: put_mail(issued[0].address, MAIL)


def let_rest():
    PushSubscription.objects.update(free_at=Now())


def free_in(subscription):
    subscription.refresh_from_db()
    return (subscription.free_at - timezone.now()).total_seconds()


# --- What is sent


def test_arrival_is_pushed_as_the_standards_have_it(subscription, push_service, told, mail):
    mail()

    counts = sending.listen()

    ((line, headers, body),) = push_service.pushes
    assert counts["pushed"] == 1
    assert line == f"POST {told.endpoint.removeprefix(push_service.url)} HTTP/1.1"
    assert headers["content-encoding"] == "aes128gcm"
    assert 0 < int(headers["ttl"]) <= LONGEST_TTL_SECONDS
    assert headers["urgency"] == "high"
    assert len(headers["topic"]) == 32
    assert push_service.verify(headers)
    assert json.loads(told.read(body)) == {"title": "New mail"}
    assert not PushArrival.objects.exists()


def test_without_mail_nothing_is_sent(subscription, push_service):
    run(rounds=2)

    assert push_service.saw_nothing


def test_inbox_that_lives_long_is_not_told_of_for_long(subscription, push_service, mail):
    Inbox.objects.update(expires_at=Now() + timedelta(days=30))
    mail()

    run()

    assert push_service.pushes[0][1]["ttl"] == str(LONGEST_TTL_SECONDS)


def test_link_that_ends_soon_is_not_told_of_for_longer(issued, push_service, told, mail):
    grant, _ = Grant.objects.share(issued[0], b"k" * 32, timedelta(minutes=5))
    subscribe(issued[0], told, grant)
    mail()

    run()

    assert 0 < int(push_service.pushes[0][1]["ttl"]) <= 300


def test_burst_is_one_push_and_one_more_when_it_went_on(subscription, push_service, mail):
    for _ in range(5):
        mail()
    run()
    for _ in range(5):
        mail()
    run(rounds=2)
    assert len(push_service.pushes) == 1
    assert 0 < free_in(subscription) <= REST.total_seconds()

    let_rest()
    run(rounds=2)

    (_, first, _), (_, second, _) = push_service.pushes
    assert first["topic"] == second["topic"]


def test_mail_that_came_while_it_was_sent_is_told_of_too(subscription, push_service, mail):
    answer = push_service.answer

    def more(connection, target):
        if len(target.requests) == 1:
            PushSubscription.objects.update(due_at=Now())  # as tempmail_due() does for an arrival
            connections.close_all()  # this thread's
        return answer

    push_service.answer = more
    mail()
    run()
    let_rest()
    run(rounds=2)

    assert len(push_service.pushes) == 2


def test_each_browser_of_an_inbox_is_told_and_no_other_inbox(subscription, domain, issued, push_service, told, mail):
    phone = Browser(push_service.url)
    subscribe(issued[0], phone, key=b"a phone's own")
    other, _ = Inbox.objects.issue(domain, "other")
    subscribe(other, Browser(push_service.url))
    mail()

    run(rounds=2)

    paths = sorted(line.split(" ")[1] for line, _, _ in push_service.pushes)
    assert paths == sorted(browser.endpoint.removeprefix(push_service.url) for browser in (told, phone))
    assert len({headers["topic"] for _, headers, _ in push_service.pushes}) == 2


# --- Whose right has ended


def test_nothing_is_told_of_an_inbox_that_has_ended(subscription, issued, push_service, mail):
    mail()
    expire(issued[0])

    run()

    assert push_service.saw_nothing


@pytest.mark.parametrize("end", ["is over", "is taken back"])
def test_nothing_is_told_by_a_link_that_has_ended(issued, push_service, told, mail, end):
    grant, _ = Grant.objects.share(issued[0], b"k" * 32, timedelta(hours=1))
    subscribe(issued[0], told, grant)
    mail()
    if end == "is over":
        Grant.objects.update(expires_at=Now() - timedelta(seconds=1))
    else:
        grant.delete()

    run()

    assert push_service.saw_nothing


def test_switched_off_nothing_leaves_this_host(subscription, push_service, mail, settings):
    settings.WEB_PUSH_SERVICES = []
    mail()

    run()

    assert push_service.saw_nothing
    assert not PushArrival.objects.exists()  # none pile up


# --- Failing


@pytest.mark.parametrize("code", [404, 410])
def test_subscription_that_the_service_does_not_know_any_more_goes(subscription, push_service, mail, code):
    push_service.answer = status(code)
    mail()

    run()

    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("code", [201, 410])
def test_browser_with_another_subscription_meanwhile_is_told_there(subscription, push_service, told, mail, code):
    renewed = Browser(push_service.url)

    def renew(connection, target):
        if len(target.requests) > 1:
            return status(201)
        subscribe(subscription.inbox, renewed)
        connections.close_all()  # this thread's
        return status(code)

    push_service.answer = renew
    mail()
    run()
    let_rest()
    run(rounds=2)

    paths = [line.split(" ")[1] for line, _, _ in push_service.pushes]
    assert paths == [browser.endpoint.removeprefix(push_service.url) for browser in (told, renewed)]


def test_browser_that_switches_it_on_again_need_not_wait(subscription, issued, push_service, told, mail):
    push_service.answer = status(503)
    mail()
    run()
    assert free_in(subscription) > 0

    push_service.answer = status(201)
    subscribe(issued[0], told)
    run()

    assert len(push_service.pushes) == 2


@pytest.mark.parametrize("code", [429, 500, 503, 400, 403])
def test_failure_is_tried_again_later(subscription, push_service, mail, code):
    push_service.answer = status(code)
    mail()
    run(rounds=2)
    assert len(push_service.pushes) == 1
    assert 8 < free_in(subscription) <= BACK_OFF[0].total_seconds()

    push_service.answer = status(201)
    let_rest()
    run(rounds=2)

    assert len(push_service.pushes) == 2
    subscription.refresh_from_db()
    assert (subscription.due_at, subscription.failures) == (None, 0)


def test_pauses_grow_and_then_it_is_given_up(subscription, push_service, mail):
    push_service.answer = status(503)
    mail()
    waits = []
    for _ in range(MAX_FAILURES - 1):
        let_rest()
        run()
        waits.append(free_in(subscription))
    assert waits == pytest.approx([10, 60, 300, 1800, 1800, 1800, 1800], abs=3)

    let_rest()
    run()

    assert not PushSubscription.objects.exists()


def test_another_key_of_the_site_ends_it(subscription, push_service, mail, settings):
    mail()
    settings.WEBHOOK_KEY = bytes(32)

    run()

    assert push_service.saw_nothing
    assert not PushSubscription.objects.exists()


def test_slow_service_delays_no_other_and_no_webhook(subscription, api, target, domain, push_service, mail, settings):
    ports = settings.WEBHOOK_PORTS | {push_service.port}
    settings.WEBHOOK_PORTS = ports
    answered = []

    def wait_for_the_webhook(connection, service):
        for _ in range(300):
            if target.requests:
                break
            connection.settimeout(0.1)
            try:
                connection.recv(1)
            except TimeoutError:
                continue
        answered.append(bool(target.requests))
        return status(201)

    push_service.answer = wait_for_the_webhook
    api.put(target.url)
    mail()

    run()

    assert answered == [True]


# --- Where it may go


def refused(subscription):
    subscription.refresh_from_db()
    return subscription.failures == 1


def test_N61_service_that_has_moved_inside_is_not_called(subscription, push_service, mail, settings):
    settings.WEBHOOK_ALLOWED_NETWORKS = ()
    mail()

    run()

    assert push_service.saw_nothing
    assert refused(subscription)


def test_N61_service_that_is_taken_off_the_list_is_not_called(subscription, push_service, mail, settings):
    settings.WEB_PUSH_SERVICES = ["push.example"]
    mail()

    run()

    assert push_service.saw_nothing
    assert refused(subscription)


def test_N61_redirect_of_a_service_is_not_followed(subscription, push_service, mail):
    with Target() as inside:
        push_service.answer = f"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:{inside.port}/\r\n\r\n".encode()
        mail()

        run()

        assert inside.saw_nothing
    assert refused(subscription)


def test_N61_service_without_a_certificate_is_told_nothing(subscription, push_service, mail, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    outbound._tls.cache_clear()
    mail()

    run()

    assert not push_service.requests
    assert refused(subscription)
