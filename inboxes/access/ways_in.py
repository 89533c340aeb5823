"""Open an address for a visitor: by what they hold, or because it is public.

Nothing is counted here, and nothing said: what a visitor has no right to is None,
private, issued, reserved and unknown alike.  doors.py counts, and says.
"""

import hashlib
import hmac
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from inboxes import push
from inboxes.mail import addresses, sealing, typed_codes
from inboxes.mail.addresses import Address
from inboxes.models import (
    ClosedAddress,
    Domain,
    Grant,
    Inbox,
    IssuedAddress,
    Message,
    MessageQuerySet,
    ReservedName,
    issued_digest,
)
from inboxes.models.grant import GrantQuerySet
from inboxes.models.lifetime import RENEWAL

from . import passwords

# A message as a list has it: its id, whether it was seen, whether it is pinned.
Listed = tuple[UUID, bool, bool]


@dataclass(frozen=True)
class OpenInbox:
    """What a visitor may read: a public inbox, or a private one whose holder shows it them by `grant`.

    `inbox` and `expires_at` are None for a public one.
    """

    domain: Domain
    local_part: str
    private_key: bytes = field(repr=False)
    inbox: Inbox | None = None
    grant: Grant | None = None

    @property
    def is_private(self) -> bool:
        return self.inbox is not None

    @property
    def may_write(self) -> bool:
        """Whether the visitor may change, share and delete; public and read-only ones are only read."""
        return isinstance(self, HeldInbox)

    @property
    def lifetime_mode(self) -> str:
        return self.inbox.lifetime_mode if self.inbox else Inbox.Mode.TIME

    @property
    def address(self) -> str:
        return f"{self.local_part}@{self.domain.name}"

    def is_at(self, address: Address | None) -> bool:
        """Whether an address, with a tag or without, is this one."""
        return (
            address is not None
            and address.local_part == self.local_part
            and address.domain in (self.domain.name, self.domain.unicode_name)
        )

    @property
    def expires_at(self) -> datetime | None:
        if self.grant:
            return self.grant.ends_at
        return self.inbox.expires_at if self.inbox else None

    @property
    def topic(self) -> str:
        if self.inbox:
            return push.topic_of_inbox(self.inbox.pk)
        return push.topic_of_public(self.domain.pk, self.local_part)

    @property
    def all_messages(self) -> MessageQuerySet:
        if self.inbox:
            return self.inbox.messages.live()
        return Message.objects.public(self.domain, self.local_part)

    def messages(self) -> MessageQuerySet:
        """Live messages, newest first, no more than the domain keeps."""
        return self.all_messages.newest_first().summaries()[: self.domain.max_messages]

    def message(self, message_id: UUID) -> Message:
        """Return a live message of this inbox; its source is fetched on use.  Raises Message.DoesNotExist."""
        return self.all_messages.defer("source").get(pk=message_id)

    def unseal(self, sealed: sealing.Stored) -> bytes:
        """Return what was sealed for whoever reads this inbox.  Raises sealing.SealError."""
        return sealing.unseal(sealed, self.private_key)

    def note_visit(self) -> None:
        """Its holder opened it, or does something there; of who only reads, nothing is noted."""

    def note_open_page(self) -> None:
        """A page of its holder's is open, or a stream."""

    def note_reading(self) -> None:
        """Its holder opened a message."""

    def mark_seen(self, *message_ids: UUID, seen: bool = True) -> None:
        """Note whether the holder has read messages."""

    def listed(self) -> list[Listed]:
        """Return the id of each message in the list, and whether it was seen and is pinned: nothing is unsealed."""
        found = self.messages().values_list("pk", "seen_at", "is_pinned")
        return [(pk, seen_at is not None, is_pinned) for pk, seen_at, is_pinned in found]

    def neighbours(self, message_id: UUID) -> tuple[UUID | None, UUID | None]:
        """Return the messages before and behind one in the list: the newer one, and the older one."""
        ids = [None, *(one[0] for one in self.listed()), None]
        place = ids.index(message_id) if message_id in ids else 0
        return (ids[place - 1], ids[place + 1]) if place else (None, None)

    @property
    def state(self) -> str:
        """Whether mail comes: "" as it does, else what keeps it away, and how many messages more are taken."""
        row, state = self.inbox, self.domain.state
        if state in (Domain.State.CLOSED, Domain.State.PAUSED):
            return state.value
        said = ["own-pause"] if row and row.is_paused else []
        return " ".join([*said, *([f"left-{row.messages_left}"] if row and row.messages_left is not None else [])])

    @property
    def takes_mail(self) -> bool:
        """Whether mail that is sent now comes."""
        row = self.inbox
        return self.domain.takes_mail and not (row and (row.is_paused or row.is_spent))

    def version(self, listed: list[Listed] | None = None) -> str:
        """Return an ETag that changes with what is listed, with the end, and with whether mail comes."""
        shown = f"{self.expires_at}{self.domain.state}{self.state}{self.listed() if listed is None else listed}"
        return f'"{hashlib.blake2b(shown.encode(), digest_size=16).hexdigest()}"'


