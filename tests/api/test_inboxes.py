"""Inboxes, passwords and read-only links through /api/v1."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inboxes.access import passwords
from inboxes.mail import addresses, typed_codes
from inboxes.models import Domain, Grant, Inbox
from tests.worlds.api_client import SOURCE, api
from tests.worlds.resolving import recipient_access
from tests.worlds.rows import expire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]
PATH = "/inboxes/shop@tempmail.test"


def time_of(text):
    return datetime.fromisoformat(text)


@pytest.fixture
def own(domain):
    """An inbox made through the API, as it was answered."""
    return api("POST", "/inboxes", {"local_part": "Shop"}).json()


def test_empty_request_makes_an_inbox_with_a_name_by_chance(domain):
    for body in (None, {}):
        answer = api("POST", "/inboxes", body)

        made = answer.json()
        assert answer.status_code == 201
        assert addresses.is_generated(made["address"].partition("@")[0])
        assert time_of(made["expires_at"]) - time_of(made["created_at"]) == timedelta(hours=1)
        assert (made["is_private"], made["is_read_only"], made["message_count"]) == (True, False, 0)
        assert api("GET", f"/inboxes/{made['address']}", token=made["token"]).status_code == 200


def test_token_is_the_code_that_the_page_prints(own):
    assert len(own["token"]) == typed_codes.LENGTH
    assert api("GET", PATH, token=own["token"]).json() == {key: own[key] for key in own if key != "token"}


def test_name_domain_lifetime_and_mode_are_chosen(domain):
    Domain.objects.create(name="xn--bcher-kva.test")

    wanted = {"local_part": "Shop.42", "domain": "B\u00fccher.test", "lifetime_seconds": 90, "lifetime_mode": "idle"}
    made = api("POST", "/inboxes", wanted).json()

    assert made["address"] == "shop.42@xn--bcher-kva.test"
    assert made["lifetime_mode"] == "idle"
    assert time_of(made["expires_at"]) - time_of(made["created_at"]) == timedelta(seconds=90)


@pytest.mark.parametrize(
    ("wanted", "status", "pointer", "sentence"),
    [
        ({"local_part": "a b"}, 422, "#/local_part", "Use the letters a to z"),
        ({"local_part": "mary..ann"}, 422, "#/local_part", "mary.ann, not mary..ann"),
        ({"local_part": "x" * 65}, 422, "#/local_part", "64 characters"),
        ({"local_part": "Admin"}, 422, "#/local_part", "reserved"),
        ({"local_part": "acdef-acdef-acdef"}, 422, "#/local_part", "by chance"),
        ({"local_part": "taken"}, 409, None, "none is given out twice"),
        ({"local_part": "gone"}, 409, None, "none is given out twice"),
        ({"local_part": "public"}, 409, None, "public mail"),
        ({"domain": "elsewhere.test"}, 422, "#/domain", "/api/v1/domains"),
        ({"domain": "hidden.test"}, 422, "#/domain", "/api/v1/domains"),
        ({"domain": "x\0"}, 422, "#/domain", "/api/v1/domains"),
        ({"lifetime_seconds": 59}, 422, "#/lifetime_seconds", "60"),
        ({"lifetime_seconds": 604_801}, 422, "#/lifetime_seconds", "604800 seconds at most"),
        ({"lifetime_seconds": "90"}, 422, "#/lifetime_seconds", "integer"),
        ({"lifetime_mode": "never"}, 422, "#/lifetime_mode", "'time', 'idle', 'close' or 'read'"),
        ({"password": "short"}, 422, "#/password", "8 characters"),
        ({"localpart": "x"}, 422, "#/localpart", "/api/v1/docs"),
        ([], 422, "#", "object"),
        ("\ud800", 422, "#", "object"),
    ],
)
def test_refusal_says_what_would_be_right(domain, put_mail, wanted, status, pointer, sentence):
    Domain.objects.create(name="hidden.test", is_listed=False)
    Inbox.objects.issue(domain, "taken")
    Inbox.objects.issue(domain, "gone")[0].delete()
    put_mail("public@tempmail.test", SOURCE)

    answer = api("POST", "/inboxes", wanted)

    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer["Content-Type"] == "application/problem+json"
    assert sentence in problem["detail"]
    assert [error["pointer"] for error in problem.get("errors", [])] == ([pointer] if pointer else [])
    assert Inbox.objects.count() == 1


def test_body_that_is_no_json_is_refused(domain):
    for body in ("{", b"\xff", "local_part=shop"):
        answer = Client().post("/api/v1/inboxes", body, content_type="application/json")

        assert answer.status_code == 400
        assert "JSON" in answer.json()["detail"]


def test_without_an_open_domain_the_answer_is_to_come_back(db):
    answer = api("POST", "/inboxes")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "600"


def test_domains_are_those_a_visitor_may_pick(domain):
    Domain.objects.create(name="hidden.test", is_listed=False)
    Domain.objects.create(name="closed.test", is_active=False)

    (shown,) = api("GET", "/domains").json()["items"]

    assert shown["name"] == "tempmail.test"
    assert (shown["default_lifetime_seconds"], shown["max_lifetime_seconds"]) == (3600, 604_800)


def test_public_inbox_is_read_without_a_token(domain, put_mail):
    put_mail("anybody@tempmail.test", SOURCE)

    shown = api("GET", "/inboxes/anybody@tempmail.test").json()

    assert (shown["is_private"], shown["is_read_only"], shown["message_count"]) == (False, True, 1)
    assert {shown[name] for name in ("created_at", "expires_at", "lifetime_mode", "has_password")} == {None}


def test_end_is_moved_within_the_longest_lifetime(own):
    first = api("POST", f"{PATH}/extend", {"lifetime_seconds": 7201}, own["token"]).json()
    shorter = api("POST", f"{PATH}/extend", {"lifetime_seconds": 60}, own["token"]).json()
    longest = api("POST", f"{PATH}/extend", {"lifetime_seconds": 31_622_400}, own["token"]).json()

    assert timedelta(hours=2) < time_of(first["expires_at"]) - timezone.now() <= timedelta(minutes=121)
    assert shorter["expires_at"] == first["expires_at"]
    assert longest["expires_at"] == longest["longest_expires_at"]


def test_end_is_not_moved_where_the_domain_was_closed(own):
    Domain.objects.update(is_active=False)

    answer = api("POST", f"{PATH}/extend", {"lifetime_seconds": 7200}, own["token"])

    assert answer.status_code == 409
    assert answer.json()["type"].endswith("/domain-closed")
    assert api("GET", PATH, token=own["token"]).json()["expires_at"] == own["expires_at"]


def test_use_through_the_api_renews_an_idle_inbox(domain):
    made = api("POST", "/inboxes", {"lifetime_mode": "idle", "lifetime_seconds": 3600}).json()
    Inbox.objects.update(expires_at=timezone.now() + timedelta(minutes=5))

    shown = api("GET", f"/inboxes/{made['address']}", token=made["token"]).json()

    assert time_of(shown["expires_at"]) - timezone.now() > timedelta(minutes=55)


def test_deleted_inbox_is_gone_with_its_mail(own, put_mail):
    put_mail("shop@tempmail.test", SOURCE)

    answer = api("DELETE", PATH, token=own["token"])

    assert (answer.status_code, answer.content) == (204, b"")
    assert not Inbox.objects.exists()
    assert api("GET", PATH, token=own["token"]).status_code == 401
    assert api("POST", "/inboxes", {"local_part": "shop"}).status_code == 409


# --- Passwords


def test_password_opens_the_inbox_and_gives_its_token(domain):
    made = api("POST", "/inboxes", {"local_part": "shop", "password": "correct horse"}).json()
    assert made["has_password"] is True

    opened = api("POST", "/inboxes/open", {"address": "Shop+x@Tempmail.test", "password": "correct horse"})

    assert opened.json()["token"] == made["token"]
    generated = api("POST", "/inboxes", {"password": "correct horse"}).json()
    opened = api("POST", "/inboxes/open", {"address": generated["address"], "password": "correct horse"})
    assert opened.json()["token"] == generated["token"]


def test_wrong_password_unknown_address_and_no_password_are_the_same(own):
    api("PUT", f"{PATH}/password", {"password": "correct horse"}, own["token"])
    api("POST", "/inboxes", {"local_part": "bare"})

    wrong, unknown, bare = (
        api("POST", "/inboxes/open", {"address": f"{name}@tempmail.test", "password": "wrong horse"})
        for name in ("shop", "nobody", "bare")
    )

    assert wrong.status_code == 403
    assert wrong.content == unknown.content == bare.content


def test_password_is_replaced_and_deleted(own):
    def opens(password):
        return api("POST", "/inboxes/open", {"address": own["address"], "password": password}).status_code == 200

    for password in ("first horse", "second horse"):
        assert api("PUT", f"{PATH}/password", {"password": password}, own["token"]).status_code == 204
    assert (opens("first horse"), opens("second horse")) == (False, True)

    assert api("DELETE", f"{PATH}/password", token=own["token"]).status_code == 204
    assert not opens("second horse")


def test_tries_at_one_password_wait_longer_and_longer(own):
    opening = {"address": own["address"], "password": "wrong horse"}

    answers = [api("POST", "/inboxes/open", opening) for _ in range(9)]

    assert answers[0].status_code == 403
    # A quick machine meets the first pauses, fractions of a second, before the fifth try.
    refused = [answer for answer in answers if answer.status_code != 403]
    assert refused
    assert {answer.status_code for answer in refused} == {429}
    assert all(int(answer["Retry-After"]) >= 1 for answer in refused)
    assert "tries at this inbox" in refused[0].json()["detail"]


def test_inbox_that_found_no_room_for_its_password_is_not_made(domain, monkeypatch):
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.01)
    with passwords._slot(), passwords._slot():
        for wanted in ({"local_part": "shop"}, {}):
            answer = api("POST", "/inboxes", wanted | {"password": "correct horse"})

            assert answer.status_code == 503
            assert answer["Retry-After"]

    assert not Inbox.objects.exists()
    assert api("POST", "/inboxes", {"local_part": "shop"}).status_code == 201


# --- What mail it takes


def test_inbox_is_paused_and_takes_so_many_messages(own):
    token = own["token"]
    assert (own["is_paused"], own["messages_left"]) == (False, None)

    changed = api("PATCH", PATH, {"is_paused": True, "ends_after_messages": 2}, token).json()
    assert (changed["is_paused"], changed["messages_left"]) == (True, 2)
    assert recipient_access("shop@tempmail.test").startswith("451 4.2.1")

    # What is left out stays as it is.
    changed = api("PATCH", PATH, {"is_paused": False}, token).json()
    assert (changed["is_paused"], changed["messages_left"]) == (False, 2)
    assert api("PATCH", PATH, {}, token).json() == api("GET", PATH, token=token).json() == changed
    assert api("PATCH", PATH, {"ends_after_messages": None}, token).json()["messages_left"] is None


@pytest.mark.parametrize("body", [{"ends_after_messages": 0}, {"is_paused": "yes"}, {"messages_left": 1}])
def test_change_that_is_none_is_refused(own, body):
    assert api("PATCH", PATH, body, own["token"]).status_code == 422
    assert api("POST", "/inboxes", body | {"local_part": "another"}).status_code == 422


def test_inbox_is_made_to_take_so_many_messages(domain):
    made = api("POST", "/inboxes", {"ends_after_messages": 1}).json()

    assert made["messages_left"] == 1 == Inbox.objects.get().messages_left


def test_reader_changes_nothing_of_what_mail_is_taken(own):
    reader = api("POST", f"{PATH}/shares", {}, own["token"]).json()["token"]

    assert api("PATCH", PATH, {"is_paused": True}, reader).status_code == 403
    assert not Inbox.objects.get().is_paused


# --- Read-only links


def test_share_reads_until_it_is_taken_back(own):
    made = api("POST", f"{PATH}/shares", {"lifetime_seconds": 600}, own["token"]).json()
    shown = api("GET", PATH, token=made["token"]).json()

    assert made["url"].endswith(f"/add#{made['token']}")
    assert (shown["is_read_only"], shown["expires_at"]) == (True, made["expires_at"])
    listed = api("GET", f"{PATH}/shares", token=own["token"])
    assert listed.json()["items"] == [{key: made[key] for key in ("id", "created_at", "expires_at")}]
    assert api("DELETE", f"{PATH}/shares/{made['id']}", token=own["token"]).status_code == 204
    assert api("DELETE", f"{PATH}/shares/{made['id']}", token=own["token"]).status_code == 404
    assert api("GET", PATH, token=made["token"]).status_code == 401


def test_inbox_has_so_many_shares_and_no_more(own):
    for _ in range(20):
        assert api("POST", f"{PATH}/shares", token=own["token"]).status_code == 201

    assert api("POST", f"{PATH}/shares", token=own["token"]).status_code == 409
    assert Grant.objects.shares().count() == 20


def test_share_of_another_inbox_is_not_found(own, domain):
    other, secret = Inbox.objects.issue(domain, "other")
    made = api("POST", f"{PATH}/shares", token=own["token"]).json()

    path = f"/inboxes/other@tempmail.test/shares/{made['id']}"

    assert api("DELETE", path, token=typed_codes.to_code(secret)).status_code == 404
    assert Grant.objects.shares().count() == 1
    expire(other)
    assert api("DELETE", path, token=typed_codes.to_code(secret)).status_code == 401
