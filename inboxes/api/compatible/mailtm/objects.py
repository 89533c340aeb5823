"""Mail.tm's objects, of our rows.  Their keys are the contract: never one more.

Strict clients take null for nothing: what is missing is an empty string or list.
"""

import email.utils
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Sum

from inboxes.access.ways_in import HeldInbox
from inboxes.mail import arrival_ids, authentication
from inboxes.mail.summary import Attachment, HeaderField, Mailbox
from inboxes.models import Domain, Inbox, Message
from inboxes.showing import notes, reading, rendering, urls
from inboxes.showing.turns import in_turn

from . import ids

PAGE_SIZE = 30
MAX_INTEGER = 2**31 - 1  # what typed clients hold
MAX_CONTACTS = 100
# Where an inline picture stands while the HTML is sanitized, which lets no scheme of ours through.
_INLINE_PATH = "/attachment-of-this-message/"


def moment(time: datetime) -> str:
    return time.astimezone(UTC).replace(microsecond=0).isoformat()


def collection(path: str, kind: str, members: list[dict], total: int, page: int) -> dict:
    value = {
        "@context": f"/contexts/{kind}",
        "@id": path,
        "@type": "hydra:Collection",
        "hydra:totalItems": total,
        "hydra:member": members,
    }
    last = max(1, -(-total // PAGE_SIZE))
    if last > 1:
        view = {"@id": page, "hydra:first": 1, "hydra:last": last}
        if page < last:
            view["hydra:next"] = page + 1
        if page > 1:
            view["hydra:previous"] = min(page - 1, last)
        links = {name: f"{path}?page={number}" for name, number in view.items()}
        value["hydra:view"] = {"@id": links.pop("@id"), "@type": "hydra:PartialCollectionView"} | links
    return value


def domain_of(domain: Domain) -> dict:
    key = ids.domain_id(domain)
    return {
        "@id": f"/domains/{key}",
        "@type": "Domain",
        "id": key,
        "domain": domain.name,
        "isActive": domain.is_active,
        "isPrivate": False,
        "createdAt": moment(domain.created_at),
        "updatedAt": moment(domain.created_at),
    }


def account_of(inbox: Inbox, is_deleted: bool = False) -> dict:
    key = ids.account_id(inbox)
    used = 0 if is_deleted else inbox.messages.live().aggregate(bytes=Sum("source_bytes", default=0))["bytes"]
    quota = inbox.domain.max_messages * inbox.domain.max_message_bytes
    return {
        "@context": "/contexts/Account",
        "@id": f"/accounts/{key}",
        "@type": "Account",
        "id": key,
        "address": inbox.address,
        "quota": min(quota, MAX_INTEGER),
        "used": min(used, MAX_INTEGER),
        "isDisabled": False,
        "isDeleted": is_deleted,
        "createdAt": moment(inbox.created_at),
        "updatedAt": moment(inbox.created_at),
    }


def item_of(inbox: Inbox, row: reading.Row) -> dict:
    """A message as lists and events have it."""
    message, summary, sender = row.message, row.summary, row.senders[0]
    return _item(inbox, message) | {
        "msgid": summary.message_id,
        "from": _contact(sender),
        "to": [_contact(mailbox) for mailbox in summary.to],
        "subject": summary.subject,
        "intro": summary.preview,
        "seen": message.seen_at is not None,
        "hasAttachments": bool(row.kept_attachments),
        "size": message.source_bytes,
        "updatedAt": moment(message.seen_at or arrival_ids.made_at(message.pk)),
    }


def deleted_item(inbox: Inbox, message: Message) -> dict:
    """A message that is gone, for its event: nothing is left of it but its id, and the time in that."""
    return _item(inbox, message) | {"isDeleted": True}


def _item(inbox: Inbox, message: Message) -> dict[str, Any]:
    key = ids.message_id(message)
    # As it is in every event of the message, the last one too, when its row is gone.
    created_at = moment(arrival_ids.made_at(message.pk))
    return {
        "@id": f"/messages/{key}",
        "@type": "Message",
        "id": key,
        "accountId": f"/accounts/{ids.account_id(inbox)}",
        "msgid": "",
        "from": {"address": "", "name": ""},
        "to": [],
        "subject": "",
        "intro": "",
        "seen": False,
        "isDeleted": False,
        "hasAttachments": False,
        "size": 0,
        "downloadUrl": f"/messages/{key}/download",
        "sourceUrl": f"/sources/{key}",
        "createdAt": created_at,
        "updatedAt": created_at,
    }


def message_of(opened: HeldInbox, message: Message) -> dict:
    """A whole message."""
    whole = reading.read_whole(opened, message)
    row, body = whole.row, whole.body
    return {"@context": "/contexts/Message"} | item_of(opened.inbox, row) | {
        "cc": _contacts(body.headers, "cc"),
        "bcc": _contacts(body.headers, "bcc"),
        "flagged": False,
        "verifications": _verifications(body.headers),
        "retention": True,
        "retentionDate": moment(opened.inbox.expires_at),
        "text": notes.text_of(body),
        "html": safe_html(row, body.html),
        "attachments": [_attachment(message, attachment) for attachment in row.kept_attachments],
    }  # fmt: skip


def safe_html(row: reading.Row, html: str) -> list[str]:
    """Return the HTML as our page shows it, for a client's page; [] when there is none."""
    if not html:
        return []
    inline = urls.inline_parts(
        urls.named(attachment, f"{_INLINE_PATH}{ids.attachment_id(attachment.number)}")
        for attachment in row.kept_attachments
    )
    with in_turn("API", html):
        body = rendering.safe_body(html, inline)
    return [body.replace(f'src="{_INLINE_PATH}', 'src="attachment:')]


def source_of(message: Message, source: bytes) -> dict:
    key = ids.message_id(message)
    return {
        "@context": "/contexts/Source",
        "@id": f"/sources/{key}",
        "@type": "Source",
        "id": key,
        "data": source.decode(errors="replace"),
        "downloadUrl": f"/sources/{key}/download",
    }


def _attachment(message: Message, attachment: Attachment) -> dict[str, Any]:
    key = ids.attachment_id(attachment.number)
    return {
        "id": key,
        "filename": attachment.name,
        "contentType": attachment.type,
        "disposition": "attachment",
        "transferEncoding": "base64",
        "related": bool(attachment.content_id),
        "size": attachment.bytes,
        "downloadUrl": f"/messages/{ids.message_id(message)}/attachment/{key}",
    }


def _contact(mailbox: Mailbox) -> dict[str, str]:
    return {"address": mailbox.address, "name": mailbox.name}


def _contacts(headers: Sequence[HeaderField], field: str) -> list[dict[str, str]]:
    values = [value for name, value in headers if name.lower() == field]
    pairs = email.utils.getaddresses(values)[:MAX_CONTACTS]
    return [_contact(Mailbox(name, address)) for name, address in pairs if address]


def _verifications(headers: Sequence[HeaderField]) -> dict[str, Any]:
    checks = {check.method: check for check in authentication.checks(headers, settings.AUTHSERV_ID)}
    tls = checks.get("tls")
    cipher = tls.identity.partition(",")[0] if tls else ""
    return {
        "tls": {"name": cipher, "standardName": cipher, "version": tls.result} if tls and cipher else False,
        "spf": "spf" in checks and checks["spf"].is_good,
        "dkim": "dkim" in checks and checks["dkim"].is_good,
    }
