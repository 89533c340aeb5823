"""Webhooks: their tables, the trigger that notes arrivals, the schedule that sends."""

import uuid
from pathlib import Path

from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING
from django.db.models.functions import Now

SCHEDULE = "webhooks"
CASCADES = [  # table, column, referenced table
    ("inboxes_webhook", "inbox_id", "inboxes_inbox"),
    ("inboxes_webhookdelivery", "webhook_id", "inboxes_webhook"),
    ("inboxes_webhookdelivery", "message_id", "inboxes_message"),
    ("inboxes_webhookattempt", "webhook_id", "inboxes_webhook"),
]
CONSTRAINTS = "".join(
    f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_cascade "
    f"FOREIGN KEY ({column}) REFERENCES {referenced} ON DELETE CASCADE;"
    for table, column, referenced in CASCADES
)
TRIGGER = (Path(__file__).parent / "webhooks.sql").read_text()
NO_TRIGGER = "DROP TRIGGER tempmail_note_arrival ON inboxes_message; DROP FUNCTION tempmail_note_arrival"


def create_schedule(apps, schema_editor):
    apps.get_model("django_q", "Schedule").objects.update_or_create(
        name=SCHEDULE,
        defaults={"func": "inboxes.webhooks.sending.listen", "schedule_type": "I", "minutes": 1, "repeats": -1},
    )


def delete_schedule(apps, schema_editor):
    apps.get_model("django_q", "Schedule").objects.filter(name=SCHEDULE).delete()


def foreign_key(to, related_name, **options):
    return models.ForeignKey(
        db_constraint=False, on_delete=DO_NOTHING, related_name=related_name, to=f"inboxes.{to}", **options
    )


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0008_api"), ("django_q", "0018_task_success_index")]

    operations = [
        migrations.AlterField(
            model_name="grant",
            name="kind",
            field=models.CharField(
                choices=[("password", "Password"), ("share", "Share"), ("webhook", "Webhook")], max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "webhook")), fields=("inbox",), name="grant_one_webhook"
            ),
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("created_at", models.DateTimeField(db_default=Now())),
                (
                    "off_reason",
                    models.CharField(
                        blank=True,
                        choices=[("gone", "Gone"), ("failing", "Failing"), ("unreadable", "Unreadable")],
                        max_length=10,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0)),
                ("free_at", models.DateTimeField(db_default=Now())),
                (
                    "inbox",
                    models.OneToOneField(
                        db_constraint=False, on_delete=DO_NOTHING, related_name="webhook", to="inboxes.inbox"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("due_at", models.DateTimeField(db_default=Now(), db_index=True)),
                ("failures", models.PositiveIntegerField(db_default=0, default=0)),
                ("webhook", foreign_key("webhook", "deliveries")),
                ("message", foreign_key("message", "+", db_index=False, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("message", "webhook"), name="webhook_delivery_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WebhookAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("delivery_id", models.UUIDField()),
                ("message_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(db_default=Now())),
                ("status", models.PositiveIntegerField(null=True)),
                ("error", models.CharField(blank=True, max_length=10)),
                ("milliseconds", models.PositiveIntegerField()),
                ("webhook", foreign_key("webhook", "attempts", db_index=False)),
            ],
            options={"indexes": [models.Index(fields=["webhook", "-id"], name="webhook_attempts")]},
        ),
        migrations.RunSQL(CONSTRAINTS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, NO_TRIGGER),
        migrations.RunPython(create_schedule, delete_schedule),
    ]
