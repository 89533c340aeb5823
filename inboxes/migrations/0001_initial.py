"""Every table of inboxes, with what Django can't say of them: cascades, storage, no log; and qcluster's schedule.

From here on migrations are history: none is changed once it is in use, and none imports another, or more
of this project than a field's default or choices must.  SQL functions and roles are no migrations: inboxes/sql.
"""

import uuid
from typing import Any

from django.contrib.postgres.operations import CryptoExtension
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import DO_NOTHING, CheckConstraint, F, Index, Q, UniqueConstraint
from django.db.models.functions import Now
from django_bleach.models import BleachField

from inboxes.languages import offered
from inboxes.mail.arrival_ids import time_ordered_uuid

CASCADES = [  # table, column, referenced table
    ("inboxes_inbox", "domain_id", "inboxes_domain"),
    ("inboxes_message", "inbox_id", "inboxes_inbox"),
    ("inboxes_message", "domain_id", "inboxes_domain"),
    ("inboxes_part", "message_id", "inboxes_message"),
    ("inboxes_grant", "inbox_id", "inboxes_inbox"),
    ("inboxes_webhook", "inbox_id", "inboxes_inbox"),
    ("inboxes_webhookdelivery", "webhook_id", "inboxes_webhook"),
    ("inboxes_webhookdelivery", "message_id", "inboxes_message"),
    ("inboxes_webhookattempt", "webhook_id", "inboxes_webhook"),
]
FOREIGN_KEYS = [
    f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_cascade "
    f"FOREIGN KEY ({column}) REFERENCES {referenced} ON DELETE CASCADE"
    for table, column, referenced in CASCADES
]
STORAGE = [
    # Sealed bytes do not compress: EXTERNAL spares the try.
    "ALTER TABLE inboxes_message ALTER COLUMN summary SET STORAGE EXTERNAL, "
    "ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN source SET STORAGE EXTERNAL",
    "ALTER TABLE inboxes_part ALTER COLUMN content SET STORAGE EXTERNAL",
    # Written with each request and socket: a crash of the server may empty them, and no commit waits for the disk.
    "ALTER TABLE inboxes_clientcount SET UNLOGGED",
    "ALTER TABLE inboxes_seat SET UNLOGGED",
]
ACCEPTANCE = [("wildcard", "any name (names nobody holds are public)"), ("issued", "issued addresses only")]
GRANTS = [("password", "Password"), ("share", "Share"), ("webhook", "Webhook")]
OFF_REASONS = [("gone", "Gone"), ("failing", "Failing"), ("unreadable", "Unreadable")]
PAGES = [("notice", "Notice on all pages"), ("about", "About"), ("privacy", "Privacy"), ("terms", "Terms of fair use"),
         ("abuse", "Report abuse")]  # fmt: skip
SCHEDULES = {"purge": "inboxes.purge.purge", "webhooks": "inboxes.webhooks.sending.listen"}  # each minute


