"""One domain is the default, and those are offered whose MX records lead here: the DNS is asked each minute."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SCHEDULE = {"func": "inboxes.offering.ask_due", "schedule_type": "I", "minutes": 1, "repeats": -1}


def keep_what_is_offered(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is offered stays so, whatever the DNS says, until an admin looks at it; the oldest is the default."""
    domains = apps.get_model("inboxes", "Domain").objects.order_by("pk")
    domains.filter(is_listed=True).update(offered_anyway=True)
    first = domains.filter(is_listed=True, is_active=True).first() or domains.first()
    if first:
        domains.filter(pk=first.pk).update(is_default=True)


def create_schedule(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("django_q", "Schedule").objects.update_or_create(name="domains", defaults=SCHEDULE)


def delete_schedule(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("django_q", "Schedule").objects.filter(name="domains").delete()


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0002_last_run")]

    operations = [
        migrations.AddField(
            "domain",
            "is_default",
            models.BooleanField(
                "default", default=False, help_text="New addresses are here where no domain is chosen."
            ),
        ),
        migrations.AddField(
            "domain",
            "offered_anyway",
            models.BooleanField(
                "offer it anyway",
                default=False,
                help_text="A domain is offered once its MX records lead here. Offered before, or if they never do, "
                "mail to addresses there goes to whoever has the domain: to strangers.",
            ),
        ),
        migrations.AddField(
            "domain", "leads_here", models.BooleanField("its mail comes here", default=False, editable=False)
        ),
        migrations.AddField("domain", "dns_said", models.CharField(blank=True, editable=False, max_length=1000)),
        migrations.AddField("domain", "dns_asked_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(keep_what_is_offered, migrations.RunPython.noop),
        migrations.RunPython(create_schedule, delete_schedule),
        migrations.AddConstraint(
            "domain",
            models.UniqueConstraint(
                condition=models.Q(is_default=True), fields=("is_default",), name="domain_one_default"
            ),
        ),
    ]
