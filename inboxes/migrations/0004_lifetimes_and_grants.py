import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

CASCADE = (
    "ALTER TABLE inboxes_grant ADD CONSTRAINT inboxes_grant_inbox_id_cascade "
    "FOREIGN KEY (inbox_id) REFERENCES inboxes_inbox ON DELETE CASCADE"
)


class Migration(migrations.Migration):
    dependencies = [
        ("inboxes", "0003_purge_schedule"),
    ]

    operations = [
        migrations.AddField(
            model_name="inbox",
            name="idle_minutes",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="inbox",
            name="lifetime_mode",
            field=models.CharField(
                choices=[("time", "Time"), ("idle", "Idle"), ("close", "Close"), ("read", "Read")],
                db_default="time",
                default="time",
                max_length=5,
            ),
        ),
        migrations.AlterField(
            model_name="inbox",
            name="public_key",
            field=models.BinaryField(db_index=True, max_length=32),
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("password", "Password"), ("share", "Share")], max_length=8)),
                ("scope", models.CharField(choices=[("full", "Full"), ("read", "Read")], max_length=4)),
                ("lookup", models.BinaryField(max_length=32, null=True, unique=True)),
                ("salt", models.BinaryField(default=bytes, max_length=16)),
                ("wrapped", models.BinaryField(max_length=72)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField(null=True)),
                (
                    "inbox",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="grants",
                        to="inboxes.inbox",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("expires_at__isnull", False)), fields=["expires_at"], name="grant_expiry"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "password")), fields=("inbox",), name="grant_one_password"
                    )
                ],
            },
        ),
        migrations.RunSQL(CASCADE, migrations.RunSQL.noop),
    ]
