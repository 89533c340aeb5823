"""What of ./tempmail can be tested from inside one of its tests."""

import base64
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from dev import options, state
from dev.__main__ import COMMANDS
from dev.cluster import Cluster
from dev.system import MARK, end_processes, free_port, processes_of, wait_for
from inboxes.mail.sealing import public_key_of
from inboxes.models import Domain

CHECKOUT = Path(settings.BASE_DIR)


def tempmail(*arguments, **environment):
    return subprocess.run(
        [CHECKOUT / "tempmail", *arguments], capture_output=True, text=True, check=False, env=os.environ | environment
    )


def as_nobody(*arguments):
    """Run it as who may do nothing: neither install anything nor enter the state."""
    return subprocess.run(
        [CHECKOUT / "tempmail", *arguments], capture_output=True, text=True, check=False,
        user="nobody", group="nogroup", extra_groups=[], env={"PATH": "/usr/bin:/bin"}, cwd="/",
    )  # fmt: skip


def described():
    """{command: the lines of ./tempmail --help about it}."""
    found = {}
    for line in tempmail("--help").stdout.split("\n\n")[1].splitlines():
        if line[2] != " ":
            found[line.split()[0]] = ""
        found[list(found)[-1]] += line
    return found


def flags(text):
    return set(re.findall(r"--[a-z][a-z-]*", text))


def test_help_names_every_command_and_both_ports():
    shown = tempmail("--help")

    assert shown.returncode == 0
    assert "TEMPMAIL_SMTP_PORT" in shown.stdout
    assert "TEMPMAIL_WEB_PORT" in shown.stdout
    assert list(described()) == list(options.COMMANDS)


@pytest.mark.parametrize("command", options.COMMANDS)
def test_help_names_the_options_that_a_command_takes(command):
    assert flags(described()[command]) == flags(options.parser_of(command).format_help()) - {"--help"}


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", options.COMMANDS)
def test_help_of_a_command_is_there_for_everybody_at_once(command, flag):
    shown = as_nobody(command, flag)

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"usage: ./tempmail {command} [-h]")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["run", "--filters"], "unrecognized arguments: --filters"),
        (["run", "now"], "unrecognized arguments: now"),
        (["bench", "--only", "nothing"], "argument --only: invalid choice: 'nothing'"),
        (["bench", "--rounds", "0"], "'0' is not accepted: it must be a number, 1 or more"),
        (["faults", "--messages", "3"], "it must be 9 or more"),
        (["fuzz", "--seconds", "long"], "'long' is not accepted"),
        (["screenshots", "--width", "100"], "argument --width: invalid choice: 100"),
        (["clean", "all"], "unrecognized arguments: all"),
        (["lock", "--up"], "unrecognized arguments: --up"),
    ],
)
def test_wrong_option_is_refused_before_anything_is_set_up(words, wrong):
    refused = as_nobody(*words)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert wrong in refused.stderr


def test_commands_for_other_programs_hand_them_their_words():
    assert options.read("manage", ["migrate", "--help"]).arguments == ["migrate", "--help"]
    assert options.read("test", ["-k", "smuggled", "-x"]).arguments == ["-k", "smuggled", "-x"]


def test_each_command_that_needs_the_set_up_is_carried_out():
    assert set(COMMANDS) == set(options.COMMANDS) - {"send", "measure"}


def test_unknown_command_is_one_sentence():
    refused = tempmail("frobnicate")

    assert refused.returncode == 1
    assert refused.stderr == "tempmail: there is no command 'frobnicate'; ./tempmail --help lists them.\n"


def test_send_to_nobody_is_one_sentence():
    refused = tempmail("send", TEMPMAIL_SMTP_PORT=str(free_port()))

    assert refused.returncode == 1
    assert "is ./tempmail run running?" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_makekeys_needs_no_settings_and_no_database():
    printed = subprocess.run(
        [sys.executable, CHECKOUT / "manage.py", "makekeys"],
        env={
            "PATH": os.environ["PATH"],
            "ENV_FILE": "/dev/null",
            "DATABASE_URL": "postgresql:///nowhere?host=/nowhere",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    keys = dict(line.split("=", 1) for line in printed.splitlines())

    assert list(keys) == ["SECRET_KEY", "SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY", "WEBHOOK_KEY"]
    private, public, hmac, webhook = (base64.b64decode(keys[name]) for name in list(keys)[1:])
    assert public_key_of(private) == public
    assert len(hmac) == len(webhook) == 32


def test_adddomain_keeps_the_name_as_a_labels(db):
    call_command("adddomain", "Bücher.example", "--unlisted", stdout=StringIO())

    domain = Domain.objects.get()
    assert domain.name == "xn--bcher-kva.example"
    assert not domain.is_listed


def test_adddomain_refuses_what_is_no_domain(db):
    with pytest.raises(CommandError, match="no mail domain"):
        call_command("adddomain", "localhost")


def test_strangers_may_not_connect_once_the_roles_are_made(db):
    name = connection.settings_dict["NAME"]
    cluster = Cluster(Path(connection.settings_dict["HOST"]))

    cluster.database(name)

    grants = cluster.sql(
        "SELECT grantee::regrole, privilege_type FROM pg_database, aclexplode(datacl) "
        "WHERE datname = current_database() AND privilege_type IN ('CONNECT', 'TEMPORARY')",
        name,
    )
    assert "tempmail_postfix|CONNECT" in grants
    assert not any(line.startswith("-|") for line in grants.splitlines())  # "-" is PUBLIC


def test_what_ignores_sigterm_is_killed(tmp_path):
    hung = subprocess.Popen(
        ["sh", "-c", "trap '' TERM; echo; while :; do sleep 0.1; done"],
        env=os.environ | {MARK: str(tmp_path / "inner")},
        stdout=subprocess.PIPE,
    )
    hung.stdout.readline()

    end_processes(tmp_path, 0.5)

    assert hung.wait(30) == -9
    # What it began in that very moment ends by itself.
    wait_for(lambda: not processes_of(tmp_path), 30, "the processes' end")
    hung.stdout.close()


def test_copied_code_is_readable_and_leaves_secrets_behind(tmp_path, monkeypatch):
    checkout = tmp_path / "checkout"
    checkout.mkdir(mode=0o700)
    for name in (".env", "manage.py"):
        (checkout / name).write_text("")
        (checkout / name).chmod(0o600)
    monkeypatch.setattr(state, "CHECKOUT", checkout)

    copy = state.copy_code(tmp_path / "app", Path(sys.executable))

    assert not (copy / ".env").exists()
    assert (copy / "manage.py").stat().st_mode & 0o777 == 0o644
    assert copy.stat().st_mode & 0o777 == 0o755
