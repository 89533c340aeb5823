"""Rows as tests need them: no mail in them, or an inbox whose time is up."""

from datetime import timedelta

from django.db.models.functions import Now

from inboxes.models import Inbox, Message


def private_message(inbox, number=0):
    return Message.objects.create(
        inbox=inbox, source_bytes=1, fingerprint=number.to_bytes(32), summary=b"s", body=b"b", source=b"x"
    )


def public_message(domain, ends, number=0):
    return Message.objects.create(
        domain=domain,
        local_part="anybody",
        expires_at=Now() + ends,
        source_bytes=1,
        fingerprint=number.to_bytes(32),
        summary=b"s",
        body=b"b",
        source=b"x",
    )


def expire(inbox):
    Inbox.objects.filter(pk=inbox.pk).update(expires_at=Now() - timedelta(seconds=1))
