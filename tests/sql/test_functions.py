"""The SQL functions that Postfix and delivery ask say what addresses.py and models.py say."""

from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Exists
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now
from django.utils import timezone

from inboxes.access.ways_in import is_public
from inboxes.mail import addresses
from inboxes.models import BlockedSender, Domain, Inbox, Message, SenderHits
from tests.worlds.resolving import (
    ENDED,
    FORMER,
    GENERATED,
    GENERATED_BEFORE,
    ask,
    connect,
    expected,
    recipient_access,
    resolve,
)
from tests.worlds.rows import private_message, public_message

ORDINARY = (
    "live LIVE live+tag live+a+b live+ +live ++ ended ended+tag purged Purged+x anybody Straße STRASSE strasse jürgen "
    "ju\u0308rgen JÜRGEN 用户 İstanbul ǅ ﬁsh ς ᾳ a.b .a a..b a/b a'b a%00b ../../x % _ a*b $(id) -h --settings=x #a "
    "acdef-acdef-acdef acdef-acdef-acdef+x acdef-acdef-acde bcdef-acdef-acdef Postmaster root+x admin- a`b 😀 "
    "our-bank Our-Bank+x BOSS boss+x shut SHUT+x shut- reopened npqrt-ghjkm-acdef "
    "maple-otter-kite-lamp-48372956 maple-otter-kite-lamp-483729560 maple-otter-kite-483729562"
).split(" ")
LONG = ["x" * 64, "x" * 65, "ü" * 32, "ü" * 33, "x" * 64 + "+tag", "x" * 300]
SPECIAL = ["a b", '"a b"', 'a"b', '"', "a@b", "a\\b", "<a>", "(a)", "[a]", "a,b", "a;b", "a:b", "\U000e0001"]
LOCAL_PARTS = [*ORDINARY, *LONG, *SPECIAL, *sorted(addresses.RESERVED)]
for generated in (FORMER, GENERATED, GENERATED_BEFORE):
    LOCAL_PARTS += [generated, generated.upper(), f"{generated}+shop", f"{generated}-", f"mx{generated}"]


@pytest.mark.parametrize("local_part", LOCAL_PARTS)
def test_sql_and_python_resolve_alike(two_domains, local_part):
    for domain in ("tempmail.test", "xn--bcher-kva.example", "Bücher.Example", "nowhere.test"):
        address = f"{local_part}@{domain}"
        folded, _ = addresses.split_address(address)

        verdict, base = resolve(address)

        assert verdict == expected(address), address
        if verdict != "unknown":
            assert base == addresses.split_tag(folded)[0]
            assert (verdict == "public") == (
                is_public(Domain.objects.named(addresses.fold(domain)).get(), base) and verdict != "private"
            )
        assert resolve(address, for_delivery=True) == (verdict, base)


CHARACTERS = [*range(1, 0x300), *range(0x600, 0x620), 0x1680, 0x180E, *range(0x1F00, 0x2100), 0x3000]
CHARACTERS += [*range(0xFB00, 0xFB07), *range(0xFE00, 0xFE11), 0xFEFF, *range(0xFFF0, 0x10000)]


