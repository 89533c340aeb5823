"""What was sealed opens, whichever version sealed it: every key, every absence, every type."""

import dataclasses
import json

import pytest

from delivery.parsing.message import Bounds, parse
from delivery.sealed import Envelope, body_of, summary_of
from inboxes.mail.summary import Attachment, Body, Check, Defect, HeaderField, Mailbox, Note, Summary, Verdict

AUTHENTICATED = "mx.example.org; dkim=pass header.d=a.example; dkim=pass header.d=shop.example"
TEXT = "Your verification code is 482913. Confirm: https://other.example/confirm?c=482913"
LINK = '<a href="https://other.example/confirm?c=482913">Confirm your address at www.app.example</a>'
HTML = f"<p>Your code is 482913. {LINK}</p>"
PREVIEW = "Your code is 482913. Confirm your address at www.app.example"
RECEIVED = "from mail.shop.example (mail.shop.example [192.0.2.1])\tby mx (Postfix) id 4Q1; Mon, 4 May 2026 09:32:11 +0"
SOURCE = f"""Received: {RECEIVED}
X-Tempmail-Verdict: mx.example.org; spam; score=7.40
Authentication-Results: {AUTHENTICATED}
From: Shop <service@shop.example>, Büro <office@shop.example>
From: Another <x@another.example>
To: holder@tempmail.test
Subject: Your code is 482913
Date: Mon, 04 May 2026 09:32:09 +0200
Message-ID: <d7f1@shop.example>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain

{TEXT}
--a
Content-Type: text/html

{HTML}
--a
Content-Type: text/calendar

BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Tea
END:VEVENT
END:VCALENDAR
--a--
--b
Content-Type: application/pdf; name="../terms.pdf"
Content-Location: terms

%PDF-1.7
--b
Content-Type: image/png
Content-Disposition: inline
Content-ID: <logo@shop>

PNG
--b
Content-Type: image/png

PNG
--b--
""".replace("\n", "\r\n").encode()

# As it was sealed before there were classes for it: the keys that every stored message has.
SEALED_SUMMARY = {
    "recipient": "Holder+Shop@tempmail.test",
    "tag": "shop",
    "envelope_sender": "bounces@shop.example",
    "queue_id": "4Q1",
    "from": [["Shop", "service@shop.example"], ["Büro", "office@shop.example"]],
    "from_header": "Shop <service@shop.example>, Büro <office@shop.example>",
    "to": [["", "holder@tempmail.test"]],
    "subject": "Your code is 482913",
    "date": "2026-05-04T07:32:09+00:00",
    "message_id": "<d7f1@shop.example>",
    "preview": PREVIEW,
    "code": "482913",
    "link": "https://other.example/confirm?c=482913",
    "link_host": "other.example",
    "link_is_foreign": True,
    "verdict": {"score": 7.4, "is_spam": True},
    "attachments": [
        {"number": 1, "name": "part-1.ics", "type": "text/calendar", "bytes": 69, "content_id": "", "inline": False},
        {"number": 2, "name": "terms.pdf", "type": "application/pdf", "bytes": 8, "content_id": "", "inline": False},
        {"number": 3, "name": "part-3.png", "type": "image/png", "bytes": 3, "content_id": "logo@shop", "inline": True},
    ],
    "defects": ["too_many_parts", "too_large"],
}
SEALED_BODY = {
    "text": TEXT,
    "html": HTML,
    "headers": [
        ["Received", RECEIVED],
        ["X-Tempmail-Verdict", "mx.example.org; spam; score=7.40"],
        ["Authentication-Results", AUTHENTICATED],
        ["From", "Shop <service@shop.example>, Büro <office@shop.example>"],
        ["From", "Another <x@another.example>"],
        ["To", "holder@tempmail.test"],
        ["Subject", "Your code is 482913"],
        ["Date", "Mon, 04 May 2026 09:32:09 +0200"],
        ["Message-ID", "<d7f1@shop.example>"],
        ["Content-Type", "multipart/mixed; boundary=b"],
    ],
}
SUMMARY = Summary(
    recipient="Holder+Shop@tempmail.test",
    tag="shop",
    envelope_sender="bounces@shop.example",
    queue_id="4Q1",
    from_=(Mailbox("Shop", "service@shop.example"), Mailbox("Büro", "office@shop.example")),
    from_header="Shop <service@shop.example>, Büro <office@shop.example>",
    to=(Mailbox("", "holder@tempmail.test"),),
    subject="Your code is 482913",
    date="2026-05-04T07:32:09+00:00",
    message_id="<d7f1@shop.example>",
    preview=PREVIEW,
    code="482913",
    link="https://other.example/confirm?c=482913",
    link_host="other.example",
    link_is_foreign=True,
    verdict=Verdict(score=7.4, is_spam=True),
    attachments=(
        Attachment(1, "part-1.ics", "text/calendar", 69, "", False),
        Attachment(2, "terms.pdf", "application/pdf", 8, "", False),
        Attachment(3, "part-3.png", "image/png", 3, "logo@shop", True),
    ),
    defects=(Defect.TOO_MANY_PARTS, Defect.TOO_LARGE),
)
BODY = Body(text=TEXT, html=HTML, headers=tuple(HeaderField(*pair) for pair in SEALED_BODY["headers"]))


