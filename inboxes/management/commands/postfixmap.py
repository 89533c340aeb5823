"""Print a map for Postfix: which SQL function answers an address (pgsql_table(5)).

It holds a password and the key of issued addresses: root:postfix 0640.
"""

import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

MAP = """\
# Made by `manage.py postfixmap {which}`: {asked}.
# Holds a password and a key: root:postfix, 0640.  pgsql_table(5).
# The key comes with the connection, so that no log of statements has it.
hosts = {uri}
# In the URI already; Postfix asks for a name all the same.
dbname = {database}
query = SELECT tempmail_{which}_access('%s')
"""
ASKED = {"recipient": "may this recipient receive", "sender": "may this envelope sender send"}


class Command(BaseCommand):
    help = "Print the pgsql map that Postfix asks about recipients, or about senders."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("which", choices=ASKED)
        parser.add_argument(
            "--database-url",
            required=True,
            metavar="URI",
            help="of the role that may execute the functions; - reads it from standard input, "
            "where no process list shows its password",
        )

    def handle(self, *, which, database_url, **options):
        if not settings.ISSUED_KEY:
            raise CommandError("HMAC_KEY is not set: `manage.py makekeys` makes it")
        uri = sys.stdin.read().strip() if database_url == "-" else database_url
        database = urlsplit(uri).path.strip("/")
        if not uri.startswith(("postgresql://", "postgres://")) or not database:
            raise CommandError("--database-url must be like postgresql://tempmail_postfix:password@host/database")
        uri += f"{'&' if '?' in uri else '?'}options=-c%20tempmail.issued_key%3D{settings.ISSUED_KEY.hex()}"
        self.stdout.write(MAP.format(which=which, asked=ASKED[which], uri=uri, database=database), ending="")