def test_every_character_is_judged_alike(domain):
    for character in CHARACTERS:
        local_part = addresses.fold(f"a{chr(character)}b")

        (verdict, _) = resolve(f"{local_part}@tempmail.test")

        assert (verdict == "public") == addresses.is_usable(addresses.split_tag(local_part)[0]), hex(character)


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("live@tempmail.test", "OK"),
        ("Live+Tag@TempMail.test", "OK"),
        ("anybody@tempmail.test", "OK"),
        ("live@xn--bcher-kva.example", "OK"),
        ("live@bücher.example", "OK"),
        ("live@bu\u0308cher.example", "OK"),
        ("ju\u0308rgen@tempmail.test", "OK"),
        ("anybody@bücher.example", "550 5.1.1 No such address"),
        ("ended@tempmail.test", "550 5.1.1 No such address"),
        ("Our-Bank+x@tempmail.test", "550 5.1.1 No such address"),
        ("boss@tempmail.test", "550 5.1.1 No such address"),
        ("shut+x@tempmail.test", "550 5.2.1 This address was closed by whoever runs this site"),
        ("shut@bücher.example", "550 5.1.1 No such address"),
        ("reopened@tempmail.test", "OK"),
        ("purged@tempmail.test", "550 5.1.1 No such address"),
        ("acdef-acdef-acdef@tempmail.test", "550 5.1.1 No such address"),
        ("postmaster@tempmail.test", "550 5.1.1 No such address"),
        ("a b@tempmail.test", "550 5.1.3 Bad recipient address"),
        ("@tempmail.test", "550 5.1.3 Bad recipient address"),
        ("x@nowhere.test", "550 5.7.1 Relay access denied"),
        # N21
        ("x@eviltempmail.test", "550 5.7.1 Relay access denied"),
        ("x@tempmail.test.evil", "550 5.7.1 Relay access denied"),
        ("x@sub.tempmail.test", "550 5.7.1 Relay access denied"),
        ("x@tempmail.test.", "550 5.7.1 Relay access denied"),
        ("live@tempmail.test@evil.example", "550 5.7.1 Relay access denied"),
        ("live", None),
        ("tempmail.test", None),
    ],
)
def test_postfix_gets_one_answer_for_a_recipient(two_domains, address, answer):
    assert recipient_access(address) == answer


def test_closed_domain_refuses_and_its_inboxes_live_on(two_domains):
    Domain.objects.update(is_active=False)

    assert recipient_access("live@tempmail.test") == "550 5.2.1 This domain is closed"
    assert recipient_access("anybody@tempmail.test") == "550 5.2.1 This domain is closed"
    assert resolve("live@tempmail.test")[0] == "private"  # what is in the queue is delivered


def test_paused_domain_lets_senders_try_again_and_takes_what_is_queued(two_domains):
    Domain.objects.update(is_paused=True)

    for address in ("live@tempmail.test", "anybody@tempmail.test", "live@bücher.example"):
        assert recipient_access(address) == "451 4.3.2 This domain is paused: try again later"
    assert recipient_access("ended@tempmail.test") == "550 5.1.1 No such address"
    assert resolve("live@tempmail.test")[0] == "private"
    Domain.objects.update(is_active=False)
    assert recipient_access("live@tempmail.test") == "550 5.2.1 This domain is closed"


@pytest.mark.django_db(transaction=True)
def test_lookup_without_the_key_is_an_error_and_no_answer():
    Domain.objects.create(name="tempmail.test")

    with connect() as postfix, pytest.raises(psycopg.errors.UndefinedObject):
        postfix.execute("SELECT tempmail_recipient_access('anybody@tempmail.test')")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("address", "answer"), [("jürgen@bücher.example", "OK"), ("用户@bücher.example", "550 5.1.1 No such address")]
)
def test_postfix_before_3_8_sends_utf8_and_calls_it_latin1(address, answer):
    domain = Domain.objects.create(name="bücher.example", acceptance=Domain.Acceptance.ISSUED)
    Inbox.objects.create(
        domain=domain, local_part="jürgen", public_key=bytes(32), expires_at=Now() + timedelta(hours=1)
    )
    with connect(client_encoding="LATIN1", options="-c tempmail.issued_key=00") as postfix:
        # As libpq sends it: the bytes are UTF-8, whatever the encoding is said to be.
        answered = postfix.pgconn.exec_(f"SELECT tempmail_recipient_access('{address}')".encode())

        assert answered.get_value(0, 0).decode() == answer


