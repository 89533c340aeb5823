from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0008_domain_records")]
    operations = [
        migrations.CreateModel(
            "DoctorLook",
            [
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("looked_at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("findings", models.JSONField()),
            ],
            options={"verbose_name": "doctor", "verbose_name_plural": "doctor"},
        ),
    ]
