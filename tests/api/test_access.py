"""Every route of /api/v1 that names an address, with rights that are not enough: none differs by what is there."""

import json
from datetime import timedelta

import pytest

from inboxes.api.api import api as described_api
from inboxes.mail import addresses, sealing, typed_codes
from inboxes.models import Grant, Inbox
from tests.worlds.api_client import SOURCE, api, token_of
from tests.worlds.rows import expire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]

PATHS = described_api.get_openapi_schema(path_prefix="/api/v1")["paths"]
ROUTES = [
    pytest.param(
        method.upper(),
        path,
        operation,
        id=operation["operationId"],
        # What waits looks in a thread of its own, which sees only what is committed.
        marks=[pytest.mark.django_db(transaction=True)] if path.endswith(("/wait", "/events")) else [],
    )
    for path, operations in PATHS.items()
    for method, operation in operations.items()
    if "{address}" in path
]
GARBAGE = ("", "x y", "A" * 5000, token_of(bytes(32)))


@pytest.fixture
def held(domain, put_mail):
    """What a private inbox can have: a message, a read-only link."""
    inbox, secret = Inbox.objects.issue(domain, "holder")
    message = put_mail("holder@tempmail.test", SOURCE)
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), None)
    return {"secret": secret, "share": key, "message_id": str(message.pk), "share_id": grant.pk, "number": 1}


def ask(method, path, operation, held, address, token=None, **headers):
    for name in ("message_id", "share_id", "number"):
        path = path.replace(f"{{{name}}}", str(held[name]))
    path = path.replace("{address}", address)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    query = "?timeout=1" if path.endswith("/wait") else ""
    return api(method, path + query, body, token, **headers)


def said(response):
    return response.status_code, response.headers.get("WWW-Authenticate"), json.loads(response.content)


@pytest.mark.parametrize(("method", "path", "operation"), ROUTES)
def test_N12_without_the_right_a_private_inbox_is_as_if_it_were_not(domain, held, method, path, operation):
    """Another inbox's token, an expired one, garbage, none: the same answer where nothing is."""
    _, others = Inbox.objects.issue(domain, "other")
    gone, expired = Inbox.objects.issue(domain, "gone")
    expire(gone)
    never = f"{addresses.generate_local_part()}@{domain.name}"

    for token, status in (
        (None, 404),
        (token_of(others), 404),
        (token_of(expired), 401),
        *((garbage, 401) for garbage in GARBAGE),
    ):
        real, *nothing = (
            said(ask(method, path, operation, held, address, token))
            for address in ("holder@tempmail.test", "gone@tempmail.test", never, "holder@elsewhere.test")
        )
        assert real[0] == status, token
        assert all(answer == real for answer in nothing), token
    assert Inbox.objects.filter(local_part="holder").exists()


@pytest.mark.parametrize(("method", "path", "operation"), ROUTES)
def test_another_scheme_is_no_token(held, domain, method, path, operation):
    answers = [
        ask(method, path, operation, held, address, Authorization="Basic aG9sZGVyOng=")
        for address in ("holder@tempmail.test", "nobody@elsewhere.test")
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert answers[0].content == answers[1].content


WRITING = [route for route in ROUTES if route.values[2]["security"] == [{"token": []}]]


@pytest.mark.parametrize(("method", "path", "operation"), WRITING)
def test_who_only_reads_changes_nothing(held, domain, method, path, operation):
    answer = ask(method, path, operation, held, "holder@tempmail.test", typed_codes.to_code(held["share"]))

    assert answer.status_code == 403
    assert answer.json()["type"] == "/api/v1/problems/read-only"


@pytest.mark.parametrize(("method", "path", "operation"), WRITING)
def test_nobody_changes_a_public_inbox(held, domain, put_mail, method, path, operation):
    held["message_id"] = put_mail("anybody@tempmail.test", SOURCE).pk

    for token in (None, token_of(held["secret"])):
        answer = ask(method, path, operation, held, "anybody@tempmail.test", token)

        assert answer.status_code == 403
        assert answer.json()["type"] == "/api/v1/problems/public-inbox"


def test_every_route_says_whose_right_it_needs():
    assert len(ROUTES) > 20
    assert len(WRITING) > 10
    assert [route.id for route in ROUTES if "token" not in json.dumps(route.values[2]["security"])] == []


def test_N12_message_of_another_inbox_is_not_found(domain, held, put_mail):
    _, secret = Inbox.objects.issue(domain, "other")
    own = put_mail("other@tempmail.test", SOURCE)

    for rest in ("", "/source", "/html", "/attachments/1"):
        path = "/inboxes/other@tempmail.test/messages/{}" + rest
        assert api("GET", path.format(own.pk), token=token_of(secret)).status_code == 200
        assert api("GET", path.format(held["message_id"]), token=token_of(secret)).status_code == 404
    for method in ("DELETE", "PATCH"):
        path = f"/inboxes/other@tempmail.test/messages/{held['message_id']}"
        assert api(method, path, {"seen": True} if method == "PATCH" else None, token_of(secret)).status_code == 404


def test_token_of_a_link_that_was_taken_back_or_has_ended_opens_nothing(domain, held):
    inbox = Inbox.objects.get(local_part="holder")
    _, short = Grant.objects.share(inbox, sealing.private_key_of(held["secret"]), timedelta(hours=1))
    path = "/inboxes/holder@tempmail.test"
    for key in (held["share"], short):
        assert api("GET", path, token=typed_codes.to_code(key)).status_code == 200

    Grant.objects.all().delete()

    for key in (held["share"], short):
        assert api("GET", path, token=typed_codes.to_code(key)).status_code == 401


def test_token_opens_in_every_form_it_may_be_written(held):
    code = token_of(held["secret"])

    for form in (code.lower(), typed_codes.grouped(code), f" {code} "):
        assert api("GET", "/inboxes/holder@tempmail.test", token=form).status_code == 200
    for address in ("Holder@TEMPMAIL.test", "holder+shop@tempmail.test", "holder%2Bshop%40tempmail.test"):
        assert api("GET", f"/inboxes/{address}", token=code).json()["address"] == "holder@tempmail.test"
