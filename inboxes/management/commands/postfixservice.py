"""Print the connection service file (PostgreSQL manual 34.17) with which Postfix asks its questions.

It holds a password and the key of issued addresses: root:postfix 0640.  In the
maps themselves both would show up in Postfix's log when a query fails.
"""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

HEAD = """\
# Made by `manage.py postfixservice`, for the pgsql maps beside it (main.cf, import_environment).
# Holds a password and a key: root:postfix, 0640.
[tempmail]
"""


class Command(BaseCommand):
    help = "Print the service file through which Postfix reaches the database."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--database-url",
            required=True,
            metavar="URI",
            help="of the role that may execute the functions; - reads it from standard input, "
            "where no process list shows its password",
        )

    def handle(self, *, database_url: str, **options: object) -> None:
        if not settings.ISSUED_KEY:
            raise CommandError("HMAC_KEY is not set: `manage.py makekeys` makes it")
        uri = sys.stdin.read().strip() if database_url == "-" else database_url
        try:
            parameters = conninfo_to_dict(uri) if uri.startswith(("postgresql://", "postgres://")) else {}
        except ProgrammingError:
            parameters = {}
        if "dbname" not in parameters:
            raise CommandError("--database-url must be like postgresql://tempmail_postfix:password@host/database")
        issued_key = f"-c tempmail.issued_key={settings.ISSUED_KEY.hex()}"
        lines = {**settings.DATABASE_KEEPALIVES, **parameters, "options": issued_key}
        self.stdout.write(HEAD + "".join(f"{name}={value}\n" for name, value in lines.items()), ending="")
