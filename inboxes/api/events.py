"""What happens in an inbox, while it happens: for SSE, for WebSockets, and for who waits for a message.

Who listens holds neither a thread nor a connection of the pool.  A look at the
inbox takes one for a moment: it opens the inbox anew, by the right of who
listens, and unseals only what it has not looked at before.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import models, push, reading
from ..access import OpenInbox
from ..consumers import PAUSE_SECONDS, _seconds_to_wait

# A proxy that sees nothing for longer cuts the connection (nginx: 60 s).
KEEP_ALIVE_SECONDS = 15
# Rows of a replay that are unsealed at once; and how old they may be when the client takes them.
BATCH, STALE_SECONDS = 50, 1
# How long a look waits for deliveries that are under way.
SETTLING_SECONDS, MAX_SETTLING_SECONDS = 0.02, 1

# A quarter of the pool's connections: hundreds that are woken at once queue here.
_threads = ThreadPoolExecutor(max((settings.DATABASE_POOL_SIZE or 10) // 4, 1), "looks")
in_thread = partial(database_sync_to_async, thread_sensitive=False, executor=_threads)

Position = tuple[datetime, UUID]  # received_at, id
START: Position = (datetime.min.replace(tzinfo=UTC), UUID(int=0))


@dataclass(frozen=True)
class Event:
    """`name` is "message" (has come), "seen" (has changed), "deleted" or "ended".

    The first two have the row, all but the last the message's id.
    """

    name: str
    message_id: UUID | None = None
    inbox: OpenInbox | None = field(default=None, repr=False)
    row: reading.Row | None = field(default=None, repr=False)


async def events_of(
    open_again: Callable[[], OpenInbox | None], last_event_id: UUID | None = None
) -> AsyncIterator[Event | None]:
    """Yield what happens in an inbox from now on, or what came after a message, in order; at the end "ended".

    `open_again` opens the inbox by the right of who listens, or returns None; it is
    called in a thread, before whatever is read.  None is yielded when nothing has
    happened for KEEP_ALIVE_SECONDS.  Raises the database's errors.
    """
    clock = asyncio.get_running_loop().time
    watch = _Watch(open_again)
    if not await in_thread(watch.begin)(last_event_id):
        yield Event("ended")
        return
    async with push.subscribe(watch.inbox.topic) as changed:
        while True:
            changed.clear()
            events = await watch.look()
            looked_at = clock()
            for event in events:
                if clock() - looked_at > STALE_SECONDS:
                    changed.set()
                    break
                yield event
                watch.note(event)
            if watch.inbox is None:
                return
            if len(events) >= BATCH:
                continue
            await asyncio.sleep(PAUSE_SECONDS)
            seconds = _seconds_to_wait(watch.inbox)
            look_at = clock() + seconds if seconds is not None else float("inf")
            while not changed.is_set() and clock() < look_at:
                try:
                    async with asyncio.timeout(min(KEEP_ALIVE_SECONDS, look_at - clock())):
                        await changed.wait()
                except TimeoutError:
                    yield None


class _Watch:
    """One listener's inbox, and which messages it has been told of."""

    def __init__(self, open_again):
        self.open_again = open_again
        self.inbox: OpenInbox | None = None
        self.position: Position | None = None  # where it begins; None: at the end
        self.told: set[UUID] | None = None

    def begin(self, last_event_id) -> bool:
        self.inbox = self.open_again()
        if self.inbox and last_event_id:
            self.position = position_of(self.inbox, last_event_id)
        return self.inbox is not None

    async def look(self) -> list[Event]:
        return await settled(self._look)

    def _look(self, is_last_try) -> list[Event] | None:
        self.inbox = self.open_again()
        if self.inbox is None:
            return [Event("ended")]
        self.inbox.note_open_page()
        with transaction.atomic():
            if not (is_settled(self.inbox) or is_last_try):
                return None
            places = list(self.inbox.messages().values_list("received_at", "pk"))
            if self.told is None:
                self.told = {pk for at, pk in places if self.position is None or (at, pk) <= self.position}
            there = [pk for _, pk in reversed(places)]
            arrived = [pk for pk in there if pk not in self.told][:BATCH]
            messages = self.inbox.all_messages.summaries().in_bulk(arrived)
        rows = [reading.read_row(self.inbox, messages[pk]) for pk in arrived if pk in messages]
        deleted = [Event("deleted", pk) for pk in self.told.difference(there)]
        return deleted + [Event("message", row.message.pk, self.inbox, row) for row in rows]

    def note(self, event):
        """Remember what the listener has taken."""
        if event.name == "deleted":
            self.told.discard(event.message_id)
        elif event.name == "message":
            self.told.add(event.message_id)


async def settled(look):
    """Call a look in a thread until it finds no delivery under way, for MAX_SETTLING_SECONDS at most.

    Of two deliveries at once the later may be committed first.  Who is told of it,
    and then asks for what came after it, would never hear of the other.
    """
    clock = asyncio.get_running_loop().time
    give_up_at = clock() + MAX_SETTLING_SECONDS
    while True:
        is_last_try = clock() > give_up_at
        found = await in_thread(look)(is_last_try)
        if found is not None or is_last_try:
            return found
        await asyncio.sleep(SETTLING_SECONDS)


def is_settled(inbox: OpenInbox) -> bool:
    """Within a transaction: whether all deliveries to this name that have begun are committed, and hold off others."""
    return models.try_lock_public_name(inbox.domain.pk, inbox.local_part)


def position_of(inbox: OpenInbox, message_id: UUID) -> Position:
    """Where a message stands among the arrivals; one that is gone, by the time in its id (RFC 9562 5.7)."""
    place = inbox.all_messages.filter(pk=message_id).values_list("received_at", "pk").first()
    if place is None and message_id.version == 7:
        now = timezone.now()
        place = (datetime.fromtimestamp(min(message_id.int >> 80, now.timestamp() * 1000) / 1000, UTC), message_id)
    return place or START


def after(position: Position) -> Q:
    """The messages past a position."""
    received_at, pk = position
    return Q(received_at__gte=received_at) & (Q(received_at__gt=received_at) | Q(pk__gt=pk))
