"""FAULTS: what each fault is, how it is made and how it is undone.

The tests (tests/faults/test_faults.py) go through the same table with fewer messages.
"""

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from ..system import Stop, descendants, wait_for
from .clock import set_clock, start_with_clock
from .qcluster import await_purge, kill_idle_worker, put_schedules_ahead, restart_qcluster, start_qcluster
from .stage import DISK_BYTES, Fault, Stage

LARGE_BYTES = 24_000_000
COMMITTING = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'tempmail_delivery' AND query LIKE 'COMMIT%'"
LARGEST_BODY = "SELECT max(octet_length(body)) FROM inboxes_message WHERE source_bytes > 20000000"
ENDED_MAIL = """
    INSERT INTO inboxes_message (id, domain_id, local_part, expires_at, source_bytes, fingerprint, summary, body,
                                 source)
    SELECT gen_random_uuid(), id, 'ended' || n, now() - interval '1 h', 1, sha256(n::text::bytea), '', '', ''
    FROM inboxes_domain, generate_series(1, {}) n;
"""
MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inboxes", "{latest}")]
    operations = [migrations.AddField("message", "added_by_an_upgrade", models.TextField(null=True))]
"""


# ---------------------------------------------------------------- PostgreSQL


def processes_of(pid: int) -> list[int]:
    return [pid, *descendants(pid)]


def processes_of_server(stage: Stage) -> list[int]:
    return processes_of(stage.cluster.pid)


def send_signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def kill_server(stage: Stage) -> None:
    pids = processes_of_server(stage)
    send_signal(pids, signal.SIGKILL)
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids), 60, "the server's end")


def start_server(stage: Stage) -> None:
    """Start it where it is down; Postfix's processes that met the outage need not wait their minute."""
    if not stage.cluster.is_running:
        stage.cluster.start()
    stage.world.postfix.reload()


def restart_server_in_commits(stage: Stage) -> None:

    def is_committing() -> bool:
        stage.load.release(1)  # those that wait share a commit: until one is met, more come
        return stage.cluster.sql(COMMITTING) != "0"

    # Each commit waits for others that never come.
    stage.cluster.sql("ALTER SYSTEM SET commit_delay = 100000; ALTER SYSTEM SET commit_siblings = 0;")
    stage.cluster.sql("SELECT pg_reload_conf()")
    for _ in range(2):
        stage.load.release(stage.workers)
        wait_for(is_committing, 30, "a commit under way")
        stage.cluster.restart("immediate")
        stage.world.postfix.reload()


def end_commit_delay(stage: Stage) -> None:
    start_server(stage)
    stage.cluster.sql("ALTER SYSTEM RESET ALL;")
    stage.cluster.sql("SELECT pg_reload_conf()")


def use_up_connections(stage: Stage) -> None:
    """Take every connection that is free, and end those of the service until it has none."""
    import psycopg  # ./tempmail faults --help reads this table where nothing is installed

    owner = stage.cluster.url("tempmail", "tempmail")
    stage.made.taken = []
    is_over = stage.made.taken_until = threading.Event()

    def take() -> None:
        while not is_over.is_set():
            try:
                stage.made.taken.append(psycopg.connect(owner))
            except psycopg.OperationalError:
                time.sleep(0.02)

    stage.made.taker = threading.Thread(target=take, daemon=True)
    stage.made.taker.start()
    end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename LIKE 'tempmail\\_%'"

    def are_used_up() -> bool:
        try:
            return stage.cluster.sql(end) == "0"
        except RuntimeError:  # for the moment the superuser's own are taken, too
            return False

    wait_for(are_used_up, 60, "no connection left")


def free_connections(stage: Stage) -> None:
    stage.made.taken_until.set()
    stage.made.taker.join()
    for connection in stage.made.taken:
        connection.close()
    stage.world.postfix.reload()


def fill_disk(stage: Stage) -> None:
    def is_full() -> bool:
        # What the server writes meanwhile makes the size too small, which the kernel refuses.
        return stage.resize_disk(shutil.disk_usage(stage.cluster.directory).used)

    wait_for(is_full, 30, "a full disk")


def free_disk(stage: Stage) -> None:
    if not stage.resize_disk(DISK_BYTES):
        raise RuntimeError("the disk could not be made larger")
    # Where the log could not be written either, the server has ended itself.
    start_server(stage)


# ---------------------------------------------------------------- the resident command


def processes_of_delivery(stage: Stage) -> list[int]:
    return processes_of(stage.services["delivery"].pid)


def kill_hung_delivery(stage: Stage) -> None:
    stage.kill("delivery")
    stage.start("delivery")


