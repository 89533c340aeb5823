"""Open an address for a visitor: by what they hold, or because it is public.

Pages, WebSocket and API all come through here.  Whatever is not opened is
Http404, without a word about why: private, issued, reserved and unknown look
the same.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Now
from django.http import Http404
from django.utils import timezone

from inboxes import push
from inboxes.mail import addresses, sealing, typed_codes
from inboxes.models import Domain, Grant, Inbox, IssuedAddress, Message, MessageQuerySet, issued_digest
from inboxes.models.grant import GrantQuerySet
from inboxes.models.lifetime import RENEWAL

from . import passwords


@dataclass(frozen=True)
class OpenInbox:
    """What a visitor may read; `inbox` and `expires_at` are None for a public one.

    `secret` is there for the holder, `grant` for a visitor who came by a read-only link.
    """

    domain: Domain
    local_part: str
    private_key: bytes = field(repr=False)
    inbox: Inbox | None = None
    secret: bytes | None = field(default=None, repr=False)
    grant: Grant | None = None

    @property
    def is_private(self) -> bool:
        return self.inbox is not None

    @property
    def may_write(self) -> bool:
        """Whether the visitor may change, share and delete; public and read-only ones are only read."""
        return self.secret is not None

    @property
    def lifetime_mode(self) -> str:
        return self.inbox.lifetime_mode if self.inbox else Inbox.Mode.TIME

    @property
    def address(self) -> str:
        return f"{self.local_part}@{self.domain.name}"

    def is_at(self, address: str) -> bool:
        """Whether an address, as somebody typed it, with a tag or without, is this one."""
        try:
            local_part, domain_name = _name_of(address)
        except ValueError:
            return False
        return local_part == self.local_part and domain_name in (self.domain.name, self.domain.unicode_name)

    @property
    def expires_at(self) -> datetime | None:
        return self.grant.ends_at if self.grant else self.inbox and self.inbox.expires_at

    @property
    def topic(self) -> str:
        if self.inbox:
            return push.topic_of_inbox(self.inbox.pk)
        return push.topic_of_public(self.domain.pk, self.local_part)

    @property
    def all_messages(self) -> MessageQuerySet:
        if self.inbox:
            return self.inbox.messages.live()
        return Message.objects.public(self.domain, self.local_part).live()

    def messages(self) -> MessageQuerySet:
        """Live messages, newest first, no more than the domain keeps."""
        return self.all_messages.newest_first().summaries()[: self.domain.max_messages]

    def message(self, message_id: UUID) -> Message:
        """Return a live message of this inbox; its source is fetched on use.  Raises Message.DoesNotExist."""
        return self.all_messages.defer("source").get(pk=message_id)

    @property
    def has_password(self) -> bool:
        return self.inbox.grants.passwords().exists()

    @property
    def shares(self) -> GrantQuerySet:
        """The read-only links to it."""
        return self.inbox.grants.shares().live().newest_first()

    def note_visit(self) -> None:
        self._note(Inbox.visit)

    def note_open_page(self) -> None:
        self._note(Inbox.stay_open)

    def note_reading(self) -> None:
        self._note(Inbox.visit)
        self._note(Inbox.read)

    def mark_seen(self, message_id: UUID, seen: bool = True) -> None:
        """Note whether the holder has read a message; who only reads an inbox marks nothing."""
        if self.may_write and self.all_messages.mark_seen(message_id, seen):
            push.announce(self.topic)

    def delete(self) -> None:
        """End the inbox now, for all who have it open."""
        topic = self.topic  # it has the row's id, which deleting takes
        self.inbox.delete()
        push.announce(topic)

    def _note(self, move):
        """Let the holder's doing move the end; who only reads moves nothing."""
        if self.may_write and move(self.inbox):
            push.announce(self.topic)

    def listed(self) -> list[tuple[UUID, bool]]:
        """Return the id of each message in the list, and whether it was seen: nothing is unsealed."""
        return [(pk, seen_at is not None) for pk, seen_at in self.messages().values_list("pk", "seen_at")]

    def version(self, listed: list[tuple[UUID, bool]] | None = None) -> str:
        """Return an ETag that changes with what is listed and with the end."""
        shown = f"{self.expires_at}{self.listed() if listed is None else listed}"
        return f'"{hashlib.blake2b(shown.encode(), digest_size=16).hexdigest()}"'


