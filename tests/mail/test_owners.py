"""What belongs together, and what only looks so."""

import pytest

from inboxes.mail import owners, sites
from inboxes.mail.known_owners import OWNERS, PROVIDERS
from inboxes.mail.known_services import SERVICES


def test_each_known_host_is_one_owners_and_could_be_registered():
    for known in (OWNERS | PROVIDERS, SERVICES):
        hosts = [host for hosts in known.values() for host in hosts.split()]
        assert len(set(hosts)) == len(hosts)
        assert [host for host in hosts if host != host.lower() or sites.is_registry(host)] == []
    domains = [domain for domains in (OWNERS | PROVIDERS).values() for domain in domains.split()]
    assert [domain for domain in domains if sites.registrable(domain) != domain] == []
    assert not OWNERS.keys() & PROVIDERS.keys()


def test_known_owners_imitate_nobody():
    domains = [
        domain for known in (OWNERS, PROVIDERS, SERVICES) for hosts in known.values() for domain in hosts.split()
    ]

    assert [domain for domain in domains if owners.imitated_by(domain) or owners.is_drawn_alike(domain)] == []


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("mail.shop.example", "shop.example", True),
        ("amazon.de", "www.amazon.co.jp", True),
        ("facebookmail.com", "facebook.com", True),
        ("google.com", "evil.blogspot.com", False),
        ("google.com", "gmail.com", False),
        ("paypal.com", "paypal.example", False),
        ("one.co.uk", "two.co.uk", False),
    ],
)
def test_hosts_of_one_owner_are_one(one, other, is_same):
    assert (owners.owner_of(one) == owners.owner_of(other)) is is_same
