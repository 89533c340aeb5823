"""What the doctor finds, and what of it only follows from something else that it found.

Knows no Django and no package: the doctor speaks when those are broken.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

FAULT, WARNING, NOTE, GOOD = "fault", "warning", "note", "good"
SEVERITIES = (FAULT, WARNING, NOTE, GOOD)
SERVICES = ("web", "delivery", "qcluster", "owner", "postfix")


@dataclass(frozen=True)
class Finding:
    check: str  # the word for --only
    code: str  # which fault it is: docs/doctor.md has each
    severity: str
    what: str
    why: str = ""
    do: str = ""
    about: str = ""  # the service, file or domain, where there are several
    because: str = ""  # the code of what it follows from

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


# One service or file may have several of these; of others the first that was seen stands for all.
SEVERAL = {
    "dns-record", "settings-unread", "postfix-check", "log-warns", "postfix-not-ours", "env-copy", "postfix-switch",
    "map-missing", "milter-down",
}  # fmt: skip

ONE = {"database-down", "database-hangs", "database-full"}  # whoever asks

# A finding follows from the first of these that was found too; code:about is one of that service alone.
NO_START = ["package-missing", "code-unreadable", "env-missing", "env-unreadable", "settings-refused"]
NO_DATABASE = ["database-down", "database-hangs", "database-missing", "database-full", "database-readonly"]
NO_LOGIN = [*NO_DATABASE, "database-login", "database-refuses"]
NO_TABLES = [*NO_LOGIN, "migrations-missing", "roles-lack", "keys-differ", "keys-changed"]
NO_WEB = ["process-down:web", "process-stopped:web", "disk-full"]
NO_MAIL = ["postfix-down", "process-stopped:postfix", "port-closed", "postfix-not-ours"]
NO_DELIVERY = ["process-down:delivery", "process-stopped:delivery", "process-stopped:postfix"]
NO_HANDOVER = ["defer-all", "run-missing", "run-rights", "handover-rights", "pipe-unreadable", *NO_START, *NO_TABLES,
               *NO_DELIVERY, "handover-silent", "postfix-not-ours"]  # fmt: skip
FOLLOWS = {
    "package-missing": ["code-unreadable"],
    "python-fails": ["code-unreadable", "package-missing"],
    "settings-refused": ["package-missing", "code-unreadable", "env-unreadable"],
    "settings-unread": NO_START,
    "database-unasked": [*NO_START, *NO_LOGIN],
    "database-login": ["env-missing", "env-unreadable", "service-unreadable"],
    "database-refuses": ["env-missing", "env-unreadable", "service-unreadable", "settings-refused"],
    "database-missing": ["database-another"],
    "service-login": [*NO_DATABASE, "service-unreadable", "service-missing"],
    "roles-lack": NO_DATABASE,
    "process-down": [*NO_START, "run-missing", "disk-full"],
    "schedule-late": [*NO_LOGIN, "process-down:qcluster", "process-stopped:qcluster", "roles-lack",
                      "migrations-missing"],
    "schedule-wrong": ["process-down:qcluster", "process-stopped:qcluster", "clock-off", "clock-database"],
    "handover-silent": ["run-missing", "run-rights", "process-down", "process-stopped"],
    "handover-rights": ["run-missing", "run-rights"],
    "web-silent": [*NO_START, "process-down", "process-stopped"],
    "web-unready": NO_TABLES,
    "page-refused": NO_START,
    "certificate-name": ["page-refused", "proxy-name"],
    "page-fails": ["proxy-elsewhere", *NO_WEB, "web-silent", *NO_TABLES],
    "page-unreachable": ["proxy-elsewhere", *NO_WEB, "web-silent", "proxy-down"],
    "websocket-refused": ["proxy-down", "page-fails", "page-unreachable", "page-refused", "proxy-elsewhere",
                          "web-silent"],
    "websocket-failed": [*NO_WEB, "web-silent", *NO_TABLES],
    "client-hidden": ["proxy-untrusted", "proxy-proto"],
    "rcpt-later": ["service-unreadable", "service-missing", *NO_TABLES, "service-login", "service-key",
                   "proxymap-old", "disk-short", "postfix-not-ours", "map-missing"],
    "rcpt-refused": ["domains-none", "domains-closed", "postfix-not-ours", *NO_TABLES],
    "smtp-refuses": [*NO_MAIL, "disk-full", "queue-disk", "service-unreadable", "map-missing", "milter-down",
                     *NO_TABLES],
    "api-refuses": [*NO_START, *NO_TABLES, *NO_WEB, "web-silent", "page-refused", "page-fails", "proxy-untrusted",
                    "domains-none", "domains-closed", "dns-elsewhere", "domains-unoffered", "memory-short",
                    "disk-short"],
    "message-late": [*NO_HANDOVER, "queue-stuck", "map-missing"],
    "queue-stuck": NO_HANDOVER,
    "queue-deferred": NO_HANDOVER,
    "queue-unseen": ["postfix-down", "process-stopped:postfix", "postfix-not-ours", "disk-full"],
    "mail-refused": ["disk-short"],
    "log-warns": [*NO_TABLES, "service-unreadable", "service-missing", "service-login", "certificate-unreadable",
                  "key-last", "queue-disk", "pipe-unreadable", "postfix-not-ours", "handover-silent", "disk-full",
                  "postfix-check", "certificate-key", "run-missing", "process-down:delivery", "postfix-down",
                  "map-missing", "milter-down"],
    "proxymap-old": ["service-unreadable", "service-missing", "database-login:postfix", *NO_DATABASE],
    "postfix-check": ["key-last", "postfix-not-ours", "certificate-key", "certificate-unreadable"],
    "certificate-untrusted": ["certificate-expired", "certificate-name", "certificate-chain", "certificate-early"],
    "certificate-early": ["clock-off", "clock-database"],
    "certificate-unserved": ["certificate-unreadable", "key-last", "certificate-key", *NO_MAIL],
    "page-unnamed": NO_START,
    "port-closed": ["postfix-down", "process-stopped:postfix", "postfix-not-ours"],
    "port-ipv6": ["port-closed", "port-loopback", "postfix-down"],
    "domains-unoffered": ["dns-elsewhere", "dns-hosts"],
    "listen-deaf": NO_LOGIN,
}  # fmt: skip
URL_EXAMPLE = "password@host"  # in what is said of a DATABASE_URL
# An address in what Postfix or another program said is nobody's business; postfix@-.service is none.
ADDRESS = re.compile(r"[^\s<>\"'=:,;(]+@(?=[A-Za-z0-9\[])(?:\[[^\]\s]*\]|[\w.-]*\w)")


def without_addresses(text: str) -> str:
    return ADDRESS.sub(lambda found: found[0] if found[0] == URL_EXAMPLE else "(an address)", text)


def related(one: Finding, other: Finding) -> bool:
    """Whether what befell one service can explain what befell another: a file of web's does not stop delivery."""
    both = {one.about, other.about} <= set(SERVICES) and one.about and other.about
    return not both or one.about == other.about


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Return each once, the worst first, each that follows from another right after it, marked."""
    once: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        is_told_apart = finding.code in SEVERAL or finding.severity == GOOD or not finding.about
        told = "" if finding.code in ONE else finding.what if is_told_apart else finding.about
        once.setdefault((finding.code, told), finding)
    found = list(once.values())
    marked = [finding if finding.because else _with_cause(finding, found) for finding in found]
    worst = sorted((f for f in marked if not f.because), key=lambda f: SEVERITIES.index(f.severity))
    followers = [f for f in marked if f.because]
    ordered: list[Finding] = []
    for finding in worst:
        ordered.append(finding)
        ordered += [f for f in followers if _root_of(f, marked) is finding and f not in ordered]
    return [*ordered, *(f for f in followers if f not in ordered)]


def _with_cause(finding: Finding, found: list[Finding]) -> Finding:
    if finding.severity == GOOD or (finding.severity == NOTE and finding.code != "log-warns"):
        return finding
    if finding.code == "env-stale":
        return _told_already(finding, found)
    for cause in FOLLOWS.get(finding.code, ()):
        code, _, about = cause.partition(":")
        for other in found:
            is_it = other.code == code and other.severity == FAULT and other is not finding
            if is_it and (other.about == about if about else related(finding, other)):
                return replace(finding, because=code)
    return finding


def _told_already(finding: Finding, found: list[Finding]) -> Finding:
    """An old copy follows from what is said of the very settings that differ."""
    names = re.findall(r"\b[A-Z][A-Z_]{3,}\b", finding.what)
    for other in found:
        is_said = all(name in other.what + other.do for name in names)
        if is_said and other.code != finding.code and other.severity in (FAULT, WARNING):
            return replace(finding, because=other.code)
    return finding


def _root_of(finding: Finding, found: list[Finding]) -> Finding | None:
    seen = [finding]
    while seen[-1].because:
        causes = [f for f in found if f.code == seen[-1].because and f not in seen]
        causes = [f for f in causes if related(seen[-1], f)] or causes
        if not causes:
            return None
        seen.append(causes[0])
    return seen[-1]


def status_of(findings: Iterable[Finding]) -> int:
    """0: nothing wrong, 1: warnings only, 2: a fault."""
    severities = {finding.severity for finding in findings}
    return 2 if FAULT in severities else int(WARNING in severities)
