"""What the DNS said is kept, and shown in the admin."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models.functions import Now
from django.urls import reverse

from inboxes.dns import refreshing
from inboxes.models import Domain, DomainRecords
from tests.dns.conftest import DOMAIN
from tests.worlds.qcluster_role import printed


@pytest.fixture
def shop(good, db, settings):
    settings.MX_HOSTS, settings.ALLOWED_HOSTS = ["mx.ours.net"], [*settings.ALLOWED_HOSTS, "page.ours.net"]
    return Domain.objects.create(name=DOMAIN)


def test_domains_are_asked_for_in_turn_and_the_wrong_ones_more_often(shop, good):
    del good["_dmarc"]
    assert refreshing.ask_due() == 1
    assert DomainRecords.objects.get().to_mend == 1
    assert refreshing.ask_due() == 0

    DomainRecords.objects.update(asked_at=Now() - timedelta(minutes=11))
    good["_dmarc"] = {"TXT": ['"v=DMARC1; p=reject"']}
    assert refreshing.ask_due() == 1
    assert DomainRecords.objects.get().to_mend == 0

    DomainRecords.objects.update(asked_at=Now() - timedelta(minutes=11))
    assert refreshing.ask_due() == 0
    DomainRecords.objects.update(asked_at=Now() - timedelta(hours=7))
    assert refreshing.ask_due() == 1

    shop.delete()
    assert not DomainRecords.objects.exists()


def test_admin_shows_each_record_and_asks_when_told(shop, good, admin_client):
    good["_dmarc"] = {"TXT": ['"v=DMARC1; p=none"']}
    changelist, page = reverse("admin:inboxes_domain_changelist"), reverse("admin:inboxes_domain_dns", args=[shop.pk])
    assert "not asked yet" in admin_client.get(changelist).text
    assert page in admin_client.get(reverse("admin:inboxes_domain_change", args=[shop.pk])).text
    assert "has not been asked" in admin_client.get(page).text

    shown = admin_client.post(page, follow=True).text

    for piece in ("1 to mend", "v=DMARC1; p=none", "have all of it refused", "_dmarc                   IN TXT"):
        assert piece in shown
    assert "1 to mend" in admin_client.get(changelist).text
    admin_client.logout()
    assert admin_client.get(page).status_code == 302


def test_who_may_only_look_at_a_domain_has_nothing_asked(shop, client, django_user_model):
    viewer = django_user_model.objects.create_user("viewer", password="x", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_domain"))
    client.force_login(viewer)
    page = reverse("admin:inboxes_domain_dns", args=[shop.pk])

    assert "Ask the DNS now" not in client.get(page).text
    assert client.post(page).status_code == 403
    assert not DomainRecords.objects.exists()


def test_qclusters_role_may_note_records(transactional_db, shop, cluster):
    assert printed(cluster, settings.DNS_RESOLVER, "inboxes.dns.refreshing") == "1\n"
    assert DomainRecords.objects.get().findings
