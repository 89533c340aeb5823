"""The WebSocket of an inbox: brings the list that the page shows whenever it has changed; at the end, "ended".

Every push asks first whether the right behind the socket still stands.
"""

import asyncio
import contextlib
from urllib.parse import parse_qs

from django.conf import settings
from django.http import Http404, parse_cookie
from django.template.loader import render_to_string

from inboxes import languages, limits, push, seats
from inboxes.access import keyring, ways_in
from inboxes.access.ways_in import seconds_to_wait
from inboxes.telling import TRY_LATER, TellingConsumer
from inboxes.threads import in_any_thread

from .views import list_context, newest_of

NOT_FOUND = 4404  # to everyone without the right, whatever is there


class InboxConsumer(TellingConsumer):
    """One visitor's view of one inbox.  While it is not there, the page polls."""

    async def serve(self):
        try:
            async with seats.seated("socket", self.client, settings.MAX_SOCKETS):
                await self.serve_one()
        except seats.AllTaken:
            await self.close(TRY_LATER)  # and the page polls meanwhile

    async def serve_one(self):
        inbox = await self.open_inbox()
        if (inbox is None or not inbox.is_private) and await self.too_many(inbox):
            await self.close(TRY_LATER)
        elif inbox is None:
            await self.close(NOT_FOUND)
        else:
            await self.push_changes(inbox)

    async def push_changes(self, inbox):
        # What the page shows already: a fresh one then gets nothing.
        self.shown, self.kept = self.query("version"), frozenset()
        async with push.subscribe(inbox.topic) as changed:
            # What came between the page and this moment was announced to nobody here.
            changed.set()
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), seconds_to_wait(inbox))
                was_changed = changed.is_set()
                changed.clear()
                inbox, html = await self.look(was_changed)
                if inbox is None:
                    await self.send_json({"type": "ended"})
                    await self.close()
                    return
                if html:
                    await self.send_json({"type": "list", "html": html})
                await asyncio.sleep(push.PAUSE_SECONDS)

    @in_any_thread
    def look(self, was_changed: bool) -> tuple[ways_in.OpenInbox | None, str]:
        """Open it again; return it, and the list as HTML where the page shows another one.

        Rows that the page has are places in it: an arrival costs as little in a full inbox as in an empty one.
        """
        inbox = self.open()
        if inbox is None or not was_changed:
            return inbox, ""
        listed, newest = inbox.listed(), newest_of(self.query("newest"))
        if inbox.version(listed) == self.shown:
            self.kept = frozenset(listed[:newest])
            return inbox, ""
        context = list_context(inbox, newest=newest, kept=self.kept)
        self.shown, self.kept = context["version"], frozenset(context["listed"])
        prefix = languages.known(self.scope["url_route"]["kwargs"].get("prefix"))
        with languages.speaking(languages.known(self.query("language")), prefix):
            return inbox, render_to_string("inboxes/_message_list.html", context)

    @property
    def client(self) -> str:
        return self.scope["client"][0] if self.scope.get("client") else ""

    def query(self, name: str) -> str:
        return parse_qs(self.scope["query_string"].decode("latin-1")).get(name, [""])[0]

    @in_any_thread
    def too_many(self, inbox) -> bool:
        """Count this look at a name that is not held as the page does, or names could be tried here instead."""
        refused = bool(limits.hit("lookup", self.client) or limits.wait("guess", self.client))
        if inbox is None and not refused:
            limits.hit("guess", self.client)
        return refused

    @in_any_thread
    def open_inbox(self) -> ways_in.OpenInbox | None:
        return self.open()

    def open(self) -> ways_in.OpenInbox | None:
        """Open it by the handshake's cookie, or return None."""
        cookies = b";".join(value for name, value in self.scope["headers"] if name == b"cookie").decode("latin-1")
        cookie = parse_cookie(cookies).get(settings.INBOXES_COOKIE_NAME, "")
        try:
            inbox = keyring.open_held(cookie, self.scope["url_route"]["kwargs"]["address"])
        except Http404:
            return None
        inbox.note_open_page()
        return inbox
