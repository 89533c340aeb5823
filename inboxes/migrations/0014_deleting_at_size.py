"""Deleting a domain finds its messages by an index, what leaves is read on from where it stopped, vacuum comes sooner.

Beside deliveries: nothing here locks a large table, and what was broken off may be tried again.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Index, Q

# The foreign key's cascade names the domain alone: an index of what has no inbox is none for it.
AT_DOMAIN = Index(
    fields=["domain", "local_part", "-received_at", "-id"],
    include=["stored_bytes"],
    name="message_at_domain",
    condition=Q(domain__isnull=False),
)
STOPPED = "CREATE SEQUENCE IF NOT EXISTS inboxes_leaving_stopped MINVALUE 0 START 0 OWNED BY inboxes_leaving.number"
SOONER = ", ".join(
    f"{of}autovacuum_vacuum{kind}_scale_factor = 0.05" for of in ("", "toast.") for kind in ("", "_insert")
)
SETTINGS = [
    # A fifth of ten million rows is two million dead ones, and as many that an index alone can't count.
    *(f"ALTER TABLE {table} SET ({SOONER})" for table in ("inboxes_message", "inboxes_part")),
    # Room for the next version of a row beside it (messages_left, is_paused).
    "ALTER TABLE inboxes_inbox SET (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 90)",
    # 256 rows, written with each message.
    "ALTER TABLE inboxes_storedbytes SET "
    "(fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)",
]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("inboxes", "0013_web_push")]

    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_at_domain", migrations.RunSQL.noop),
        AddIndexConcurrently("message", AT_DOMAIN),
        migrations.RunSQL(
            "DROP INDEX CONCURRENTLY IF EXISTS message_of_public",
            migrations.RunSQL.noop,
            state_operations=[migrations.RemoveIndex("message", "message_of_public")],
        ),
        migrations.AlterField("leaving", "number", models.BigIntegerField(primary_key=True, serialize=False)),
        migrations.AddField("leaving", "stored_bytes", models.BigIntegerField(db_default=0, default=0)),
        migrations.RunSQL(STOPPED, migrations.RunSQL.noop),
        migrations.RunSQL(SETTINGS, migrations.RunSQL.noop),
    ]
