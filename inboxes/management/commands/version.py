"""Print which version this is, and of what it stands on: for a report of a fault, and after an update.

Whatever does not answer is said in its line; there is nothing that it fails for.
"""

import platform
import subprocess
from collections.abc import Iterator
from copy import deepcopy

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from psycopg.errors import Error

from inboxes.version import VERSION, commit

CONNECT_SECONDS = 5


class Command(BaseCommand):
    help = "Print this program's version, and those of what it stands on."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        for name, value in _lines():
            self.stdout.write(f"{name:11}{value}")


def _lines() -> Iterator[tuple[str, str]]:
    yield "tempmail", VERSION
    yield "commit", commit() or "not known"
    yield "Python", platform.python_version()
    yield "Django", django.get_version()
    yield "Postfix", _postfix()
    try:
        connection = _connection()
    except (ImproperlyConfigured, OSError) as error:
        yield "settings", f"refused: {error}"
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            yield "PostgreSQL", cursor.fetchone()[0]
        yield "migrations", _migrations(connection)
    except (DatabaseError, Error) as error:
        yield "database", f"does not answer: {' '.join(str(error).split())}"
    finally:
        connection.close()


def _postfix() -> str:
    command = ["/usr/sbin/postconf", "-d", "-h", "mail_version"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return "not on this host"


def _connection() -> BaseDatabaseWrapper:
    """Return a connection beside the pool, which would wait for a database that is down, and log each try."""
    if not apps.ready:
        django.setup()
    connection = connections.create_connection("default")
    connection.settings_dict = database = deepcopy(settings.DATABASES["default"])
    database["OPTIONS"].pop("pool", None)
    database["OPTIONS"]["connect_timeout"] = CONNECT_SECONDS
    return connection


def _migrations(connection: BaseDatabaseWrapper) -> str:
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    missing = [migration.name for migration, _ in executor.migration_plan(graph.leaf_nodes())]
    if missing:
        return f"{len(missing)} not applied, the first is {missing[0]}: run postfix/install"
    newer = sorted(name for app, name in executor.loader.applied_migrations if (app, name) not in graph.nodes)
    if newer:
        return f"the database is a newer version's, it has {newer[-1]}: bring the code to that version"
    return "applied"
