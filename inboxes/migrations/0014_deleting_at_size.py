"""Deleting a domain finds its public messages by an index; what leaves is read on from where the last one stopped.

Built beside deliveries: neither making nor dropping an index this way locks the table, and each may be tried again.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models import Index, Q

# A row's next version beside it, so that counting what comes and goes grows no index.
SETTINGS = "ALTER TABLE inboxes_storedbytes SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("inboxes", "0013_web_push")]
    operations = []
