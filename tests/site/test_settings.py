"""Settings: .env.example says what settings.py reads, and wrong values are refused by name."""

import ast
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tempmail_site import env
from tests.worlds.production import PRODUCTION, ROOT, example


def reads() -> dict[str, ast.Call]:
    """Every call of env's readers in settings.py, by the variable's name."""
    calls = [node for node in ast.walk(ast.parse((ROOT / "tempmail_site/settings.py").read_text()))
             if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.") and node.args
             and isinstance(node.args[0], ast.Constant)]  # fmt: skip
    return {call.args[0].value: call for call in calls}


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env=PRODUCTION | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_example_names_every_variable_that_is_read_and_no_other():
    assert set(example()) == set(reads())


# What says how a process was started, and is no setting.
OF_THE_START = {"ENV_FILE", "DJANGO_SETTINGS_MODULE", "NOTIFY_SOCKET", "SUDO_USER"}


def test_nothing_but_the_readers_reads_the_environment():
    """A variable read past env.py would be missing from the comparison above."""
    text = "".join(path.read_text() for folder in ("inboxes", "delivery") for path in (ROOT / folder).rglob("*.py"))
    named = re.findall(r"os\.environ\b.*|getenv.*", text + (ROOT / "tempmail_site/settings.py").read_text())

    assert "os.environ or _env_file.exists():" in named  # whether ENV_FILE is set
    assert {name for use in named for name in re.findall(r"[\"']([A-Z_]+)[\"']", use)} <= OF_THE_START
    assert all(re.match(r"os\.environ(\[\"|\.get\(\"|\.setdefault\(\"| or _env)", use) for use in named)


@pytest.mark.parametrize("name", sorted(reads()))
def test_example_shows_the_default(name, monkeypatch):
    call = reads()[name]
    reader = getattr(env, ast.unparse(call.func).removeprefix("env."))
    names = {"BASE_DIR": ROOT, "str": str}
    parameters = [eval(ast.unparse(argument), names) for argument in call.args]
    options = {keyword.arg: eval(ast.unparse(keyword.value), names) for keyword in call.keywords}
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv(name, raising=False)
    default = reader(*parameters, **options)

    monkeypatch.setenv(name, example()[name])
    shown = reader(*parameters, **options)

    if name in ("ENV_FILE", "STATIC_ROOT"):
        shown = str(Path(shown).resolve())
    assert shown == default


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "yes"),
        ("HTTPS", ""),
        ("PARSE_SECONDS", "0"),
        ("DATABASE_POOL_SIZE", "ten"),
        ("MAX_PARTS", "-1"),
        ("LIMIT_ISSUE", "30"),
        ("LIMIT_CHOOSE", "0/h"),
        ("LIMIT_LOOKUP", "5/y"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "web_1"),
        ("TRUSTED_PROXIES", "proxy.example"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("HMAC_KEY", "short"),
        ("SITE_PUBLIC_KEY", "AAAA"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "postgresql://localhost"),
    ],
)
def test_wrong_value_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setattr(os, "environ", PRODUCTION | {name: value})

    with pytest.raises(ImproperlyConfigured, match=f"{name}.* must be "):
        runpy.run_path(str(ROOT / "tempmail_site/settings.py"), run_name="tempmail_site.settings")


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("https://mail.example.org", "mail.example.org"),
        ("mail.example.org:8443", "mail.example.org"),
        ("mail.example.org,https://Two.example.org:1/x?y#z", "mail.example.org,two.example.org"),
        ("mail.example.org two.example.org", "mail.example.org,two.example.org"),
        ("mail.example.org;two.example.org", "mail.example.org,two.example.org"),
        ("mail.example.org,two.example.org,MAIL.example.org.", "mail.example.org,two.example.org"),
        ("*.example.org", ".example.org"),
        ('"mail.example.org"', "mail.example.org"),
        ("anna@mail.example.org", "mail.example.org"),
        ("::1", "[::1]"),
        ("http://[2001:DB8:0::1]:8000/", "[2001:db8::1]"),
    ],
)
def test_host_that_no_browser_names_is_refused_with_what_is_right(monkeypatch, value, right):
    monkeypatch.setenv("ALLOWED_HOSTS", value)

    with pytest.raises(ImproperlyConfigured, match=rf"^ALLOWED_HOSTS={re.escape(repr(value))} .*: {re.escape(right)}$"):
        env.hosts("ALLOWED_HOSTS")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("mail.example.org, .Example.net", ["mail.example.org", ".example.net"]),
        ("mail.example.org.", ["mail.example.org"]),
        ("mail.bücher.example", ["mail.xn--bcher-kva.example"]),
        ("[2001:DB8:0::1],192.0.2.1,localhost", ["[2001:db8::1]", "192.0.2.1", "localhost"]),
        ("*", ["*"]),
    ],
)
def test_host_is_read_as_a_browser_sends_it(monkeypatch, value, read):
    monkeypatch.setenv("ALLOWED_HOSTS", value)

    assert env.hosts("ALLOWED_HOSTS") == read


