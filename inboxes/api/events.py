"""What happens in an inbox, while it happens: for SSE, for WebSockets, and for requests that wait for a message.

A listener holds neither a thread nor a connection of the pool.  A look at the inbox
takes one for a moment, for all in this process who listen to it: it asks for the right
of each, and unseals once what any of them has not looked at before.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import takewhile
from typing import Any, Literal, NamedTuple, Protocol
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import transaction
from django.db.models import Count, Max

from inboxes import models, push
from inboxes.access import doors, ways_in
from inboxes.access.ways_in import HeldInbox, OpenInbox, seconds_to_wait
from inboxes.away import is_away
from inboxes.mail import arrival_ids
from inboxes.mail.addresses import Address
from inboxes.push import PAUSE_SECONDS
from inboxes.showing import reading
from inboxes.threads import Together, in_look_thread

# A proxy that sees nothing for longer cuts the connection (nginx: 60 s).
KEEP_ALIVE_SECONDS = 15
# An announcement may be lost.  Whoever heard of nothing looks after so long, and not all at once.
LOOK_SECONDS = (20, 30)
# And whose look failed.
RETRY_SECONDS = (2, 5)
# Rows of a replay that are unsealed at once; and how old they may be when the client takes them.
BATCH, STALE_SECONDS = 50, 1
# How long a look waits for deliveries that were under way when it began, and how often it looks for them.
MAX_SETTLING_SECONDS = 5
SETTLING_SECONDS, MAX_SETTLING_PAUSE_SECONDS = 0.02, 0.25

Position = tuple[datetime, UUID]  # received_at, id
OpenAgain = Callable[[], OpenInbox | None]  # by the listener's right, in a thread; None: the right has ended
# Before every message; as an id of version 7 it names 1970, and so stands for this position when it comes back.
START: Position = (datetime.fromtimestamp(0, UTC), UUID("00000000-0000-7000-8000-000000000000"))
ALL = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Event:
    """`name` is "message" (has come), "seen" (or is no longer), "deleted", "ended", or "start".

    The first two have the row; all but "ended" the message's id.  That of "start" is
    the one to come back to before any message has come.
    """

    name: Literal["message", "seen", "deleted", "ended", "start"]
    message_id: UUID | None = None
    inbox: OpenInbox | None = field(default=None, repr=False)
    row: reading.Row | None = field(default=None, repr=False)


async def events_of(
    open_again: OpenAgain, last_event_id: UUID | None = None, with_start: bool = False
) -> AsyncGenerator[Event | None]:
    """Yield what happens in an inbox from now on, or what came after a message, in order; at the end "ended".

    Whatever is read, the right that `open_again` came by is asked for before.  None is yielded when nothing has
    happened for KEEP_ALIVE_SECONDS.  `with_start`: "start" first, when nothing that
    comes can be missed any more.  Raises the database's errors before; while it is away later, nothing happens.
    """
    clock = asyncio.get_running_loop().time
    watch = _Watch(open_again)
    await in_look_thread(watch.begin)(last_event_id)
    if watch.inbox is None:
        yield Event("ended")
        return
    async with push.subscribe(watch.inbox.topic) as changed:
        said_at = clock()
        while True:
            changed.clear()
            events, look_at = await watch.look()
            looked_at = clock()
            peek_at = looked_at + seconds_to_peek()
            if with_start and watch.inbox:
                with_start = False
                yield Event("start", watch.position[1])
            for event in events:
                if clock() - looked_at > STALE_SECONDS:
                    changed.set()
                    break
                yield event
                said_at = clock()
                watch.note(event)
            if watch.inbox is None:
                return
            if len(events) >= BATCH:
                watch.is_first = True
                continue
            while True:
                if clock() >= said_at + KEEP_ALIVE_SECONDS:
                    yield None
                    said_at = clock()
                if changed.is_set() or clock() >= look_at:
                    break
                if clock() >= peek_at:
                    if await has_news(watch.inbox, watch.seen):
                        break
                    peek_at = clock() + seconds_to_peek()
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(min(said_at + KEEP_ALIVE_SECONDS, look_at, peek_at)):
                        await changed.wait()


def opener(token: str | None, address: str) -> OpenAgain:
    """Return what opens an inbox again as auth.open_for() did, and counts nothing."""
    asked = Address.of(address)

    def open_again() -> OpenInbox | None:
        return doors.still_open(asked, ways_in.open_token(token) if token else None)

    return open_again


class Listener(Protocol):
    """Who shares looks with others: what it knows of the inbox is its own."""

    inbox: OpenInbox | None  # as it was opened last
    is_first: bool  # whether it has waited for nobody yet
    is_behind: bool  # whether there may be more already, that is not settled yet
    seen: "Glance"

    def choose(self, look: "Look", end: datetime) -> Any:
        """Return what is found in a look, of which what came before `end` is settled."""


class _Watch:
    """One listener's inbox, and what it has been told of its messages."""

    def __init__(self, open_again: OpenAgain):
        self.open_again = open_again
        self.inbox: OpenInbox | None = None
        self.is_first = True
        self.since: Position | None = None  # where it comes back to; None: it begins at the end
        self.position = START  # where it began
        self.told: dict[UUID, bool] = {}  # id: whether seen
        self.has_begun = False
        self.is_behind = False  # whether there may be more already, that is not settled yet
        self.seen = Glance()

    def begin(self, last_event_id: UUID | None) -> None:
        self.inbox = self.open_again()
        if self.inbox and last_event_id:
            self.since = position_of(self.inbox, last_event_id)

    async def look(self) -> tuple[list[Event], float]:
        """Return what is new, and when to look again even if nothing is."""
        clock = asyncio.get_running_loop().time
        try:
            events = await settled(self)
        except DatabaseError as error:
            if not self.has_begun or not is_away(error):
                raise
            return [], clock() + random.uniform(*RETRY_SECONDS)
        if self.inbox is None:
            events = [Event("ended")]
        return events or [], clock() + (seconds_to_look(self.inbox, self.is_behind) if self.inbox else 0)

    def choose(self, look: "Look", end: datetime) -> list[Event]:
        there = {
            pk: (received_at, seen_at is not None)
            for received_at, pk, seen_at in look.listed
            if received_at < end or pk in self.told
        }
        if not self.has_begun:
            self.begin_at(there)
        names: dict[UUID, Literal["message", "seen"]] = {
            pk: "seen" if pk in self.told else "message"
            for pk, (_, is_seen) in reversed(there.items())
            if self.told.get(pk) != is_seen
        }
        rows = look.rows(list(names)[:BATCH])
        deleted = [Event("deleted", pk) for pk in self.told.keys() - there.keys()]
        return deleted + [Event(names[row.message.pk], row.message.pk, self.inbox, row) for row in rows]

    def begin_at(self, there: dict[UUID, tuple[datetime, bool]]) -> None:
        self.has_begun = True
        positions = {pk: (received_at, pk) for pk, (received_at, _) in there.items()}
        self.position = self.since or max(positions.values(), default=START)
        self.told = {pk: there[pk][1] for pk, position in positions.items() if position <= self.position}

    def note(self, event: Event) -> None:
        """Remember what the listener has taken."""
        if event.message_id is None:
            return
        if event.name == "deleted":
            del self.told[event.message_id]
        elif event.row:
            self.told[event.message_id] = event.row.message.seen_at is not None


