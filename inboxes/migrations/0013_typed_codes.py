from django.db import migrations, models

GRANTS = [("password", "Password"), ("share", "Share"), ("webhook", "Webhook"), ("code", "Code")]


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0010_sums_of_kinds")]
    operations = [migrations.AlterField("grant", "kind", models.CharField(choices=GRANTS, max_length=8))]
