"""Each reader of the environment: what it takes, and that it says what would be right of what it refuses."""

import base64
import ipaddress

import pytest
from django.core.exceptions import ImproperlyConfigured

from tempmail_site import env

DATABASE = "postgresql://tempmail@/tempmail?host=/run/postgresql&connect_timeout=5"
NETWORKS = (ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("fd00::/8"))
ADDRESS = ipaddress.ip_network("10.0.0.1")


@pytest.fixture
def given(monkeypatch):
    """Read a value by a reader of env's."""

    def given(reader, value, *arguments, **options):
        monkeypatch.setenv("GIVEN", value)
        return getattr(env, reader)("GIVEN", *arguments, **options)

    monkeypatch.setattr(env, "_read", set())
    monkeypatch.setattr(env, "_written", {})
    return given


@pytest.mark.parametrize(
    ("reader", "value", "arguments", "read"),
    [
        ("boolean", "True", (False,), True),
        ("choice", "none", ("testing", "none"), "none"),
        ("integer", "5", (1,), 5),
        ("folder", "back-door/7/", ("admin/",), "back-door/7/"),
        ("names", " a, b ,,", (), ["a", "b"]),
        ("hosts", "mail.example.org,.example.net,[::1]", (), ["mail.example.org", ".example.net", "[::1]"]),
        ("proxies", "unix,10.0.0.1", (), ["unix", ADDRESS]),
        ("networks", "10.0.0.0/8,fd00::/8", (), NETWORKS),
        ("server", "192.0.2.1", (), ("192.0.2.1", 53)),
        ("server", "[2001:db8::1]:5353", (), ("2001:db8::1", 5353)),
        ("server", "", (), None),
        ("ports", "80,443", ("80",), frozenset({80, 443})),
        ("rate", "30/h", ("1/s",), (30, 3600)),
        ("key", base64.b64encode(bytes(32)).decode(), (), bytes(32)),
        ("key", "", (), b""),
        ("token", "0123456789abcdef", (), "0123456789abcdef"),
        ("dsn", "https://key@sentry.example.org/7", (), "https://key@sentry.example.org/7"),
        ("dsn", "", (), ""),
        ("database_url", DATABASE, (), DATABASE),
        ("database_url", "", (), ""),
    ],
)  # fmt: skip
def test_what_is_right_is_read(given, reader, value, arguments, read):
    assert given(reader, value, *arguments) == read


@pytest.mark.parametrize(
    ("reader", "value", "arguments", "right"),
    [
        ("boolean", "yes", (False,), "true or false"),
        ("choice", "no", ("testing", "enforce", "none"), "testing, enforce or none"),
        ("integer", "-1", (1,), "a whole number, 0 or more"),
        ("integer", "9" * 16, (1,), "a whole number"),
        ("folder", "../", ("admin/",), "like back-door-7f3/"),
        ("hosts", "https://Mail.example.org:443/", (), "mail.example.org"),
        ("hosts", "http://[2001:DB8::1]:8000", (), "[2001:db8::1]"),
        ("hosts", "http://[", (), "mail.example.org, for example"),
        ("proxies", "localhost", (), "addresses, networks or unix"),
        ("networks", "10.0.0.1/8", (), "addresses or networks"),
        ("server", "dns.example.org", (), "like 192.0.2.1"),
        ("server", "999.0.2.1:53", (), "like 192.0.2.1"),
        ("ports", "0", ("80",), "ports, like 80,443"),
        ("rate", "0/h", ("1/s",), "like 30/h"),
        ("rate", "3/w", ("1/s",), "like 30/h"),
    ],
)
def test_what_is_wrong_is_refused_with_what_would_be_right(given, reader, value, arguments, right):
    with pytest.raises(ImproperlyConfigured) as refused:
        given(reader, value, *arguments)

    assert str(refused.value).startswith(f"GIVEN={value!r} is not accepted: it must be ")
    assert right in str(refused.value)


@pytest.mark.parametrize(
    ("reader", "secret", "right"),
    [
        ("key", "not!base64", "makekeys"),
        ("key", base64.b64encode(bytes(31)).decode(), "makekeys"),
        ("token", "a w0rd of ours", "16 characters or more"),
        ("dsn", "https://key:w0rd@sentry.example.org/7", "like https://KEY@sentry.example.org/7"),
        ("database_url", "host=/run/postgresql password=w0rd", "a PostgreSQL URI"),
        ("database_url", "postgresql://x:w0rd@/x?no_such=1", "a PostgreSQL URI"),
        ("database_url", "postgresql://x:w0rd@host/", "names no database"),
    ],
)
def test_what_may_be_a_secret_is_refused_without_being_said(given, reader, secret, right):
    with pytest.raises(ImproperlyConfigured, match=right) as refused:
        given(reader, secret)

    assert secret not in str(refused.value) and "w0rd" not in str(refused.value)


def test_database_is_told_as_django_has_it(given):
    assert given("database", DATABASE, "postgresql:///other") == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "tempmail", "USER": "tempmail", "PASSWORD": "",
        "HOST": "/run/postgresql", "PORT": "", "OPTIONS": {"connect_timeout": "5"},
    }  # fmt: skip


def test_line_of_a_file_that_sets_nothing_is_named_with_what_may_be_meant(given, tmp_path, monkeypatch):
    for name in ("MAX_SOCKETZ", "QQQ"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "web.env"
    file.write_text("GIVEN=1\nMAX_SOCKETZ=3\nQQQ=4\n")
    env.load_file(file)
    env.text("GIVEN")
    env.integer("MAX_SOCKETS", 200)

    assert env.unread() == [
        f"{file}:2: no setting is called MAX_SOCKETZ; is MAX_SOCKETS meant?", f"{file}:3: no setting is called QQQ",
    ]  # fmt: skip
    for name in ("MAX_SOCKETZ", "QQQ"):
        monkeypatch.delenv(name)
