"""No request reads a table that grows, a stranger's or an admin's: what the database did, with 100,000 rows."""

import os
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from delivery.parsing.message import Bounds, parse
from delivery.storing import Envelope, store
from inboxes import limits, purge
from inboxes.mail import typed_codes
from tests.worlds.api_client import api
from tests.worlds.plans import GROWING, explained
from tests.worlds.resolving import ask, recipient_access

# PL/pgSQL, and psycopg for delivery, may take a generic plan after five; Django prepares nothing.
TIMES = 7
MANY_TIMES = {"public page, full", "RCPT", "MAIL", "client", "delivery", "limit"}
# A page of two hundred messages and its right; a table of 100,000 rows has thousands.
MOST_BUFFERS = 600
# Without triggers and foreign keys, which would take a minute.
ROWS = """
SET session_replication_role = replica;
INSERT INTO inboxes_inbox (domain_id, local_part, public_key, created_at, expires_at, lifetime_mode, idle_minutes)
SELECT {domain}, 'i' || n, decode(md5('i' || n) || md5('k' || n), 'hex'), now(),
    now() + (n - 200) * interval '1 s', 'time', 0 FROM generate_series(1, 30000) n;
INSERT INTO inboxes_message (id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes, stored_bytes,
                             fingerprint, summary, body, source)
SELECT gen_random_uuid(), id, NULL, '', now(), NULL, 1, 1000, public_key,
    ''::bytea, ''::bytea, ''::bytea
FROM inboxes_inbox WHERE local_part ~ '^i[0-9]'
UNION ALL SELECT gen_random_uuid(), NULL, {domain}, 'p' || n / 4, now(), now() + (n - 200) * interval '1 s', 1, 1000,
    decode(md5('m' || n), 'hex'), '', '', '' FROM generate_series(1, 70000) n;
INSERT INTO inboxes_domain (name, unicode_name, is_active, is_paused, is_listed, is_default, position, offered_anyway,
    leads_here, dns_said, takes_reports, acceptance, default_lifetime_minutes, max_lifetime_minutes, max_message_bytes,
    max_messages, note, notes, created_at)
SELECT 'd' || n || '.example', 'd' || n || '.example', true, false, true, false, n % 9, false, true, '', false,
    'wildcard', 60, 10080, 1048576, 200, '', '{{}}', now() FROM generate_series(1, 2000) n;
INSERT INTO inboxes_issuedaddress (digest) SELECT decode(md5('i' || n), 'hex') FROM generate_series(1, 100000) n;
INSERT INTO inboxes_clientcount (key, count, expires_at)
SELECT decode(md5('i' || n), 'hex'), 1, now() + (n - 200) * interval '1 s' FROM generate_series(1, 20000) n;
INSERT INTO inboxes_closedaddress (address, reason, closed_at)
SELECT 'c' || n || '@tempmail.test', '', now() - n * interval '1 s' FROM generate_series(1, 100000) n;
INSERT INTO inboxes_reservedname (local_part, reason) SELECT 'r' || n, '' FROM generate_series(1, 100000) n;
INSERT INTO inboxes_blockedsender (sender, unicode_sender, kind, reason)
SELECT 's' || n || '.example', 's' || n || '.example', 'domain', '' FROM generate_series(1, 50000) n
UNION ALL SELECT host('10.0.0.0'::inet + n * 7), 'n' || n, 'network', '' FROM generate_series(1, 50000) n;
INSERT INTO inboxes_seat (key, process, count, expires_at)
SELECT decode(md5('i' || n), 'hex'), gen_random_uuid(), 1, now() + (n - 200) * interval '1 s'
FROM generate_series(1, 10000) n;
INSERT INTO inboxes_part (message_id, number, content)
SELECT id, 1, '' FROM inboxes_message WHERE inbox_id % 2 = 0;
INSERT INTO inboxes_grant (inbox_id, kind, scope, lookup, salt, wrapped, created_at, expires_at)
SELECT id, 'share', 'read', public_key, '', '', now(), expires_at FROM inboxes_inbox WHERE id % 2 = 0;
INSERT INTO inboxes_webhook (inbox_id, sealed, created_at, off_reason, failures, due_at, free_at)
SELECT id, '', now(), '', 0, now(), now() + interval '1 h' FROM inboxes_inbox WHERE id % 4 = 0;
INSERT INTO inboxes_webhookdelivery (id, webhook_id, created_at, due_at, failures)
SELECT gen_random_uuid(), id, now(), now() + interval '1 h', 0 FROM inboxes_webhook;
INSERT INTO inboxes_webhookattempt (webhook_id, delivery_id, at, error, milliseconds)
SELECT id, gen_random_uuid(), now(), '', 1 FROM inboxes_webhook;
INSERT INTO inboxes_pushsubscription (inbox_id, lookup, sealed, created_at, free_at, failures)
SELECT id, public_key, '', now(), now(), 0 FROM inboxes_inbox WHERE id % 2 = 0;
INSERT INTO inboxes_pusharrival (inbox_id) SELECT inbox_id FROM inboxes_pushsubscription;
"""
NO_STATISTICS = "DELETE FROM pg_statistic WHERE starelid::regclass::text ~ '^inboxes_'"
PUBLIC = "p500@tempmail.test"
TYPED = typed_codes.to_short_code(typed_codes.new_short())
SOURCE = b"From: a@shop.example\r\nSubject: Your code is 482913\r\n\r\n482913\r\n"


