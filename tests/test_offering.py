"""A domain is offered once its MX leads here: a real DNS server says where it leads."""

from datetime import timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse
from django_q.models import Schedule
from django_q.tasks import async_task

from inboxes import mx, offering
from inboxes.models import Domain
from tests.worlds.api_client import api
from tests.worlds.qcluster_role import printed

OURS = ["mx.ours.net"]


@pytest.fixture(autouse=True)
def nothing_is_late(settings):
    """However long ago this database was made."""
    settings.LATE_SECONDS = 10**6


def asked(zone, domain="gmail.net", ours=OURS):
    return mx.ask(domain, ours, zone.address)


HERE = {
    "by name": {"MX": ["10 mx.ours.net."]},
    "by name, in capitals": {"MX": ["10 MX.Ours.NET."]},
    "by another name of it": {"MX": ["10 mail.gmail.net."]},
    "by an alias": {"MX": ["10 alias.gmail.net."]},
    "with a backup elsewhere": {"MX": ["20 mx.google.net.", "10 mx.ours.net."]},
    "without MX, by its address": {"A": ["192.0.2.1"]},
    "without MX, by an alias": {"CNAME": ["mx.ours.net."]},
}
NAMES = {
    "mail.gmail.net": {"A": ["192.0.2.1"]},
    "alias.gmail.net": {"CNAME": ["mx.ours.net."]},
    "mx.google.net": {"A": ["198.51.100.1"]},
    "half.gmail.net": {"A": ["192.0.2.1"], "AAAA": ["2001:db8::bad"]},
    "empty.gmail.net": {},
}


@pytest.mark.parametrize("records", HERE.values(), ids=HERE)
def test_domain_whose_mail_comes_here_leads_here(zone, records):
    zone |= NAMES | {"gmail.net": records}

    assert asked(zone).leads_here is True


ELSEWHERE = {
    "at another host": ({"MX": ["10 mx.google.net."]}, "goes to mx.google.net, not to mx.ours.net"),
    "half of it": ({"MX": ["10 mx.google.net.", "10 mx.ours.net."]}, "goes to mx.google.net"),
    "ours as backup": ({"MX": ["10 mx.google.net.", "20 mx.ours.net."]}, "goes to mx.google.net"),
    "half of its addresses": ({"MX": ["10 half.gmail.net."]}, "goes to half.gmail.net"),
    "null MX": ({"MX": ["0 ."]}, "takes no mail"),
    "a host without address": ({"MX": ["10 empty.gmail.net."]}, "empty.gmail.net has no address"),
    "a host that is not": ({"MX": ["10 nowhere.gmail.net."]}, "nowhere.gmail.net has no address"),
    "without MX, elsewhere": ({"A": ["198.51.100.1"]}, "goes to gmail.net"),
    "without anything": ({"TXT": ["x"]}, "gmail.net has no address"),
    "no such domain": (None, "knows no gmail.net"),
}


