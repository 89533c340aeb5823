"""The page "Report abuse" and its form, and the report of a message by whoever reads it."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from inboxes.access import doors
from inboxes.access.ways_in import OpenInbox
from inboxes.limits import caller_of
from inboxes.mail import abuse
from inboxes.models import Domain, Message
from inboxes.models.site_text import SiteText
from inboxes.showing import reading

from .answers import answers, private
from .message_views import opens_message
from .report_forms import MessageReportForm, ReportForm


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def report_abuse(request: HttpRequest) -> HttpResponse:
    """The admin's text, else ours, and the form below it."""
    form = ReportForm(request.POST or None)
    if form.is_valid():
        report = doors.report(caller_of(request), form.cleaned_data["kind"], form.reported)
        return redirect("report-received", report.reference)
    context = {
        "text": SiteText.objects.shown(SiteText.Page.ABUSE, get_language()),
        "abuse_address": settings.ABUSE_ADDRESS or _mailbox(),
        "days": settings.REPORT_DAYS,
        "form": form,
    }
    return render(request, "pages/abuse.html", context, status=422 if form.errors else 200)


@require_safe
def report_received(request: HttpRequest, reference: str) -> HttpResponse:
    if not re.fullmatch(abuse.REFERENCE_PATTERN, reference):
        raise Http404
    return private(render(request, "pages/report_received.html", {"reference": reference}))


@require_http_methods(["GET", "HEAD", "POST"])
@opens_message
def report_message(request: HttpRequest, inbox: OpenInbox, message: Message) -> HttpResponse:
    whole = reading.read_whole(inbox, message)
    form = MessageReportForm(request.POST or None)
    if form.is_valid():
        reported = form.reported(inbox.address, whole)
        report = doors.report(caller_of(request), form.cleaned_data["kind"], reported)
        return redirect("report-received", report.reference)
    context = {"inbox": inbox, "message": message, "row": whole.row, "form": form, "days": settings.REPORT_DAYS}
    return render(request, "inboxes/report.html", context, status=422 if form.errors else 200)


def _mailbox() -> str:
    """Where reports are taken by mail; "" for nowhere."""
    domain = Domain.objects.filter(takes_reports=True).order_by("-is_default", "pk").first()
    return f"{abuse.MAILBOX}@{domain}" if domain else ""
