"""Other ways into a private inbox than its secret: a password, a read-only link, a code to type, a webhook's consent.

And into one message of it, by a link.  A grant is a row that holds what opens it, wrapped under a key of its own
that is kept nowhere.  Deleting the row revokes it at once: whatever opens
by it asks for the row every time, open pages too.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now

from inboxes.mail import sealing

from .inbox import Inbox
from .message import Message, Part

# Lists that a page shows whole: of links to an inbox, and of links to its messages.
MAX_SHARES = 20
SALT_BYTES = 16  # nacl.pwhash.argon2id.SALTBYTES


class GrantQuerySet(models.QuerySet["Grant"]):
    def live(self) -> Self:
        """Grants that have not ended; their inbox may have."""
        return self.filter(Q(expires_at__gt=Now()) | Q(expires_at__isnull=True))

    def passwords(self) -> Self:
        return self.filter(kind=Grant.Kind.PASSWORD)

    def shares(self) -> Self:
        return self.filter(kind=Grant.Kind.SHARE)

    def webhooks(self) -> Self:
        """What the server itself keeps to send content along: its key is derived from the site's (webhook.py)."""
        return self.filter(kind=Grant.Kind.WEBHOOK)

    def codes(self) -> Self:
        """What stands for a key while somebody types it on another device."""
        return self.filter(kind=Grant.Kind.CODE)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def of_messages(self) -> Self:
        """Links to one message each."""
        return self.filter(kind=Grant.Kind.MESSAGE)

    def opened_by(self, key: bytes) -> Self:
        """The link, none or one, that has this key."""
        return self.live().filter(lookup=sealing.lookup_of(key))

    def share(self, inbox: Inbox, private_key: bytes, lifetime: timedelta | None) -> tuple["Grant", bytes] | None:
        """Make a read-only link to an inbox; return (grant, key), or None when there are as many as can be."""
        return self._link(inbox, lifetime, lambda: private_key, kind=Grant.Kind.SHARE)

    def share_message(
        self, message: Message, private_key: bytes, lifetime: timedelta | None
    ) -> tuple["Grant", bytes] | None:
        """Make a link to one message of an inbox, which ends with it; return as share() does.

        Raises Message.DoesNotExist.
        """
        assert message.inbox is not None
        opens = partial(box_keys_of, message, private_key)
        return self._link(message.inbox, lifetime, opens, kind=Grant.Kind.MESSAGE, message=message)

    def _link(
        self, inbox: Inbox, lifetime: timedelta | None, opens: Callable[[], bytes], **columns: Any
    ) -> tuple["Grant", bytes] | None:
        key = sealing.new_secret()
        with transaction.atomic():
            _hold(inbox)  # one at a time, or two at once would both find room
            if self.live().filter(inbox=inbox, kind=columns["kind"]).count() >= MAX_SHARES:
                return None
            grant = self.create(
                inbox=inbox,
                scope=Grant.Scope.READ,
                lookup=sealing.lookup_of(key),
                wrapped=sealing.wrap(opens(), key),
                expires_at=lifetime and Now() + lifetime,
                **columns,
            )
        return grant, key

    def lend(self, inbox: Inbox, scope: str, key: bytes, stretched: bytes, lifetime: timedelta) -> None:
        """Let a code stand for a key, the inbox's secret or a link's; `stretched` is what the code was stretched to.

        Raises Inbox.DoesNotExist.
        """
        with transaction.atomic():
            _hold(inbox)
            self.create(
                inbox=inbox,
                kind=Grant.Kind.CODE,
                scope=scope,
                lookup=sealing.lookup_of(stretched),
                wrapped=sealing.wrap(key, stretched),
                expires_at=Now() + lifetime,
            )

    def lent(self, stretched: bytes) -> bytes | None:
        """Return the key that a code stands for, which may have ended itself."""
        grant = self.codes().live().filter(lookup=sealing.lookup_of(stretched)).first()
        return sealing.unwrap(grant.wrapped, stretched) if grant else None

    def set_password(self, inbox: Inbox, secret: bytes, salt: bytes, key: bytes) -> None:
        """Let a password open an inbox, in the place of the one before; `key` is what it was stretched to.

        Raises Inbox.DoesNotExist.
        """
        with transaction.atomic():
            _hold(inbox)
            self.update_or_create(
                inbox=inbox,
                kind=Grant.Kind.PASSWORD,
                defaults={"scope": Grant.Scope.FULL, "salt": salt, "wrapped": sealing.wrap(secret, key)},
            )


