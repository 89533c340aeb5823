"""A link to one message, an address that its holder paused, one that takes so many messages more, pinned messages."""

from django.db import migrations, models
from django.db.models import DO_NOTHING, CheckConstraint, Index, Q

GRANTS = [("password", "Password"), ("share", "Share"), ("webhook", "Webhook"), ("message", "Message")]
CASCADE = (
    "ALTER TABLE inboxes_grant ADD CONSTRAINT inboxes_grant_message_id_cascade "
    "FOREIGN KEY (message_id) REFERENCES inboxes_message ON DELETE CASCADE"
)
NO_CASCADE = "ALTER TABLE inboxes_grant DROP CONSTRAINT inboxes_grant_message_id_cascade"


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0010_sums_of_kinds")]

    operations = [
        migrations.AddField("inbox", "is_paused", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("inbox", "messages_left", models.PositiveIntegerField(null=True)),
        migrations.AddField("message", "is_pinned", models.BooleanField(default=False, db_default=False)),
        migrations.AddIndex(
            "message",
            Index(fields=["inbox"], include=["id", "stored_bytes"], name="message_pinned", condition=Q(is_pinned=True)),
        ),
        migrations.AddField(
            "grant",
            "message",
            models.ForeignKey(
                "inboxes.message", DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="grants"
            ),
        ),
        migrations.AlterField("grant", "kind", models.CharField(choices=GRANTS, max_length=8)),
        migrations.AlterField("grant", "wrapped", models.BinaryField()),
        migrations.AddIndex(
            "grant", Index(fields=["message"], name="grant_message", condition=Q(message__isnull=False))
        ),
        migrations.AddConstraint(
            "grant",
            CheckConstraint(
                name="grant_of_message",
                condition=Q(kind="message", message__isnull=False) | Q(message__isnull=True) & ~Q(kind="message"),
            ),
        ),
        migrations.RunSQL(CASCADE, NO_CASCADE),
    ]
