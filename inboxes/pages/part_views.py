"""What is looked at of a message's attachments in its place: documents of their own, in frames.

Each says by its own policy that it may do nothing, wherever it is opened.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from inboxes.access.refusals import NotFound
from inboxes.access.ways_in import OpenInbox
from inboxes.mail import dangers
from inboxes.models import Message
from inboxes.showing import parts, reading, viewing

from .message_views import opens_message

VIEWED_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
@opens_message
def show_text(request: HttpRequest, inbox: OpenInbox, message: Message, number: int) -> HttpResponse:
    """An attachment that is text, escaped."""
    content, _name = _part(inbox, message, number, viewing.TEXT)
    context = {
        "text": viewing.text_of(content, get_language() or ""),
        "is_cut": len(content) > viewing.MAX_SHOWN_BYTES,
    }
    return _viewed(render(request, "inboxes/text.html", context))


@require_safe
@opens_message
def show_pdf(request: HttpRequest, inbox: OpenInbox, message: Message, number: int) -> HttpResponse:
    """An attachment that is a PDF, for the browser's own viewer."""
    content, name = _part(inbox, message, number, viewing.PDF)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return _viewed(response)


def _part(inbox: OpenInbox, message: Message, number: int, kind: str) -> tuple[bytes, str]:
    """Return a part's bytes and name.  Raises NotFound for what is not viewed as that kind."""
    row = reading.read_row(inbox, message)
    attachment = row.attachment(number)
    content = parts.open_part(inbox, message, number)
    if attachment is None or content is None:
        raise NotFound
    if viewing.kind_of(attachment.name, attachment.type, content[: dangers.HEAD_BYTES]) != kind:
        raise NotFound
    return content, attachment.name


def _viewed(response: HttpResponse) -> HttpResponse:
    for name, value in VIEWED_HEADERS.items():
        response[name] = value
    return response
