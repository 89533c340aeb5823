import logging
import os
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, pre_migrate

logger = logging.getLogger(__name__)
# Their connections are the parent's: neither used nor closed here, so never garbage either.
_pools_of_parents: list[dict[str, Any]] = []


class InboxesConfig(AppConfig):
    name = "inboxes"

    def ready(self) -> None:
        from . import checks, moderators  # noqa: F401 (checks registers them)

        # They register, after the site that admin/login.py makes.
        from .admin import (  # noqa: F401
            api_keys,
            closed_addresses,
            domains,
            history,
            reports,
            reserved_names,
            senders,
            site_texts,
            unregistered,
        )
        from .sql import applying

        pre_migrate.connect(applying.before_migrate, sender=self)
        post_migrate.connect(applying.after_migrate, sender=self)
        post_migrate.connect(moderators.after_migrate, sender=self)
        os.register_at_fork(after_in_child=leave_pools_to_parent)
        for line in settings.UNREAD_SETTINGS:
            logger.warning(line)


def leave_pools_to_parent() -> None:
    """Let a forked process make a pool of its own: django-q2 forks its workers when its first one is open.

    Else two processes send their queries over one connection, and read each other's answers.
    """
    from django.db.backends.postgresql.base import DatabaseWrapper

    pools: dict[str, Any] = DatabaseWrapper._connection_pools  # type: ignore[attr-defined]  # in no stub
    _pools_of_parents.append(dict(pools))
    pools.clear()
