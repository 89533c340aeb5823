"""Bytes of an inbox and of the whole site, counted by the database (storage.py)."""

from importlib import import_module
from pathlib import Path

from django.db import migrations, models

create_functions = import_module("inboxes.migrations.0002_rules").create_functions
COUNT = (Path(__file__).parent / "bytes.sql").read_text()
COUNT_NO_MORE = "DROP FUNCTION tempmail_count_bytes CASCADE"


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0009_webhooks")]

    operations = [
        migrations.CreateModel(
            name="StoredBytes",
            fields=[
                ("slot", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("bytes", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Storage",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("max_site_bytes", models.BigIntegerField(null=True)),
                ("max_inbox_bytes", models.BigIntegerField(null=True)),
                ("full_because", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField("message", "stored_bytes", models.BigIntegerField(db_default=0, default=0)),
        migrations.RunSQL(COUNT, COUNT_NO_MORE),
        migrations.RunPython(create_functions, migrations.RunPython.noop),
    ]
