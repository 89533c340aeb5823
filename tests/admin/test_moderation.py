"""Admins close addresses, block senders and reserve names; what they type wrong is a sentence."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from inboxes import moderators
from inboxes.models import BlockedSender, ClosedAddress, Domain, Inbox, Message, ReservedName
from tests.worlds.resolving import ask, recipient_access
from tests.worlds.rows import public_message

CLOSED = "admin:inboxes_closedaddress"
SENDERS = "admin:inboxes_blockedsender"
NAMES = "admin:inboxes_reservedname"


def listed(admin_client, name, **query):
    return [str(row) for row in admin_client.get(reverse(f"{name}_changelist"), query).context["cl"].result_list]


def errors_of(answer, field):
    return " ".join(answer.context["adminform"].form.errors.get(field, []))


@pytest.mark.parametrize("typed", ["SecretName+x@Tempmail.test ", "mailto:secretname@tempmail.test"])
def test_address_is_closed_by_typing_it(admin_client, domain, typed):
    Inbox.objects.issue(domain, "secretname")
    Inbox.objects.issue(domain, "othername")
    assert reverse(f"{CLOSED}_add") in admin_client.get(reverse("admin:inboxes_domain_changelist")).text

    answer = admin_client.post(reverse(f"{CLOSED}_add"), {"address": typed, "reason": "phishing"}, follow=True)

    assert "Its inbox has ended" in answer.text
    assert [inbox.local_part for inbox in Inbox.objects.live()] == ["othername"]
    closed = ClosedAddress.objects.get()
    assert (closed.address, closed.closed_by.username, closed.reason) == (
        "secretname@tempmail.test",
        "admin",
        "phishing",
    )
    assert LogEntry.objects.get().object_id == str(closed.pk)


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"address": "nonsense"}, "address", "no address"),
        ({"address": "x@elsewhere.test"}, "address", "no domain of this site"),
        ({"address": ""}, "address", "required"),
        ({"address": "x@tempmail.test", "expires_at_0": "2020-01-01", "expires_at_1": "00:00"}, "expires_at", "past"),
    ],
)
def test_what_is_no_address_closes_nothing(admin_client, domain, fields, field, said):
    answer = admin_client.post(reverse(f"{CLOSED}_add"), fields)

    assert answer.status_code == 200 and said in errors_of(answer, field)
    assert not ClosedAddress.objects.exists()


def test_closed_addresses_are_searched_filtered_reopened_and_closed_anew(admin_client, domain):
    for name in ("one", "two", "three"):
        ClosedAddress.objects.close(f"{name}@tempmail.test", reason=f"reason {name}")
    first, second, _ = ClosedAddress.objects.order_by("pk")

    assert listed(admin_client, CLOSED, q="two@tempmail.test") == listed(admin_client, CLOSED, q="reason two")
    admin_client.post(reverse(f"{CLOSED}_changelist"), {"action": "reopen", "_selected_action": [first.pk, second.pk]})

    assert set(listed(admin_client, CLOSED, state="open")) == {str(first), str(second)}
    assert listed(admin_client, CLOSED, state="closed") == ["three@tempmail.test"]
    assert recipient_access("one@tempmail.test") == "OK"
    admin_client.post(reverse(f"{CLOSED}_add"), {"address": "one@tempmail.test"})
    assert recipient_access("one@tempmail.test").startswith("550 5.2.1")
    until = timezone.now() + timedelta(days=1)
    form = {"reason": "x", "expires_at_0": until.date().isoformat(), "expires_at_1": "12:00"}
    admin_client.post(reverse(f"{CLOSED}_change", args=[first.pk]), form)
    assert listed(admin_client, CLOSED, state="limited") == [str(first)]


def test_address_that_is_open_again_is_closed_by_another_end(admin_client, domain):
    closed = ClosedAddress.objects.close("anybody@tempmail.test")
    ClosedAddress.objects.reopen()
    public_message(domain, timedelta(hours=1))
    change = reverse(f"{CLOSED}_change", args=[closed.pk])
    ended = (timezone.now() - timedelta(days=1)).replace(microsecond=0)
    ClosedAddress.objects.update(expires_at=ended)
    past = {"expires_at_0": ended.date().isoformat(), "expires_at_1": f"{ended:%H:%M:%S}"}

    admin_client.post(change, past | {"reason": "another"})
    assert Message.objects.count() == 1 and listed(admin_client, CLOSED, state="open", q="another") == [str(closed)]

    answer = admin_client.post(change, {"reason": "another"}, follow=True)
    assert "its mail is gone" in answer.text and not Message.objects.exists()
    assert recipient_access("anybody@tempmail.test").startswith("550 5.2.1")


def test_addresses_are_closed_by_who_may_only(client, django_user_model, domain):
    Inbox.objects.issue(domain, "holder")
    viewer = django_user_model.objects.create_user("viewer", password="x", is_staff=True)
    client.force_login(viewer)
    form = {"address": "holder@tempmail.test"}

    assert client.post(reverse(f"{CLOSED}_add"), form).status_code == 403
    viewer.user_permissions.add(Permission.objects.get(codename="add_closedaddress"))
    client.post(reverse(f"{CLOSED}_add"), form)

    assert not Inbox.objects.live().exists()


def test_several_senders_are_blocked_at_once_each_in_its_form(admin_client, db):
    typed = "Spam+1@Bücher.example, spam@bücher.example; .evil.example.\n192.0.2.9/24 [IPv6:2001:db8::1]"

    admin_client.post(reverse(f"{SENDERS}_add"), {"sender": typed, "reason": "list"})

    senders = list(BlockedSender.objects.values_list("sender", "kind", "reason"))
    assert senders == [
        ("192.0.2.0/24", "network", "list"),
        ("2001:db8::1", "network", "list"),
        ("evil.example", "domain", "list"),
        ("spam@xn--bcher-kva.example", "address", "list"),
    ]
    assert LogEntry.objects.count() == 4
    admin_client.post(reverse(f"{SENDERS}_add"), {"sender": "alone.example,\n"})
    assert BlockedSender.objects.filter(sender="alone.example").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.2.3", "192.0.2.0/24"),
        ("10.0.0.0/33", "192.0.2.0/24"),
        ("*@x.example", "no * is needed"),
        ("@x.example", "leave out the @: x.example"),
        ("x@", "lacks a domain"),
        ("http://x.example/a", "its domain alone would be x.example"),
        ("0.0.0.0/0", "large part of the Internet"),
        ("com", "mail.example.org"),
        ("co.uk", "Everybody below co.uk"),
        ("<>", "not refused"),
        ("good.example, 10.0.0.0/33", "10.0.0.0/33"),
        ("old.example", "already exists"),
        ("new.example old.example", "old.example: "),
        ("x.example " * 1001, "list 1000 at most"),
    ],
)
def test_sender_that_is_none_is_refused_with_what_would_be_right(admin_client, db, typed, said):
    BlockedSender.objects.create(sender="old.example")

    answer = admin_client.post(reverse(f"{SENDERS}_add"), {"sender": typed})

    assert said in errors_of(answer, "sender")
    assert BlockedSender.objects.count() == 1


def test_sender_is_not_blocked_until_a_time_that_is_past(admin_client, db):
    form = {"sender": "evil.example", "expires_at_0": "2020-01-01", "expires_at_1": "00:00"}
    answer = admin_client.post(reverse(f"{SENDERS}_add"), form)

    assert "past" in errors_of(answer, "expires_at") and not BlockedSender.objects.exists()
    blocked = BlockedSender.objects.create(sender="evil.example", expires_at="2020-01-01T00:00Z")
    admin_client.post(reverse(f"{SENDERS}_change", args=[blocked.pk]), form | {"reason": "another"})
    assert BlockedSender.objects.get().reason == "another"


def test_list_of_senders_has_their_hits_and_is_filtered_by_them(admin_client, db):
    for sender in ("evil.example", "quiet.example", "192.0.2.0/24"):
        BlockedSender.objects.create(sender=sender)
    BlockedSender.objects.filter(sender="quiet.example").update(expires_at="2020-01-01T00:00Z")
    for _ in range(2):
        ask("tempmail_sender_access", "a@mail.evil.example")

    page = admin_client.get(reverse(f"{SENDERS}_changelist"), {"o": "-3"})

    (first, *_) = page.context["cl"].result_list
    assert (str(first), first.hits, first.last_hit is not None) == ("evil.example", 2, True)
    assert listed(admin_client, SENDERS, state="hit") == ["evil.example"]
    assert listed(admin_client, SENDERS, state="over") == ["quiet.example"]
    assert (
        listed(admin_client, SENDERS, kind="network") == listed(admin_client, SENDERS, q="192.0.2") == ["192.0.2.0/24"]
    )
    admin_client.post(reverse(f"{SENDERS}_changelist"), {"action": "end_now", "_selected_action": [first.pk]})
    assert ask("tempmail_sender_access", "a@mail.evil.example") == "DUNNO"


def test_names_are_reserved_at_one_domain_or_at_all_and_holders_keep_theirs(admin_client, domain):
    other = Domain.objects.create(name="other.test")
    Inbox.objects.issue(domain, "boss")

    admin_client.post(reverse(f"{NAMES}_add"), {"local_part": "Boss, our-bank+x", "domain": ""})
    admin_client.post(reverse(f"{NAMES}_add"), {"local_part": "chief", "domain": other.pk})

    assert sorted(listed(admin_client, NAMES)) == ["boss@*", "chief@other.test", "our-bank@*"]
    assert recipient_access("boss@tempmail.test") == "OK"
    assert recipient_access("chief@tempmail.test") == "OK"
    for address in ("boss@other.test", "OUR-BANK+1@tempmail.test", "chief@other.test"):
        assert recipient_access(address) == "550 5.1.1 No such address"
    assert Inbox.objects.refusal(other, "chief") == "reserved"
    other.delete()
    assert ReservedName.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [("boss@tempmail.test", "The name alone: boss"), ("postmaster", "already"), ("(a)", "no name"), ("old", "already")],
)
def test_name_that_can_be_none_is_not_reserved(admin_client, domain, typed, said):
    ReservedName.objects.create(local_part="old")

    answer = admin_client.post(reverse(f"{NAMES}_add"), {"local_part": typed, "domain": ""})

    form = answer.context["adminform"].form
    assert said in f"{form.errors}"


def test_every_page_of_the_admin_opens(admin_client, admin_user, domain):
    """Of each kind of thing: the list, the form of a new one, and that of one which is there."""
    request = RequestFactory().get("/")
    request.user = admin_user
    group = moderators.keep()
    for model, pages in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        urls = [reverse(f"{name}_changelist")]
        urls += [reverse(f"{name}_add")] if pages.has_add_permission(request) else []
        urls += [reverse(f"{name}_change", args=[one.pk]) for one in (admin_user, group, domain) if type(one) is model]
        for url in urls:
            assert admin_client.get(url).status_code == 200, url
