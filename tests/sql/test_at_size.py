"""What deletes reads what it deletes and little else, however much is there, and whoever looks at what was there."""

import os
import uuid

import pytest
from django.db import connection, connections

from inboxes import purge, storage
from inboxes.models import Domain, Inbox, Message, Storage, Total
from tests.worlds.plans import explained
from tests.worlds.resolving import connect

# Of one domain everything lives; of another so many inboxes have ended, each with two messages, a part in each.
ROWS = """
SET session_replication_role = replica;
INSERT INTO inboxes_inbox (id, domain_id, local_part, public_key, created_at, expires_at, lifetime_mode, idle_minutes)
SELECT n, CASE WHEN n <= {ended} THEN {emptied} ELSE {domain} END, 'i' || n, decode(md5('i' || n), 'hex'), now(),
    now() + (n - {ended} - 0.5) * interval '1 s' * CASE WHEN n <= {ended} THEN 1 ELSE 1000 END, 'time', 0
FROM generate_series(1, 20000) n;
INSERT INTO inboxes_message (id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes, stored_bytes,
                             fingerprint, summary, body, source)
SELECT gen_random_uuid(), n, NULL, '', now() - k * interval '1 s', NULL, 1, 1000, decode(md5(n || '-' || k), 'hex'),
    ''::bytea, ''::bytea, ''::bytea FROM generate_series(1, 20000) n, generate_series(1, 2) k
UNION ALL SELECT gen_random_uuid(), NULL, {domain}, 'p' || n / 4, now() - n * interval '1 s', now() + interval '1 d',
    1, 1000, decode(md5('m' || n), 'hex'), '', '', '' FROM generate_series(1, 20000) n;
INSERT INTO inboxes_part (message_id, number, content)
SELECT id, 1, '' FROM inboxes_message WHERE inbox_id <= {ended};
INSERT INTO inboxes_storedbytes (slot, bytes) SELECT -1, sum(stored_bytes) FROM inboxes_message;
SET session_replication_role = origin;
SELECT tempmail_recount();
SELECT setval(pg_get_serial_sequence('inboxes_inbox', 'id'), 20000);
"""
NO_STATISTICS = "DELETE FROM pg_statistic WHERE starelid::regclass::text ~ '^inboxes_'"
ENDED = 1500
FULL = {"inboxes_inbox", "inboxes_message", "inboxes_part"}
SHOWN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "


@pytest.fixture
def many(transactional_db, domain, cluster):
    """Domains: one that is full, one with inboxes that have ended, one that is empty."""
    domains = [domain, *(Domain.objects.create(name=f"{name}.test") for name in ("ended", "empty"))]
    cluster.sql(ROWS.format(domain=domain.pk, emptied=domains[1].pk, ended=ENDED), connection.settings_dict["NAME"])
    yield domains
    connections.close_all()


@pytest.fixture(params=["no statistics", "statistics"])
def known(many, request, cluster):
    name = connection.settings_dict["NAME"]
    cluster.sql("ANALYZE" if request.param == "statistics" else NO_STATISTICS, name)
    return many


@pytest.fixture
def old_snapshot(many):
    """Somebody who reads what was there before the test, as a dump does."""
    with connect() as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT count(*) FROM inboxes_storage")
        yield


def buffers(statement, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(SHOWN + statement, parameters)
        plan = cursor.fetchone()[0][0]["Plan"]
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def sums_are_right():
    rows = "SELECT sum(stored_bytes) FROM inboxes_message"
    totals = "SELECT sum(bytes) FROM inboxes_total WHERE domain_id IN (SELECT id FROM inboxes_domain)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({rows}) = (SELECT sum(bytes) FROM inboxes_storedbytes), ({rows}) = ({totals})")
        return cursor.fetchone() == (True, True)


def test_deleting_an_empty_domain_reads_nothing_of_the_others(known, cluster):
    with explained(cluster) as plans:
        known[2].delete()
        seen = plans()

    assert any("inboxes_message" in plan.query and "domain_id" in plan.query for plan in seen)
    assert not [plan for plan in seen if plan.scanned & FULL]
    assert sum(plan.buffers for plan in seen) < 200
    assert sums_are_right()


