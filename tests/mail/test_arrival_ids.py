"""Ids of messages: larger with each one made, whatever the clock does, and random where others rely on it."""

import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from inboxes.api.compatible import onesecmail
from inboxes.api.compatible.mailtm import ids as mailtm_ids
from inboxes.mail import arrival_ids
from inboxes.mail.arrival_ids import made_at, time_ordered_uuid
from inboxes.models import Message

MANY = 100_000
NOW = 1_777_887_131_560_112_500  # nanoseconds since 1970


def clock_of(*times):
    """A clock that tells these times, and then the last of them for ever."""
    waiting = list(times)
    return lambda: waiting.pop(0) if len(waiting) > 1 else waiting[0]


@pytest.fixture
def clock(monkeypatch):
    """Set the clock that ids are made by, as in a process that has made none."""

    def set_clock(*times):
        monkeypatch.setattr(arrival_ids, "_latest", 0)
        monkeypatch.setattr(arrival_ids.time, "time_ns", clock_of(*times))

    yield set_clock
    monkeypatch.undo()


def is_increasing(values):
    return all(before < after for before, after in pairwise(values))


def test_each_id_of_a_process_is_larger_than_the_one_before():
    assert is_increasing([time_ordered_uuid() for _ in range(MANY)])


def test_ids_increase_while_the_clock_stands_still(clock):
    clock(NOW)

    assert is_increasing([time_ordered_uuid() for _ in range(MANY)])


def test_ids_increase_when_the_clock_goes_back(clock):
    hour = 3600 * 10**9
    clock(NOW, NOW + 1, NOW - hour, NOW - hour + 10**6, NOW - 1, NOW, NOW + hour)

    made = [time_ordered_uuid() for _ in range(7)]

    assert is_increasing(made)
    assert made_at(made[5]) - made_at(made[0]) < timedelta(milliseconds=1)
    assert made_at(made[6]) - made_at(made[0]) == timedelta(hours=1)


def test_ids_of_two_processes_are_in_order_by_the_clock_they_share():
    program = (
        "import sys; from inboxes.mail.arrival_ids import time_ordered_uuid\n"
        "for line in sys.stdin: print(time_ordered_uuid(), flush=True)"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    made = []
    for number in range(500):
        process = processes[number % 2]
        process.stdin.write("\n")
        process.stdin.flush()
        made.append(uuid.UUID(process.stdout.readline().strip()))
    for process in processes:
        process.communicate(timeout=30)

    assert is_increasing(made)


def test_id_is_a_uuid_of_version_7_with_the_time_it_was_made(clock):
    before = datetime.now(UTC)
    made = time_ordered_uuid()

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert timedelta() <= made_at(made) - before + timedelta(microseconds=1) < timedelta(seconds=10)

    clock(NOW)
    assert made_at(time_ordered_uuid()) == datetime(2026, 5, 4, 9, 32, 11, 560112, tzinfo=UTC)


@pytest.mark.parametrize("bits", [0, 2**128 - 1])
def test_any_bits_have_a_time(bits):
    assert made_at(uuid.UUID(int=bits)).tzinfo is UTC


def test_62_bits_of_an_id_are_random_while_the_clock_stands_still(clock):
    clock(NOW)
    made = [time_ordered_uuid().int % 2**62 for _ in range(2000)]

    for bit in range(62):
        assert 800 < sum(number >> bit & 1 for number in made) < 1200  # nine standard deviations


def test_what_other_apis_make_of_ids_differs_within_a_moment(clock):
    clock(NOW)
    keys = [time_ordered_uuid() for _ in range(MANY // 10)]

    assert len({mailtm_ids.message_id(Message(pk=key)) for key in keys}) == len(keys)
    numbers = {onesecmail.number_of(key) for key in keys[:1000]}
    assert len(numbers) > 990
    assert not is_increasing(onesecmail.number_of(key) for key in keys[:1000])


def test_process_that_forks_goes_on_without_ids_of_its_parent():
    program = (
        "import os; from inboxes.mail.arrival_ids import time_ordered_uuid\n"
        "time_ordered_uuid(); os.fork()\n"
        "os.write(1, ''.join(f'{time_ordered_uuid()}\\n' for _ in range(100)).encode())"
    )
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert len(set(output.stdout.split())) == 200
