"""Routes of messages: the list, one of them, its source, its HTML and its attachments."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Query, Router, Schema, Status

from inboxes.access import doors
from inboxes.showing import parts, reading
from inboxes.showing.described import Described, message_of, safe_html, summary_of
from inboxes.showing.downloads import GUEST_HEADERS, download

from .. import errors, schemas
from ..auth import HOLDER, READER, HolderRequest, ReaderRequest
from ..description import contract
from ..errors import Problem
from ..positions import Since, cursor_of, position_since, read_cursor
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
    **contract(schemas.Messages, errors.INVALID, says="The messages of one page, newest first.", right=READER),
)
def list_messages(request: ReaderRequest, address: schemas.Address, page: Query[Page]) -> Described:
    """To follow an inbox, ask with `since` and the id of the newest message you have; or better, wait or stream."""
    inbox = request.auth
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
    **contract(schemas.Message, errors.NO_MESSAGE, says="The message, whole.", right=READER),
)
def show_message(request: ReaderRequest, address: schemas.Address, message_id: schemas.MessageId) -> Described:
    """Marks nothing as seen; PATCH does."""
    return message_of(request.auth, doors.open_message(request.auth, message_id))


@router.patch(
    MESSAGE,
    summary="Mark a message",
    **contract(
        schemas.MessageSummary,
        errors.NO_MESSAGE,
        errors.TOO_MANY_PINNED,
        errors.INVALID,
        says="The message.",
        right=HOLDER,
    ),
)
def mark_message(
    request: HolderRequest, address: schemas.Address, message_id: schemas.MessageId, marks: schemas.Marks
) -> Described:
    """As seen or not, as pinned or not."""
    if marks.pinned is not None:
        doors.pin(request.auth, message_id, marks.pinned)
    if marks.seen is not None:
        request.auth.mark_seen(message_id, seen=marks.seen)
    return summary_of(reading.read_row(request.auth, request.auth.message(message_id)))


@router.delete(
    MESSAGE,
    summary="Delete a message",
    **contract(None, errors.NO_MESSAGE, says={204: "It is gone."}, right=HOLDER),
)
def delete_message(request: HolderRequest, address: schemas.Address, message_id: schemas.MessageId) -> Status[None]:
    doors.delete_message(request.auth, request.auth.message(message_id))
    return Status(204, None)


@router.get(
    f"{MESSAGE}/source",
    summary="Get a message's source",
    **contract(
        None,
        errors.NO_MESSAGE,
        errors.NO_PART,
        says="The message as it was received.",
        content={"message/rfc822": "Received: from mail.shop.example ...\r\nSubject: Your code is 482913\r\n\r\n..."},
        right=READER,
    ),
)
def show_source(request: ReaderRequest, address: schemas.Address, message_id: schemas.MessageId) -> HttpResponse:
    """Of a message that was too large it is the beginning."""
    message = doors.open_message(request.auth, message_id)
    response = or_no_part(reading.read_source(request.auth, message), "message/rfc822")
    response["Content-Disposition"] = content_disposition_header(True, f"{message.pk}.eml")
    return response


@router.get(
    f"{MESSAGE}/html",
    summary="Get a message's HTML",
    **contract(
        None,
        errors.NO_MESSAGE,
        errors.NO_PART,
        says="The document that the field html has.",
        content={"text/html": schemas.HTML},
        right=READER,
    ),
)
def show_html(request: ReaderRequest, address: schemas.Address, message_id: schemas.MessageId) -> HttpResponse:
    whole = reading.read_whole(request.auth, doors.open_message(request.auth, message_id))
    html = safe_html(whole.row, whole.body.html)
    response = or_no_part(html.encode() if html else None, "text/html; charset=utf-8")
    response["Content-Security-Policy"] = HTML_POLICY
    return response


@router.get(
    f"{MESSAGE}/attachments/{{int:number}}",
    summary="Get an attachment",
    **contract(
        None,
        errors.NO_MESSAGE,
        errors.NO_PART,
        says="The attachment's bytes, whatever type its sender claims; its name is in Content-Disposition.",
        content={"application/octet-stream": "%PDF-1.7 ..."},
        right=READER,
    ),
)
def show_attachment(
    request: ReaderRequest, address: schemas.Address, message_id: schemas.MessageId, number: schemas.Number
) -> HttpResponse:
    inbox, message = request.auth, doors.open_message(request.auth, message_id)
    content = parts.open_part(inbox, message, number)
    if content is None:
        raise Problem(errors.NO_PART)
    return download(content, reading.read_row(inbox, message).name_of_part(number))


def or_no_part(content: bytes | None, content_type: str) -> HttpResponse:
    if not content:
        raise Problem(errors.NO_PART)
    return HttpResponse(content, headers=GUEST_HEADERS | {"Content-Type": content_type})
