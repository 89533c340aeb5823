"""What `run` or `test` keeps in the state: its world, and its PostgreSQL unless DATABASE_URL names another."""

import os
import re
import subprocess

from . import state
from .cluster import Cluster, Database, database_elsewhere
from .system import (
    OWNER_USER,
    Stop,
    end_processes,
    make_folder,
    make_users,
    open_shared_memory,
    run_as,
    say,
    unmount_below,
    write_secret,
)
from .venvs import python
from .world import WEB_KEYS, World

# What of .env.example an installation sets itself.
OURS = {*WEB_KEYS, "DATABASE_URL", "STATIC_ROOT", "ENV_FILE"}


def port(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise Stop(f"{name}={value!r} is not accepted: it must be a port number, 1 to 65535.")
    return int(value)


def as_settings(lines: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in lines.splitlines())


class Installation:
    """name: "run", with what a host installs, or "test"; servers: how many of PostgreSQL."""

    def __init__(self, name: str, servers: int = 1, is_filtered: bool = False):
        self.directory = state.STATE / name
        self.is_filtered = is_filtered
        self.venv = "test" if name == "test" else "service"
        names = ["postgres", *(f"postgres-{number}" for number in range(2, servers + 1))]
        self.clusters = [Cluster(self.directory / name) for name in names]
        self.databases: list[Database] = []
        self.ports = port("TEMPMAIL_SMTP_PORT", 2525), port("TEMPMAIL_WEB_PORT", 8000)
        self.database_url = os.environ.get("DATABASE_URL") if name == "run" else None

    def world(self) -> World:
        smtp_port, web_port = self.ports
        code = self.directory / "app"
        return World(self.directory, code, python(self.venv), smtp_port, web_port, self.is_filtered)

    def set_up(self) -> World:
        """Make users, virtual environment, code, database; return the world.  PostgreSQL runs after it."""
        make_users()
        open_shared_memory()
        world = self.world()
        make_folder(self.directory)
        state.copy_code(world.code, world.python)
        if self.database_url:
            self.databases = [database_elsewhere(self.database_url, self.directory)]
        else:
            say("Starting PostgreSQL")
            for cluster in self.clusters:
                cluster.create()
                cluster.start()
            self.databases = [cluster.database() for cluster in self.clusters]
        return world

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

    def end(self) -> None:
        """End all that runs here, also what a killed launcher of this checkout left."""
        end_processes(self.directory, 3)
        unmount_below(self.directory)
        for cluster in self.clusters:
            if cluster.data.exists():
                cluster.stop()
