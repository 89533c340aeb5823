"""Domains, inboxes and shares as the API describes them; messages are in showing/described.py."""

from inboxes.access.ways_in import HeldInbox, OpenInbox
from inboxes.models import Domain, Grant
from inboxes.showing.described import Described


def domain_of(domain: Domain) -> Described:
    return {
        "name": domain.name,
        "unicode_name": domain.unicode_name,
        "is_wildcard": domain.acceptance == Domain.Acceptance.WILDCARD,
        "default_lifetime_seconds": domain.default_lifetime_minutes * 60,
        "max_lifetime_seconds": domain.max_lifetime_minutes * 60,
        "max_message_bytes": domain.max_message_bytes,
        "max_messages": domain.max_messages,
        "note": domain.note,
    }


def inbox_of(inbox: OpenInbox) -> Described:
    row = inbox.inbox
    return {
        "address": inbox.address,
        "is_private": inbox.is_private,
        "is_read_only": not inbox.may_write,
        "created_at": row and row.created_at,
        "expires_at": inbox.expires_at,
        "longest_expires_at": row and row.longest_end,
        "lifetime_mode": row and row.lifetime_mode,
        "has_password": inbox.has_password if isinstance(inbox, HeldInbox) else None,
        "message_count": inbox.all_messages.count(),
    }


def share_of(grant: Grant) -> Described:
    return {"id": grant.pk, "created_at": grant.created_at, "expires_at": grant.ends_at}
