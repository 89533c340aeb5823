"""./tempmail run: the whole service in the foreground; ./tempmail manage: manage.py on its database."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from types import FrameType

from . import state
from .filter import SERVICES as FILTER_SERVICES
from .installation import Installation, as_settings
from .system import Stop, base_environment, port_is_free, run_as_caller
from .world import World

ALREADY = "Another ./tempmail run of this checkout is running; end it first."
SERVICES = ("postfix", "delivery", "web", "qcluster")


def run(is_filtered: bool) -> int:
    with state.locked("run", ALREADY):
        installation = Installation("run", is_filtered=is_filtered)
        installation.end()
        for name, number in zip(("TEMPMAIL_SMTP_PORT", "TEMPMAIL_WEB_PORT"), installation.ports, strict=True):
            if not port_is_free(number):
                raise Stop(f"Port {number} of 127.0.0.1 is taken by another program; choose another: {name}=NUMBER.")
        try:
            return serve(installation.prepare())
        finally:
            installation.end()


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

    def ask_to_end(number: int, frame: FrameType | None) -> None:
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
    return with_database(lambda world: manage_py(world, arguments))


def fill(arguments: list[str]) -> int:
    """Run dev.fill on the database of `run`."""
    return with_database(lambda world: fill_in(world, arguments))


def with_database(command: Callable[[World], int]) -> int:
    """Run a command on the database of `run`, whether that is up or not."""
    installation = Installation("run")
    try:
        with state.locked("run", "held"):
            installation.end()
            try:
                return command(installation.prepare())
            finally:
                installation.end()
    except Stop as stop:
        if str(stop) != "held":
            raise
    # `run` is up: its database is there.
    return command(installation.world())


def settings_of(world: World) -> dict[str, str]:
    try:
        return as_settings(world.owner_env.read_text())
    except FileNotFoundError:
        raise Stop("./tempmail run is still setting up; try again when it answers.") from None


def manage_py(world: World, arguments: list[str]) -> int:
    command = [world.python, "-B", "manage.py", *arguments]
    return run_as_caller(command, state.CHECKOUT, {"ENV_FILE": "/dev/null"} | settings_of(world))


def fill_in(world: World, arguments: list[str]) -> int:
    """As root, to reach the private server as its superuser."""
    settings = settings_of(world)
    given = {name: settings[name] for name in ("SITE_PUBLIC_KEY", "WEBHOOK_KEY")}
    given |= {name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ}
    command = [str(world.python), "-B", "-m", "dev.fill", str(world.directory), *arguments]
    return subprocess.run(command, cwd=state.CHECKOUT, env=base_environment() | given, check=False).returncode
