"""What happens is counted as it happens; `manage.py migrate` counts what is there (tempmail_recount)."""

from django.db import migrations, models

WHAT = 40
SPANS = [("hour", "Hour"), ("day", "Day"), ("ever", "Ever")]
# Written at each RCPT: a crash of the server may empty them, and no answer waits for the disk.
UNLOGGED = ["inboxes_tally", "inboxes_gauge"]
# Room for the next version of a row beside it: a flood grows no index.
OFTEN_WRITTEN = ["inboxes_tally", "inboxes_total", "inboxes_measure", "inboxes_gauge"]
STORAGE = "fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000"
SETTINGS = [
    *(f"ALTER TABLE {table} SET UNLOGGED" for table in UNLOGGED),
    *(f"ALTER TABLE {table} SET ({STORAGE})" for table in OFTEN_WRITTEN),
]


def key(*names):
    return (
        "pk",
        models.CompositePrimaryKey(*names, blank=True, editable=False, primary_key=True, serialize=False),
    )


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0006_abuse_reports")]

    operations = [
        migrations.CreateModel(
            "Tally",
            [
                key("slot", "hour", "domain_id", "what"),
                ("slot", models.SmallIntegerField()),
                ("hour", models.DateTimeField()),
                ("domain_id", models.BigIntegerField()),
                ("what", models.CharField(max_length=WHAT)),
                ("count", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            "Count",
            [
                key("span", "at", "domain_id", "what"),
                ("span", models.CharField(choices=SPANS, max_length=4)),
                ("at", models.DateTimeField()),
                ("domain_id", models.BigIntegerField()),
                ("what", models.CharField(max_length=WHAT)),
                ("count", models.BigIntegerField()),
            ],
            {"indexes": [models.Index(fields=["span", "domain_id", "at"], name="count_of_domain")]},
        ),
        migrations.CreateModel(
            "Total",
            [
                key("slot", "domain_id"),
                ("slot", models.SmallIntegerField()),
                ("domain_id", models.BigIntegerField(db_index=True)),
                ("inboxes", models.BigIntegerField()),
                ("private_messages", models.BigIntegerField()),
                ("public_messages", models.BigIntegerField()),
                ("bytes", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            "Measure",
            [
                key("name", "labels"),
                ("name", models.CharField(max_length=40)),
                ("labels", models.CharField(max_length=250)),
                ("value", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            "Gauge",
            [
                key("source", "name"),
                ("source", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=40)),
                ("value", models.FloatField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(SETTINGS, migrations.RunSQL.noop),
    ]