def _hold(inbox: Inbox) -> None:
    """Let an inbox stay to the end of the transaction, and nobody else hold it.  Raises Inbox.DoesNotExist."""
    Inbox.objects.select_for_update(no_key=True).get(pk=inbox.pk)


class Grant(models.Model):
    """What opens one private inbox for whoever has the grant's key.

    `wrapped` opens to the inbox's secret (scope full), or to its X25519 private
    key alone (scope read): that reads, and is no proof of the right to write.
    A code's opens to the key that the code stands for.
    Of a link to one message it opens to what opens that message alone (box_keys_of).
    """

    class Kind(models.TextChoices):
        PASSWORD = "password"
        SHARE = "share"
        WEBHOOK = "webhook"
        CODE = "code"
        MESSAGE = "message"

    class Scope(models.TextChoices):
        FULL = "full"
        READ = "read"

    inbox = models.ForeignKey(
        Inbox, models.DO_NOTHING, db_constraint=False, related_name="grants"
    )  # the index serves: the list of links, the password, the cascade
    message = models.ForeignKey(
        Message, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="grants"
    )  # Kind.MESSAGE's
    kind = models.CharField(max_length=8, choices=Kind.choices)
    scope = models.CharField(max_length=4, choices=Scope.choices)
    lookup = models.BinaryField(max_length=32, null=True, unique=True)  # serves: a link's key, a code; others have none
    salt = models.BinaryField(max_length=SALT_BYTES, default=bytes)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(null=True)  # null: with its inbox

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inbox"], name="grant_one_password", condition=Q(kind="password")),
            models.UniqueConstraint(fields=["inbox"], name="grant_one_webhook", condition=Q(kind="webhook")),
            models.CheckConstraint(
                name="grant_of_message",
                condition=Q(kind="message", message__isnull=False) | Q(message__isnull=True) & ~Q(kind="message"),
            ),
        ]
        indexes = [
            # serves: purge
            models.Index(fields=["expires_at"], name="grant_expiry", condition=Q(expires_at__isnull=False)),
            # serves: the links to a message, the cascade
            models.Index(fields=["message"], name="grant_message", condition=Q(message__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @classmethod
    def of_nobody(cls) -> "Grant":
        """Return what no key opens, and costs as much to try."""
        return cls(kind=cls.Kind.PASSWORD, salt=new_salt(), wrapped=os.urandom(sealing.WRAPPED_BYTES))

    @property
    def ends_at(self) -> datetime:
        return min(self.expires_at or self.inbox.expires_at, self.inbox.expires_at)

    def unwrap(self, key: bytes) -> bytes | None:
        """Return what is wrapped, or None for another key, or when it opens another inbox than its row's."""
        try:
            opened = sealing.unwrap(self.wrapped, key)
        except sealing.SealError:
            return None
        private_key = sealing.private_key_of(opened) if self.scope == self.Scope.FULL else opened
        return opened if sealing.public_key_of(private_key) == bytes(self.inbox.public_key) else None

    def box_keys(self, key: bytes) -> dict[bytes, bytes] | None:
        """Return what opens each sealed box of its message, by what that box begins with; None for another key."""
        try:
            opened = sealing.unwrap(self.wrapped, key)
        except sealing.SealError:
            return None
        first, both = sealing.EPHEMERAL_KEY_BYTES, sealing.EPHEMERAL_KEY_BYTES + sealing.KEY_BYTES
        pairs = (opened[start : start + both] for start in range(0, len(opened), both))
        return {pair[:first]: pair[first:] for pair in pairs}


def box_keys_of(message: Message, private_key: bytes) -> bytes:
    """Return what opens one message and nothing else of its inbox: of each of its sealed boxes the beginning and key.

    64 bytes for each part, and for summary, body and source.  What no key opens is left out.  In a transaction,
    to the end of which the message stays.  Raises Message.DoesNotExist.
    """
    whole = Message.objects.select_for_update(no_key=True).filter(pk=message.pk)
    beginnings = list(whole.values_list(*map(_beginning, ("summary", "body", "source"))).get())
    beginnings += Part.objects.filter(message=message).order_by("number").values_list(_beginning("content"), flat=True)
    pairs = []
    for beginning in map(bytes, beginnings):
        with suppress(sealing.SealError):
            pairs.append(beginning + sealing.box_key_of(beginning, private_key))
    return b"".join(pairs)


def _beginning(column: str) -> Func:
    """So much of a sealed column as its ephemeral key takes: of a large one the rest stays on the disk."""
    length = Value(sealing.EPHEMERAL_KEY_BYTES)
    return Func(F(column), Value(1), length, function="substring", output_field=models.BinaryField())


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)
