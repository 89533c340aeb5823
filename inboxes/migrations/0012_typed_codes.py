from django.db import migrations, models

GRANTS = [
    ("password", "Password"),
    ("share", "Share"),
    ("webhook", "Webhook"),
    ("code", "Code"),
    ("message", "Message"),
]


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0011_more_of_one_message")]
    operations = [migrations.AlterField("grant", "kind", models.CharField(choices=GRANTS, max_length=8))]
