"""Give an admin a second factor (RFC 6238): shows its QR code here and nowhere else."""

from io import StringIO

import segno
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from inboxes.models import HistoryEntry


class Command(BaseCommand):
    help = "Make a second factor for an admin, in place of the one before, and show it as a QR code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: object) -> None:
        User = get_user_model()
        try:
            user = User.objects.get_by_natural_key(username)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no admin {username!r}; `manage.py createsuperuser` makes one.") from error
        with transaction.atomic():
            TOTPDevice.objects.filter(user=user).delete()
            device = TOTPDevice.objects.create(user=user, name="authenticator")
            HistoryEntry.objects.note_command("addsecondfactor", user)
        drawn = StringIO()  # self.stdout ends each piece with a line
        segno.make(device.config_url).terminal(drawn, compact=True)
        self.stdout.write(f"{drawn.getvalue()}\n{device.config_url}")
        self.stdout.write("Scan it with an authenticator app. With ADMIN_SECOND_FACTOR=true the login asks its code.")
