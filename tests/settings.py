"""The service's settings with keys that tests may know."""

import os
from pathlib import Path

from dev.known_keys import ENVIRONMENT
from dev.system import make_folder

# One of several processes (pytest-xdist) has a server and services of its own.
_worker, _worlds = os.environ.get("PYTEST_XDIST_WORKER"), os.environ.get("TEMPMAIL_WORLDS")
if _worker and _worlds and not _worlds.endswith(_worker):
    os.environ["DATABASE_URL"] = os.environ["TEMPMAIL_DATABASE_URLS"].split()[int(_worker.removeprefix("gw"))]
    os.environ["TEMPMAIL_WORLDS"] = str(make_folder(Path(_worlds) / _worker))

for _name, _value in ENVIRONMENT.items():
    os.environ.setdefault(_name, _value)
os.environ.setdefault("MIN_FREE_MEMORY_BYTES", "0")  # whatever else this machine is doing
# Units have no database; the others are told theirs by `./tempmail test`.
os.environ.setdefault("DATABASE_URL", "postgresql:///no-database-for-units?host=/nonexistent")
# Tests stop the database; one connection is easily closed before.
os.environ.setdefault("DATABASE_POOL_SIZE", "0")

from tempmail_site.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files from where they lie, no collectstatic.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
