"""Django's own migrate, which a privilege that a role has not does not stop: it grants it itself (inboxes/sql)."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from inboxes.sql import keys


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--new-keys", action="store_true", help="the keys were changed, on purpose: note them anew")

    def execute(self, *args: Any, **options: Any) -> Any:
        if options["new_keys"]:
            with connections[options["database"]].cursor() as cursor:
                keys.forget(cursor)
        return super().execute(*args, **options)

    def check(self, *args: Any, **options: Any) -> None:
        silenced = settings.SILENCED_SYSTEM_CHECKS
        settings.SILENCED_SYSTEM_CHECKS = [*silenced, "tempmail.E004", "tempmail.W003"]
        try:
            super().check(*args, **options)
        finally:
            settings.SILENCED_SYSTEM_CHECKS = silenced
