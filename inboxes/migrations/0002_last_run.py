from django.db import migrations, models

# A new database has as long as any until purge is late.
BEGIN = "INSERT INTO inboxes_lastrun (name, finished_at) VALUES ('purge', now()), ('webhooks', now())"


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0001_initial")]
    operations = [
        migrations.CreateModel(
            "LastRun",
            [
                ("name", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("finished_at", models.DateTimeField(null=True)),
                ("worked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
