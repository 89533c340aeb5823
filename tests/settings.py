"""The service's settings with keys that tests may know."""

import base64
import os
from pathlib import Path

from dev.system import make_folder
from inboxes.mail.sealing import public_key_of

# One of several processes (pytest-xdist) has a server and services of its own.
_worker, _worlds = os.environ.get("PYTEST_XDIST_WORKER"), os.environ.get("TEMPMAIL_WORLDS")
if _worker and _worlds and not _worlds.endswith(_worker):
    os.environ["DATABASE_URL"] = os.environ["TEMPMAIL_DATABASE_URLS"].split()[int(_worker.removeprefix("gw"))]
    os.environ["TEMPMAIL_WORLDS"] = str(make_folder(Path(_worlds) / _worker))

_private_key = bytes(range(32))
os.environ.setdefault("SECRET_KEY", "a key for tests")
os.environ.setdefault("SITE_PRIVATE_KEY", base64.b64encode(_private_key).decode())
os.environ.setdefault("SITE_PUBLIC_KEY", base64.b64encode(public_key_of(_private_key)).decode())
os.environ.setdefault("HMAC_KEY", base64.b64encode(bytes(reversed(range(32)))).decode())
os.environ.setdefault("WEBHOOK_KEY", base64.b64encode(bytes(range(1, 33))).decode())
os.environ.setdefault("HTTPS", "false")
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
