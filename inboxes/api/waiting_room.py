"""How many requests of one client may wait at a time: waiters, streams and sockets together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from django.conf import settings

from inboxes import seats
from inboxes.limits import Caller

from .problems import too_many

RETRY_SECONDS = 10


@asynccontextmanager
async def seated(caller: Caller) -> AsyncIterator[None]:
    """Take a seat for as long as the context lasts.

    Raises Problem when all that the caller may have are taken; an API key has as many as requests in a minute.
    """
    most, _ = caller.rates.get("api", (settings.MAX_WAITING, 60))
    try:
        async with seats.seated("waiting", caller.name, most):
            yield
    except seats.AllTaken:
        detail = f"At most {most} requests may wait at a time. End one of them first."
        raise too_many(RETRY_SECONDS, detail) from None
