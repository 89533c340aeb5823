"""Scenarios of an event loop, and what they or a test do in threads: each thread's connection is closed."""

import asyncio
import threading

from django.db import connection, transaction

from dev.system import wait_for
from tempmail_site.measured import TELLING

LIMIT_SECONDS = 120  # of what hangs: a machine that is busy is only slow


def run(scenario):
    async def limited():
        async with asyncio.timeout(LIMIT_SECONDS):
            await scenario()

    asyncio.run(limited())


def tasks():
    """Return those of this event loop, without the one that ends with it."""
    return [task for task in asyncio.all_tasks() if task.get_name() != TELLING]


async def in_thread(function, *arguments, **options):
    def call():
        try:
            return function(*arguments, **options)
        finally:
            connection.close()

    return await asyncio.to_thread(call)


def begin(*functions):
    """(threads, results): those threads, and what will be in the order in which they end."""
    results = []

    def call(function):
        try:
            results.append(function())
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    return threads, results


def in_threads(*functions):
    threads, results = begin(*functions)
    for thread in threads:
        thread.join()
    return results


def until_waited_for():
    """Until somebody waits for a lock that this thread's transaction holds."""

    def is_waited_for():
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")
            return cursor.rowcount > 0

    wait_for(is_waited_for, LIMIT_SECONDS, "somebody who waits")


def answer_while_ending(rows, browser, path, **form):
    """The status of a form that is sent while these rows are being deleted."""
    with transaction.atomic():
        rows.delete()
        (thread,), results = begin(lambda: browser.post(path, form).status_code)
        until_waited_for()
    thread.join()
    return results[0]
