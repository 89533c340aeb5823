"""The units: `pytest -m unit` runs them without a database, as any user, in a bare environment."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.conftest import OF_THE_SET_UP


def test_unit_that_asks_the_database_fails(request):
    assert request.node.get_closest_marker("unit")

    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


def test_whoever_asks_for_the_database_is_no_unit(request, db):
    assert OF_THE_SET_UP & set(request.fixturenames)
    assert not request.node.get_closest_marker("unit")


def test_units_run_as_any_user_without_set_up(set_up):
    options = ["-m", "unit", "--quiet", "-p", "no:cacheprovider", "tests/mail/test_dangers.py", "tests/test_units.py"]
    done = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", *options],
        cwd=settings.BASE_DIR, env={"PATH": "/usr/bin:/bin"}, user="nobody", group="nogroup", extra_groups=[],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 deselected" in done.stdout