def open_inbox(secrets: dict[int, bytes], address: str, shares: dict[int, bytes] | None = None) -> OpenInbox:
    """Open an address with the secrets, or the keys of read-only links, that the visitor holds.  Raises Http404."""
    try:
        local_part, domain_name = _name_of(address)
    except ValueError as error:
        raise Http404 from error
    # PostgreSQL takes neither NUL nor lone surrogates.
    if not (addresses.is_usable(local_part) and domain_name.isprintable()):
        raise Http404
    domain = Domain.objects.named(domain_name).first()
    if domain is None:
        raise Http404
    inboxes = Inbox.objects.filter(domain=domain, local_part=local_part)
    inbox = inboxes.live().select_related("domain").first()
    if inbox is None:
        if not is_public(domain, local_part):
            raise Http404
        return OpenInbox(domain, local_part, settings.SITE_PRIVATE_KEY)
    secret = secrets.get(inbox.pk)
    if secret is not None and opens(secret, inbox):
        return OpenInbox(domain, local_part, sealing.private_key_of(secret), inbox, secret)
    key = (shares or {}).get(inbox.pk)
    if key is not None and (shared := open_share(key)) and shared.inbox == inbox:
        return shared
    raise Http404


def open_share(key: bytes) -> OpenInbox | None:
    """Open the live inbox that a read-only link's key stands for."""
    grants = Grant.objects.opened_by(key).filter(inbox__expires_at__gt=Now())
    grant = grants.select_related("inbox__domain").first()
    if grant is None or (private_key := grant.unwrap(key)) is None:
        return None
    return OpenInbox(grant.inbox.domain, grant.inbox.local_part, private_key, grant.inbox, grant=grant)


def open_secret(secret: bytes) -> OpenInbox | None:
    """Open the live inbox that a secret stands for, wherever it was typed in."""
    private_key = sealing.private_key_of(secret)
    inboxes = Inbox.objects.live().filter(public_key=sealing.public_key_of(private_key))
    inbox = inboxes.select_related("domain").first()
    return inbox and OpenInbox(inbox.domain, inbox.local_part, private_key, inbox, secret)


def open_token(token: str) -> OpenInbox | None:
    """Open the live inbox that a code stands for, as _link.html prints it: the holder's, or a read-only link's."""
    try:
        key = typed_codes.of_code(token)
    except ValueError:
        return None
    return open_secret(key) or open_share(key)


def open_password(address: str, stretched: bytes) -> OpenInbox | None:
    """Open the inbox of a folded address by its password, as the browser stretched it.  Raises passwords.Busy.

    A wrong password, an inbox without one and an unknown address cost the same.
    """
    local_part, _, domain_name = address.rpartition("@")
    grants = Grant.objects.passwords().live().filter(inbox__local_part=local_part, inbox__domain__name=domain_name)
    grant = grants.filter(inbox__expires_at__gt=Now()).select_related("inbox__domain").first() or Grant.of_nobody()
    secret = grant.unwrap(passwords.key_of(stretched, bytes(grant.salt)))
    if secret is None:
        return None
    inbox = grant.inbox
    return OpenInbox(inbox.domain, inbox.local_part, sealing.private_key_of(secret), inbox, secret)


def seconds_to_wait(inbox: OpenInbox) -> float | None:
    """Until the end, or until an open page renews it.

    At least a moment: the database's clock decides, and it may lag behind ours.
    """
    if inbox.expires_at is None:
        return None
    seconds = max(push.PAUSE_SECONDS, (inbox.expires_at - timezone.now()).total_seconds())
    return min(seconds, RENEWAL.total_seconds()) if inbox.lifetime_mode == Inbox.Mode.CLOSE else seconds


def is_public(domain: Domain, local_part: str) -> bool:
    """Whether nobody holds, held or may hold this name.  tempmail_resolve() says the same to Postfix."""
    return (
        domain.acceptance == Domain.Acceptance.WILDCARD
        and addresses.is_usable(local_part)
        and not addresses.is_reserved(local_part)
        and not addresses.is_generated(local_part)
        and not Inbox.objects.filter(domain=domain, local_part=local_part).exists()
        and not IssuedAddress.objects.filter(digest=issued_digest(f"{local_part}@{domain.name}")).exists()
    )


def _name_of(address):
    """Return (local part without its tag, domain name), folded.  Raises ValueError."""
    local_part, domain_name = addresses.split_address(address)
    return addresses.split_tag(local_part)[0], domain_name


def opens(secret: bytes, inbox: Inbox) -> bool:
    public_key = sealing.public_key_of(sealing.private_key_of(secret))
    return hmac.compare_digest(public_key, bytes(inbox.public_key))
