"""Hosts without machines: a network namespace each, joined by a bridge in one more, out of reach of all else."""

import os
import signal
import subprocess
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from ..hosts.tree import enter_network
from ..system import wait_for

SECONDS = 30


class Network:
    """`with` makes it, and takes all of it away; what runs there is killed."""

    def __init__(self, prefix: str, addresses: dict[str, str]):
        self.prefix, self.addresses = prefix, addresses

    def __enter__(self) -> "Network":
        self._remove()
        hub = self._namespace("hub")
        _ip("netns", "add", hub)
        _ip("-n", hub, "link", "add", "bridge", "type", "bridge")
        _ip("-n", hub, "link", "set", "bridge", "up")
        for name, address in self.addresses.items():
            host = self._namespace(name)
            _ip("netns", "add", host)
            _ip("-n", hub, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", host)
            _ip("-n", hub, "link", "set", name, "master", "bridge", "up")
            _ip("-n", host, "address", "add", f"{address}/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                _ip("-n", host, "link", "set", device, "up")
        return self

    def __exit__(self, *reason: object) -> None:
        for name in self.addresses:
            self.kill(name)
        self._remove()

    def inside(self, name: str) -> AbstractContextManager[None]:
        """Let this thread, and what it starts, be on a host."""
        return enter_network(Path("/run/netns", self._namespace(name)))

    def cut(self, name: str) -> None:
        """Pull its cable at the other end: nothing is refused, nothing ends, nothing comes."""
        _ip("-n", self._namespace("hub"), "link", "set", name, "nomaster")

    def mend(self, name: str) -> None:
        _ip("-n", self._namespace("hub"), "link", "set", name, "master", "bridge")

    def kill(self, name: str) -> None:
        """kill -9 of all that runs on a host."""

        def is_dead() -> bool:
            pids = _ip("netns", "pids", self._namespace(name)).split()
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)
            return not pids

        wait_for(is_dead, SECONDS, f"the end of all on {name}")

    def _namespace(self, name: str) -> str:
        return f"{self.prefix}-{name}"

    def _remove(self) -> None:
        for name in [*self.addresses, "hub"]:
            subprocess.run(["ip", "netns", "delete", self._namespace(name)], capture_output=True, check=False)


def _ip(*words: str) -> str:
    return subprocess.run(["ip", *words], capture_output=True, text=True, check=True).stdout
