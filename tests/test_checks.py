"""System checks name what is missing and what to do."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import connection

from inboxes.checks import database_is_fit
from inboxes.models import Domain


@pytest.fixture(autouse=True)
def nothing_is_late(settings):
    """However long ago this database was made."""
    settings.LATE_SECONDS = 10**6


def ids(problems):
    return [problem.id for problem in problems if problem.id.startswith("tempmail.")]


@pytest.mark.parametrize("name", ["SITE_PUBLIC_KEY", "SITE_PRIVATE_KEY", "ISSUED_KEY", "WEBHOOK_KEY"])
def test_missing_key_is_an_error(settings, name):
    setattr(settings, name, b"")

    (problem,) = [problem for problem in run_checks() if problem.id == "tempmail.E001"]

    assert name.replace("ISSUED", "HMAC") in problem.msg
    assert "makekeys" in problem.hint


def test_private_key_of_another_site_is_an_error(settings):
    settings.SITE_PRIVATE_KEY = bytes(32)

    assert ids(run_checks()) == ["tempmail.E002"]


def test_good_settings_have_no_problem():
    assert ids(run_checks()) == []


def test_https_without_a_proxy_is_pointed_out(settings, set_up):
    settings.HTTPS, settings.TRUSTED_PROXIES = True, []

    assert ids(run_checks(include_deployment_checks=True)) == ["tempmail.I001"]


def test_database_without_a_domain_is_pointed_out(db):
    assert ids(run_checks(tags=[Tags.database], databases=["default"])) == ["tempmail.I002"]

    Domain.objects.create(name="tempmail.test")

    assert ids(run_checks(tags=[Tags.database], databases=["default"])) == []


@pytest.mark.parametrize(
    "revoke",
    [
        "REVOKE EXECUTE ON FUNCTION tempmail_recipient_access(text) FROM tempmail_postfix",
        "REVOKE EXECUTE ON FUNCTION tempmail_resolve(text, text, bytea, boolean) FROM tempmail_delivery",
        "REVOKE INSERT ON inboxes_part FROM tempmail_delivery",
        "REVOKE EXECUTE ON FUNCTION tempmail_purge(text, integer, timestamptz) FROM tempmail_purge",
    ],
)
def test_role_that_lost_a_right_is_an_error(domain, revoke):
    with connection.cursor() as cursor:
        cursor.execute(revoke)

    (problem,) = database_is_fit(None, databases=["default"])

    assert problem.id == "tempmail.E004"
    assert revoke.split()[-1] in problem.msg and "roles.sql" in problem.hint


@pytest.mark.parametrize(
    "revoke", ["REVOKE INSERT ON inboxes_inbox FROM tempmail_web", "REVOKE ALL ON django_q_ormq FROM tempmail_purge"]
)
def test_right_that_migrate_grants_anew_is_a_warning(domain, revoke):
    with connection.cursor() as cursor:
        cursor.execute(revoke)

    (problem,) = database_is_fit(None, databases=["default"])
    assert (problem.id, problem.hint) == ("tempmail.W003", "`manage.py migrate` grants it.")

    call_command("migrate", verbosity=0)
    assert database_is_fit(None, databases=["default"]) == []


def test_database_of_other_keys_is_an_error_until_they_are_meant(domain, settings):
    call_command("migrate", verbosity=0)
    settings.ISSUED_KEY = bytes(32)

    (problem,) = database_is_fit(None, databases=["default"])
    assert problem.id == "tempmail.E005"
    assert "HMAC_KEY" in problem.msg and "SITE_PUBLIC_KEY" not in problem.msg and "--new-keys" in problem.hint

    call_command("migrate", verbosity=0)  # which notes no other key than the first
    assert database_is_fit(None, databases=["default"]) == [problem]
    call_command("migrate", new_keys=True, verbosity=0)
    assert database_is_fit(None, databases=["default"]) == []


def test_checks_before_the_first_migration_are_silent(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA empty; SET LOCAL search_path = empty")

    assert database_is_fit(None, databases=["default"]) == []


def test_checks_without_a_database_ask_none():
    assert database_is_fit(None) == []