def test_refusal_is_the_last_that_a_command_says():
    result = manage("check", HTTPS="")

    assert result.returncode != 0
    assert re.search("HTTPS.* must be ", result.stderr.strip().splitlines()[-1])


def test_key_and_password_are_not_repeated_in_an_error():
    assert "c2VjcmV0" not in manage("check", HMAC_KEY="c2VjcmV0").stderr
    assert "hunter2" not in manage("check", DATABASE_URL="mysql://me:hunter2@localhost/x").stderr


def test_environment_goes_before_the_file(tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_text("# a comment\n\nTEMPMAIL_ONE = file\nTEMPMAIL_TWO=file=2\n")
    monkeypatch.setenv("TEMPMAIL_ONE", "environment")
    monkeypatch.setenv("TEMPMAIL_TWO", "")
    monkeypatch.delenv("TEMPMAIL_TWO")

    env.load_file(file)

    assert (env.text("TEMPMAIL_ONE"), env.text("TEMPMAIL_TWO")) == ("environment", "file=2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nexport X\n", "env:2 is no NAME=value line"),
        ("export X=1\n", "env:1 is no NAME=value line"),
        ("TEMPMAIL_ONE=1\n#TEMPMAIL_ONE=2\n TEMPMAIL_ONE = 1\n", "env:3 sets TEMPMAIL_ONE again, after line 1"),
        ("TEMPMAIL_ONE=''\n", "env:1 .* TEMPMAIL_ONE's value must be without quotes"),
        ('TEMPMAIL_ONE="a b"\n', "env:1 .* TEMPMAIL_ONE's value must be without quotes"),
        ("TEMPMAIL_ONE=1\t# one\n", "env:1 .* a comment must have a line of its own"),
        ("TEMPMAIL_ONE=caf\xe9\n", "env is no text in UTF-8"),
    ],
)
def test_broken_line_of_the_file_is_named(tmp_path, monkeypatch, text, said):
    monkeypatch.setenv("TEMPMAIL_ONE", "environment")
    file = tmp_path / "env"
    file.write_text(text, "latin-1")

    with pytest.raises(ImproperlyConfigured, match=said):
        env.load_file(file)


def test_file_of_another_system_is_read_all_the_same(tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_bytes("\N{BYTE ORDER MARK}TEMPMAIL_ONE=one#1\r\nTEMPMAIL_TWO='two\r\n".encode())
    for name in ("TEMPMAIL_ONE", "TEMPMAIL_TWO"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)

    env.load_file(file)

    assert (env.text("TEMPMAIL_ONE"), env.text("TEMPMAIL_TWO")) == ("one#1", "'two")


def test_name_in_the_file_that_no_setting_has_is_told(tmp_path):
    file = tmp_path / "env"
    file.write_text("HTTPS=true\nALLOWED_HOST=mail.example.org\n")

    told = manage("check", ENV_FILE=str(file)).stderr

    assert f"{file}:2: no setting is called ALLOWED_HOST; is ALLOWED_HOSTS meant?" in told
    assert "HTTPS" not in told


@pytest.mark.parametrize(
    ("name", "value", "check"), [("ALLOWED_HOSTS", "*", "W010"), ("TRUSTED_PROXIES", "127.0.0.1,::/0", "W011")]
)
def test_deployment_checks_name_what_lets_everybody_in(set_up, name, value, check):
    assert f"tempmail.{check}" in manage("check", "--deploy", **{name: value}).stderr


@pytest.mark.parametrize(("preload", "ends"), [("false", "False"), ("true", "True")])
def test_hsts_is_for_browsers_lists_only_when_asked_for(preload, ends):
    assert manage("shell", "-v0", "-c", "from django.conf import settings; print(settings.SECURE_HSTS_PRELOAD)",
                  HSTS_PRELOAD=preload).stdout.strip() == ends  # fmt: skip


def test_file_that_is_named_and_missing_is_an_error():
    assert manage("check", ENV_FILE="/nonexistent/env").returncode != 0


def test_production_settings_pass_the_deployment_checks(set_up):
    result = manage("check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_delivery_runs_without_the_webs_keys():
    result = manage("deliver", "--help", SECRET_KEY="", SITE_PRIVATE_KEY="")

    assert result.returncode == 0, result.stderr
