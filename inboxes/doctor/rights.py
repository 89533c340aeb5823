"""Whether each service may read what it needs, and nobody what is secret: by modes, folder by folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .accounts import ENTER, READ, WRITE, Account, obstacle, owner_and_mode, unreadable_below
from .finding import FAULT, WARNING, Finding
from .host import CODE, DELIVERY, ETC, RUN, SERVICE_FILE, SERVICES, Host

# Nothing of a service.
SKIPPED = frozenset("__pycache__ .git tests docs client dev node_modules requirements".split())
INSTALL = "/opt/tempmail/postfix/install"


def look(host: Host) -> Iterator[Finding]:
    yield from _files(host)
    yield from _run_folder(host)
    yield from _code(host)
    yield from _pipe(host)


def _files(host: Host) -> Iterator[Finding]:
    files = [(service.name, service.user, service.env) for service in SERVICES]
    files.append(("postfix", "postfix", SERVICE_FILE))
    for name, user, path in files:
        who = host.accounts[user]
        if who is None:
            continue
        if hindered := obstacle(who, path):
            if hindered.status is None:
                continue  # services.py and logins.py say so
            code = "service-unreadable" if path == SERVICE_FILE else "env-unreadable"
            why = "each recipient is answered 451" if path == SERVICE_FILE else f"{name} does not start with it"
            then = "postfix reload" if name == "postfix" else ""
            then = next(
                (f"; then {s.restart}" for s in SERVICES if s.name == name and s.unit), then and f"; then {then}"
            )
            do = f"chown root:{user} {path} && chmod 640 {path}{then}" if hindered.path == path else hindered.remedy
            check = "rights" if path == SERVICE_FILE else "settings"
            what = f"{name} cannot read {path}: {_what_stands(hindered.path, path)}{hindered}."
            yield Finding(check, code, FAULT, what, why, do, name)
        status = _stat(path)
        if status and (status.st_mode & 0o007 or status.st_mode & 0o020):
            yield Finding(
                "rights", "secret-open", FAULT, f"{path} is {owner_and_mode(status)}: it has keys or a password.",
                "whoever reads it may do what that service may",
                f"chown root:{user} {path} && chmod 640 {path}; new keys or passwords if it was read (docs/operate.md)",
                name,
            )  # fmt: skip
        elif status and (others := [s.user for s in SERVICES if s.user != user and _reads(host, s.user, path)]):
            yield Finding(
                "rights", "secret-shared", FAULT,
                f"{path} is {owner_and_mode(status)}: {', '.join(others)} can read it.",
                "no service may have what another one has", f"chown root:{user} {path} && chmod 640 {path}", name,
            )  # fmt: skip
    if (status := _stat(ETC)) and status.st_mode & 0o022:
        what = f"{ETC} is {owner_and_mode(status)}: others may put files there."
        yield Finding(
            "rights", "secret-open", FAULT, what, "a service would take another's settings", f"chmod 755 {ETC}"
        )


def _what_stands(component: Path, path: Path) -> str:
    return "" if component == path else "on the way to it "


def _reads(host: Host, user: str, path: Path) -> bool:
    who = host.accounts[user]
    return who is not None and obstacle(who, path) is None


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _run_folder(host: Host) -> Iterator[Finding]:
    """Delivery makes its socket there, and lmtp(8) reaches it by the folder's group."""
    make = f"systemd-tmpfiles --create /etc/tmpfiles.d/tempmail.conf; {DELIVERY.restart}"
    owner, group = host.accounts[DELIVERY.user], host.accounts["postfix"]
    folder = host.delivery_socket.parent
    status = _stat(folder)
    if not status or not stat.S_ISDIR(status.st_mode):
        what = f"{folder} is not there, so delivery has no socket."
        yield Finding("rights", "run-missing", FAULT, what, "mail is stored slowly, or waits in the queue", make)
        return
    if not owner or not group or folder != RUN:
        return
    due = (owner.uid, group.gid, 0o2750)
    if (status.st_uid, status.st_gid) != due[:2] or status.st_mode & 0o2750 != 0o2750 or status.st_mode & 0o007:
        what = f"{RUN} is {owner_and_mode(status)}, and must be {DELIVERY.user}:postfix 2750."
        why = "delivery cannot make its socket there, or Postfix not reach it"
        do = f"install -d -m 2750 -o {DELIVERY.user} -g postfix {RUN}; {DELIVERY.restart}"
        yield Finding("rights", "run-rights", FAULT, what, why, do)


def _code(host: Host) -> Iterator[Finding]:
    who = [account for service in SERVICES if (account := host.accounts[service.user])]
    for place in (CODE, CODE / "manage.py", host.python):
        for one in who:
            hindered = obstacle(one, place, ENTER if place != CODE / "manage.py" else READ)
            if hindered and hindered.status:
                yield _unreadable(host, [one], [hindered.path], str(hindered))
    packages = sorted((CODE / "venv").resolve().glob("lib/python3*/site-packages"))
    found: dict[Path, list[Account]] = {}
    for root in [CODE, *packages]:
        try:
            for one, path in unreadable_below(who, root, SKIPPED | {"venv"}):
                found.setdefault(path, []).append(one)
        except OSError:
            continue
    if found:
        yield _unreadable(host, sorted({a for accounts in found.values() for a in accounts}, key=str), list(found), "")
    for one in who:
        if one.may(CODE.stat(), WRITE) or one.may((CODE / "manage.py").stat(), WRITE):
            what = f"{one.name} may write in {CODE}."
            why = "a service that is taken over would change what root and the others run"
            yield Finding(
                "rights", "code-writable", WARNING, what, why, f"chown -R root: {CODE} && chmod -R go-w {CODE}"
            )


def _unreadable(host: Host, who: list[Account], paths: list[Path], said: str) -> Finding:
    names = ", ".join(account.name for account in who)
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    status = _stat(paths[0])
    detail = said or f"{paths[0]} is {owner_and_mode(status) if status else 'closed'}"
    names_of = {service.user: service.name for service in SERVICES}
    about = names_of[who[0].name] if len(who) == 1 else ""
    return Finding(
        "rights", "code-unreadable", FAULT, f"The code cannot be read by {names}: {detail}{more}.",
        "what cannot read its code does not start again", f"chmod -R a+rX {_root_of(host, paths[0])}", about,
    )  # fmt: skip


def _root_of(host: Host, path: Path) -> Path:
    venv = (CODE / "venv").resolve()
    return CODE if path.is_relative_to(CODE) else venv if path.is_relative_to(venv) else path


def _pipe(host: Host) -> Iterator[Finding]:
    """Postfix runs postfix/deliver as delivery's user."""
    who = host.accounts[DELIVERY.user]
    program = next((word[5:] for word in host.master.get("tempmail/unix", "").split() if word.startswith("argv=")), "")
    if not who or not program:
        return
    path = Path(program)
    if not path.exists():
        what, do = f"{program}, which master.cf runs for each message, is not there.", f"put the code back; {INSTALL}"
    elif (hindered := obstacle(who, path, ENTER)) or (hindered := obstacle(who, path)):
        what, do = f"{who.name} cannot run {program}: {hindered}.", f"chmod 755 {hindered.path}"
    else:
        return
    yield Finding(
        "rights", "pipe-unreadable", FAULT, what, "all mail waits in the queue", f"{do}; postqueue -f", "delivery"
    )
