"""A container of the image, by podman, as the compose file would have it, in a network of its own."""

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..state import CHECKOUT
from ..system import Stop, base_environment, make_folder
from .tree import ADDRESS, RESOLVER, enter_network

COMPOSE = CHECKOUT / "postfix/container/compose.yaml"
NETWORK = f"""
ip netns add "$1"
ip -n "$1" link set lo up
ip -n "$1" link add eth0 type veth peer name world
for address in {ADDRESS} {RESOLVER}; do ip -n "$1" address add $address/24 dev eth0; done
ip -n "$1" link set world up
ip -n "$1" link set eth0 up
"""
# crun refuses cgroups of both versions side by side: podman then sees those of the first.
ENTER = ["unshare", "--mount", "sh", "-c", 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"', "sh"]


class Containers:
    """Images, volumes and the container NAME in a folder; `with` makes their network, and takes all of it away."""

    NAME = "tempmail"

    def __init__(self, folder: Path):
        self.folder, self._network = folder, f"tempmail-image-{os.getpid()}"
        # podman takes no longer name than 50 characters for the second.
        self._stores = ["--root", str(folder / "store"), "--runroot", f"/run/{self._network}"]

    def __enter__(self) -> "Containers":
        self._remove()
        make_folder(self.folder)
        subprocess.run(["sh", "-eu", "-c", NETWORK, "sh", self._network], check=True)
        return self

    def __exit__(self, *reason: object) -> None:
        self._remove()
        subprocess.run(["ip", "netns", "delete", self._network], check=False)

    def _remove(self) -> None:
        if self.folder.exists():
            self.podman("rm", "--all", "--force", "--time=20", check=False)
            self.podman("rmi", "--all", "--force", check=False)
            shutil.rmtree(self.folder)
        shutil.rmtree(f"/run/{self._network}", ignore_errors=True)

    def podman(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*ENTER, "podman", *self._stores, *words],
            env=base_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        if check and done.returncode:
            raise Stop(f"podman {' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
        return done

    def buildah(self, *words: str) -> str:
        return subprocess.check_output(["buildah", *self._stores, *words], text=True).strip()

    def build(self, release: str) -> None:
        """Build it as this machine reaches the registries."""
        program = " ".join(["buildah", *self._stores])
        environment = os.environ | {"RELEASE": release, "BUILDAH": program}
        subprocess.run([CHECKOUT / "postfix/container/build", "tempmail"], env=environment, check=True)

    def start(self, image: str, **environment: str) -> None:
        """Start it with these, with what else the compose file says, and with its volumes."""
        text = COMPOSE.read_text()
        (drop,), (add,) = (re.findall(rf"^    cap_{kind}: \[(.*)\]", text, re.MULTILINE) for kind in ("drop", "add"))
        volumes = re.findall(r"^      - (\w+:/\S+)", text, re.MULTILINE)
        files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        self.podman(
            "run", "--detach", f"--name={self.NAME}", f"--network=ns:/run/netns/{self._network}", f"--dns={RESOLVER}",
            f"--cap-drop={drop}", f"--cap-add={add.replace(' ', '')}", "--security-opt=no-new-privileges",
            # podman's own may be more than this machine allows.
            f"--ulimit=nofile={files}:{files}", "--ulimit=nproc=4096:4096",
            *(f"--volume={volume}" for volume in volumes),
            *(f"--env={name}={value}" for name, value in environment.items()),
            image,
        )  # fmt: skip

    def run(self, script: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.podman("exec", self.NAME, "sh", "-eu", "-c", script, check=check)

    def stop(self) -> int:
        """End it as `podman stop` does, and take it away; return its exit status.  Volumes stay."""
        self.podman("stop", "--time=120", self.NAME)
        (found,) = json.loads(self.podman("inspect", self.NAME).stdout)
        self.podman("rm", self.NAME)
        return int(found["State"]["ExitCode"])

    def says(self) -> str:
        return self.podman("logs", self.NAME, check=False).stdout

    @contextlib.contextmanager
    def mounted(self, image: str) -> Iterator[Path]:
        """Have an image's files in a folder."""
        made = self.buildah("from", "--pull-never", f"localhost/{image}")
        try:
            yield Path(self.buildah("mount", made))
        finally:
            self.buildah("rm", made)

    @contextlib.contextmanager
    def network(self) -> Iterator[None]:
        """Let this thread's new sockets be beside the container's."""
        with enter_network(Path("/run/netns", self._network)):
            yield
