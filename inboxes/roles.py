"""What web's and qcluster's roles may do with each table: granted anew after every `manage.py migrate`.

After all migrations, those of other packages too, so that a new table is web's without
another word.  What delivery, Postfix and purge may call is in migrations/functions.sql.
"""

from django.conf import settings
from django.db import connections, transaction

# Web has all four on a table that is not named here.
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
WEB = {
    "inboxes_message": "SELECT, UPDATE (seen_at), DELETE",
    "inboxes_part": "SELECT",
    "inboxes_issuedaddress": "SELECT, INSERT",  # remembered for good
    "inboxes_storedbytes": "SELECT",
    "inboxes_storage": "SELECT",
    "inboxes_webhookdelivery": "SELECT, INSERT",
    "inboxes_webhookattempt": "SELECT",
    "django_migrations": "",
    # Whoever writes there has qcluster run code, and its pickles would run here.
    "django_q_ormq": "",
    "django_q_schedule": "",
    "django_q_task": "",
}
PURGE = {
    "inboxes_webhook": "SELECT, UPDATE (off_reason, failures, free_at)",
    "inboxes_webhookdelivery": "SELECT, UPDATE (failures, due_at), DELETE",
    "inboxes_webhookattempt": "SELECT, INSERT, DELETE",
    "inboxes_clientcount": "SELECT, INSERT, UPDATE (count)",
    "inboxes_storage": "SELECT, INSERT, UPDATE",
    "django_q_ormq": EVERYTHING,
    "django_q_schedule": EVERYTHING,
    "django_q_task": EVERYTHING,
}


def grant_after_migrate(using, **kwargs):
    if "plan" in kwargs:  # `flush` sends the signal, too, and changes no table
        grant(connections[using])


def grant(connection) -> None:
    """Give both roles what stands above on our tables, and nothing else."""
    name = connection.ops.quote_name
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') "
            "AND pg_has_role(relowner, 'USAGE')"
        )
        for (table,) in cursor.fetchall():
            wanted = {settings.WEB_ROLE: WEB.get(table, EVERYTHING), settings.PURGE_ROLE: PURGE.get(table)}
            for role, privileges in wanted.items():
                cursor.execute(f"REVOKE ALL ON {name(table)} FROM {name(role)}")
                if privileges:
                    cursor.execute(f"GRANT {privileges} ON {name(table)} TO {name(role)}")
