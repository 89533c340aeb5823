"""What the DNS said last of each domain's records; and why no new addresses are issued."""

import django.db.models.deletion
from django.db import migrations, models

FOREIGN_KEY = (
    "ALTER TABLE inboxes_domainrecords ADD CONSTRAINT inboxes_domainrecords_domain_id_cascade "
    "FOREIGN KEY (domain_id) REFERENCES inboxes_domain ON DELETE CASCADE"
)


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0007_counts")]

    operations = [
        migrations.CreateModel(
            "DomainRecords",
            [
                (
                    "domain",
                    models.OneToOneField(
                        "inboxes.Domain",
                        django.db.models.deletion.DO_NOTHING,
                        db_constraint=False,
                        primary_key=True,
                        related_name="records",
                        serialize=False,
                    ),
                ),
                ("findings", models.JSONField(default=list)),
                ("to_mend", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL(FOREIGN_KEY, migrations.RunSQL.noop),
        migrations.AddField("storage", "short_because", models.TextField(blank=True, db_default="", default="")),
    ]
