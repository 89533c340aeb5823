"""What the doctor makes of the records of our domains, at real servers."""

import pytest

from inboxes.doctor import database
from inboxes.doctor.finding import FAULT, NOTE, WARNING
from inboxes.models import Domain
from tests.dns.conftest import DOMAIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(good, settings):
    settings.MX_HOSTS, settings.ALLOWED_HOSTS = ["mx.ours.net"], ["page.ours.net"]
    Domain.objects.create(name=DOMAIN, leads_here=True)

    def ask(seconds=20):
        return [
            (one.severity, one.code, one.what.partition(":")[0])
            for one in database.domains_of({"dns_seconds": seconds})
        ]

    return ask


def test_wrong_record_is_a_warning_and_wrong_mx_a_fault(good, said):
    assert said() == []

    good[""]["TXT"] = ['"v=spf1 mx ~all"']
    assert said() == [(WARNING, "dns-record", f"SPF of {DOMAIN}")]

    good[""]["MX"] = ["10 mx.elsewhere.net."]
    assert [one[:2] for one in said() if one[1] != "domains-unoffered"] == [(FAULT, "dns-elsewhere")]


def test_slow_dns_is_no_fault(said):
    assert [one[:2] for one in said(0)] == [(NOTE, "dns-slow")]