def test_deleting_a_full_domain_reads_no_table_for_each_of_its_rows(known, cluster):
    Inbox.objects.filter(pk__lte=ENDED - 100).delete()
    with explained(cluster) as plans:
        known[1].delete()
        seen = plans()

    assert not [plan for plan in seen if plan.scanned & FULL]
    assert not Inbox.objects.filter(domain=known[1].pk).exists()
    assert Message.objects.count() == 2 * (20_000 - ENDED) + 20_000
    assert sums_are_right()


@pytest.mark.usefixtures("old_snapshot")
def test_purge_reads_nothing_again_that_it_deleted(known, cluster, monkeypatch):
    monkeypatch.setattr(purge, "BATCH_ROWS", 200)
    with explained(cluster) as plans:
        deleted = purge.purge()
        seen = plans()

    batches = [plan.buffers for plan in seen if plan.query.startswith("SELECT gone, messages") and plan.buffers > 1000]
    assert (deleted["inboxes"], deleted["private messages"]) == (ENDED, 2 * ENDED)
    assert len(batches) >= ENDED / 100
    assert max(batches[1:]) < 1.5 * min(batches[1:-1])
    assert not [plan for plan in seen if plan.scanned & FULL]
    assert not Total.objects.filter(domain_id=known[1].pk, slot=-1, inboxes=0).exists()
    assert sums_are_right()


@pytest.mark.usefixtures("old_snapshot")
def test_what_leaves_is_read_on_from_where_it_stopped(many):
    Storage.objects.create(max_site_bytes=storage.stored_bytes())
    read = []
    for number in range(250):
        Message.objects.create(
            id=uuid.UUID(int=2**128 - 1000 + number), domain=many[0], local_part=f"n{number % 9}",
            expires_at="2999-01-01T00:00Z", source_bytes=1, stored_bytes=1000, fingerprint=os.urandom(32),
            summary=b"s", body=b"b", source=b"x",
        )  # fmt: skip
        read.append(buffers("SELECT tempmail_evict(100)"))

    assert storage.stored_bytes() == Storage.objects.get().max_site_bytes
    assert max(read) > 500  # weighed once
    assert max(read[50:]) < 150
    assert sums_are_right()


def test_trimming_reads_the_index_alone(many, cluster):
    inbox = Inbox.objects.issue(many[0], "full")[0]
    Domain.objects.update(max_messages=10_000)
    Storage.objects.create(max_inbox_bytes=2**30)
    cluster.sql(
        f"""
        SET session_replication_role = replica;
        UPDATE inboxes_message SET inbox_id = {inbox.pk}, is_pinned = inbox_id % 7 = 0
        WHERE inbox_id BETWEEN 10001 AND 15000;
        UPDATE inboxes_message SET local_part = 'full' WHERE domain_id = {many[0].pk} AND local_part < 'p3';
        RESET session_replication_role;
        VACUUM inboxes_message
        """,
        connection.settings_dict["NAME"],
    )
    places = {"private": [inbox.pk, None, None, 10_000], "public": [None, many[0].pk, "full", 10_000]}

    read = {
        name: [buffers("SELECT tempmail_trim(%s, %s, %s, %s)", place) for _ in range(8)]
        for name, place in places.items()
    }

    assert Message.objects.filter(inbox=inbox).count() == 10_000
    assert max(read["private"][1:] + read["public"][1:]) < 250


def test_large_message_is_counted_without_a_copy_of_it(domain, transactional_db):
    files = "SELECT temp_files FROM pg_stat_database WHERE datname = current_database()"

    def spilled():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute(files)
            return cursor.fetchone()[0]

    before = spilled()
    message = Message.objects.create(
        domain=domain, local_part="any", expires_at="2999-01-01T00:00Z", source_bytes=1, stored_bytes=20 * 1024**2,
        fingerprint=os.urandom(32), summary=b"s", body=b"b", source=os.urandom(20 * 1024**2),
    )  # fmt: skip
    stored = storage.stored_bytes()
    message.delete()

    assert (stored, storage.stored_bytes()) == (20 * 1024**2, 0)
    assert spilled() == before
