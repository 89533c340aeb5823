"""A file for each function, brought into the database after every migrate, and nothing else of that name there."""

import re

import pytest
from django.core.management import call_command
from django.db import connection

from inboxes.sql import applying

FILES = applying.FILES.values()
# The definitions with their owners and privileges; each function and trigger once, whatever its arguments.
STATE = """
SELECT proname, oid::text, pg_get_functiondef(oid), proowner::text,
    ARRAY(SELECT unnest(proacl)::text ORDER BY 1) FROM pg_proc WHERE starts_with(proname, 'tempmail_')
UNION ALL SELECT tgname, oid::text, pg_get_triggerdef(oid), tgenabled::text, NULL FROM pg_trigger
WHERE starts_with(tgname, 'tempmail_')
UNION ALL SELECT relname, oid::text, '', relowner::text,
    ARRAY(SELECT unnest(relacl)::text UNION ALL SELECT attname || unnest(attacl)::text FROM pg_attribute
          WHERE attrelid = c.oid ORDER BY 1) FROM pg_class c
WHERE relnamespace = 'public'::regnamespace
ORDER BY 1, 2
"""


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def apply():
    with connection.cursor() as cursor:
        applying.apply(cursor)


def test_every_function_of_ours_has_a_file_and_every_file_its_function(db):
    names = [name for (name,) in rows("SELECT proname FROM pg_proc WHERE starts_with(proname, 'tempmail_')")]

    assert sorted(names) == sorted(applying.FILES)
    assert len(names) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_opens_with_its_comment_and_makes_the_function_of_its_name(path):
    lines = path.read_text().splitlines()
    made = re.findall(r"^CREATE .*?FUNCTION (\w+)", path.read_text(), re.MULTILINE)

    assert (lines[0].startswith("-- ") and lines[0][3:4].isupper()) or lines[0].startswith("-- access(5)")
    assert made == [path.stem]
    assert all(line.startswith("CREATE OR REPLACE ") for line in lines if line.startswith("CREATE"))


def test_migrate_once_more_changes_nothing(db):
    call_command("migrate", verbosity=0)
    before = rows(STATE)

    call_command("migrate", verbosity=0)

    assert rows(STATE) == before
    assert len(before) > 50


def test_what_no_file_makes_goes(db):
    before = rows(STATE)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION tempmail_of_a_removed_file() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
            "CREATE TRIGGER tempmail_of_a_removed_file AFTER INSERT ON inboxes_message "
            "EXECUTE FUNCTION tempmail_of_a_removed_file();"
            "CREATE FUNCTION tempmail_trim(of_fewer_arguments bigint) RETURNS void LANGUAGE sql AS '';"
            "CREATE TRIGGER tempmail_taken_out_of_its_file BEFORE DELETE ON inboxes_message "
            "EXECUTE FUNCTION tempmail_count_deleted()"
        )

    apply()

    assert [row[:3] for row in rows(STATE)] == [row[:3] for row in before]


def test_what_was_changed_by_hand_is_as_its_file_again(db):
    before = rows(STATE)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION tempmail_sender_access(address text) RETURNS text "
            "LANGUAGE sql AS 'SELECT $$OK$$';"
            "DROP TRIGGER tempmail_count_stored ON inboxes_message"
        )

    apply()

    assert [row[2] for row in rows(STATE)] == [row[2] for row in before]


def test_function_comes_after_those_it_calls():
    order = applying._callees_first()

    assert order.index("tempmail_utf8") < order.index("tempmail_recipient_access")
    assert order.index("tempmail_resolve") < order.index("tempmail_recipient_access")
    assert order.index("tempmail_evict") < order.index("tempmail_trim")
    assert sorted(order) == sorted(applying.FILES)


def test_every_name_in_colons_is_one_that_is_filled_in():
    found = {name for path in FILES for name in re.findall(r":([A-Z_]+):", path.read_text())}

    assert found == set(applying.IN_COLONS)
