"""Where async code asks the database: in threads, of pools of their own, so that none of them waits for another."""

from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.conf import settings

_CONNECTIONS = settings.DATABASE_POOL_SIZE or 10
# Views of the API have half of the pool's connections: a flood of requests queues here, and pages go on.
API_THREADS = max(_CONNECTIONS // 2, 1)
# Looks of those who wait and listen have a quarter: hundreds that are woken at once queue here.
LOOK_THREADS = max(_CONNECTIONS // 4, 1)

_api, _looks = ThreadPoolExecutor(API_THREADS, "api"), ThreadPoolExecutor(LOOK_THREADS, "looks")

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def in_api_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    return database_sync_to_async(function, thread_sensitive=False, executor=_api)


def in_look_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    return database_sync_to_async(function, thread_sensitive=False, executor=_looks)


def in_any_thread(function: Callable[Arguments, Result]) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    """Django keeps one thread for each loop: a push to many would queue there."""
    return database_sync_to_async(function, thread_sensitive=False)
