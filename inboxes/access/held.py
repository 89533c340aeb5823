"""All addresses that a browser holds, and what is unread in each: for the page that shows one of them.

Nothing is unsealed here.  What a key is good for is derived once, so that an open page can look again and again;
whether it still opens anything is asked at each look.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models.functions import Now

from inboxes import push
from inboxes.mail import sealing
from inboxes.models import Grant, Inbox

from .key_cookies import Key
from .keyring import held_keys


@dataclass(frozen=True)
class HeldAddress:
    """A live address that one of the visitor's keys opens; `expires_at` is when that key does not any more."""

    inbox: Inbox
    is_shared: bool
    expires_at: datetime
    unread: int
    latest: datetime | None

    @property
    def address(self) -> str:
        return self.inbox.address


class HeldKeys:
    def __init__(self, keys: Iterable[Key]):
        bounded = list(keys)[-settings.MAX_INBOXES_HELD :]
        self._public_keys = {key.inbox_id: _public_key(key.secret) for key in bounded if not key.is_share}
        self._shares = {key.inbox_id: key.secret for key in bounded if key.is_share}

    @classmethod
    def of(cls, cookies: Mapping[str, str], *new: Key) -> "HeldKeys":
        """Those of a visitor's cookies, and those that this very answer brings; of too many not what ends first."""
        held = sorted(held_keys(cookies), key=lambda key: key.expires_at)
        return cls({key.inbox_id: key for key in [*held, *new]}.values())

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(push.topic_of_inbox(pk) for pk in [*self._public_keys, *self._shares])

    def look(self, since: timedelta | None = None) -> list[HeldAddress]:
        """Return what they open now, the visitor's own first, the one that ends last first.

        One query, and one for all read-only links; of these, what arrived within `since` counts as unread.
        """
        grants = self._grants()
        asked = [*self._public_keys, *grants]
        if not asked:
            return []
        inboxes = Inbox.objects.live().filter(pk__in=asked).with_unread(list(self._shares), since)
        found = [self._held(inbox, grants.get(inbox.pk)) for inbox in inboxes.select_related("domain")]
        held = [one for one in found if one is not None]
        return sorted(held, key=lambda one: (one.is_shared, -one.expires_at.timestamp()))

    def _held(self, inbox: Inbox, grant: Grant | None) -> HeldAddress | None:
        unread, latest = vars(inbox)["unread"], vars(inbox)["latest"]
        if grant:
            return HeldAddress(inbox, True, grant.ends_at, unread, latest)
        if self._public_keys.get(inbox.pk) == bytes(inbox.public_key):
            return HeldAddress(inbox, False, inbox.expires_at, unread, latest)
        return None

    def _grants(self) -> dict[int, Grant]:
        """The links that are still good, by the id of their inbox."""
        if not self._shares:
            return {}
        keys = {sealing.lookup_of(key): key for key in self._shares.values()}
        found = Grant.objects.shares().live().filter(lookup__in=list(keys), inbox__expires_at__gt=Now())
        grants = {grant.inbox_id: grant for grant in found.select_related("inbox")}
        return {
            pk: grant
            for pk, grant in grants.items()
            if pk in self._shares and grant.lookup and grant.unwrap(keys[bytes(grant.lookup)]) is not None
        }


def version_of(held: Iterable[HeldAddress], shown: Inbox | None) -> str:
    """Return an ETag that changes with what is said of them; of the one that is shown its list says the rest."""
    said = [(one.address, one.expires_at) + ((one.unread, one.latest) if one.inbox != shown else ()) for one in held]
    return f'"{hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()}"'


def _public_key(secret: bytes) -> bytes:
    return sealing.public_key_of(sealing.private_key_of(secret))