def read_again(value):
    return type(value).from_json(json.loads(json.dumps(value.to_json())))


def test_what_was_sealed_before_opens_with_every_key():
    assert Summary.from_json(SEALED_SUMMARY) == SUMMARY
    assert Body.from_json(SEALED_BODY) == BODY


def test_what_is_sealed_now_an_older_version_opens():
    since = {"content_location": "", "place": []}
    attachments = [attachment | since for attachment in SEALED_SUMMARY["attachments"]]
    later = {"checks": None, "other_from": [], "link_claims": ""}
    assert json.loads(json.dumps(SUMMARY.to_json())) == SEALED_SUMMARY | {"attachments": attachments} | later
    assert list(SUMMARY.to_json()) == [*SEALED_SUMMARY, *later]
    assert json.loads(json.dumps(BODY.to_json())) == SEALED_BODY | {"notes": []}


def test_delivery_fills_in_every_field(settings):
    settings.AUTHSERV_ID = "mx.example.org"
    parsed = parse(SOURCE, Bounds(max_parts=3))
    envelope = Envelope("bounces@shop.example", ["Holder+Shop@tempmail.test"], SOURCE)

    summary = summary_of(parsed, envelope, "4Q1", "Holder+Shop@tempmail.test", "shop", False)

    first, second, third = SUMMARY.attachments
    second = dataclasses.replace(second, content_location="terms")
    checks = (Check("dkim", "pass", "a.example"), Check("dkim", "pass", "shop.example"))
    assert summary == dataclasses.replace(
        SUMMARY,
        attachments=(first, second, third),
        checks=checks,
        other_from=(Mailbox("Another", "x@another.example"),),
        link_claims="www.app.example",
    )
    assert body_of(parsed) == dataclasses.replace(BODY, notes=(Note("event", (HeaderField("what", "Tea"),)),))
    for value in (summary, body_of(parsed)):
        assert all(getattr(value, field.name) != field.default for field in dataclasses.fields(value))


@pytest.mark.parametrize("key", SEALED_SUMMARY)
def test_a_key_that_was_not_sealed_is_the_default(key):
    name = "from_" if key == "from" else key

    opened = Summary.from_json({other: value for other, value in SEALED_SUMMARY.items() if other != key})

    assert opened == dataclasses.replace(SUMMARY, **{name: getattr(Summary(), name)})


@pytest.mark.parametrize("key", SEALED_SUMMARY["attachments"][0])
def test_a_key_that_an_attachment_lacks_is_the_default(key):
    sealed = {other: value for other, value in SEALED_SUMMARY["attachments"][1].items() if other != key}

    (opened,) = Summary.from_json({"attachments": [sealed]}).attachments

    assert opened == dataclasses.replace(SUMMARY.attachments[1], **{key: getattr(Attachment(), key)})


def test_a_key_of_a_newer_version_is_passed_over():
    newer = SEALED_SUMMARY | {"mood": "good", "verdict": {"score": 7.4, "is_spam": True, "symbols": []}}
    newer["attachments"] = [attachment | {"pages": 7} for attachment in SEALED_SUMMARY["attachments"]]

    assert Summary.from_json(newer) == SUMMARY
    assert Body.from_json(SEALED_BODY | {"amp": "x"}) == BODY


@pytest.mark.parametrize(
    "wrong", [None, True, 7, 7.5, "text", "", [], ["a", "b"], [[]], [[1, 2]], {}, {"score": []}, [{}]]
)
@pytest.mark.parametrize("key", [*SEALED_SUMMARY, "checks", "identity", "headers", "text"])
def test_a_value_of_any_type_opens_as_something_that_can_be_shown(key, wrong):
    for kind, sealed in ((Summary, SEALED_SUMMARY), (Body, SEALED_BODY), (Attachment, {}), (Verdict, {}), (Check, {})):
        opened = kind.from_json(sealed | {key: wrong})

        assert read_again(opened) == opened
        assert kind.from_json(wrong) == kind()


def test_what_fits_in_a_list_is_kept():
    opened = Summary.from_json(
        {"from": [["a"], ["a", "b"], ["a", 1], "ab", None, ["a", "b", "c"]], "attachments": [None, {"name": 1}, []]}
    )

    assert opened == Summary(from_=(Mailbox("a", "b"),), attachments=(Attachment(),))


def test_defects_are_the_words_of_the_api():
    assert [str(defect) for defect in Defect] == [
        "unparsed",
        "killed_parser",
        "header",
        "header_cut",
        "encoded_twice",
        "too_many_parts",
        "too_deep",
        "text_cut",
        "html_cut",
        "too_large",
        "unreadable",
    ]
    unparsed = Summary(defects=(Defect.UNPARSED, "MemoryError"))
    assert unparsed.to_json()["defects"] == ["unparsed", "MemoryError"]
    assert Defect.UNPARSED in read_again(unparsed).defects


def test_spam_is_true_false_or_not_looked_at():
    verdicts = Verdict(7.4, True), Verdict(-0.1, False), None

    assert [Summary(verdict=verdict).is_spam for verdict in verdicts] == [True, False, None]
