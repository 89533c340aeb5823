"""The command that pipe(8) feeds.

    manage.py deliver --listen SOCKET --workers N     resident, LMTP on a Unix socket
    manage.py deliver --sender=ADDRESS -- RECIPIENT...  one message, on standard input

Exit status of the second form: 0 stored (or nobody may read it any more), 75
not now (sysexits.h EX_TEMPFAIL).
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...parsing.limiting import give_way

TEMPFAIL = 75


class Command(BaseCommand):
    help = "Store mail: resident behind a socket (--listen), or one message from standard input."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--listen", metavar="SOCKET", type=Path, help="serve LMTP on this Unix socket")
        parser.add_argument(
            "--workers", type=int, default=2 * (os.cpu_count() or 1), help="processes (default: two for each CPU)"
        )
        parser.add_argument("--sender", default="", help="envelope sender, empty for the null sender")
        parser.add_argument("recipients", nargs="*", metavar="RECIPIENT", help="envelope recipients")

    def handle(
        self, *, listen: Path | None, workers: int, sender: str, recipients: list[str], **options: object
    ) -> None:
        for name in ("FINGERPRINT_KEY", "SITE_PUBLIC_KEY"):
            if not getattr(settings, name):
                needed = "HMAC_KEY" if name == "FINGERPRINT_KEY" else name
                raise ImproperlyConfigured(f"{needed} is not set: `manage.py makekeys` makes it")
        if listen or recipients:
            give_way(settings.DELIVERY_NICENESS)
        if listen:
            self.serve(listen, workers)
        elif recipients:
            sys.exit(self.deliver_once(sender, recipients))
        else:
            raise CommandError("Give --listen SOCKET, or the recipients of the message on standard input.")

    def serve(self, path: Path, workers: int) -> None:
        from ...resident import Supervisor, listen

        if workers < 1:
            raise CommandError("--workers must be 1 or more")
        try:
            listening = listen(path)
        except OSError as error:
            raise CommandError(f"Cannot listen on {path}: {error.strerror or error}") from error
        self.stderr.write(f"delivery: listening on {path}, {workers} workers")
        try:
            Supervisor(listening, workers).run()
        finally:
            path.unlink(missing_ok=True)

    def deliver_once(self, sender: str, recipients: list[str]) -> int:
        from ...once import deliver_once

        return 0 if deliver_once(sender, recipients, sys.stdin.buffer.read()) else TEMPFAIL
