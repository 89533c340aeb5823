"""Pages of one message: the message, its HTML in a frame of its own, its parts and its source.

Everything here was written by strangers: it is escaped, framed or downloaded.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inboxes.access import doors
from inboxes.access.held import HeldKeys
from inboxes.access.refusals import NotFound
from inboxes.access.ways_in import HeldInbox, OpenInbox, SharedMessage
from inboxes.limits import caller_of
from inboxes.mail import authentication, dangers
from inboxes.models import Message
from inboxes.showing import notes, parts, quotes, reading, rendering, urls, zipping
from inboxes.showing.downloads import GUEST_HEADERS, download
from inboxes.showing.turns import in_turn

from .answers import View, held_only, opens_inbox
from .views import addresses_context, list_context

# Beside a message, for a desk: each row costs 1.4 ms, and a phone shows none.
ROWS_BESIDE = 20
# What the source page shows; the whole is in the .eml.
MAX_SHOWN_SOURCE_BYTES = 512 * 1024


def opens_message(view: View) -> View:
    """Open the message of the URL in the opened inbox; one of another inbox is not found."""

    @wraps(view)
    def opened(request: HttpRequest, inbox: OpenInbox, message_id: UUID, **kwargs: Any) -> HttpResponseBase:
        return view(request, inbox, doors.open_message(inbox, message_id), **kwargs)

    return opens_inbox(opened)


@require_safe
@opens_message
def show_message(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    context = message_context(inbox, message)
    if context["is_readable"]:
        html = context["body"].html
        with in_turn(caller_of(request).name, html):
            context["elsewhere"] = rendering.count_remote(html, inline_urls(inbox, context["row"]))
        context["text"] = quotes.parts(context["body"].text, quotes.Known.of(context["row"].summary))
        inbox.mark_seen(message.pk)
    if isinstance(inbox, SharedMessage):
        return render(request, "inboxes/shared_message.html", context | {"is_shared_message": True})
    context |= addresses_context(HeldKeys.of(request.COOKIES).look(), inbox.inbox)
    context["newer"], context["older"] = inbox.neighbours(message.pk)
    return render(request, "inboxes/message.html", list_context(inbox, newest=ROWS_BESIDE) | context)


@require_safe
@opens_message
def show_print(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    """The message on paper: a document under the frame's policy, since the message's HTML stands in it."""
    context = message_context(inbox, message)
    if html := context["body"].html:
        with in_turn(caller_of(request).name, html):
            context["html"] = rendering.safe_body(html, inline_urls(inbox, context["row"]))
    return render_framed(request, "inboxes/print.html", context)


@require_safe
@opens_message
def show_print_view(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    """That document in a frame of a page that has a button: where a message's HTML stands no script may run."""
    return render(request, "inboxes/print_view.html", {"inbox": inbox, "message": message})


@require_http_methods(["GET", "HEAD", "POST"])
@opens_message
def show_html(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    """The message's HTML as a document for the frame: see rendering.py for what holds it.

    POST is the reader's wish to see remote pictures: in that answer, and no other.
    """
    whole = reading.read_whole(inbox, message)
    html = whole.body.html
    if not html:
        raise NotFound
    with_remote = request.method == "POST"
    with in_turn(caller_of(request).name, html):
        known = quotes.Known.of(whole.row.summary)
        document = rendering.safe_document(html, inline_urls(inbox, whole.row), with_remote, known)
    return HttpResponse(document, headers=rendering.frame_headers(with_remote))


@require_safe
@opens_message
def show_source(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
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
def download_source(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    return download(reading.read_source(inbox, message), f"{message.pk}.eml")


@require_safe
@opens_message
def download_part(request: HttpRequest, inbox: OpenInbox, message: Message, number: int) -> HttpResponse:
    name = reading.read_row(inbox, message).name_of_part(number)
    return download(parts.open_part(inbox, message, number), name)


@require_safe
@opens_message
def show_image(request: HttpRequest, inbox: OpenInbox, message: Message, number: int) -> HttpResponse:
    """A part as a picture, if its first bytes say that it is one: the name and type it came with say nothing."""
    content = parts.open_part(inbox, message, number)
    kind = dangers.image_type((content or b"")[: dangers.HEAD_BYTES])
    if not kind:
        raise NotFound
    headers = {"Content-Type": kind, "Cross-Origin-Resource-Policy": "same-origin"}
    return HttpResponse(content, headers=GUEST_HEADERS | headers)


@require_safe
@opens_message
def download_all(request: HttpRequest, inbox: OpenInbox, message: Message) -> StreamingHttpResponse:
    """All parts as one zip file, one part in memory at a time."""
    named = reading.named_attachments(reading.read_row(inbox, message))
    if not named:
        raise NotFound

    def contents() -> Iterator[tuple[str, bytes]]:
        for name, attachment in named.items():
            content = parts.open_part(inbox, message, attachment.number)
            if content is not None:
                yield name, content

    chunks = zipping.stored(contents(), message.received_at)

    # The query runs where Django's database connection of this request is.
    next_chunk = sync_to_async(lambda: next(chunks, b""))

    async def stream() -> AsyncIterator[bytes]:
        while chunk := await next_chunk():
            yield chunk

    headers = GUEST_HEADERS | {"Content-Disposition": content_disposition_header(True, f"{message.pk}.zip")}
    return StreamingHttpResponse(stream(), content_type="application/zip", headers=headers)


@require_POST
@opens_inbox
@held_only
def delete_message(request: HttpRequest, inbox: HeldInbox, message_id: UUID) -> HttpResponse:
    message = inbox.message(message_id)
    newer, older = inbox.neighbours(message.pk) if request.POST.get("then") == "next" else (None, None)
    doors.delete_message(inbox, message)
    if following := older or newer:
        return redirect("message", inbox.address, following)
    return redirect("inbox", inbox.address)


@require_POST
@opens_inbox
@held_only
def delete_messages(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    """Those that were selected in the list."""
    doors.delete_messages(inbox, selected_in(request))
    return redirect("inbox", inbox.address)


@require_POST
@opens_inbox
@held_only
def mark_messages(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    inbox.mark_seen(*selected_in(request), seen=request.POST.get("seen") == "yes")
    return redirect("inbox", inbox.address)


def selected_in(request: HttpRequest) -> set[UUID]:
    """Return the ids that a form names, no more than Django reads of one (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""
    ids = set()
    for text in request.POST.getlist("message"):
        with suppress(ValueError):
            ids.add(UUID(text))
    return ids


def message_context(inbox: OpenInbox, message: Message) -> dict[str, Any]:
    whole = reading.read_whole(inbox, message)
    return {
        "inbox": inbox,
        "message": message,
        "row": whole.row,
        "body": whole.body,
        "notes": notes.told(whole.body.notes),
        "is_readable": whole.is_readable,
        "attachments": parts.examine(inbox, whole.row),
        "checks": authentication.checks(whole.body.headers, settings.AUTHSERV_ID),
        "message_links": inbox.links_to(message).select_related("inbox") if isinstance(inbox, HeldInbox) else (),
    }


def inline_urls(inbox: OpenInbox, row: reading.Row) -> dict[str, str]:
    """Return where the frame finds each part that the HTML may show, by what HTML may call it."""
    return urls.inline_parts(
        urls.named(part, reverse("image", args=[inbox.address, row.message.pk, part.number]))
        for part in row.kept_attachments
    )


def render_framed(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, context)
    for name, value in rendering.PRINT_HEADERS.items():
        response[name] = value
    return response
