"""Each service's settings and login, looked at by a process of its user (inside.py): what it sees is what is told."""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from . import database_door, logins
from .asking import Answer, ask, first_line, within
from .finding import FAULT, GOOD, NOTE, WARNING, Finding
from .host import CODE, OWNER, SERVICES, WEB, Host, Service

# What these processes look at, each a word for --only.
CHECKS = ("settings", "database", "roles", "migrations", "schedule", "dns", "domains", "admins", "listen", "keys")
DNS_SECONDS = 8
SECONDS = 24  # the whole look is over soon after
INSTALL = "/opt/tempmail/postfix/install"


def look(host: Host) -> Iterator[Finding]:
    with ThreadPoolExecutor() as executor:
        asked = [executor.submit(_of, host, service) for service in SERVICES]
        closed = list(database_door.look(host)) if host.is_root else []
        yield from closed
        if not any(finding.code in ("database-down", "database-hangs") for finding in closed):
            yield from logins.look(host)
        for answer in asked:
            yield from answer.result()


def _of(host: Host, service: Service) -> list[Finding]:
    who = host.accounts[service.user]
    if who is None:
        what = f"There is no system user {service.user}."
        return [Finding("settings", "user-missing", FAULT, what, f"{service.name} runs as it", INSTALL, service.name)]
    if not host.is_root and os.geteuid() != who.uid:
        return []
    if not service.env.exists():
        what = f"{service.env} is not there."
        why = f"{service.name} has neither its keys nor its login without it"
        do = f"bring it back from a backup, or let {INSTALL} make it"
        return [Finding("settings", "env-missing", FAULT, what, why, do, service.name)]
    if not host.python.exists():
        what = f"There is no {host.python}."
        do = f"python3 -m venv {CODE}/venv, then pip install (docs/host.md)"
        return [Finding("settings", "package-missing", FAULT, what, "no service starts without it", do)]
    found: list[Finding] | None = None
    answer = Answer(None, "", "")
    for env in _environments(host, service):
        answer = ask(
            host.python, "-B", "-m", "inboxes.doctor.inside", service.name,
            seconds=SECONDS, who=who, env=env, cwd=CODE, say=json.dumps(_told(host)),
        )  # fmt: skip
        found = _findings(answer.said)
        # The owner sees the site with web's settings; where these are refused, which web says, with its own.
        if found is not None and not any(f.code in ("settings-refused", "env-unreadable") for f in found):
            break
    if found is not None:
        return found
    line = first_line(*reversed(answer.complained.splitlines()), answer.said) or "no answer"
    if answer.status is None and "did not end" in line:
        return [Finding("settings", "check-broken", WARNING, f"The look as {service.user} {line}.", about=service.name)]
    code = "python-fails"
    what = f"{service.user} could not start Python in {CODE}: {line}"
    do = f"runuser -u {service.user} -- {host.python} -B {CODE}/manage.py check, and mend what it says"
    return [Finding("settings", code, FAULT, what, f"so {service.name} does not start either", do, service.name)]


def _environments(host: Host, service: Service) -> Iterator[dict[str, str]]:
    own = _of_file(service)
    web = host.env[WEB.name]
    if service is OWNER and web:
        yield {name: value for name, value in web.items() if "DATABASE_URL" not in name} | own
    yield own


def _of_file(service: Service) -> dict[str, str]:
    return {"ENV_FILE": str(service.env), "DATABASE_POOL_SIZE": "0", "PGCONNECT_TIMEOUT": "5"}


def _told(host: Host) -> dict[str, object]:
    """What that process cannot read itself."""
    return {"mail_hosts": host.postfix("myhostname"), "dns_seconds": within(DNS_SECONDS)}


def _findings(said: str) -> list[Finding] | None:
    try:
        return [Finding(**finding) for finding in json.loads(said.rpartition("\n---\n")[2])]
    except (ValueError, TypeError):
        return None


def note(findings: list[Finding], seconds: float) -> Finding | None:
    """Keep what was found in the database, as its owner; return what keeps it from that."""
    host = Host()
    kept = [finding.as_dict() for finding in findings if finding.severity != GOOD]
    answer = ask(
        host.python if host.python.exists() else sys.executable, "-B", "-m", "inboxes.doctor.inside", "note",
        seconds=SECONDS, who=host.accounts[OWNER.user], env=_of_file(OWNER), cwd=CODE,
        say=json.dumps({"findings": kept, "seconds": seconds}),
    )  # fmt: skip
    if answer.is_good:
        return None
    line = first_line(*reversed(answer.complained.splitlines())) or "no answer"
    is_known = any(finding.severity == FAULT for finding in findings)
    return Finding(
        "database", "not-noted", NOTE if is_known else WARNING, f"This could not be noted for the admin's page: {line}",
        "that page shows an older look",
    )  # fmt: skip
