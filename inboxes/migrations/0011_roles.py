"""What purge and the sending of webhooks may ask of the database; roles.py grants the tables."""

from importlib import import_module

from django.db import migrations

create_functions = import_module("inboxes.migrations.0002_rules").create_functions


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0010_bounds")]

    operations = [migrations.RunPython(create_functions, migrations.RunPython.noop)]
