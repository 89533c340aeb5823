"""The WebSocket of an inbox: brings the list that the page shows whenever it has changed; at the end, "ended".

So it does with what is unread in the visitor's other addresses, which the cookies of the handshake open.
Every push asks first whether the rights behind the socket still stand.  An open socket proves
nothing, to neither side: networks drop them without a word.  So each has a beat, with the list's
version, which the page answers.
"""

import asyncio
import contextlib
import time
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.http import parse_cookie

from inboxes import languages, push, seats
from inboxes.access import doors, keyring, message_keys
from inboxes.access.held import HeldKeys
from inboxes.access.refusals import Ended, NotFound
from inboxes.access.ways_in import OpenInbox, seconds_to_wait
from inboxes.limits import Caller, TooMany
from inboxes.mail.addresses import Address
from inboxes.telling import TRY_LATER, TellingConsumer
from inboxes.threads import in_any_thread

from . import pushed
from .pushed import Shown
from .views import addresses_context, newest_of, opened_since

NOT_FOUND = 4404  # to everyone without the right, whatever is there
ENDED = 4410  # to who had it
MAX_UNANSWERED = 2  # beats; then its page is gone, and gives its seat back


class InboxConsumer(TellingConsumer):
    """One visitor's view of one inbox.  While it is not there, the page polls."""

    shows_list = True

    async def serve(self) -> None:
        try:
            async with seats.seated("socket", self.caller.name, settings.MAX_SOCKETS):
                await self.push_changes(await self.look_up())
        except Ended:
            await self.close(ENDED)
        except NotFound:
            await self.close(NOT_FOUND)
        except (TooMany, seats.AllTaken):
            await self.close(TRY_LATER)  # and the page polls meanwhile

    async def push_changes(self, inbox: OpenInbox) -> None:
        # What the page shows already: a fresh one then gets nothing.
        prefix = languages.known(self.scope["url_route"]["kwargs"].get("prefix"))
        language = languages.known(self.query("language"))
        self.shown = Shown(inbox, self.query("version"), newest_of(self.query("newest")), language, prefix)
        self.shown_addresses = self.query("addresses")
        elsewhere = self.held.topics - {inbox.topic}
        clock = asyncio.get_running_loop().time
        # Pages from before there were beats answer none; the others wait for the first.
        self.unanswered = 0
        beat_at = clock() + (0 if self.answers else settings.BEAT_SECONDS)
        async with push.subscribe(inbox.topic, *elsewhere) as changed:
            # What came between the page and this moment was announced to nobody here.
            changed.tell(inbox.topic, *elsewhere)
            is_first = True
            while True:
                with contextlib.suppress(TimeoutError):
                    seconds = seconds_to_wait(inbox)
                    async with asyncio.timeout_at(beat_at if seconds is None else min(clock() + seconds, beat_at)):
                        await changed.wait()
                is_beat = clock() >= beat_at
                if is_beat and self.unanswered >= MAX_UNANSWERED:
                    return await self.close(TRY_LATER)
                # Announcements are lost, too: each beat looks.
                self.shown.was_changed = self.shows_list and (is_beat or inbox.topic in changed.topics)
                is_elsewhere = bool(elsewhere) and (is_beat or not elsewhere.isdisjoint(changed.topics))
                changed.clear()
                found, text = await pushed.look(self.shown, is_first)
                is_first = False
                if found is None:
                    await self.send_in_time({"type": "ended"})
                    return await self.close()
                inbox = found
                if text:
                    await self.send_text_in_time(text)
                if is_elsewhere and (html := await self.look_elsewhere(inbox)):
                    await self.send_in_time({"type": "addresses", "html": html})
                if is_beat:
                    await self.beat()
                    beat_at = clock() + settings.BEAT_SECONDS
                if is_elsewhere:
                    await asyncio.sleep(push.PAUSE_SECONDS)  # of all others a look is each page's own

    async def beat(self) -> None:
        self.received = 0
        self.unanswered += self.answers
        await self.send_in_time({"type": "beat", "version": self.shown.version, "seconds": settings.BEAT_SECONDS})

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        self.unanswered = 0
        await super().receive(text_data, bytes_data, **kwargs)

    async def send_in_time(self, value: dict[str, Any]) -> None:
        await self.send_text_in_time(await self.encode_json(value))

    async def send_text_in_time(self, text: str) -> None:
        """What a peer that is gone does not take would wait for ever."""
        async with asyncio.timeout(settings.BEAT_SECONDS):
            await self.send(text)

    @in_any_thread
    def look_elsewhere(self, inbox: OpenInbox) -> str:
        """Return all that the visitor holds as HTML, where the page says something else of them."""
        opened = opened_since(self.query("open"))
        since = None if opened is None else opened + timedelta(seconds=time.monotonic() - self.came_at)
        context = addresses_context(self.held.look(since), inbox.inbox)
        if context["addresses_version"] == self.shown_addresses:
            return ""
        self.shown_addresses = context["addresses_version"]
        return self.shown.render("inboxes/_switcher.html", context | {"inbox": inbox})

    @property
    def caller(self) -> Caller:
        client = self.scope["client"]
        return Caller(client[0] if client else "")

    @property
    def address(self) -> Address | None:
        return Address.of(self.scope["url_route"]["kwargs"]["address"])

    @property
    def cookies(self) -> dict[str, str]:
        """The handshake's."""
        cookies = b";".join(value for name, value in self.scope["headers"] if name == b"cookie").decode("latin-1")
        return parse_cookie(cookies)

    @property
    def answers(self) -> bool:
        return self.query("answers") == "yes"

    def query(self, name: str) -> str:
        return parse_qs(self.scope["query_string"].decode("latin-1")).get(name, [""])[0]

    def opened(self) -> OpenInbox | None:
        """What the visitor's keys open now.  Raises Ended."""
        return keyring.open_by_cookie(self.cookies, self.address)

    def held_keys(self) -> HeldKeys:
        return HeldKeys.of(self.cookies)

    @in_any_thread
    def look_up(self) -> OpenInbox:
        self.held, self.came_at = self.held_keys(), time.monotonic()
        return doors.look_up(self.caller, self.address, self.opened(), is_poll=True)


class SharedMessageConsumer(InboxConsumer):
    """One message, by a link to it: nothing comes but the end of the right to read it."""

    shows_list = False

    def opened(self) -> OpenInbox | None:
        message_id = UUID(self.scope["url_route"]["kwargs"]["message_id"])
        return message_keys.open_by_cookie(self.cookies, message_id)

    def held_keys(self) -> HeldKeys:
        return HeldKeys.of({})
