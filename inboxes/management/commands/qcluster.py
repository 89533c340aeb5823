"""django-q2's qcluster with a watchman: one process that ends all others, and itself, when their work is not done.

    qcluster                the watchman: takes signals, asks the database, holds none of django-q2's locks
      `- guard              django-q2's sentinel: schedules, starts the others
           `- workers, pusher, monitor

Exit status: 0 after SIGTERM or SIGINT, when what was under way has ended; 1 otherwise, for a service
manager to start it again.  A process whose parent is killed is killed with it.
"""

import asyncio
import ctypes
import logging
import os
import signal
import threading
import time
import uuid
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn

from django.db import Error as DatabaseError
from django.db import connection
from django_q import worker
from django_q.cluster import Sentinel
from django_q.management.commands import qcluster

from inboxes import reporting, runs
from inboxes.watching import Watch

STOP_SECONDS = 12  # a round of webhooks and what it has under way take ten
LATE_STOP_SECONDS = 3
PR_SET_PDEATHSIG = 1  # prctl(2)
STOPS = {signal.SIGTERM, signal.SIGINT}

logger = logging.getLogger("inboxes.qcluster")


class Command(qcluster.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["run_once"] or options["cluster_name"]:
            super().handle(*args, **options)
            return
        # Those that come before somebody handles them wait until then.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        guard = start_guard()
        raise SystemExit(asyncio.run(keep_watch(guard)))


# ---------------------------------------------------------------- the watchman


async def keep_watch(guard: int) -> int:
    """Wait until the guard's processes must end, end them, and return this process's exit status."""
    loop, asked, ended = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
    for number in STOPS:
        loop.add_signal_handler(number, asked.set)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    loop.add_reader(process := os.pidfd_open(guard), ended.set)
    watch = asyncio.create_task(Watch().until_late())
    telling = asyncio.create_task(reporting.go_on_reporting())
    await asyncio.wait(
        [watch, *(asyncio.create_task(event.wait()) for event in (asked, ended))], return_when=asyncio.FIRST_COMPLETED
    )
    if ended.is_set():
        logger.error("the guard ended by itself; all ends, to be started anew")
    elif not asked.is_set():
        logger.error("%s; all ends, to be started anew", watch.result())
    os.kill(guard, signal.SIGTERM)
    try:
        await asyncio.wait_for(ended.wait(), STOP_SECONDS if asked.is_set() else LATE_STOP_SECONDS)
    except TimeoutError:
        logger.error("not all ended when asked to: what is under way is cut off, and done anew later")
    telling.cancel()
    loop.remove_reader(process)
    # Its children are of its group, and outlive it where they are stopped.
    os.killpg(guard, signal.SIGKILL)
    _, status = os.waitpid(guard, 0)
    return 0 if asked.is_set() and status == 0 else 1


# ---------------------------------------------------------------- the guard


def start_guard() -> int:
    watchman = os.getpid()
    pid = os.fork()
    if pid:
        os.setpgid(pid, pid)
        return pid
    run_guard(watchman)


def run_guard(watchman: int) -> NoReturn:
    """Run django-q2 in this process, which is a fresh fork, until SIGTERM; never returns."""
    status = 1
    try:
        os.setpgid(0, 0)  # a terminal's Ctrl-C is the watchman's alone
        die_with(watchman)
        os.register_at_fork(after_in_child=begin_as_child)
        stop = Stop()
        worker.error_reporter = TaskErrors()
        guard = Guard(stop, threading.Event(), uuid.uuid4(), start=False)
        signal.signal(signal.SIGTERM, stop.set)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        try:
            runs.put_schedules_right()
        except DatabaseError as error:
            logger.error("the schedules could not be looked at: %s", type(error).__name__)
        connection.close_pool()  # type: ignore[attr-defined]  # in no stub; none of its threads while this forks
        guard.start()
        status = 0
    except BaseException:
        logger.exception("the guard failed")
    finally:
        os._exit(status)


class Guard(Sentinel):
    def reincarnate(self, process: BaseProcess) -> None:
        """Start another one, as django-q2 does; but who was killed may have held the lock of a queue, for ever."""
        status = process.exitcode or 0
        if status < 0:
            logger.error("process %s was killed by signal %s", process.pid, -status)
            os._exit(1)
        super().reincarnate(process)


class TaskErrors:
    """What django-q2's workers call in their `except`: its own line would have the error's text in it."""

    @staticmethod
    def report() -> None:
        logger.exception("a task failed")


class Stop:
    """The sentinel's stop_event: a signal handler may set it, whatever else this process is doing."""

    def __init__(self) -> None:
        self.is_asked = False

    def set(self, *signal_and_frame: object) -> None:
        self.is_asked = True

    def is_set(self) -> bool:
        return self.is_asked

    def wait(self, seconds: float) -> bool:
        if not self.is_asked:
            time.sleep(seconds)
        return self.is_asked


def begin_as_child() -> None:
    """Of the guard: it forks no process whose children fork."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with(os.getpgrp())


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent is killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