@pytest.fixture
def full(transactional_db, domain, cluster, put_mail, high_limits, admin_client):
    """A browser that holds holder@tempmail.test, with its token; the tables full, and not a word on them known."""
    client = Client()
    client.post(reverse("issue"), {"local_part": "holder", "domain": domain.name})
    client.token = api("POST", "/inboxes", {"local_part": "program", "password": "correct horse"}).json()["token"]
    for name in ("holder", "program", "anybody"):
        client.message = put_mail(f"{name}@tempmail.test", SOURCE)
    client.admin = admin_client
    database = connection.settings_dict["NAME"]
    cluster.sql(ROWS.format(domain=domain.pk) + NO_STATISTICS, database)
    return client


def asked_by_strangers(client):
    """Each request, by its name; and how it is made."""
    stranger = Client()
    public = {"address": "anybody@tempmail.test"}
    held = {"address": "holder@tempmail.test"}

    def get(name, of=stranger, query="", **kwargs):
        return lambda: of.get(f"{reverse(name, kwargs=kwargs)}?{query}")

    def one(**asked):
        return lambda: stranger.get(f"/api/v1/?{urlencode(asked)}")

    def issue(**fields):
        return lambda: Client().post(reverse("issue"), {"local_part": f"n{os.urandom(6).hex()}"} | fields)

    def deliver(*recipients):
        return lambda: store(
            Envelope("a@shop.example", list(recipients), SOURCE + os.urandom(8)), parse(SOURCE, Bounds()), "4Q1"
        )

    mailtm = {"address": "program@tempmail.test", "password": "correct horse"}
    program = "/inboxes/program@tempmail.test"
    return {
        "home": get("home"),
        "home of a holder": get("home", client),
        "public page": get("inbox", **public),
        "public page, full": lambda: recipient_access(PUBLIC) and stranger.get(f"/inbox/{PUBLIC}"),
        # Apart: it lets go of its connection, and the next one's first question to PL/pgSQL reads the catalogue.
        "public search, full": get("inbox", query="q=nothing", address=PUBLIC),
        "public list": get("list", **public),
        "no such page": get("inbox", address="i7@tempmail.test"),
        "message": get("message", **public, message_id=client.message.pk),
        "page of a holder": get("inbox", client, **held),
        "list of a holder": get("list", client, **held),
        "check": get("check", query="local_part=somebody"),
        "check of a public name": get("check", query="local_part=p500"),
        "typed address": get("open", query="address=anybody"),
        "addresses": get("addresses", client),
        "all domains": get("domains"),
        "next domains": get("domains", query="after=0-4-900"),
        "domain typed": get("check", query="domain=d199"),
        "typed code": lambda: stranger.post(
            reverse("add"), {"code": typed_codes.to_short_code(typed_codes.new_short())}
        ),
        "typed long code": lambda: stranger.post(reverse("add"), {"code": typed_codes.to_code(os.urandom(32))}),
        "password": lambda: stranger.post(
            reverse("open-password"), {"address": "i7000@tempmail.test", "password": "correct horse"}
        ),
        "report": lambda: stranger.post(
            reverse("abuse"), {"kind": "spam", "address": "i7000@tempmail.test", "text": "It sent me this."}
        ),
        "Mail.tm, account": lambda: stranger.post(
            "/mailtm/accounts",
            {"address": f"n{os.urandom(6).hex()}@d9.example", "password": "correct horse"},
            "application/json",
        ),
        "1secmail, domains": one(action="getDomainList"),
        "next page of domains": lambda: api("GET", "/domains?cursor=0-4-900"),
        "claim": issue(),
        "claim of a public name": issue(local_part="p500"),
        "one click": issue(local_part=""),
        "domains": lambda: api("GET", "/domains"),
        "API, public": lambda: api("GET", "/inboxes/anybody@tempmail.test/messages"),
        "API, held": lambda: api("GET", f"{program}/messages", token=client.token),
        "API, extend": lambda: api("POST", f"{program}/extend", {}, token=client.token),
        "API, wait": lambda: api("GET", f"{program}/messages/wait?timeout=1", token=client.token),
        "API, share": lambda: api("GET", f"{program}/shares", token=client.token),
        "API, wrong token": lambda: api("GET", f"{program}/messages", token=typed_codes.to_code(os.urandom(32))),
        "API, close": lambda: api(
            "DELETE", "/inboxes/{address}".format(**(made := api("POST", "/inboxes").json())), token=made["token"]
        ),
        "Mail.tm, domains": lambda: stranger.get("/mailtm/domains"),
        "Mail.tm, token": lambda: stranger.post("/mailtm/token", mailtm, "application/json"),
        "Mail.tm, messages": lambda: stranger.get(
            "/mailtm/messages", headers={"Authorization": f"Bearer {client.token}"}
        ),
        "Mail.tm, me": lambda: stranger.get("/mailtm/me", headers={"Authorization": f"Bearer {client.token}"}),
        "1secmail, names": one(action="genRandomMailbox", count=10),
        "1secmail, messages": one(action="getMessages", login="anybody", domain="tempmail.test"),
        "limit": lambda: limits.hit("lookup", "192.0.2.1"),
        "RCPT": lambda: [
            recipient_access(f"{name}@tempmail.test") for name in ("i7000", "p500", "x", "holder", "c500", "r5")
        ],
        "MAIL": lambda: [
            ask("tempmail_sender_access", sender) for sender in ("a@b.c.shop.example", "a@x.s500.example")
        ],
        "client": lambda: [ask("tempmail_client_access", client) for client in ("10.0.2.4", "10.1.0.7", "mx.example")],
        "closed page": get("inbox", address="c500@tempmail.test"),
        "claim of a closed name": issue(local_part="c501"),
        "delivery": deliver("holder@tempmail.test", "anybody@tempmail.test", PUBLIC, "i7000@tempmail.test"),
        "purge": purge.purge,
    }


