"""Announcing and subscribing, over a real LISTEN connection."""

import asyncio
import os
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from inboxes import checks, push
from tests.worlds.poolers import Pooler
from tests.worlds.silence import Relay
from tests.worlds.threads import in_thread, run

pytestmark = pytest.mark.django_db(transaction=True)


async def heard(*events):
    for changed in events:
        await changed.wait()
        changed.clear()


def listeners() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = %s",
            [f"LISTEN {push.CHANNEL}"],
        )
        return [pid for (pid,) in cursor.fetchall()]


def terminate(*backends):
    parameters = connection.get_connection_params()
    own = {name: parameters[name] for name in parameters if name not in ("context", "cursor_factory")}
    with psycopg.connect(**own, autocommit=True) as another:
        for pid in backends:
            another.execute("SELECT pg_terminate_backend(%s)", [pid])


def test_subscriber_hears_its_topic_and_no_other():
    async def scenario():
        async with push.subscribe("i:1") as one, push.subscribe("i:2") as two:
            await heard(one, two)  # listening from now on

            await in_thread(push.announce, "i:1")
            await heard(one)

            assert not two.is_set()

    run(scenario)


def test_subscriber_of_several_topics_hears_which_one():
    async def scenario():
        async with push.subscribe("i:1", "i:2") as both, push.subscribe("i:2") as two:
            await heard(both, two)

            await in_thread(push.announce, "i:1")
            await both.wait()
            assert both.topics == {"i:1"}
            assert not two.is_set()

            await in_thread(push.announce, "i:2")
            await heard(two)
            assert both.topics == {"i:1", "i:2"}
            both.clear()
            assert both.topics == set()

    run(scenario)


def test_subscribers_of_all_private_inboxes_are_told_at_once_and_no_public_ones():
    async def scenario():
        topics = [push.topic_of_inbox(1), push.topic_of_inbox(23), push.topic_of_public(1, "name")]
        async with push.subscribe(*topics) as changed:
            await heard(changed)  # the connection is made
            await in_thread(push.announce, push.ALL_INBOXES)
            async with asyncio.timeout(10):
                while not set(topics[:2]) <= changed.topics:
                    await asyncio.sleep(0.01)
            assert topics[2] not in changed.topics

    run(scenario)


def test_subscribers_of_a_process_share_one_connection_which_ends_with_the_last():
    async def scenario():
        async with push.subscribe("i:1") as one:
            async with push.subscribe("i:1") as two:
                await heard(one, two)
                assert len(await in_thread(listeners)) == 1
            await in_thread(push.announce, "i:1")
            await heard(one)
        assert len(asyncio.all_tasks()) == 1
        while await in_thread(listeners):
            await asyncio.sleep(0.02)

    run(scenario)


def test_announcement_within_a_transaction_goes_out_after_its_commit():
    def announce_and_wait(changed):
        with transaction.atomic():
            push.announce("i:1")
            push.announce("i:2")
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.2)")
            return changed.is_set()

    async def scenario():
        async with push.subscribe("i:1") as changed:
            await heard(changed)

            assert not await in_thread(announce_and_wait, changed)

            await heard(changed)

    run(scenario)


def test_change_that_was_rolled_back_is_not_announced():
    def announce_and_roll_back():
        with transaction.atomic():
            push.announce("i:1")
            transaction.set_rollback(True)

    async def scenario():
        async with push.subscribe("i:1") as one, push.subscribe("i:2") as two:
            await heard(one, two)

            await in_thread(announce_and_roll_back)
            await in_thread(push.announce, "i:2")
            await heard(two)

            assert not one.is_set()

    run(scenario)


def test_after_a_lost_connection_every_subscriber_is_told_and_hears_again():
    async def scenario():
        async with push.subscribe("i:1") as one, push.subscribe("i:2") as two:
            await heard(one, two)

            await in_thread(lambda: terminate(*listeners()))

            await heard(one, two)
            await in_thread(push.announce, "i:2")
            await heard(two)

    run(scenario)


def test_subscriber_is_told_when_a_database_that_was_away_is_back(monkeypatch, caplog):
    async def scenario():
        monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")
        async with push.subscribe("i:1") as changed:
            while "not listening" not in caplog.text:
                await asyncio.sleep(0.02)
            assert not changed.is_set()

            monkeypatch.undo()

            await heard(changed)

    run(scenario)


def test_failure_to_announce_is_logged_and_not_raised(caplog):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        terminate(*cursor.fetchone())

    push.announce("i:1")

    assert "terminating connection" in caplog.text
    connection.close()


@pytest.fixture
def pooler(cluster):
    pooler = Pooler(cluster, Path(os.environ["TEMPMAIL_WORLDS"]) / "push-pooler")
    yield pooler
    pooler.stop()


@pytest.fixture
def quick(monkeypatch):
    """Hubs that test themselves within moments, and have said nothing yet."""
    monkeypatch.setattr(push, "TEST_SECONDS", 0.2)
    monkeypatch.setattr(push, "HEARING_SECONDS", 0.5)
    monkeypatch.setattr(push, "_hears", True)


def name_of_database():
    return connection.settings_dict["NAME"]


def test_hub_behind_a_pooler_says_so_once_tells_all_now_and_then_and_hears_as_soon_as_it_can(
    pooler, quick, settings, caplog
):
    settings.LISTEN_DATABASE_URL = pooler.url("tempmail_web", name_of_database())

    async def scenario():
        async with push.subscribe("i:1") as changed:
            while push.DEAF not in caplog.text:
                await heard(changed)
            await heard(changed)
            await heard(changed)
            said = [record for record in caplog.records if push.DEAF in record.getMessage()]
            assert [record.levelname for record in said] == ["ERROR"]
            assert "LISTEN_DATABASE_URL" in said[0].getMessage()

            settings.LISTEN_DATABASE_URL = ""

            while "LISTEN hears again" not in caplog.text:
                await asyncio.sleep(0.02)
            changed.clear()
            await in_thread(push.announce, "i:1")
            await heard(changed)

    run(scenario)


def test_check_names_a_pooler_that_lets_nobody_listen(domain, pooler, settings):
    assert checks.database_is_fit(None, databases=["default"]) == []

    settings.LISTEN_DATABASE_URL = pooler.url("tempmail_web", name_of_database())

    (problem,) = checks.database_is_fit(None, databases=["default"])
    assert problem.id == "tempmail.W005"
    assert "LISTEN_DATABASE_URL" in problem.hint


def test_listening_connection_that_falls_silent_is_made_anew(cluster, quick, settings, monkeypatch, caplog):
    monkeypatch.setattr(push, "_hears", False)  # so that the first test that is passed is told
    relay = Relay(cluster.directory / ".s.PGSQL.5432")
    url = cluster.url("tempmail_web", name_of_database()).partition("?")[0]
    settings.LISTEN_DATABASE_URL = url.replace("@/", f"@127.0.0.1:{relay.port}/")

    async def scenario():
        async with push.subscribe("i:1") as changed:
            await heard(changed)
            while "LISTEN hears again" not in caplog.text:
                await asyncio.sleep(0.02)

            relay.silence()
            await in_thread(push.announce, "i:1")

            await heard(changed)
            assert "fell silent" in caplog.text
            await in_thread(push.announce, "i:1")
            await heard(changed)

    run(scenario)
    relay.close()
