"""The resident command under attack and under an operator: no message is lost with a worker."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from delivery import storing
from delivery.once import deliver_once
from dev.hostile import HEAVY
from dev.system import DELIVERY_USER, base_environment, descendants, free_port, run_as, wait_for
from dev.world import World
from inboxes.models import Message
from tests.worlds.live import KEYS, opened
from tests.worlds.lmtp_clients import LmtpClient
from tests.worlds.mails import WELCOME

WORKERS = 2 * os.cpu_count()


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker, cluster):
    """A world whose delivery has two seconds and little memory for each message."""
    name = connections["default"].settings_dict["NAME"]
    world = World(
        Path(os.environ["TEMPMAIL_WORLDS"]) / "small",
        Path(settings.BASE_DIR),
        Path(sys.executable),
        free_port(),
        free_port(),
    )
    limits = {"PARSE_SECONDS": "2", "WORKER_MEMORY_BYTES": str(256 * 1024**2), "DELIVERY_NICENESS": "7"}
    world.prepare(cluster.reach(name), {key: os.environ[key] for key in KEYS}, **limits)
    return world


@pytest.fixture
def service(transactional_db, domain, small):
    service = small.start("delivery", env={"DELIVERY_NICENESS": "0"})
    # The first worker answers while the others are being started.
    wait_for(lambda: len(descendants(service.pid)) == WORKERS, 30, "all workers")
    yield service
    service.stop()
    storing.disconnect()


@pytest.fixture
def deliver(small):
    """Deliver over a connection of its own; return the reply, "" when the other side hung up."""

    def deliver(source, recipient="x@tempmail.test"):
        with contextlib.suppress(OSError):
            client = LmtpClient(small.socket)
            try:
                client.reply()
                return client.deliver(source, recipient)[0]
            finally:
                client.close()
        return ""

    return deliver


def defects():
    return opened(Message.objects.get(local_part="x"))[0]["defects"]


def processor_ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return int(fields[11]) + int(fields[12])


def busy_worker(service):
    """Wait until a worker is at work; return its pid."""
    before = {pid: processor_ticks(pid) for pid in descendants(service.pid)}
    busy = []

    def is_busy():
        busy[:] = [pid for pid, ticks in before.items() if processor_ticks(pid) > ticks + 10]
        return busy

    wait_for(is_busy, 30, "a worker at work")
    return busy[0]


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
def test_message_whose_worker_dies_or_hangs_is_stored_unparsed_at_the_retry(service, deliver, small, signal_number):
    replies = []
    log_before = len(service.log.read_text())
    thread = threading.Thread(target=lambda: replies.append(deliver(HEAVY)))
    thread.start()
    os.kill(busy_worker(service), signal_number)

    # Meanwhile the others work.
    assert [deliver(WELCOME, f"m{number}@tempmail.test") for number in range(20)] == ["250 2.0.0 stored"] * 20
    thread.join(120)
    assert replies == [""]
    wait_for(lambda: "parsing a message" in service.log.read_text()[log_before:], 30, "the supervisor's notice")
    wait_for(lambda: len(descendants(service.pid)) == WORKERS, 30, "a new worker")

    assert deliver(HEAVY) == "250 2.0.0 stored"
    summary, _, source = opened(Message.objects.get(local_part="x"))
    assert (summary["defects"], summary["subject"]) == (["unparsed", "killed_parser"], "heavy")
    assert source == HEAVY


def test_message_that_takes_too_long_or_too_much_is_stored_unparsed_at_once(service, deliver, small):
    assert deliver(HEAVY) == "250 2.0.0 stored"
    assert defects() == ["unparsed", "TimeLimitError"]
    Message.objects.all().delete()

    # Each byte becomes four as a str of such characters.
    large = b"Subject: large\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\xf0\x9f\x98\x80" + b"x" * 24_000_000
    assert deliver(large) == "250 2.0.0 stored"
    assert defects() in (["unparsed", "MemoryError"], ["unparsed", "TimeLimitError"])
    assert len(descendants(service.pid)) == WORKERS


@pytest.mark.parametrize("name", ["delivery", "postfix"])
def test_what_takes_mail_gives_way_to_pages(small, name):
    service = small.start(name)
    try:
        processes = descendants(service.pid)

        assert {os.getpriority(os.PRIO_PROCESS, pid) for pid in processes} == {min(19, os.nice(0) + 7)}
        group = Path(f"/proc/{processes[-1]}/autogroup")  # where the kernel has it
        assert not group.exists() or group.read_text().rstrip().endswith(" nice 7")
    finally:
        service.stop()


def test_stop_with_work_under_way_loses_nothing_and_ends_well(service, deliver, small):
    acknowledged, lost, is_over = [], [], threading.Event()

    def send(number):
        for round_ in range(1000):
            if is_over.is_set():
                return
            source = b"X: %d %d\r\n\r\nx\r\n" % (number, round_)
            (acknowledged if deliver(source, f"n{number}@tempmail.test").startswith("250") else lost).append(source)

    threads = [threading.Thread(target=send, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    wait_for(lambda: len(acknowledged) > 100, 120, "deliveries")
    service.process.terminate()

    assert service.process.wait(60) == 0
    is_over.set()
    for thread in threads:
        thread.join(120)
    assert not small.socket.exists()
    stored = [opened(message)[2] for message in Message.objects.all()]
    assert len(set(stored)) == len(stored)
    assert set(acknowledged) <= set(stored)


def test_message_under_way_is_finished_before_the_end(service, deliver):
    replies = []
    thread = threading.Thread(target=lambda: replies.append(deliver(HEAVY)))
    thread.start()
    busy_worker(service)

    service.process.terminate()
    thread.join(120)

    assert replies == ["250 2.0.0 stored"]
    assert service.process.wait(60) == 0


def listen(world, path):
    """Run a second command as an operator would; return (exit status, what it said)."""
    environment = {"ENV_FILE": str(world.delivery_env)}
    command = [world.python, "-B", world.code / "manage.py", "deliver", "--listen", path, "--workers", "1"]
    done = run_as(DELIVERY_USER, command, env=environment, check=False, capture_output=True, timeout=300)
    return done.returncode, done.stderr


def test_second_command_on_the_same_socket_is_refused_in_one_sentence(service, deliver, small):
    status, said = listen(small, small.socket)

    assert (status, said) == (
        1,
        f"CommandError: Cannot listen on {small.socket}: {small.socket} is answered by another delivery command\n",
    )
    assert deliver(WELCOME) == "250 2.0.0 stored"


def test_what_is_no_socket_is_left_alone(small):
    file = small.socket.parent / "file"
    file.write_text("mine")
    status, said = listen(small, file)

    assert (status, said.count("\n"), file.read_text()) == (1, 1, "mine")
    assert said.startswith(f"CommandError: Cannot listen on {file}: ")
    assert listen(small, "/nowhere/x")[0] == 1


def test_stale_socket_is_taken_over(service, deliver, small):
    service.kill()
    assert small.socket.exists()

    again = small.start("delivery")

    assert deliver(WELCOME) == "250 2.0.0 stored"
    again.stop()


def test_workers_end_with_their_supervisor_so_that_the_next_can_start(service, deliver, small):
    wait_for(lambda: len(descendants(service.pid)) == WORKERS, 30, "all workers")
    workers = descendants(service.pid)

    os.kill(service.pid, signal.SIGKILL)
    service.process.wait()
    wait_for(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers), 30, "the workers' end")

    again = small.start("delivery")
    assert deliver(WELCOME) == "250 2.0.0 stored"
    again.stop()


def test_socket_is_for_its_owner_and_group_alone(service, small):
    assert oct(small.socket.stat().st_mode & 0o777) == "0o660"


def test_one_shot_command_stores_unparsed_what_kills_its_reader(transactional_db, domain, small):
    process = subprocess.Popen(
        [small.python, "-B", small.code / "manage.py", "deliver", "--sender=a@b.c", "--", "x@tempmail.test"],
        env=base_environment() | {"ENV_FILE": str(small.delivery_env)},
        stdin=subprocess.PIPE,
    )
    with process.stdin:
        process.stdin.write(HEAVY)
    wait_for(lambda: descendants(process.pid), 30, "a reader")
    os.kill(descendants(process.pid)[0], signal.SIGKILL)

    assert process.wait(120) == 0
    summary, _, source = opened(Message.objects.get())
    assert (summary["defects"], summary["subject"], source) == (["unparsed", "killed_parser"], "heavy", HEAVY)


def test_one_shot_command_stores_at_once_what_takes_too_much_memory(transactional_db, domain, settings):
    settings.WORKER_MEMORY_BYTES = 1
    try:
        assert deliver_once("", ["x@tempmail.test"], HEAVY)
    finally:
        storing.disconnect()

    summary, _, source = opened(Message.objects.get())
    assert (summary["defects"][0], source) == ("unparsed", HEAVY)


def test_one_shot_command_says_not_now_when_nothing_can_be_stored(transactional_db, domain, monkeypatch):
    from django.db import connection

    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    storing.disconnect()

    assert not deliver_once("", ["x@tempmail.test"], WELCOME)
