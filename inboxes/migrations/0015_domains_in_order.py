"""Domains are read a page at a time, in their order."""

from django.db import migrations, models
from django.db.models import Q

IS_OFFERED = (Q(leads_here=True) | Q(offered_anyway=True)) & Q(is_active=True, is_paused=False, is_listed=True)


def index(name: str, *fields: str, condition: Q = IS_OFFERED) -> migrations.AddIndex:
    return migrations.AddIndex("domain", models.Index(fields=list(fields), name=name, condition=condition))


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0014_deleting_at_size")]
    operations = [
        index("domain_offered", "-is_default", "position", "id"),
        index("domain_usual_lifetime", "default_lifetime_minutes"),
        index("domain_longest_lifetime", "max_lifetime_minutes"),
        migrations.AddIndex("closedaddress", models.Index(fields=["-closed_at"], name="closed_by_time")),
        index("domain_wildcard", "id", condition=Q(acceptance="wildcard")),
    ]
