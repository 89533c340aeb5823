"""The program that pipe(8) starts, run as master.cf says: it ends with 0 or 75, whatever happens."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from dev.system import wait_for
from inboxes.models import Message
from tests.worlds.live import opened
from tests.worlds.pipe_program import SOURCE, run

ODD_BYTES = b"Subject: s\r\n\n.\n..\n.x\nbare \r CR\r\n\r\r\nnul \0 8-bit \xff\n" + b"l" * 3000 + b"\n.\n"
STORED = (
    b"Subject: s\r\r\n\r\n.\r\n..\r\n.x\r\nbare \r CR\r\r\n\r\r\r\nnul \0 8-bit \xff\r\n" + b"l" * 3000 + b"\r\n.\r\n"
)


def postponed(result):
    """Whether Postfix keeps the message; what it then puts in its log begins with a status of its own."""
    status, printed = result
    assert printed.startswith(b"4.3.0") or not printed
    assert b"Traceback" not in printed
    assert printed.count(b"\n") <= 1
    return status == 75


class Peer:
    """Something else than delivery on a socket: it answers each connection with what it is given, then hangs up.

    It reads on until the other side, which may be slow, has ended.
    """

    def __init__(self, path, *answers, then_wait=False):
        self.received = b""
        self.accepted = threading.Event()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        path.chmod(0o777)
        self._listening.listen()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=[answers, then_wait])
        self._thread.start()

    def _serve(self, answers, then_wait):
        with contextlib.suppress(OSError):  # closed
            while True:
                self._answer(self._listening.accept()[0], answers, then_wait)

    def _answer(self, connection, answers, then_wait):
        self.accepted.set()
        with connection, contextlib.suppress(OSError):
            for answer in answers:
                connection.sendall(answer)
            if then_wait:
                self._end.wait(60)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(120)
            while chunk := connection.recv(65536):
                self.received += chunk

    def hang_up(self):
        self._end.set()

    def close(self):
        self.hang_up()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listening.close()


def let_enter(folder):
    """Let every user enter a folder of pytest's, which are root's own."""
    for path in (folder, *folder.parents):
        if path.owner() == "root" and "pytest" in str(path):
            path.chmod(0o755)


@pytest.fixture
def peer(tmp_path):
    """Start a Peer in a folder that the service's user may enter."""
    let_enter(tmp_path)
    peers = []

    def start(*answers, **options):
        peers.append(Peer(tmp_path / f"{len(peers)}.sock", *answers, **options))
        peers[-1].path = tmp_path / f"{len(peers) - 1}.sock"
        return peers[-1]

    yield start
    for peer in peers:
        peer.close()


@pytest.fixture
def python(tmp_path):
    """Make a program that stands where the one-shot command's Python is said to be."""

    def make(script):
        path = tmp_path / "python"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        let_enter(tmp_path)
        return path

    return make


def test_N59_line_of_master_cf_delivers(resident, argv):
    assert run(argv("a@tempmail.test", "b+x@tempmail.test")) == (0, b"")

    assert {(message.local_part, opened(message)[2]) for message in Message.objects.all()} == {
        (name, SOURCE.replace(b"\n", b"\r\n")) for name in "ab"
    }


@pytest.mark.parametrize("way", ["resident", "one-shot"])
def test_stored_bytes_are_what_pipe_gave_with_cr_before_each_lf(resident, argv, way):
    options = {} if way == "resident" else {"socket": "/nowhere"}

    assert run(argv("a@tempmail.test", sender="", **options), ODD_BYTES)[0] == 0
    assert run(argv("empty@tempmail.test", **options), b"")[0] == 0

    first, empty = Message.objects.order_by("local_part")
    assert opened(first)[2] == STORED
    assert opened(first)[0]["envelope_sender"] == ""
    assert opened(empty)[2] == b""


