"""Private inboxes, and the addresses that are or were theirs.

Plain columns are what Postfix and purge need: address, times, sizes; the rest
is sealed (mail/sealing.py).  Foreign keys cascade in the database (migrations/0001).
"""

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from inboxes import push
from inboxes.mail import addresses, sealing

from .closed_address import ClosedAddress
from .domain import Domain
from .lifetime import CLOSE_MINUTES, Lifetime, LifetimeQuerySet
from .message import Message
from .public_names import lock_public_name
from .reserved_name import ReservedName
from .stored import Storage


class IssueError(Exception):
    """An address cannot be issued; `reason` names why, for the page's sentence."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class InboxQuerySet(LifetimeQuerySet["Inbox"]):
    def issue(
        self,
        domain: Domain,
        local_part: str = "",
        lifetime: timedelta | None = None,
        mode: str = Lifetime.Mode.TIME,
        messages: int | None = None,
    ) -> tuple["Inbox", bytes]:
        """Issue a private inbox; return (inbox, secret).  The secret is kept nowhere else.

        Without local_part a fresh one is generated.  `lifetime` is the time without
        use in mode "idle", and nothing in mode "close"; `messages` is how many it takes.
        Raises IssueError: "closed", "paused", "characters", "length", "reserved", "generated", "issued",
        "closed_name" or "public".
        """
        if domain.state in (Domain.State.CLOSED, Domain.State.PAUSED):
            raise IssueError(domain.state.value)
        local_part = addresses.fold(local_part)
        secret = sealing.new_secret()
        lifetime = lifetime or domain.lifetime(None)
        if mode == Inbox.Mode.CLOSE:
            lifetime = domain.lifetime(CLOSE_MINUTES)
        with transaction.atomic():
            if local_part:
                self._claim(domain, local_part)
            inbox = self.create(
                domain=domain,
                local_part=local_part or addresses.generate_local_part(),
                public_key=sealing.public_key_of(sealing.private_key_of(secret)),
                expires_at=Now() + lifetime,
                lifetime_mode=mode,
                idle_minutes=lifetime // timedelta(minutes=1) if mode == Inbox.Mode.IDLE else 0,
                messages_left=messages,
            )
        inbox.refresh_from_db()
        return inbox, secret

    def with_unread(self, only_read: Collection[int] = (), since: timedelta | None = None) -> Self:
        """With `unread`, how many messages their holders have not seen, and `latest`, when the newest arrived.

        Of the ids `only_read`, whose readers leave no trace, `unread` is what arrived within `since`.
        """
        is_unread = Q(seen_at=None) & ~Q(inbox__in=only_read)
        if since is not None:
            is_unread |= Q(inbox__in=only_read, received_at__gt=Now() - since)
        messages = Message.objects.filter(inbox=OuterRef("pk"))
        counted = messages.filter(is_unread).values("inbox").annotate(count=Count("*")).values("count")
        latest = messages.newest_first().values("received_at")[:1]
        return self.annotate(unread=Coalesce(Subquery(counted), 0), latest=Subquery(latest))

    def refusal(self, domain: Domain, local_part: str) -> str | None:
        """Return why a folded name can't be issued now, as issue() would say, or None; claims nothing."""
        if problem := self._problem(domain, local_part):
            return problem
        if IssuedAddress.objects.filter(digest=issued_digest(f"{local_part}@{domain.name}")).exists():
            return "issued"
        if ClosedAddress.objects.has(domain, local_part):
            return "closed_name"
        if Message.objects.public(domain, local_part).exists():
            return "public"
        return None

    def _problem(self, domain: Domain, local_part: str) -> str | None:
        """Why nobody may choose a name there, whoever has it."""
        problem = addresses.chosen_problem(local_part)
        return problem or ("reserved" if ReservedName.objects.has(domain, local_part) else None)

    def _claim(self, domain: Domain, local_part: str) -> None:
        """Remember a chosen address for good; its unique key is the claim."""
        if problem := self._problem(domain, local_part):
            raise IssueError(problem)
        lock_public_name(domain.pk, local_part)
        address = f"{local_part}@{domain.name}"
        try:
            with transaction.atomic():
                IssuedAddress.objects.create(digest=issued_digest(address))
        except IntegrityError as error:
            raise IssueError("issued") from error
        if ClosedAddress.objects.has(domain, local_part):
            raise IssueError("closed_name")
        if Message.objects.public(domain, local_part).exists():
            raise IssueError("public")
        # Who has the public page open is told that it is public no more.
        push.announce(push.topic_of_public(domain.pk, local_part))


InboxManager = models.Manager.from_queryset(InboxQuerySet)


class Inbox(Lifetime):
    """A private inbox: an issued address that lives until expires_at, its messages with it."""

    local_part = models.CharField(max_length=addresses.MAX_LOCAL_PART_OCTETS)  # RFC 5321 4.5.3.1.1
    public_key = models.BinaryField(max_length=sealing.KEY_BYTES, db_index=True)  # serves: a code typed in

    objects: ClassVar[InboxManager] = InboxManager()

    class Meta:
        verbose_name_plural = _("inboxes")
        constraints = [
            # serves: RCPT, delivery and the pages, by address
            models.UniqueConstraint(fields=["domain", "local_part"], name="inbox_address"),
        ]
        indexes = [
            # serves: the domain's limit of live inboxes
            models.Index(fields=["domain", "expires_at"], name="inbox_end_at_domain"),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        return f"{self.local_part}@{self.domain.name}"

    @property
    def most_pinned(self) -> int:
        """Half of what it keeps: the other half takes new mail."""
        return self.domain.max_messages // 2

    def pin(self, message_id: UUID, is_pinned: bool = True) -> bool:
        """Keep a message at the inbox's caps, or no longer; return False when as much is pinned as can be.

        Raises Message.DoesNotExist.
        """
        with transaction.atomic():
            # One at a time for each inbox, or two at once would both find room.
            Inbox.objects.select_for_update(no_key=True).get(pk=self.pk)
            message = self.messages.live().only("is_pinned", "stored_bytes").get(pk=message_id)
            if is_pinned and not message.is_pinned and not self._has_room_to_pin(message.stored_bytes):
                return False
            self.messages.filter(pk=message_id).update(is_pinned=is_pinned)
        return True

    def _has_room_to_pin(self, stored_bytes: int) -> bool:
        pinned = self.messages.pinned().aggregate(count=Count("pk"), bytes=Sum("stored_bytes", default=0))
        max_bytes = Storage.objects.values_list("max_inbox_bytes", flat=True).first()
        fits = max_bytes is None or pinned["bytes"] + stored_bytes <= max_bytes // 2
        return fits and pinned["count"] < self.most_pinned


class IssuedAddress(models.Model):
    """That a chosen address was issued, for good: only its HMAC is kept."""

    digest = models.BinaryField(max_length=32, unique=True)  # serves: the claim, RCPT, delivery

    class Meta:
        verbose_name_plural = _("issued addresses")

    def __str__(self) -> str:
        return bytes(self.digest).hex()[:12]


def issued_digest(address: str) -> bytes:
    """Return what is remembered of an issued address (`local_part@A-label domain`, folded)."""
    return sealing.digest(settings.ISSUED_KEY, address.encode())
