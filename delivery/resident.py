"""The resident command: a supervisor and the workers it forks.

The supervisor owns the socket, makes it anew when it is gone, restarts workers that
die, kills one that hangs in a message, and remembers which message that was.
It touches no mail.
"""

import asyncio
import gc
import logging
import os
import resource
import signal
import socket
import stat
import time
from pathlib import Path
from types import FrameType
from typing import NoReturn

from django.conf import settings

from .lmtp import BACKLOG, Worker
from .marks import Mark, Marks
from .notifying import notify
from .parsing.limiting import patience

log = logging.getLogger("delivery")

WATCH_SECONDS = 0.2
LONGEST_LOOK_SECONDS = 1  # more passed without us, and perhaps without the workers: this command was stopped
STOP_SECONDS = 22  # to finish what is under way
RESTART_SECONDS = 1  # a worker that died at once is not started again sooner
ALIVE_SECONDS = 5  # between two signs of life; whoever keeps watch waits for several


def listen(path: Path) -> socket.socket:
    """Return a listening Unix socket, for its owner and group.  Raises FileExistsError when one answers."""
    if path.exists() and stat.S_ISSOCK(path.stat().st_mode):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(path))
            except OSError:
                path.unlink()
            else:
                raise FileExistsError(f"{path} is answered by another delivery command")
    listening = socket.socket(socket.AF_UNIX)
    before = os.umask(0o117)
    try:
        listening.bind(str(path))
    finally:
        os.umask(before)
    listening.listen(BACKLOG)
    listening.setblocking(False)
    return listening


class Supervisor:
    def __init__(self, listening: socket.socket, workers: int):
        self.listening = listening
        self.marks = Marks(workers)
        self.children: dict[int, int] = {}  # pid -> worker number
        self.waiting = dict.fromkeys(range(workers), 0.0)  # number -> not before
        self.seen: dict[int, tuple[Mark, float]] = {}  # number -> its mark, and for how many seconds we saw it
        self.looked_at = time.monotonic()
        self.stopping = False
        self.listen_after = 0.0  # not before
        self.tell_after = 0.0  # not before
        # Closed by our end, whatever that is: workers without a supervisor stop.
        self.ends, self.alive = os.pipe()

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then finish what is under way."""
        for signal_number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signal_number, self._stop)
        gc.freeze()
        notify("READY=1")
        while not self.stopping:
            self._listen_again()
            self._start_waiting()
            self._reap()
            self._kill_hanging()
            self.tell()
            time.sleep(WATCH_SECONDS)
        notify("STOPPING=1")
        for pid in self.children:
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.children and time.monotonic() < deadline:
            self._reap()
            time.sleep(0.05)
        for pid in self.children:
            os.kill(pid, signal.SIGKILL)

    def _stop(self, signal_number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def tell(self) -> None:
        """Say that mail can come in.  Silent without a socket: a service manager then makes its folder anew."""
        if time.monotonic() >= self.tell_after and Path(self.listening.getsockname()).is_socket():
            notify("WATCHDOG=1")
            self.tell_after = time.monotonic() + ALIVE_SECONDS

    def _listen_again(self) -> None:
        """Make the socket anew when somebody has removed it: else each message would start a process of its own."""
        path = Path(self.listening.getsockname())
        if path.is_socket() or time.monotonic() < self.listen_after:
            return
        self.listen_after = time.monotonic() + RESTART_SECONDS
        try:
            listening = listen(path)
        except OSError as error:
            log.error("cannot listen on %s again: %s", path, error.strerror)
            return
        log.error("%s was gone; listening on it again", path)
        self.listening.close()
        self.listening = listening
        for pid in self.children:
            os.kill(pid, signal.SIGTERM)  # its successor has the new socket

    def _start_waiting(self) -> None:
        for number, not_before in list(self.waiting.items()):
            if time.monotonic() < not_before:
                continue
            del self.waiting[number]
            pid = os.fork()
            if not pid:
                os.close(self.alive)
                run_worker(number, self.listening, self.marks, self.ends)
            self.children[pid] = number

    def _reap(self) -> None:
        while self.children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            number = self.children.pop(pid)
            self.waiting[number] = time.monotonic() + RESTART_SECONDS
            if not self.stopping:
                blamed = self.marks.blame(number)
                log.error("worker %d ended with %d%s", number, status, ", parsing a message" if blamed else "")

    def _kill_hanging(self) -> None:
        """Kill who is at one message in look after look, for longer than any takes."""
        now = time.monotonic()
        passed, self.looked_at = min(now - self.looked_at, LONGEST_LOOK_SECONDS), now
        before, self.seen = self.seen, {}
        for pid, number in self.children.items():
            if mark := self.marks.mark_of(number):
                last, seconds = before.get(number, (None, 0.0))
                self.seen[number] = mark, seconds + passed if mark == last else 0.0
                if self.seen[number][1] > patience(settings.PARSE_SECONDS):
                    os.kill(pid, signal.SIGKILL)


def run_worker(number: int, listening: socket.socket, marks: Marks, ends: int) -> NoReturn:
    """Serve in this process, which is a fresh fork; never returns."""
    status = 1
    try:
        limit = settings.WORKER_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        asyncio.run(_work(number, listening, marks, ends))
        status = 0
    except BaseException as error:
        log.error("worker %d: %s", number, type(error).__name__)
    finally:
        os._exit(status)


async def _work(number: int, listening: socket.socket, marks: Marks, ends: int) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_reader(ends, stop.set)
    # Ctrl-C reaches the whole process group; the supervisor says when.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    await Worker(number, marks).serve(listening, stop)
