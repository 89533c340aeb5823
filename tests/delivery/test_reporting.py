"""Mail to abuse@, where its domain takes reports, is a report: exactly once, sealed, and nothing is answered."""

from email.message import EmailMessage

import pytest
from django.db import connection

from delivery.delivering import Delivery
from delivery.storing import Envelope
from inboxes.mail import abuse
from inboxes.models import AbuseReport, Domain, Message
from tests.worlds.mails import MALFORMED
from tests.worlds.reports import FEEDBACK

pytestmark = pytest.mark.usefixtures("as_delivery")

RECEIVED = b"Received: from mx.isp.example (mx.isp.example [192.0.2.9])\r\n\tby mx (Postfix) with ESMTP id 4Q1\r\n"
ARF = RECEIVED + FEEDBACK


@pytest.fixture(autouse=True)
def taking(domain):
    Domain.objects.update(takes_reports=True)
    return domain


def deliver(source, *recipients, sender="feedback@isp.example"):
    recipients = list(recipients) or ["abuse@tempmail.test"]
    delivery = Delivery(Envelope(sender, recipients, source))
    return [str(result.outcome) for result in delivery.keep(delivery.read())]


def test_feedback_report_is_read_and_kept_once(domain):
    assert deliver(ARF) == ["stored"]
    assert deliver(ARF) == ["duplicate"]

    AbuseReport.objects.index_new()
    report = AbuseReport.objects.get()
    said = report.reported
    assert (report.came_by, report.kind, str(report.address)) == ("mail", "spam", "thief@tempmail.test")
    assert (said.sender, said.contact, said.subject) == ("spammer@spam.example", "feedback@isp.example", "Earn money")
    assert said.client == "203.0.113.7"
    assert said.fact("Feedback-Type") == "abuse" and said.fact("Original-Rcpt-To") == "<thief+1@tempmail.test>"
    assert "abuse report for a message" in said.text and "Spam spam" in said.message_text
    assert b"thief" not in bytes(report.content)
    assert not Message.objects.exists()


def test_plain_words_are_a_report_about_the_address_that_they_name(domain):
    deliver(b"From: Ann <ann@shop.example>\r\nSubject: Fraud\r\n\r\nThief@Tempmail.test opened 40 accounts.\r\n")

    report = AbuseReport.objects.get()
    assert (str(report.address), report.reported.contact) == ("thief@tempmail.test", "ann@shop.example")


def test_report_beside_a_message_is_both(domain):
    assert deliver(ARF, "anybody@tempmail.test", "Abuse+x@tempmail.test") == ["stored", "stored"]

    assert (Message.objects.count(), AbuseReport.objects.count()) == (1, 1)


@pytest.mark.parametrize("number", range(0, len(MALFORMED), 6))
def test_N52_whatever_comes_to_abuse_is_kept_and_never_an_error(domain, number):
    for source in MALFORMED[number : number + 6]:
        assert deliver(source, sender="")[0] in ("stored", "duplicate")
    for report in AbuseReport.objects.all():
        report.index(report.reported)


def test_report_that_killed_its_reader_is_kept_without_reading_what_it_reports(domain):
    delivery = Delivery(Envelope("feedback@isp.example", ["abuse@tempmail.test"], ARF))
    assert [str(result.outcome) for result in delivery.keep(delivery.read(as_is=True))] == ["stored"]

    said = AbuseReport.objects.get().reported
    assert (said.subject, said.contact, said.facts, said.message_text) == (
        "FW: Earn money", "feedback@isp.example", (), ""
    )  # fmt: skip


def test_long_message_is_kept_within_bounds(domain):
    header = b"".join(b"X-%d: %s\r\n" % (number, b"y" * 2000) for number in range(300))
    deliver(b"Subject: s\r\n" + header + b"\r\n" + b"word " * 200_000)

    said = AbuseReport.objects.get().reported
    assert len(said.text) == abuse.MAX_MESSAGE_TEXT
    assert sum(len(name) + len(value) for name, value in said.headers) <= abuse.MAX_ALL_HEADERS


def test_automatic_answer_and_a_bounce_are_reports_like_others(domain):
    bounce = EmailMessage()
    bounce["From"], bounce["Auto-Submitted"] = "MAILER-DAEMON@isp.example", "auto-replied"
    bounce.set_content("I am on holiday")

    assert deliver(bounce.as_bytes(), sender="<>") == ["stored"]


def test_domain_that_takes_none_has_nobody_there(domain):
    Domain.objects.update(takes_reports=False)

    assert deliver(ARF) == ["discarded"]
    assert not AbuseReport.objects.exists()


@pytest.mark.parametrize(
    ("takes", "is_active", "answer"),
    [(True, True, "OK"), (True, False, "OK"), (False, True, "550 5.1.1 No such address")],
)
def test_answer_at_rcpt(domain, settings, takes, is_active, answer):
    Domain.objects.update(takes_reports=takes, is_active=is_active)
    with connection.cursor() as cursor:
        cursor.execute("SET tempmail.issued_key = %s", [settings.ISSUED_KEY.hex()])
        for address in ("abuse@tempmail.test", "abuse+tag@tempmail.test"):
            cursor.execute("SELECT tempmail_recipient_access(%s)", [address])
            assert cursor.fetchone() == (answer,)
        cursor.execute("SELECT tempmail_recipient_access('postmaster@tempmail.test')")
        assert cursor.fetchone()[0].startswith("550")
