"""What admins did stands in the history, whichever way they did it, and nobody takes it back."""

import csv
from io import StringIO

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from inboxes.models import ApiKey, BlockedSender, Domain, HistoryEntry
from inboxes.models.site_text import SiteText

HISTORY = "admin:inboxes_historyentry_changelist"


def entries(**about):
    return list(HistoryEntry.objects.filter(**about).values_list("who", "kind", "object_name"))


def test_field_that_a_form_changed_is_there_before_and_after(admin_client, domain):
    text = SiteText.objects.create(page="terms", text="<p>old words</p>")
    admin_client.post(
        reverse("admin:inboxes_sitetext_change", args=[text.pk]),
        {"page": "terms", "language": "", "text": "<p>new words</p>"},
    )

    entry = HistoryEntry.objects.get(what="inboxes.sitetext")
    assert (entry.who, entry.kind, entry.sentence) == ("admin", "changed", "Changed Text.")
    assert entry.changes == [("Text", "<p>old words</p>", "<p>new words</p>")]
    page = admin_client.get(reverse(HISTORY)).text
    assert "&lt;p&gt;old words&lt;/p&gt;" in page and "<p>old words" not in page


def test_bulk_actions_and_deletions_are_there_one_by_one(admin_client, domain):
    Domain.objects.create(name="second.test")
    blocked = [BlockedSender.objects.create(sender=f"{name}.example") for name in "ab"]
    domains = {"action": "close", "_selected_action": [one.pk for one in Domain.objects.all()]}
    admin_client.post(reverse("admin:inboxes_domain_changelist"), domains)
    senders = {"action": "delete_selected", "_selected_action": [one.pk for one in blocked], "post": "yes"}
    admin_client.post(reverse("admin:inboxes_blockedsender_changelist"), senders)

    assert sorted(entries(what="inboxes.domain")) == [
        ("admin", "changed", "second.test"), ("admin", "changed", "tempmail.test")
    ]  # fmt: skip
    assert sorted(entries(what="inboxes.blockedsender")) == [
        ("admin", "deleted", "a.example"), ("admin", "deleted", "b.example")
    ]  # fmt: skip


def test_logins_are_there_and_failed_ones_of_names_that_exist(admin_user, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    admin_user.set_password("right")
    admin_user.save()
    browser, url = Client(), reverse("admin:login")
    # A wrong password makes the name wait: it comes last.
    browser.post(url, {"username": "admin", "password": "right", "next": "/admin/"})
    browser.post(reverse("admin:logout"))
    for name, password in (("a secret in the wrong field", "x"), ("admin", "wrong")):
        browser.post(url, {"username": name, "password": password, "next": "/admin/"})

    found = [(who, kind) for who, kind, _ in entries(kind__in=["login", "refused", "logout"])]
    assert found == [("admin", "refused"), ("admin", "logout"), ("admin", "login")]
    assert not HistoryEntry.objects.filter(who__contains="secret").exists()


def test_who_becomes_an_admin_is_there_from_wherever_it_was_done(db):
    anna = User.objects.create_user("anna")
    assert entries(what="auth.user") == []

    anna.is_superuser = anna.is_staff = True
    anna.save()

    ((who, kind, name),) = entries(what="auth.user")
    assert who.startswith("role ") and (kind, name) == ("changed", "anna")
    anna.save()
    assert len(entries(what="auth.user")) == 1


def test_command_of_a_shell_is_there_with_who_ran_it(db, monkeypatch):
    monkeypatch.setenv("SUDO_USER", "carl")

    call_command("adddomain", "shell.test", stdout=StringIO())

    assert entries(kind="shell") == [("shell: carl", "shell", "shell.test")]


def test_no_password_and_no_key_comes_into_it(admin_client, admin_user):
    admin_client.post(
        reverse("admin:auth_user_password_change", args=[admin_user.pk]),
        {"password1": "A new one 42!", "password2": "A new one 42!", "usable_password": "true"},
    )
    admin_client.post(
        reverse("admin:inboxes_apikey_add"), {"name": "shop", "requests_per_minute": "5", "inboxes_per_hour": "5"}
    )

    assert ApiKey.objects.exists()
    said = " ".join(f"{entry.said} {entry.object_name}" for entry in HistoryEntry.objects.all())
    assert "shop" in said and "A new one" not in said and "tmk_" not in said


def test_nobody_changes_or_deletes_it_in_the_admin(admin_client, db):
    HistoryEntry.objects.note("shell", "admin")
    entry = HistoryEntry.objects.get(kind="shell")
    url = reverse("admin:inboxes_historyentry_change", args=[entry.pk])

    assert "<input" not in admin_client.get(url).text.partition('id="content"')[2].partition("</form>")[0].replace(
        '<input type="hidden"', ""
    )
    assert admin_client.post(url, {"who": "nobody"}).status_code == 403
    assert admin_client.post(url.replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert admin_client.get(reverse("admin:inboxes_historyentry_add")).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    admin_client.post(reverse(HISTORY), bulk)
    assert HistoryEntry.objects.filter(pk=entry.pk, who="admin").exists()


@pytest.mark.django_db(transaction=True)
def test_nor_does_whoever_has_webs_connection(cluster):
    HistoryEntry.objects.note("login", "admin")
    url = cluster.url("tempmail_web", connection.settings_dict["NAME"])

    with psycopg.connect(url, autocommit=True) as thief:
        assert thief.execute("SELECT count(*) FROM inboxes_historyentry").fetchone() == (1,)
        for attempt in ("DELETE FROM inboxes_historyentry", "UPDATE inboxes_historyentry SET who = 'eve'"):
            with pytest.raises(InsufficientPrivilege):
                thief.execute(attempt)


def test_entries_stay_when_their_admin_goes(admin_client, domain):
    eve = User.objects.create_superuser("eve")
    browser = Client()
    browser.force_login(eve)
    browser.post(reverse("admin:inboxes_domain_changelist"), {"action": "close", "_selected_action": [domain.pk]})

    admin_client.post(reverse("admin:auth_user_delete", args=[eve.pk]), {"post": "yes"})

    assert ("eve", "changed", "tempmail.test") in entries(what="inboxes.domain")
    assert ("admin", "deleted", "eve") in entries(what="auth.user")


def test_export_has_what_the_list_has_and_no_formulas(admin_client, domain):
    for who, said in (("anna", "=1+1"), ("bert", "hello")):
        HistoryEntry.objects.note("login", who, said)

    answer = admin_client.get(reverse("admin:inboxes_historyentry_export"), {"who": "anna"})

    rows = list(csv.reader(StringIO(answer.text)))
    assert [row[1] for row in rows] == ["who", "anna"]
    assert rows[1][6] == "'=1+1"


def test_it_is_found_by_who_what_and_words(admin_client, domain):
    HistoryEntry.objects.note("login", "anna", "one")
    HistoryEntry.objects.note("shell", "bert", "two words", domain)

    for query, names in (({"who": "anna"}, ["anna"]), ({"q": "two"}, ["bert"]), ({"what": "inboxes.domain"}, ["bert"])):
        shown = admin_client.get(reverse(HISTORY), query).context["cl"].result_list
        assert [entry.who for entry in shown] == names
