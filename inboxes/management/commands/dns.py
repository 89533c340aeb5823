"""Print the zone to paste for our domains, or compare the DNS with it."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inboxes.dns import TO_MEND, Finding, Ours, State, findings, ours, wanted, zone
from inboxes.mail import addresses
from inboxes.models import Domain

AT_ONCE = 8
TO_BE_MENDED, NOT_ANSWERED = 1, 75  # as sysexits.h has it: try again


class Command(BaseCommand):
    help = (
        "Print what the DNS should say of these domains, else of all that there are, as a zone file. "
        f"With --check the exit status is {TO_BE_MENDED} where a record is missing or wrong, "
        f"{NOT_ANSWERED} where the DNS did not say."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("domains", nargs="*", metavar="DOMAIN", help="need not be of this host yet")
        parser.add_argument("--check", action="store_true", help="ask the servers of each zone, and say what differs")
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.add_argument(
            "--address", action="append", default=[], help="a public address of this host, if it is behind NAT"
        )

    def handle(self, *, domains: list[str], check: bool, address: list[str], **options: Any) -> None:
        try:
            names = [addresses.domain_to_ascii(domain) for domain in domains]
        except ValueError as error:
            raise CommandError(str(error)) from error
        names = names or list(Domain.objects.values_list("name", flat=True))
        if not names:
            raise CommandError("There is no domain yet: name one, or add it by `manage.py adddomain`.")
        of = ours(address)
        if not check:
            self.stdout.write(self._as_json(names, of) if options["json"] else zone(names, of), ending="")
            return
        with ThreadPoolExecutor(AT_ONCE) as executor:
            found = dict(zip(names, executor.map(lambda name: findings(name, of), names), strict=True))
        if options["json"]:
            self.stdout.write(json.dumps({name: list(map(asdict, each)) for name, each in found.items()}, indent=1))
        else:
            for name, each in found.items():
                self._say(name, each)
        states = {finding.state for each in found.values() for finding in each}
        if states & set(TO_MEND):
            raise SystemExit(TO_BE_MENDED)
        if State.UNKNOWN in states:
            raise SystemExit(NOT_ANSWERED)

    @staticmethod
    def _as_json(names: Sequence[str], of: Ours) -> str:
        return json.dumps([asdict(record) for record in wanted.all_of(names, of)], indent=1) + "\n"

    def _say(self, name: str, each: Sequence[Finding]) -> None:
        self.stdout.write(f"{addresses.domain_to_unicode(name)}:")
        if not each:
            self.stdout.write("  A name for tests (RFC 6761): the DNS is not asked.")
        for finding in each:
            self.stdout.write(f"  {finding.state:<8} {finding.record}: {finding.found or 'no answer'}")
            if finding.state != State.GOOD:
                lines = [f"right would be: {finding.wanted}"] if finding.wanted else []
                for line in [*lines, finding.remedy]:
                    self.stdout.write(f"           {line}")
