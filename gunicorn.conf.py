"""gunicorn reads this where it is started: its own lines are like the pages', without the text of an exception."""

import os
from logging.config import dictConfig

from gunicorn.config import Config
from gunicorn.glogging import Logger

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")

from tempmail_site.settings import LOGGING


class logger_class(Logger):
    # With logconfig_dict gunicorn would make a line of each request besides, with its path.
    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        dictConfig({
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": LOGGING["formatters"],
            "handlers": {"stderr": LOGGING["handlers"]["stderr"]},
            "root": {"level": "INFO", "handlers": ["stderr"]},
            "loggers": {"gunicorn.error": {"handlers": ["stderr"]}},
        })  # fmt: skip
