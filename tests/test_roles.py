"""What a thief of a connection gets: delivery's and Postfix's roles, tried over connections of their own."""

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from psycopg.errors import InsufficientPrivilege

from delivery.parsing import parse
from delivery.storing import Envelope, store
from inboxes import sealing
from inboxes.models import Grant, Inbox, Message

from .test_storing import as_delivery  # noqa: F401 (a fixture)

ROLES = ("tempmail_delivery", "tempmail_postfix")
SECRET = "the code is 731 992"


@pytest.fixture
def stolen(transactional_db, cluster):
    """Connect as a role, with the key that its processes have."""
    opened = []

    def stolen(role):
        url = cluster.url(role, connections["default"].settings_dict["NAME"])
        options = f"-c tempmail.issued_key={settings.ISSUED_KEY.hex()}"
        opened.append(psycopg.connect(url, autocommit=True, options=options))
        return opened[-1]

    yield stolen
    for one in opened:
        one.close()


@pytest.fixture
def full(domain, as_delivery):  # noqa: F811
    """A site with mail in it, delivered as ever, a password, and an admin."""
    inbox, _ = Inbox.objects.issue(domain, "holder")
    source = f"Subject: {SECRET}\r\n\r\n{SECRET}\r\n".encode()
    recipients = ["holder@tempmail.test", "anybody@tempmail.test"]
    assert [result.outcome for result in store(Envelope("", recipients, source), parse(source), "")] == ["stored"] * 2
    Grant.objects.create(inbox=inbox, kind="password", scope="full", wrapped=b"w" * 72, salt=b"s" * 16)
    return inbox


def columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        return cursor.fetchall()


@pytest.mark.parametrize("role", ROLES)
def test_stolen_connection_reads_no_column_of_any_table(full, stolen, role):
    thief, names = stolen(role), columns()
    assert {("inboxes_message", "body"), ("inboxes_grant", "wrapped"), ("auth_user", "password")} <= set(names)

    readable = []
    for table, column in names:
        try:
            thief.execute(f'SELECT "{column}" FROM "{table}" LIMIT 1')
        except InsufficientPrivilege:
            continue
        readable.append((table, column))

    # Of a message its id: INSERT ... RETURNING needs it.
    assert readable == ([("inboxes_message", "id")] if role == "tempmail_delivery" else [])


ATTEMPTS = [
    "COPY inboxes_message TO STDOUT",
    "COPY inboxes_message (id, body) TO STDOUT",
    "COPY inboxes_message TO PROGRAM 'cat > /tmp/loot'",
    "COPY inboxes_part (content) FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "UPDATE inboxes_inbox SET public_key = ''",  # mail to come would be sealed to the thief
    "UPDATE inboxes_message SET expires_at = 'infinity'",
    "DELETE FROM inboxes_message",
    "TRUNCATE inboxes_message CASCADE",
    "INSERT INTO inboxes_inbox DEFAULT VALUES",
    "INSERT INTO inboxes_grant DEFAULT VALUES",
    "INSERT INTO auth_user DEFAULT VALUES",
    "INSERT INTO inboxes_message SELECT * FROM inboxes_message RETURNING body",
    "INSERT INTO inboxes_message (id) SELECT id FROM inboxes_message RETURNING source",
    "INSERT INTO inboxes_message (id) SELECT id FROM inboxes_message ON CONFLICT (id) DO UPDATE SET body = ''",
    "UPDATE inboxes_storage SET full_because = ''",
    "SELECT tempmail_evict(1000)",
    "SELECT tempmail_count_bytes()",
    "CREATE TABLE mine ()",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION hmac(bytea, bytea, text) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OR REPLACE FUNCTION tempmail_utf8(address text) RETURNS text LANGUAGE sql AS 'SELECT address'",
    "CREATE TRIGGER mine AFTER INSERT ON inboxes_message EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "ALTER TABLE inboxes_message DISABLE TRIGGER ALL",
    "DO 'BEGIN LOCK TABLE inboxes_message IN ACCESS EXCLUSIVE MODE; END'",
    "SET ROLE tempmail",
    "SET SESSION AUTHORIZATION tempmail",
    "SET session_replication_role = replica",
    "CREATE ROLE mine",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_stolen_connection_changes_nothing_and_becomes_nobody_else(full, stolen, role):
    thief, done = stolen(role), []
    for attempt in ATTEMPTS:
        try:
            thief.execute(attempt)
        except InsufficientPrivilege:
            continue
        done.append(attempt)

    assert done == []
    assert Message.objects.count() == 2


def test_what_delivery_may_call_tells_no_mail_and_no_secret(full, stolen):
    thief = stolen("tempmail_delivery")

    rows = [
        thief.execute(
            "SELECT * FROM tempmail_resolve(%s, 'tempmail.test', %s, false)", [name, settings.ISSUED_KEY]
        ).fetchone()
        for name in ("holder", "anybody")
    ]

    # The public key, which seals and does not open; where it goes, and the domain's bounds.
    private, public = rows
    assert private[:6] == ("private", True, full.domain_id, full.pk, bytes(full.public_key), "holder")
    assert public[:6] == ("public", True, full.domain_id, None, None, "anybody")
    assert all(value is None or isinstance(value, int) for value in private[6:] + public[6:])


def test_stolen_connection_empties_no_inbox_by_trimming_it(full, stolen):
    thief = stolen("tempmail_delivery")

    thief.execute("SELECT tempmail_trim(%s, %s, '', 0)", [full.pk, full.domain_id])
    thief.execute("SELECT tempmail_trim(NULL, %s, 'anybody', 0)", [full.domain_id])
    thief.execute("SELECT tempmail_trim(NULL, %s, 'anybody', -1)", [full.domain_id])

    assert Message.objects.count() == 2


def test_thief_with_all_that_delivery_has_opens_nothing(full):
    """The whole database, and delivery's keys: the mail in it stays shut (and delivery.env has no other key)."""
    keys = [settings.SITE_PUBLIC_KEY, settings.ISSUED_KEY, settings.FINGERPRINT_KEY, bytes(full.public_key)]

    for message in Message.objects.all():
        assert SECRET.encode() not in bytes(message.source) + bytes(message.body) + bytes(message.summary)
        for key in keys:
            with pytest.raises(sealing.SealError):
                sealing.unseal(message.source, key)


@pytest.mark.parametrize("role", [*ROLES, "public"])
def test_roles_sql_leaves_no_temporary_tables_to_anybody(cluster, role):
    """In the service's own database: the tests' is made without that script."""
    name = urlsplit(os.environ["DATABASE_URL"]).path.strip("/")

    assert cluster.sql(f"SELECT has_database_privilege('{role}', current_database(), 'TEMPORARY')", name) == "f"


@pytest.mark.parametrize("role", ROLES)
def test_role_has_no_power_of_its_own_and_is_no_member_of_another(db, role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, "
            "EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid OR roleid = r.oid), "
            "EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = %s",
            [role],
        )
        assert cursor.fetchone() == (False,) * 7


def test_processes_of_delivery_and_postfix_have_no_key_that_opens_mail(world):
    delivery, service = (
        world.delivery_env.read_text(),
        (world.directory / "postfix/conf/tempmail-service.conf").read_text(),
    )

    for name in ("SITE_PRIVATE_KEY", "SECRET_KEY"):
        value = dict(line.split("=", 1) for line in world.web_env.read_text().splitlines())[name]
        assert name not in delivery and value not in delivery + service
    assert "tempmail_delivery" in delivery and "tempmail_postfix" in service
