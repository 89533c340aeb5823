"""What a reporter of abuse types.  Each error's code names its sentence in templates/inboxes/_field_refusal.html."""

from django import forms
from django.core.exceptions import ValidationError

from inboxes.mail import abuse, addresses
from inboxes.mail.abuse import Reported
from inboxes.mail.addresses import Address
from inboxes.models import AbuseReport, Domain
from inboxes.showing.reading import Whole


class ReportForm(forms.Form):
    """About an address: what the page "Report abuse" asks."""

    address = forms.CharField(max_length=addresses.MAX_ADDRESS_CHARACTERS)
    kind = forms.ChoiceField(choices=AbuseReport.Kind.choices)
    text = forms.CharField(max_length=abuse.MAX_TEXT)
    contact = forms.CharField(max_length=abuse.MAX_CONTACT, required=False)

    def clean_address(self) -> str:
        address = Address.typed(self.cleaned_data["address"])
        if address is None:
            raise ValidationError("no address", code="no_address")
        if not Domain.objects.named(address.domain).exists():
            raise ValidationError("not ours", code="not_ours")
        return str(address)

    @property
    def reported(self) -> Reported:
        typed = self.cleaned_data
        return Reported(address=typed["address"], text=typed["text"], contact=typed["contact"])


class MessageReportForm(forms.Form):
    """About a message that the reporter reads: nothing of it goes along unless they say so."""

    kind = forms.ChoiceField(choices=AbuseReport.Kind.choices)
    text = forms.CharField(max_length=abuse.MAX_TEXT, required=False)
    contact = forms.CharField(max_length=abuse.MAX_CONTACT, required=False)
    with_sender = forms.BooleanField(required=False)
    with_headers = forms.BooleanField(required=False)
    with_text = forms.BooleanField(required=False)
    with_names = forms.BooleanField(required=False)

    def reported(self, address: str, whole: Whole) -> Reported:
        typed, summary, body = self.cleaned_data, whole.row.summary, whole.body
        sender = summary.from_[0].address if summary.from_ else summary.from_header
        return Reported(
            address=address,
            text=typed["text"],
            contact=typed["contact"],
            sender=(summary.envelope_sender or sender) if typed["with_sender"] else "",
            subject=summary.subject if typed["with_sender"] else "",
            headers=body.headers if typed["with_headers"] else (),
            message_text=(body.text or summary.preview) if typed["with_text"] else "",
            attachments=tuple(part.name for part in summary.attachments) if typed["with_names"] else (),
        )
