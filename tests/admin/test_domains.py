"""Admins moderate domains and see numbers, never an address or a message; in Chromium, under the policy."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import NoReverseMatch, reverse

from dev.browser import chromium
from inboxes.models import Domain, Inbox, Message
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
        page.wait_for_url(lambda url: not url.endswith("/add/"))
        page.goto(f"{live_server.url}/admin/inboxes/blockedsender/add/")
        page.click("text=Today")  # put there by a script of the admin
        assert page.input_value("#id_expires_at_0")

    assert [message for message in complaints if "favicon.ico" not in str(message.location)] == []
    assert list(Domain.objects.values_list("name", "is_active")) == [("second.test", True), ("tempmail.test", False)]


@pytest.mark.parametrize(
    ("action", "state"),
    [("pause", "paused"), ("open_to_issued", "issued"), ("open_to_all", "open"), ("reopen", "open")],
)
def test_domains_are_paused_and_opened_by_an_action(admin_client, busy, action, state):
    Domain.objects.update(is_paused=action != "pause")

    admin_client.post(reverse(DOMAINS), {"action": action, "_selected_action": [busy.pk]})

    busy.refresh_from_db()
    assert busy.state == state
    for asked in ("open", "issued", "paused", "closed"):
        shown = admin_client.get(reverse(DOMAINS), {"state": asked}).context["cl"].result_list
        assert list(shown) == ([busy] if asked == state else [])


def test_order_is_edited_in_the_list_and_is_the_pickers(admin_client, busy):
    second = Domain.objects.create(name="second.test")
    third = Domain.objects.create(name="third.test")
    rows = {busy: "", second: "7", third: "3"}
    form = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3", "_save": "Save"}
    shown = admin_client.get(reverse(DOMAINS)).context["cl"].formset.forms
    for number, row in enumerate(shown):
        form |= {f"form-{number}-id": row.instance.pk, f"form-{number}-position": rows[row.instance]}

    assert admin_client.post(reverse(DOMAINS), form).status_code == 302

    assert [domain.name for domain in Domain.objects.offered()] == ["tempmail.test", "third.test", "second.test"]


def test_visitors_are_told_in_their_language(admin_client, client, busy):
    change = reverse("admin:inboxes_domain_change", args=[busy.pk])

    admin_client.post(
        change,
        NAMES | {"is_active": "on", "is_listed": "on", "note": "For <all>", "note_de": "Für dich", "note_ar": "مرحبا"},
    )

    def told(language):
        return client.get(reverse("home"), headers={"Accept-Language": language}).text

    assert "Für dich" in told("de") and "For &lt;all&gt;" in told("fr")
    assert admin_client.get(change).context["adminform"].form["note_de"].value() == "Für dich"
    admin_client.post(change, NAMES | {"is_active": "on", "is_listed": "on", "note": "For all", "note_de": ""})
    assert "For all" in told("de")