class Settling:
    """Which arrivals are in their final order, while one look waits for it.

    Of two deliveries at once the later may be committed first.  Who is told of it,
    and then asks for what came after it, would never hear of the other.
    """

    def __init__(self) -> None:
        self.is_last_try = False
        self.moment: datetime | None = None
        self.deliveries: set[str] = set()  # that were under way at this moment, and still are

    def end(self, look: "Look") -> datetime | None:
        """Within its transaction: the time before which nothing can come in between any more; None: not yet."""
        if self.is_last_try or look.is_alone:
            return ALL
        now, under_way = look.under_way
        if self.moment is None:
            self.moment, self.deliveries = now, under_way
        self.deliveries &= under_way
        return None if self.deliveries else self.moment


class Look:
    """An inbox in one look, for all who listen to it: each message is unsealed once, and forgotten with the look."""

    def __init__(self, inbox: OpenInbox):
        self.inbox = inbox
        self._rows: dict[UUID, reading.Row] = {}

    @cached_property
    def is_alone(self) -> bool:
        """Whether no delivery is under way, nor begins before the transaction ends."""
        return models.try_lock_public_name(self.inbox.domain.pk, self.inbox.local_part)

    @cached_property
    def under_way(self) -> tuple[datetime, set[str]]:
        return models.deliveries_under_way(self.inbox.domain.pk, self.inbox.local_part)

    @cached_property
    def listed(self) -> list[tuple[datetime, UUID, datetime | None]]:
        """When each message came, newest first, its id, and when it was seen."""
        return list(self.inbox.messages().values_list("received_at", "pk", "seen_at"))

    @cached_property
    def glance(self) -> "Glance":
        return Glance.of((received_at, seen_at) for received_at, _, seen_at in self.listed)

    def rows(self, wanted: list[UUID]) -> list[reading.Row]:
        """Return those of messages that are still there."""
        missing = [pk for pk in wanted if pk not in self._rows]
        messages = self.inbox.all_messages.summaries().in_bulk(missing) if missing else {}
        self._rows.update((pk, reading.read_row(self.inbox, message)) for pk, message in messages.items())
        return [self._rows[pk] for pk in wanted if pk in self._rows]


