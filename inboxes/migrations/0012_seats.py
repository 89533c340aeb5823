"""Open sockets and waiting requests of a client, counted across processes (seats.py)."""

from importlib import import_module

from django.db import migrations, models

create_functions = import_module("inboxes.migrations.0002_rules").create_functions


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0011_roles")]

    operations = [
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "process", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BinaryField(max_length=32)),
                ("process", models.UUIDField()),
                ("count", models.PositiveIntegerField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        # Written with each socket: a crash of the server may empty it, and no commit waits for the disk.
        migrations.RunSQL("ALTER TABLE inboxes_seat SET UNLOGGED", migrations.RunSQL.noop),
        migrations.RunPython(create_functions, migrations.RunPython.noop),
    ]
