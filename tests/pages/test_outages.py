"""Pages while the database does not answer, or has no connection left: 503, when to come again, and one line."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from inboxes.pages import views

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = ["/", "/de/", "/inbox/anybody@tempmail.test", "/about"]


@pytest.fixture
def browser(domain, settings):
    client = Client(raise_request_exception=False)
    client.get("/")
    return client


@pytest.fixture
def away(browser):
    """The database's socket is gone."""
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "HOST", "/nonexistent")
        yield browser


@pytest.mark.parametrize("path", [*PATHS, "/admin/"])
def test_page_says_that_it_comes_back_and_the_log_has_a_line(away, path, caplog):
    away.cookies["admin"] = away.cookies["__Host-admin"] = "x" * 32  # whose session would be looked up

    with caplog.at_level(logging.INFO):
        answer = away.get(path, headers={"accept-language": "en"})

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "<h1>" in answer.text and "Traceback" not in answer.text
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert record.exc_info is None
    assert record.getMessage() == "Service Unavailable: OperationalError"  # no address


def test_form_is_answered_so_too(away):
    assert away.post(reverse("issue"), {}).status_code == 503


def test_server_that_may_only_be_read_is_one_that_another_took_over_from(browser, caplog):
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")

    answer = browser.post(reverse("issue"), {})
    connection.close()

    assert answer.status_code == 503
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert record.getMessage() == "Service Unavailable: ReadOnlySqlTransaction"


def test_fault_of_ours_is_no_outage(browser, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise KeyError

    monkeypatch.setattr(views.IssueForm, "is_valid", fail)

    answer = browser.post(reverse("issue"), {"local_part": "holder"})

    assert answer.status_code == 500
    assert "Retry-After" not in answer
    assert any(record.exc_info for record in caplog.records if record.name == "django.request")
