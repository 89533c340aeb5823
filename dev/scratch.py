"""A world and a database made anew for one command, on the server that it was given; the database goes afterwards."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .cluster import Cluster
from .state import CHECKOUT
from .system import free_port
from .world import WEB_KEYS, World


@contextlib.contextmanager
def scratch_world(name: str, **settings: str) -> Iterator[tuple[World, Cluster, str]]:
    """Yield (the world, its server, the name of its database): migrated, with one domain, and nothing started."""
    database = f"tempmail_{name}"
    cluster = Cluster(Path(unquote(os.environ["DATABASE_URL"].rpartition("host=")[2])))
    cluster.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / name
    shutil.rmtree(directory, ignore_errors=True)
    # The code that runs is a copy of the checkout's that every user may read.
    world = World(directory, CHECKOUT, Path(sys.executable), free_port(), free_port())
    try:
        world.prepare(cluster.database(database), {key: os.environ[key] for key in WEB_KEYS}, **settings)
        world.manage("migrate", "--noinput", "--verbosity=0", stdout=sys.stderr)
        world.manage("adddomain", "tempmail.test", stdout=sys.stderr)
        yield world, cluster, database
    finally:
        cluster.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
