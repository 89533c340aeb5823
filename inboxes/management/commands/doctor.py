"""For `manage.py help` and call_command(): manage.py itself leads to the doctor before Django is there."""

from typing import Any

from django.core.management.base import BaseCommand

from inboxes.doctor import front


class Command(BaseCommand):
    help = "Look whether everything that this host needs is there and works, and say what to do."
    requires_system_checks = []

    def run_from_argv(self, argv: list[str]) -> None:
        raise SystemExit(front.main(argv[2:]))

    def handle(self, *arguments: str, **options: Any) -> None:
        raise SystemExit(front.main(list(arguments)))
