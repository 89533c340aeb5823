"""What the qcluster runs, run by a process of its own that has the role's rights alone."""

import os
import subprocess
import sys

from django.conf import settings
from django.db import connections


def printed(cluster, resolver, module):
    """Return what ask_due() of a module gives there, where mail is received by mx.ours.net."""
    server, port = resolver
    environment = {
        "DATABASE_URL": cluster.url("tempmail_purge", connections["default"].settings_dict["NAME"]),
        "DNS_RESOLVER": f"{server}:{port}",
        "MX_HOSTS": "mx.ours.net",
        "DJANGO_SETTINGS_MODULE": "tempmail_site.settings",
    }
    code = f"import django; django.setup(); from {module} import ask_due; print(ask_due())"
    asked = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
        env=os.environ | environment,
    )  # fmt: skip
    assert not asked.returncode, asked.stderr
    return asked.stdout
