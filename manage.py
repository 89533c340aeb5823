#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["doctor"]:
        # Before Django, which may be what is broken.
        from inboxes.doctor import front

        sys.exit(front.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")
    if sys.argv[1:] in (["version"], ["--version"]):  # Django would print its own
        from inboxes.management.commands.version import Command

        return Command().handle()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