def send_large_mail(stage: Stage) -> None:
    """Messages that take more than a worker may have, as many at once as there are workers, and two more."""
    line = b"A" * 76 + b"\r\n"
    # Each byte becomes four as a str with such a character.
    header = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\xf0\x9f\x98\x80\r\n"
    body = header + line * (LARGE_BYTES // len(line))

    def send(number: int) -> None:
        for attempt in range(60):
            if stage.load.send(f"m_large{number}x{attempt}", "large", body):
                return
            time.sleep(1)

    stage.made.senders = [threading.Thread(target=send, args=[number]) for number in range(stage.workers + 2)]
    for sender in stage.made.senders:
        sender.start()


def await_large_mail(stage: Stage) -> None:
    for sender in stage.made.senders:
        sender.join(120)
    stage.empty_queue()
    # Text that was read would be in the body.
    if int(stage.sql(LARGEST_BODY)) > 9999:
        raise Stop("The memory of the resident command was enough.")


# ---------------------------------------------------------------- clock, upgrade, the pages' side


def let_clock_jump(stage: Stage) -> None:
    stage.kill("delivery", "web")
    start_with_clock(stage, "delivery", "web")
    for days in (2, -2, 40):
        log_before = len(stage.log("delivery"))
        set_clock(stage, f"{days:+}d")

        def has_jumped(days: int = days, log_before: int = log_before) -> bool:
            stage.load.release(1)
            stage.load.wait()
            date = f"{datetime.now() + timedelta(days):%Y-%m-%d}"  # of today, which may end
            return date in stage.log("delivery")[log_before:]

        wait_for(has_jumped, 60, f"a message stored {days:+} days from now")
        wait_for(lambda: stage.world.answers("web"), 60, f"the pages {days:+} days from now")


def end_clock(stage: Stage) -> None:
    stage.kill("delivery", "web")
    stage.start("delivery", "web")


def purge_twice_and_upgrade(stage: Stage) -> None:
    """Two purges with work to do, and an upgrade as an operator does it: new code, migrate, while mail comes in."""
    upgraded = stage.world.directory / "upgraded"
    shutil.rmtree(upgraded, ignore_errors=True)
    shutil.copytree(stage.world.code, upgraded, ignore=shutil.ignore_patterns("node_modules", "locale", "tests"))
    folder = upgraded / "inboxes" / "migrations"
    stage.made.latest = max(path.stem for path in folder.glob("0*.py"))
    (folder / "9999_added.py").write_text(MIGRATION.format(latest=stage.made.latest))
    stage.made.upgraded = replace(stage.world, code=upgraded)
    stage.sql(ENDED_MAIL.format(5000))
    purges = [threading.Thread(target=stage.world.purge) for _ in range(2)]
    for purge in purges:
        purge.start()
    stage.made.upgraded.manage("migrate", "--noinput", "--verbosity=0")
    for purge in purges:
        purge.join()
    if (left := stage.sql("SELECT count(*) FROM inboxes_message WHERE expires_at < now()")) != "0":
        raise Stop(f"Two purges left {left} messages that have ended.")


def take_back_upgrade(stage: Stage) -> None:
    stage.made.upgraded.manage("migrate", "inboxes", stage.made.latest, "--noinput", "--verbosity=0")


def kill(*names: str) -> Callable[[Stage], None]:
    return lambda stage: stage.kill(*names)


def stop(*names: str) -> Callable[[Stage], None]:
    return lambda stage: stage.stop(*names)


def start(*names: str) -> Callable[[Stage], None]:
    return lambda stage: stage.start(*names)


FAULTS = [
    Fault("postgres-killed", "PostgreSQL killed -9, and started", kill_server, start_server),
    Fault(
        "postgres-in-commits",
        "PostgreSQL restarted twice, each time in the middle of a commit",
        restart_server_in_commits,
        end_commit_delay,
    ),
    Fault(
        "postgres-hung",
        "PostgreSQL stopped (SIGSTOP) for longer than a message may take to store, and continued",
        lambda stage: send_signal(processes_of_server(stage), signal.SIGSTOP),
        lambda stage: send_signal(processes_of_server(stage), signal.SIGCONT),
        seconds=6,
    ),
    Fault(
        "connections-used-up", "All connections of PostgreSQL taken, then freed", use_up_connections, free_connections
    ),
    Fault("disk-full", "No byte left on PostgreSQL's disk, then freed", fill_disk, free_disk, seconds=2),
    Fault("qcluster-killed", "The qcluster killed -9, and started", kill("qcluster"), start_qcluster, 0),
    Fault(
        "worker-killed",
        "The qcluster's worker that waits for a task killed -9; all start anew by themselves",
        kill_idle_worker,
        await_purge,
        0,
    ),
    Fault(
        "qcluster-clock",
        "The qcluster's clock two days ahead for a turn of its scheduler, and right again",
        put_schedules_ahead,
        restart_qcluster,
        0,
    ),
    Fault("delivery-killed", "The resident command killed -9, and started", kill("delivery"), start("delivery")),
    Fault(
        "delivery-hung",
        "The resident command stopped (SIGSTOP), and continued",
        lambda stage: send_signal(processes_of_delivery(stage), signal.SIGSTOP),
        lambda stage: send_signal(processes_of_delivery(stage), signal.SIGCONT),
        seconds=3,
    ),
    Fault(
        "delivery-hung-killed",
        "The resident command stopped (SIGSTOP), killed -9, and started",
        lambda stage: send_signal(processes_of_delivery(stage), signal.SIGSTOP),
        kill_hung_delivery,
    ),
    Fault(
        "socket-gone",
        "The resident command's socket removed; it makes a new one itself",
        lambda stage: stage.world.socket.unlink(),
        lambda stage: wait_for(lambda: stage.world.answers("delivery"), 30, "a new socket"),
        seconds=0,
    ),
    Fault(
        "memory-exceeded",
        "25 MB messages in parallel, each more than a worker's memory allows to parse",
        send_large_mail,
        await_large_mail,
    ),
    Fault("postfix-restarted", "Postfix stopped, and started", stop("postfix"), start("postfix"), 0),
    Fault("postfix-killed", "All of Postfix killed -9, and started", kill("postfix"), start("postfix")),
    Fault(
        "clock-jumps",
        "The clock of the resident command and gunicorn jumping 2 days forward, 4 back, 42 forward",
        let_clock_jump,
        end_clock,
        seconds=0,
    ),
    Fault("purges-and-upgrade", "Two purges at once, and a migration", purge_twice_and_upgrade, take_back_upgrade, 0),
    Fault("web-killed", "gunicorn killed -9, and started", kill("web"), start("web")),
]
