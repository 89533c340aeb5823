"""./tempmail wide: set the hosts up, lose each under load, and print the table of what became of every message."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..options import read
from ..state import CHECKOUT
from ..system import Stop, say, wait_for
from ..world import WEB_KEYS
from . import ADDRESSES, LOST, WAYS
from .hosts import Hosts
from .load import Load, Page, Waiter, ask
from .network import Network

WARM_SECONDS, LEAST_SECONDS = 5, 15  # of load before a host is lost; for which it is
LIMIT_SECONDS = 240
WEBS = ("web1", "web2")


@dataclass(frozen=True)
class Row:
    """seconds: until the last of the pages at web hosts that are there has shown mail that was sent later."""

    lost_host: str
    accepted: int
    stored: int
    twice: int
    lost: int
    seconds: float

    @property
    def is_good(self) -> bool:
        return self.stored == self.accepted > 0 and not (self.twice or self.lost)

    def __str__(self) -> str:
        numbers = (self.accepted, self.stored, self.twice, self.lost)
        return f"| {self.lost_host} | {' | '.join(map(str, numbers))} | {self.seconds:.1f} |"


class Trial:
    def __init__(self, hosts: Hosts, load: Load, pages: dict[str, Page], waiters: list[Waiter]):
        self.hosts, self.load, self.pages, self.waiters = hosts, load, pages, waiters

    def lose(self, which: str, way: str) -> Row:
        """Send, lose a host, have it back, and count what became of all that was accepted."""
        primary = self.hosts.primary() or "db1"
        name = {"primary": primary, "replica": "db2" if primary == "db1" else "db1"}.get(which, which)
        self.load.go_on()
        time.sleep(WARM_SECONDS)
        lost_at = time.time()
        (self.hosts.network.kill if way == "killed" else self.hosts.network.cut)(name)
        there = [page for web, page in self.pages.items() if web != name]
        wait_for(lambda: all(self._shows(page, lost_at) for page in there), LIMIT_SECONDS, "mail in the pages")
        seconds = max(min(self._later(page, lost_at)) for page in there) - lost_at
        time.sleep(max(lost_at + LEAST_SECONDS - time.time(), 0))
        back_at = time.time()
        self.hosts.start(name) if way == "killed" else self.hosts.network.mend(name)
        wait_for(partial(self.hosts.answers, name), LIMIT_SECONDS, f"{name} is back")
        wait_for(self.hosts.has_replica, LIMIT_SECONDS, "a replica that follows")
        wait_for(
            lambda: all(self._shows(page, back_at) for page in self.pages.values()), LIMIT_SECONDS, "mail in all pages"
        )
        self.load.pause()
        return self._count(f"{which}, {way}", seconds)

    def _later(self, page: Page, since: float) -> list[float]:
        """Return when it showed those that were begun later."""
        begun = {f"load-{name[1:].partition('x')[0]}-": at for name, at in self.load.mail.accepted.items()}
        return [at for subject, at in page.seen().items() if begun.get(subject, 0) > since]

    def _shows(self, page: Page, since: float) -> bool:
        return bool(self._later(page, since))

    def _count(self, what: str, seconds: float) -> Row:
        mail = self.load.mail
        queues = [self.hosts.worlds[name].postfix for name in ("mx1", "mx2")]

        def are_empty() -> bool:
            for postfix in queues:
                postfix.flush()
            return not any(postfix.queue() for postfix in queues)

        wait_for(are_empty, LIMIT_SECONDS, "empty queues")
        subjects = {f"load-{name[1:].partition('x')[0]}-" for name in mail.accepted}
        for waiter in self.waiters:
            wait_for(partial(waiter.has_seen, subjects), LIMIT_SECONDS, f"all mail at {waiter.web}'s API")
            if waiter.twice:
                raise Stop(f"{waiter.web}'s API told of {len(waiter.twice)} messages twice")
        names = Counter(self.hosts.sql("SELECT local_part FROM inboxes_message WHERE local_part ~ '^m[0-9]'").split())
        accepted = mail.accepted.keys()
        # Stored though its sender was never told so: RFC 1047 knows no remedy.
        unexpected = names.keys() - accepted - mail.unanswered
        self.hosts.sql("DELETE FROM inboxes_message WHERE local_part ~ '^m[0-9]'")
        return Row(
            lost_host=what,
            accepted=len(accepted),
            stored=len(accepted & names.keys()),
            twice=sum(times - 1 for times in names.values()) + len(unexpected) + len(mail.refused),
            lost=len(accepted - names.keys()),
            seconds=seconds,
        )


def main() -> int:
    options = read("wide", sys.argv[1:])
    # All that was made is taken away, however it ends.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    folder = Path(os.environ["TEMPMAIL_WORLDS"])
    keys = {name: os.environ[name] for name in WEB_KEYS}
    rows: list[Row] = []
    is_good = True
    try:
        with ExitStack() as stack:
            network = stack.enter_context(Network(f"tempmail-{folder.parents[1].name[:6]}", ADDRESSES))
            hosts = Hosts(folder, CHECKOUT, Path(sys.executable), network, keys)
            say("Setting seven hosts up")
            hosts.set_up()
            _, inbox = ask(network, "web1", "POST", "/inboxes", body={"lifetime_seconds": 86400})
            load = stack.enter_context(Load(network, inbox["address"]))
            waiters = [stack.enter_context(Waiter(network, web, inbox["address"], inbox["token"])) for web in WEBS]
            pages = {web: stack.enter_context(Page(network, web)) for web in WEBS}
            trial = Trial(hosts, load, pages, waiters)
            for way in WAYS:
                for which in LOST:
                    if (not options.only or which in options.only) and (not options.way or way in options.way):
                        say(f"{which}: {WAYS[way]}")
                        rows.append(trial.lose(which, way))
                        say(str(rows[-1]))
    except (Stop, TimeoutError, RuntimeError, KeyboardInterrupt, subprocess.CalledProcessError) as error:
        print(f"tempmail: {error or 'ended before its end'}", file=sys.stderr)
        is_good = False
    print("| host lost | accepted | stored | twice | lost | seconds |\n|---|---|---|---|---|---|")
    print("\n".join(map(str, rows)))
    return 0 if is_good and all(row.is_good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
