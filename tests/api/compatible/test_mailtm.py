"""Mail.tm's API: domains, accounts and tokens, what answers look like, and every error of its contract."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from inboxes.access import passwords
from inboxes.mail import sealing, typed_codes
from inboxes.models import Domain, Grant, Inbox
from tests.worlds.mailtm_clients import (
    ACCOUNT,
    DOMAIN,
    GONE,
    JSON,
    LD,
    PASSWORD,
    Caller,
    account_id_of,
    create,
    log_in,
    token_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]


@pytest.mark.parametrize("accept", [None, "*/*", LD, f"{LD}, {JSON};q=0.5", f"{JSON};q=0", "text/html", ";,=/"])
def test_hydra_is_for_who_asks_for_it_or_for_anything(domain, accept):
    response = Caller(accept=accept)("GET", "/domains")

    assert response["Content-Type"] == f"{LD}; charset=utf-8"
    assert set(response.json()) == {"@context", "@id", "@type", "hydra:totalItems", "hydra:member"}
    assert response.json()["hydra:totalItems"] == 1
    assert set(response.json()["hydra:member"][0]) == DOMAIN


@pytest.mark.parametrize(
    "accept", [JSON, f"{JSON}, text/plain, */*", f"{LD};q=0.1, {JSON}", "Application/JSON; charset=utf-8"]
)
def test_who_accepts_json_gets_bare_arrays_without_keywords(domain, accept):
    response = Caller(accept=accept)("GET", "/domains?page=1")

    assert response["Content-Type"].startswith(JSON)
    (shown,) = response.json()
    assert set(shown) == {name for name in DOMAIN if not name.startswith("@")}
    assert shown["domain"] == "tempmail.test"


def test_domains_are_those_offered_each_by_its_id(domain):
    Domain.objects.create(name="closed.test", is_active=False)
    hidden = Domain.objects.create(name="hidden.test", is_listed=False)

    (shown,) = Caller()("GET", "/domains").json()["hydra:member"]

    assert re.fullmatch("[0-9a-f]{24}", shown["id"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", shown["createdAt"])
    assert Caller()("GET", f"/domains/{shown['id']}").json() == {"@context": "/contexts/Domain"} | shown
    for other in (f"{hidden.pk:024x}", "f" * 24, "0" * 24, "x", "%00", "7"):
        assert Caller()("GET", f"/domains/{other}").status_code == 404


def test_collections_longer_than_a_page_have_a_view_and_beyond_the_end_they_are_empty(domain):
    Domain.objects.bulk_create(
        Domain(name=f"d{number:02}.test", unicode_name=f"d{number:02}.test", leads_here=True) for number in range(60)
    )

    first, last, beyond = (Caller()("GET", f"/domains?page={page}").json() for page in (1, 3, 1000))

    assert first["hydra:view"] == {
        "@id": "/domains?page=1",
        "@type": "hydra:PartialCollectionView",
        "hydra:first": "/domains?page=1",
        "hydra:last": "/domains?page=3",
        "hydra:next": "/domains?page=2",
    }
    assert (len(first["hydra:member"]), len(last["hydra:member"]), beyond["hydra:member"]) == (30, 1, [])
    assert last["hydra:view"]["hydra:previous"] == "/domains?page=2"
    assert "hydra:next" not in last["hydra:view"]
    assert Caller(accept=JSON)("GET", "/domains?page=1000").json() == []


@pytest.mark.parametrize("page", ["0", "-1", "", "x", "²", "9" * 30, "1e3"])
def test_a_strange_page_number_is_no_error(domain, page):
    assert Caller()("GET", f"/domains?page={page}").status_code == 200


def test_an_account_is_a_private_inbox_with_a_password_for_the_longest_lifetime(domain):
    response = create()

    assert response.status_code == 201
    shown = response.json()
    inbox = Inbox.objects.get()
    assert set(shown) == ACCOUNT
    assert (shown["address"], shown["used"], shown["isDisabled"]) == ("new.name@tempmail.test", 0, False)
    assert shown["@id"] == f"/accounts/{shown['id']}"
    assert re.fullmatch("[0-9a-f]{24}", shown["id"])
    assert inbox.expires_at - inbox.created_at == timedelta(minutes=domain.max_lifetime_minutes)
    assert Grant.objects.passwords().count() == 1
    # One that both Java's int and C#'s hold.
    assert 0 < shown["quota"] < 2**31


def test_its_password_gives_the_token_that_the_pages_print_as_a_code(domain):
    create()

    response = log_in("NEW.name+tag@Tempmail.Test")

    assert response["Content-Type"].startswith(JSON)
    assert set(response.json()) == {"token", "id"}
    inbox = Inbox.objects.get()
    assert typed_codes.of_code(response.json()["token"])
    me = Caller(response.json()["token"])("GET", "/me").json()
    assert (me["id"], me["address"]) == (response.json()["id"], inbox.address)


def test_token_opens_its_account_and_no_other(issued, domain):
    other = Inbox.objects.issue(domain, "other")
    call = Caller(token_of(issued))

    assert set(call("GET", "/me").json()) == ACCOUNT
    assert call("GET", f"/accounts/{account_id_of(issued)}").json() == call("GET", "/me").json()
    for path in (f"/accounts/{account_id_of(other)}", "/accounts/garbage", "/accounts/%00"):
        assert call("GET", path).status_code == 404
        assert call("DELETE", path).status_code == 404
    assert Inbox.objects.count() == 2


def test_deleted_account_is_gone_for_its_token_and_its_password_and_for_good(domain):
    create()
    logged_in = log_in("new.name@tempmail.test").json()
    call = Caller(logged_in["token"])

    response = call("DELETE", f"/accounts/{logged_in['id']}")

    assert (response.status_code, response.content) == (204, b"")
    for again in (call("GET", "/me"), log_in("new.name@tempmail.test")):
        assert (again.status_code, again.json()) == (401, {"code": 401, "message": GONE})
    assert create().json()["violations"] == [{"propertyPath": "address", "message": "This value is already used."}]


def test_expired_account_is_gone_too(issued):
    inbox, _ = issued
    Inbox.objects.filter(pk=inbox.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    assert Caller(token_of(issued))("GET", "/messages").json() == {"code": 401, "message": GONE}
    assert log_in(inbox.address).json() == {"code": 401, "message": GONE}


def test_wrong_password_and_unknown_address_are_the_same_answer(domain):
    create()
    Inbox.objects.issue(domain, "without-password")

    answers = {
        log_in(address, "wrong password").content
        for address in (
            "new.name@tempmail.test", "unknown@tempmail.test", "without-password@tempmail.test", "x@elsewhere.test",
            "acdef-ghjkm-npqrt@tempmail.test", "no address", "\ud800@tempmail.test", "a@\ud800.test",
            "\0@tempmail.test",
        )
    }  # fmt: skip

    assert [json.loads(answer) for answer in answers] == [{"code": 401, "message": "Invalid credentials."}]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("no-at-sign", "not a valid email address"),
        ("", "should not be blank"),
        ("spa ce@tempmail.test", "not a valid email address"),
        ("tag+ged@tempmail.test", "not a valid email address"),
        ("mary..ann@tempmail.test", "not a valid email address"),
        ("x" * 65 + "@tempmail.test", "not a valid email address"),
        ("\ud800@tempmail.test", "not a valid email address"),
        ("a@\ud800.test", "not a valid email address"),
        ("a@elsewhere.test", "domain is not valid"),
        ("postmaster@tempmail.test", "reserved"),
        ("acdef-ghjkm-npqrt@tempmail.test", "reserved"),
    ],
)
def test_address_that_cannot_be_created_is_422(domain, address, message):
    response = create(address)

    assert (response.status_code, response["Content-Type"]) == (422, f"{LD}; charset=utf-8")
    error = response.json()
    assert set(error) == {"@context", "@type", "hydra:title", "hydra:description", "violations"}
    assert (error["@context"], error["@type"]) == ("/contexts/ConstraintViolationList", "ConstraintViolationList")
    (violation,) = error["violations"]
    assert error["hydra:description"] == f"address: {violation['message']}"
    assert message in violation["message"]
    assert not Inbox.objects.exists()


def test_taken_and_public_names_are_already_used(issued, put_mail):
    put_mail("lively@tempmail.test", b"Subject: hello\r\n\r\nhello")

    for name in ("holder", "HOLDER", "lively"):
        error = create(f"{name}@tempmail.test", accept=JSON).json()
        assert set(error) == {"type", "title", "detail", "violations"}
        assert error["detail"] == "address: This value is already used."


def test_password_may_have_six_characters_here_and_eight_when_strict(domain, settings):
    short = create(password="12345").json()["violations"]
    settings.MAILTM_LENIENT = False
    strict = create(password="1234567", address="nobody at all").json()["violations"]

    assert short[0] == {
        "propertyPath": "password", "message": "This value is too short. It should have 6 characters or more.",
    }  # fmt: skip
    assert [violation["propertyPath"] for violation in strict] == ["address", "password"]
    assert "8 characters" in strict[1]["message"]
    assert not Inbox.objects.exists()


@pytest.mark.parametrize("accept", [None, JSON])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/token", {"address": "a@tempmail.test"}), ("/token", {"password": "x"}), ("/token", "{"), ("/token", "[]"),
        ("/token", {"address": 1, "password": "x"}), ("/token", ""), ("/accounts", "{"), ("/accounts", b"\xff"),
        ("/accounts", "[" * 50_000), ("/accounts", {"address": ["a"], "password": "x"}),
    ],
)  # fmt: skip
def test_malformed_bodies_are_400_and_an_error_object(domain, path, body, accept):
    response = Caller(accept=accept)("POST", path, body)

    assert response.status_code == 400
    keys = {"type", "title", "detail"} if accept else {"@context", "@type", "hydra:title", "hydra:description"}
    assert set(response.json()) == keys


def test_missing_fields_of_an_account_are_violations(domain):
    response = Caller()("POST", "/accounts", {})

    assert [violation["propertyPath"] for violation in response.json()["violations"]] == ["address", "password"]


@pytest.mark.parametrize(
    "path", ["/me", f"/accounts/{'0' * 24}", "/messages", "/messages/garbage", f"/sources/{'0' * 24}"]
)
@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("", "JWT Token not found"), ("garbage", "Invalid JWT Token"), ("0" * 52 + "1", "Invalid JWT Token"),
        ("é\x01", "Invalid JWT Token"), ("eyJhbGciOiJIUzUxMiJ9.e30.c2ln", "Invalid JWT Token"),
        (typed_codes.to_code(b"\7" * 32), GONE),
    ],
)  # fmt: skip
def test_N20_garbage_token_is_401_in_plain_json(domain, path, token, message):
    for accept in (LD, JSON):
        response = Caller(token, accept)("GET", path)

        assert (response.status_code, response.json()) == (401, {"code": 401, "message": message})
        assert response["Content-Type"].startswith(JSON)


def test_garbage_token_does_not_disturb_what_needs_none(domain):
    assert Caller("garbage")("GET", "/domains").status_code == 200
    assert (
        Caller("undefined")("POST", "/accounts", {"address": "a@tempmail.test", "password": PASSWORD}).status_code
        == 201
    )


def test_read_only_link_is_no_token(issued):
    inbox, secret = issued
    _, key = Grant.objects.share(inbox, sealing.private_key_of(secret), None)

    response = Caller(typed_codes.to_code(key))("GET", "/me")

    assert response.json() == {"code": 401, "message": "Invalid JWT Token"}


def test_not_found_is_an_error_object_in_the_form_asked_for(domain):
    assert Caller()("GET", "/nothing").json() == {
        "@context": "/contexts/Error",
        "@type": "hydra:Error",
        "hydra:title": "An error occurred",
        "hydra:description": "Not Found",
    }
    plain = Caller(accept=JSON)("POST", "/nothing/at/all")
    assert plain.status_code == 404
    assert plain.json() == {
        "type": "https://tools.ietf.org/html/rfc2616#section-10",
        "title": "An error occurred",
        "detail": "Not Found",
    }


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_accounts_are_never_changed(issued, method):
    for path in (f"/accounts/{account_id_of(issued)}", "/me"):
        response = Caller(token_of(issued))(method, path, {"password": "another"})

        assert response.status_code == 405
        assert response["Allow"].startswith("GET")


def test_429_is_empty(domain, settings):
    settings.LIMITS = settings.LIMITS | {"mailtm": (8, 3600)}

    responses = [Caller()("GET", "/domains") for _ in range(9)]

    assert [response.status_code for response in responses] == [200] * 8 + [429]
    assert responses[-1].content == b""
    assert "Content-Type" not in responses[-1]  # a client reads JSON of every answer that says so
    assert int(responses[-1]["Retry-After"]) > 0


def test_new_accounts_are_limited_as_new_addresses_are(domain, settings):
    settings.LIMITS = settings.LIMITS | {"issue": (1, 3600)}

    assert create().status_code == 201
    assert (create("b@tempmail.test").status_code, create("b@tempmail.test").content) == (429, b"")
    assert Inbox.objects.count() == 1


def test_guesses_of_a_password_are_limited(domain, settings):
    settings.LIMITS = settings.LIMITS | {"guess": (3, 3600)}
    create()

    statuses = [log_in("new.name@tempmail.test", "wrong password").status_code for _ in range(3)]

    assert statuses == [401, 401, 429]  # the account's own password was the first


def test_too_many_passwords_at_once_are_429_and_leave_nothing_behind(domain, monkeypatch):
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0)
    for _ in range(passwords.AT_ONCE):
        passwords._slots.acquire()
    try:
        response = create()
    finally:
        for _ in range(passwords.AT_ONCE):
            passwords._slots.release()

    assert (response.status_code, response.content, response["Retry-After"]) == (429, b"", "10")
    assert create().status_code == 201
