"""What stops purge for ever, or for two days, unless somebody watches."""

import contextlib
import os
import platform
import signal
from collections.abc import Iterable
from pathlib import Path

from ..system import descendants, wait_for
from .clock import set_clock, start_with_clock
from .stage import Stage

QCLUSTER_PROCESSES = 8  # watchman, guard, four workers, monitor, pusher
READ = {"x86_64": "0", "aarch64": "63"}.get(platform.machine(), "")  # read(2), in /proc/PID/syscall


def idle_worker(pids: Iterable[int]) -> int | None:
    """Return which one waits for a task: it alone reads the queue's pipe, and holds the queue's lock.

    The monitor reads one too, and is younger than all workers.
    """
    for pid in sorted(pids):
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/syscall").read_text().split()[0] == READ:
                return pid
    return None


def await_idle_worker(qcluster: int) -> int:
    """Return the one of a qcluster, which has none for a moment while one goes and another takes its place."""
    return wait_for(lambda: idle_worker(descendants(qcluster)), 60, "an idle worker")


def kill_idle_worker(stage: Stage) -> None:
    service = stage.services["qcluster"]
    wait_for(lambda: len(descendants(service.pid)) == QCLUSTER_PROCESSES, 60, "all of the qcluster")
    await_idle_worker(service.pid)
    stage.made.since = stage.sql("SELECT now()")
    os.kill(await_idle_worker(service.pid), signal.SIGKILL)


def put_schedules_ahead(stage: Stage) -> None:
    """Let the scheduler's clock be two days ahead for one turn, and right again."""
    stage.kill("qcluster")
    start_with_clock(stage, "qcluster")
    wait_for(lambda: len(descendants(stage.services["qcluster"].pid)) == QCLUSTER_PROCESSES, 60, "all of the qcluster")
    set_clock(stage, "+2d")
    ahead = "SELECT bool_and(next_run > now() + interval '1 day') FROM django_q_schedule"
    wait_for(lambda: stage.sql(ahead) == "t", 120, "a turn of the scheduler two days ahead")
    set_clock(stage, "+0")


def restart_qcluster(stage: Stage) -> None:
    """Give it its own clock again, after it has put itself right."""
    soon = "SELECT bool_and(next_run < now() + interval '2 min') FROM django_q_schedule"
    wait_for(lambda: stage.sql(soon) == "t", 150, "schedules that are right")
    stage.made.since = stage.sql("SELECT now()")
    await_purge(stage)
    stage.kill("qcluster")
    stage.start("qcluster")


def start_qcluster(stage: Stage) -> None:
    stage.made.since = stage.sql("SELECT now()")
    stage.start("qcluster")


def await_purge(stage: Stage) -> None:
    """Wait until the new qcluster has purged; django-q2 looks at its schedules each half minute."""
    since = getattr(stage.made, "since", "-infinity")
    finished = f"SELECT count(*) FROM inboxes_lastrun WHERE name = 'purge' AND finished_at > '{since}'"
    wait_for(lambda: stage.sql(finished) != "0", 150, "a purge by the qcluster")
