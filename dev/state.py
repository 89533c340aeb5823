"""What a checkout keeps on this machine: /var/lib/tempmail-dev/<digest of its path>/.

    venv-service-<digest>/  a virtual environment with what a host installs, for one requirements/service.txt
    venv-test-<digest>/     one with test.txt beside it
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
import sys
from pathlib import Path

from .system import Stop, make_folder, say

CHECKOUT = Path(__file__).resolve().parent.parent
ROOT = Path("/var/lib/tempmail-dev")
STATE = ROOT / hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:12]
REQUIREMENTS = ("service", "test")  # the second is installed beside the first
NOT_COPIED = ".git .env .venv venv node_modules staticfiles screenshots fuzzed __pycache__ .*_cache".split()


@contextlib.contextmanager
def locked(name: str, held: str = ""):
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


def python(name: str = "service") -> Path:
    """Return the interpreter of the virtual environment "service" or "test"; make it if requirements changed."""
    parts = REQUIREMENTS[: REQUIREMENTS.index(name) + 1]
    files = [CHECKOUT / "requirements" / f"{part}.txt" for part in parts]
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    venv = STATE / f"venv-{name}-{digest.hexdigest()[:12]}"
    with locked("venv"):
        if not (venv / "complete").exists():
            shutil.rmtree(venv, ignore_errors=True)
            wanted = [word for file in files for word in ("-r", str(file))]
            make_venv(venv, ["--require-hashes", "--only-binary=:all:", *wanted])
    return venv / "bin" / "python"


def make_venv(venv: Path, packages: list[str]) -> None:
    say("Installing Python packages into a virtual environment")
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input", "-qq"]
    if subprocess.run([*pip, *packages], cwd="/", check=False).returncode:
        shutil.rmtree(venv)
        raise Stop("Python packages could not be downloaded or installed (see above); check the network and try again.")
    make_readable(venv)
    (venv / "complete").touch()


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
    return destination


def compile_catalogues(code: Path) -> None:
    """Make each translation's .mo, which gettext reads, anew."""
    for catalogue in code.glob("inboxes/locale/*/LC_MESSAGES/django.po"):
        subprocess.run(["msgfmt", "--check-format", "-o", catalogue.with_suffix(".mo"), catalogue], check=True)
