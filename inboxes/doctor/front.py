"""`manage.py doctor`: looks at everything that a host needs, side by side, and says what is wrong and what to do.

manage.py comes here before Django is imported: settings, packages and database may be what is broken.  What needs
them is asked in processes of their own (inside.py), as the users of the services.

Exit status: 0 nothing wrong, 1 warnings only (also: checks that this user cannot make), 2 a fault.
"""

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable

from . import (
    certificates,
    clock,
    handover,
    logs,
    message,
    page,
    ports,
    postfix_files,
    processes,
    queues,
    remedies,
    rights,
    room,
    services,
    settings_agree,
)
from .asking import be_patient, within
from .finding import FAULT, GOOD, NOTE, SEVERITIES, WARNING, Finding, folded, status_of, without_addresses
from .host import Host

SECONDS = 25  # for all checks; the limit of each lies in what it asks
CHECKS: dict[str, Callable[[Host], Iterable[Finding]]] = {
    "services": services.look,  # settings, database, roles, migrations, schedule, dns, domains, admins, listen
    "agreement": settings_agree.look,
    "rights": rights.look,
    "processes": processes.look,
    "handover": handover.look,
    "postfix": postfix_files.look,
    "queue": queues.look,
    "port": ports.look,
    "page": page.look,
    "message": message.look,
    "certificates": certificates.look,
    "disk": room.look,
    "clock": clock.look,
    "log": logs.look,
}
WORDS = {FAULT: "FAULT", WARNING: "WARNING", NOTE: "note", GOOD: "ok"}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    began = time.monotonic()
    be_patient(options.seconds / SECONDS)
    findings = look(options.only, options.mirror)
    seconds = time.monotonic() - began
    if options.note and (problem := services.note(findings, seconds)):
        findings.append(problem)
    status = status_of(findings)
    if options.json:
        shown = {"status": status, "seconds": round(seconds, 1), "findings": [f.as_dict() for f in findings]}
        print(json.dumps(shown, indent=1))
    else:
        print(as_text(findings, seconds, options.quiet), end="")
    sys.stdout.flush()
    return status


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "manage.py doctor",
        description="Look whether everything that this host needs is there and works, and say what to do.",
        epilog="Exit status: 0 nothing wrong, 1 warnings only, 2 a fault. docs/doctor.md has each.",
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.add_argument("--only", metavar="NAME", action="append", default=[], help="make this check alone; repeatable")
    parser.add_argument("--quiet", action="store_true", help="print faults and warnings alone")
    parser.add_argument("--note", action="store_true", help="keep what was found, for the admin's page")
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"end after so many (default: {SECONDS})")
    parser.add_argument("--mirror", metavar="HOST", default="", help="compare the clock with this web server's")
    options = parser.parse_args(arguments)
    if unknown := set(options.only) - set(CHECKS) - set(services.CHECKS):
        known = ", ".join(sorted({*CHECKS, *services.CHECKS} - {"services"}))
        parser.error(f"no check is called {', '.join(sorted(unknown))}; there are {known}")
    return options


def look(only: list[str] | None = None, mirror: str = "") -> list[Finding]:
    """Make the checks side by side; return what they found, folded.  It takes no longer than --seconds."""
    host = Host()
    host.mirror = mirror
    if host.is_root:
        # Before a message of our own waits there, too.
        _ = host.queue
    wanted = {name: check for name, check in CHECKS.items() if not only or _gives(name, only)}
    found: dict[str, list[Finding]] = {name: [] for name in wanted}
    ended: set[str] = set()

    def make(name: str) -> None:
        try:
            for finding in CHECKS[name](host):
                found[name].append(finding)
        except Exception as error:
            found[name].append(_broken(name, f"ended by {type(error).__name__}: {error}"))
        ended.add(name)

    threads = [threading.Thread(target=make, args=[name], daemon=True) for name in wanted]
    for thread in threads:
        thread.start()
    until = time.monotonic() + within(SECONDS)
    for thread in threads:
        thread.join(max(0, until - time.monotonic()))
    for name in set(wanted) - ended:
        found[name].append(_broken(name, f"did not end within {within(SECONDS):.0f} s"))
    shown = [
        finding
        for name, findings in found.items()
        for finding in list(findings)
        if not only or name in only or finding.check in only or finding.code == "check-broken"
    ]
    if not host.is_root:
        shown.append(_as_another_user())
    return folded(_clean(finding) for finding in shown)


def _gives(name: str, only: list[str]) -> bool:
    return name in only or (name == "services" and bool(set(only) & set(services.CHECKS)))


def _clean(finding: Finding) -> Finding:
    """Whatever other programs said in it: no stranger's address, one line; what to do as it is done here."""
    what = " ".join(without_addresses(finding.what).split())
    return Finding(**{**finding.as_dict(), "what": what, "do": remedies.here(finding.do)})


def _broken(name: str, how: str) -> Finding:
    return Finding(
        name, "check-broken", WARNING, f"The check {name} {how}.", "what it looks at was not seen",
        f"manage.py doctor --only {name}", about=name,
    )  # fmt: skip


def _as_another_user() -> Finding:
    return Finding(
        "rights",
        "not-root",
        WARNING,
        f"This was run by the user number {os.geteuid()}: what only root sees (env files, rights, queue, keys of "
        "certificates, other users' logins) was not looked at.",
        "a fault there would not be named",
        "sudo /opt/tempmail/venv/bin/python -B /opt/tempmail/manage.py doctor",
    )


def as_text(findings: list[Finding], seconds: float, is_quiet: bool) -> str:
    lines = []
    for finding in findings:
        if is_quiet and finding.severity in (NOTE, GOOD):
            continue
        if finding.severity == GOOD:
            continue
        indent = "    " if finding.because else ""
        lines.append(f"{indent}{WORDS[finding.severity]:8}{finding.check}: {finding.what}")
        if finding.because:
            lines.append(f"{indent}        Follows from {finding.because}, above.")
            continue
        if finding.why:
            lines.append(f"        Why: {finding.why}.")
        if finding.do:
            lines += [f"        Do:  {finding.do}"]
    if not is_quiet:
        lines += [f"{WORDS[GOOD]:8}{f.check}: {f.what}" for f in findings if f.severity == GOOD]
        counts = {severity: sum(f.severity == severity for f in findings) for severity in SEVERITIES}
        lines.append(f"{counts[FAULT]} faults, {counts[WARNING]} warnings, in {seconds:.1f} s.")
    return "".join(f"{line}\n" for line in lines)
