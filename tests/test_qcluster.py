"""The qcluster as a service manager starts it: its processes killed, stopped, and asked to end."""

import os
import pwd
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_q.models import Schedule

from dev.faults.qcluster import await_idle_worker
from dev.faults.table import processes_of, send_signal
from dev.system import PURGE_USER, descendants, wait_for
from inboxes import runs
from inboxes.management.commands.qcluster import STOP_SECONDS

PROCESSES = 7  # the guard, four workers, pusher, monitor


class Qcluster:
    def __init__(self, world, **settings):
        self.log = world.directory / "log" / "qcluster-alone.log"
        self.log.unlink(missing_ok=True)
        account = pwd.getpwnam(PURGE_USER)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-B", world.code / "manage.py", "qcluster", "--skip-checks"],
                user=account.pw_uid, group=account.pw_gid, extra_groups=[], stdout=log, stderr=log,
                env=world.environment() | {"ENV_FILE": str(world.purge_env)} | settings,
            )  # fmt: skip
        self.all = []

    def start(self):
        wait_for(lambda: self.process.poll() is not None or self.are_there(), 60, "all processes")
        assert self.process.poll() is None, self.said()
        self.all = descendants(self.process.pid)
        return self

    def are_there(self):
        return len(descendants(self.process.pid)) == PROCESSES and Schedule.objects.count() == len(runs.SCHEDULED)

    @property
    def guard(self):
        return self.all[0]

    def said(self):
        return self.log.read_text(errors="replace")

    def end(self, seconds):
        """Wait until it has ended, and all that it started; return its exit status."""
        status = self.process.wait(seconds)
        wait_for(lambda: not any(is_alive(pid) for pid in self.all), 60, "the end of its processes")
        return status

    def kill(self):
        send_signal([self.process.pid, *descendants(self.process.pid), *self.all], signal.SIGKILL)
        self.process.wait(60)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


@pytest.fixture
def start(transactional_db, world):
    started = []

    def start(**settings):
        started.append(Qcluster(world, **settings))
        return started[-1].start()

    yield start
    for one in started:
        one.kill()


def role_of(number):
    return lambda qcluster: qcluster.all[number]


KILLED = {
    "the worker that waits for a task": lambda qcluster: await_idle_worker(qcluster.process.pid),
    "guard": role_of(0),
    "another worker": role_of(2),
    "monitor": role_of(4),
    "pusher": role_of(5),
}


@pytest.mark.parametrize("victim", KILLED.values(), ids=KILLED.keys())
def test_all_end_when_one_of_them_is_killed(start, victim):
    qcluster = start()
    await_idle_worker(qcluster.process.pid)

    os.kill(victim(qcluster), signal.SIGKILL)

    assert qcluster.end(60) == 1
    assert "to be started anew" in qcluster.said()


def test_no_process_outlives_the_first_one(start):
    qcluster = start()

    qcluster.process.kill()

    assert qcluster.end(60) == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_well_when_asked_to(start, number):
    qcluster = start()

    qcluster.process.send_signal(number)

    assert qcluster.end(STOP_SECONDS + 10) == 0
    assert "ERROR" not in qcluster.said()


@pytest.mark.parametrize("stopped", [slice(None), slice(1), slice(1, 5)], ids=["all", "guard", "workers"])
def test_it_ends_when_asked_to_whatever_is_stuck(start, stopped):
    qcluster = start()
    send_signal(qcluster.all[stopped], signal.SIGSTOP)

    qcluster.process.terminate()

    assert qcluster.end(STOP_SECONDS + 15) == 1


def test_it_ends_when_asked_to_while_the_database_hangs(start, cluster):
    qcluster = start()
    server = processes_of(cluster.pid)
    send_signal(server, signal.SIGSTOP)
    try:
        time.sleep(1)  # so that somebody asks
        qcluster.process.terminate()
        qcluster.end(STOP_SECONDS + 25)
    finally:
        send_signal(server, signal.SIGCONT)


def test_it_ends_when_nothing_finishes_any_more_and_says_why(start):
    qcluster = start(LATE_SECONDS="20")
    send_signal(qcluster.all[:1], signal.SIGSTOP)

    assert qcluster.end(120) == 1
    # It looks each ten seconds, or later, and a run may have finished at first.
    (seconds,) = re.findall(r"is late: no run has finished for (\d+) s", qcluster.said())
    assert int(seconds) >= 20


def test_schedule_that_a_clock_put_ahead_ends_it_and_is_right_after_the_next_start(start):
    qcluster = start(LATE_SECONDS="90")
    send_signal(qcluster.all[:1], signal.SIGSTOP)  # its next turn would be before
    Schedule.objects.update(next_run=timezone.now() + timedelta(days=2))

    assert qcluster.end(120) == 1
    assert "does not run: its schedule lies 172" in qcluster.said()

    start()
    assert all(
        row.next_run <= timezone.now() + timedelta(seconds=runs.PERIOD_SECONDS) for row in Schedule.objects.all()
    )
