"""1secmail's one endpoint: it reads public inboxes, and shows no private one."""

from email.message import EmailMessage

import pytest

from inboxes.access import ways_in
from inboxes.api.compatible import onesecmail
from inboxes.mail import addresses
from inboxes.models import Domain, Inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client):
    return lambda action, **query: client.get("/api/v1/", {"action": action} | query)


@pytest.fixture
def row(put_mail):
    message = EmailMessage()
    message["From"] = "Shop <shop@shop.example>"
    message["Subject"] = "Your code"
    message.set_content("Code 123456\n")
    message.add_alternative("<p>Code <b>123456</b></p><script>alert(1)</script>", subtype="html")
    for content in (b"one", b"two"):
        message.add_attachment(content, maintype="application", subtype="pdf", filename="a.pdf")
    return put_mail("anybody@tempmail.test", message.as_bytes().replace(b"\n", b"\r\n"))


ANYBODY = {"login": "anybody", "domain": "tempmail.test"}


def test_domains_are_those_with_public_inboxes(call, domain):
    Domain.objects.create(name="issued-only.test", acceptance=Domain.Acceptance.ISSUED)
    Domain.objects.create(name="closed.test", is_active=False)

    assert call("getDomainList").json() == ["tempmail.test"]


@pytest.mark.parametrize(("count", "given"), [(None, 1), ("3", 3), ("0", 0), ("x", 1), ("-1", 1), ("9" * 40, 50)])
def test_names_that_it_makes_are_public(call, domain, count, given):
    made = call("genRandomMailbox", **({"count": count} if count else {})).json()

    assert len(set(made)) == given
    for address in made:
        local_part, domain_name = address.split("@")
        assert ways_in.is_public(domain, local_part)
        assert not addresses.is_generated(local_part)
        assert domain_name == "tempmail.test"


def test_no_name_is_made_that_somebody_had(domain, monkeypatch):
    Inbox.objects.issue(domain, "a" * onesecmail.NAME_CHARACTERS)
    letters = iter("a" * onesecmail.NAME_CHARACTERS + "c" * onesecmail.NAME_CHARACTERS)
    monkeypatch.setattr(onesecmail.secrets, "choice", lambda alphabet: next(letters))

    assert onesecmail.fresh_name(domain) == f"{'c' * onesecmail.NAME_CHARACTERS}@tempmail.test"


def test_without_a_public_domain_no_names_are_made(call, domain):
    Domain.objects.update(acceptance=Domain.Acceptance.ISSUED)

    assert call("genRandomMailbox").json() == []


def test_messages_of_a_public_name_are_listed(call, row):
    (shown,) = call("getMessages", login="Anybody+tag", domain="TEMPMAIL.test").json()

    assert shown == {
        "id": row.pk.int % 2**31,
        "from": "shop@shop.example",
        "subject": "Your code",
        "date": f"{row.received_at:%Y-%m-%d %H:%M:%S}",
    }


def test_message_is_read_sanitized(call, row):
    shown = call("readMessage", **ANYBODY, id=row.pk.int % 2**31).json()

    assert list(shown) == ["id", "from", "subject", "date", "attachments", "body", "textBody", "htmlBody"]
    assert shown["attachments"] == [
        {"filename": "a.pdf", "contentType": "application/pdf", "size": 3},
        {"filename": "a (2).pdf", "contentType": "application/pdf", "size": 3},
    ]
    assert shown["textBody"].startswith("Code 123456")
    assert shown["body"] == shown["htmlBody"]
    assert "123456" in shown["htmlBody"]
    assert "alert" not in shown["htmlBody"]


def test_body_is_the_text_where_there_is_no_html(call, put_mail):
    row = put_mail("anybody@tempmail.test", b"Subject: x\r\n\r\nplain\r\n")

    shown = call("readMessage", **ANYBODY, id=row.pk.int % 2**31).json()

    assert (shown["body"].strip(), shown["htmlBody"]) == ("plain", "")


def test_attachments_are_downloaded_by_their_names(call, row):
    for name, content in (("a.pdf", b"one"), ("a (2).pdf", b"two")):
        response = call("download", **ANYBODY, id=row.pk.int % 2**31, file=name)
        assert response.content == content
        assert response["Content-Type"] == "application/octet-stream"
    assert call("download", **ANYBODY, id=row.pk.int % 2**31, file="b.pdf").status_code == 404


def test_private_inbox_looks_like_a_public_one_that_is_empty(call, holder, put_mail):
    row = put_mail("holder@tempmail.test", b"Subject: secret\r\n\r\n")
    number = row.pk.int % 2**31

    for login in ("holder", "HOLDER+x", "nobody", "postmaster", "acdef-ghjkm-npqrt", "", "\0", "a b"):
        listed = call("getMessages", login=login, domain="tempmail.test")
        assert (listed.status_code, listed.json()) == (200, [])
        for action in ("readMessage", "download"):
            read = call(action, login=login, domain="tempmail.test", id=number, file="a")
            assert (read.status_code, read.content) == (404, b"Message not found")
    assert holder.get("/api/v1/", {"action": "getMessages", "login": "holder", "domain": "tempmail.test"}).json() == []


def test_N12_message_of_another_name_is_not_found(call, row):
    for login, number in (("somebody", row.pk.int % 2**31), ("anybody", 1), ("anybody", row.pk), ("anybody", "")):
        assert call("readMessage", login=login, domain="tempmail.test", id=number).status_code == 404


def test_unknown_domain_is_empty(call, domain):
    for name in ("elsewhere.test", "", "\udc00", "a@b"):
        assert call("getMessages", login="anybody", domain=name.encode("utf-8", "surrogatepass")).json() == []


def test_unknown_action_is_told_what_there_is(call, domain):
    for action in ("", "deleteMailbox"):
        response = call(action)
        assert response.status_code == 400
        assert b"genRandomMailbox" in response.content


def test_nothing_is_written(client, row):
    assert client.post("/api/v1/?action=getDomainList").status_code == 405


def test_guesses_are_limited_and_public_names_are_not(call, row, settings):
    settings.LIMITS = settings.LIMITS | {"lookup": (100, 3600), "guess": (2, 3600)}

    assert [call("getMessages", **ANYBODY).status_code for _ in range(5)] == [200] * 5
    statuses = [call("getMessages", login="admin", domain="tempmail.test").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert int(call("getDomainList")["Retry-After"]) > 0
