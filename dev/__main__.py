"""The commands of ./tempmail, once Python is there.  Runs as root, before the virtual environment exists."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from . import checks, state
from .cluster import Cluster, database_elsewhere
from .filter import SERVICES as FILTER_SERVICES
from .system import (
    OWNER_USER,
    Stop,
    end_processes,
    make_folder,
    make_users,
    open_shared_memory,
    port_is_free,
    run_as,
    say,
    unmount_below,
    write_secret,
)
from .world import WEB_KEYS, World

ALREADY = "Another ./tempmail {} of this checkout is running; end it first."
OURS = {*WEB_KEYS, "DATABASE_URL", "STATIC_ROOT", "ENV_FILE"}
SERVICES = ("postfix", "delivery", "web", "qcluster")


def port(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise Stop(f"{name}={value!r} is not accepted: it must be a port number, 1 to 65535.")
    return int(value)


class Place:
    """`run`'s or `test`'s part of the state: its world, and its PostgreSQL unless DATABASE_URL names another."""

    def __init__(self, name: str, servers: int = 1, is_filtered: bool = False):
        self.directory = state.STATE / name
        self.is_filtered = is_filtered
        names = ["postgres", *(f"postgres-{number}" for number in range(2, servers + 1))]
        self.clusters = [Cluster(self.directory / name) for name in names]
        self.ports = port("TEMPMAIL_SMTP_PORT", 2525), port("TEMPMAIL_WEB_PORT", 8000)
        self.database_url = os.environ.get("DATABASE_URL") if name == "run" else None

    def end_leftovers(self) -> None:
        """End what a killed launcher of this checkout left running."""
        end_processes(self.directory, 3)
        unmount_below(self.directory)
        self.stop_clusters()

    def stop_clusters(self) -> None:
        for cluster in self.clusters:
            if cluster.data.exists():
                cluster.stop()

    def set_up(self) -> World:
        """Make users, virtual environment, code, database; return the world.  PostgreSQL runs after it."""
        make_users()
        open_shared_memory()
        interpreter = state.python("test" if self.directory.name == "test" else "service")
        make_folder(self.directory)
        code = state.copy_code(self.directory / "app", interpreter)
        if self.database_url:
            self.databases = [database_elsewhere(self.database_url, self.directory)]
        else:
            say("Starting PostgreSQL")
            for cluster in self.clusters:
                cluster.create()
                cluster.start()
            self.databases = [cluster.database() for cluster in self.clusters]
        return World(self.directory, code, interpreter, *self.ports, self.is_filtered)

    def keys(self, world: World) -> dict[str, str]:
        """Return the keys, each made on first use."""
        path = self.directory / "keys"
        kept = path.read_text() if path.exists() else ""
        command = [world.python, "-B", world.code / "manage.py", "makekeys"]
        environment = {"ENV_FILE": "/dev/null"} | as_settings(kept)
        if made := run_as(OWNER_USER, command, env=environment, stdout=subprocess.PIPE).stdout:
            write_secret(path, kept + made)
        return as_settings(kept + made)

    def prepare(self) -> World:
        """Set up the whole world, ready to be served."""
        world = self.set_up()
        known = re.findall(r"^#?([A-Z0-9_]+)=", (state.CHECKOUT / ".env.example").read_text(), re.MULTILINE)
        settings = {name: os.environ[name] for name in known if name in os.environ and name not in OURS}
        say("Preparing database and Postfix")
        world.prepare(self.databases[0], self.keys(world), **settings)
        for command in (
            ("migrate", "--noinput", "--verbosity=0"),
            ("collectstatic", "--noinput", "--clear", "--verbosity=0"),
            ("adddomain", "--if-none", "tempmail.test"),
        ):
            if world.manage(*command, check=False).returncode:
                raise Stop(f"manage.py {command[0]} failed (see above).")
        return world

    def close(self) -> None:
        end_processes(self.directory, 3)
        unmount_below(self.directory)
        self.stop_clusters()


def as_settings(lines: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in lines.splitlines())


def run(is_filtered: bool = False) -> int:
    with state.locked("run", ALREADY.format("run")):
        place = Place("run", is_filtered=is_filtered)
        place.end_leftovers()
        for name, number in zip(("TEMPMAIL_SMTP_PORT", "TEMPMAIL_WEB_PORT"), place.ports, strict=True):
            if not port_is_free(number):
                raise Stop(f"Port {number} of 127.0.0.1 is taken by another program; choose another: {name}=NUMBER.")
        try:
            return serve(place.prepare())
        finally:
            place.close()


def serve(world: World) -> int:
    """Run the Procfile until Ctrl-C, or until one of its processes ends."""
    services = (*SERVICES, *FILTER_SERVICES) if world.is_filtered else SERVICES
    # The runner gets SIGTERM when we are killed, and ends its processes.
    runner = subprocess.Popen(
        ["setpriv", "--pdeathsig=TERM", world.python.parent / "honcho", "start", "-f", "Procfile", *services],
        cwd=world.code,
        env=world.environment(),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    asked_at = 0.0

    def ask_to_end(number, frame):
        nonlocal asked_at
        asked_at = asked_at or time.monotonic()
        runner.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask_to_end)
    waiting_for = set(services)
    while runner.poll() is None and not (asked_at and time.monotonic() > asked_at + 8):
        if waiting_for and not asked_at:
            waiting_for -= {name for name in waiting_for if world.answers(name)}
            if not waiting_for:
                world.let_postfix_give_way()
                print(welcome(world), flush=True)
        time.sleep(0.1)
    if not asked_at:
        raise Stop("A part of the service ended by itself (see above), so all of it was ended.")
    return 0


def welcome(world: World) -> str:
    ports = "" if world.smtp_port == 2525 else f"TEMPMAIL_SMTP_PORT={world.smtp_port} "
    return f"""
    The page          {world.web_url}
    The admin         {world.web_url}admin/   (./tempmail manage createsuperuser makes an admin)
    A first mail      {ports}./tempmail send hello@tempmail.test
                      then open hello@tempmail.test on the page
    Ctrl-C ends it.
