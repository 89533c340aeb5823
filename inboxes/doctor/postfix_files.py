"""Whether the Postfix that runs is ours: main.cf, master.cf, and what it asks the database."""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

from .asking import Answer, ask, first_line, within
from .finding import FAULT, GOOD, WARNING, Finding
from .handover import uses_lmtp
from .host import RUN, SERVICE_FILE, Host

RELOAD = "postfix reload"
CLIENT = "/etc/postfix/tempmail-client.cf"
TO_SEND = ("submission/inet", "submissions/inet", "smtps/inet", "587/inet", "465/inet")  # ports for users' own mail
SUFFIXES = {"hash": ".db", "btree": ".db", "lmdb": ".lmdb", "cdb": ".cdb"}  # of what postmap(1) makes
COPY = "compare it with /opt/tempmail/postfix/{0}; postfix reload"
# Parameter, what it must match, why.
OURS = (
    ("smtpd_recipient_restrictions", r"check_recipient_access proxy:pgsql:\S*tempmail-recipient\.cf.*reject",
     "who may receive is not asked of the database"),
    ("smtpd_recipient_restrictions", r"check_sender_access proxy:pgsql:\S*tempmail-sender\.cf",
     "blocked senders are let in"),
    ("smtpd_recipient_restrictions", r"check_client_access proxy:pgsql:\S*tempmail-client\.cf",
     "blocked networks are let in"),
    ("virtual_transport", r"^(tempmail(:.*)?$|lmtp:unix:)", "accepted mail does not come to delivery"),
    ("virtual_mailbox_domains", r"static:all", "accepted mail is taken for foreign and discarded"),
    ("mydestination", r"^$", "mail of that name goes to users of this host"),
    ("import_environment", r"PGSERVICEFILE=/\S*tempmail-service\.conf", "the database is not found: 451"),
    ("proxy_read_maps", r"tempmail-recipient\.cf", "the database may not be asked: 451"),
    ("recipient_delimiter", r"\+", "tags are not cut off"),
)  # fmt: skip


def look(host: Host) -> Iterator[Finding]:
    if not host.has_postfix:
        return
    yield from _main(host)
    yield from _master(host)
    yield from _switches(host)
    yield from _maps(host)
    yield from _milters(host)
    yield from _said(host)
    if host.is_root:
        yield from _lookups(host)
        yield Finding("postfix", "good", GOOD, f"{host.postfix('myhostname')}, by {host.postfix('virtual_transport')}.")


def _main(host: Host) -> Iterator[Finding]:
    for name, due, why in OURS:
        value = host.postfix(name)
        if not re.search(due, value):
            what = f"main.cf: {name} is {_short(value)}, not ours."
            yield Finding("postfix", "postfix-not-ours", FAULT, what, why, COPY.format("main.cf"), "postfix")
    maps = [Path(f"/etc/postfix/tempmail-{which}.cf") for which in ("recipient", "sender", "client")]
    for path in maps:
        if not path.exists():
            what = f"{path} is not there."
            do = f"cp /opt/tempmail/postfix/{path.name} /etc/postfix/; {RELOAD}"
            yield Finding("postfix", "postfix-not-ours", FAULT, what, "each recipient is answered 451", do, "postfix")
    name = host.postfix("myhostname")
    if "." not in name or name.endswith((".localdomain", ".local")) or name.startswith("localhost"):
        yield Finding(
            "postfix", "postfix-name", WARNING, f"myhostname is {name or 'not set'}, which is no name of the DNS.",
            "MX records lead to it, and senders see it in the greeting",
            "postconf -e myhostname=mx.example.org, with your own name; " + RELOAD, "postfix",
        )  # fmt: skip


def _short(value: str) -> str:
    return f"{value[:60]!r}" if value else "empty"


def _master(host: Host) -> Iterator[Finding]:
    needed = {
        "smtp/inet": "port 25 is closed",
        "cleanup/unix": "no mail is taken",
        "qmgr/unix": "mail is not handed over",
    }
    needed |= {"rewrite/unix": "no mail is taken", "proxymap/unix": "each recipient is answered 451"}
    transport = host.postfix("virtual_transport").partition(":")[0]
    if transport:
        needed[f"{transport}/unix"] = "accepted mail waits in the queue"
    for name, why in needed.items():
        is_there = name in host.master or (name == "smtp/inet" and _at_port_25(host))
        if not is_there:
            what = f"master.cf has no service {name}."
            if name == "smtp/inet" and (others := [port for port in TO_SEND if port in host.master]):
                what = f"master.cf has {', '.join(others)} and no smtp/inet: other servers deliver to port 25 alone."
            yield Finding("postfix", "postfix-not-ours", FAULT, what, why, COPY.format("master.cf"), "postfix")
    line = host.master.get("tempmail/unix", "")
    its = re.search(r"--socket=(\S+)", line)
    if its and not uses_lmtp(host) and Path(its[1]) != host.delivery_socket:
        what = f"master.cf hands mail to {its[1]}, and delivery listens at {host.delivery_socket}."
        why = "a process is started for each message: two a second"
        yield Finding("postfix", "handover-elsewhere", FAULT, what, why, f"give both the same: {RUN}/deliver.sock")
    if uses_lmtp(host) and (path := host.postfix("virtual_transport").partition("unix:")[2]) != str(
        host.delivery_socket
    ):
        what = f"virtual_transport leads to {path}, and delivery listens at {host.delivery_socket}."
        do = f"postconf -e virtual_transport=lmtp:unix:{host.delivery_socket}; {RELOAD}"
        yield Finding("postfix", "handover-elsewhere", FAULT, what, "all mail waits in the queue", do)