def create_schedules(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schedules = apps.get_model("django_q", "Schedule").objects
    for name, function in SCHEDULES.items():
        schedules.update_or_create(
            name=name, defaults={"func": function, "schedule_type": "I", "minutes": 1, "repeats": -1}
        )


def delete_schedules(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("django_q", "Schedule").objects.filter(name__in=SCHEDULES).delete()


def number() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def reference(
    to: str, related_name: str, kind: type[models.ForeignKey] = models.ForeignKey, **options: Any
) -> models.ForeignKey:
    """A foreign key whose constraint is one of CASCADES."""
    return kind(f"inboxes.{to}", DO_NOTHING, db_constraint=False, related_name=related_name, **options)


def within(least: int, most: int) -> list[BaseValidator]:
    return [MinValueValidator(least), MaxValueValidator(most)]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("django_q", "0018_task_success_index")]

    operations = [
        CryptoExtension(),
        migrations.CreateModel(
            "Domain",
            [
                ("id", number()),
                (
                    "name",
                    models.CharField(
                        help_text="Kept as A-labels: bücher.example becomes xn--bcher-kva.example.",
                        max_length=253,
                        unique=True,
                    ),
                ),
                ("unicode_name", models.CharField(editable=False, max_length=253, unique=True)),
                (
                    "is_active",
                    models.BooleanField(
                        "open", default=True, help_text="A closed domain refuses new mail; its inboxes live out."
                    ),
                ),
                ("is_listed", models.BooleanField("listed", default=True, help_text="Shown in the picker.")),
                ("acceptance", models.CharField(choices=ACCEPTANCE, default="wildcard", max_length=8)),
                ("default_lifetime_minutes", models.PositiveIntegerField(default=60, validators=within(1, 527040))),
                (
                    "max_lifetime_minutes",
                    models.PositiveIntegerField(
                        "longest lifetime minutes", default=10080, validators=within(1, 527040)
                    ),
                ),
                (
                    "max_message_bytes",
                    models.PositiveIntegerField(
                        default=26214400,
                        help_text="A longer message is kept without its attachments. Postfix has a limit of its own.",
                        validators=[MinValueValidator(1024)],
                    ),
                ),
                (
                    "max_messages",
                    models.PositiveIntegerField(
                        "messages in an inbox",
                        default=200,
                        help_text="One more, and the oldest goes.",
                        validators=within(1, 10000),
                    ),
                ),
                ("note", models.CharField("note to visitors", blank=True, max_length=500)),
                ("created_at", models.DateTimeField(db_default=Now(), editable=False)),
            ],
            {
                "ordering": ["name"],
                "constraints": [
                    CheckConstraint(
                        condition=Q(default_lifetime_minutes__lte=F("max_lifetime_minutes")),
                        name="domain_default_within_longest",
                        violation_error_message="The default lifetime must not be longer than the longest lifetime.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "BlockedSender",
            [
                ("id", number()),
                ("sender", models.CharField("address or domain", max_length=320, unique=True)),
                ("unicode_sender", models.CharField(db_index=True, editable=False, max_length=320)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="For admins; the sender does not see it.", max_length=200),
                ),
                ("expires_at", models.DateTimeField("until", blank=True, help_text="Empty: for good.", null=True)),
            ],
            {"ordering": ["sender"]},
        ),
        migrations.CreateModel(
            "Inbox",
            [
                ("id", number()),
                ("domain", reference("domain", "inboxes")),
                ("local_part", models.CharField(max_length=64)),
                ("public_key", models.BinaryField(db_index=True, max_length=32)),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("lifetime_mode", models.CharField(db_default="time", default="time", max_length=16)),
                ("idle_minutes", models.PositiveIntegerField(db_default=0, default=0)),
            ],
            {
                "verbose_name_plural": "inboxes",
                "constraints": [UniqueConstraint(fields=["domain", "local_part"], name="inbox_address")],
            },
        ),
        migrations.CreateModel(
            "IssuedAddress",
            [("id", number()), ("digest", models.BinaryField(max_length=32, unique=True))],
            {"verbose_name_plural": "issued addresses"},
        ),
        migrations.CreateModel(
            "Grant",
            [
                ("id", number()),
                ("inbox", reference("inbox", "grants")),
                ("kind", models.CharField(choices=GRANTS, max_length=8)),
                ("scope", models.CharField(choices=[("full", "Full"), ("read", "Read")], max_length=4)),
                ("lookup", models.BinaryField(max_length=32, null=True, unique=True)),
                ("salt", models.BinaryField(default=bytes, max_length=16)),
                ("wrapped", models.BinaryField(max_length=72)),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            {
                "constraints": [
                    UniqueConstraint(fields=["inbox"], name="grant_one_password", condition=Q(kind="password")),
                    UniqueConstraint(fields=["inbox"], name="grant_one_webhook", condition=Q(kind="webhook")),
                ],
                "indexes": [Index(fields=["expires_at"], name="grant_expiry", condition=Q(expires_at__isnull=False))],
            },
        ),
        migrations.CreateModel(
            "Message",
            [
                ("id", models.UUIDField(default=time_ordered_uuid, editable=False, primary_key=True, serialize=False)),
                ("inbox", reference("inbox", "messages", db_index=False, null=True)),
                ("domain", reference("domain", "+", db_index=False, null=True)),
                ("local_part", models.CharField(blank=True, max_length=64)),
                ("received_at", models.DateTimeField(db_default=Now())),
                ("expires_at", models.DateTimeField(null=True)),
                ("source_bytes", models.PositiveIntegerField()),
                ("stored_bytes", models.BigIntegerField(db_default=0, default=0)),
                ("fingerprint", models.BinaryField(max_length=32)),
                ("seen_at", models.DateTimeField(null=True)),
                ("summary", models.BinaryField()),
                ("body", models.BinaryField()),
                ("source", models.BinaryField()),
            ],
            {
                "constraints": [
                    CheckConstraint(
                        name="message_private_or_public",
                        condition=Q(inbox__isnull=False, domain__isnull=True, local_part="", expires_at__isnull=True)
                        | Q(inbox__isnull=True, domain__isnull=False, expires_at__isnull=False) & ~Q(local_part=""),
                    ),
                    UniqueConstraint(
                        fields=["inbox", "fingerprint"], name="message_once_in_inbox", condition=Q(inbox__isnull=False)
                    ),
                    UniqueConstraint(
                        fields=["domain", "local_part", "fingerprint"],
                        name="message_once_in_public",
                        condition=Q(inbox__isnull=True),
                    ),
                ],
                "indexes": [
                    Index(
                        fields=["inbox", "-received_at", "-id"],
                        name="message_of_inbox",
                        condition=Q(inbox__isnull=False),
                    ),
                    Index(
                        fields=["domain", "local_part", "-received_at", "-id"],
                        name="message_of_public",
                        condition=Q(inbox__isnull=True),
                    ),
                    Index(fields=["expires_at"], name="message_expiry", condition=Q(inbox__isnull=True)),
                ],
            },
        ),
        migrations.CreateModel(
            "Part",
            [
                ("id", number()),
                ("message", reference("message", "parts", db_index=False)),
                ("number", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
            ],
            {"constraints": [UniqueConstraint(fields=["message", "number"], name="part_of_message")]},
        ),
        migrations.CreateModel(
            "Webhook",
            [
                ("id", number()),
                ("inbox", reference("inbox", "webhook", models.OneToOneField)),
                ("sealed", models.BinaryField()),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("off_reason", models.CharField(blank=True, choices=OFF_REASONS, max_length=10)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("free_at", models.DateTimeField(db_default=Now())),
            ],
        ),
        migrations.CreateModel(
            "WebhookDelivery",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("webhook", reference("webhook", "deliveries")),
                ("message", reference("message", "+", db_index=False, null=True)),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("due_at", models.DateTimeField(db_default=Now(), db_index=True)),
                ("failures", models.PositiveIntegerField(db_default=0, default=0)),
            ],
            {"constraints": [UniqueConstraint(fields=["message", "webhook"], name="webhook_delivery_once")]},
        ),
        migrations.CreateModel(
            "WebhookAttempt",
            [
                ("id", number()),
                ("webhook", reference("webhook", "attempts", db_index=False)),
                ("delivery_id", models.UUIDField()),
                ("message_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(db_default=Now())),
                ("status", models.PositiveIntegerField(null=True)),
                ("error", models.CharField(blank=True, max_length=10)),
                ("milliseconds", models.PositiveIntegerField()),
            ],
            {"indexes": [Index(fields=["webhook", "-id"], name="webhook_attempts")]},
        ),
        migrations.CreateModel(
            "ApiKey",
            [
                ("id", number()),
                ("name", models.CharField(max_length=100)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("requests_per_minute", models.PositiveIntegerField(default=3000, validators=within(1, 1000000))),
                ("inboxes_per_hour", models.PositiveIntegerField(default=1000, validators=within(1, 1000000))),
                ("created_at", models.DateTimeField(db_default=Now(), editable=False)),
                ("expires_at", models.DateTimeField("until", blank=True, help_text="Empty: for good.", null=True)),
            ],
            {"verbose_name": "API key", "ordering": ["name"]},
        ),
        migrations.CreateModel(
            "ClientCount",
            [
                ("key", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            "Seat",
            [
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
        migrations.CreateModel(
            "StoredBytes",
            [
                ("slot", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("bytes", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            "Storage",
            [
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("max_site_bytes", models.BigIntegerField(null=True)),
                ("max_inbox_bytes", models.BigIntegerField(null=True)),
                ("full_because", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            "SiteText",
            [
                ("id", number()),
                ("page", models.CharField("page", choices=PAGES, max_length=7)),
                (
                    "language",
                    models.CharField(
                        "language",
                        blank=True,
                        choices=offered,
                        help_text="Empty: for every language that has no text of its own.",
                        max_length=7,
                    ),
                ),
                (
                    "text",
                    BleachField(
                        verbose_name="text",
                        help_text="HTML: paragraphs, headings (h2, h3), lists, links. Everything else is taken out.",
                    ),
                ),
            ],
            {
                "ordering": ["page", "language"],
                "constraints": [UniqueConstraint(fields=["page", "language"], name="site_text_of_page")],
            },
        ),
        migrations.RunSQL(FOREIGN_KEYS, migrations.RunSQL.noop),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunPython(create_schedules, delete_schedules),
    ]
