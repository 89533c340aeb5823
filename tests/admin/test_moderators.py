"""Moderators close and block, and get no further: by pages, by URLs by hand, by bulk actions."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from inboxes import moderators
from inboxes.mail.addresses import is_generated
from inboxes.models import ApiKey, BlockedSender, Domain, HistoryEntry
from inboxes.models.site_text import SiteText


@pytest.fixture
def client(moderators_browser):
    return moderators_browser


def test_command_makes_a_moderator_whose_password_is_shown_once_and_works(db):
    said = StringIO()
    call_command("createmoderator", "mia", "--second-factor", stdout=said)

    user = User.objects.get(username="mia")
    password = said.getvalue().partition("this one time: ")[2].split()[0]
    assert user.check_password(password) and is_generated(password)
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert [group.name for group in user.groups.all()] == ["Moderators"]
    assert TOTPDevice.objects.get().user == user
    assert {"createmoderator", "addsecondfactor"} <= set(HistoryEntry.objects.values_list("said", flat=True))
    with pytest.raises(CommandError, match="changepassword mia"):
        call_command("createmoderator", "mia")
    with pytest.raises(CommandError, match="valid username"):
        call_command("createmoderator", "no name at all!")


def test_migrate_gives_the_group_exactly_what_it_is_to_have(db):
    group = moderators.keep()
    wanted = set(group.permissions.values_list("codename", flat=True))
    group.permissions.set(Permission.objects.filter(codename__in=["add_user", "view_domain"]))

    call_command("migrate", verbosity=0)

    assert set(Group.objects.get(name="Moderators").permissions.values_list("codename", flat=True)) == wanted
    assert {"change_domain", "change_abusereport", "view_historyentry", "add_blockedsender"} <= wanted
    assert not {name for name in wanted if name.endswith(("_user", "_group", "_apikey", "_permission", "_sitetext"))}


MAY_SEE = ["domain", "blockedsender", "abusereport", "historyentry", "closedaddress"]
MAY_NOT = ["apikey", "sitetext"]


def test_moderator_sees_what_is_moderated_and_nothing_else(client, domain):
    index = client.get(reverse("admin:index")).text

    for model in MAY_SEE:
        url = reverse(f"admin:inboxes_{model}_changelist")
        assert f'href="{url}"' in index and client.get(url).status_code == 200
    for url in [reverse(f"admin:inboxes_{model}_changelist") for model in MAY_NOT]:
        assert url not in index and client.get(url).status_code == 403
    for page in ("auth_user", "auth_group"):
        for kind in ("changelist", "add"):
            assert client.get(reverse(f"admin:{page}_{kind}")).status_code == 403


def every_post(moderator, domain):
    """What would let a moderator become more, or destroy: (URL by hand, form)."""
    key = ApiKey(name="theirs")
    key.new_key()
    key.save()
    group = Group.objects.get(name="Moderators")
    everybody = {"post": "yes", "action": "delete_selected"}
    power = {"username": "mia", "is_staff": "on", "is_superuser": "on", "is_active": "on"}
    new = {"username": "eve", "password1": "A long one 42!", "password2": "A long one 42!"}
    return [
        (reverse("admin:auth_user_change", args=[moderator.pk]), power),
        (reverse("admin:auth_user_add"), new),
        (reverse("admin:auth_user_password_change", args=[moderator.pk]), new),
        (reverse("admin:auth_group_change", args=[group.pk]), {"name": "Moderators", "permissions": "1"}),
        (reverse("admin:auth_group_add"), {"name": "more"}),
        (reverse("admin:inboxes_apikey_add"), {"name": "mine", "requests_per_minute": 1, "inboxes_per_hour": 1}),
        (reverse("admin:inboxes_apikey_change", args=[key.pk]), {"name": "mine"}),
        (reverse("admin:inboxes_apikey_changelist"), everybody | {"_selected_action": [key.pk]}),
        (reverse("admin:inboxes_sitetext_add"), {"page": "about", "text": "<p>mine</p>"}),
        (reverse("admin:inboxes_domain_add"), {"name": "mine.example"}),
        (reverse("admin:inboxes_domain_delete", args=[domain.pk]), {"post": "yes"}),
        (reverse("admin:inboxes_domain_changelist"), everybody | {"_selected_action": [domain.pk]}),
        (reverse("admin:inboxes_historyentry_changelist"), everybody | {"_selected_action": [1]}),
        (reverse("admin:inboxes_historyentry_add"), {"who": "somebody"}),
    ]


def test_moderator_becomes_nothing_more_by_urls_by_hand_and_bulk_actions(client, moderator, domain):
    posts = every_post(moderator, domain)
    before = everything(moderator)

    answers = {url: client.post(url, form).status_code for url, form in posts}

    # A list that may be seen takes no action that is not offered, and shows itself again.
    assert set(answers.values()) <= {403, 302, 200}
    assert everything(moderator) == before
    assert client.get(reverse("admin:inboxes_domain_change", args=[domain.pk])).status_code == 200


def everything(moderator):
    moderator.refresh_from_db()
    models = [User, Group, ApiKey, SiteText, Domain]
    powers = (moderator.is_superuser, moderator.is_staff, moderator.password, moderator.get_all_permissions())
    return [list(model.objects.values().order_by("pk")) for model in models], powers


def test_moderator_blocks_and_unblocks_a_sender_and_changes_a_domain(client, domain):
    client.post(reverse("admin:inboxes_blockedsender_add"), {"sender": "spam.example"})
    assert BlockedSender.objects.get().sender == "spam.example"

    client.post(reverse("admin:inboxes_domain_changelist"), {"action": "close", "_selected_action": [domain.pk]})
    domain.refresh_from_db()
    assert not domain.is_active

    url = reverse("admin:inboxes_blockedsender_delete", args=[BlockedSender.objects.get().pk])
    client.post(url, {"post": "yes"})
    assert not BlockedSender.objects.exists()


def test_second_factor_is_asked_of_moderators_too(client, settings):
    assert client.get(reverse("admin:index")).status_code == 200

    settings.ADMIN_SECOND_FACTOR = True

    assert client.get(reverse("admin:index")).status_code == 302


def test_whoever_is_in_no_group_sees_no_report_and_no_history(db):
    User.objects.create_user("new", password="x", is_staff=True)
    browser = Client()
    browser.force_login(User.objects.get(username="new"))

    for url in ("abusereport_changelist", "historyentry_changelist", "historyentry_export"):
        assert browser.get(reverse(f"admin:inboxes_{url}")).status_code == 403