def asked_by_admins(client, domain):
    """Each page of the admin, and of domains all that is done there."""

    def get(name, *args, query=""):
        return lambda: client.admin.get(f"{reverse(f'admin:{name}', args=args)}?{query}")

    pages = "domain closedaddress blockedsender reservedname abusereport historyentry apikey".split()
    return {f"admin, {page}": get(f"inboxes_{page}_changelist") for page in pages} | {
        "admin": get("index"),
        "admin, domains found": get("inboxes_domain_changelist", query="q=d19"),
        "admin, domain": get("inboxes_domain_change", domain.pk),
        "admin, domain added": get("inboxes_domain_add"),
        "admin, domain's history": get("inboxes_domain_history", domain.pk),
        "admin, domain to be deleted": get("inboxes_domain_delete", domain.pk),
        "admin, domain saved": lambda: client.admin.post(
            reverse("admin:inboxes_domain_change", args=[domain.pk]),
            {"is_active": "on", "acceptance": "wildcard", "default_lifetime_minutes": 60, "max_lifetime_minutes": 10080}
            | {"max_message_bytes": 1048576, "max_messages": 200, "is_default": "on", "is_listed": "on"},
        ),
        "admin, name reserved": get("inboxes_reservedname_add"),
    }


def test_no_admins_page_reads_a_table_that_grows(full, domain, cluster):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with explained(cluster) as plans:
        found = []
        for name, ask_for in asked_by_admins(full, domain).items():
            plans()
            assert ask_for().status_code in (200, 302), name
            seen = plans()
            assert seen, name
            found += [(name, plan) for plan in seen if is_too_much_for_admins(plan)]
    assert not found, "\n".join(f"{name}: {plan}" for name, plan in found[:20])


def is_too_much_for_admins(plan):
    """A list says "1000" and looks no further, whatever order that is in; what has ended is counted to a bound."""
    return plan.buffers > 2 * MOST_BUFFERS or any(plan.rows[table] > 2000 for table in plan.scanned & GROWING)


def test_no_request_of_a_stranger_reads_a_table_that_grows(full, cluster):
    found = []
    with explained(cluster) as plans:
        for statistics in ("none", "fresh"):
            if statistics == "fresh":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            for name, ask_for in asked_by_strangers(full).items():
                if name in MANY_TIMES:
                    ask_for()  # reads the catalogue too
                plans()
                for _ in range(TIMES if name in MANY_TIMES else 1):
                    ask_for()
                seen = plans()
                assert seen, name
                found += [(name, statistics, plan) for plan in seen if is_too_much(name, plan)]
    assert not found, "\n".join(f"{name} ({statistics}): {plan}" for name, statistics, plan in found[:20])


def is_too_much(name, plan):
    return plan.scanned & GROWING or (plan.buffers > MOST_BUFFERS and name != "purge")
