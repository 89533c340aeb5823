"""A world of its own to make faults in, and the load that runs meanwhile and is counted.

Its PostgreSQL lies on a small tmpfs, so that a disk can be full; all services of
the Procfile run.  table.py says which faults there are.
"""

import contextlib
import os
import re
import shutil
import smtplib
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Self

from ..cluster import Cluster
from ..system import free_port, make_folder, unmount_below, wait_for
from ..world import WEB_KEYS, Service, World

SERVICES = ("postfix", "delivery", "web", "qcluster")
DATABASE = "tempmail"
DISK_BYTES = 768 * 1024**2
SESSIONS = 6
LIMIT_SECONDS = 180  # for each wait
# One disk for tables and log, and few connections: so both can be used up.
SERVER = "max_connections = 40\nmax_wal_size = 64MB\nmin_wal_size = 32MB\n"
# Seconds that are short for a fault and long for a message of 25 MB; the least memory.
# What else this machine does is no visitor's page: delivery need not wait for it.
# Purge is late as soon as it can be: it may take 90 s to come round.
SETTINGS = {"PARSE_SECONDS": "60", "STORE_SECONDS": "5", "WORKER_MEMORY_BYTES": str(256 * 1024**2),
            "DELIVERY_NICENESS": "0", "LATE_SECONDS": "120"}  # fmt: skip
NOT_DELIVERED = re.compile(r"status=bounced|status=expired|non-delivery notification|: discard: ")


@dataclass(frozen=True)
class Fault:
    name: str
    what: str
    make: Callable[["Stage"], object]
    undo: Callable[["Stage"], object]
    seconds: float = 1.0  # it lasts


@dataclass(frozen=True)
class Count:
    """Messages: accepted by Postfix (250 after DATA), and what became of them."""

    accepted: int
    stored: int
    duplicated: int
    lost: int
    bounced: int

    @property
    def is_good(self) -> bool:
        return self.stored == self.accepted and not (self.duplicated or self.lost or self.bounced)


@dataclass
class Load:
    """Senders that behave as any: what is not accepted is sent again, as a new message to a name of its own."""

    port: int
    accepted: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)  # the connection broke before the answer to DATA came
    refused: list[str] = field(default_factory=list)  # 5xx: a sender's host would tell its user
    released: int = 0
    is_over: bool = False

    def __post_init__(self) -> None:
        self._allowed = threading.Semaphore(0)
        self._threads = [threading.Thread(target=self._session, args=[n], daemon=True) for n in range(SESSIONS)]
        for thread in self._threads:
            thread.start()

    def release(self, count: int) -> None:
        """Let so many more messages be sent."""
        self.released += count
        for _ in range(count):
            self._allowed.release()

    def wait(self, count: int | None = None) -> None:
        """Wait until so many, or all that were released, have been accepted."""
        count = count or self.released
        wait_for(lambda: len(self.accepted) >= count, LIMIT_SECONDS, f"{count} accepted messages")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.is_over = True
        self.release(len(self._threads))
        for thread in self._threads:
            thread.join(60)

    def send(self, name: str, subject: str, body: bytes = b"\r\nbody\r\n") -> bool:
        """Try once to send a message to a name; return whether it was accepted."""
        said, answer, data_sent = 0, 0, False
        with (
            contextlib.suppress(smtplib.SMTPException, OSError),
            smtplib.SMTP("127.0.0.1", self.port, local_hostname="client.example", timeout=60) as smtp,
        ):
            smtp.ehlo()
            for command in ("MAIL FROM:<sender@shop.example>", f"RCPT TO:<{name}@tempmail.test>", "DATA"):
                said, _ = smtp.docmd(command)
                if said >= 400:
                    break
            if said == 354:
                data_sent = True
                smtp.send(b"Subject: %s\r\n%s\r\n.\r\n" % (subject.encode(), body))
                answer, _ = smtp.getreply()
        if answer == 250:
            self.accepted.append(name)
        elif data_sent and answer <= 0:
            self.unanswered.append(name)
        elif max(said, answer) >= 500:
            self.refused.append(name)
        return answer == 250

    def _session(self, number: int) -> None:
        sent = 0
        while True:
            self._allowed.acquire()
            attempt = 0
            while not self.is_over and not self.send(f"m{number}x{sent}x{attempt}", "load"):
                attempt += 1
                time.sleep(0.3)
            if self.is_over:
                return
            sent += 1


