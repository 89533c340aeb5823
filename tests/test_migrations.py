"""Migrations are history: they stand on nothing of ours that changes, and run on a database that has nothing yet."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
MIGRATIONS = sorted((ROOT / "inboxes/migrations").glob("0*.py"))
DATABASE = "test_migrate_from_nothing"
# Where a field's default and its choices are: Django writes them by their names.
NAMED_BY_FIELDS = {"inboxes.mail.abuse", "inboxes.mail.arrival_ids", "inboxes.languages"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_migration_imports_no_other_and_nothing_of_ours_but_what_fields_name(path):
    ours = {name for name in imported(path) if name.split(".")[0] in ("", "inboxes", "delivery", "tempmail_site")}

    assert ours <= NAMED_BY_FIELDS
    assert "import_module" not in path.read_text() and "open(" not in path.read_text()


@pytest.fixture
def nothing(cluster):
    """The URL of a database that was just made."""
    cluster.sql(f"DROP DATABASE IF EXISTS {DATABASE}")
    cluster.sql(f"CREATE DATABASE {DATABASE} OWNER tempmail")
    yield cluster.url("tempmail", DATABASE)
    cluster.sql(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def manage(url, *arguments, **settings):
    env = os.environ | settings | {"DATABASE_URL": url, "ENV_FILE": "/dev/null"}
    command = [sys.executable, "-B", ROOT / "manage.py", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def tables(cluster):
    names = cluster.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace", DATABASE)
    return set(names.split())


def test_migrate_stops_for_a_missing_role_before_it_makes_anything(cluster, nothing):
    stopped = manage(nothing, "migrate", POSTFIX_ROLE="tempmail_nobody")

    assert stopped.returncode == 1
    assert stopped.stderr.startswith("CommandError: The database role 'tempmail_nobody' does not exist. Make the roles")
    assert tables(cluster) == set()


def test_migrate_from_nothing_in_steps_and_again_grants_what_was_lost(cluster, nothing):
    def functions():
        return cluster.sql("SELECT count(*) FROM pg_proc WHERE starts_with(proname, 'tempmail_')", DATABASE)

    assert manage(nothing, "migrate", "auth").returncode == 0
    assert "inboxes_message" not in tables(cluster) and functions() == "0"  # they need its tables

    assert manage(nothing, "migrate").returncode == 0
    assert functions() == str(len(list((ROOT / "inboxes/sql").glob("*.sql"))))
    cluster.sql(
        "REVOKE EXECUTE ON FUNCTION tempmail_recipient_access FROM tempmail_postfix; "
        "REVOKE ALL ON django_q_ormq FROM tempmail_purge",
        DATABASE,
    )
    found = manage(nothing, "check", "--database=default")
    assert found.returncode == 1 and "tempmail.E004" in found.stderr and "tempmail.W003" in found.stderr

    again = manage(nothing, "migrate", "--noinput", "--verbosity=0")

    assert again.returncode == 0 and "tempmail.E004" not in again.stderr
    assert manage(nothing, "check", "--database=default").returncode == 0
