"""Messages through /api/v1: lists, one message, its parts, seen, delete."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from inboxes.api import positions, schemas
from inboxes.mail import sealing
from inboxes.models import Domain, Inbox, Message
from inboxes.showing.described import links_of
from tests.worlds.api_client import SOURCE, api, token_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]
MESSAGES = "/inboxes/holder@tempmail.test/messages"
# What no JSON may have (ATTACKS N6), wherever it stands in a name.
SECRET_WORDS = ("hash", "secret", "wrapped", "fingerprint", "digest", "salt", "private_key", "public_key", "lookup")


@pytest.fixture
def token(issued):
    return token_of(issued[1])


@pytest.fixture
def five(issued, put_mail):
    """Five messages, newest first."""
    return [put_mail("holder@tempmail.test", SOURCE + b"%d" % number) for number in range(5)][::-1]


def ids(answer):
    return [item["id"] for item in answer.json()["items"]]


def test_list_is_newest_first_in_pages(token, five):
    shown, cursor = [], ""
    while cursor is not None:
        page = api("GET", f"{MESSAGES}?limit=2&cursor={cursor}", token=token)
        shown += ids(page)
        cursor = page.json()["next_cursor"]

    assert shown == [str(message.pk) for message in five]


def test_cursor_stands_when_its_message_is_gone_and_when_others_come(token, five, put_mail):
    cursor = api("GET", f"{MESSAGES}?limit=2", token=token).json()["next_cursor"]
    five[1].delete()
    put_mail("holder@tempmail.test", SOURCE + b"new")

    assert ids(api("GET", f"{MESSAGES}?cursor={cursor}", token=token)) == [str(message.pk) for message in five[2:]]


def test_since_has_only_what_came_later(token, five):
    for place in (str(five[2].pk), schemas.rfc3339(five[2].received_at), five[2].received_at.isoformat()):
        assert ids(api("GET", f"{MESSAGES}?since={place}", token=token)) == [str(message.pk) for message in five[:2]]
    gone = five[2].pk
    five[2].delete()
    later = ids(api("GET", f"{MESSAGES}?since={gone}", token=token))
    assert set(later) <= {str(message.pk) for message in five[:3]}
    assert ids(api("GET", f"{MESSAGES}?since={schemas.rfc3339(five[0].received_at)}", token=token)) == []


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "since=yesterday", "since=2026-05-04", "since=2026-05-04T09:30:00", "since=",
     "since=0001-01-01T00:00:00%2B14:00", "since=%00", "cursor=x", f"cursor={'9' * 18}-{'0' * 32}", "cursor=1-1"],
)  # fmt: skip
def test_place_that_is_none_is_refused_by_name(token, five, query):
    answer = api("GET", f"{MESSAGES}?{query}", token=token)

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["parameter"] == query.partition("=")[0]


@pytest.mark.parametrize("since", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-05-04T09:30:00 02:00"])
def test_any_time_is_a_place(token, five, since):
    assert api("GET", f"{MESSAGES}?since={since.replace(' ', '+')}", token=token).status_code == 200


def test_cursor_is_read_as_it_was_written(five):
    assert positions.read_cursor(positions.cursor_of(five[0])) == (five[0].received_at, five[0].pk)


def test_message_is_parsed(token, issued, put_mail):
    message = put_mail("holder+shop@tempmail.test", SOURCE)

    shown = api("GET", f"{MESSAGES}/{message.pk}", token=token).json()

    path = f"/api/v1{MESSAGES}/{message.pk}"
    assert shown["from"] == [{"name": "Example Shop", "address": "service@shop.example"}]
    assert (shown["subject"], shown["code"], shown["tag"]) == ("Your code is 482913", "482913", "shop")
    assert shown["recipient"] == "holder+shop@tempmail.test"
    assert shown["envelope_sender"] == "bounces@shop.example"
    assert shown["date"] == "2026-05-04T07:32:09.000000Z"
    assert shown["received_at"].endswith("Z")
    assert shown["message_id"] == "<d7f1@shop.example>"
    assert shown["size_bytes"] == len(SOURCE)
    assert shown["link"] == {
        "url": "https://shop.example/confirm?c=1&d=2", "host": "shop.example", "is_foreign": False
    }  # fmt: skip
    assert shown["links"] == ["https://shop.example/help", "https://shop.example/confirm?c=1&d=2"]
    assert "<script>" in shown["html_original"]
    assert "<script>" not in shown["html"] and "track.example" not in shown["html"]
    assert f'src="{path}/attachments/1"' in shown["html"]
    assert ["Subject", "Your code is 482913"] in shown["headers"]
    assert shown["authentication"] == dict.fromkeys(("spf", "dkim", "dmarc", "tls"))
    assert shown["attachments"][0] | {"size_bytes": 0} == {
        "number": 1, "name": "logo.png", "type": "image/png", "size_bytes": 0, "inline": False, "content_id": "logo",
        "url": f"{path}/attachments/1",
    }  # fmt: skip
    assert shown["source_url"] == f"{path}/source"
    (summary,) = api("GET", MESSAGES, token=token).json()["items"]
    assert summary == {name: shown[name] for name in summary}


def test_what_this_host_verified_is_shown_and_no_claim_of_the_senders(token, issued, put_mail, settings):
    settings.AUTHSERV_ID = "mx.tempmail.test"
    received = b"Received: from a (a [192.0.2.1])\r\n\t(using TLSv1.3 with cipher X (256/256 bits))\r\n\tby mx\r\n"
    ours = b"Authentication-Results: mx.tempmail.test; spf=pass smtp.mailfrom=a@shop.example\r\n"
    claim = b"Received: from b\r\nAuthentication-Results: mx.tempmail.test; dkim=pass header.d=bank.example\r\n"
    message = put_mail("holder@tempmail.test", received + ours + claim + SOURCE)

    verdicts = api("GET", f"{MESSAGES}/{message.pk}", token=token).json()["authentication"]

    assert verdicts["spf"] == {"result": "pass", "identity": "a@shop.example"}
    assert verdicts["tls"]["result"] == "TLSv1.3"
    assert verdicts["dkim"] is verdicts["dmarc"] is None


def test_parts_come_as_they_were_and_harmless_in_a_browser(token, five):
    path = f"{MESSAGES}/{five[0].pk}"

    source, attachment, html = (
        api("GET", f"{path}/{part}", token=token) for part in ("source", "attachments/1", "html")
    )

    assert source.content == SOURCE + b"4"
    assert (source["Content-Type"], source["Content-Disposition"][:10]) == ("message/rfc822", "attachment")
    assert attachment.content == b"\x89PNG"
    assert (attachment["Content-Type"], attachment["Content-Disposition"]) == (
        "application/octet-stream", 'attachment; filename="logo.png"'
    )  # fmt: skip
    assert b"confirm your address" in html.content
    for answer in (source, attachment, html):
        assert answer["Content-Security-Policy"].startswith("sandbox;")
        assert "allow-scripts" not in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
    for number in (2, "9" * 30, "9" * 5000):
        assert api("GET", f"{path}/attachments/{number}", token=token).status_code == 404


def test_message_that_is_sealed_to_another_key_is_listed_and_never_fails(token, issued, five):
    Message.objects.update(summary=sealing.seal_json({}, bytes(issued[0].public_key)[::-1]), body=b"", source=b"")

    (item, *_) = api("GET", MESSAGES, token=token).json()["items"]
    shown = api("GET", f"{MESSAGES}/{five[0].pk}", token=token)

    assert (item["defects"], item["subject"], item["attachments"]) == (["unreadable"], "", [])
    assert (shown.status_code, shown.json()["html"]) == (200, None)
    assert api("GET", f"{MESSAGES}/{five[0].pk}/source", token=token).status_code == 404


def test_html_that_is_too_complex_is_its_words_and_links(token, issued, put_mail):
    html = b"<p>" * 20_000 + b"The words <a href='https://shop.example/x'>and a link</a>"
    message = put_mail("holder@tempmail.test", b"Content-Type: text/html\r\n\r\n" + html)

    shown = api("GET", f"{MESSAGES}/{message.pk}", token=token).json()

    assert 'The words <a href="https://shop.example/x"' in shown["html"]
    assert shown["html"].count("<p>") < 5
    assert shown["links"] == ["https://shop.example/x"]
    assert shown["html_original"].startswith("<p><p>")
    assert b"The words" in api("GET", f"{MESSAGES}/{message.pk}/html", token=token).content


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://a.example/x.", ["https://a.example/x"]),
        ("(https://a.example/x_(y))", ["https://a.example/x_(y)"]),
        ("<HTTPS://a.example>, twice https://b.example/?q=1&r=2 https://b.example/?q=1&r=2",
         ["HTTPS://a.example", "https://b.example/?q=1&r=2"]),
        ("xhttps://a.example ftp://a.example javascript:alert(1)", []),
        ("https://" + ")" * 3000, []),
        ("write to a@b.example or open c.example/d", ["https://c.example/d"]),
    ],
)  # fmt: skip
def test_links_of_a_text(text, links):
    assert links_of("", text) == links


def test_patch_marks_and_unmarks_and_reading_marks_nothing(token, five):
    path = f"{MESSAGES}/{five[0].pk}"
    api("GET", path, token=token)

    assert api("GET", path, token=token).json()["seen"] is False
    for seen in (True, True, False):
        assert api("PATCH", path, {"seen": seen}, token).json()["seen"] is seen
        assert api("GET", path, token=token).json()["seen"] is seen
    for body in ({}, {"seen": "true"}, {"seen": None}, {"seen": True, "subject": "x"}):
        assert api("PATCH", path, body, token).status_code == 422


def test_page_marks_a_message_seen_when_its_holder_opens_it(holder, put_mail, stranger):
    private, public = put_mail("holder@tempmail.test", SOURCE), put_mail("anybody@tempmail.test", SOURCE)

    stranger.get(reverse("message", args=["anybody@tempmail.test", public.pk]))
    holder.get(reverse("message", args=["holder@tempmail.test", private.pk]))

    private.refresh_from_db()
    public.refresh_from_db()
    assert private.seen_at is not None
    assert public.seen_at is None
    assert api("GET", "/inboxes/anybody@tempmail.test/messages").json()["items"][0]["seen"] is False


def test_reading_settles_the_end_of_an_inbox_that_is_read_once(domain, put_mail):
    _, secret = Inbox.objects.issue(domain, "once", timedelta(days=1), Inbox.Mode.READ)
    message = put_mail("once@tempmail.test", SOURCE)
    path, token = "/inboxes/once@tempmail.test/messages", token_of(secret)

    api("GET", path, token=token)
    assert api("GET", "/inboxes/once@tempmail.test", token=token).json()["lifetime_mode"] == "read"
    api("GET", f"{path}/{message.pk}", token=token)

    assert api("GET", "/inboxes/once@tempmail.test", token=token).json()["lifetime_mode"] == "time"


def test_deleted_message_is_gone_with_its_parts(token, five):
    path = f"{MESSAGES}/{five[0].pk}"

    assert api("DELETE", path, token=token).status_code == 204
    for rest in ("", "/source", "/html", "/attachments/1"):
        assert api("GET", path + rest, token=token).status_code == 404
    assert Message.objects.count() == 4


def names_in(value):
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in names_in(inner)}
    return {name for inner in value for name in names_in(inner)} if isinstance(value, list) else set()


def test_N6_no_answer_has_a_field_of_a_secret(token, issued, five):
    """The allow-list of ATTACKS N6: schemas.py, and what really comes out."""
    api("PUT", "/inboxes/holder@tempmail.test/password", {"password": "correct horse"}, token)
    share = api("POST", "/inboxes/holder@tempmail.test/shares", token=token)
    paths = ("/domains", "/inboxes/holder@tempmail.test", MESSAGES, f"{MESSAGES}/{five[0].pk}",
             "/inboxes/holder@tempmail.test/shares")  # fmt: skip
    answers = [share, *(api("GET", path, token=token) for path in paths)]

    described = json.loads(api("GET", "/openapi.json").content)["components"]["schemas"]
    names = {name for answer in answers for name in names_in(answer.json())}
    names |= {name for schema in described.values() for name in schema.get("properties", {})}

    assert len(names) > 40
    allowed = {"secret"}  # a webhook's own, which its receiver checks the signature with
    assert [name for name in names - allowed if any(word in name for word in SECRET_WORDS)] == []
    for answer in answers[1:]:
        assert token not in answer.text
        assert bytes(issued[0].public_key).hex() not in answer.text


# --- Pinned, shared


def test_message_is_pinned_and_unpinned_and_what_is_left_out_stays(token, five):
    path = f"{MESSAGES}/{five[0].pk}"

    assert api("PATCH", path, {"seen": True, "pinned": True}, token).json()["pinned"] is True
    marked = api("PATCH", path, {"pinned": False}, token).json()
    assert (marked["pinned"], marked["seen"]) == (False, True)
    assert api("PATCH", path, {"pinned": None}, token).status_code == 422


def test_more_than_half_of_an_inbox_is_not_pinned(token, five):
    Domain.objects.update(max_messages=4)
    answers = [api("PATCH", f"{MESSAGES}/{message.pk}", {"pinned": True}, token) for message in five[:3]]

    assert [answer.status_code for answer in answers] == [200, 200, 409]
    assert answers[2].json()["type"].endswith("/too-many-pinned")


def test_link_to_a_message_is_made_listed_and_taken_back(token, five, stranger):
    path = f"{MESSAGES}/{five[0].pk}/shares"
    made = api("POST", path, {"lifetime_seconds": 600}, token)

    assert made.status_code == 201 and made.json()["message_id"] == str(five[0].pk)
    _, _, code = made.json()["url"].partition("/shared#")
    opened = stranger.post(reverse("shared"), {"code": code})
    assert str(five[0].pk) in opened["Location"]
    [listed] = api("GET", path, token=token).json()["items"]
    assert listed == {name: value for name, value in made.json().items() if name != "url"}
    assert api("GET", f"{MESSAGES}/{five[1].pk}/shares", token=token).json()["items"] == []
    # It is no token, and none of the inbox's own links.
    assert api("GET", MESSAGES, token=code).status_code == 401
    assert api("GET", "/inboxes/holder@tempmail.test/shares", token=token).json()["items"] == []
    assert api("DELETE", f"{MESSAGES}/{five[1].pk}/shares/{listed['id']}", token=token).status_code == 404
    assert api("DELETE", f"{path}/{listed['id']}", token=token).status_code == 204
    assert stranger.get(opened["Location"]).status_code == 410


def test_links_to_messages_are_bounded(token, five):
    path = f"{MESSAGES}/{five[0].pk}/shares"
    for _ in range(20):
        assert api("POST", path, token=token).status_code == 201

    assert api("POST", path, token=token).status_code == 409
