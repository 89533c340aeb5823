"""A moderator reads reports, and closes and blocks what they are about by one button each."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inboxes.mail.abuse import Reported
from inboxes.mail.summary import HeaderField
from inboxes.models import AbuseReport, BlockedSender, ClosedAddress, HistoryEntry, Inbox

LIST = "admin:inboxes_abusereport_changelist"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202egpj.exe\x1b[31m\u200b"


@pytest.fixture
def client(moderators_browser):
    return moderators_browser


def keep(**said):
    said = {"address": "thief@tempmail.test", "sender": "bot@spam.example"} | said
    facts = (HeaderField("Source-IP", "203.0.113.7"),)
    return AbuseReport.objects.keep("spam", Reported(**said, facts=facts), "192.0.2.1")


@pytest.fixture
def report(domain):
    return keep()


def page_of(report):
    return reverse("admin:inboxes_abusereport_change", args=[report.pk])


def press(client, report, deed, **fields):
    answer = client.post(page_of(report), {"deed": deed} | fields, follow=True)
    report.refresh_from_db()
    return answer


def test_address_is_closed_by_one_button_and_the_report_is_in_work(client, moderator, report, domain):
    inbox, _ = Inbox.objects.issue(domain, "thief")

    answer = press(client, report, "close")

    closed = ClosedAddress.objects.get()
    assert (closed.address, closed.closed_by, closed.expires_at) == ("thief@tempmail.test", moderator, None)
    assert report.reference in closed.reason
    assert not Inbox.objects.live().filter(pk=inbox.pk).exists()
    assert (report.state, report.assignee) == ("work", moderator)
    assert "Closed thief@tempmail.test." in answer.text and "closed already" in answer.text
    assert [entry.sentence for entry in HistoryEntry.objects.of(report)] == ["Closed thief@tempmail.test."]


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("address", "bot@spam.example"),
        ("domain", "spam.example"),
        ("host", "203.0.113.7"),
        ("network", "203.0.113.0/24"),
    ],
)
def test_sender_is_blocked_by_one_button_for_as_long_as_chosen(client, report, name, sender):
    press(client, report, f"block-{name}", period="7")

    blocked = BlockedSender.objects.get()
    assert str(blocked).startswith(sender.removesuffix("/32"))
    assert abs(blocked.expires_at - timezone.now() - timedelta(days=7)) < timedelta(minutes=5)
    press(client, report, f"block-{name}")
    assert BlockedSender.objects.count() == 1


def test_domain_is_paused(client, report, domain):
    press(client, report, "pause")

    domain.refresh_from_db()
    assert not domain.is_offered
    assert HistoryEntry.objects.of(report).get().sentence == "Paused tempmail.test."


def test_states_notes_and_who_works_on_it_stand_in_its_history(client, moderator, report):
    User.objects.create_user("max", is_staff=True)
    press(client, report, "take")
    press(client, report, "note", note="asked the shop")
    press(client, report, "assign", assignee="max")
    assert report.assignee.username == "max"
    press(client, report, "rejected", note="no proof")
    assert report.state == "rejected" and report.expires_at is not None
    press(client, report, "reopen")
    assert report.state == "work" and report.expires_at is None

    said = [entry.sentence for entry in HistoryEntry.objects.of(report)][::-1]
    assert said == [
        "Is in work.", "Noted. asked the shop", "Is with max now.", "Is rejected. no proof", "Is in work."
    ]  # fmt: skip
    assert {entry.who for entry in HistoryEntry.objects.of(report)} == {"mia"}


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("", {}), ("nonsense", {}), ("block-nonsense", {}), ("note", {"note": " "}), ("assign", {"assignee": "nobody"}),
        ("close", {"period": "x"}),
    ],
)  # fmt: skip
def test_button_that_is_none_is_a_sentence_or_nothing(client, report, deed, fields):
    assert press(client, report, deed, **fields).status_code == 200


def test_report_about_nothing_of_ours_closes_and_blocks_nothing(client, domain):
    report = AbuseReport.objects.keep("other", Reported(text="just words"), "")

    for deed in ("close", "block-address", "block-network", "pause"):
        press(client, report, deed)

    assert not ClosedAddress.objects.exists() and not BlockedSender.objects.exists()
    assert "names nothing that can be closed" in client.get(page_of(report)).text


def test_N1_N11_what_strangers_report_is_text_with_hidden_characters_written_out(client, domain):
    fields = dict.fromkeys(["text", "contact", "subject", "message_text"], HOSTILE)
    report = keep(
        **fields, sender=f"{HOSTILE}@spam.example", attachments=(HOSTILE,), mentioned=(HOSTILE,),
        headers=(HeaderField(HOSTILE, HOSTILE),),
    )  # fmt: skip

    for page in (client.get(page_of(report)), client.get(reverse(LIST))):
        assert page.status_code == 200
        for vector in ("<script>alert", "<img src=x", "\u202e", "\x1b", "\u200b"):
            assert vector not in page.text
    assert "⟨U+202E⟩gpj.exe⟨U+001B⟩" in client.get(page_of(report)).text


def test_list_shows_what_is_to_do_and_finds_by_number_address_and_words(client, report):
    done = keep(text="an old one about penguins")
    AbuseReport.objects.filter(pk=done.pk).set_state("done")

    def listed(**query):
        return {row.pk for row in client.get(reverse(LIST), query).context["cl"].result_list}

    assert listed() == {report.pk}
    assert listed(state="all") == {report.pk, done.pk}
    assert listed(state="all", q="PENGUINS") == {done.pk}
    assert listed(q=report.reference) == {report.pk}
    assert listed(q="thief@") == {report.pk}
    assert listed(state="done", assignee="nobody") == {done.pk}
    row = client.get(reverse(LIST)).context["cl"].result_list[0]
    assert (row.of_address, row.of_sender) == (2, 2)
    assert "1 other report about it" in client.get(page_of(report)).text


def test_bulk_actions_close_block_and_finish_and_say_what_they_could_not(client, report, domain):
    second, third = keep(address="other@tempmail.test", sender="b@spam.example"), keep(address="", sender="")
    chosen = [report.pk, second.pk, third.pk]

    def act(action):
        return client.post(reverse(LIST), {"action": action, "_selected_action": chosen}, follow=True).text

    assert "names no address of ours" in act("close_addresses")
    assert {closed.address for closed in ClosedAddress.objects.all()} == {"thief@tempmail.test", "other@tempmail.test"}
    act("block_senders")
    assert BlockedSender.objects.count() == 2
    act("finish")
    assert set(AbuseReport.objects.values_list("state", flat=True)) == {"done"}


def test_report_is_read_and_acted_on_by_whoever_may(report, django_user_model):
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    browser = Client()
    browser.force_login(viewer)
    assert browser.get(page_of(report)).status_code == 403

    viewer.user_permissions.set(Permission.objects.filter(codename="view_abusereport"))
    page = browser.get(page_of(report))
    assert page.status_code == 200 and "deed" not in page.text.partition('class="report"')[2].partition("History")[0]
    assert browser.post(page_of(report), {"deed": "close"}).status_code == 403
    viewer.user_permissions.set(Permission.objects.filter(codename__endswith="_abusereport"))
    for deed in ("close", "block-address", "pause"):
        assert browser.post(page_of(report), {"deed": deed}).status_code == 403
    assert not ClosedAddress.objects.exists() and not BlockedSender.objects.exists()


def test_report_is_neither_added_nor_deleted_by_a_moderator(client, report):
    assert client.get(reverse("admin:inboxes_abusereport_add")).status_code == 403
    url = reverse("admin:inboxes_abusereport_delete", args=[report.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:inboxes_abusereport_change", args=["nothing"])).status_code == 302
