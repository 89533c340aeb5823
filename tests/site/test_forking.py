"""A process that forks, as django-q2 and multiprocessing do, shares no connection with its children."""

import os
import subprocess
import sys

from django.conf import settings

FORKS = """
import os
import django
django.setup()
from django.db import connection

def say():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        print(cursor.fetchone()[0], flush=True)

say()
connection.close()
say()
connection.close()
if os.fork() == 0:
    say()
    os._exit(0)
os.wait()
"""


def test_forked_process_has_a_pool_of_its_own(db):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_POOL_SIZE": "2"}

    ran = subprocess.run(
        [sys.executable, "-c", FORKS],
        check=True,
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )

    *parents, childs = ran.stdout.split()
    assert len(parents) == 2
    assert childs not in parents
