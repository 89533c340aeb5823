"""What a client has open is counted across processes, and forgotten with a process that was killed."""

import asyncio
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.db.models import F
from django.utils import timezone

from dev.system import wait_for
from inboxes import seats
from inboxes.models import Seat
from inboxes.threads import in_any_thread

pytestmark = pytest.mark.django_db(transaction=True)
CLIENT, MOST = "192.0.2.1", 3
# Another process of the service: takes seats, says so, and keeps them until it is told to end.
HOLDER = f"""
import asyncio, sys, django
django.setup()
from contextlib import AsyncExitStack
from inboxes import seats
async def main():
    async with AsyncExitStack() as stack:
        for _ in range(2):
            await stack.enter_async_context(seats.seated("socket", "{CLIENT}", {MOST}))
        print("seated", flush=True)
        await asyncio.to_thread(sys.stdin.read)
    await asyncio.sleep(0)
    while seats._reporters:
        await asyncio.sleep(0.02)
asyncio.run(main())
"""


@pytest.fixture
def holder(transactional_db, cluster):
    """A process that has two of the client's three seats."""
    name = connections["default"].settings_dict["NAME"]
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        env=os.environ
        | {"DATABASE_URL": cluster.url("tempmail", name), "DJANGO_SETTINGS_MODULE": "tempmail_site.settings"},
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "seated\n"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def seats_left(client=CLIENT):
    """Take one after the other until there is none; return how many there were."""

    async def take(count):
        try:
            async with seats.seated("socket", client, MOST):
                return await take(count + 1)
        except seats.AllTaken:
            return count

    return asyncio.run(take(0))


def test_seats_in_another_process_count_until_they_are_given_back(holder):
    assert seats_left() == MOST - 2
    assert seats_left("192.0.2.2") == MOST
    assert seats_left("::ffff:192.0.2.1") == MOST - 2

    holder.stdin.close()
    assert holder.wait(60) == 0

    assert seats_left() == MOST


def test_seats_of_a_killed_process_are_forgotten_and_those_of_a_running_one_are_not(holder):
    # A process that tests before this one had running may only now have given back its own.
    held = Seat.objects.filter(count=2)
    held.update(expires_at=F("expires_at") - timedelta(seconds=seats.EXPIRY_SECONDS - 1))
    almost_over = held.get().expires_at
    wait_for(lambda: held.get().expires_at > almost_over, 60, "a renewal")
    assert seats_left() == MOST - 2

    holder.kill()
    holder.wait()
    Seat.objects.update(expires_at=timezone.now())

    assert seats_left() == MOST


def test_a_seat_shows_neither_client_nor_kind(domain):
    async def take():
        async with seats.seated("socket", CLIENT, MOST):
            (seat,) = await in_any_thread(lambda: list(Seat.objects.filter(count__gt=0)))()
            assert (len(seat.key), seat.count) == (32, 1)
            assert CLIENT.encode() not in bytes(seat.key)

    asyncio.run(take())
