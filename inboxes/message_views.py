"""Pages of one message: the message, its HTML in a frame of its own, its parts and its source.

Everything here was written by strangers: it is escaped, framed or downloaded.
"""

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from . import push, reading, rendering
from .models import Part
from .views import held_only, opens_inbox

# What the source page shows; the whole is in the .eml.
MAX_SHOWN_SOURCE_BYTES = 512 * 1024


def opens_message(view):
    """Open the message of the URL in the opened inbox; one of another inbox is not found."""

    @wraps(view)
    def opened(request, inbox, message_id, **kwargs):
        message = inbox.message(message_id)
        inbox.note_reading()
        return view(request, inbox, message, **kwargs)

    return opens_inbox(opened)


@require_safe
@opens_message
def show_message(request, inbox, message):
    context = {
        "inbox": inbox,
        "message": message,
        "row": reading.read_row(inbox, message),
        "body": reading.read_body(inbox, message),
    }
    return render(request, "inboxes/message.html", context)


@require_safe
@opens_message
def show_html(request, inbox, message):
    """The message's HTML as a document for the frame: see rendering.py for what holds it."""
    body = reading.read_body(inbox, message)
    if not body or not body["html"]:
        raise Http404
    try:
        document = rendering.safe_document(body["html"])
    except rendering.TooComplex:
        document = render_to_string("inboxes/too_complex.html")
    return HttpResponse(document, headers=rendering.FRAME_HEADERS)


@require_safe
@opens_message
def show_source(request, inbox, message):
    source = reading.read_source(inbox, message)
    context = {
        "inbox": inbox,
        "message": message,
        "source": source and source[:MAX_SHOWN_SOURCE_BYTES].decode(errors="replace"),
        "is_cut": source and len(source) > MAX_SHOWN_SOURCE_BYTES,
        "is_incomplete": source and len(source) < message.source_bytes,
    }
    return render(request, "inboxes/source.html", context)


@require_safe
@opens_message
def download_source(request, inbox, message):
    return download(reading.read_source(inbox, message), f"{message.pk}.eml")


@require_safe
@opens_message
def download_part(request, inbox, message, number):
    attachment = reading.read_row(inbox, message).attachment(number)
    part = Part.objects.get(message=message, number=number)
    return download(reading.read_part(inbox, part), attachment.name if attachment else f"attachment-{number}")


@require_POST
@opens_inbox
@held_only
def delete_message(request, inbox, message_id):
    inbox.message(message_id).delete()
    push.announce(inbox.topic)
    return redirect("inbox", inbox.address)


def download(content: bytes | None, name: str) -> HttpResponse:
    """Offer bytes for download, whatever their sender calls them: no browser shows or runs them here."""
    if content is None:
        raise Http404
    return HttpResponse(
        content,
        headers={
            "Content-Type": "application/octet-stream",
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
