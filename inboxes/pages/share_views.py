"""Links to one message each: made and taken back beside the message, opened by whoever has one.

The key stands behind the "#": whatever fetches the URL for a preview gets a page that tells nothing, and counts
as nobody's visit.  The page's script sends it in the body of a POST; without script it is pasted there.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from inboxes.access import doors
from inboxes.access.refusals import TooManyShares
from inboxes.access.ways_in import HeldInbox, SharedMessage
from inboxes.limits import caller_of

from .answers import answers, held_only, opens_inbox, private
from .grant_forms import CodeForm, ShareForm
from .grant_views import go_to_message, show_link


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@answers
def open_shared(request: HttpRequest) -> HttpResponse:
    """Open the message that a link stands for, at once: nothing of it is added to what this browser holds."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return private(render(request, "inboxes/shared.html", {"form": form}))
    opened, key = doors.try_code(caller_of(request), form.cleaned_data["code"])
    if not isinstance(opened, SharedMessage):
        return private(render(request, "inboxes/shared.html", {"form": form, "is_unknown": True}, status=403))
    return go_to_message(request, opened, key)


@require_POST
@opens_inbox
@held_only
def share_message(request: HttpRequest, inbox: HeldInbox, message_id: UUID) -> HttpResponse:
    """Make a link and show it, once: its key is kept nowhere."""
    message = inbox.message(message_id)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return redirect("message", inbox.address, message.pk)
    try:
        grant, key = doors.share_message(inbox, message, form.lifetime)
    except TooManyShares:
        return render(request, "inboxes/too_many_links.html", {"inbox": inbox, "message": message}, status=409)
    return show_link(request, inbox, key, grant)


@require_POST
@opens_inbox
@held_only
def stop_sharing(request: HttpRequest, inbox: HeldInbox, message_id: UUID, grant_id: int) -> HttpResponse:
    doors.stop_sharing(inbox, inbox.message(message_id), grant_id)
    return redirect("message", inbox.address, message_id)
