"""Mail.tm's API: messages, their sources and attachments.  The keys of each object are the contract."""

import re
from email.message import EmailMessage

import pytest

from inboxes.models import Inbox, Message
from tests.worlds.mailtm_clients import GONE, ITEM, JSON, LD, WHOLE, Caller, account_id_of, token_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]

ATTACHMENT = set("id filename contentType disposition transferEncoding related size downloadUrl".split())
RECEIVED = (
    "Received: from client.example (client.example [192.0.2.7])\r\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx.tempmail.test\r\n"
)


def mail(**headers):
    message = EmailMessage()
    message["From"] = "Shop & Söhne <shop@shop.example>"
    message["To"] = "Holder <holder@tempmail.test>, other@else.example"
    message["Subject"] = "Your code is 123456"
    message["Message-ID"] = "<one@shop.example>"
    for name, value in headers.items():
        message[name] = value
    message.set_content("Your code is 123456.\n")
    html = '<p onclick="x()">Code <b>123456</b> <img src="cid:logo"><img src="https://spy.example/pixel.png"></p>'
    message.add_alternative(html + "<script>alert(1)</script>", subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="bill.pdf")
    return RECEIVED.encode() + message.as_bytes().replace(b"\n", b"\r\n")


@pytest.fixture
def held(issued, put_mail):
    """A client that holds an account with one message, `held.row`."""
    caller = Caller(token_of(issued))
    caller.row = put_mail("holder@tempmail.test", mail(Cc="Copy <copy@else.example>"))
    caller.id = caller.row.pk.hex[:24]
    caller.account_id = account_id_of(issued)
    return caller


def test_list_has_items_of_exactly_these_keys(held):
    listed = held("GET", "/messages").json()

    assert (listed["@context"], listed["hydra:totalItems"]) == ("/contexts/Message", 1)
    (item,) = listed["hydra:member"]
    assert set(item) == ITEM
    assert item["@id"] == f"/messages/{held.id}"
    assert item["accountId"] == f"/accounts/{held.account_id}"
    assert item["from"] == {"address": "shop@shop.example", "name": "Shop & Söhne"}
    assert item["to"] == [
        {"address": "holder@tempmail.test", "name": "Holder"}, {"address": "other@else.example", "name": ""},
    ]  # fmt: skip
    assert (item["msgid"], item["intro"]) == ("<one@shop.example>", "Code 123456")
    assert (item["seen"], item["isDeleted"], item["hasAttachments"]) == (False, False, True)
    assert item["size"] == held.row.source_bytes
    assert (item["downloadUrl"], item["sourceUrl"]) == (f"/messages/{held.id}/download", f"/sources/{held.id}")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", item["createdAt"])


def test_who_accepts_json_gets_an_array_of_items_without_keywords(held):
    held.headers["Accept"] = JSON

    (item,) = held("GET", "/messages?page=1").json()

    assert set(item) == {name for name in ITEM if not name.startswith("@")}
    assert held("GET", "/messages?page=2").json() == []


def test_pages_are_newest_first_and_empty_beyond_the_end(held, put_mail):
    for number in range(30):
        put_mail("holder@tempmail.test", b"Subject: %d\r\n\r\n" % number)

    first, second, third = (held("GET", f"/messages?page={page}").json() for page in (1, 2, 3))

    assert [item["subject"] for item in first["hydra:member"][:2]] == ["29", "28"]
    assert (len(first["hydra:member"]), len(second["hydra:member"])) == (30, 1)
    assert (first["hydra:totalItems"], first["hydra:view"]["hydra:last"]) == (31, "/messages?page=2")
    assert third["hydra:member"] == []


def test_whole_message_has_exactly_these_keys_and_nothing_is_null(held):
    shown = held("GET", f"/messages/{held.id}").json()

    assert set(shown) == WHOLE
    assert None not in shown.values()
    assert (shown["cc"], shown["bcc"]) == ([{"address": "copy@else.example", "name": "Copy"}], [])
    assert shown["text"].startswith("Your code is 123456.")
    assert (shown["flagged"], shown["retention"]) == (False, True)
    assert shown["retentionDate"] == f"{held.row.inbox.expires_at:%Y-%m-%dT%H:%M:%S+00:00}"
    assert shown["verifications"] == {
        "tls": {"name": "TLS_AES_256_GCM_SHA384", "standardName": "TLS_AES_256_GCM_SHA384", "version": "TLSv1.3"},
        "spf": False,
        "dkim": False,
    }


