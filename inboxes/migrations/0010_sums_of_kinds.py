from django.db import migrations, models

SPANS = [("hour", "Hour"), ("day", "Day"), ("ever", "Ever"), ("hour:", "Hour Kinds"), ("day:", "Day Kinds")]


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0009_doctor_look")]
    operations = [migrations.AlterField("count", "span", models.CharField(choices=SPANS, max_length=5))]
