"""Limits of /api/v1: for the client's network, and for an API key."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from inboxes.api import errors
from inboxes.models import ApiKey, Inbox
from tests.worlds.api_client import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def api_key(db):
    row = ApiKey(name="Tester", requests_per_minute=7, inboxes_per_hour=2)
    row.key = row.new_key()
    row.save()
    return row


@pytest.fixture
def few(settings):
    """Set limits: few(api=3)."""

    def few(**most):
        settings.LIMITS = settings.LIMITS | {name: (count, 3600) for name, count in most.items()}

    return few


def test_every_answer_says_how_many_are_left(domain, few):
    few(api=3)

    first, second, unknown = api("GET", "/domains"), api("GET", "/nowhere"), api("PUT", "/domains")

    assert first["RateLimit-Policy"] == '"api";q=3;w=3600'
    for answer, left in ((first, 2), (second, 1), (unknown, 0)):
        assert answer["RateLimit"].startswith(f'"api";r={left};t=')


def test_one_too_many_is_429_and_says_when(domain, few):
    few(api=1)
    api("GET", "/domains")

    answer = api("GET", "/domains")

    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "/api/v1/problems/too-many-requests"
    assert answer.json()["detail"].startswith("At most 1 requests per hour. Ask again in ")
    assert 1 <= int(answer["Retry-After"]) <= 3600
    assert answer["RateLimit"].startswith('"api";r=0;t=')


def test_every_limit_of_the_api_has_words_and_a_period(settings):
    assert set(errors.THINGS) == set(settings.LIMITS) - {"login", "mailtm", "webhook_send", "report", "search", "push"}
    assert {seconds for _, seconds in settings.LIMITS.values()} <= set(errors.PERIODS)


def test_an_ipv6_network_counts_as_one_client(domain, few):
    few(api=1)

    statuses = [
        Client(REMOTE_ADDR=address).get("/api/v1/domains").status_code
        for address in ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1")
    ]

    assert statuses == [200, 429, 200]


def test_new_inboxes_have_a_limit_of_their_own(domain, few):
    few(issue=1)

    first, second = api("POST", "/inboxes"), api("POST", "/inboxes")

    assert (first.status_code, second.status_code) == (201, 429)
    assert first["RateLimit-Policy"] == '"api";q=300;w=60, "issue";q=1;w=3600'
    assert "At most 1 new inboxes per hour." in second.json()["detail"]
    assert Inbox.objects.count() == 1


def test_chosen_names_have_a_limit_of_their_own(domain, few):
    few(choose=1)

    statuses = [api("POST", "/inboxes", {"local_part": name}).status_code for name in ("first", "second", "")]

    assert statuses == [201, 429, 201]


def test_page_and_api_count_new_inboxes_together(domain, few):
    few(issue=1)
    Client().post(reverse("issue"))

    assert api("POST", "/inboxes").status_code == 429


def test_guessing_addresses_is_limited_as_on_the_pages(domain, few):
    few(guess=2)
    Inbox.objects.issue(domain, "holder")

    answers = [api("GET", f"/inboxes/{name}@tempmail.test") for name in ("holder", "admin", "holder", "public")]

    assert [answer.status_code for answer in answers] == [404, 404, 429, 429]
    assert Client().get(reverse("inbox", args=["public@tempmail.test"])).status_code == 429


def test_key_has_limits_of_its_own(domain, few, api_key):
    few(api=1, issue=1)

    statuses = [api("POST", "/inboxes", key=api_key.key).status_code for _ in range(3)]
    answer = api("GET", "/domains", key=api_key.key)

    assert statuses == [201, 201, 429]
    assert answer["RateLimit-Policy"] == '"api";q=7;w=60'
    assert api("GET", "/domains").status_code == 200
    assert api("GET", "/domains").status_code == 429
    assert api("GET", "/domains", key=api_key.key).status_code == 200


@pytest.mark.parametrize("sent", ["wrong", "tmk_", "x" * 5000, "ended"])
def test_key_that_is_none_is_refused_and_counted_for_the_client(domain, few, api_key, sent):
    few(api=1)
    if sent == "ended":
        sent = api_key.key
        ApiKey.objects.update(expires_at=Now() - timedelta(seconds=1))

    first, second = api("GET", "/domains", key=sent), api("GET", "/domains", key=sent)

    assert (first.status_code, second.status_code) == (401, 429)
    assert first.json()["type"] == "/api/v1/problems/invalid-api-key"
    assert first["WWW-Authenticate"]


def test_key_opens_nothing(domain, api_key):
    Inbox.objects.issue(domain, "holder")

    assert api("GET", "/inboxes/holder@tempmail.test", key=api_key.key).status_code == 404
    assert api("GET", "/inboxes/holder@tempmail.test", token=api_key.key).status_code == 401


def test_admin_shows_a_new_key_once_and_keeps_only_its_hmac(admin_client, domain):
    fields = {"name": "Tester", "requests_per_minute": "60", "inboxes_per_hour": "60"}

    made = admin_client.post(reverse("admin:inboxes_apikey_add"), fields)

    row = ApiKey.objects.get()
    key = made.text.partition("<code>")[2].partition("</code>")[0]
    assert key.startswith("tmk_") and len(key) > 40
    assert key.encode() not in bytes(row.digest)
    assert api("GET", "/domains", key=key).status_code == 200
    assert "tmk_" not in str(made.cookies)
    for page in (reverse("admin:inboxes_apikey_changelist"), reverse("admin:inboxes_apikey_change", args=[row.pk])):
        shown = admin_client.get(page)
        assert shown.status_code == 200
        assert key not in shown.text and bytes(row.digest).hex() not in shown.text
    admin_client.post(reverse("admin:inboxes_apikey_change", args=[row.pk]), fields | {"requests_per_minute": "9"})
    assert api("GET", "/domains", key=key)["RateLimit-Policy"] == '"api";q=9;w=60'
    row.delete()
    assert api("GET", "/domains", key=key).status_code == 401


def test_head_is_answered_as_get_is(domain):
    got, headed = api("GET", "/domains"), api("HEAD", "/domains")

    assert (headed.status_code, headed.content) == (200, b"")
    assert headed["Content-Length"] == str(len(got.content))
    assert headed["RateLimit"]


def test_method_that_a_path_does_not_take_names_those_that_it_does(domain):
    answer = api("DELETE", "/domains")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.json()["type"] == "/api/v1/problems/method-not-allowed"


@pytest.mark.parametrize("path", ["/nowhere", "/inboxes/shop", "/inboxes/a@b/nowhere", "/inboxes/a@b/messages/1"])
def test_path_that_is_none_is_a_problem(domain, path):
    answer = api("GET", path)

    assert answer.status_code == 404
    assert "/api/v1/docs" in answer.json()["detail"]