@dataclass
class Stage:
    world: World
    cluster: Cluster
    services: dict[str, Service] = field(default_factory=dict)
    load: Load = field(init=False)  # while a fault is measured
    made: SimpleNamespace = field(default_factory=SimpleNamespace)  # what a fault leaves for its undoing

    @property
    def workers(self) -> int:
        return 2 * (os.cpu_count() or 1)

    def start(self, *names: str, env: dict[str, str] | None = None) -> None:
        with ThreadPoolExecutor() as pool:
            started = pool.map(lambda name: self.world.start(name, env=env), names)
            self.services |= dict(zip(names, started, strict=True))

    def stop(self, *names: str) -> None:
        for name in names:
            if name in self.services:
                self.services.pop(name).stop()

    def kill(self, *names: str) -> None:
        for name in names:
            self.services.pop(name).kill()

    def sql(self, statements: str) -> str:
        return self.cluster.sql(statements, DATABASE)

    def log(self, name: str) -> str:
        return (self.world.directory / "log" / f"{name}.log").read_text(errors="replace")

    def resize_disk(self, size: int) -> bool:
        """Give the server's disk so many bytes; return False when there is more on it."""
        command = ["mount", "-o", f"remount,size={size}", str(self.cluster.directory)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def measure(self, fault: Fault, messages: int) -> Count:
        """Send so many messages: a third before the fault, a third while it lasts, a third after its end."""
        self.sql("TRUNCATE inboxes_message CASCADE")
        log_before = len(self.log("postfix"))
        third = messages // 3
        with Load(self.world.smtp_port) as self.load:
            self.load.release(2 * third)
            self.load.wait(third)
            try:
                fault.make(self)
                time.sleep(fault.seconds)
            finally:
                fault.undo(self)
            self.load.release(messages - 2 * third)
            self.load.wait()
        self.empty_queue()
        for name in SERVICES:
            wait_for(partial(self.world.answers, name), 60, f"{name} after {fault.name}")
        return self.count(self.log("postfix")[log_before:])

    def empty_queue(self) -> None:
        """Wait until all that was accepted is delivered, one way or the other."""
        deadline = time.monotonic() + LIMIT_SECONDS
        while self.world.postfix.queue():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the queue is not empty after {LIMIT_SECONDS} s")
            self.world.postfix.flush()
            time.sleep(0.5)

    def count(self, postfix_log: str) -> Count:
        names = Counter(self.sql("SELECT local_part FROM inboxes_message WHERE local_part ~ '^m'").split())
        accepted = set(self.load.accepted)
        # Stored though its sender was never told so: RFC 1047 knows no remedy.
        unexpected = names.keys() - accepted - set(self.load.unanswered)
        return Count(
            accepted=len(accepted),
            stored=len(accepted & names.keys()),
            duplicated=sum(times - 1 for times in names.values()) + len(unexpected),
            lost=len(accepted - names.keys()),
            bounced=len(NOT_DELIVERED.findall(postfix_log)) + len(self.load.refused),
        )


@contextlib.contextmanager
def staged(directory: Path, code: Path, python: Path, keys: dict[str, str]) -> Iterator[Stage]:
    """Make a Stage in a folder, running; end it afterwards."""
    unmount_below(directory)
    shutil.rmtree(directory, ignore_errors=True)
    make_folder(directory)
    cluster = Cluster(make_folder(directory / "pg"))
    # Where a container may not mount, only the full disk is a fault that cannot be made.
    disk = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(cluster.directory)]
    subprocess.run(disk, check=False)
    world = World(directory, code, python, free_port(), free_port())
    stage = Stage(world, cluster)
    try:
        cluster.create()
        with (cluster.data / "postgresql.conf").open("a") as file:
            file.write(SERVER)
        cluster.start()
        world.prepare(cluster.database(DATABASE), {name: keys[name] for name in WEB_KEYS}, **SETTINGS)
        world.manage("migrate", "--noinput", "--verbosity=0")
        world.manage("collectstatic", "--noinput", "--verbosity=0")
        world.manage("adddomain", "tempmail.test", stdout=subprocess.DEVNULL)
        stage.start(*SERVICES)
        yield stage
    finally:
        stage.kill(*list(stage.services))
        cluster.stop("immediate")
        unmount_below(directory)
