"""Routes of messages: the list, one of them, its source, its HTML and its attachments."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Query, Router, Schema, Status

from inboxes.access import doors
from inboxes.access.ways_in import OpenInbox
from inboxes.models import Message
from inboxes.showing import parts, reading
from inboxes.showing.described import Described, message_of, safe_html, summary_of
from inboxes.showing.downloads import GUEST_HEADERS, download

from .. import problems, schemas
from ..bearer import holder_of, open_for
from ..description import HOLDER, READER, READING, WRITING, answers
from ..positions import Since, cursor_of, position_since, read_cursor
from ..problems import Problem
from .inbox_routes import INBOX

router = Router(by_alias=True, tags=["Messages"])

MESSAGE = f"{INBOX}/messages/{{uuid:message_id}}"
# The document stands alone: no frame of ours holds it, and it brings its own style.
HTML_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


class Page(Schema):
    """Which of an inbox's messages."""

    limit: int = Field(50, ge=1, le=100, description="How many messages, at most.")
    cursor: str = Field("", max_length=100, description="next_cursor of the page before.")
    since: Since | None = Field(None, description="A message's id, or a time (RFC 3339): only what came later.")


@router.get(
    f"{INBOX}/messages",
    summary="List messages",
    **answers(
        schemas.Messages, *READING, problems.INVALID, says="The messages of one page, newest first.", rights=READER
    ),
)
def list_messages(request: HttpRequest, address: schemas.Address, page: Query[Page]) -> Described:
    """To follow an inbox, ask with `since` and the id of the newest message you have; or better, wait or stream."""
    inbox = open_for(request, address)
    messages = inbox.all_messages.newest_first().summaries()
    if page.since:
        messages = messages.later_than(*position_since(inbox, page.since))
    if page.cursor:
        messages = messages.earlier_than(*read_cursor(page.cursor))
    found = list(messages[: page.limit + 1])
    shown = found[: page.limit]
    return {
        "items": [summary_of(reading.read_row(inbox, message)) for message in shown],
        "next_cursor": cursor_of(shown[-1]) if len(found) > page.limit else None,
    }


@router.get(
    MESSAGE,
    summary="Read a message",
    **answers(schemas.Message, *READING, problems.NO_MESSAGE, says="The message, whole.", rights=READER),
)
def show_message(request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId) -> Described:
    """Marks nothing as seen; PATCH does."""
    return message_of(*open_message(request, address, message_id))


@router.patch(
    MESSAGE,
    summary="Mark a message",
    **answers(
        schemas.MessageSummary, *WRITING, problems.NO_MESSAGE, problems.INVALID, says="The message.", rights=HOLDER
    ),
)
def mark_message(
    request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId, marks: schemas.Marks
) -> Described:
    inbox = holder_of(request, address)
    inbox.mark_seen(message_id, marks.seen)
    return summary_of(reading.read_row(inbox, inbox.message(message_id)))


@router.delete(
    MESSAGE,
    summary="Delete a message",
    **answers(None, *WRITING, problems.NO_MESSAGE, status=204, says="It is gone.", rights=HOLDER),
)
def delete_message(request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId) -> Status[None]:
    inbox = holder_of(request, address)
    doors.delete_message(inbox, inbox.message(message_id))
    return Status(204, None)


@router.get(
    f"{MESSAGE}/source",
    summary="Get a message's source",
    **answers(
        None,
        *READING,
        problems.NO_MESSAGE,
        problems.NO_PART,
        says="The message as it was received.",
        content={"message/rfc822": "Received: from mail.shop.example ...\r\nSubject: Your code is 482913\r\n\r\n..."},
        rights=READER,
    ),
)
def show_source(request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId) -> HttpResponse:
    """Of a message that was too large it is the beginning."""
    inbox, message = open_message(request, address, message_id)
    response = or_no_part(reading.read_source(inbox, message), "message/rfc822")
    response["Content-Disposition"] = content_disposition_header(True, f"{message.pk}.eml")
    return response


@router.get(
    f"{MESSAGE}/html",
    summary="Get a message's HTML",
    **answers(
        None,
        *READING,
        problems.NO_MESSAGE,
        problems.NO_PART,
        says="The document that the field html has.",
        content={"text/html": schemas.HTML},
        rights=READER,
    ),
)
def show_html(request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId) -> HttpResponse:
    inbox, message = open_message(request, address, message_id)
    whole = reading.read_whole(inbox, message)
    html = safe_html(whole.row, whole.body.html)
    response = or_no_part(html.encode() if html else None, "text/html; charset=utf-8")
    response["Content-Security-Policy"] = HTML_POLICY
    return response


@router.get(
    f"{MESSAGE}/attachments/{{int:number}}",
    summary="Get an attachment",
    **answers(
        None,
        *READING,
        problems.NO_MESSAGE,
        problems.NO_PART,
        says="The attachment's bytes, whatever type its sender claims; its name is in Content-Disposition.",
        content={"application/octet-stream": "%PDF-1.7 ..."},
        rights=READER,
    ),
)
def show_attachment(
    request: HttpRequest, address: schemas.Address, message_id: schemas.MessageId, number: schemas.Number
) -> HttpResponse:
    inbox, message = open_message(request, address, message_id)
    content = parts.open_part(inbox, message, number)
    if content is None:
        raise Problem(problems.NO_PART)
    return download(content, reading.read_row(inbox, message).name_of_part(number))


def open_message(request: HttpRequest, address: str, message_id: UUID) -> tuple[OpenInbox, Message]:
    inbox = open_for(request, address)
    return inbox, doors.open_message(inbox, message_id)


def or_no_part(content: bytes | None, content_type: str) -> HttpResponse:
    if not content:
        raise Problem(problems.NO_PART)
    return HttpResponse(content, headers=GUEST_HEADERS | {"Content-Type": content_type})
