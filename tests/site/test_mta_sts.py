"""The policy of MTA-STS, as senders fetch it."""

import asyncio
import threading

import pytest
from django.db import connection

from inboxes.dns import policy
from inboxes.models import Domain
from tempmail_site import mta_sts
from tests.worlds.asgi_clients import Request, wrapper

pytestmark = pytest.mark.django_db(transaction=True)
POLICY = b"version: STSv1\r\nmode: testing\r\nmx: mx.ours.net\r\nmx: mx2.ours.net\r\nmax_age: 604800\r\n"


@pytest.fixture(autouse=True)
def new_process(monkeypatch, settings):
    """Nothing is known from before."""
    part = wrapper(mta_sts.MtaSts)
    for name, value in vars(mta_sts.MtaSts(part.application)).items():
        monkeypatch.setattr(part, name, value)
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


@pytest.fixture
def looks(monkeypatch):
    """Those so far; no time passes for them."""
    looks, look = [], mta_sts.look
    monkeypatch.setattr(mta_sts, "look", lambda: looks.append(1) or look())
    monkeypatch.setattr(mta_sts, "KEEP_SECONDS", 3600)
    monkeypatch.setattr(mta_sts, "RETRY_SECONDS", 3600)
    return looks


def test_strangers_cause_one_look(looks):
    for host in ("mta-sts.xn--bcher-kva.net", "mta-sts.other.net", "mta-sts.xn--bcher-kva.net"):
        get(host)

    assert len(looks) == 1


def test_first_look_that_fails_denies_no_domain_and_is_soon_made_anew(looks, monkeypatch, caplog):
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "/nonexistent")
        for host in ("mta-sts.xn--bcher-kva.net", "mta-sts.other.net"):
            status, headers, body = get(host)
            assert (status, headers["retry-after"]) == (503, "3600")
            assert body and b"STSv1" not in body
        assert get(host, method="HEAD")[2] == b""
    assert len(looks) == 1
    assert [record.getMessage() for record in caplog.records if record.name == mta_sts.__name__] == [
        "the domains could not be looked up: OperationalError"
    ]

    monkeypatch.setattr(wrapper(mta_sts.MtaSts), "look_at", 0)  # the time is up

    assert get("mta-sts.xn--bcher-kva.net")[::2] == (200, POLICY)
    assert get("mta-sts.other.net")[0] in (301, 400)


def test_what_was_so_holds_while_looks_fail(looks, monkeypatch, settings):
    for seconds in ("KEEP_SECONDS", "RETRY_SECONDS"):
        monkeypatch.setattr(mta_sts, seconds, 0)
    assert get("mta-sts.xn--bcher-kva.net")[::2] == (200, POLICY)

    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "/nonexistent")
        assert get("mta-sts.xn--bcher-kva.net")[::2] == (200, POLICY)
        assert get("mta-sts.other.net")[0] in (301, 400)
    assert len(looks) == 3

    settings.MTA_STS_MODE = "none"
    assert b"mode: none" in get("mta-sts.xn--bcher-kva.net")[2]


def test_look_that_fails_is_made_anew_before_one_that_did_not():
    assert mta_sts.RETRY_SECONDS <= 10 < mta_sts.KEEP_SECONDS


def test_who_leaves_during_the_look_causes_no_more_of_them(looks, monkeypatch):
    part, look, is_over = wrapper(mta_sts.MtaSts), mta_sts.look, threading.Event()
    monkeypatch.setattr(mta_sts, "look", lambda: look() and is_over.wait(30))

    async def scenario():
        leaving = asyncio.create_task(part.policy_of("xn--bcher-kva.net"))
        while not looks:
            await asyncio.sleep(0.01)
        leaving.cancel()
        await asyncio.wait([leaving])
        assert await part.policy_of("xn--bcher-kva.net") is None
        is_over.set()

    asyncio.run(scenario())

    assert len(looks) == 1
