"""Messages of the token's account.  Another account's are not found, like those that never were."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from inboxes.access import doors
from inboxes.access.ways_in import HeldInbox
from inboxes.models import Message
from inboxes.showing import parts, reading
from inboxes.showing.downloads import GUEST_HEADERS, download

from . import ids, objects
from .accounts import page_of
from .negotiation import Refusal, answer, empty, read_object
from .tokens import open_holders

MERGE_PATCH = "application/merge-patch+json"


View = Callable[..., HttpResponse]


def finds_message(view: View) -> View:
    """Find the message of the path in the token's account."""

    @wraps(view)
    def found(request: HttpRequest, key: str, **named: str) -> HttpResponse:
        inbox = open_holders(request)
        keys = ids.message_keys(key)
        if keys is None:
            raise Http404
        message = inbox.all_messages.defer("source").filter(pk__range=keys).first()
        if message is None:
            raise Http404
        return view(request, inbox, message, **named)

    return found


def opens_message(view: View) -> View:
    """Find it, to be read."""

    @wraps(view)
    def opened(request: HttpRequest, inbox: HeldInbox, message: Message, **named: str) -> HttpResponse:
        inbox.note_reading()
        return view(request, inbox, message, **named)

    return finds_message(opened)


def list_messages(request: HttpRequest) -> HttpResponse:
    inbox = open_holders(request)
    page = page_of(request)
    messages = inbox.messages()
    start = (page - 1) * objects.PAGE_SIZE
    rows = [reading.read_row(inbox, message) for message in messages[start : start + objects.PAGE_SIZE]]
    members = [objects.item_of(inbox.inbox, row) for row in rows]
    return answer(request, objects.collection("/messages", "Message", members, messages.count(), page))


@opens_message
def show_message(request: HttpRequest, inbox: HeldInbox, message: Message) -> HttpResponse:
    return answer(request, objects.message_of(inbox, message))


@finds_message
def patch_message(request: HttpRequest, inbox: HeldInbox, message: Message) -> HttpResponse:
    """Mark a message as seen, or not; the leniency is what clients have made of it."""
    if not settings.MAILTM_LENIENT and request.content_type != MERGE_PATCH:
        raise Refusal(
            415,
            f'The content-type "{request.content_type}" is not supported. '
            f'Supported MIME types are "{MERGE_PATCH}".',
        )  # fmt: skip
    fields = {} if settings.MAILTM_LENIENT and not request.body.strip() else read_object(request)
    seen = fields.get("seen", True if settings.MAILTM_LENIENT else message.seen_at is not None)
    if not isinstance(seen, bool):
        raise Refusal(400, 'The type of the "seen" attribute must be "bool".')
    inbox.mark_seen(message.pk, seen=seen)
    message.refresh_from_db(fields=["seen_at"])
    return answer(request, objects.message_of(inbox, message))


@finds_message
def delete_message(request: HttpRequest, inbox: HeldInbox, message: Message) -> HttpResponse:
    doors.delete_message(inbox, message)
    return empty(204)


@opens_message
def download_message(request: HttpRequest, inbox: HeldInbox, message: Message) -> HttpResponse:
    headers = GUEST_HEADERS | {
        "Content-Type": "message/rfc822",
        "Content-Disposition": content_disposition_header(True, f"{ids.message_id(message)}.eml"),
    }
    return HttpResponse(source_of(inbox, message), headers=headers)


@opens_message
def show_source(request: HttpRequest, inbox: HeldInbox, message: Message) -> HttpResponse:
    return answer(request, objects.source_of(message, source_of(inbox, message)))


@opens_message
def download_attachment(request: HttpRequest, inbox: HeldInbox, message: Message, attachment: str) -> HttpResponse:
    number = ids.attachment_number(attachment)
    row = reading.read_row(inbox, message)
    found = row.attachment(number) if number is not None else None
    if found is None:
        raise Http404
    return download(parts.open_part(inbox, message, found.number), found.name)


def source_of(inbox: HeldInbox, message: Message) -> bytes:
    source = reading.read_source(inbox, message)
    if source is None:
        raise Http404
    return source
