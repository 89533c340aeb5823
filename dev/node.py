"""What the tests run under Node.js: the packages of tests/api/compatible/clients, in a folder of the state."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from .state import CHECKOUT, STATE, locked, make_readable
from .system import Stop, make_folder, say

CLIENTS = CHECKOUT / "tests" / "api" / "compatible" / "clients"
LOCK = "package-lock.json"


def node_modules() -> Path:
    """Return the folder with the packages; install them anew if the lock file changed."""
    digest = hashlib.sha256((CLIENTS / LOCK).read_bytes()).hexdigest()[:12]
    folder = STATE / f"node-{digest}"
    with locked("node"):
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            make_folder(folder)
            install(folder)
            (folder / "complete").touch()
    return folder / "node_modules"


def install(folder: Path) -> None:
    say("Installing Node.js packages for the tests")
    for name in ("package.json", LOCK):
        shutil.copy(CLIENTS / name, folder)
    # No package may run a program of its own.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=folder, check=False).returncode:
        shutil.rmtree(folder)
        raise Stop("Node.js packages could not be downloaded (see above); check the network and try again.")
    make_readable(folder)
