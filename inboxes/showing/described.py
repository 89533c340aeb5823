"""A message as the API and webhooks describe it: the values of api/schemas.py.  The one place for it."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils import translation

from inboxes.access.ways_in import OpenInbox
from inboxes.mail import authentication, web_links, web_urls
from inboxes.mail.summary import Attachment, Mailbox
from inboxes.models import Message

from . import notes, quotes, reading, rendering, urls
from .turns import in_turn

ROOT = "/api/v1"
MAX_LINKS = 2000

_href = re.compile(r'<a [^>]*?\bhref="(https?://[^"]+)"', re.IGNORECASE)


Described = dict[str, Any]  # what a schema of the API shows, by its fields' names


def rfc3339(time: datetime) -> str:
    """To the microsecond: `since` takes it back, and finds what came after."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def summary_of(row: reading.Row) -> Described:
    """A message as lists have it: MessageSummary.  What no key here opens is empty, with a defect that says so."""
    message, summary = row.message, row.summary
    return {
        "id": message.pk,
        "received_at": message.received_at,
        "size_bytes": message.source_bytes,
        "seen": message.seen_at is not None,
        "pinned": message.is_pinned,
        "from": [_mailbox(sender) for sender in (row.senders if row.is_readable else ())],
        "trust": _trust(row),
        "to": [_mailbox(mailbox) for mailbox in summary.to],
        "subject": summary.subject,
        "preview": summary.preview,
        "code": summary.code,
        "link": _link(row),
        "tag": summary.tag,
        "recipient": summary.recipient,
        "envelope_sender": summary.envelope_sender,
        "attachments": [_attachment(row, attachment) for attachment in row.attachments],
        "is_spam": summary.is_spam,
        "defects": [str(defect) for defect in summary.defects],
    }


def message_of(inbox: OpenInbox, message: Message) -> Described:
    """A whole message: Message."""
    whole = reading.read_whole(inbox, message)
    row, body = whole.row, whole.body
    html = safe_html(row, body.html)
    text = notes.text_of(body)
    checks = authentication.checks(body.headers, settings.AUTHSERV_ID)
    verdicts = {check.method: {"result": check.result, "identity": check.identity} for check in checks}
    return summary_of(row) | {
        "date": row.claimed_date,
        "message_id": row.summary.message_id,
        "text": text,
        "html": html,
        "html_original": body.html or None,
        "headers": [list(header) for header in body.headers],
        "links": links_of(html or "", text),
        "authentication": dict.fromkeys((*authentication.METHODS, "tls")) | verdicts,
        "source_url": f"{path_of(row)}/source",
    }


def safe_html(row: reading.Row, html: str) -> str | None:
    """Return the document that a page's frame shows, its own pictures at their paths here."""
    if not html:
        return None
    inline = urls.inline_parts(
        urls.named(attachment, _attachment(row, attachment)["url"]) for attachment in row.kept_attachments
    )
    # The API speaks English, whatever language the thread spoke last.
    with translation.override("en"), in_turn("API", html):
        return rendering.safe_document(html, inline, known=quotes.Known.of(row.summary))


def links_of(safe: str, text: str) -> list[str]:
    """Every link to the web, once, those of the HTML first."""
    found = [unescape(url) for url in _href.findall(safe)]
    found += [link.url for link in web_links.find(text) if not link.url.startswith("mailto:")]
    return list(dict.fromkeys(found))[:MAX_LINKS]


def path_of(row: reading.Row) -> str:
    return f"{ROOT}/inboxes/{quote(row.address, safe='@')}/messages/{row.message.pk}"


def _attachment(row: reading.Row, attachment: Attachment) -> Described:
    return {
        "number": attachment.number,
        "name": attachment.name,
        "type": attachment.type,
        "size_bytes": attachment.bytes,
        "inline": attachment.inline,
        "content_id": attachment.content_id,
        "url": f"{path_of(row)}/attachments/{attachment.number}",
    }


def _mailbox(mailbox: Mailbox) -> dict[str, str]:
    return {"name": mailbox.name, "address": mailbox.address}


def _link(row: reading.Row) -> Described | None:
    if row.link is None:
        return None
    return {
        "url": row.safe_link,
        "host": web_urls.host_of(row.safe_link),
        "is_foreign": row.summary.link_is_foreign,
    }


def _trust(row: reading.Row) -> Described:
    sender = row.sender
    return {
        "verdict": str(sender.kind),
        "domain": sender.site,
        "about": sender.about,
        "reasons": [reason.kind for reason in sender.reasons],
        "link": str(row.link.kind) if row.link else None,
        "service": row.link.service if row.link else "",
    }
