"""What the holder of an inbox sets: whether its mail is held up, how much more it takes, what is kept at its caps."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inboxes.access import doors
from inboxes.access.refusals import TooManyPinned
from inboxes.access.ways_in import HeldInbox

from .answers import held_only, is_from_script, opens_inbox
from .forms import EndAfterForm, PinForm
from .views import inbox_context


@require_POST
@opens_inbox
@held_only
def pause(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    doors.pause(inbox, "resume" not in request.POST)
    return show_changed(request, inbox)


@require_POST
@opens_inbox
@held_only
def end_after(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    form = EndAfterForm(request.POST)
    if form.is_valid():
        doors.end_after(inbox, form.cleaned_data["messages"])
    return show_changed(request, inbox)


@require_POST
@opens_inbox
@held_only
def pin(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    """Pin the message that the button names, or unpin it; beside a message, its page is shown again."""
    form = PinForm(request.POST)
    if not form.is_valid():
        return redirect("inbox", inbox.address)
    message_id: UUID = form.cleaned_data["pin"] or form.cleaned_data["unpin"]
    try:
        doors.pin(inbox, message_id, bool(form.cleaned_data["pin"]))
    except TooManyPinned as error:
        context = {"inbox": inbox, "most": error.most, "message_id": message_id}
        return render(request, "inboxes/too_many_pinned.html", context, status=409)
    if "beside" in request.GET:
        return redirect("message", inbox.address, message_id)
    return redirect("inbox", inbox.address)


def show_changed(request: HttpRequest, inbox: HeldInbox) -> HttpResponse:
    if is_from_script(request):
        return render(request, "inboxes/_inbox.html", inbox_context(request, inbox))
    return redirect("inbox", inbox.address)
