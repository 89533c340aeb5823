"""Webhooks: who may register one, what it is told, and what the server keeps for it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now

from inboxes.access.ways_in import open_secret
from inboxes.mail import typed_codes
from inboxes.models import Grant, Inbox, Webhook, WebhookAttempt, WebhookDelivery
from inboxes.webhooks import sending
from tests.worlds.hooked import MAIL, Api, header_of, is_genuine, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("high_limits", "short_rounds")]


# --- Registering


def test_holder_registers_shows_and_deletes_it(api, target):
    answered = api.put(target.url)

    assert answered["secret"].startswith("whsec_")
    shown = api("get").json()
    assert shown == {name: value for name, value in answered.items() if name != "secret"}
    assert (shown["url"], shown["state"], shown["with_content"]) == (target.url, "on", False)
    assert api("delete").status_code == 204
    assert api("get").status_code == 404
    assert api("get").json()["type"] == "/api/v1/problems/no-webhook"


def test_registering_again_takes_the_place_and_makes_a_new_secret(api, target):
    first, second = api.put(target.url), api.put(f"{target.url}/2")

    assert first["secret"] != second["secret"]
    assert Webhook.objects.count() == 1
    assert api("get").json()["url"] == f"{target.url}/2"


def test_url_that_is_refused_says_what_would_be_right(api, target):
    for url in (f"http://127.0.0.2:{target.port}/", "ftp://example.com/", "https://example.com:8443/", "x"):
        response = api("put", url=url)

        assert response.status_code == 422
        assert response.json()["errors"][0]["pointer"] == "#/url"
    assert not Webhook.objects.exists()


def test_N13_registering_needs_the_inboxs_own_token(domain, issued, target, put_mail):
    inbox, _ = issued
    _, other_secret = Inbox.objects.issue(domain, "other")
    _, ended_secret = Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    _, key = Grant.objects.share(inbox, open_secret(issued[1]).private_key, None)
    of_other, of_ended, of_link = map(typed_codes.to_code, (other_secret, ended_secret, key))

    for method, path in (("put", ""), ("get", ""), ("delete", ""), ("get", "/attempts"), ("post", "/test")):
        body = {"url": target.url} if method == "put" else {}

        def answer(address, token, method=method, path=path, body=body):
            return Api(address, token)(method, path, **body).status_code

        assert answer(inbox.address, "") == 404
        assert answer(inbox.address, of_other) == 404
        assert answer(inbox.address, of_ended) == 401
        assert answer(inbox.address, "garbage") == 401
        assert answer(inbox.address, of_link) == 403
        assert answer("anybody@tempmail.test", "") == 403  # public
        assert answer("nobody@elsewhere.test", "") == 404
    assert not Webhook.objects.exists()
    assert target.saw_nothing


def test_clients_register_only_so_many(api, target, settings):
    settings.LIMITS = settings.LIMITS | {"webhook": (2, 3600)}
    api.put(target.url)
    api.put(target.url)

    response = api("put", url=target.url)

    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


# --- Arrivals


def test_arrival_is_told_once_with_a_valid_signature_and_without_content(api, webhook, target, issued, put_mail):
    message = put_mail(issued[0].address, MAIL)

    run(rounds=2)

    ((head, body),) = target.requests
    assert head.startswith("POST /hook HTTP/1.1\r\n")
    assert is_genuine(webhook.signing_secret, header_of(head, "Tempmail-Signature"), body)
    assert not is_genuine(webhook.signing_secret, header_of(head, "Tempmail-Signature"), body + b" ")
    told = json.loads(body)
    assert told.pop("id") == api.attempts()[0]["delivery_id"]
    assert told.pop("created_at").endswith("Z")
    assert told == {
        "type": "message.arrived",
        "inbox": issued[0].address,
        "message": {
            "id": str(message.pk),
            "received_at": message.received_at.isoformat().replace("+00:00", "Z"),
            "size_bytes": len(MAIL),
        },
    }
    assert not WebhookDelivery.objects.exists()


def test_what_came_before_and_what_comes_to_others_is_not_told(domain, api, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    api.put(target.url)
    Inbox.objects.issue(domain, "other")
    put_mail("other@tempmail.test", MAIL)
    put_mail("public@tempmail.test", MAIL)

    run()

    assert target.saw_nothing


def test_message_that_is_stored_twice_is_noted_once(webhook, issued, put_mail):
    message = put_mail(issued[0].address, MAIL)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inboxes_message (id, inbox_id, local_part, source_bytes, fingerprint, summary, body, source) "
            "SELECT gen_random_uuid(), inbox_id, local_part, source_bytes, fingerprint, summary, body, source "
            "FROM inboxes_message ON CONFLICT DO NOTHING"
        )

    assert [delivery.message for delivery in WebhookDelivery.objects.all()] == [message]


def test_deleted_message_is_not_told(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL).delete()

    run()

    assert target.saw_nothing
    assert not WebhookDelivery.objects.exists()


def test_ping_names_no_message(api, webhook, target):
    response = api("post", "/test")

    assert response.status_code == 202
    run()
    told = json.loads(target.bodies[0])
    assert told["type"] == "ping"
    assert told["id"] == response.json()["delivery_id"]
    assert "message" not in told
    assert api.attempts()[0]["message_id"] is None


# --- Content


def test_content_travels_only_with_consent_and_not_after_it_was_taken_back(api, target, issued, put_mail):
    address = issued[0].address
    api.put(target.url, with_content=True)
    assert api("get").json()["with_content"] is True
    put_mail(address, MAIL)
    run()
    told = json.loads(target.bodies[0])["message"]
    assert (told["subject"], told["code"]) == ("Your code is 482913", "482913")
    assert told["from"] == [{"name": "Shop", "address": "shop@shop.example"}]
    assert told["text"].strip() == "Enter 482913, my dear."
    assert told["text_is_cut"] is False

    put_mail(address, MAIL)  # waiting while the consent goes
    api.put(target.url, with_content=False)
    run()

    assert set(json.loads(target.bodies[1])["message"]) == {"id", "received_at", "size_bytes"}
    assert b"482913" not in target.bodies[1]
    assert not Grant.objects.exists()


def test_key_that_the_server_keeps_only_reads_and_only_with_the_sites_key(api, target, issued, settings):
    api.put(target.url, with_content=True)
    grant = Grant.objects.get()
    assert (grant.kind, grant.scope) == (Grant.Kind.WEBHOOK, Grant.Scope.READ)
    key = Webhook.objects.get().inbox_key(grant)
    assert key == open_secret(issued[1]).private_key != issued[1]
    settings.WEBHOOK_KEY = bytes(32)
    assert Webhook.objects.get().inbox_key(grant) is None


def test_row_that_was_moved_to_another_inbox_opens_nothing(domain, api, target):
    api.put(target.url, with_content=True)
    other, _ = Inbox.objects.issue(domain, "other")
    Webhook.objects.update(inbox=other)
    Grant.objects.update(inbox=other)

    webhook = Webhook.objects.get()

    assert webhook.inbox_key(Grant.objects.get()) is None
    with pytest.raises(Exception, match="another key"):
        _ = webhook.target


def test_long_text_is_cut(api, target, issued, put_mail):
    api.put(target.url, with_content=True)
    put_mail(issued[0].address, b"Subject: x\r\n\r\n" + b"word " * 40_000)

    run()

    told = json.loads(target.bodies[0])["message"]
    assert len(told["text"]) == sending.MAX_TEXT_CHARACTERS
    assert told["text_is_cut"] is True


def test_after_deleting_it_nothing_is_told_any_more(api, target, issued, put_mail):
    api.put(target.url, with_content=True)
    put_mail(issued[0].address, MAIL)

    api("delete")
    put_mail(issued[0].address, MAIL)
    run()

    assert target.saw_nothing
    assert not (Webhook.objects.exists() or WebhookDelivery.objects.exists() or Grant.objects.exists())


def test_all_goes_with_the_inbox(api, webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    run()
    put_mail(issued[0].address, MAIL)

    Inbox.objects.all().delete()

    for table in (Webhook, WebhookDelivery, WebhookAttempt, Grant):
        assert not table.objects.exists()


def test_ended_inbox_that_is_not_yet_purged_tells_nothing(webhook, target, issued, put_mail):
    put_mail(issued[0].address, MAIL)
    Inbox.objects.update(expires_at=Now())

    run()

    assert target.saw_nothing
