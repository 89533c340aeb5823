"""PostgreSQL with a replica that follows it, each on a host of its own, and the service on a third."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from dev.cluster import HBA, OWNER, ROLES, Cluster, Database, passwords, programs
from dev.system import make_folder, run_as, wait_for
from dev.wide import ADDRESSES
from dev.wide.network import Network
from dev.world import Service, World
from tests.worlds.live import HIGH_LIMITS, KEYS

SERVER = "wal_level = replica\nmax_connections = 60\nfsync = off\nshared_buffers = 16MB\n"
HOSTS = {name: ADDRESSES[name] for name in ("db1", "db2", "worker")}
LIMIT_SECONDS = 60
# One process for both.
TABLES = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("adddomain", "tempmail.test", offer=True)
"""


class Pair:
    """db1 leads at first; the service is on "worker"."""

    def __init__(self, folder, network):
        self.folder, self.network = folder, network
        self.servers = {name: Cluster(make_folder(folder / name, "postgres")) for name in ("db1", "db2")}

    def set_up(self):
        leader = self.servers["db1"]
        leader.create()
        hba = f"{HBA}local replication postgres peer\nhost all all samenet scram-sha-256\n"
        (leader.data / "pg_hba.conf").write_text(hba)
        with (leader.data / "postgresql.conf").open("a") as file:
            file.write(SERVER)
        self.start("db1")
        leader.database()
        self.world = World(make_folder(self.folder / "w"), Path(settings.BASE_DIR), Path(sys.executable), 2525, 8000)
        self.world.prepare(self.reach(), {key: os.environ[key] for key in KEYS}, **HIGH_LIMITS)
        with self.network.inside("worker"):
            self.world.manage("shell", "-v0", "-c", TABLES, stdout=subprocess.DEVNULL)
        copy = ["-h", leader.directory, "-D", self.servers["db2"].data, "-R", "-c", "fast", "-X", "stream"]
        run_as("postgres", [programs() / "pg_basebackup", *copy])
        self.start("db2")
        wait_for(self.follows, LIMIT_SECONDS, "a replica that follows")

    def reach(self):
        """Return URLs that name both, and mean the one that leads."""
        kept = passwords(self.servers["db1"].directory)
        hosts = ",".join(f"{ADDRESSES[name]}:5432" for name in self.servers)
        end = f"{hosts}/tempmail?target_session_attrs=read-write"
        return Database(*(f"postgresql://{role}:{kept[role]}@{end}" for role in (OWNER, *ROLES)))

    def start(self, name):
        """Start a server on its host."""
        server = self.servers[name]
        options = f"-k {server.directory} -c listen_addresses={ADDRESSES[name]}"
        with self.network.inside(name):
            started = server._control("start", "--wait", "--log", server.log, "--options", options, check=False)
        assert started.returncode == 0, server.log.read_text()

    def await_replica(self, names):
        """Have COMMIT wait for these, or for nobody."""
        self.sql("db1", f"ALTER SYSTEM SET synchronous_standby_names = '{names}';\nSELECT pg_reload_conf()")

    def promote(self, name):
        self.servers[name]._control("promote", "--wait")

    @contextlib.contextmanager
    def serving(self, *names, **env):
        """Run services while the block lasts; web answers its API, and pages once collectstatic has run."""
        with contextlib.ExitStack() as stack:
            for name in names:
                with self.network.inside("worker"):
                    service = Service(self.world, name, env)
                stack.callback(service.kill)
            yield

    def sql(self, name, statements):
        return self.servers[name].sql(statements, "tempmail")

    def count(self, name, which):
        """Return how many connections a server has of the service's host."""
        asked = "SELECT count(*) FROM pg_stat_activity WHERE client_addr IS NOT NULL AND"
        return int(self.sql(name, f"{asked} {which}"))

    def follows(self):
        return self.sql("db1", "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == "1"

    def end(self):
        for server in self.servers.values():
            server.stop("immediate")


@pytest.fixture(scope="module")
def pair():
    folder = make_folder(Path(os.environ["TEMPMAIL_WORLDS"]) / "pair")
    run_as("postgres", ["rm", "-rf", folder / "db1/data", folder / "db2/data"])
    with contextlib.ExitStack() as stack:
        network = stack.enter_context(Network(f"tempmail-test-{os.getpid()}", HOSTS))
        pair = Pair(folder, network)
        stack.callback(pair.end)
        pair.set_up()
        yield pair
