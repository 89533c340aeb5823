"""What monitors and load balancers ask: by any name, in clear, and as often as they like."""

import asyncio
import json
import signal
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now

from dev.faults.table import processes_of, send_signal
from inboxes.models import LastRun
from tempmail_site import probes
from tests.worlds.asgi_clients import Request, wrapper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    """Nothing is known from before, and a look may take its time."""
    monkeypatch.setattr(wrapper(probes.Probes), "look", None)
    for module in (probes, probes.watching):
        monkeypatch.setattr(module, "LOOK_SECONDS", 60)


def get(url, method="GET", **headers):
    status, answered, body = asyncio.run(Request(url, method=method, **headers).answer())
    assert answered["cache-control"] == "no-store, no-transform"
    assert "set-cookie" not in answered and "location" not in answered
    return status, json.loads(body) if body else None


def finished(**seconds_ago):
    for name, seconds in seconds_ago.items():
        LastRun.objects.update_or_create(name=name, defaults={"finished_at": Now() - timedelta(seconds=seconds)})


@pytest.mark.parametrize("host", ["10.1.2.3", "[fd00::1]:8000", "evil.example", "", "a b\0"])
@pytest.mark.parametrize("url", ["/livez", "/readyz", "/readyz/purge", "/readyz/webhooks"])
def test_probe_is_answered_by_any_name_and_in_clear(settings, url, host):
    settings.SECURE_SSL_REDIRECT = settings.HTTPS = True
    finished(purge=1, webhooks=1)

    assert get(url, host=host)[0] == 200
    assert get(url, method="HEAD", host=host) == (200, None)
    assert get(url, method="POST", host=host)[0] == 405


@pytest.mark.parametrize("url", ["/readyz/", "/readyz/x", "/readyz/purge/", "/livez/x", "/livezz"])
def test_other_paths_are_no_probes(url):
    assert asyncio.run(Request(url).answer())[0] in (400, 404)


def test_late_purge_takes_no_page_away_and_is_what_a_monitor_sees():
    finished(purge=1000, webhooks=2)

    status, body = get("/readyz")

    assert status == 200
    assert body["ready"] is True and body["database"] == "ok"
    assert body["purge"]["late"] is True and body["purge"]["age_seconds"] in range(1000, 1060)
    assert body["webhooks"]["late"] is False
    assert get("/readyz/purge")[0] == 503
    assert get("/readyz/webhooks")[0] == 200


def test_what_never_ran_has_no_age():
    LastRun.objects.all().delete()

    assert get("/readyz")[1]["purge"] == {"age_seconds": None, "late": False}


def test_database_that_is_away_is_not_ready(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")

    for url in ("/readyz", "/readyz/purge"):
        assert get(url) == (503, {"ready": False, "database": "no answer"})
    assert get("/livez")[0] == 200


def test_database_without_this_versions_tables_is_not_ready(monkeypatch):
    monkeypatch.setattr("inboxes.runs.SINCE", "SELECT 1 FROM inboxes_nothing")

    assert get("/readyz") == (503, {"ready": False, "database": "not migrated"})


def test_database_is_asked_once_however_many_ask(monkeypatch):
    asked = []

    async def since():
        asked.append(1)
        await asyncio.sleep(0.1)
        return [("purge", 1.0, 1.0)]

    async def flood():
        await asyncio.gather(*(Request("/readyz").answer() for _ in range(50)))
        await Request("/readyz").answer()

    monkeypatch.setattr(probes.watching, "since", since)
    monkeypatch.setattr(probes, "KEEP_SECONDS", 60)
    asyncio.run(flood())

    assert len(asked) == 1


def test_database_that_hangs_is_given_up(monkeypatch, cluster):
    monkeypatch.setattr(probes, "LOOK_SECONDS", 0.2)
    server = processes_of(cluster.pid)
    send_signal(server, signal.SIGSTOP)

    async def ask():
        answer = await Request("/readyz").answer()
        send_signal(server, signal.SIGCONT)
        return answer

    try:
        status, _, body = asyncio.run(asyncio.wait_for(ask(), 30))
    finally:
        send_signal(server, signal.SIGCONT)

    assert (status, json.loads(body)["database"]) == (503, "no answer")
