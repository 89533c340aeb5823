"""Purge beside one bare DELETE of the same rows, while mail comes in, and the tables' size over twenty cycles.

Part of ./tempmail bench.  Both delete the same inboxes with their messages, parts and grants, by the same triggers
and foreign keys; they take turns, as do the deliveries alone that the deliveries beside them are compared with.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from statistics import median

from ..system import say
from .deliveries import Bench

ROUNDS, INBOXES, MESSAGES = 3, 6_000, 10
CYCLES, CYCLE_INBOXES, SETTLED = 20, 500, 5
AT_ONCE = 100  # deliveries that are counted together
ALONE_SECONDS = 4
# Inboxes that have ended; every fifth message has a part, every fifth inbox a grant.  Without triggers and foreign
# keys, which would take minutes.
ROWS = """
SET session_replication_role = replica;
WITH ended AS (
    INSERT INTO inboxes_inbox (domain_id, local_part, public_key, created_at, expires_at, lifetime_mode, idle_minutes)
    SELECT (SELECT min(id) FROM inboxes_domain), 'ended' || n, decode(md5('i' || n) || md5('k' || n), 'hex'), now(),
        now() - n * interval '1 ms', 'time', 0 FROM generate_series(1, {inboxes}) n RETURNING id
), messages AS (
    INSERT INTO inboxes_message (id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes,
                                 stored_bytes, fingerprint, summary, body, source)
    SELECT gen_random_uuid(), id, NULL, '', now() - k * interval '1 s', NULL, 4000, 5200,
        decode(md5(id || '-' || k), 'hex'), convert_to(repeat('s', 400), 'UTF8'), convert_to(repeat('b', 800), 'UTF8'),
        convert_to(repeat('x', 4000), 'UTF8') FROM generate_series(1, {messages}) k, ended RETURNING id, inbox_id
), parts AS (
    INSERT INTO inboxes_part (message_id, number, content)
    SELECT id, 1, convert_to(repeat('p', 3000), 'UTF8') FROM messages WHERE get_byte(uuid_send(id), 0) % 5 = 0
)
INSERT INTO inboxes_grant (inbox_id, kind, scope, lookup, salt, wrapped, created_at, expires_at)
SELECT id, 'share', 'read', decode(md5('g' || id) || md5('h' || id), 'hex'), '', '', now(), now()
FROM ended WHERE id % 5 = 0;
RESET session_replication_role;
ANALYZE inboxes_inbox, inboxes_message, inboxes_part, inboxes_grant;
"""
BARE = "DELETE FROM inboxes_inbox WHERE expires_at <= now()"
SIZE = "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(ARRAY{tables}) name"
TABLES = ["inboxes_inbox", "inboxes_message", "inboxes_part", "inboxes_grant", "inboxes_total", "inboxes_storedbytes"]


def figures(bench: Bench) -> dict[str, float]:
    """Return purge_vs_delete (a ratio of times), deliveries_while_purging (of rates), size_after_cycles (of sizes)."""
    bench.world.postfix.set(virtual_transport=bench.transport("lmtp"))
    time.sleep(1)  # `postfix reload` returns before its processes are gone
    bench.send(AT_ONCE)
    found: dict[str, list[float]] = {name: [] for name in ("purge_vs_delete", "purge", "delete", "kept", "kept_bare")}
    for number in range(1, ROUNDS + 1):
        alone = deliveries_alone(bench)
        delete_seconds, beside_delete = deleting(bench, lambda: timed(bench, BARE))
        purge_seconds, beside_purge = deleting(bench, bench.world.purge)
        alone = (alone + deliveries_alone(bench)) / 2
        found["purge_vs_delete"].append(delete_seconds / purge_seconds)
        found["purge"].append(INBOXES * MESSAGES / purge_seconds)
        found["delete"].append(INBOXES * MESSAGES / delete_seconds)
        found["kept"].append(beside_purge / alone)
        found["kept_bare"].append(beside_delete / alone)
        say(f"round {number} of {ROUNDS}: " + ", ".join(f"{name} {values[-1]:.3g}" for name, values in found.items()))
    bench.empty()
    return {
        "purge_vs_delete": median(found["purge_vs_delete"]),
        "purged_messages_per_second": median(found["purge"]),
        "deleted_messages_per_second": median(found["delete"]),
        "deliveries_while_purging": median(found["kept"]),
        "deliveries_while_deleting": median(found["kept_bare"]),
        "size_after_cycles": size_after_cycles(bench),
    }


def fill(bench: Bench, inboxes: int) -> None:
    bench.cluster.sql(ROWS.format(inboxes=inboxes, messages=MESSAGES), bench.database)


def timed(bench: Bench, statement: str) -> float:
    started = time.monotonic()
    bench.cluster.sql(statement, bench.database)
    return time.monotonic() - started


def deleting(bench: Bench, delete: Callable[[], float]) -> tuple[float, float]:
    """Return the seconds that deleting takes, and the deliveries a second meanwhile."""
    fill(bench, INBOXES)
    with deliveries(bench) as rates:
        seconds = delete()
    return seconds, median(rates)


def deliveries_alone(bench: Bench) -> float:
    with deliveries(bench) as rates:
        time.sleep(ALONE_SECONDS)
    return median(rates)


@contextlib.contextmanager
def deliveries(bench: Bench) -> Iterator[list[float]]:
    """Deliver until the block ends; the list then has the messages a second of each lot."""
    rates: list[float] = []
    ends = threading.Event()

    def deliver() -> None:
        while not ends.is_set() or not rates:
            rates.append(AT_ONCE / bench.send(AT_ONCE))

    thread = threading.Thread(target=deliver)
    thread.start()
    try:
        yield rates
    finally:
        ends.set()
        thread.join()


def size_after_cycles(bench: Bench) -> float:
    """Fill and purge; return the size after the last cycle as a multiple of the largest of the first few.

    A cycle takes seconds in the place of hours: so autovacuum looks each second in the place of each minute.
    """
    sizes = []
    bench.cluster.sql("ALTER SYSTEM SET autovacuum_naptime = 1;\nSELECT pg_reload_conf()")
    try:
        for _ in range(CYCLES):
            fill(bench, CYCLE_INBOXES)
            bench.world.purge()
            sizes.append(float(bench.cluster.sql(SIZE.format(tables=TABLES), bench.database)))
    finally:
        bench.cluster.sql("ALTER SYSTEM RESET autovacuum_naptime;\nSELECT pg_reload_conf()")
    say("MiB after each cycle: " + " ".join(f"{size / 2**20:.0f}" for size in sizes))
    return sizes[-1] / max(sizes[:SETTLED])
