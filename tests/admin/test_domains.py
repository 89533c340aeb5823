"""Admins moderate domains and see numbers, never an address or a message; in Chromium, under the policy."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models.functions import Now
from django.urls import NoReverseMatch, reverse

from dev.browser import chromium
from inboxes.models import BlockedSender, Domain, Inbox, Message
from tests.worlds.rows import private_message, public_message

DOMAINS = "admin:inboxes_domain_changelist"
NAMES = dict.fromkeys(["max_lifetime_minutes", "max_message_bytes", "max_messages"], "5000") | {
    "default_lifetime_minutes": "60",
    "acceptance": "wildcard",
}


@pytest.fixture
def busy(domain):
    """A domain with two live inboxes, an ended one, two private messages and a public one."""
    for name, ends in (("secretname", 60), ("othername", 60), ("endedname", -1)):
        inbox, _ = Inbox.objects.issue(domain, name, timedelta(seconds=ends))
        if ends > 0:
            private_message(inbox)
    public_message(domain, timedelta(minutes=1), 9)
    return domain


def row_of(admin_client):
    page = admin_client.get(reverse(DOMAINS))
    return [getattr(page.context["cl"].result_list[0], name) for name in page.context["cl"].list_display[-4:]]


def test_domain_can_be_added_by_its_unicode_name(admin_client, db):
    answer = admin_client.post(
        reverse("admin:inboxes_domain_add"), NAMES | {"name": "Bücher.example", "is_active": "on"}
    )

    assert answer.status_code == 302
    assert Domain.objects.get().name == "xn--bcher-kva.example"


def test_wrong_domain_name_is_a_sentence(admin_client, db):
    answer = admin_client.post(reverse("admin:inboxes_domain_add"), NAMES | {"name": "not a domain"})

    assert "is no domain name" in answer.text or "is no mail domain" in answer.text


def test_inboxes_and_messages_are_counted(admin_client, busy):
    assert row_of(admin_client) == [2, 1, 2, 1]

    Message.objects.filter(inbox=None).update(expires_at=Now())
    assert row_of(admin_client) == [2, 1, 2, 0]


@pytest.mark.parametrize("model", ["inbox", "message", "part", "issuedaddress", "clientcount"])
def test_N1_N14_inboxes_and_messages_cannot_be_read_in_the_admin(admin_client, model):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:inboxes_{model}_changelist")


def test_no_page_about_a_domain_names_an_inbox(admin_client, busy):
    urls = [reverse("admin:index"), reverse(DOMAINS)]
    urls += [reverse(f"admin:inboxes_domain_{page}", args=[busy.pk]) for page in ("change", "delete", "history")]

    for url in urls:
        page = admin_client.get(url)
        assert page.status_code == 200
        assert not [name for name in ("secretname", "othername", "endedname") if name in page.text]


def test_deleting_a_domain_says_how_much_goes_and_takes_it(admin_client, busy):
    url = reverse("admin:inboxes_domain_delete", args=[busy.pk])

    assert [
        f"{name}: {count}".capitalize() for name, count in admin_client.get(url).context["model_count"] if count == 3
    ] == ["Inboxes: 3", "Messages: 3"]
    admin_client.post(url, {"post": "yes"})

    assert not Domain.objects.exists() and not Inbox.objects.exists() and not Message.objects.exists()


@pytest.mark.parametrize(("action", "is_active"), [("close", False), ("reopen", True)])
def test_domains_are_closed_and_opened_by_an_action(admin_client, busy, action, is_active):
    Domain.objects.update(is_active=not is_active)

    admin_client.post(reverse(DOMAINS), {"action": action, "_selected_action": [busy.pk]})

    assert Domain.objects.get().is_active is is_active
    assert Inbox.objects.live().count() == 2


def test_name_of_a_domain_stays(admin_client, busy):
    url = reverse("admin:inboxes_domain_change", args=[busy.pk])

    assert admin_client.post(url, NAMES | {"name": "other.example", "note": "Hi"}).status_code == 302

    busy.refresh_from_db()
    assert (busy.name, busy.note) == ("tempmail.test", "Hi")


def test_sender_can_be_blocked(admin_client, db):
    admin_client.post(reverse("admin:inboxes_blockedsender_add"), {"sender": "Spam@Bücher.example"})

    blocked = BlockedSender.objects.get()
    assert (blocked.sender, blocked.unicode_sender) == ("spam@xn--bcher-kva.example", "spam@bücher.example")


def test_schedules_are_not_edited_here(admin_client):
    with pytest.raises(NoReverseMatch):
        reverse("admin:django_q_schedule_changelist")


def test_admin_works_in_a_browser_under_the_policy(live_server, admin_user, transactional_db, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in this thread
    Domain.objects.create(name="tempmail.test")
    with chromium() as browser:
        page = browser.new_page()
        complaints = []
        page.on("console", lambda message: message.type == "error" and complaints.append(message))

        page.goto(f"{live_server.url}/admin/")
        page.fill("#id_username", "admin")
        page.fill("#id_password", "password")
        page.click("[type=submit]")
        page.click("text=Domains")
        page.check(".action-select")
        page.select_option("[name=action]", "close")
        page.click("[name=index]")
        assert "1 domain changed." in page.inner_text(".messagelist")
        page.click("a.addlink[href='/admin/inboxes/domain/add/'] >> visible=true")
        page.fill("#id_name", "second.test")
        page.click("[name=_save]")
        page.goto(f"{live_server.url}/admin/inboxes/blockedsender/add/")
        page.click("text=Today")  # put there by a script of the admin
        assert page.input_value("#id_expires_at_0")

    assert [message for message in complaints if "favicon.ico" not in str(message.location)] == []
    assert list(Domain.objects.values_list("name", "is_active")) == [("second.test", True), ("tempmail.test", False)]


@pytest.mark.parametrize("typed", ["SecretName+x@Tempmail.test ", "secretname@tempmail.test"])
def test_address_is_ended_and_the_log_names_none(admin_client, busy, typed):
    url = reverse("admin:inboxes_domain_end_address")
    assert reverse(DOMAINS).encode() and url.encode() in admin_client.get(reverse(DOMAINS)).content

    answer = admin_client.post(url, {"address": typed}, follow=True)

    assert "has ended" in answer.text
    assert not Inbox.objects.live().filter(local_part="secretname").exists()
    assert Inbox.objects.live().count() == 1
    entry = LogEntry.objects.get()
    assert entry.object_id == str(busy.pk)
    assert "secretname" not in f"{entry.object_repr}{entry.change_message}"


@pytest.mark.parametrize("typed", ["", "@", "nobody@tempmail.test", "endedname@tempmail.test", "othername@other.test"])
def test_address_that_is_not_there_ends_nothing(admin_client, busy, typed):
    answer = admin_client.post(reverse("admin:inboxes_domain_end_address"), {"address": typed})

    assert answer.status_code == 200
    assert Inbox.objects.live().count() == 2


def test_address_is_ended_by_who_may_change_domains_only(client, django_user_model, busy):
    viewer = django_user_model.objects.create_user("viewer", password="x", is_staff=True)
    client.force_login(viewer)

    answer = client.post(reverse("admin:inboxes_domain_end_address"), {"address": "secretname@tempmail.test"})

    assert answer.status_code == 403
    assert Inbox.objects.live().count() == 2
