import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Now

CASCADES = [  # table, column, referenced table
    ("inboxes_pushsubscription", "inbox_id", "inboxes_inbox"),
    ("inboxes_pushsubscription", "grant_id", "inboxes_grant"),
    ("inboxes_pusharrival", "inbox_id", "inboxes_inbox"),
]
SETTINGS = [
    *(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_cascade "
        f"FOREIGN KEY ({column}) REFERENCES {referenced} ON DELETE CASCADE"
        for table, column, referenced in CASCADES
    ),
    "ALTER TABLE inboxes_pushsubscription ALTER COLUMN sealed SET STORAGE EXTERNAL",
]


def number() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def reference(to: str, related_name: str, **options: bool) -> models.ForeignKey:
    nothing = django.db.models.deletion.DO_NOTHING
    return models.ForeignKey(f"inboxes.{to}", nothing, db_constraint=False, related_name=related_name, **options)


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0012_typed_codes")]

    operations = [
        migrations.CreateModel(
            "PushSubscription",
            [
                ("id", number()),
                ("inbox", reference("inbox", "push_subscriptions")),
                ("grant", reference("grant", "+", null=True)),
                ("lookup", models.BinaryField(max_length=32, unique=True)),
                ("sealed", models.BinaryField()),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("due_at", models.DateTimeField(null=True)),
                ("free_at", models.DateTimeField(db_default=Now())),
                ("failures", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
            {"indexes": [models.Index(fields=["due_at"], name="push_due", condition=Q(due_at__isnull=False))]},
        ),
        migrations.CreateModel("PushArrival", [("id", number()), ("inbox", reference("inbox", "+"))]),
        migrations.RunSQL(SETTINGS, migrations.RunSQL.noop),
    ]
