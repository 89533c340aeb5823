"""What webhooks and browsers are to be told is in an index of what is due now; what is updated often stays in place."""

from django.db import migrations, models
from django.db.models import DO_NOTHING, Index, Q
from django.db.models.functions import Now

# In the order in which a delivery's trigger takes them: it and this would wait for each other.
LOCKS = (
    "LOCK TABLE inboxes_webhookdelivery, inboxes_webhook, inboxes_pusharrival, inboxes_pushsubscription "
    "IN ACCESS EXCLUSIVE MODE"
)
# Room for the next version of a row beside it: no index of theirs has a column that these updates change, so an
# update adds to none (HOT).  A seat is renewed every ten seconds, a client counted at each request.
STORAGE = "fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000"
OFTEN_WRITTEN = ["inboxes_seat", "inboxes_clientcount", "inboxes_lastrun"]


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0015_domains_in_order")]

    operations = [
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
        migrations.AddField("webhook", "due_at", models.DateTimeField(null=True)),
        migrations.AddField("webhook", "is_slow", models.BooleanField(db_default=False, default=False)),
        migrations.AddIndex(
            "webhook",
            Index(fields=["is_slow", "free_at"], name="webhook_ready", condition=Q(due_at__isnull=False)),
        ),
        migrations.AddIndex("webhookdelivery", Index(fields=["webhook", "due_at", "id"], name="webhook_deliveries")),
        migrations.AlterField("webhookdelivery", "due_at", models.DateTimeField(db_default=Now())),
        migrations.AlterField(
            "webhookdelivery",
            "webhook",
            models.ForeignKey(
                "inboxes.webhook", DO_NOTHING, db_constraint=False, db_index=False, related_name="deliveries"
            ),
        ),
        migrations.AddField("pusharrival", "at", models.DateTimeField(db_default=Now(), db_index=True)),
        migrations.RemoveIndex("pushsubscription", "push_due"),
        migrations.AddIndex(
            "pushsubscription", Index(fields=["free_at"], name="push_ready", condition=Q(due_at__isnull=False))
        ),
        migrations.AlterField("seat", "expires_at", models.DateTimeField()),
        migrations.RunSQL([f"ALTER TABLE {table} SET ({STORAGE})" for table in OFTEN_WRITTEN], migrations.RunSQL.noop),
    ]
