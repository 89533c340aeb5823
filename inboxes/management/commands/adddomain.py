"""Add a mail domain from a shell; the admin does the same, and more."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inboxes.models import Domain, HistoryEntry


class Command(BaseCommand):
    help = "Add a mail domain that this host receives for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="like mail.example.org; an internationalised name is fine")
        parser.add_argument("--unlisted", action="store_true", help="do not show it in the picker")
        parser.add_argument(
            "--offer", action="store_true", help="offer it before its MX records lead here, or if never"
        )
        parser.add_argument(
            "--default", action="store_true", help="new addresses are here; the first domain is it anyway"
        )
        parser.add_argument("--issued-only", action="store_true", help="accept mail for issued addresses only")
        parser.add_argument("--if-none", action="store_true", help="do nothing when there is a domain already")
        parser.add_argument("--if-new", action="store_true", help="do nothing when this domain is there already")

    def handle(self, *, name: str, unlisted: bool, issued_only: bool, if_none: bool, **options: Any) -> None:
        if if_none and Domain.objects.exists():
            return
        if options["if_new"] and Domain.objects.filter(name=name).exists():
            return
        chosen = {"offered_anyway": options["offer"], "is_default": options["default"]}
        acceptance = Domain.Acceptance.ISSUED if issued_only else Domain.Acceptance.WILDCARD
        domain = Domain(name=name, is_listed=not unlisted, acceptance=acceptance, **chosen)
        try:
            domain.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        domain.save()
        HistoryEntry.objects.note_command("adddomain", domain)
        self.stdout.write(f"Added {domain}.")
        if not (unlisted or domain.is_offered):
            self.stdout.write(
                "It is offered within a minute after its MX record leads here; `manage.py check "
                "--database default` says what the DNS says."
            )
