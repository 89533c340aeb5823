"""Wait for a message: .../messages/wait answers when one matches, or 204 when the time is up.

Whoever waits subscribes first and looks then, so that nothing comes in between;
after each announcement only what is new is unsealed.
"""

import asyncio
import random
from contextlib import suppress
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import Error as DatabaseError
from ninja import Field, Query, Router, Schema, Status

from inboxes import away, push
from inboxes.access import doors
from inboxes.access.ways_in import OpenInbox
from inboxes.limits import caller_of
from inboxes.models import Message
from inboxes.showing import reading
from inboxes.showing.described import Described, message_of
from inboxes.threads import in_api_thread

from .. import errors, schemas
from ..auth import LISTENER, ReaderRequest, ended, token_of
from ..description import contract
from ..events import (
    BATCH,
    RETRY_SECONDS,
    START,
    Glance,
    Look,
    Position,
    has_news,
    seconds_to_look,
    seconds_to_peek,
    settled,
)
from ..positions import Since, position_since
from ..throttling import seated
from .inbox_routes import INBOX

router = Router(by_alias=True, tags=["Messages"])


class Wanted(Schema):
    """What the message is like, all of it, and how long it is waited for."""

    timeout: int = Field(25, ge=1, le=120, description="Seconds to wait; many a proxy cuts off what lasts 60.")
    from_: str = Field(
        "", alias="from", max_length=200, description="Part of an author's name or address, in any case."
    )
    subject: str = Field("", max_length=200, description="Part of the subject, in any case.")
    has: list[Literal["code", "link", "attachment"]] = Field(
        [], max_length=10, description="What must be in it; given several times, all of them."
    )
    since: Since | None = Field(
        None,
        description="A message's id, or a time (RFC 3339) by this host's clock: the oldest that came later. "
        "Left out: the newest that is there.",
    )

    def fits(self, row: reading.Row) -> bool:
        authors = [part for author in row.senders for part in author]
        has = {"code": row.summary.code, "link": row.safe_link, "attachment": row.attachments}
        return (
            any(self.from_.casefold() in part.casefold() for part in authors)
            and self.subject.casefold() in row.summary.subject.casefold()
            and all(has[name] for name in self.has)
        )


@router.get(
    f"{INBOX}/messages/wait",
    summary="Wait for a message",
    **contract(
        schemas.Message,
        errors.INVALID,
        says={200: "A message that matches, whole.", 204: "None came in the time: ask again."},
        right=LISTENER,
    ),
)
async def wait_for_message(
    request: ReaderRequest, address: schemas.Address, wanted: Query[Wanted]
) -> Status[Described | None]:
    """Answers as soon as a message matches. With `since`, the oldest that came later: who asks again with the id of
    each answer gets every message once, in order of arrival. Without, the newest that is there, or else the first
    that comes. A message that was deleted keeps its place; where mails came at the same moment as it, one may be
    answered again. A proxy in between may cut a long wait off with 504 or 524: that is as good as 204. When the
    inbox ends meanwhile, so does the wait."""
    message = await wait(request, address, wanted)
    return Status(200 if message else 204, message)


async def wait(request: ReaderRequest, address: str, wanted: Wanted) -> Described | None:
    """Return a message that fits, as soon as there is one; None when the time is up.  Raises Problem."""
    clock = asyncio.get_running_loop().time
    give_up_at = clock() + wanted.timeout
    search = _Search(request.auth, wanted)
    async with seated(caller_of(request)), push.subscribe(request.auth.topic) as changed:
        while True:
            changed.clear()
            try:
                found, is_away = await settled(search), False
            except DatabaseError as error:
                if not away.is_away(error) or search.since is None or clock() >= give_up_at:
                    raise
                found, is_away = None, True
            if search.inbox is None:
                raise ended(token_of(request))
            if found:
                with suppress(Message.DoesNotExist):
                    return await in_api_thread(show)(search.inbox, found[0])
                changed.set()
            if clock() >= give_up_at:
                return None
            again = random.uniform(*RETRY_SECONDS) if is_away else seconds_to_look(search.inbox, search.is_behind)
            look_at = min(give_up_at, clock() + again)
            while not changed.is_set() and clock() < look_at:
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(min(look_at, clock() + seconds_to_peek())):
                        await changed.wait()
                if not changed.is_set() and clock() < look_at and await has_news(search.inbox, search.seen):
                    break


def show(inbox: OpenInbox, message_id: UUID) -> Described:
    """Raises Message.DoesNotExist."""
    return message_of(inbox, doors.open_message(inbox, message_id))


class _Search:
    """One waiter's inbox, and what it has looked at already."""

    def __init__(self, inbox: OpenInbox, wanted: Wanted):
        self.inbox: OpenInbox | None = inbox
        self.wanted = wanted
        self.is_first = True
        self.since: Position | None = None
        self.looked_at: set[UUID] = set()
        self.seen = Glance()
        # Which of several that fit: once there was none, the first that comes.
        self.is_oldest_first = wanted.since is not None
        self.is_behind = False  # whether there may be more already, that is not settled yet

    def choose(self, look: Look, end: datetime) -> list[UUID]:
        """Return the id of a new message that fits, if there is one."""
        if self.since is None:
            self.since = position_since(look.inbox, self.wanted.since) if self.wanted.since else START
        new = [pk for at, pk, _ in look.listed if self.since < (at, pk) and at < end and pk not in self.looked_at]
        if self.is_oldest_first:
            new.reverse()
        for start in range(0, len(new), BATCH):
            for row in look.rows(new[start : start + BATCH]):
                if self.wanted.fits(row):
                    return [row.message.pk]
        self.looked_at.update(new)
        self.is_oldest_first = True
        return []
