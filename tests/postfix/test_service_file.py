"""The file through which Postfix reaches the database: made of a URL, and refused with what would be right."""

import io

import pytest
from django.core.management import CommandError, call_command

URL = "postgresql://tempmail_postfix:secret@db.example.org:5433/tempmail?sslmode=require"


def made(url):
    printed = io.StringIO()
    call_command("postfixservice", "--database-url", url, stdout=printed)
    return printed.getvalue().splitlines()


@pytest.mark.parametrize("is_read", [True, False])
def test_file_names_the_database_and_the_key_of_issued_addresses(settings, monkeypatch, is_read):
    settings.ISSUED_KEY = b"\1" * 32
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{URL}\n"))

    lines = made("-" if is_read else URL)

    assert next(line for line in lines if not line.startswith("#")) == "[tempmail]"
    assert {
        "user=tempmail_postfix", "password=secret", "host=db.example.org", "port=5433", "dbname=tempmail",
        "sslmode=require", f"options=-c tempmail.issued_key={'01' * 32}", "keepalives_idle=5",
        "connect_timeout=5",
    } <= set(lines)  # fmt: skip


@pytest.mark.parametrize("url", ["", "host=x dbname=y", "postgresql://x@/", "postgresql://x@/y?no_such=1"])
def test_url_that_names_no_database_is_refused(settings, url):
    settings.ISSUED_KEY = b"\1" * 32

    with pytest.raises(CommandError, match="must be like postgresql://"):
        made(url)


def test_without_the_key_there_is_no_file(settings):
    settings.ISSUED_KEY = b""

    with pytest.raises(CommandError, match="HMAC_KEY is not set"):
        made(URL)
