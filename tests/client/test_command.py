"""The command tempmail-client, run as a shell does, against the running service and real SMTP."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial

import pytest

from dev.system import base_environment
from inboxes.models import Inbox
from tests.client.shop import CLIENT, LINK, mail, plain_mail

run_to_the_end = partial(subprocess.run, capture_output=True, timeout=60, check=False)


def run_at_a_terminal(argv, **options):
    """Start it as a shell does that has a terminal: whoever runs tests in the background may ignore SIGINT."""
    return subprocess.Popen(["env", "--default-signal=INT", *argv], stdout=subprocess.PIPE, **options)


@pytest.fixture
def command(service, tmp_path):
    """Run it in a folder of its own; stdin is closed, no variable but the service's URL is set."""
    environment = base_environment() | {"PYTHONPATH": str(CLIENT), "TEMPMAIL_URL": service}
    options = {"cwd": tmp_path, "stdin": subprocess.DEVNULL, "text": True}

    def command(*arguments, run=run_to_the_end, **variables):
        argv = [sys.executable, "-B", "-m", "tempmail_client", *arguments]
        return run(argv, env=environment | variables, **options)

    return command


def test_script_creates_an_inbox_and_takes_the_code(command, send, tmp_path):
    created = command("create", "--name", "script", "--lifetime", "600", "--file", "inbox.json")
    assert (created.returncode, created.stdout, created.stderr) == (0, "script@tempmail.test\n", "")
    assert (tmp_path / "inbox.json").stat().st_mode & 0o777 == 0o600
    inbox = json.loads((tmp_path / "inbox.json").read_text())
    assert 590 < (datetime.fromisoformat(inbox["expires_at"]) - datetime.now(UTC)).total_seconds() <= 600

    send(mail("script@tempmail.test"), "script@tempmail.test")

    assert command("wait", "--file", "inbox.json", "--code").stdout == "482913\n"
    assert command("wait", "--file", "inbox.json", "--link", "--from", "example shop").stdout == f"{LINK}\n"
    shown = command("wait", "--file", "inbox.json", "--subject", "your code")
    assert "Code:       482913\n" in shown.stdout
    assert "Attachment: terms.pdf (9 bytes)\n" in shown.stdout
    assert f"\nYour code is 482913.\n{LINK}\n" in shown.stdout
    whole = json.loads(command("wait", "--file", "inbox.json", "--json").stdout)
    assert (whole["code"], whole["from"][0]["address"]) == ("482913", "service@shop.example")
    assert inbox["token"] not in json.dumps(whole)


def test_environment_names_the_inbox_as_well(command, send):
    created = command("create")
    given = dict(line.removeprefix("export ").split("=", 1) for line in created.stdout.splitlines())
    send(mail(given["TEMPMAIL_ADDRESS"]), given["TEMPMAIL_ADDRESS"])
    assert command("wait", "--code", **given).stdout == "482913\n"

    listed = command("show", **given).stdout
    assert "service@shop.example  Your code is 482913 (code 482913, link to shop.example, 1 attachment(s))" in listed
    message_id = listed.split()[0]
    assert command("show", message_id, **given).stdout == command("show", "last", **given).stdout
    assert "\nSubject: Your code is 482913\n" in command("show", message_id, "--source", **given).stdout
    assert json.loads(command("show", "--json", **given).stdout)["id"] == message_id


def test_nothing_in_time_is_exit_status_1(command, send):
    command("create", "--file", "inbox.json", "--name", "waiting")
    send(plain_mail("hello"), "waiting@tempmail.test")
    command("wait", "--file", "inbox.json")

    waited = command("wait", "--file", "inbox.json", "--code", "--timeout", "1")

    assert (waited.returncode, waited.stdout) == (1, "")
    assert waited.stderr.startswith("tempmail-client: No message with a code came to waiting@tempmail.test within 1 s.")
    assert "service@shop.example  hello\n" in waited.stderr


@pytest.mark.parametrize(
    ("arguments", "variables", "words"),
    [
        (["show"], {}, "name the inbox: --file FILE, or TEMPMAIL_ADDRESS"),
        (["create"], {"TEMPMAIL_URL": ""}, "name the service: --url"),
        (["create"], {"TEMPMAIL_URL": "mail.example.org"}, "'mail.example.org' is no URL of a tempmail service"),
        (["create", "--lifetime", "1"], {}, "422 "),
        (["show"], {"TEMPMAIL_ADDRESS": "holder@tempmail.test", "TEMPMAIL_TOKEN": "rubbish"}, "401 "),
        (["show", "--file", "none.json"], {}, "none.json"),
        (["shop"], {}, "invalid choice"),
        (["show", "--token", "secret"], {}, "unrecognized arguments"),
    ],
)
def test_refusal_is_exit_status_2_and_a_sentence(command, arguments, variables, words):
    refused = command(*arguments, **variables)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr


def test_create_overwrites_no_file_and_makes_no_inbox_then(command, tmp_path):
    (tmp_path / "inbox.json").write_text("mine\n")

    refused = command("create", "--file", "inbox.json")

    assert refused.returncode == 2
    assert (tmp_path / "inbox.json").read_text() == "mine\n"
    assert not Inbox.objects.exists()


def test_watch_prints_each_arrival_until_the_inbox_ends(command, send, tmp_path):
    command("create", "--file", "inbox.json", "--name", "watched")
    send(plain_mail("zero"), "watched@tempmail.test")
    zero = json.loads(command("wait", "--file", "inbox.json", "--json").stdout)["id"]
    watching = command("watch", "--file", "inbox.json", "--json", "--since", zero, run=run_at_a_terminal)
    try:
        for subject in ("one", "two"):
            send(plain_mail(subject), "watched@tempmail.test")
            event = json.loads(watching.stdout.readline())
            assert (event["name"], event["message"]["subject"]) == ("message", subject)

        watching.send_signal(signal.SIGINT)

        assert watching.wait(20) == 130
    finally:
        watching.kill()
        watching.stdout.close()


def test_message_moves_no_cursor(command, send):
    """ATTACK: a sender who writes to the reader's terminal."""
    command("create", "--file", "inbox.json", "--name", "terminal")
    send(plain_mail("=?utf-8?q?=1b]0;owned=07_=E2=80=AE?="), "terminal@tempmail.test")
    send("Subject: text\r\n\r\nbefore\x1b[2Jafter\r\n", "terminal@tempmail.test")

    printed = command("wait", "--file", "inbox.json", "--subject", "text").stdout
    printed += command("wait", "--file", "inbox.json", "--subject", "owned").stdout
    printed += command("show", "--file", "inbox.json").stdout

    assert "beforeafter" in printed
    assert "]0;owned" in printed
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)


def test_message_is_shown_on_a_terminal_that_lacks_its_letters(command, send):
    command("create", "--file", "inbox.json", "--name", "latin")
    send(plain_mail("=?utf-8?b?5pel5pys6Kqe?= code"), "latin@tempmail.test")
    command("wait", "--file", "inbox.json")

    listed = command("show", "--file", "inbox.json", PYTHONIOENCODING="latin-1")

    assert (listed.returncode, listed.stderr) == (0, "")
    assert "??? code" in listed.stdout


def test_help_tells_why_there_is_no_option_for_a_token(command):
    told = command("--help").stdout

    assert "TEMPMAIL_TOKEN" in told
    assert "every user of the machine can read" in told
    assert "exit status: 0 done; 1 nothing came in time; 2 wrong usage" in command("wait", "--help").stdout
