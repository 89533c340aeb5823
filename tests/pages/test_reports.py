"""Whoever reports abuse: by the form, or a message that they read, with what they choose of it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from inboxes.mail import abuse
from inboxes.models import AbuseReport, Domain
from tests.worlds.mails import source_of

TYPED = {"address": "Thief+x@Tempmail.Test", "kind": "signup", "text": "forty accounts", "contact": "me@shop.example"}
HOSTILE = "<script>alert(1)</script>\u202egpj.exe"


def reported():
    return AbuseReport.objects.get().reported


def test_form_keeps_a_report_sealed_and_tells_its_number(client, domain):
    answer = client.post(reverse("abuse"), TYPED, follow=True)

    report = AbuseReport.objects.get()
    assert report.reference in answer.text and "Thank you" in answer.text
    assert (report.kind, report.state, report.came_by, report.expires_at) == ("signup", "new", "form", None)
    said = report.reported
    assert (said.address, said.text, said.contact) == ("thief@tempmail.test", "forty accounts", "me@shop.example")
    for clear in (b"thief", b"forty", b"me@shop"):
        assert clear not in bytes(report.content)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"address": "thief@another.example"}, "not one of ours"),
        ({"address": "no address"}, "no mail address"),
        ({"address": ""}, "still empty"),
        ({"kind": ""}, "still empty"),
        ({"kind": "nonsense"}, "not offered any more"),
        ({"text": "  "}, "still empty"),
        ({"text": "x" * (abuse.MAX_TEXT + 1)}, "too long"),
        ({"contact": "x" * (abuse.MAX_CONTACT + 1)}, "too long"),
        ({"text": "nul\0"}, "be read"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_nothing_typed_is_lost(client, domain, wrong, sentence):
    answer = client.post(reverse("abuse"), TYPED | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not AbuseReport.objects.exists()
    kept = [value for name, value in TYPED.items() if name not in wrong]
    assert [value for value in kept if value not in answer.text] == []


@pytest.mark.parametrize("text", ["\ud800", HOSTILE, "\r\n" * 50, "ß" * 4999])
def test_whatever_a_stranger_sends_is_no_error(client, domain, text):
    body = f"address=a%40tempmail.test&kind=other&text={text}x".encode("utf-8", "surrogatepass")
    answer = client.post(reverse("abuse"), body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code in (302, 422)


def test_reports_of_one_client_are_limited(client, domain):
    settings.LIMITS["report"] = (2, 3600)
    try:
        answers = [client.post(reverse("abuse"), TYPED).status_code for _ in range(3)]
    finally:
        settings.LIMITS["report"] = (10, 3600)

    assert answers == [302, 302, 429]
    assert AbuseReport.objects.count() == 2


def test_form_of_another_site_is_refused(domain):
    browser = Client(enforce_csrf_checks=True, headers={"Origin": "https://evil.example"})
    browser.get(reverse("abuse"))

    assert browser.post(reverse("abuse"), TYPED).status_code == 403


def test_form_stands_below_the_admins_own_text_too(client, domain):
    from inboxes.models.site_text import SiteText

    SiteText.objects.create(page="abuse", text="<p>ours</p>")

    shown = client.get(reverse("abuse")).text
    assert "<p>ours</p>" in shown and 'name="address"' in shown


def test_page_names_the_mailbox_of_a_domain_that_takes_reports(client, domain):
    assert "mailto:" not in client.get(reverse("abuse")).text

    Domain.objects.update(takes_reports=True)

    assert 'href="mailto:abuse@tempmail.test"' in client.get(reverse("abuse")).text


@pytest.fixture
def message(holder, put_mail):
    attachments = [("bill.pdf", "application/pdf", b"%PDF")]
    source = source_of(
        "the whole text", From="Bank <bank@phish.example>", Subject="Your account", attachments=attachments
    )
    return put_mail("holder@tempmail.test", source)


def url_of(message):
    return reverse("report-message", args=["holder@tempmail.test", message.pk])


def test_nothing_of_a_message_goes_along_unless_its_reader_says_so(holder, message):
    page = holder.get(url_of(message))
    assert page.status_code == 200 and "checked" not in page.text

    answer = holder.post(url_of(message), {"kind": "phishing"})

    assert answer.status_code == 302
    said = reported()
    assert said.address == "holder@tempmail.test"
    assert (said.sender, said.subject, said.headers, said.message_text, said.attachments) == ("", "", (), "", ())


@pytest.mark.parametrize(
    ("choice", "fields"),
    [
        ("with_sender", {"sender", "subject"}),
        ("with_headers", {"headers"}),
        ("with_text", {"message_text"}),
        ("with_names", {"attachments"}),
    ],
)
def test_each_choice_takes_along_what_it_says_and_no_more(holder, message, choice, fields):
    holder.post(url_of(message), {"kind": "phishing", choice: "on"})

    said = reported()
    assert {
        name for name in ("sender", "subject", "headers", "message_text", "attachments") if getattr(said, name)
    } == fields
    if choice == "with_sender":
        assert (said.sender, said.subject) == ("bounces@shop.example", "Your account")


def test_message_is_reported_by_who_reads_it_alone(stranger, message):
    assert stranger.get(url_of(message)).status_code == 404
    assert stranger.post(url_of(message), {"kind": "phishing", "with_text": "on"}).status_code == 404
    assert not AbuseReport.objects.exists()


def test_number_that_is_none_is_the_404(client, db):
    for reference in ("x", "<script>", "aaaa-aaaa", "aaaa-aaaa-aaaa-aaaa"):
        assert client.get(f"/abuse/received/{reference}").status_code == 404
