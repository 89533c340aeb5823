"""./tempmail test, bench, faults, screenshots and fuzz: what they need, and what they run then."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import state
from .cluster import Database
from .installation import Installation
from .node import node_modules
from .system import (
    MARK,
    base_environment,
    end_processes,
    make_folder,
    make_users,
    open_shared_memory,
    run_as_caller,
    say,
)
from .venvs import python
from .world import World

ALREADY = "Another ./tempmail test of this checkout (or bench, faults, screenshots) is running; end it first."
# The tests are shared out to so many processes, each with a server and services of its own.
WORKERS = 3
SIDE_BY_SIDE = [f"--numprocesses={WORKERS}", "--dist=worksteal"]
# How much a test tries, where all of it takes too long for each run.
HOW_MUCH = ("TEMPMAIL_DOCTOR", "TEMPMAIL_METRICS_SESSIONS")


def with_services(
    command: Callable[[World, list[Database], dict[str, str], list[str]], int],
    arguments: list[str],
    wait_for_disk: bool = True,
) -> int:
    """Run a command beside private servers of PostgreSQL; return its exit status."""
    with state.locked("test", ALREADY):
        installation = Installation("test", WORKERS)
        installation.end()
        try:
            world = installation.set_up()
            for cluster in installation.clusters:
                cluster.wait_for_disk(wait_for_disk)
            return command(world, installation.databases, installation.keys(world), arguments)
        finally:
            installation.end()


def environment(world: World, databases: list[Database]) -> dict[str, str]:
    """Return what checks and tests run with.

    DATABASE_URL: the owner's, who may create databases, on a server that tests may stop.
    TEMPMAIL_DATABASE_URLS: one such for each of several test processes.
    TEMPMAIL_WORLDS: a folder every user may enter, for worlds of the tests' own.
    TEMPMAIL_CHECKOUT: the code's own folder, with its history; what runs is a copy without it.
    TEMPMAIL_CORPUS: the folder of collected messages, where it lies beside the checkout.
    TEMPMAIL_NODE_MODULES (tests only): the packages of tests/api/compatible/clients.
    """
    given = base_environment() | {
        MARK: str(world.directory),
        "HOME": str(make_folder(world.directory / "home")),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATABASE_URL": databases[0].owner_url,
        "TEMPMAIL_DATABASE_URLS": " ".join(database.owner_url for database in databases),
        "TEMPMAIL_CHECKOUT": str(state.CHECKOUT),
        "TEMPMAIL_WORLDS": str(make_folder(world.directory / "worlds")),
    }
    given |= {name: os.environ[name] for name in HOW_MUCH if name in os.environ}
    corpus = state.CHECKOUT.parent / "shared" / "corpus"
    if corpus.is_dir():
        given["TEMPMAIL_CORPUS"] = str(corpus)
    return given


def run_all(world: World, databases: list[Database], keys: dict[str, str], arguments: list[str]) -> int:
    """Run linters, Django's checks and pytest, all of them; return pytest's exit status, or 1 for the others'.

    Without arguments the tests run side by side, and what of the product they run is counted.  None gets a second
    try: a test that fails at times is at fault, or what it tests is.
    """
    tests = environment(world, databases) | {"TEMPMAIL_NODE_MODULES": str(node_modules())}
    production = tests | keys | {"HTTPS": "true", "ENV_FILE": "/dev/null"}
    ruff, manage = [str(world.python.parent / "ruff")], [str(world.python), "manage.py"]
    mypy = [str(world.python.parent / "mypy"), "--cache-dir", str(world.directory / "mypy-cache")]
    failed = []
    for command, env in (
        ([*ruff, "check", "--no-cache", "--quiet", "."], tests),
        ([*ruff, "format", "--no-cache", "--check", "--quiet", "."], tests),
        (mypy, production),
        ([*manage, "makemigrations", "--check", "--dry-run"], production),
        ([*manage, "check", "--deploy", "--fail-level=WARNING"], production),
    ):
        name = " ".join([Path(command[0]).name, *command[1:]])
        say(name)
        if subprocess.run(command, cwd=world.code, env=env, check=False).returncode:
            failed.append(name)
    pytest = [str(world.python), "-m", "pytest", "-o", f"cache_dir={world.directory / 'pytest-cache'}"]
    tests["COVERAGE_FILE"] = str(world.directory / "coverage")
    counting = [
        "--cov",
        f"--cov-report=json:{world.directory / state.COVERAGE_REPORT}",
        "--cov-report=term:skip-covered",
    ]
    if os.environ.get("TEMPMAIL_COVERAGE") == "no":
        counting = []
    status = foreground([*pytest, *(arguments or [*SIDE_BY_SIDE, *counting])], world, tests)
    for name in failed:
        say(f"FAILED: {name} (see above)")
    return status or int(bool(failed))


def run_bench(world: World, databases: list[Database], keys: dict[str, str], arguments: list[str]) -> int:
    return foreground([world.python, "-m", "dev.bench", *arguments], world, environment(world, databases) | keys)


def run_faults(world: World, databases: list[Database], keys: dict[str, str], arguments: list[str]) -> int:
    return foreground([world.python, "-m", "dev.faults", *arguments], world, environment(world, databases) | keys)


def take_screenshots(world: World, databases: list[Database], keys: dict[str, str], arguments: list[str]) -> int:
    """Write the pictures into the checkout, for the caller to keep."""
    folder = state.CHECKOUT / "screenshots"
    made = make_folder(world.directory / "pictures")
    env = environment(world, databases) | keys | {"TEMPMAIL_PICTURES": str(made)}
    status = foreground([world.python, "-m", "dev.screenshots", *arguments], world, env)
    owner = state.CHECKOUT.stat()
    folder.mkdir(exist_ok=True)
    for picture in made.glob("*.png"):
        shutil.move(picture, folder / picture.name)
    for path in (folder, *folder.iterdir()):
        os.chown(path, owner.st_uid, owner.st_gid)
    return status


def hosts(arguments: list[str]) -> int:
    """Run dev.hosts: its servers are in trees of its own."""
    command = [str(python("service")), "-B", "-m", "dev.hosts", *arguments]
    return subprocess.run(
        command, cwd=state.CHECKOUT, env=os.environ | {"ENV_FILE": "/dev/null"}, check=False
    ).returncode


def wide(arguments: list[str]) -> int:
    """Run dev.wide: its servers are on hosts of its own."""
    with state.locked("wide", "Another ./tempmail wide of this checkout is running; end it first."):
        installation = Installation("wide")
        folder = make_folder(installation.directory / "hosts")
        end_processes(folder)
        shutil.rmtree(folder)
        make_users()
        open_shared_memory()
        world = replace(installation.world(), python=python("test"))
        state.copy_code(world.code, world.python)
        env = base_environment() | installation.keys(world) | {
            "HOME": str(make_folder(world.directory / "home")), "ENV_FILE": "/dev/null", "TEMPMAIL_WORLDS": str(folder),
        }  # fmt: skip
        try:
            return foreground([world.python, "-B", "-m", "dev.wide", *arguments], world, env)
        finally:
            end_processes(folder)


def fuzz(arguments: list[str]) -> int:
    """Run dev.fuzz as the caller, in the checkout, where its finds lie: it needs no service."""
    make_folder(state.STATE)
    command = [python("test"), "-B", "-m", "dev.fuzz", *arguments]
    signal.signal(signal.SIGINT, lambda *_: None)  # it answers the terminal's Ctrl-C itself
    # What it makes up depends on its seed alone.
    return run_as_caller(command, state.CHECKOUT, {"ENV_FILE": "/dev/null", "PYTHONHASHSEED": "0"})


def foreground(command: Sequence[str | Path], world: World, env: Mapping[str, str]) -> int:
    """Run a command that gets the terminal's Ctrl-C itself, and is waited for."""
    say(" ".join(map(str, command[2:])))
    process = subprocess.Popen(command, cwd=world.code, env=env)
    signal.signal(signal.SIGINT, lambda *_: None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: process.terminate())
    return process.wait()
