#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")
    if sys.argv[1:] in (["version"], ["--version"]):  # Django would print its own
        from inboxes.management.commands.version import Command

        return Command().handle()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
