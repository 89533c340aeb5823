"""1secmail's API: one path, /api/v1/?action=..., no authentication, so public inboxes only.

A private inbox looks like a public one that is empty.  Ids are numbers below
2**31, as its typed clients want them: the last bits of the message's own, which
are random, looked up among the messages of the one inbox.
"""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from inboxes.access import doors, ways_in
from inboxes.access.refusals import NoRoom, NotFound
from inboxes.access.ways_in import OpenInbox
from inboxes.limits import TooMany, caller_of
from inboxes.mail import addresses
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Message
from inboxes.models.domain import DomainQuerySet
from inboxes.showing import notes, parts, reading
from inboxes.showing.downloads import download

from .. import errors
from .mailtm.objects import safe_html

MOST_MAILBOXES, MOST_DOMAINS = 50, 100  # in one answer
NAME_CHARACTERS = 14  # 25 letters, 65 bits: whoever knows a public name reads it
LAST_BITS = 2**31 - 1


@require_safe
def act(request: HttpRequest) -> HttpResponse:
    """Do what ?action= names."""
    action = ACTIONS.get(request.GET.get("action", ""))
    if action is None:
        return refusal(400, f"action must be one of {', '.join(ACTIONS)}.")
    try:
        return action(request)
    except TooMany as error:
        return refusal(429, "Too many requests.", {"Retry-After": str(error.seconds)})
    except NoRoom as error:
        return refusal(503, errors.NO_ROOM.detail, {"Retry-After": str(error.seconds)})
    except (NotFound, Http404, Message.DoesNotExist):
        return refusal(404, "Message not found")


def list_domains(request: HttpRequest) -> JsonResponse:
    doors.count_lookup(caller_of(request))
    return answer(list(public_domains().values_list("name", flat=True)[:MOST_DOMAINS]))


def make_names(request: HttpRequest) -> JsonResponse:
    """Return fresh names, which are nobody's: what comes to them is public."""
    doors.must_have_room()
    doors.count_lookup(caller_of(request))
    domain = public_domains().first()
    asked = request.GET.get("count", "1")
    count = min(int(asked[:9]), MOST_MAILBOXES) if asked.isascii() and asked.isdigit() else 1
    return answer([fresh_name(domain) for _ in range(count)] if domain else [])


def list_messages(request: HttpRequest) -> JsonResponse:
    try:
        rows = reading.read_rows(open_public(request))
    except NotFound:
        rows = []
    return answer([summary_of(row) for row in rows])


def read_message(request: HttpRequest) -> JsonResponse:
    inbox, message = open_message(request)
    whole = reading.read_whole(inbox, message)
    row, body = whole.row, whole.body
    html = "".join(safe_html(row, body.html))
    attachments = [
        {"filename": name, "contentType": attachment.type, "size": attachment.bytes}
        for name, attachment in reading.named_attachments(row).items()
    ]
    text = notes.text_of(body)
    texts = {"body": html or text, "textBody": text, "htmlBody": html}
    return answer(summary_of(row) | {"attachments": attachments} | texts)


def download_attachment(request: HttpRequest) -> HttpResponse:
    inbox, message = open_message(request)
    name = request.GET.get("file", "")
    attachment = reading.named_attachments(reading.read_row(inbox, message)).get(name)
    if attachment is None:
        raise Http404
    return download(parts.open_part(inbox, message, attachment.number), name)


ACTIONS = {
    "genRandomMailbox": make_names,
    "getDomainList": list_domains,
    "getMessages": list_messages,
    "readMessage": read_message,
    "download": download_attachment,
}


def public_domains() -> DomainQuerySet:
    return Domain.objects.offered().public()


def fresh_name(domain: Domain) -> str:
    """Return an address of the domain that is public, and of a shape that was never issued without being chosen."""
    while True:
        name = "".join(secrets.choice(addresses.GENERATED_ALPHABET) for _ in range(NAME_CHARACTERS))
        if ways_in.is_public(domain, name):
            return f"{name}@{domain.name}"


def open_public(request: HttpRequest) -> OpenInbox:
    """Open the public inbox that is asked for.  Raises NotFound for any other name."""
    asked = f"{request.GET.get('login', '')}@{request.GET.get('domain', '')}"
    return doors.look_up(caller_of(request), Address.of(asked))


def open_message(request: HttpRequest) -> tuple[OpenInbox, Message]:
    inbox = open_public(request)
    wanted = request.GET.get("id", "")
    keys = inbox.messages().values_list("pk", flat=True)
    key = next((key for key in keys if str(number_of(key)) == wanted), None)
    if key is None:
        raise NotFound
    return inbox, doors.open_message(inbox, key)


def number_of(key: UUID) -> int:
    return key.int & LAST_BITS


def summary_of(row: reading.Row) -> dict:
    received = row.message.received_at
    return {
        "id": number_of(row.message.pk),
        "from": sender_of(row),
        "subject": row.summary.subject,
        "date": f"{received:%Y-%m-%d %H:%M:%S}",
    }


def sender_of(row: reading.Row) -> str:
    sender = row.senders[0]
    return sender.address or sender.name


def answer(value: Any) -> JsonResponse:
    return JsonResponse(value, safe=False)


def refusal(status: int, sentence: str, headers: dict | None = None) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8", headers=headers)
