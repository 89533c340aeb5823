"""Where async code asks the database: in threads, of pools of their own, so that none of them waits for another."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from channels.db import database_sync_to_async
from django.conf import settings

_CONNECTIONS = settings.DATABASE_POOL_SIZE or 10
# Views of the API have half of the pool's connections: a flood of requests queues here, and pages go on.
API_THREADS = max(_CONNECTIONS // 2, 1)
# Looks of those who wait and listen have a quarter: hundreds that are woken at once queue here.
LOOK_THREADS = max(_CONNECTIONS // 4, 1)


def _pool(name: str, threads: int) -> Callable[..., Any]:
    """Return what makes a sync function an async one that runs in one of so many threads."""
    executor = ThreadPoolExecutor(threads, name)
    return partial(database_sync_to_async, thread_sensitive=False, executor=executor)


in_api_thread, in_look_thread = _pool("api", API_THREADS), _pool("looks", LOOK_THREADS)
# Django keeps one thread for each loop: a push to many would queue there.
in_any_thread = partial(database_sync_to_async, thread_sensitive=False)
