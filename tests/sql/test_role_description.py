"""roles.py says what each role may do: the database has that and no more, and roles.sql has the same names."""

import re

import pytest
from django.conf import settings
from django.db import connection

from dev import cluster as dev_cluster
from inboxes.sql import roles

# Every privilege that was granted to a role or to everybody, on whatever is ours to grant.
GRANTED = """
WITH acls AS (
    SELECT relname AS name, '' AS of_column, relacl AS acl FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT relname, attname, attacl FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT proname, '', coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
    WHERE starts_with(proname, 'tempmail_')
    UNION ALL SELECT nspname, '', nspacl FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public)'
)
SELECT name, of_column, privilege_type FROM acls, aclexplode(acl)
WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = %(role)s UNION ALL SELECT 0 WHERE %(role)s = 'public')
"""


def granted(role):
    with connection.cursor() as cursor:
        cursor.execute(GRANTED, {"role": role})
        return {(name, column, privilege) for name, column, privilege in cursor.fetchall()}


def described(role):
    """What roles.py says, spelt out; of tables that it does not name as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        others = {name: role.other_tables for (name,) in cursor.fetchall()}
    wanted = {(function, "", "EXECUTE") for function in role.functions}
    for name, privileges in (others | role.tables).items():
        for item in re.findall(r"\w+ \([^)]+\)|\w+", privileges):
            privilege, _, columns = item.rstrip(")").partition(" (")
            wanted |= {(name, column, privilege) for column in columns.split(", ")}
    return wanted


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.setting)
def test_grants_of_a_role_are_those_of_the_description(db, role):
    assert granted(role.name) == described(role)


def test_everybody_has_none(db):
    assert granted("public") == set()


def test_every_name_of_the_description_is_there(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        tables = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT proname FROM pg_proc WHERE starts_with(proname, 'tempmail_')")
        functions = {name for (name,) in cursor.fetchall()}

    for role in roles.ROLES:
        assert set(role.tables) <= tables and set(role.functions) <= functions


def test_roles_sql_makes_these_roles_and_lets_them_connect():
    script = dev_cluster.ROLES_SQL.read_text()
    made = dict(re.findall(r"\\set (\w+_role) (\w+)", script))
    create = re.search(r"unnest\(ARRAY\[(.*)\]\) AS wanted", script)[1]
    connect = re.search(r"GRANT CONNECT .*?gexec", script, re.DOTALL)[0]

    assert made == {role.setting.lower(): role.name for role in roles.ROLES}
    assert set(re.findall(r":'(\w+)'", create)) == set(re.findall(r":'(\w+)'", connect)) == set(made)
    assert set(made.values()) == set(dev_cluster.ROLES)


def test_settings_name_these_roles():
    named = {name for name in dir(settings) if name.endswith("_ROLE")}

    assert named == {role.setting for role in roles.ROLES}
