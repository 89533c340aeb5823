"""What each role may do in the database: the one place that says it.

Granted anew after every `manage.py migrate`, when the tables of other packages are there too: a new
table is web's without another word.  checks.py looks whether it still holds.  postfix/roles.sql makes
the roles, as a superuser does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.management import CommandError
from django.db.backends.utils import CursorWrapper

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True)
class Role:
    setting: str  # its value is the role's name in the database
    functions: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)  # privileges as GRANT takes them; sequences too
    other_tables: str = ""  # privileges on each table that is not named in `tables`

    @property
    def name(self) -> str:
        return getattr(settings, self.setting)

    def may(self, kind: str, name: str) -> str:
        """What it may do with an object of that kind and name: "SELECT, UPDATE (seen_at)", or ""."""
        if kind == "FUNCTION":
            return "EXECUTE" if name in self.functions else ""
        return self.tables.get(name, self.other_tables if kind == "TABLE" else "")


POSTFIX = Role(
    "POSTFIX_ROLE", functions=("tempmail_recipient_access", "tempmail_sender_access", "tempmail_client_access")
)
DELIVERY = Role(
    "DELIVERY_ROLE",
    functions=("tempmail_resolve", "tempmail_trim", "tempmail_announce", "tempmail_measure"),
    tables={
        "inboxes_message": "INSERT, SELECT (id)",  # INSERT ... RETURNING id needs to read it
        "inboxes_part": "INSERT",
        "inboxes_part_id_seq": "USAGE",
        "inboxes_abusereport": "INSERT",
    },
)
PURGE = Role(
    "PURGE_ROLE",
    functions=(
        "tempmail_purge",
        "tempmail_evict",
        "tempmail_parcel",
        "tempmail_due",
        "tempmail_pushes",
        "tempmail_note_dns",
        "tempmail_note_records",
        "tempmail_fold",
        "tempmail_measure",
    ),
    tables={
        "inboxes_domain": "SELECT",
        "inboxes_domainrecords": "SELECT",
        "inboxes_webhook": "SELECT, UPDATE (off_reason, failures, due_at, free_at, is_slow)",
        "inboxes_webhookdelivery": "SELECT, UPDATE (failures, due_at), DELETE",
        "inboxes_webhookattempt": "SELECT, INSERT, DELETE",
        "inboxes_pushsubscription": "SELECT (id, due_at), UPDATE (due_at, free_at, failures), DELETE",
        "inboxes_clientcount": "SELECT, INSERT, UPDATE (count)",
        "inboxes_storage": "SELECT, INSERT, UPDATE",
        "inboxes_lastrun": "SELECT, INSERT, UPDATE (finished_at)",
        "django_q_ormq": EVERYTHING,
        "django_q_schedule": EVERYTHING,
        "django_q_task": EVERYTHING,
    },
)
WEB = Role(
    "WEB_ROLE",
    functions=("tempmail_note_dns", "tempmail_note_records", "tempmail_fold", "tempmail_measure"),
    tables={
        "inboxes_message": "SELECT, UPDATE (seen_at, is_pinned), DELETE",
        "inboxes_part": "SELECT",
        "inboxes_issuedaddress": "SELECT, INSERT",  # remembered for good
        "inboxes_historyentry": "SELECT, INSERT",  # nobody takes back what was done
        "inboxes_storedbytes": "SELECT",
        "inboxes_leaving": "",
        "inboxes_senderhits": "SELECT",
        "inboxes_domainrecords": "SELECT",
        # Counted by functions alone, and read when these have folded them.
        "inboxes_tally": "",
        "inboxes_count": "SELECT",
        "inboxes_total": "SELECT",
        "inboxes_measure": "SELECT",
        "inboxes_gauge": "SELECT",
        "inboxes_storage": "SELECT",
        "inboxes_lastrun": "SELECT",
        "inboxes_doctorlook": "SELECT",
        "inboxes_webhookdelivery": "SELECT, INSERT",
        "inboxes_webhookattempt": "SELECT",
        "inboxes_pusharrival": "",
        "django_migrations": "",
        # Whoever writes there has qcluster run code, and its pickles would run here.
        "django_q_ormq": "",
        "django_q_schedule": "",
        "django_q_task": "",
    },
    other_tables=EVERYTHING,
)
ROLES = (POSTFIX, DELIVERY, PURGE, WEB)


# What there is to grant: whatever the owner of the tables has made, and our functions.
OBJECTS = """
SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname, oid::regclass::text FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND pg_has_role(
    (SELECT relowner FROM pg_class WHERE oid = to_regclass('public.django_migrations')), relowner, 'USAGE')
UNION ALL SELECT 'FUNCTION', proname, oid::regprocedure::text FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'tempmail_')
ORDER BY 1, 3
"""
COLUMNS = """
SELECT attrelid::regclass::text, array_agg(attname::text) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped GROUP BY 1
"""


@dataclass(frozen=True)
class Privileges:
    """What a role may do with one object; kind ("TABLE"), on and listed ("SELECT, INSERT") as GRANT takes them."""

    role: Role
    kind: str
    on: str
    listed: str

    def lost(self, cursor: CursorWrapper) -> list[str]:
        """Those that the role has not, or not any more."""
        each = re.findall(r"((\w+)(?: \((.*?)\))?)", self.listed)
        if not _exists(cursor, self.role):
            return [whole for whole, _, _ in each]
        return [whole for whole, privilege, columns in each if not self._are_held(cursor, privilege, columns)]

    def _are_held(self, cursor: CursorWrapper, privilege: str, columns: str) -> bool:
        if not columns:
            cursor.execute(f"SELECT has_{self.kind}_privilege(%s, %s, %s)", [self.role.name, self.on, privilege])
        else:
            cursor.execute(
                "SELECT bool_and(has_column_privilege(%s, %s, c, %s)) FROM unnest(%s::text[]) c",
                [self.role.name, self.on, privilege, columns.split(", ")],
            )
        return cursor.fetchone()[0]


def must_exist(cursor: CursorWrapper) -> None:
    """Raises CommandError for a role that is not there."""
    for role in ROLES:
        if not _exists(cursor, role):
            raise CommandError(
                f"The database role {role.name!r} does not exist. Make the roles first, as a superuser of the "
                "database: psql -f postfix/roles.sql (docs/host.md, Database)."
            )


def grant(cursor: CursorWrapper) -> None:
    """Give each role what stands above, and take everything else that it has."""
    quote = cursor.db.ops.quote_name
    names = [quote(role.name) for role in ROLES]
    for kind, _, on in _objects(cursor):
        # A new function may be executed by everybody.
        of = [*names, "PUBLIC"] if kind == "FUNCTION" else names
        cursor.execute(f"REVOKE ALL ON {kind} {on} FROM {', '.join(of)}")
    for due in privileges(cursor):
        cursor.execute(f"GRANT {due.listed} ON {due.kind} {due.on} TO {quote(due.role.name)}")


def privileges(cursor: CursorWrapper) -> list[Privileges]:
    """What the roles are to have, of what is there: before a migration some columns are not."""
    objects = _objects(cursor)
    cursor.execute(COLUMNS)
    columns = dict(cursor.fetchall())
    return [
        Privileges(role, kind, on, _of_columns(listed, columns.get(on, [])))
        for role in ROLES
        for kind, name, on in objects
        if (listed := role.may(kind, name))
    ]


def _of_columns(listed: str, columns: list[str]) -> str:
    return re.sub(
        r"(?<= \().*?(?=\))", lambda named: ", ".join(n for n in named[0].split(", ") if n in columns), listed
    )


def _objects(cursor: CursorWrapper) -> list[tuple[str, str, str]]:
    cursor.execute(OBJECTS)
    return cursor.fetchall()


def _exists(cursor: CursorWrapper, role: Role) -> bool:
    cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role.name])
    return cursor.fetchone()[0]
