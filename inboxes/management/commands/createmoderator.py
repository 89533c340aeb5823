"""Add somebody who moderates: no superuser, in the group "Moderators", with a password that is shown once."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from inboxes import moderators
from inboxes.mail import addresses
from inboxes.models import HistoryEntry


class Command(BaseCommand):
    help = "Add a moderator, and print a password, once. `manage.py changepassword NAME` sets another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--second-factor", action="store_true", help="make a second factor, too, and show its code")

    def handle(self, *, username: str, second_factor: bool, **options: object) -> None:
        User = get_user_model()
        if User.objects.filter(username=username).exists():
            raise CommandError(
                f"There is a user {username!r} already. `manage.py changepassword {username}` gives a new password; "
                f"who is in which group stands in the admin, Users."
            )
        password = addresses.generate_local_part()  # 69 bits, and can be read out
        user = User(username=username, is_staff=True)
        user.set_password(password)
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        with transaction.atomic():
            user.save()
            user.groups.add(moderators.keep())
            HistoryEntry.objects.note_command("createmoderator", user)
        self.stdout.write(f"Added the moderator {username}. The password, shown this one time: {password}")
        if second_factor:
            call_command("addsecondfactor", username, stdout=self.stdout)
        else:
            self.stdout.write(f"Where the login asks for a code: `manage.py addsecondfactor {username}`.")
