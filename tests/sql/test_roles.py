"""What a thief of a connection gets: the roles of the services, tried over connections of their own."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.functions import Now
from django_q.conf import Conf
from django_q.tasks import async_task
from psycopg.errors import InsufficientPrivilege

from delivery.parsing.message import parse
from delivery.storing import Envelope, store
from dev.system import DELIVERY_USER, OWNER_USER, PURGE_USER, WEB_USER, descendants, run_as, wait_for
from inboxes.mail import sealing
from inboxes.models import Grant, Inbox, Message, Webhook, WebhookDelivery
from tests.worlds.rows import public_message

WEB, PURGE, DELIVERY, POSTFIX = ROLES = "tempmail_web", "tempmail_purge", "tempmail_delivery", "tempmail_postfix"
SECRET = "the code is 731 992"
PURGE_READS = (
    "inboxes_clientcount",
    "inboxes_domain",
    "inboxes_lastrun",
    "inboxes_storage",
    "inboxes_webhook",
    "django_q_",
)
PURGE_READS_OF = {"inboxes_pushsubscription": ("id", "due_at")}  # the rest by tempmail_pushes(), of what is due
WEB_READS_NOT = ("django_migrations", "django_q_", "inboxes_leaving", "inboxes_pusharrival", "inboxes_tally")


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
def full(domain, as_delivery):
    """A site with mail in it, delivered as ever, a password, and an admin."""
    inbox, _ = Inbox.objects.issue(domain, "holder")
    source = f"Subject: {SECRET}\r\n\r\n{SECRET}\r\n".encode()
    recipients = ["holder@tempmail.test", "anybody@tempmail.test"]
    assert [result.outcome for result in store(Envelope("", recipients, source), parse(source), "")] == ["stored"] * 2
    Grant.objects.create(inbox=inbox, kind="password", scope="full", wrapped=b"w" * 72, salt=b"s" * 16)
    return inbox


def may_read(role, table, column):
    return {
        WEB: not table.startswith(WEB_READS_NOT),
        PURGE: table.startswith(PURGE_READS) or column in PURGE_READS_OF.get(table, ()),
        DELIVERY: (table, column) == ("inboxes_message", "id"),  # INSERT ... RETURNING needs it
        POSTFIX: False,
    }[role]


def columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        return cursor.fetchall()


@pytest.mark.parametrize("role", ROLES)
def test_stolen_connection_reads_only_what_its_process_must(full, stolen, role):
    thief, names = stolen(role), columns()
    assert {("inboxes_message", "body"), ("inboxes_grant", "wrapped"), ("auth_user", "password")} <= set(names)

    readable = []
    for table, column in names:
        try:
            thief.execute(f'SELECT "{column}" FROM "{table}" LIMIT 1')
        except InsufficientPrivilege:
            continue
        readable.append((table, column))

    assert readable == [name for name in names if may_read(role, *name)]
    assert len(readable) > 30 or role in (DELIVERY, POSTFIX)


# What nobody may.
ATTEMPTS = [
    "COPY inboxes_message TO PROGRAM 'cat > /tmp/loot'",
    "COPY inboxes_part (content) FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT rolpassword FROM pg_authid",
    "UPDATE inboxes_message SET expires_at = 'infinity'",
    "UPDATE inboxes_issuedaddress SET digest = ''",  # another one might have the name
    "DELETE FROM inboxes_issuedaddress",
    "TRUNCATE inboxes_message CASCADE",
    "INSERT INTO inboxes_message SELECT * FROM inboxes_message RETURNING body",
    "INSERT INTO inboxes_message (id) SELECT id FROM inboxes_message RETURNING source",
    "INSERT INTO inboxes_message (id) SELECT id FROM inboxes_message ON CONFLICT (id) DO UPDATE SET body = ''",
    "UPDATE inboxes_webhookdelivery SET message_id = NULL",
    "DELETE FROM django_migrations",
    "SELECT tempmail_count_stored()",
    "SELECT tempmail_count_deleted()",
    "SELECT tempmail_count('accepted', 1)",
    "SELECT tempmail_recount()",
    "UPDATE inboxes_count SET count = 0",
    "DROP TABLE inboxes_message",
    "DROP FUNCTION tempmail_recipient_access(text)",
    "ALTER TABLE inboxes_message ADD COLUMN mine text",
    "CREATE OR REPLACE FUNCTION tempmail_recipient_access(address text) RETURNS text LANGUAGE sql AS 'SELECT $$OK$$'",
    "ALTER FUNCTION tempmail_parcel(uuid) OWNER TO CURRENT_USER",
    "CREATE TABLE mine ()",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION hmac(bytea, bytea, text) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OR REPLACE FUNCTION tempmail_utf8(address text) RETURNS text LANGUAGE sql AS 'SELECT address'",
    "CREATE TRIGGER mine AFTER INSERT ON inboxes_message EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "ALTER TABLE inboxes_message DISABLE TRIGGER ALL",
    "SET ROLE tempmail",
    "SET SESSION AUTHORIZATION tempmail",
    "SET session_replication_role = replica",
    "CREATE ROLE mine",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user",
]  # fmt: skip
# What one of them may, and the others not.
ATTEMPTS_OF_OTHERS = {
    "COPY inboxes_message TO STDOUT": WEB,
    "UPDATE inboxes_inbox SET public_key = ''": WEB,  # mail to come would be sealed to the thief
    "DELETE FROM inboxes_message": WEB,
    "DO 'BEGIN LOCK TABLE inboxes_message IN ACCESS EXCLUSIVE MODE; END'": WEB,
    "INSERT INTO inboxes_inbox DEFAULT VALUES": WEB,
    "INSERT INTO inboxes_grant DEFAULT VALUES": WEB,
    "INSERT INTO auth_user DEFAULT VALUES": WEB,
    "INSERT INTO inboxes_webhookdelivery DEFAULT VALUES": WEB,  # it would have any message told
    "INSERT INTO django_q_ormq DEFAULT VALUES": PURGE,  # what is pickled there is run
    "INSERT INTO django_q_schedule DEFAULT VALUES": PURGE,
    "UPDATE django_q_task SET result = ''": PURGE,
    "UPDATE inboxes_storage SET full_because = ''": PURGE,
    "UPDATE inboxes_lastrun SET finished_at = now()": PURGE,
    "SELECT tempmail_evict(1000)": PURGE,
    "SELECT tempmail_purge('inboxes', 1000, '-infinity')": PURGE,
    "SELECT tempmail_parcel(gen_random_uuid())": PURGE,
    "INSERT INTO inboxes_part DEFAULT VALUES": DELIVERY,
    "SELECT tempmail_trim(1, 1, '', 0)": DELIVERY,
    "SELECT tempmail_resolve('', '', '', false)": DELIVERY,
    "SELECT tempmail_recipient_access('')": POSTFIX,
}


@pytest.mark.parametrize("role", ROLES)
def test_stolen_connection_changes_nothing_else_and_becomes_nobody_else(full, stolen, role):
    thief, done = stolen(role), []
    for attempt in [*ATTEMPTS, *(attempt for attempt, other in ATTEMPTS_OF_OTHERS.items() if other != role)]:
        try:
            thief.execute(attempt)
        except InsufficientPrivilege:
            continue
        done.append(attempt)

    assert done == []
    assert Message.objects.count() == 2


def test_what_delivery_may_call_tells_no_mail_and_no_secret(full, stolen):
    thief = stolen(DELIVERY)

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
    thief = stolen(DELIVERY)

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


def test_content_is_the_qclusters_only_while_it_waits_and_where_the_holder_agreed(full, stolen, as_delivery):
    thief = stolen(PURGE)

    def told():
        (delivery,) = WebhookDelivery.objects.all()
        return thief.execute("SELECT wrapped, summary, body FROM tempmail_parcel(%s)", [delivery.pk]).fetchone()

    Webhook.register(full, "https://hook.example/", None)
    store(Envelope("", ["holder@tempmail.test"], b"Subject: next\r\n\r\n"), parse(b"Subject: next\r\n\r\n"), "")
    assert told() == (None, None, None)

    Webhook.register(full, "https://hook.example/", b"k" * 32)
    assert all(told())
    with pytest.raises(InsufficientPrivilege):
        thief.execute("UPDATE inboxes_webhook SET inbox_id = 1")

    Webhook.objects.update(off_reason="gone")
    assert told() is None
    Webhook.objects.update(off_reason="")
    Inbox.objects.update(expires_at=Now())
    assert told() is None


def test_new_table_is_webs_after_the_next_migrate_and_what_was_lost_too(db):
    def privileges(role, table):
        wanted = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT p FROM unnest(%s::text[]) p WHERE has_table_privilege(%s, %s, p)", [wanted, role, table]
            )
            return {privilege for (privilege,) in cursor.fetchall()}

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE added_by_an_upgrade (id integer)")
        cursor.execute("REVOKE ALL ON auth_user FROM tempmail_web")
        cursor.execute("GRANT SELECT ON inboxes_message TO tempmail_purge")

    call_command("migrate", verbosity=0)

    for table in ("added_by_an_upgrade", "auth_user"):
        assert privileges(WEB, table) == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert not privileges(PURGE, "added_by_an_upgrade") | privileges(PURGE, "inboxes_message")


# --- The running processes


def keys_of(path):
    lines = dict(line.split("=", 1) for line in path.read_text().splitlines())
    return {name: value for name, value in lines.items() if name.endswith("_KEY") or name == "DATABASE_URL"}


def test_each_process_has_its_own_keys_and_can_read_no_others(world):
    web, purge, delivery = keys_of(world.web_env), keys_of(world.purge_env), keys_of(world.delivery_env)
    service = (world.directory / "postfix/conf/tempmail-service.conf").read_text()

    assert set(purge) == {"SECRET_KEY", "WEBHOOK_KEY", "DATABASE_URL"}
    assert set(delivery) == {"SITE_PUBLIC_KEY", "HMAC_KEY", "DATABASE_URL"}
    assert purge["SECRET_KEY"] != web["SECRET_KEY"]  # it signs tasks, and no cookie
    for name in ("SITE_PRIVATE_KEY", "SECRET_KEY"):
        assert web[name] not in [*purge.values(), *delivery.values()] and web[name] not in service
    for env, role in ((web, WEB), (purge, PURGE), (delivery, DELIVERY)):
        assert env["DATABASE_URL"].startswith(f"postgresql://{role}:")
    assert POSTFIX in service

    own = {
        world.owner_env: OWNER_USER,
        world.web_env: WEB_USER,
        world.purge_env: PURGE_USER,
        world.delivery_env: DELIVERY_USER,
    }
    for user in own.values():
        files = [path for path in own if not run_as(user, ["test", "-r", path], check=False).returncode]
        assert [own[path] for path in files] == [user]


def test_running_services_are_under_their_roles_and_the_qcluster_works(live, world, cluster, domain, monkeypatch):
    live.stop("web", "qcluster")
    name, since = connection.settings_dict["NAME"], cluster.sql("SELECT now()")
    live.start("web")
    qcluster = live.start("qcluster")
    public_message(domain, timedelta(0))
    monkeypatch.setattr(Conf, "SECRET_KEY", keys_of(world.purge_env)["SECRET_KEY"])
    async_task("inboxes.purge.purge")

    wait_for(lambda: not Message.objects.exists(), 60, "a purge by the qcluster")
    sessions = cluster.sql(
        f"SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = '{name}' AND backend_start > '{since}' "
        f"AND pid <> {connection.connection.info.backend_pid}"
    ).split()
    assert {WEB, PURGE} <= set(sessions) <= set(ROLES)

    private = keys_of(world.web_env)["SITE_PRIVATE_KEY"].encode()
    users = {}
    for pid in [qcluster.pid, *descendants(qcluster.pid)]:
        process = Path(f"/proc/{pid}")
        assert private not in (process / "environ").read_bytes()
        users[pid] = process.owner()
    assert users.pop(qcluster.pid) == "root"  # the shell between, which has no settings
    assert set(users.values()) == {PURGE_USER}
    live.stop("qcluster")