@pytest.mark.parametrize(("records", "said"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_domain_whose_mail_goes_elsewhere_is_told_where(zone, records, said):
    zone |= NAMES | ({} if records is None else {"gmail.net": records})

    answer = asked(zone)

    assert answer.leads_here is False
    assert said in answer.said


@pytest.mark.parametrize("ours", [["192.0.2.1", "2001:DB8:0::1"], ["mx2.ours.net", "mx.ours.net"]])
def test_ours_are_addresses_or_several_names(zone, ours):
    zone |= NAMES | {"mx2.ours.net": {"A": ["192.0.2.2"]}, "gmail.net": {"MX": ["10 mail.gmail.net."]}}

    assert asked(zone, ours=ours).leads_here


@pytest.mark.parametrize("failure", ["SERVFAIL", "REFUSED", "silence"])
def test_dns_that_does_not_answer_says_neither(zone, monkeypatch, failure):
    monkeypatch.setattr(mx, "TOTAL_SECONDS", 0.3)
    zone.failure = failure

    assert asked(zone).leads_here is None


def test_nothing_is_known_without_a_name_of_ours(zone):
    assert asked(zone, ours=[]) == mx.Answer(None, mx.ask("gmail.net", []).said)
    assert "MX_HOSTS" in asked(zone, ours=[]).said


@pytest.mark.parametrize("name", ["tempmail.test", "a.b.example", "example.org", "mail.example.org", "x.invalid"])
def test_domains_for_tests_are_offered_without_dns(db, name):
    assert Domain.objects.create(name=name) in Domain.objects.offered()
    assert mx.ask(name, [], ("192.0.2.1", 9)).leads_here


def test_domain_is_offered_when_its_mx_leads_here_and_not_before(zone, domain, client):
    there = Domain.objects.create(name="gmail.net")
    offering.ask_due()
    assert list(Domain.objects.offered()) == [domain]
    assert "gmail.net" not in client.get("/").text
    assert api("POST", "/inboxes", {"domain": "gmail.net"}).status_code == 422
    there.refresh_from_db()
    assert there.dns_said == "The DNS knows no gmail.net." and there.dns_asked_at

    zone["gmail.net"] = {"MX": ["10 mx.ours.net."]}
    offering.ask_due()
    assert list(Domain.objects.offered()) == [domain, there]
    assert "gmail.net" in client.get("/").text

    zone.failure = "SERVFAIL"
    Domain.objects.update(dns_asked_at=Now() - timedelta(hours=1))
    offering.ask_due()
    there.refresh_from_db()
    assert there.leads_here and "did not answer" in there.dns_said

    zone.failure = None
    zone["gmail.net"] = {"MX": ["0 ."]}
    Domain.objects.update(dns_asked_at=Now() - timedelta(hours=1))
    offering.ask_due()
    assert list(Domain.objects.offered()) == [domain]


def test_what_leads_here_is_asked_for_less_often_and_nobody_is_left_out(zone, db, monkeypatch):
    monkeypatch.setattr(offering, "MOST", 2)
    zone["a.net"] = {"MX": ["10 mx.ours.net."]}
    Domain.objects.create(name="a.net")
    assert (offering.ask_due(), offering.ask_due()) == (1, 0)

    for name in ("b.net", "c.net", "d.net"):
        Domain.objects.create(name=name)
    assert [offering.ask_due() for _ in range(2)] == [2, 2]

    assert not Domain.objects.filter(dns_asked_at=None).exists()


def test_admin_may_overrule_knowingly(zone, domain, admin_client):
    url = reverse("admin:inboxes_domain_add")
    wanted = {"name": "gmail.net", "acceptance": "wildcard", "default_lifetime_minutes": 60, "max_messages": 200,
              "max_lifetime_minutes": 600, "max_message_bytes": 5000, "is_active": "on", "is_listed": "on"}  # fmt: skip
    assert "to strangers" in admin_client.get(url).text

    page = admin_client.post(url, wanted, follow=True).text
    assert "Not offered: gmail.net. The DNS knows no gmail.net." in page

    added = Domain.objects.get(name="gmail.net")
    change = reverse("admin:inboxes_domain_change", args=[added.pk])
    assert "The DNS knows no gmail.net." in admin_client.get(change).text
    admin_client.post(change, wanted | {"offered_anyway": "on"})
    assert list(Domain.objects.offered()) == [domain, added]

    zone["gmail.net"] = {"MX": ["10 mx.ours.net."]}
    action = {"action": "ask_dns", "_selected_action": [added.pk]}
    page = admin_client.post(reverse("admin:inboxes_domain_changelist"), action, follow=True).text
    assert "Offered: gmail.net. Mail goes to mx.ours.net." in page


def test_check_says_what_is_not_offered_and_why(zone, domain):
    Domain.objects.create(name="gmail.net")
    Domain.objects.create(name="later.net", offered_anyway=True)
    offering.ask_due()

    told = run_checks(tags=[Tags.database], databases=["default"])

    assert [problem.id for problem in told] == ["tempmail.I003"] * 2
    assert told[0].msg == "gmail.net is not offered: The DNS knows no gmail.net."
    assert told[1].msg.startswith("later.net is offered all the same")
    assert "gmail.net. MX 10" in told[0].hint


def test_name_of_this_hosts_postfix_is_ours_unless_settings_say_otherwise(settings, tmp_path, monkeypatch):
    settings.MX_HOSTS = []
    postconf = tmp_path / "postconf"
    postconf.write_text('#!/bin/sh\n[ "$*" = "-h myhostname" ] && echo mx.this-host.net\n')
    postconf.chmod(0o755)
    monkeypatch.setattr(offering, "POSTCONF", str(postconf))
    assert offering.mail_hosts() == ["mx.this-host.net"]

    monkeypatch.setattr(offering, "POSTCONF", "/nowhere/postconf")
    assert offering.mail_hosts() == []

    settings.MX_HOSTS = ["mx.example.net"]
    assert offering.mail_hosts() == ["mx.example.net"]


def first_choices(client):
    """Where one click, the form, the API, Mail.tm's and 1secmail's clients have a new address."""
    made = client.post(reverse("issue"), follow=True).redirect_chain[-1][0]
    return {
        made.rpartition("@")[2],
        client.get("/").context["domains"][0].name,
        api("POST", "/inboxes").json()["address"].rpartition("@")[2],
        api("GET", "/domains").json()["items"][0]["name"],
        client.get("/mailtm/domains").json()["hydra:member"][0]["domain"],
        client.get("/api/v1/?action=getDomainList").json()[0],
        client.get("/api/v1/?action=genRandomMailbox").json()[0].rpartition("@")[2],
    }


def test_domain_that_is_added_later_changes_no_first_choice(client, high_limits, admin_client):
    oldest, other = Domain.objects.create(name="tempmail.test"), Domain.objects.create(name="other.test")
    Domain.objects.create(name="aaa.example")
    assert first_choices(client) == {"tempmail.test"}

    action = {"action": "make_default", "_selected_action": [other.pk]}
    admin_client.post(reverse("admin:inboxes_domain_changelist"), action)
    assert first_choices(client) == {"other.test"}
    assert Domain.objects.filter(is_default=True).get() == other

    for away in ({"is_active": False}, {"is_listed": False}, {"is_default": False}):
        Domain.objects.filter(pk=other.pk).update(is_default=True, is_active=True, is_listed=True)
        Domain.objects.filter(pk=other.pk).update(**away)
        assert first_choices(client) == {"tempmail.test"}

    other.delete()
    oldest.delete()
    assert first_choices(client) == {"aaa.example"}


def test_another_default_takes_the_place_of_the_one_before(admin_client, domain):
    other = Domain.objects.create(name="other.test")
    change = reverse("admin:inboxes_domain_change", args=[other.pk])
    form = admin_client.get(change).context["adminform"].form.initial
    wanted = {name: "on" if value is True else value for name, value in form.items() if value not in (False, None)}

    assert admin_client.post(change, wanted | {"is_default": "on"}).status_code == 302

    assert [domain.name for domain in Domain.objects.filter(is_default=True)] == ["other.test"]


def test_adddomain_makes_the_first_one_the_default_and_offers_before_dns_when_told(db):
    said = StringIO()
    call_command("adddomain", "mail.net", stdout=said)
    call_command("adddomain", "corp.net", "--offer", stdout=StringIO())
    call_command("adddomain", "new.net", "--default", "--offer", stdout=StringIO())

    assert "It is offered within a minute after its MX record leads here" in said.getvalue()
    assert [domain.name for domain in Domain.objects.offered()] == ["new.net", "corp.net"]
    assert Domain.objects.get(is_default=True).name == "new.net"


def test_qcluster_asks_each_minute(zone, db):
    Domain.objects.create(name="gmail.net")
    import_module("inboxes.migrations.0003_default_domain").create_schedule(apps, None)
    schedule = Schedule.objects.get(name="domains")
    assert (schedule.schedule_type, schedule.minutes, schedule.repeats) == (Schedule.MINUTES, 1, -1)

    assert async_task(schedule.func, sync=True)

    assert Domain.objects.get().dns_said == "The DNS knows no gmail.net."


def test_qclusters_role_may_note_what_the_dns_said(transactional_db, zone, cluster):
    Domain.objects.create(name="gmail.net")

    assert printed(cluster, zone.address, "inboxes.offering") == "1\n"
    assert Domain.objects.get().dns_said == "The DNS knows no gmail.net."


def test_what_was_offered_before_the_update_stays_so_and_the_oldest_is_the_default(db):
    """As rows are when the migration meets them."""
    for name, fields in (("z.net", {"is_listed": False}), ("old.net", {}), ("aaa.net", {}), ("off.net", {})):
        Domain.objects.create(name=name, **fields)
    Domain.objects.update(is_default=False)

    with connection.schema_editor() as editor:
        import_module("inboxes.migrations.0003_default_domain").keep_what_is_offered(apps, editor)

    assert [domain.name for domain in Domain.objects.offered()] == ["old.net", "aaa.net", "off.net"]
    assert Domain.objects.get(is_default=True).name == "old.net"
