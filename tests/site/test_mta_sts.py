"""The policy of MTA-STS, as senders fetch it."""

import asyncio

import pytest

from inboxes.dns import policy
from inboxes.models import Domain
from tempmail_site.mta_sts import MtaSts
from tests.worlds.asgi_clients import Request, wrapper

pytestmark = pytest.mark.django_db(transaction=True)
POLICY = b"version: STSv1\r\nmode: testing\r\nmx: mx.ours.net\r\nmx: mx2.ours.net\r\nmax_age: 604800\r\n"


@pytest.fixture(autouse=True)
def new_process(monkeypatch, settings):
    """Nothing is known from before."""
    monkeypatch.setattr(wrapper(MtaSts), "looked_at", float("-inf"))
    settings.MX_HOSTS = ["mx.ours.net", "MX2.ours.net."]
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    Domain.objects.create(name="bücher.net")


def get(host, url=policy.PATH, **options):
    return asyncio.run(Request(url, host=host, **options).answer())


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    "host", ["mta-sts.xn--bcher-kva.net", "MTA-STS.xn--bcher-kva.NET:443", "mta-sts.xn--bcher-kva.net."]
)
def test_policy_is_there_for_domains_of_ours_and_nothing_redirects(host, scheme):
    status, headers, body = get(host, scheme=scheme)

    assert (status, body) == (200, POLICY)
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert get(host, method="HEAD")[2] == b""


@pytest.mark.parametrize(
    "host", ["mta-sts.other.net", "xn--bcher-kva.net", "mta-sts.", "x.mta-sts.xn--bcher-kva.net", ""]
)
def test_policy_is_at_no_other_name(host):
    assert get(host, scheme="https", x_forwarded_proto="https")[0] in (301, 400)


@pytest.mark.parametrize("url", ["/", "/admin/", "/.well-known/mta-sts.txt/", "/api/v1/domains"])
def test_name_of_the_policy_opens_no_page(url):
    assert get("mta-sts.xn--bcher-kva.net", url, scheme="https")[0] in (301, 400, 403, 404)


def test_policy_that_is_taken_back_says_so_by_another_id(settings):
    before = policy.id_of(policy.text(["mx.ours.net"]))
    settings.MTA_STS_MODE = "none"

    assert get("mta-sts.xn--bcher-kva.net")[2] == b"version: STSv1\r\nmode: none\r\nmax_age: 604800\r\n"
    assert policy.id_of(policy.text(["mx.ours.net"])) != before
