"""gunicorn reads this where it is started: its own lines are like the pages', without the text of an exception."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")

from tempmail_site.settings import LOGGING

_own = {"level": "INFO", "handlers": ["stderr"], "propagate": False}
# A configuration of logs would switch on a line for each request, with its path.
_silent = {"level": "CRITICAL", "handlers": [], "propagate": False}
logconfig_dict = {
    "formatters": LOGGING["formatters"],
    "handlers": {"stderr": LOGGING["handlers"]["stderr"]},
    "root": {"level": "INFO", "handlers": ["stderr"]},
    "loggers": {"gunicorn.error": _own, "gunicorn.access": _silent},
}