"""


def manage(arguments: list[str]) -> int:
    """Run manage.py of the checkout as the caller, with the settings and the database of `run`."""
    place = Place("run")
    try:
        with state.locked("run", "held"):
            place.end_leftovers()
            try:
                return manage_py(place.prepare(), arguments)
            finally:
                place.close()
    except Stop as stop:
        if str(stop) != "held":
            raise
    # `run` is up: its database is there.
    return manage_py(World(place.directory, place.directory / "app", state.python(), *place.ports), arguments)


def manage_py(world: World, arguments: list[str]) -> int:
    try:
        settings = as_settings(world.owner_env.read_text())
    except FileNotFoundError:
        raise Stop("./tempmail run is still setting up; try again when it answers.") from None
    caller = pwd.getpwuid(int(os.environ.get("SUDO_UID", "0")))
    return run_as(
        caller.pw_name,
        [world.python, "-B", "manage.py", *arguments],
        env={"HOME": caller.pw_dir, "ENV_FILE": "/dev/null"} | settings,
        cwd=state.CHECKOUT,
        check=False,
    ).returncode


def test(arguments: list[str], command=checks.run_all) -> int:
    with state.locked("test", ALREADY.format("test")):
        place = Place("test", checks.WORKERS)
        place.end_leftovers()
        try:
            world = place.set_up()
            return command(world, place.databases, place.keys(world), arguments)
        finally:
            place.close()


def clean() -> int:
    with (
        state.locked("run", ALREADY.format("run")),
        state.locked("test", ALREADY.format("test")),
    ):
        for name in ("run", "test"):
            Place(name).end_leftovers()
        shutil.rmtree(state.STATE)
    say(f"Removed {state.STATE}")
    return 0


def lock(arguments: list[str]) -> int:
    """Write the pinned requirements anew from service.in and test.in; `--upgrade` takes newer releases."""
    tools = state.STATE / "venv-lock"
    if not (tools / "complete").exists():
        make_folder(state.STATE)
        shutil.rmtree(tools, ignore_errors=True)
        state.make_venv(tools, ["pip-tools"])
    requirements = state.CHECKOUT / "requirements"
    options = ["--generate-hashes", "--strip-extras", "--no-header", "--annotation-style=line", "--quiet"]
    unnamed = ["--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options"]
    # test.in is held to what service.txt pins, so that comes first, and neither is half-written.
    with tempfile.TemporaryDirectory() as work:
        new = Path(shutil.copytree(requirements, Path(work) / "requirements"))
        for name in state.REQUIREMENTS:
            command = [tools / "bin" / "pip-compile", *options, *unnamed, *arguments, "--output-file", f"{name}.txt"]
            if subprocess.run([*command, f"{name}.in"], cwd=new, check=False).returncode:
                raise Stop("The requirements were not changed: pip-compile failed (see above).")
        for name in state.REQUIREMENTS:
            (requirements / f"{name}.txt").write_text(
                (new / f"{name}.txt").read_text()
            )  # in place: it stays its owner's
            say(f"Wrote requirements/{name}.txt")
    return 0


def messages() -> int:
    """Collect the strings of pages into the catalogues of all languages, as the caller; obsolete ones go."""
    make_folder(state.STATE)
    caller = pwd.getpwuid(int(os.environ.get("SUDO_UID", "0")))
    options = ["--all", "--no-location", "--no-wrap", "--no-obsolete", "--ignore=dev", "--ignore=tests"]
    run_as(
        caller.pw_name,
        [state.python(), "-B", "manage.py", "makemessages", *options],
        env={"HOME": caller.pw_dir, "ENV_FILE": "/dev/null"},
        cwd=state.CHECKOUT,
    )
    for catalogue in state.CHECKOUT.glob("inboxes/locale/*/LC_MESSAGES/django.po"):
        # Without the date a catalogue changes only when its strings do.
        lines = catalogue.read_text().splitlines(keepends=True)
        catalogue.write_text("".join(line for line in lines if not line.startswith(('"POT-Cre', '"Report-'))))
    return 0


def fuzz(arguments: list[str]) -> int:
    """Run dev.fuzz as the caller, in the checkout, where its finds lie: it needs no service."""
    make_folder(state.STATE)
    caller = pwd.getpwuid(int(os.environ.get("SUDO_UID", "0")))
    command = [state.python("test"), "-B", "-m", "dev.fuzz", *arguments]
    # What it makes up depends on its seed alone.
    env = {"HOME": caller.pw_dir, "ENV_FILE": "/dev/null", "PYTHONHASHSEED": "0"}
    signal.signal(signal.SIGINT, lambda *_: None)  # it answers the terminal's Ctrl-C itself
    return run_as(caller.pw_name, command, env=env, cwd=state.CHECKOUT, check=False).returncode


def main() -> int:
    command, *arguments = sys.argv[1:]
    taking_arguments = {"manage": manage, "test": test, "lock": lock, "fuzz": fuzz}
    try:
        if command == "bench":
            return test(arguments, checks.run_bench)
        if command == "faults":
            return test(arguments, checks.run_faults)
        if command == "screenshots":
            return test(arguments, checks.take_screenshots)
        if [command, *arguments] == ["run", "--filter"]:
            return run(is_filtered=True)
        if command in taking_arguments:
            return taking_arguments[command](arguments)
        if arguments:
            raise Stop(f"./tempmail {command} takes no arguments; ./tempmail --help tells more.")
        return {"run": run, "clean": clean, "messages": messages}[command]()
    except (Stop, OSError) as error:
        print(f"tempmail: {error}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        words = (error.stderr or "").strip() or "see above"
        print(f"tempmail: {Path(error.cmd[0]).name} failed: {words}", file=sys.stderr)
    except KeyboardInterrupt:
        print("tempmail: ended while setting up", file=sys.stderr)
    return 1


if __name__ == "__main__":
    os.umask(0o022)
    # Until the services run, every end is an exception that takes back what was started.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    os.chdir(Path(__file__).resolve().parent.parent)
    sys.exit(main())
