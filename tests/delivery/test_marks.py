"""What is shared between supervisor and workers, and what ends work in time."""

import contextlib
import os
import signal
import socket
import time

import pytest

from delivery.marks import FINGERPRINT_BYTES, SUSPECTS, Marks
from delivery.parsing.limiting import TimeLimitError, processor_limit, time_limit
from delivery.resident import Supervisor


def fingerprint(number):
    return number.to_bytes(FINGERPRINT_BYTES, "little")


def in_a_worker(work):
    child = os.fork()
    if not child:
        work()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def test_message_of_a_worker_that_died_is_a_suspect_and_no_other():
    marks = Marks(2)
    in_a_worker(lambda: (marks.begin(0, fingerprint(1)), marks.end(0)))
    in_a_worker(lambda: marks.begin(1, fingerprint(2)))

    assert (marks.blame(0), marks.blame(1)) == (False, True)
    assert not marks.is_suspect(fingerprint(1))
    assert marks.is_suspect(fingerprint(2))
    assert not marks.blame(1)


def test_time_at_one_message_is_seen_from_outside():
    marks = Marks(2)
    assert marks.mark_of(1) is None
    begun = time.monotonic()
    in_a_worker(lambda: marks.begin(1, fingerprint(1)))

    assert marks.mark_of(0) is None
    assert marks.mark_of(1).fingerprint == fingerprint(1)
    assert begun <= marks.mark_of(1).since <= time.monotonic()


def test_mark_that_is_read_while_it_is_written_is_whole():
    """Halves of two marks had a worker killed, over a message that parses in a millisecond."""
    marks, begun, parent = Marks(1), time.monotonic(), os.getpid()
    writer = os.fork()
    if not writer:
        number = 0
        while os.getppid() == parent:
            number += 1
            marks.begin(0, number.to_bytes(2, "little") * (FINGERPRINT_BYTES // 2))
            if number % 2:
                marks.end(0)
            number %= 65000
    try:
        seen = 0
        while seen < 20_000:
            if mark := marks.mark_of(0):
                seen += 1
                assert len(set(zip(mark.fingerprint[::2], mark.fingerprint[1::2], strict=True))) == 1
                assert begun <= mark.since <= time.monotonic()
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)


def test_worker_is_killed_over_one_message_that_it_is_seen_at_again_and_again(monkeypatch, settings):
    settings.PARSE_SECONDS = 1
    killed, now = [], time.monotonic()
    with socket.socket(socket.AF_UNIX) as listening:
        supervisor = Supervisor(listening, 1)
        supervisor.children = {12345: 0}
        monkeypatch.setattr(os, "kill", lambda pid, number: killed.append(pid))

        def look(seconds):
            nonlocal now
            now += seconds
            monkeypatch.setattr("delivery.resident.time.monotonic", lambda: now)
            supervisor._kill_hanging()

        supervisor.marks.begin(0, fingerprint(1))
        for _ in range(2):
            look(3600)  # all of this was stopped meanwhile
        for number in range(100):
            supervisor.marks.begin(0, fingerprint(number))
            look(0.2)
        assert killed == []

        for _ in range(40):
            look(0.2)
        assert set(killed) == {12345}
    for end in (supervisor.ends, supervisor.alive):
        os.close(end)


def test_the_latest_suspects_are_remembered():
    marks = Marks(1)
    for number in range(1, SUSPECTS + 11):
        marks.begin(0, fingerprint(number))
        marks.blame(0)

    suspects = [number for number in range(1, SUSPECTS + 11) if marks.is_suspect(fingerprint(number))]
    assert suspects == list(range(11, SUSPECTS + 11))


def test_two_halves_of_suspects_are_none():
    marks = Marks(1)
    for half in (b"a", b"b"):
        marks.begin(0, half * FINGERPRINT_BYTES)
        marks.blame(0)

    middle = b"a" * (FINGERPRINT_BYTES // 2) + b"b" * (FINGERPRINT_BYTES // 2)
    assert not marks.is_suspect(middle)


def test_time_limit_ends_code_that_swallows_exceptions():
    def swallowing():
        while True:
            with contextlib.suppress(Exception):
                try:
                    for _ in range(1_000_000):
                        [].append(0)
                except Exception:
                    pass

    with pytest.raises(TimeLimitError), time_limit(0.05):
        swallowing()


def test_processor_limit_counts_work_and_no_waiting():
    with processor_limit(0.05):
        time.sleep(0.2)

    with pytest.raises(TimeLimitError), processor_limit(0.05):
        while True:
            pass


def test_time_limit_leaves_nothing_behind():
    before = signal.getsignal(signal.SIGALRM)
    for _ in range(3):
        with contextlib.suppress(TimeLimitError), time_limit(0.02):
            while True:
                pass
        with pytest.raises(KeyError), time_limit(10):
            raise KeyError
        with time_limit(10):
            pass

    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