def test_verdicts_are_those_of_our_own_host(held, put_mail, settings):
    settings.AUTHSERV_ID = "mx.tempmail.test"
    verdicts = (
        "Authentication-Results: mx.tempmail.test; spf=pass smtp.mailfrom=a@b.example; dkim=pass header.d=b.example"
    )
    row = put_mail("holder@tempmail.test", f"{RECEIVED}{verdicts}\r\nSubject: x\r\n\r\n".encode())

    shown = held("GET", f"/messages/{row.pk.hex[:24]}").json()

    assert (shown["verifications"]["spf"], shown["verifications"]["dkim"]) == (True, True)


def test_html_is_sanitized_and_names_inline_pictures_as_attachments(held):
    (html,) = held("GET", f"/messages/{held.id}").json()["html"]

    assert "123456" in html
    assert '<img src="attachment:ATTACH00000' in html
    for harm in ("script", "onclick", "spy.example", "alert", "<style", "<html"):
        assert harm not in html


def test_mail_without_anything_has_empty_strings_and_lists(held, put_mail):
    row = put_mail("holder@tempmail.test", b"\r\n")

    shown = held("GET", f"/messages/{row.pk.hex[:24]}").json()

    assert set(shown) == WHOLE
    assert (shown["from"], shown["to"], shown["html"]) == ({"address": "", "name": ""}, [], [])
    assert (shown["subject"], shown["text"].strip(), shown["intro"], shown["msgid"]) == ("", "", "", "")
    assert shown["verifications"] == {"tls": False, "spf": False, "dkim": False}
    assert (shown["attachments"], shown["hasAttachments"]) == ([], False)


def test_message_that_no_key_opens_is_still_an_object(held):
    Message.objects.update(summary=b"damaged", body=b"damaged", source=b"damaged")

    assert set(held("GET", f"/messages/{held.id}").json()) == WHOLE
    assert held("GET", "/messages").status_code == 200
    assert held("GET", f"/sources/{held.id}").status_code == 404


def test_attachments_are_downloaded_by_their_relative_url(held):
    shown = held("GET", f"/messages/{held.id}").json()
    bill = next(part for part in shown["attachments"] if part["filename"] == "bill.pdf")

    response = held("GET", bill["downloadUrl"])

    assert set(bill) == ATTACHMENT
    assert re.fullmatch(r"ATTACH\d{6}", bill["id"])
    assert (bill["disposition"], bill["transferEncoding"], bill["contentType"]) == (
        "attachment", "base64", "application/pdf",
    )  # fmt: skip
    assert (bill["size"], bill["related"]) == (8, False)
    assert response.content == b"%PDF-1.7"
    assert response["Content-Type"] == "application/octet-stream"  # whatever its sender calls it
    assert response["Content-Disposition"].startswith("attachment")
    for wrong in ("ATTACH000099", "ATTACH1", "1", "garbage", "ATTACH999999999"):
        assert held("GET", f"/messages/{held.id}/attachment/{wrong}").status_code == 404


def test_attachments_that_were_not_kept_are_not_named(held, domain, put_mail):
    domain.max_message_bytes = 1024
    domain.save()
    row = put_mail("holder@tempmail.test", mail(Comments="x" * 2000))

    shown = held("GET", f"/messages/{row.pk.hex[:24]}").json()

    assert (shown["attachments"], shown["hasAttachments"]) == ([], False)
    assert '<img src="attachment' not in shown["html"][0]


@pytest.mark.parametrize("path", ["/messages/{}/download", "/sources/{}/download"])
def test_source_is_downloaded_whole(held, path):
    response = held("GET", path.format(held.id))

    assert response["Content-Type"] == "message/rfc822"
    assert response.content == mail(Cc="Copy <copy@else.example>") or response.content.startswith(RECEIVED.encode())
    assert len(response.content) == held.row.source_bytes