@pytest.mark.parametrize(
    ("blocked", "sender"),
    [
        ("spam@evil.example", "spam@evil.example"),
        ("Spam@Evil.example", "SPAM@evil.example"),
        ("evil.example", "anybody@evil.example"),
        ("evil.example", "anybody@mail.evil.example"),
        ("evil.example", "anybody@a.b.c.evil.example"),
        ("bücher.example", "x@bücher.example"),
        ("bücher.example", "x@xn--bcher-kva.example"),
        ("bücher.example", "x@mail.bücher.example"),
        ("jürgen@bücher.example", "ju\u0308rgen@bu\u0308cher.example"),
        ("spam+1@evil.example", "spam@evil.example"),
        ("spam@evil.example", "SPAM+2+x@evil.example"),
        ("spam+1@bücher.example", "spam+other@xn--bcher-kva.example"),
        ("spam@evil.example", '"spam"@evil.example'),
        ("+x@evil.example", "+x@evil.example"),
        (".evil.example.", "x@evil.example"),
    ],
)
def test_blocked_sender_is_refused(db, blocked, sender):
    block(blocked)

    assert ask("tempmail_sender_access", sender.casefold()) == "550 5.7.1 Sender refused"


@pytest.mark.parametrize(
    "sender",
    ["<>", "", "good@evil.example", "spam@example", "spam@evil.example.org", "spam@notevil.example", "x@evil.examples",
     "evil.example@good.example", "spam", "example", "@"],
)  # fmt: skip
def test_N44_other_senders_and_the_null_sender_pass(db, sender):
    block("spam@evil.example")
    block("blocked.evil.example")

    assert ask("tempmail_sender_access", sender) == "DUNNO"


def test_block_ends(db):
    block("evil.example", expires_at=timezone.now() + ENDED)
    block("other.example", expires_at=timezone.now() + timedelta(minutes=1))

    assert ask("tempmail_sender_access", "x@evil.example") == "DUNNO"
    assert ask("tempmail_sender_access", "x@other.example") == "550 5.7.1 Sender refused"


@pytest.mark.parametrize(
    ("blocked", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.0/24", "192.0.2.255"),
        ("192.0.2.9/24", "192.0.2.1"),
        ("2001:db8::/32", "2001:db8:1::2"),
        ("[IPv6:2001:DB8::1:2]", "2001:db8::1:2"),
        ("::ffff:192.0.2.0/120", "192.0.2.1"),
    ],
)
def test_client_in_a_blocked_network_is_refused(db, blocked, client):
    block(blocked)

    assert ask("tempmail_client_access", client) == "550 5.7.1 Client refused"


def test_other_clients_pass_and_are_asked_for_once(db):
    for sender in ("192.0.2.0/25", "192.0.2.200", "2001:db8::1", "mail.evil.example"):
        block(sender)

    # What Postfix would cut 2001:db8::1:2 to looks like another address: DUNNO ends its questions.
    for client in ("192.0.2.128", "192.0.3.1", "2001:db8::1:2", "::1", "fe80::1%eth0"):
        assert ask("tempmail_client_access", client) == "DUNNO"
    for name in ("unknown", "mail.evil.example", "evil.example", "example", "192.0.2", "192.0", "192"):
        assert ask("tempmail_client_access", name) is None


def test_hits_of_each_rule_are_counted_and_end_with_it(db):
    for sender in ("evil.example", "spam@evil.example", "192.0.2.0/24"):
        block(sender)

    for _ in range(3):
        ask("tempmail_sender_access", "spam+1@evil.example")
    ask("tempmail_sender_access", "other@evil.example")
    ask("tempmail_client_access", "192.0.2.1")
    ask("tempmail_client_access", "192.0.3.1")

    hits = dict(SenderHits.objects.values_list("sender__sender", "hits"))
    assert hits == {"evil.example": 4, "spam@evil.example": 3, "192.0.2.0/24": 1}
    BlockedSender.objects.all().delete()
    assert not SenderHits.objects.exists()


def block(sender, **fields):
    blocked = BlockedSender(sender=sender, **fields)
    blocked.clean_fields()
    blocked.save()


@pytest.mark.parametrize("seconds", [-3600, -1, 0, 1, 3600])
def test_live_is_the_same_moment_in_sql_and_in_the_queryset(domain, seconds):
    Inbox.objects.issue(domain, "edge")
    Inbox.objects.update(expires_at=Now() + timedelta(seconds=seconds))

    # In one statement, which has one time, however long it takes.
    verdict = RawSQL(
        "(SELECT verdict FROM tempmail_resolve('edge', 'tempmail.test', %s, false))", [settings.ISSUED_KEY]
    )
    asked = {"verdict": verdict, "live": Exists(Inbox.objects.live()), "expired": Exists(Inbox.objects.expired())}
    found = Inbox.objects.annotate(**asked).values(*asked).get()

    assert (found["verdict"] == "private") == found["live"]
    assert found["expired"] != found["live"]