@dataclass(frozen=True)
class SharedMessage(OpenInbox):
    """One message of a private inbox, by a link to it: what opens this one message is all that there is of keys."""

    inbox: Inbox = field(kw_only=True)
    grant: Grant = field(kw_only=True)
    message_id: UUID = field(kw_only=True)
    box_keys: Mapping[bytes, bytes] = field(kw_only=True, repr=False)  # by what each sealed box begins with

    @property
    def all_messages(self) -> MessageQuerySet:
        return super().all_messages.filter(pk=self.message_id, grants=self.grant)

    def unseal(self, sealed: sealing.Stored) -> bytes:
        box_key = self.box_keys.get(bytes(sealed[: sealing.EPHEMERAL_KEY_BYTES]))
        if box_key is None:
            raise sealing.SealError("no part of the message")
        return sealing.unseal_by_box_key(sealed, bytes(self.inbox.public_key), box_key)


@dataclass(frozen=True)
class HeldInbox(OpenInbox):
    """A private inbox that its holder opened, who has the secret and may do everything with it."""

    inbox: Inbox = field(kw_only=True)
    secret: bytes = field(kw_only=True, repr=False)

    @classmethod
    def of(cls, inbox: Inbox, secret: bytes) -> "HeldInbox":
        key = sealing.private_key_of(secret)
        return cls(inbox.domain, inbox.local_part, key, inbox=inbox, secret=secret)

    @property
    def has_password(self) -> bool:
        return self.inbox.grants.passwords().exists()

    @property
    def shares(self) -> GrantQuerySet:
        """The read-only links to it."""
        return self.inbox.grants.shares().live().newest_first()

    def links_to(self, message: Message) -> GrantQuerySet:
        """The links to one message of it."""
        return self.inbox.grants.of_messages().live().filter(message=message).newest_first()

    def note_visit(self) -> None:
        self._note(Inbox.visit)

    def note_open_page(self) -> None:
        self._note(Inbox.stay_open)

    def note_reading(self) -> None:
        self._note(Inbox.visit)
        self._note(Inbox.read)

    def mark_seen(self, *message_ids: UUID, seen: bool = True) -> None:
        if self.all_messages.mark_seen(*message_ids, seen=seen):
            push.announce(self.topic)

    def _note(self, move: Callable[[Inbox], bool]) -> None:
        if move(self.inbox):
            push.announce(self.topic)


def open_held(address: Address, secrets: Mapping[int, bytes], shares: Mapping[int, bytes]) -> OpenInbox | None:
    """Open an address with secrets, or keys of read-only links, each by its inbox's id."""
    held = [*secrets, *shares]
    if not held:
        return None
    is_there = Q(domain__name=address.domain) | Q(domain__unicode_name=address.domain)
    inboxes = Inbox.objects.live().filter(is_there, local_part=address.local_part, pk__in=held)
    inbox = inboxes.select_related("domain").first()
    if inbox is None:
        return None
    secret = secrets.get(inbox.pk)
    if secret is not None and opens(secret, inbox):
        return HeldInbox.of(inbox, secret)
    key = shares.get(inbox.pk)
    shared = open_share(key) if key is not None else None
    return shared if shared and shared.inbox == inbox else None


def open_public(address: Address) -> OpenInbox | None:
    """Open a name that nobody holds."""
    domain = Domain.objects.named(address.domain).first()
    return _open_public(domain, address.local_part) if domain else None


def _open_public(domain: Domain, local_part: str) -> OpenInbox | None:
    found = _of_nobody(domain, local_part, ClosedAddress.objects.of(domain, local_part))
    return OpenInbox(found, local_part, settings.SITE_PRIVATE_KEY) if found else None


def is_closed_name(address: Address) -> bool:
    """Whether an address would be public, and whoever runs the site closed it."""
    domain = Domain.objects.named(address.domain).first()
    if domain is None or not ClosedAddress.objects.has(domain, address.local_part):
        return False
    return _of_nobody(domain, address.local_part) is not None


def open_share(key: bytes) -> OpenInbox | None:
    """Open the live inbox that a read-only link's key stands for."""
    grant = _live_grant(Grant.objects.shares(), key)
    if grant is None or (private_key := grant.unwrap(key)) is None:
        return None
    return OpenInbox(grant.inbox.domain, grant.inbox.local_part, private_key, grant.inbox, grant)


def open_shared_message(key: bytes) -> SharedMessage | None:
    """Open the one live message that a link's key stands for."""
    grant = _live_grant(Grant.objects.of_messages(), key)
    if grant is None or grant.message_id is None or (box_keys := grant.box_keys(key)) is None:
        return None
    return SharedMessage(
        grant.inbox.domain,
        grant.inbox.local_part,
        private_key=b"",  # none is known here
        inbox=grant.inbox,
        grant=grant,
        message_id=grant.message_id,
        box_keys=box_keys,
    )


