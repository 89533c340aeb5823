"""Add a mail domain from a shell; the admin does the same, and more."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inboxes.models import Domain


class Command(BaseCommand):
    help = "Add a mail domain that this host receives for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="like mail.example.org; an internationalised name is fine")
        parser.add_argument("--unlisted", action="store_true", help="do not show it in the picker")
        parser.add_argument("--issued-only", action="store_true", help="accept mail for issued addresses only")
        parser.add_argument("--if-none", action="store_true", help="do nothing when there is a domain already")

    def handle(self, *, name: str, unlisted: bool, issued_only: bool, if_none: bool, **options: object) -> None:
        if if_none and Domain.objects.exists():
            return
        acceptance = Domain.Acceptance.ISSUED if issued_only else Domain.Acceptance.WILDCARD
        domain = Domain(name=name, is_listed=not unlisted, acceptance=acceptance)
        try:
            domain.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        domain.save()
        self.stdout.write(f"Added {domain}.")