def test_trim_keeps_the_newest_of_one_inbox_and_of_one_name(domain):
    Domain.objects.update(max_messages=2)
    inbox, _ = Inbox.objects.issue(domain, "full")
    other, _ = Inbox.objects.issue(domain, "other")
    private = [private_message(inbox, number) for number in range(5)]
    public = [public_message(domain, timedelta(hours=1), number) for number in range(5)]
    kept = private_message(other)

    with connection.cursor() as cursor:
        cursor.execute("SELECT tempmail_trim(%s, NULL, NULL, 2)", [inbox.pk])
        cursor.execute("SELECT tempmail_trim(NULL, %s, 'anybody', 3)", [domain.pk])

    assert set(Message.objects.all()) == {*private[-2:], *public[-3:], kept}


FUNCTIONS = {
    "tempmail_postfix": {"tempmail_recipient_access", "tempmail_sender_access", "tempmail_client_access"},
    "tempmail_delivery": {"tempmail_resolve", "tempmail_trim", "tempmail_announce", "tempmail_measure"},
    "tempmail_purge": {
        "tempmail_purge",
        "tempmail_evict",
        "tempmail_parcel",
        "tempmail_due",
        "tempmail_pushes",
        "tempmail_note_dns",
        "tempmail_note_records",
        "tempmail_fold",
        "tempmail_measure",
    },
    "tempmail_web": {"tempmail_note_dns", "tempmail_note_records", "tempmail_fold", "tempmail_measure"},
}


@pytest.mark.parametrize("role", FUNCTIONS)
def test_role_may_execute_its_functions_and_no_other_of_ours(db, role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
            "AND has_function_privilege(%s, oid, 'EXECUTE') OR proname LIKE 'tempmail%%' "
            "AND has_function_privilege(%s, oid, 'EXECUTE')",
            [role, role],
        )
        assert {name for (name,) in cursor.fetchall()} == FUNCTIONS[role]


# Everything a role holds: on whole tables, on single columns of others, on sequences.
PRIVILEGES = """
WITH ours AS (SELECT oid, relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace),
tables AS (SELECT * FROM ours WHERE relkind IN ('r', 'v', 'm', 'p')),
sequences AS MATERIALIZED (SELECT * FROM ours WHERE relkind = 'S')
SELECT relname, p FROM tables, unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) p
WHERE has_table_privilege(%(role)s, tables.oid, p)
UNION SELECT relname || '.' || attname, p FROM tables JOIN pg_attribute ON attrelid = tables.oid AND attnum > 0
    AND NOT attisdropped, unnest('{SELECT,INSERT,UPDATE,REFERENCES}'::text[]) p
WHERE has_column_privilege(%(role)s, tables.oid, attnum, p) AND NOT has_table_privilege(%(role)s, tables.oid, p)
UNION SELECT relname, p FROM sequences, unnest('{USAGE,SELECT,UPDATE}'::text[]) p
WHERE has_sequence_privilege(%(role)s, sequences.oid, p)
"""


@pytest.mark.parametrize(
    ("role", "granted"),
    [
        ("tempmail_postfix", set()),
        (
            "tempmail_delivery",
            {
                ("inboxes_message", "INSERT"),
                ("inboxes_message.id", "SELECT"),  # for RETURNING id
                ("inboxes_part", "INSERT"),
                ("inboxes_part_id_seq", "USAGE"),
                ("inboxes_abusereport", "INSERT"),
            },
        ),
    ],
)
def test_role_reads_no_mail_and_writes_only_what_delivery_must(db, role, granted):
    with connection.cursor() as cursor:
        cursor.execute(PRIVILEGES, {"role": role})
        assert set(cursor.fetchall()) == granted