@pytest.mark.parametrize("way", ["resident", "one-shot"])
def test_N28_N29_addresses_are_neither_options_nor_commands_nor_lines(resident, argv, way):
    options = {} if way == "resident" else {"socket": "/nowhere"}
    names = ["-h", "--settings=x", "--", ";id", "$(id)", "a\r\nRSET\r\nb", "x>", "\udcff"]

    assert run(argv(*(f"{name}@tempmail.test" for name in names), sender="--version\r\nQUIT@b.c", **options))[0] == 0

    stored = set(Message.objects.values_list("local_part", flat=True))
    assert {"-h", "--settings=x", "--"} <= stored  # the database refuses ";" and "("
    assert not stored & {"a", "b", "id", ""}
    assert {opened(message)[0]["envelope_sender"] for message in Message.objects.all()} == {"--version??QUIT@b.c"}


@pytest.mark.parametrize("missing", ["socket", "python", "manage", "env_file", "sender"])
def test_missing_option_postpones(world, argv, missing):
    options = {"socket": "/nowhere", missing: None}

    assert postponed(run(argv("a@tempmail.test", **options)))


@pytest.mark.parametrize(
    "line", [[], ["--"], ["-h"], ["--help"], ["x"], ["--=", "--", "a@b.c"], ["--sender", "--", "a@b.c"], ["\udcff"]]
)
def test_any_other_argv_postpones(world, argv, line):
    assert postponed(run([argv("x")[0], *line]))


