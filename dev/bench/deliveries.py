"""One Postfix instance with our transports and their rivals, and the rounds of messages through each.

Part of ./tempmail bench.
"""

import contextlib
import os
import pwd
import resource
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..cluster import Cluster
from ..scratch import scratch_world
from ..system import DELIVERY_USER, Stop, descendants, make_folder, patience, run_as, say, wait_for
from ..world import Service, World
from . import MESSAGES

RECIPIENT = "bench@tempmail.test"  # smtp-source puts a number before it
MESSAGE_BYTES, SESSIONS, WARM_UP = 4096, 20, 60
RATIOS = {"pipe_vs_true": ("pipe", "true"), "lmtp_vs_virtual": ("lmtp", "virtual")}
LIMIT_SECONDS = 120  # without anything that moves
QUEUES = ("incoming", "active", "deferred")  # the way of a message, in this order
# {pid: (name, its own CPU seconds, those of its children that ended)}
CpuSeconds = dict[int, tuple[str, float, float]]
Profile = dict[tuple[str, str], list[float]]  # {(transport, process): CPU milliseconds of each round}


@dataclass(frozen=True)
class Bench:
    """A world of its own, running, and its database."""

    world: World
    cluster: Cluster
    postfix: Service
    delivery: Service
    database: str

    @property
    def maildir(self) -> Path:
        return self.world.directory / "maildirs" / "box"

    @property
    def queue(self) -> Path:
        return self.world.postfix.directory / "queue"

    def transport(self, name: str) -> str:
        """Return main.cf's virtual_transport for one of MESSAGES."""
        return {"pipe": "tempmail", "lmtp": f"lmtp:unix:{self.world.socket}"}.get(name, name)

    def round(self, name: str) -> tuple[float, dict[str, float]]:
        """Deliver one round over a transport; return (messages a second, CPU ms a message by process)."""
        self.world.postfix.set(virtual_transport=self.transport(name))
        time.sleep(1)  # `postfix reload` returns before its processes are gone
        self.send(WARM_UP)
        self.empty()
        arrived, before = self.arrived(name), self.cpu_seconds()
        seconds = self.send(MESSAGES[name])
        spent = self.spent(before)
        expected = arrived + MESSAGES[name]
        with contextlib.suppress(TimeoutError):  # the log comes a little later
            wait_for(lambda: self.arrived(name) >= expected, patience(5), "arrival")
        if (found := self.arrived(name)) != expected:
            raise Stop(f"{name}: {MESSAGES[name]} messages were sent, {found - arrived} arrived.")
        self.empty()
        return MESSAGES[name] / seconds, {key: value * 1000 / MESSAGES[name] for key, value in spent.items()}

    def send(self, count: int) -> float:
        """Send so many messages; return the seconds until the queue is empty.

        However slow the machine is, it goes on while something moves.
        """
        started = time.monotonic()
        size = ["-s", str(SESSIONS), "-l", str(MESSAGE_BYTES), "-m", str(count)]
        command = ["smtp-source", *size, "-N", "-f", "sender@shop.example", "-t", RECIPIENT]
        with subprocess.Popen(
            [*command, f"127.0.0.1:{self.world.smtp_port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as source:
            try:
                self.wait_while_moving(lambda: source.poll() is not None, "smtp-source")
                if said := (source.stderr.read() if source.stderr else ""):
                    raise Stop(f"smtp-source failed: {said.strip()}")
            finally:
                source.kill()
        self.wait_while_moving(self.is_drained, "an empty queue")
        return time.monotonic() - started

    def wait_while_moving(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until it is so.  Raises Stop when Postfix's log did not grow for LIMIT_SECONDS."""
        size, moved_at = -1, time.monotonic()
        while not condition():
            if (found := self.postfix.log.stat().st_size) != size:
                size, moved_at = found, time.monotonic()
            elif time.monotonic() > moved_at + patience(LIMIT_SECONDS):
                raise Stop(f"{what}: nothing moved for {patience(LIMIT_SECONDS):.0f} s.")
            time.sleep(0.01)

    def start_over(self) -> None:
        """Take away what a failure left."""
        with contextlib.suppress(subprocess.CalledProcessError):
            subprocess.run(
                ["postsuper", "-c", str(self.world.postfix.conf), "-d", "ALL"], check=True, capture_output=True
            )
        self.empty()

    def is_drained(self) -> bool:
        return not any(has_files(self.queue / queue) for queue in QUEUES)

    def arrived(self, name: str) -> int:
        """Return how many messages a transport has delivered: rows, files, or lines of Postfix's log."""
        if name == "virtual":
            return sum(1 for _ in (self.maildir / "new").glob("*"))
        if name == "true":
            return self.postfix.log.read_bytes().count(b"status=sent (delivered via true service")
        return int(self.cluster.sql("SELECT count(*) FROM inboxes_message", self.database))

    def empty(self) -> None:
        self.cluster.sql("TRUNCATE inboxes_message CASCADE", self.database)
        shutil.rmtree(self.maildir, ignore_errors=True)

    def oneshot_cpu_seconds(self) -> float:
        """Run the one-shot command as postfix/deliver does; return what it and its children took."""
        source = "Received: by bench id 4bench\r\nSubject: One\r\n\r\n" + ("La de da de da.\r\n" * 240)
        code = self.world.code / "manage.py"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run_as(
            DELIVERY_USER,
            [self.world.python, code, "deliver", "--sender=sender@shop.example", "--", RECIPIENT],
            env={"ENV_FILE": str(self.world.delivery_env)},
            input=source,
            capture_output=True,
            timeout=patience(LIMIT_SECONDS),
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if (found := self.arrived("pipe")) != 1:
            raise Stop(f"oneshot: 1 message was given, {found} arrived.")
        self.empty()
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def cpu_seconds(self) -> CpuSeconds:
        postmaster = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        found: CpuSeconds = {}
        for root in (postmaster, self.postfix.pid, self.delivery.pid):
            for pid in [root, *descendants(root)]:
                with contextlib.suppress(OSError):  # it has just ended
                    name, fields = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(") ", 1)
                    ticks = [int(field) / os.sysconf("SC_CLK_TCK") for field in fields.split()[11:15]]
                    found[pid] = "delivery" if root == self.delivery.pid else name, sum(ticks[:2]), sum(ticks[2:])
        return found

    def spent(self, before: CpuSeconds) -> dict[str, float]:
        """Return the CPU seconds since before by process name; NAME_children ran and ended meanwhile."""
        after = self.cpu_seconds()
        seconds: dict[str, float] = defaultdict(float)
        for pid, (name, own, children) in after.items():
            _, own_before, children_before = before.get(pid, (name, 0, 0))
            seconds[name] += own - own_before
            seconds[f"{name}_children"] += children - children_before
        # What ended since is in its parent's children now, with what it had taken before.
        for name, *ended in (before[pid] for pid in before.keys() - after.keys()):
            seconds[f"{'postgres' if name == 'postgres' else 'master'}_children"] -= sum(ended)
        return {name: value for name, value in seconds.items() if value > 0}


def has_files(folder: str | os.PathLike[str]) -> bool:
    with os.scandir(folder) as entries:
        return any(not entry.is_dir() or has_files(entry) for entry in entries)


@contextlib.contextmanager
def running() -> Iterator[Bench]:
    """Make a world anew with the rival transports, and start Postfix and delivery; end them afterwards."""
    with scratch_world("bench", LIMIT_LOOKUP="100000/m") as (world, cluster, database):
        add_rivals(world)
        services: list[Service] = []
        try:
            services.append(world.start("postfix"))
            services.append(world.start("delivery"))
            yield Bench(world, cluster, services[0], services[1], database)
        finally:
            for service in services:
                service.stop()


def add_rivals(world: World) -> None:
    """Add the services `true` and `virtual`, and lift the limits for each client."""
    postconf = ["postconf", "-c", str(world.postfix.conf)]
    ours = subprocess.run([*postconf, "-M", "tempmail/unix"], text=True, capture_output=True, check=True).stdout
    pipe = " ".join(ours.partition(" argv=")[0].split()[1:])
    for service in (f"true {pipe} argv=/bin/true", "virtual unix - n n - - virtual"):
        subprocess.run([*postconf, "-M", "-e", f"{service.split()[0]}/unix={service}"], check=True)
    account = pwd.getpwnam(DELIVERY_USER)
    world.postfix.set(
        true_time_limit=world.postfix.get("tempmail_time_limit"),
        true_destination_concurrency_limit=world.postfix.get("tempmail_destination_concurrency_limit"),
        virtual_mailbox_base=str(make_folder(world.directory / "maildirs", DELIVERY_USER)),
        virtual_mailbox_maps="static:box/",
        virtual_uid_maps=f"static:{account.pw_uid}",
        virtual_gid_maps=f"static:{account.pw_gid}",
        # anvil's limits are not what is measured.
        smtpd_client_event_limit_exceptions="127.0.0.0/8",
    )


def measure(bench: Bench, names: list[str], rounds: int) -> tuple[dict[str, list[float]], Profile, dict[str, str]]:
    """Return ({figure: its values}, {(transport, process): CPU ms}, {name: why it has none}), a value for each round.

    What fails in one round is left out of that round.
    """
    figures: dict[str, list[float]] = defaultdict(list)
    profile: Profile = defaultdict(list)
    problems: dict[str, str] = {}
    for number in range(1, rounds + 1):
        found: dict[str, float] = {}
        for name in names:
            try:
                if name == "oneshot":
                    figure, value = "oneshot_cpu_seconds", bench.oneshot_cpu_seconds()
                else:
                    figure = f"{name}_per_second"
                    value, spent = bench.round(name)
                    for process, milliseconds in spent.items():
                        profile[name, process].append(milliseconds)
            except (Stop, TimeoutError, subprocess.SubprocessError, RuntimeError) as error:
                say(f"round {number} of {rounds}: {name}: {error}")
                problems[name] = str(error)
                bench.start_over()
                continue
            found[figure] = value
            say(f"round {number} of {rounds}: {figure} {value:.3g}")
        for ratio, (ours, rival) in RATIOS.items():
            if {f"{ours}_per_second", f"{rival}_per_second"} <= found.keys():
                found[ratio] = found[f"{ours}_per_second"] / found[f"{rival}_per_second"]
                say(f"round {number} of {rounds}: {ratio} {found[ratio]:.3f}")
        for figure, value in found.items():
            figures[figure].append(value)
    # One round without it is no figure less.
    had = {figure.removesuffix("_per_second").removesuffix("_cpu_seconds") for figure in figures}
    return figures, profile, {name: why for name, why in problems.items() if name not in had}
