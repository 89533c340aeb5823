"""What leaves first when the site has too many bytes: a list, and indexes that have the bytes."""

from django.db import migrations, models
from django.db.models import Index, Q

OF_MESSAGES = {
    "message_of_inbox": (["inbox", "-received_at", "-id"], Q(inbox__isnull=False)),
    "message_of_public": (["domain", "local_part", "-received_at", "-id"], Q(inbox__isnull=True)),
}


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0003_default_domain")]

    operations = [
        migrations.CreateModel(
            "Leaving",
            [
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("message_id", models.UUIDField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL("ALTER TABLE inboxes_leaving SET UNLOGGED", migrations.RunSQL.noop),
        *(migrations.RemoveIndex("message", name) for name in OF_MESSAGES),
        *(
            migrations.AddIndex(
                "message", Index(fields=fields, include=["stored_bytes"], name=name, condition=condition)
            )
            for name, (fields, condition) in OF_MESSAGES.items()
        ),
    ]