def test_source_is_an_object_of_exactly_these_keys(held):
    shown = held("GET", f"/sources/{held.id}").json()

    assert set(shown) == {"@context", "@id", "@type", "id", "data", "downloadUrl"}
    assert (shown["@id"], shown["downloadUrl"]) == (f"/sources/{held.id}", f"/sources/{held.id}/download")
    assert "Subject: Your code is 123456" in shown["data"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ({"seen": True}, "application/merge-patch+json"), ({"seen": True}, JSON), ({}, LD), ("", JSON), ("", ""),
        (" ", "text/plain"),
    ],
)  # fmt: skip
def test_patch_marks_as_seen_however_clients_send_it(held, body, content_type):
    response = held("PATCH", f"/messages/{held.id}", body, content_type)

    assert response.status_code == 200
    assert set(response.json()) == WHOLE
    assert response.json()["seen"] is True
    assert held("GET", "/messages").json()["hydra:member"][0]["seen"] is True


def test_patch_takes_the_mark_back_and_reading_sets_none(held):
    held("GET", f"/messages/{held.id}")
    assert held("GET", f"/messages/{held.id}").json()["seen"] is False
    held("PATCH", f"/messages/{held.id}", {"seen": True})

    assert held("PATCH", f"/messages/{held.id}", {"seen": False}).json()["seen"] is False


@pytest.mark.parametrize("body", [{"seen": "yes"}, {"seen": None}, {"seen": 1}, "[true]", "{"])
def test_patch_of_nonsense_is_400(held, body):
    response = held("PATCH", f"/messages/{held.id}", body)

    assert (response.status_code, response.json()["@type"]) == (400, "hydra:Error")
    assert held("GET", f"/messages/{held.id}").json()["seen"] is False


def test_strict_patch_takes_its_own_type_alone(held, settings):
    settings.MAILTM_LENIENT = False

    refused = held("PATCH", f"/messages/{held.id}", {"seen": True}, JSON)
    empty = held("PATCH", f"/messages/{held.id}", " ", "application/merge-patch+json")
    nothing = held("PATCH", f"/messages/{held.id}", {}, "application/merge-patch+json")
    taken = held("PATCH", f"/messages/{held.id}", {"seen": True}, "application/merge-patch+json; charset=utf-8")

    assert refused.status_code == 415
    assert refused.json()["hydra:description"].startswith('The content-type "application/json" is not supported')
    assert (empty.status_code, nothing.json()["seen"], taken.json()["seen"]) == (400, False, True)


def test_deleted_message_is_gone(held):
    response = held("DELETE", f"/messages/{held.id}")

    assert (response.status_code, response.content) == (204, b"")
    assert held("GET", f"/messages/{held.id}").status_code == 404
    assert held("GET", "/messages").json()["hydra:member"] == []


def test_used_are_the_bytes_of_the_messages(held):
    assert held("GET", "/me").json()["used"] == held.row.source_bytes

    held("DELETE", f"/messages/{held.id}")

    assert held("GET", "/me").json()["used"] == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/messages/{}"), ("PATCH", "/messages/{}"), ("DELETE", "/messages/{}"), ("GET", "/sources/{}"),
        ("GET", "/messages/{}/attachment/ATTACH000001"), ("GET", "/messages/{}/download"),
        ("GET", "/sources/{}/download"),
    ],
)  # fmt: skip
def test_N12_messages_of_others_are_not_found_by_another_token(held, domain, put_mail, method, path):
    stranger = Caller(token_of(Inbox.objects.issue(domain, "stranger")))
    public = put_mail("anybody@tempmail.test", mail())

    for key in (held.id, public.pk.hex[:24], "0" * 24, "f" * 24, "garbage", held.id.upper(), held.row.pk, "%00"):
        response = stranger(method, path.format(key))
        assert (response.status_code, response.json()["hydra:description"]) == (404, "Not Found")
    assert Caller()(method, path.format(held.id)).json()["message"] == "JWT Token not found"
    assert Message.objects.count() == 2
    assert held("GET", f"/messages/{held.id}").json()["seen"] is False


def test_messages_end_with_their_account(held):
    held("DELETE", f"/accounts/{held.account_id}")

    assert held("GET", f"/messages/{held.id}").json() == {"code": 401, "message": GONE}


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/messages"), ("PUT", "/messages/{}"), ("POST", "/sources/{}"), ("DELETE", "/sources/{}")],
)
def test_other_methods_are_405(held, method, path):
    assert held(method, path.format(held.id)).status_code == 405
