"""What the sockets of one inbox are sent when it has changed: found, unsealed and rendered once for all of them.

Nothing is kept from one look to the next but what each page shows: ids, and no word of any mail.
"""

import json
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from inboxes import languages, push
from inboxes.access import ways_in
from inboxes.access.ways_in import HeldInbox, Listed, OpenInbox
from inboxes.showing.reading import Row
from inboxes.threads import Together, in_any_thread

from .views import list_context


@dataclass
class Shown:
    """What a page shows, and how it speaks."""

    inbox: OpenInbox  # as it was opened last
    version: str
    newest: int | None  # so many rows; None: all
    language: str
    prefix: str
    kept: frozenset[Listed] = frozenset()  # the rows that it has
    was_changed: bool = True  # whether the list may be another one

    @property
    def topic(self) -> Hashable:
        """Whoever shares a look has the same key, besides."""
        return self.inbox.topic, self.inbox.private_key

    def render(self, template: str, context: dict[str, Any]) -> str:
        with languages.speaking(self.language, self.prefix):
            return render_to_string(template, context)


# The inbox, None when the right to it has ended, and what to send: "" for nothing.
Found = tuple[OpenInbox | None, str]


async def look(page: Shown, is_first: bool) -> Found:
    """Open a page's inbox again; return it, and the message with the list, where the page shows another one."""
    return await _together.ask(page.topic, page, is_first)


def look_for_all(pages: list[Shown]) -> list[Found]:
    opened = ways_in.open_again([page.inbox for page in pages])
    for holders in [one for one in opened if isinstance(one, HeldInbox)][:1]:
        holders.note_open_page()
    now = _Now()
    return [(one, now.message_for(page, one) if one else "") for page, one in zip(pages, opened, strict=True)]


class _Now:
    """An inbox in this very look, as it is shown to whoever asks for it."""

    def __init__(self) -> None:
        self.listed: list[Listed] | None = None
        self.versions: dict[int, str] = {}
        self.known: dict[UUID, Row] = {}
        self.rendered: dict[Hashable, SafeString] = {}
        self.messages: dict[Hashable, tuple[str, frozenset[Listed]]] = {}

    def message_for(self, page: Shown, inbox: OpenInbox) -> str:
        """Of rows that the page has only the place is sent: an arrival costs as little in a full inbox as in an empty.

        Pages that show the same are sent the same.
        """
        page.inbox = inbox
        if not page.was_changed:
            return ""
        if self.listed is None:
            self.listed = inbox.listed()
        # open_again() gives all that have one right the same inbox.
        version = self.versions.get(id(inbox)) or self.versions.setdefault(id(inbox), inbox.version(self.listed))
        is_new = version != page.version
        same = (id(inbox), page.language, page.prefix, page.newest, is_new, page.kept if is_new else None)
        if same not in self.messages:
            self.messages[same] = self._message(page) if is_new else ("", frozenset(self.listed[: page.newest]))
        text, page.kept = self.messages[same]
        page.version = version
        return text

    def _message(self, page: Shown) -> tuple[str, frozenset[Listed]]:
        context = list_context(page.inbox, page.newest, page.kept, self.listed, self.known)
        html = page.render("inboxes/_message_list.html", context | {"rendered": self.rendered})
        return json.dumps({"type": "list", "html": html}), frozenset(context["listed"])


_together = Together(in_any_thread(look_for_all), push.SHORTEST_PAUSE_SECONDS, push.PAUSE_SECONDS)
