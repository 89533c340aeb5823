"""What a checkout keeps on this machine: /var/lib/tempmail-dev/<digest of its path>/.

    venv-service-<digest>/  what a host installs, for one requirements/service.txt
    venv-test-<digest>/     that, and what tests need beside it
    node-<digest>/          the tests' packages for one package-lock.json
    run/, test/             a World each, with app/ (a copy of the code), postgres/, keys

A copy, because the checkout may lie where only its owner may enter.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from inboxes import version

from .system import Stop, make_folder, say

CHECKOUT = Path(__file__).resolve().parent.parent
ROOT = Path("/var/lib/tempmail-dev")
COVERAGE_REPORT = "coverage.json"  # in test/, of the last run of all tests
NOT_COPIED = ".git .env .venv venv node_modules staticfiles screenshots fuzzed __pycache__ .*_cache".split()


def state_of(checkout: Path) -> Path:
    return ROOT / hashlib.sha256(os.fsencode(checkout)).hexdigest()[:12]


STATE = state_of(CHECKOUT)


@contextlib.contextmanager
def locked(name: str, held: str = "") -> Iterator[None]:
    """Hold a lock of this checkout.  Raises Stop with the sentence `held` when it is taken; without one, waits.

    The kernel lets go of it when the process ends, however it ends.
    """
    make_folder(STATE)
    with (STATE / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if held:
                raise Stop(held) from None
            say(f"Waiting for another ./tempmail of this checkout ({name})")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_readable(folder: Path) -> None:
    """Let every user read a folder, whatever the caller's umask was."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
    folder.chmod(0o755)


def copy_code(destination: Path, interpreter: Path) -> Path:
    """Copy the checkout's code to where every user may read it, compiled."""
    shutil.rmtree(destination, ignore_errors=True)
    shutil.copytree(CHECKOUT, destination, symlinks=True, ignore=shutil.ignore_patterns(*NOT_COPIED))
    for path in [destination, *destination.rglob("*")]:
        if path.is_symlink():
            continue
        os.chown(path, 0, 0)
        executable = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if executable else 0o644)
    subprocess.run([interpreter, "-m", "compileall", "-q", destination], check=True)
    compile_catalogues(destination)
    (destination / version.COMMIT_FILE.name).write_text(f"{version.commit(CHECKOUT)}\n")
    return destination


def compile_catalogues(code: Path) -> None:
    """Make each translation's .mo, which gettext reads, anew."""
    for catalogue in code.glob("inboxes/locale/*/LC_MESSAGES/django.po"):
        subprocess.run(["msgfmt", "--check-format", "-o", catalogue.with_suffix(".mo"), catalogue], check=True)
