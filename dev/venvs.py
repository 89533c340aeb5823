"""The virtual environments: "service" has what a host installs, "test" also what tests need; and their pins.

requirements/service.in, test.in     what is asked for, and why
requirements/service.txt, test.txt   what is installed, pinned with hashes
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .state import CHECKOUT, STATE, locked, make_readable
from .system import Stop, make_folder, say

REQUIREMENTS = CHECKOUT / "requirements"
NAMES = ("service", "test")  # the second is installed beside the first
PIP_COMPILE = ["--generate-hashes", "--strip-extras", "--annotation-style=line", "--quiet", "--no-header"]
# Where this machine takes packages from is nobody else's concern.
PIP_COMPILE += ["--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options"]


def folder_of(name: str) -> Path:
    """Return where a virtual environment is, or will be, for the requirements as they are."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files_of(name):
        digest.update(file.read_bytes())
    return STATE / f"venv-{name}-{digest.hexdigest()[:12]}"


def files_of(name: str) -> list[Path]:
    return [REQUIREMENTS / f"{part}.txt" for part in NAMES[: NAMES.index(name) + 1]]


def python(name: str) -> Path:
    """Return a virtual environment's interpreter; make the environment if requirements changed."""
    venv = folder_of(name)
    with locked("venv"):
        if not (venv / "complete").exists():
            wanted = [word for file in files_of(name) for word in ("-r", str(file))]
            make_venv(venv, ["--require-hashes", "--only-binary=:all:", *wanted])
    return venv / "bin" / "python"


def make_venv(venv: Path, packages: list[str]) -> None:
    say("Installing Python packages into a virtual environment")
    shutil.rmtree(venv, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input", "-qq"]
    if subprocess.run([*pip, *packages], cwd="/", check=False).returncode:
        shutil.rmtree(venv)
        raise Stop("Python packages could not be downloaded or installed (see above); check the network and try again.")
    make_readable(venv)
    (venv / "complete").touch()


def lock(arguments: list[str]) -> int:
    """Write the pins of all requirements anew; arguments are pip-compile's."""
    tools = STATE / "venv-lock"
    if not (tools / "complete").exists():
        make_folder(STATE)
        make_venv(tools, ["pip-tools"])
    with tempfile.TemporaryDirectory() as work:
        # A copy, so that all are written or none: what test.in asks for is held to service.txt, which comes first.
        made = Path(shutil.copytree(REQUIREMENTS, Path(work) / "requirements"))
        for name in NAMES:
            command = [str(tools / "bin" / "pip-compile"), *PIP_COMPILE, *arguments, f"--output-file={name}.txt"]
            if subprocess.run([*command, f"{name}.in"], cwd=made, check=False).returncode:
                raise Stop("The requirements were not changed: pip-compile failed (see above).")
        for name in NAMES:
            file = REQUIREMENTS / f"{name}.txt"
            file.write_text((made / file.name).read_text())  # in place: it stays its owner's
            say(f"Wrote {file.relative_to(CHECKOUT)}")
    return 0
