"""The commands of the documents: run where a test can, else read as the program would that they are for.

What is fenced as `sh` is for a shell; each of its commands is known to one of the readers here.
"""

import json
import re
import subprocess
import time
from functools import cache

import pytest
from django.core.management import get_commands, load_command_class
from gunicorn.config import Config
from tempmail_client import cli

from dev import options
from dev.system import base_environment
from inboxes.mail.typed_codes import to_code
from inboxes.models import Inbox
from inboxes.webhooks.sending import headers_of
from postfix.installing import options as installing
from postfix.installing.__main__ import STEPS

from .reading import NAMES, ROOT, commands_of, fences, quoted_in, text_of

LANGUAGES = {"sh", "text", "conf", "ini", "nginx", "logrotate", "python", "json"}
SHELL = fences("sh")
COMMANDS = [(fence.document, words) for fence in SHELL for words in commands_of(fence)]
# Of Debian, each with arguments that say what they do; nothing of ours is in them.
DEBIANS = (
    "cat cd chmod cp createdb createuser curl echo export git install openssl patronictl pg_dump pg_restore postfix "
    "postqueue postsuper promtool psql rm sysctl systemctl tar umask"
).split()
OUR_PLACES = re.compile(r"/opt/tempmail/|\./")


def test_every_fence_says_what_it_is():
    assert {fence.language for fence in fences()} <= LANGUAGES
    # All of them were found: none was opened or closed otherwise.
    for name in NAMES:
        assert len(re.findall(r"^ *```", text_of(name), re.MULTILINE)) == 2 * len(fences(name=name)), name


@pytest.mark.parametrize("fence", SHELL, ids=str)
def test_shell_reads_it(fence):
    subprocess.run(["sh", "-n"], input=fence.text, text=True, check=True)


# --- Readers: each fails for what its program would refuse


def read_ours(words):
    command, *rest = words
    if command == "manage":
        read_manage(rest)
    elif command not in ("test", "--help"):  # pytest's arguments; one's own
        options.parser_of(command).parse_args(rest)


def read_manage(words):
    name, *rest = words
    parser_of_manage(name).parse_args(rest)


def parser_of_manage(name):
    return load_command_class(get_commands()[name], name).create_parser("manage.py", name)


def read_python(words):
    words = [word for word in words if word != "-B"]
    match words:
        case ["manage.py" | "/opt/tempmail/manage.py", *rest]:
            read_manage(rest)
        case ["-m", "gunicorn", *rest]:
            Config().parser().parse_args(rest)
        case ["-m", "pytest", "-m", "unit"]:
            pass  # tests/test_units.py runs it
        case ["-m", "venv", folder]:
            assert folder == "/opt/tempmail/venv"
        case ["-c", code]:
            compile(code, "-c", "exec")
        case _:
            pytest.fail(f"no reader of {words}")


def read_pip(words):
    command, *options, wanted = words
    assert command == "install"
    place = ROOT / OUR_PLACES.sub("", wanted).partition("[")[0]
    if options:
        assert options == ["--require-hashes", "-r"]
        assert "--hash=sha256:" in place.read_text()
    else:
        assert (place / "pyproject.toml").exists()


def read_postconf(words):
    edit, *assignments = words
    assert edit == "-e"
    for assignment in assignments:
        name, is_set, _ = assignment.partition("=")
        known = subprocess.run(["/usr/sbin/postconf", "-d", name], capture_output=True, text=True, check=False)
        assert is_set and not known.stderr, known.stderr


def read_apt(words):
    options, packages = [[word for word in words[1:] if word.startswith("-") is wanted] for wanted in (True, False)]
    assert (words[0], options) == ("install", ["--no-install-recommends"])
    if "nginx" in debians_packages():  # else no list was downloaded here
        assert set(packages) <= debians_packages()


@cache
def debians_packages():
    return set(subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True, check=True).stdout.split())


def read_certificates(words):
    (step,) = words
    assert f'"{step}": ' in text_of("postfix/certificates").partition("steps = ")[2]


def read_installer(words):
    installing.parse(words, STEPS)


def read_build(words):
    assert len(words) <= 1


def read_compose(words):
    """Its file is ours, and so is what it runs in the container."""
    option, file, command, *rest = words
    assert (option, file) == ("-f", "postfix/container/compose.yaml")
    match command, rest:
        case "up", ["-d"]:
            pass
        case "exec", [service, *inside]:
            assert f"\n  {service}:\n" in text_of(file)
            READERS[inside[0]](inside[1:])


