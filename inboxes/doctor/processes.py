"""Whether delivery, web, qcluster and Postfix run: by systemd where it is, else by /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

from .asking import ask, first_line
from .finding import FAULT, GOOD, WARNING, Finding
from .host import DELIVERY, QCLUSTER, WEB, Host, Process, Service

WHY = {
    WEB.name: "there are no pages and no API; mail is stored all the same",
    DELIVERY.name: "mail is stored at two messages a second by the pipe, and waits in the queue with lmtp",
    QCLUSTER.name: "nothing is purged, webhooks wait, and no new domain is offered",
}
START = "systemctl reset-failed {0}; systemctl start {0}; journalctl -u {0} -n 30"


def look(host: Host) -> Iterator[Finding]:
    counted = []
    for service in (WEB, DELIVERY, QCLUSTER):
        found = host.running(service)
        state = _unit(host, service.unit)
        if not found:
            said = _why_not(host, service, state)
            what = f"{service.name} does not run{said}."
            yield Finding(
                "processes", "process-down", FAULT, what, WHY[service.name], START.format(service.unit), service.name
            )
            continue
        counted.append(service.name)
        yield from _stopped(service.name, found, service.restart)
        yield from _as_whom(host, service, found)
        yield from _twice(service, found)
        if state.get("UnitFileState") == "disabled":
            what = f"{service.unit} does not start when this host does."
            do = f"systemctl enable {service.unit}"
            yield Finding("processes", "unit-disabled", WARNING, what, WHY[service.name], do, service.name)
        if int(state.get("NRestarts", "0") or 0) > 20:
            what = f"{service.unit} was started anew {state['NRestarts']} times."
            do = f"journalctl -u {service.unit} -n 50"
            yield Finding(
                "processes", "unit-restarts", WARNING, what, "something ends it again and again", do, service.name
            )
    yield from _postfix(host)
    yield Finding("processes", "good", GOOD, f"{', '.join(counted) or 'none'} run.")


def _unit(host: Host, name: str) -> dict[str, str]:
    if not host.has_systemd:
        return {}
    answer = ask("systemctl", "show", name, "-p", "ActiveState,SubState,NRestarts,UnitFileState,Result,LoadState")
    return dict(line.split("=", 1) for line in answer.said.splitlines() if "=" in line)


def _why_not(host: Host, service: Service, state: dict[str, str]) -> str:
    if state.get("LoadState") == "not-found":
        return f": there is no unit {service.unit}"
    if state.get("ActiveState"):
        said = f"systemd says {state['ActiveState']} ({state.get('SubState')}, {state.get('Result')})"
        log = ask("journalctl", "-u", service.unit, "-n", "20", "-o", "cat", "--no-pager").said
        lines = [line for line in log.splitlines() if "rror" in line or "not accepted" in line]
        return f": {said}" + (f"; its log ends with: {lines[-1][:200]}" if lines else "")
    return ""


def _stopped(name: str, found: list[Process], restart: str) -> Iterator[Finding]:
    stopped = [process.pid for process in found if process.state in "Tt"]
    if stopped:
        what = f"{name}: process {', '.join(map(str, stopped))} is stopped (by SIGSTOP, or a debugger)."
        do = f"kill -CONT {' '.join(map(str, stopped))}, or {restart}"
        yield Finding("processes", "process-stopped", FAULT, what, WHY.get(name, "mail is not taken"), do, name)


def _twice(service: Service, found: list[Process]) -> Iterator[Finding]:
    """One may be left from before the unit was there: it runs older code, with settings that nobody looks at."""
    all_of_them = {process.pid for process in found}
    first = sorted(process.pid for process in found if process.parent not in all_of_them)
    if len(first) > 1:
        what = f"{service.name} runs {len(first)} times on this host: processes {', '.join(map(str, first))}."
        why = "one of them may be of older code or settings"
        do = f"systemctl status {service.unit} shows the right one; kill the other"
        yield Finding("processes", "process-twice", WARNING, what, why, do, service.name)


def _as_whom(host: Host, service: Service, found: list[Process]) -> Iterator[Finding]:
    who = host.accounts[service.user]
    if who and {process.uid for process in found} - {who.uid}:
        what = f"{service.name} runs as another user than {service.user}."
        why = "no two of them have the same user, and none is root"
        yield Finding(
            "processes", "process-user", FAULT, what, why, f"User={service.user} in {service.unit}.service; then "
            f"systemctl daemon-reload; {service.restart}", service.name,
        )  # fmt: skip


def _postfix(host: Host) -> Iterator[Finding]:
    if not host.has_postfix:
        what = "Postfix is not installed, or has no main.cf."
        yield Finding("processes", "postfix-down", FAULT, what, "no mail is taken", "/opt/tempmail/postfix/install")
        return
    if host.master_pid is None:
        if not host.is_root:
            return
        said = first_line(ask("postfix", "check").complained) if os.geteuid() == 0 else ""
        what = "Postfix does not run" + (f": {said}" if said else "") + "."
        do = "systemctl start postfix (postfix start without systemd); postfix check; journalctl -t postfix/master"
        yield Finding(
            "processes", "postfix-down", FAULT, what, "senders find nobody, and try again for days", do, "postfix"
        )
        return
    of_master = [p for p in host.processes if host.master_pid in (p.parent, p.pid)]
    yield from _stopped("postfix", of_master, "systemctl restart postfix@-")
    names = {Path(process.command.split()[0]).name for process in of_master if process.command}
    if "qmgr" not in names and host.is_root:
        what = "Postfix runs without qmgr, which hands mail over."
        do = "postfix check; postfix reload; journalctl -t postfix/master"
        yield Finding("processes", "postfix-down", FAULT, what, "what is accepted stays in the queue", do, "postfix")
