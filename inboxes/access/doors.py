"""What every door does: look a name up, try a password, issue, change, close.

Pages, their socket, the API, Mail.tm and 1secmail come through here with what was
asked for and who asks.  What can't be done is raised, and each door says it in its
own way: refusals, limits.TooMany, passwords.Busy, IssueError, DoesNotExist.
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from inboxes import push, shortage
from inboxes.limits import Caller
from inboxes.mail import typed_codes
from inboxes.mail.abuse import Reported
from inboxes.mail.addresses import Address
from inboxes.models import AbuseReport, Domain, Grant, Inbox, IssueError, Message, Pushed, PushSubscription
from inboxes.models.grant import SALT_BYTES, new_salt

from . import domain_limits, passwords, ways_in
from .refusals import (
    AddressClosed,
    DomainClosed,
    NoRoom,
    NotFound,
    NotHeld,
    TooManyPinned,
    TooManyShares,
    WrongPassword,
)
from .ways_in import HeldInbox, OpenInbox

# Time to fetch the other device and to type.
CODE_LIFETIME = timedelta(minutes=15)


def look_up(
    caller: Caller, address: Address | None, held: OpenInbox | None = None, *, is_poll: bool = False
) -> OpenInbox:
    """Open an address: `held`, what the visitor's keys open, if it is there, else a public inbox.

    What is held opens without limit.  Any other name counts as a "lookup" before
    anything is looked at, and as a "guess" too when there is nothing; whoever has
    guessed too often is told nothing more, of names that are there either.

    To open an inbox is a visit, which may move its end; to ask for its list again
    and again, as an open page does, is `is_poll`.  Raises NotFound, AddressClosed, TooMany.
    """
    if held is not None and held.is_at(address):
        note_use(held, is_poll)
        return held
    count_lookup(caller)
    found = still_open(address)
    if found is None:
        if address and ways_in.is_closed_name(address):
            raise AddressClosed
        caller.note("guess")
        raise NotFound
    return found


def still_open(address: Address | None, held: OpenInbox | None = None) -> OpenInbox | None:
    """Open an address again for whom look_up() let in; None when the right has ended.  Counts nothing."""
    if held is not None and held.is_at(address):
        return held
    return ways_in.open_public(address) if address else None


def note_use(opened: OpenInbox, is_poll: bool = False) -> None:
    if is_poll:
        opened.note_open_page()
    else:
        opened.note_visit()


def count_lookup(caller: Caller) -> None:
    """Count whoever asks which names there are.  Raises TooMany."""
    caller.count("lookup")
    caller.check("guess")


def find_refusal(caller: Caller, domain: Domain, local_part: str) -> str | None:
    """Return why nobody can have a folded name now, by IssueError's reasons, or None; claims nothing.  Raises TooMany.

    It tells which names somebody has, as opening them does, and counts alike.
    """
    count_lookup(caller)
    return Inbox.objects.refusal(domain, local_part)


def try_code(caller: Caller, typed: bytes) -> tuple[OpenInbox | None, bytes]:
    """Open what a code stands for that was typed in or came by a link; return (opened, the key itself).

    It is an inbox, or a SharedMessage.

    Counted as a "lookup" for what it costs; a wrong one is no guess, at 256 bits.  A
    short one is a "guess".  Raises TooMany, passwords.Busy.
    """
    caller.count("lookup")
    key: bytes | None = typed
    if len(typed) == typed_codes.SHORT_BYTES:
        caller.count("guess")
        key = Grant.objects.lent(_stretched_code(typed))
    if key is None:
        return None, b""
    return ways_in.open_secret(key) or ways_in.open_share(key) or ways_in.open_shared_message(key), key


def lend_code(caller: Caller, held: HeldInbox, key: bytes) -> str:
    """Return a short code that stands for a key to this inbox, its secret or a link's, for CODE_LIFETIME.

    A "guess", as it costs the same to stretch it.  Raises TooMany, passwords.Busy.
    """
    caller.count("guess")
    short = typed_codes.new_short()
    scope = Grant.Scope.FULL if key == held.secret else Grant.Scope.READ
    Grant.objects.lend(held.inbox, scope, key, _stretched_code(short), CODE_LIFETIME)
    return typed_codes.to_short_code(short)


def try_password(caller: Caller, address: Address, password: str | bytes) -> HeldInbox:
    """Open an inbox by its password, as it was typed or, bytes, as the browser stretched it.

    A "guess", and a try at this address: both are counted before the try, or guesses
    that come together would be free.  Tries at one address wait longer and longer,
    whoever tries; a client that was right lately waits for its own only.  Unknown
    addresses count, wait and cost the same.  The right one is a visit.  Raises
    WrongPassword, TooMany, passwords.Busy.
    """
    tried = _tries_at(address)
    caller.count("guess")
    caller.try_at(tried)
    opened = ways_in.open_password(address, _stretched(password, str(address)))
    if opened is None:
        raise WrongPassword
    caller.was_right(tried)
    note_use(opened)
    return opened


def set_password(caller: Caller, held: HeldInbox, password: str | bytes) -> None:
    """Let a password open an inbox, in the place of the one before.

    A "guess", as it costs the same to stretch it.  Raises TooMany, passwords.Busy.
    """
    caller.count("guess")
    salt = new_salt()
    key = passwords.key_of(_stretched(password, held.address), salt)
    Grant.objects.set_password(held.inbox, held.secret, salt, key)
    caller.was_right(_tries_at(held.address))


def remove_password(held: HeldInbox) -> None:
    held.inbox.grants.passwords().delete()


def must_have_room() -> None:
    """Raises NoRoom while disk or memory are too short for new addresses."""
    if shortage.refusal():
        raise NoRoom


def issue(
    caller: Caller,
    domain: Domain,
    local_part: str = "",
    lifetime: timedelta | None = None,
    mode: str = Inbox.Mode.TIME,
    password: str = "",
    messages: int | None = None,
) -> HeldInbox:
    """Issue a private inbox, with a name by chance unless one is chosen, folded.

    Counts as "issue", a chosen name as "choose" too, which is remembered for good,
    and a password as "guess"; whatever comes of it, as refusals tell which names there
    are.  A domain's own limits count what was issued.  Malformed fields are the door's
    own to refuse, and cost nothing.  Raises NoRoom, IssueError, TooMany, passwords.Busy;
    then nothing was issued.
    """
    must_have_room()
    caller.count("issue")
    if local_part:
        caller.count("choose")
    if password:
        caller.count("guess")
    if not domain_limits.has_room(domain):
        raise IssueError("full")
    salt, key = new_salt(), b""
    if local_part and password:
        # Outside of the transaction, in which deliveries to the name would wait; and only where it may be of use.
        if reason := Inbox.objects.refusal(domain, local_part):
            raise IssueError(reason)
        key = passwords.key_of(passwords.stretch(password, f"{local_part}@{domain.name}"), salt)
    with transaction.atomic():
        held = HeldInbox.of(*Inbox.objects.issue(domain, local_part, lifetime, mode, messages))
        if password:
            key = key or passwords.key_of(passwords.stretch(password, held.address), salt)
            Grant.objects.set_password(held.inbox, held.secret, salt, key)
            caller.was_right(_tries_at(held.address))
        domain_limits.count(domain)
    return held


def must_hold(opened: OpenInbox) -> HeldInbox:
    """Pass only its holder on.  Raises NotHeld, which tells no more than reading the inbox does."""
    if isinstance(opened, HeldInbox):
        return opened
    raise NotHeld(opened.is_private)


def extend(held: HeldInbox, minutes: int | None = None) -> None:
    """Move the end to minutes from now, or as far as the domain's default; see Lifetime.extend.

    Raises DomainClosed.
    """
    if not held.domain.is_active:
        raise DomainClosed
    if held.inbox.extend(minutes):
        push.announce(held.topic)


def close(held: HeldInbox) -> None:
    """End an inbox now, for all who have it open."""
    topic = held.topic  # it has the row's id, which deleting takes
    held.inbox.delete()
    push.announce(topic)


def pause(held: HeldInbox, is_paused: bool) -> None:
    """Have senders told to try again later, or take their mail again."""
    if held.inbox.pause(is_paused):
        push.announce(held.topic)


def end_after(held: HeldInbox, messages: int | None) -> None:
    """Take so many messages more and none after them; None: as many as come."""
    if held.inbox.end_after(messages):
        push.announce(held.topic)


def pin(held: HeldInbox, message_id: UUID, is_pinned: bool) -> None:
    """Keep a message at the caps of its inbox, or no longer.  Raises Message.DoesNotExist, TooManyPinned."""
    if not held.inbox.pin(message_id, is_pinned):
        raise TooManyPinned(held.inbox.most_pinned)
    push.announce(held.topic)


def share(held: HeldInbox, lifetime: timedelta | None = None) -> tuple[Grant, bytes]:
    """Make a read-only link; return (grant, key), and the key is kept nowhere.  Raises TooManyShares."""
    return _made(Grant.objects.share(held.inbox, held.private_key, lifetime))


def share_message(held: HeldInbox, message: Message, lifetime: timedelta | None = None) -> tuple[Grant, bytes]:
    """Make a link to one message, as share() does to all of them."""
    return _made(Grant.objects.share_message(message, held.private_key, lifetime))


def _made(made: tuple[Grant, bytes] | None) -> tuple[Grant, bytes]:
    if made is None:
        raise TooManyShares
    grant, key = made
    grant.refresh_from_db(fields=["created_at", "expires_at"])
    return grant, key


def stop_sharing(held: HeldInbox, message: Message, link_id: int) -> None:
    """Take a link to a message back; pages that it opened end.  Raises Grant.DoesNotExist."""
    held.links_to(message).get(pk=link_id).delete()
    push.announce(held.topic)


def revoke(held: HeldInbox, share_id: int) -> None:
    """Take a read-only link back; what it opened ends with it.  Raises Grant.DoesNotExist."""
    held.shares.get(pk=share_id).delete()
    push.announce(held.topic)


def push_to(caller: Caller, opened: OpenInbox, browser: bytes, pushed: Pushed) -> None:
    """Have a browser told of what arrives while no page is open, as long as its right lasts.

    Raises NotFound for what nobody holds, TooMany, DoesNotExist.
    """
    caller.count("push")
    if opened.inbox is None:
        raise NotFound
    PushSubscription.objects.switch_on(opened.inbox, opened.grant, browser, pushed)


def open_message(opened: OpenInbox, message_id: UUID) -> Message:
    """Return a message of the inbox, to be read.  Raises Message.DoesNotExist, for another inbox's too."""
    message = opened.message(message_id)
    opened.note_reading()
    return message


def delete_message(held: HeldInbox, message: Message) -> None:
    message.delete()
    push.announce(held.topic)


def delete_messages(held: HeldInbox, message_ids: Collection[UUID]) -> None:
    """Delete those of them that are this inbox's, in one statement, told once."""
    deleted, _ = held.all_messages.filter(pk__in=message_ids).delete()
    if deleted:
        push.announce(held.topic)


def report(caller: Caller, kind: str, reported: Reported) -> AbuseReport:
    """Keep a report of abuse, as its reporter has it.  Raises TooMany."""
    caller.count("report")
    return AbuseReport.objects.keep(kind, reported, caller.name)


def _tries_at(address: Address | str) -> str:
    return f"password|{address}"


def _stretched_code(short: bytes) -> bytes:
    """Salted with a key that is in no dump, the same for all: by nothing else would a code's row be found."""
    return passwords.key_of(short, settings.TYPED_CODE_KEY[:SALT_BYTES])


def _stretched(password: str | bytes, address: str) -> bytes:
    return password if isinstance(password, bytes) else passwords.stretch(password, address)