def read_doctor(words):
    assert words == []


def read_client(words):
    cli.parser().parse_args(words)


READERS = {
    "./tempmail": read_ours,
    "apt-get": read_apt,
    "pip": read_pip,
    "postconf": read_postconf,
    "postfix/install": read_installer,
    "postfix/certificates": read_certificates,
    "postfix/container/build": read_build,
    "podman-compose": read_compose,
    "tempmail-doctor": read_doctor,
    "python": read_python,
    "python3": read_python,
    "tempmail-client": read_client,
}


def without_wrappers(words):
    """Return the command that another one runs: of runuser, setpriv, env, nice."""
    while words[0] in ("runuser", "setpriv", "env", "nice"):
        rest = words[1:]
        while rest[0].startswith("-") or "=" in rest[0]:
            rest = rest[2:] if rest[0] == "-u" else rest[1:]
        words = rest
    return words


@pytest.mark.parametrize(
    ("document", "words"), COMMANDS, ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else value
)
def test_command_is_one_that_its_program_takes(document, words):
    program, *arguments = without_wrappers([word for word in words if word not in ("<", ">")])
    name = program if program == "./tempmail" else re.sub(r"^(?:/opt/tempmail/)?(?:venv/bin/)?", "", program)
    if name in READERS:
        READERS[name](arguments)
    else:
        assert name in DEBIANS, f"{document}: no reader of {words}"


@pytest.mark.parametrize("name", NAMES)
def test_command_in_a_sentence_is_one_that_there_is(name):
    """Its values may be placeholders, as in --only NAME."""
    for text in quoted_in(name):
        match text.split():
            case ["manage.py", command, *rest] | ["./tempmail", "manage", command, *rest]:
                assert_known(rest, parser_of_manage(command))
            case ["./tempmail", command, *rest] if command != "--help":
                assert_known(rest, options.parser_of(command))


def assert_known(words, parser):
    own = {word for word in words if word.startswith("--")}
    assert own <= set(re.findall(r"--[\w-]+", parser.format_help()))
    assert [word for word in words if word.startswith("tests/") and not (ROOT / word).exists()] == []


# --- Run: what needs a service that is up


@pytest.fixture
def shell(live, world, domain, tmp_path):
    """Run a fence of shell commands in a folder of its own, against the running service."""
    live.start("web")
    (tmp_path / "tempmail").symlink_to(ROOT / "tempmail")

    def shell(fence, **variables):
        text = fence.text.replace("http://127.0.0.1:8000", world.web_url.rstrip("/"))
        environment = base_environment() | {"TEMPMAIL_SMTP_PORT": str(world.smtp_port)} | variables
        ran = subprocess.run(
            ["sh", "-eu"], input=text, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout

    return shell


def with_curl(name):
    (found,) = [fence for fence in fences("sh", name) if "curl" in fence.text]
    return found


def test_example_of_the_api_waits_for_a_code(shell):
    printed = shell(with_curl("docs/api.md"))

    assert json.loads(printed.partition("\n")[2])["code"] == "482916"


def test_example_of_the_readme_waits_for_a_code(shell, send, domain):
    inbox, secret = Inbox.objects.issue(domain, "holder")
    send(b"Subject: Your code is 482913\r\n\r\nEnter 482913.", inbox.address)

    printed = shell(with_curl("README.md"), ADDRESS=inbox.address, TOKEN=to_code(secret))

    created, waited = re.fullmatch(r"(\{.*?\})\s*(\{.*\})\s*", printed, re.DOTALL).groups()
    assert {"address", "token", "expires_at"} <= json.loads(created).keys()
    assert json.loads(waited)["code"] == "482913"


def test_check_of_a_webhooks_signature_knows_a_genuine_one():
    (code,) = [fence.text for fence in fences("python", "docs/api.md")]
    exec(code, documented := {})
    header = dict(headers_of("whsec_x", b"{}", int(time.time())))["Tempmail-Signature"]

    assert documented["is_genuine"]("whsec_x", header, b"{}")
    assert not documented["is_genuine"]("whsec_x", header, b"{ }")
    assert not documented["is_genuine"]("whsec_y", header, b"{}")


@pytest.mark.parametrize("fence", fences("json"), ids=str)
def test_json_is_json(fence):
    json.loads(fence.text)