def look_for_all(listeners: Sequence[tuple[Listener, Settling]]) -> list[Any]:
    """Return what each finds: None where the right has ended, or where it is not settled yet."""
    opened = ways_in.open_again([listener.inbox for listener, _ in listeners if listener.inbox])
    for (listener, _), inbox in zip(listeners, opened, strict=True):
        listener.inbox = inbox
    for holders in [inbox for inbox in opened if isinstance(inbox, HeldInbox)][:1]:
        holders.note_open_page()
    first = next(filter(None, opened), None)
    if first is None:
        return [None] * len(listeners)
    look, ends = Look(first), []
    with transaction.atomic():
        for listener, settling in listeners:
            ends.append(settling.end(look) if listener.inbox else None)
        if any(ends):
            _ = look.listed
    found = []
    for (listener, _), end in zip(listeners, ends, strict=True):
        if end is not None:
            listener.is_behind, listener.seen = end != ALL, look.glance
        found.append(None if end is None else listener.choose(look, end))
    return found


_together = Together(in_look_thread(look_for_all), PAUSE_SECONDS, PAUSE_SECONDS)


async def settled(listener: Listener) -> Any:
    """Look until what is found is settled, for MAX_SETTLING_SECONDS at most; None when the right has ended."""
    clock = asyncio.get_running_loop().time
    give_up_at, pause = clock() + MAX_SETTLING_SECONDS, SETTLING_SECONDS
    settling = Settling()
    while listener.inbox:
        settling.is_last_try = clock() > give_up_at
        # Whoever has the same key shares a look, and what is unsealed in it.
        thing = (listener.inbox.topic, listener.inbox.private_key)
        found = await _together.ask(thing, (listener, settling), listener.is_first)
        if found is not None or settling.is_last_try or listener.inbox is None:
            listener.is_first = False
            return found
        listener.is_first = True  # what it waits for is no arrival
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, MAX_SETTLING_PAUSE_SECONDS)
    return None


def seconds_to_look(inbox: OpenInbox, is_behind: bool) -> float:
    """Until whoever waits looks again, whatever is announced."""
    end = seconds_to_wait(inbox)
    return 0 if is_behind else float("inf") if end is None else end


def seconds_to_peek() -> float:
    return random.uniform(*LOOK_SECONDS)


class Glance(NamedTuple):
    """What tells cheaply whether an inbox has changed."""

    messages: int = 0
    seen: int = 0
    newest: datetime | None = None

    @classmethod
    def of(cls, times: Iterable[tuple[datetime, datetime | None]]) -> "Glance":
        """Of when each came, and when it was seen."""
        times = list(times)
        return cls(len(times), sum(seen is not None for _, seen in times), max((at for at, _ in times), default=None))


async def has_news(inbox: OpenInbox, before: Glance) -> bool:
    """Whether an announcement was lost: one query, and nothing is unsealed."""

    def glance() -> Glance:
        return Glance(
            **inbox.all_messages.aggregate(messages=Count("pk"), seen=Count("seen_at"), newest=Max("received_at"))
        )

    try:
        return await in_look_thread(glance)() != before
    except DatabaseError as error:
        if not is_away(error):
            raise
        return False


def position_of(inbox: OpenInbox, message_id: UUID) -> Position:
    """Where a message stands among the arrivals; of one that is gone, what may have come later counts as later."""
    position = inbox.all_messages.filter(pk=message_id).values_list("received_at", "pk").first()
    if position or message_id.version != 7:
        return position or START
    # Its id was made before its row, by a clock that need not be the database's: rather told twice than never.
    made_at = arrival_ids.made_at(message_id)
    positions = sorted(inbox.messages().values_list("received_at", "pk"))
    return max(takewhile(lambda at: at[0] <= made_at and at[1] < message_id, positions), default=START)