def _live_grant(grants: GrantQuerySet, key: bytes) -> Grant | None:
    opened = grants.opened_by(key).filter(inbox__expires_at__gt=Now())
    return opened.select_related("inbox__domain").first()


def open_secret(secret: bytes) -> HeldInbox | None:
    """Open the live inbox that a secret stands for, wherever it was typed in."""
    public_key = sealing.public_key_of(sealing.private_key_of(secret))
    inbox = Inbox.objects.live().filter(public_key=public_key).select_related("domain").first()
    return HeldInbox.of(inbox, secret) if inbox else None


def open_token(token: str) -> OpenInbox | None:
    """Open the live inbox that a long code stands for, as links carry it: the holder's, or a read-only link's."""
    try:
        key = typed_codes.of_code(token)
    except ValueError:
        return None
    return open_secret(key) or open_share(key)


def open_password(address: Address, stretched: bytes) -> HeldInbox | None:
    """Open the inbox of an address, its domain as A-labels, by its password, stretched.  Raises passwords.Busy.

    A wrong password, an inbox without one and an unknown address cost the same.
    """
    grants = Grant.objects.passwords().live().filter(inbox__expires_at__gt=Now())
    grant = (
        grants.filter(inbox__local_part=address.local_part, inbox__domain__name=address.domain)
        .select_related("inbox__domain")
        .first()
    ) or Grant.of_nobody()
    secret = grant.unwrap(passwords.key_of(stretched, bytes(grant.salt)))
    return None if secret is None else HeldInbox.of(grant.inbox, secret)


def open_again(opened: Sequence[OpenInbox]) -> list[OpenInbox | None]:
    """Open what was opened before, all of it one inbox or one public name, each by its own right: None, if that ended.

    One statement, and one more for all links: those who have the same right are given the same OpenInbox.
    """
    first = opened[0]
    if first.inbox is None:
        public = _open_public(first.domain, first.local_part)
        return [public] * len(opened)
    inbox = Inbox.objects.live().filter(pk=first.inbox.pk).select_related("domain").first()
    if inbox is None:
        return [None] * len(opened)
    asked = {one.grant.pk for one in opened if one.grant}
    grants = Grant.objects.live().filter(inbox=inbox).in_bulk(asked) if asked else {}
    found: dict[Hashable, OpenInbox | None] = {}
    for one in opened:
        right = _right_of(one)
        if right not in found:
            found[right] = _open_again(one, inbox, grants)
    return [found[_right_of(one)] for one in opened]


def _right_of(opened: OpenInbox) -> Hashable:
    return opened.grant.pk if opened.grant else opened.private_key


def _open_again(opened: OpenInbox, inbox: Inbox, grants: Mapping[int, Grant]) -> OpenInbox | None:
    """By what was tried when it was opened: a secret's key pair, what a link's key unwraps."""
    assert opened.inbox
    if bytes(opened.inbox.public_key) != bytes(inbox.public_key):
        return None
    if isinstance(opened, HeldInbox):
        return replace(opened, domain=inbox.domain, inbox=inbox)
    grant = grants.get(opened.grant.pk) if opened.grant else None
    if grant is None or opened.grant is None or bytes(grant.wrapped) != bytes(opened.grant.wrapped):
        return None
    grant.inbox = inbox
    return replace(opened, domain=inbox.domain, inbox=inbox, grant=grant)


def seconds_to_wait(inbox: OpenInbox) -> float | None:
    """Until the end, or until an open page renews it.

    At least a moment: the database's clock decides, and it may lag behind ours.
    """
    if inbox.expires_at is None:
        return None
    seconds = max(push.PAUSE_SECONDS, (inbox.expires_at - timezone.now()).total_seconds())
    return min(seconds, RENEWAL.total_seconds()) if inbox.lifetime_mode == Inbox.Mode.CLOSE else seconds


def is_public(domain: Domain, local_part: str) -> bool:
    """Whether nobody holds, held or may hold this name, and it is not closed.  tempmail_resolve() says the same."""
    return _open_public(domain, local_part) is not None


def _of_nobody(domain: Domain, local_part: str, *but_for: QuerySet[Any]) -> Domain | None:
    """Return the domain as it is now if a name is nobody's there: one statement, as open pages ask again and again."""
    usable = addresses.is_usable(local_part) and not addresses.is_reserved(local_part)
    if not usable or addresses.is_generated(local_part):
        return None
    taken = [
        Inbox.objects.filter(domain=domain, local_part=local_part),
        ReservedName.objects.of(domain, local_part),
        IssuedAddress.objects.filter(digest=issued_digest(f"{local_part}@{domain.name}")),
        *but_for,
    ]
    is_wildcard = Domain.objects.filter(pk=domain.pk, acceptance=Domain.Acceptance.WILDCARD)
    return is_wildcard.filter(*(~Exists(rows) for rows in taken)).first()


def opens(secret: bytes, inbox: Inbox) -> bool:
    public_key = sealing.public_key_of(sealing.private_key_of(secret))
    return hmac.compare_digest(public_key, bytes(inbox.public_key))