def _at_port_25(host: Host) -> bool:
    return any(name.endswith("/inet") and re.match(r"(.*:)?(smtp|25)/", name) for name in host.master)


def _switches(host: Host) -> Iterator[Finding]:
    if deferred := host.postfix("defer_transports"):
        what = f"Postfix was told to hold mail back: defer_transports = {deferred}."
        yield Finding(
            "postfix", "defer-all", FAULT, what, "accepted mail waits in the queue",
            f"postconf -X defer_transports; {RELOAD}; postqueue -f", "postfix",
        )  # fmt: skip
    for name in ("soft_bounce", "disable_mime_input_processing"):
        if host.postfix(name) == "yes":
            what = f"main.cf: {name} is yes."
            yield Finding(
                "postfix", "postfix-switch", WARNING, what, "it is for trials", f"postconf -X {name}; {RELOAD}"
            )


def _maps(host: Host) -> Iterator[Finding]:
    """Tables in files that main.cf names, and that are not there or were not made by postmap(1)."""
    for name, kind, file in host.postfix_maps:
        path = Path(file + SUFFIXES.get(kind, ""))
        if not path.exists():
            what = f"main.cf: {name} asks {path}, which is not there."
            made = f"postmap {kind}:{file}" if kind in SUFFIXES else "put it back"
            do = f"{made}, or take it out of main.cf; {RELOAD}"
            yield Finding("postfix", "map-missing", FAULT, what, "mail is answered 451", do, "postfix")


def _milters(host: Host) -> Iterator[Finding]:
    for place in re.split(r"[ ,]+", host.postfix("smtpd_milters")):
        kind, _, where = place.strip("{}").partition(":")
        if kind not in ("inet", "unix"):
            continue
        if problem := _unanswered(kind, where, host.spool):
            lets_in = host.postfix("milter_default_action") == "accept"
            why = "mail comes in unfiltered" if lets_in else "all mail is answered 451"
            do = "systemctl status rspamd (docs/operate.md, Filter); or take it out of smtpd_milters; " + RELOAD
            what = f"The filter at {place} does not answer: {problem}."
            yield Finding("postfix", "milter-down", WARNING if lets_in else FAULT, what, why, do, "postfix")


def _unanswered(kind: str, where: str, spool: Path) -> str:
    name, _, port = where.rpartition(":")
    try:
        if kind == "unix":
            with socket.socket(socket.AF_UNIX) as asked:
                asked.settimeout(within(3))
                asked.connect(str(spool / where))
        else:
            socket.create_connection((name.strip("[]"), int(port)), within(3)).close()
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return ""


def _said(host: Host) -> Iterator[Finding]:
    lines = [line for line in host.postconf_said.splitlines() if "warning:" in line or "fatal:" in line]
    if os.geteuid() == 0:
        checked = ask("postfix", "check", seconds=20)
        lines += [line for line in checked.complained.splitlines() if line.strip() and checked.status is not None]
    said = dict.fromkeys(line.partition("warning: ")[2] or line.partition("fatal: ")[2] or line for line in lines)
    for line in list(said)[:5]:
        severity = FAULT if any("fatal" in whole and line in whole for whole in lines) else WARNING
        yield Finding(
            "postfix", "postfix-check", severity, f"Postfix complains: {line}", "a line that it cannot use",
            f"mend it in /etc/postfix; postfix check; {RELOAD}", "postfix",
        )  # fmt: skip


def _lookups(host: Host) -> Iterator[Finding]:
    """Ask of the database what smtpd asks: by the files as they are, and through the proxymap that runs."""
    if not Path(CLIENT).exists() or not SERVICE_FILE.exists() or host.master_pid is None:
        return
    question = ["-q", "127.0.0.1"]  # a question about a recipient is counted
    env = {"PGSERVICEFILE": str(SERVICE_FILE), "PGCONNECT_TIMEOUT": "5"}
    fresh = ask("postmap", *question, f"pgsql:{CLIENT}", seconds=12, env=env)
    running = ask("postmap", *question, f"proxy:pgsql:{CLIENT}", seconds=12)
    if None in (fresh.status, running.status):
        return
    if _failed(running) and not _failed(fresh):
        yield Finding(
            "postfix", "proxymap-old", FAULT,
            "Postfix cannot ask the database, though its files are right: it runs with older ones.",
            "each recipient is answered 451", "systemctl restart postfix@- (postfix reload)", "postfix",
        )  # fmt: skip
    elif _failed(fresh):
        said = first_line(*(line for line in fresh.complained.splitlines() if "pgsql" in line or "fatal" in line))
        what = f"Postfix's question to the database fails: {said.partition('warning: ')[2] or said or fresh.complained}"
        do = "mend what it says; /opt/tempmail/postfix/install; postfix reload"
        yield Finding("postfix", "service-login", FAULT, what, "each recipient is answered 451", do, "postfix")


def _failed(answer: Answer) -> bool:
    return bool(re.search(r"warning|error|fatal", answer.complained))
