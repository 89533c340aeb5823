"""What a test that commits leaves behind is gone before the next one."""

import pytest
from django.db import connections
from django.test import TransactionTestCase

# Kept is what migrate and its signal filled.  CASCADE: to what refers to an emptied table.
# A service may be writing its measures, to these tables in an order of its own: who waits long lets go of all.
EMPTY = """
DO $$
DECLARE
    name text;
    has_rows boolean;
    written text[] := '{}';
BEGIN
    FOR name IN
        SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public'
            AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')
    LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || name || ')' INTO has_rows;
        IF has_rows THEN
            written := written || name;
        END IF;
    END LOOP;
    IF written <> '{}' THEN
        SET LOCAL lock_timeout = '100ms';
        LOOP
            BEGIN
                EXECUTE 'TRUNCATE ' || array_to_string(written, ', ') || ' CASCADE';
                EXIT;
            EXCEPTION WHEN lock_not_available THEN
                -- From the start.
            END;
        END LOOP;
    END IF;
END $$
"""


@pytest.fixture(scope="session", autouse=True)
def written_tables_alone_are_emptied():
    """Instead of Django's flush, which truncates every table and then announces a migration: a third of a second."""

    def empty(test_case):
        for name in test_case._databases_names(include_mirrors=False):
            with connections[name].cursor() as cursor:
                cursor.execute(EMPTY)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield
