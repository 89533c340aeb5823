"""What Django cannot say: cascades, storage, the SQL functions, grants.

The rules of addresses.py are written into the functions as they stand; when
one changes, a test says so, and a new migration calls `create_functions` again.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.postgres.operations import CryptoExtension
from django.core.exceptions import ImproperlyConfigured
from django.db import migrations

from inboxes.mail import addresses

CASCADES = [  # table, column, referenced table
    ("inboxes_inbox", "domain_id", "inboxes_domain"),
    ("inboxes_message", "inbox_id", "inboxes_inbox"),
    ("inboxes_message", "domain_id", "inboxes_domain"),
    ("inboxes_part", "message_id", "inboxes_message"),
]
SEALED = [("inboxes_message", "summary"), ("inboxes_message", "body"), ("inboxes_message", "source"),
          ("inboxes_part", "content")]  # fmt: skip

CONSTRAINTS = "".join(
    f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_cascade "
    f"FOREIGN KEY ({column}) REFERENCES {referenced} ON DELETE CASCADE;"
    for table, column, referenced in CASCADES
)
# Sealed bytes do not compress: EXTERNAL spares the try.  Counts may be lost in a crash.
STORAGE = (
    "".join(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL;" for table, column in SEALED)
    + "ALTER TABLE inboxes_clientcount SET UNLOGGED;"
)


def create_functions(apps, schema_editor):
    roles = {name: getattr(settings, name) for name in ("POSTFIX_ROLE", "DELIVERY_ROLE", "WEB_ROLE", "PURGE_ROLE")}
    for role in roles.values():
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone():
                raise ImproperlyConfigured(
                    f"The database role {role!r} does not exist. Make the roles first, as a superuser of the "
                    "database: psql -f postfix/roles.sql (README, Host it)."
                )
    sql = (Path(__file__).parent / "functions.sql").read_text()
    literals = {
        "GENERATED": addresses.GENERATED_PATTERN,
        "UNUSABLE": addresses.UNUSABLE_PATTERN,
        "RESERVED": ",".join(sorted(addresses.RESERVED)),
        "TAG_DELIMITER": addresses.TAG_DELIMITER,
        "MAX_LOCAL_PART_OCTETS": str(addresses.MAX_LOCAL_PART_OCTETS),
    }
    quote = schema_editor.quote_value
    for name, value in literals.items():
        sql = sql.replace(f":{name}:", quote(value))
    for name, role in roles.items():
        sql = sql.replace(f":{name}:", schema_editor.quote_name(role))
    schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0001_initial")]

    operations = [
        CryptoExtension(),
        migrations.RunSQL(CONSTRAINTS, migrations.RunSQL.noop),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunPython(create_functions, migrations.RunPython.noop),
    ]
