"""What the sender of webhooks takes while it has nothing to send, and the whole service while nothing happens.

Part of ./tempmail bench.  The qcluster's processes and their backends in PostgreSQL, as a share of one core: idle,
then with 50 arrivals a second at addresses that nobody is told of, then the same beside 20,000 webhooks that wait.
"""

import contextlib
import os
import smtplib
import time
from collections.abc import Callable
from pathlib import Path

from ..system import descendants, say
from ..world import Service
from .deliveries import Bench

WEBHOOKS = 20_000
ARRIVALS_PER_SECOND = 50
SECONDS = 30  # three rounds of the sender
SETTLE_SECONDS = 12
ADDRESS = "elsewhere@tempmail.test"
WAITING = f"""
SET session_replication_role = replica;
INSERT INTO inboxes_inbox (domain_id, local_part, public_key, created_at, expires_at, lifetime_mode, idle_minutes)
SELECT (SELECT min(id) FROM inboxes_domain), 'waits' || n, decode(md5('i' || n) || md5('k' || n), 'hex'), now(),
    now() + interval '1 h', 'time', 0 FROM generate_series(1, {WEBHOOKS}) n;
INSERT INTO inboxes_webhook (inbox_id, sealed, created_at, off_reason, failures, is_slow, due_at, free_at)
SELECT id, '', now(), '', 1, true, now(), now() + interval '1 h' FROM inboxes_inbox WHERE local_part LIKE 'waits%';
INSERT INTO inboxes_webhookdelivery (id, webhook_id, created_at, due_at, failures)
SELECT gen_random_uuid(), id, now(), now() + interval '1 h', 1 FROM inboxes_webhook;
"""
GONE = "SET session_replication_role = replica; TRUNCATE inboxes_webhook, inboxes_inbox CASCADE"
STATEMENTS = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"


def figures(bench: Bench) -> dict[str, float]:
    """Return shares of a core, and what the idle service asks the database, a second."""
    bench.world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    web, qcluster = bench.world.start("web"), bench.world.start("qcluster")
    try:
        time.sleep(SETTLE_SECONDS)
        found = idle(bench, {"web": web, "qcluster": qcluster, "delivery": bench.delivery})
        before = share(bench, qcluster, lambda: send(bench))
        bench.cluster.sql(WAITING, bench.database)
        time.sleep(SETTLE_SECONDS)
        beside = share(bench, qcluster, lambda: send(bench))
    finally:
        qcluster.stop()
        web.stop()
        bench.cluster.sql(GONE, bench.database)
        bench.empty()
    found |= {"sender_core_share": before, "sender_core_share_webhooks": beside}
    say(", ".join(f"{name} {value:.4f}" for name, value in found.items()))
    return found


def idle(bench: Bench, services: dict[str, Service]) -> dict[str, float]:
    before = {name: cpu_seconds([service.pid, *descendants(service.pid)]) for name, service in services.items()}
    statements = int(bench.cluster.sql(STATEMENTS, bench.database))
    time.sleep(SECONDS)
    found = {
        f"idle_{name}_core_share": (cpu_seconds([service.pid, *descendants(service.pid)]) - before[name]) / SECONDS
        for name, service in services.items()
    }
    found["idle_transactions_per_second"] = (int(bench.cluster.sql(STATEMENTS, bench.database)) - statements) / SECONDS
    return found


def share(bench: Bench, qcluster: Service, work: Callable[[], None]) -> float:
    """Return what the qcluster and its backends took of a core meanwhile; a backend that ended counts no more."""

    def spent() -> float:
        return cpu_seconds([qcluster.pid, *descendants(qcluster.pid), *backends(bench)])

    before, started = spent(), time.monotonic()
    work()
    return max(0.0, spent() - before) / (time.monotonic() - started)


def send(bench: Bench) -> None:
    source = "From: sender@shop.example\r\nSubject: Elsewhere\r\n\r\n" + "La de da de da.\r\n" * 20
    with smtplib.SMTP("127.0.0.1", bench.world.smtp_port, timeout=30) as smtp:
        started = time.monotonic()
        for number in range(SECONDS * ARRIVALS_PER_SECOND):
            smtp.sendmail("sender@shop.example", [ADDRESS], source)
            time.sleep(max(0.0, started + number / ARRIVALS_PER_SECOND - time.monotonic()))


def backends(bench: Bench) -> list[int]:
    role = "SELECT pid FROM pg_stat_activity WHERE usename = 'tempmail_purge'"
    return [int(pid) for pid in bench.cluster.sql(role, bench.database).split()]


def cpu_seconds(pids: list[int]) -> float:
    ticks = 0
    for pid in pids:
        with contextlib.suppress(OSError):  # it has just ended
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")