ANSWERS = {
    "nothing": [],
    "garbage": [b"\0\xff\r\n" * 100],
    "one endless line": [b"2" * 1_000_000],
    "a web server": [b"HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n"],
    "a greeting only": [b"220 x\r\n"],
    "not now": [b"421 4.3.2 closing\r\n"],
    "never": [b"554 5.7.1 go away\r\n"],
    "no such recipient": [b"220 x\r\n250 x\r\n250 x\r\n550 5.1.1 no\r\n354 x\r\n"],
    "no data": [b"220 x\r\n250-a\r\n250 x\r\n250 x\r\n250 x\r\n554 5.5.1 no\r\n"],
    "not now, at the end": [b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n451 4.3.0 not now\r\n"],
    "never, at the end": [b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n550 5.1.1 User unknown\r\n"],
    "no end": [b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n"],
}


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS.keys())
def test_N45_whatever_answers_on_the_socket_postpones(world, argv, peer, answers):
    assert postponed(run(argv("a@tempmail.test", socket=peer(*answers).path)))


@pytest.fixture
def dying(peer):
    """A resident command that takes a connection and ends: then something is done, and the socket is gone."""
    threads = []

    def start(then):
        dead = peer(then_wait=True)

        def replace():
            assert dead.accepted.wait(30)
            dead.path.unlink()
            then(dead.path)
            dead.hang_up()

        threads.append(threading.Thread(target=replace))
        threads[-1].start()
        return dead.path

    yield start
    for thread in threads:
        thread.join()


def test_message_in_the_hands_of_a_worker_that_was_killed_is_handed_to_another_at_once(resident, world, argv, dying):
    """Postfix would have it wait for as long again as it is old."""
    path = dying(lambda path: path.symlink_to(world.socket))

    assert run(argv("a@tempmail.test", socket=path)) == (0, b"")

    assert Message.objects.get().local_part == "a"


def test_messages_of_a_resident_command_that_ended_wait_for_it_and_start_no_processes(world, argv, dying):
    status, printed = run(argv("a@tempmail.test", socket=dying(lambda path: None)))

    assert (status, printed) == (75, b"4.3.0 HungUp: the resident command ended\n")


def test_one_recipient_refused_of_two_postpones_both(world, argv, peer):
    server = peer(b"220 x\r\n" + b"250 x\r\n" * 4 + b"354 x\r\n250 stored\r\n451 4.3.0 not now\r\n")

    assert postponed(run(argv("a@tempmail.test", "b@tempmail.test", socket=server.path)))


def test_data_ends_once_and_only_at_the_end(world, argv, peer):
    server = peer(b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n250 stored\r\n")

    assert run(argv("a@tempmail.test", socket=server.path), ODD_BYTES) == (0, b"")

    server.close()
    assert server.received.count(b"\r\n.\r\n") == 1
    assert server.received.endswith(STORED.replace(b"\r\n.", b"\r\n..") + b".\r\n")


def test_socket_that_never_answers_postpones_at_its_own_time_limit(world, argv, peer):
    server = peer(then_wait=True)
    process = subprocess.Popen(argv("a@tempmail.test", socket=server.path), stdin=subprocess.DEVNULL)
    assert server.accepted.wait(30)

    def ended():
        process.send_signal(signal.SIGALRM)
        return process.poll() is not None

    wait_for(ended, 30, "the end of the program")

    assert process.returncode == 75
    own = int(re.search(r"^LIMIT_SECONDS = (\d+)", (world.code / "postfix/handing_over.py").read_text(), re.M)[1])
    assert own < int(world.postfix.get("tempmail_time_limit").removesuffix("s"))


CHILDREN = {
    "exit 1": "exit 1",
    "exit 2": "exit 2",
    "exit 69": "echo '5.1.1 User unknown'; exit 69",
    "exit 75": "echo '5.7.1 refused' >&2; exit 75",
    "killed": "kill -9 $$",
    "closes its input": "exec <&-; exit 75",
    "long": "head -c 100000 /dev/zero; exit 1",
}


@pytest.mark.parametrize("script", CHILDREN.values(), ids=CHILDREN.keys())
def test_N45_one_shot_command_that_fails_postpones(world, argv, python, script):
    assert postponed(run(argv("a@tempmail.test", socket="/nowhere", python=python(script)), SOURCE * 10_000))


def test_one_shot_command_that_cannot_be_started_postpones(world, argv):
    for options in ({"python": "/nowhere"}, {"manage": "/nowhere"}, {"env_file": "/nowhere"}, {"python": "/"}):
        assert postponed(run(argv("a@tempmail.test", socket="/nowhere", **options)))


def test_N22_no_secret_is_in_argv_environment_or_output(world, argv, python, tmp_path):
    secrets = [line.partition("=")[2] for line in world.delivery_env.read_text().splitlines() if "KEY" in line]
    secrets.append(re.search(r"tempmail_delivery:(\w+)@", world.delivery_env.read_text())[1])
    seen = tmp_path / "seen"
    seen.touch()
    seen.chmod(0o666)
    line = argv("a@tempmail.test", socket="/nowhere", python=python(f'echo "$@" >{seen}; env >>{seen}; env; exit 75'))

    status, printed = run(line)

    assert (status, len(secrets)) == (75, 3)
    assert b"ENV_FILE=" in seen.read_bytes()
    shown = seen.read_bytes() + printed + " ".join(line).encode()
    assert not [secret for secret in secrets if secret.encode() in shown]


def test_closed_standard_streams_postpone_or_do_no_harm(resident, argv):
    program = argv("a@tempmail.test")
    for closing in ("<&-", "<&- >&- 2>&-"):
        assert postponed(run(["sh", "-c", f'exec "$@" {closing}', "sh", *program], stdin=None, input=None))
    assert not Message.objects.exists()

    assert run(["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *program])[0] == 0
    assert run(["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *argv("a@tempmail.test", socket="/nowhere")])[0] in (0, 75)
    assert Message.objects.count() == 1


def test_program_whose_module_is_missing_postpones(world, argv, tmp_path):
    copy = tmp_path / "deliver"
    copy.write_bytes(Path(argv("x")[0]).read_bytes())
    copy.chmod(0o755)
    let_enter(tmp_path)

    assert postponed(run([str(copy), *argv("a@tempmail.test")[1:]]))


def test_program_imports_nothing_but_what_the_interpreter_has_built_in(world, argv):
    def imported(*command):
        done = subprocess.run(
            ["/usr/bin/python3", "-IS", "-X", "importtime", *command], capture_output=True, check=False
        )
        return set(re.findall(rb"\|\s+(\w[\w.]*)\n", done.stderr))

    more = imported(*argv("a@tempmail.test", socket="/nowhere", python="/nowhere")) - imported("-c", "pass")

    assert more <= {b"handing_over", b"_socket"}
    assert os.access(argv("x")[0], os.X_OK)
