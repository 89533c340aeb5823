"""A message of the doctor's own: an address over the API, mail to it over SMTP, back over the API, and all deleted."""

import http.client
import os
import re
import secrets
import smtplib
import time
from collections.abc import Iterator
from typing import Any

from .asking import ask, within
from .env_file import listed
from .finding import FAULT, GOOD, Finding, without_addresses
from .host import WEB, Host
from .page import HTTPS, page_name, web_of
from .web_asking import Place, Reply

WAIT_SECONDS, SOON_SECONDS = 12, 4
ANY_NAME = re.compile(r"[.\w-]+")


class _RefusedError(Exception):
    def __init__(self, finding: Finding):
        self.finding = finding


def look(host: Host) -> Iterator[Finding]:
    if not host.is_root or host.env[WEB.name] is None:
        return
    began = time.monotonic()
    try:
        place, inbox = _inbox(host)
    except _RefusedError as refused:
        yield refused.finding
        return
    try:
        queue_id = _send(host, inbox["address"])
        if problem := _wait(host, place, inbox, queue_id):
            yield problem
            return
        seconds = time.monotonic() - began
        yield Finding(
            "message", "good", GOOD, f"one came over SMTP, was shown by the API and deleted, in {seconds:.1f} s."
        )
    except _RefusedError as refused:
        yield refused.finding
    finally:
        _delete(place, inbox)


def places(host: Host) -> Iterator[Place]:
    """Web itself as its proxy asks it; else by the proxy."""
    allowed = [name for name in listed(host.env[WEB.name], "ALLOWED_HOSTS", "localhost") if ANY_NAME.fullmatch(name)]
    name = page_name(host, host.sites)
    names = dict.fromkeys(
        [*([name] if name in allowed or not allowed else []), *(item.lstrip(".") for item in allowed)]
    )
    for name in list(names)[:2]:
        if direct := web_of(host, name):
            yield direct
        if at := host.reachable(HTTPS):
            yield Place(name, at, is_tls=True)


def _inbox(host: Host) -> tuple[Place, dict[str, Any]]:
    """Raises _RefusedError."""
    said = "web does not answer"
    for place in places(host):
        try:
            reply = place.ask("POST", "/api/v1/inboxes", body={"lifetime_seconds": 600})
        except (OSError, http.client.HTTPException) as error:
            said = f"web does not answer ({getattr(error, 'strerror', None) or error})"
            continue
        if reply.status == 201:
            return place, reply.data
        said = f"it answers {reply.status}: {_detail(reply)}"
    what = f"No address could be made over the API: {said}"
    do = "see what is said of the page and of the domains; journalctl -u tempmail-web"
    raise _RefusedError(Finding("message", "api-refuses", FAULT, what, "visitors get none either", do, "web"))


def _detail(reply: Reply) -> str:
    data = reply.data
    return str(data.get("detail") or data.get("title") or "")[:200] if isinstance(data, dict) else ""


def _send(host: Host, address: str) -> str:
    """Send it as a stranger does; return its queue id.  Raises _RefusedError."""
    at = host.reachable(25)
    if not at:
        raise _RefusedError(_refused("smtp-refuses", "nothing listens at port 25"))
    step = "the greeting"
    try:
        with smtplib.SMTP(*at, "doctor.invalid", timeout=within(10)) as smtp:
            smtp.ehlo()
            step = "MAIL"
            code, said = smtp.mail("")
            if code == 250:
                step = "RCPT"
                code, said = smtp.rcpt(address)
            if code == 250:
                step = "DATA"
                head = f"To: <{address}>\r\nSubject: doctor\r\nMessage-ID: <{secrets.token_hex(8)}@doctor.invalid>"
                code, said = smtp.data(f"{head}\r\n\r\nA look by manage.py doctor.\r\n".encode())
    except (OSError, smtplib.SMTPException) as error:
        words = without_addresses(str(getattr(error, "strerror", None) or error)) or type(error).__name__
        raise _RefusedError(_refused("smtp-refuses", f"at {step}: {words}")) from error
    if code != 250:
        kind = {"RCPT": "rcpt-later" if code < 500 else "rcpt-refused"}.get(step, "smtp-refuses")
        raise _RefusedError(
            _refused(kind, f"{step} is answered {code} {without_addresses(said.decode(errors='replace'))}")
        )
    found = re.search(rb"queued as (\w+)", said)
    return found[1].decode() if found else ""


def _refused(code: str, said: str) -> Finding:
    do = {
        "rcpt-later": "Postfix cannot ask the database: see database, rights and postfix; then postfix reload",
        "rcpt-refused": "see domains, and whether main.cf is ours",
    }.get(code, "postfix check; the log of Postfix")
    return Finding("message", code, FAULT, f"Mail to an address that was just made is not taken: {said}",
                   "no mail comes in", do)  # fmt: skip


def _wait(host: Host, place: Place, inbox: dict[str, Any], queue_id: str) -> Finding | None:
    most = min(120, round(within(WAIT_SECONDS)))
    headers, waited, reason = {"Authorization": f"Bearer {inbox['token']}"}, 0, ""
    # What was put off is not tried again soon.
    while waited < most and not reason:
        timeout = min(SOON_SECONDS, most - waited)
        path = f"/api/v1/inboxes/{inbox['address']}/messages/wait?timeout={timeout}"
        try:
            reply = place.ask("GET", path, headers, seconds=timeout + WAIT_SECONDS)
        except (OSError, http.client.HTTPException) as error:
            return _failed(f"did not answer when asked for it: {error or 'no answer'}")
        if reply.status == 200:
            return None
        if reply.status != 204:
            return _failed(f"answers {reply.status} when asked for it: {_detail(reply)}")
        waited += timeout
        reason = _reason(queue_id)
    _forget(host, queue_id)
    what = f"A message was taken by SMTP and not there after {waited} s" + (f": {reason}" if reason else ".")
    do = "see queue, handover and processes; journalctl -u tempmail-delivery; then postqueue -f"
    return Finding("message", "message-late", FAULT, what, "whoever waits for a code does not get it", do)


def _failed(how: str) -> Finding:
    what = f"A message was taken by SMTP, and the API {how}"
    return Finding("message", "api-refuses", FAULT, what, "nobody sees mail", "journalctl -u tempmail-web", "web")


def _reason(queue_id: str) -> str:
    """Return why it was put off, "" when it was not."""
    for line in ask("postqueue", "-j").said.splitlines():
        if queue_id and f'"{queue_id}"' in line:
            reason = re.search(r'"delay_reason": "((?:[^"\\]|\\.)*)"', line)
            return without_addresses(reason[1]) if reason else ""
    return ""


def _forget(host: Host, queue_id: str) -> None:
    """Take it out of the queue, which its kind would fill: as postsuper(1) does, which takes root alone."""
    if os.geteuid() == 0 and queue_id:
        ask("postsuper", "-d", queue_id)
    for folder in ("incoming", "active", "deferred", "defer") if queue_id else ():
        for file in (host.spool / folder).rglob(queue_id):
            file.unlink(missing_ok=True)


def _delete(place: Place, inbox: dict[str, Any]) -> None:
    try:
        place.ask("DELETE", f"/api/v1/inboxes/{inbox['address']}", {"Authorization": f"Bearer {inbox['token']}"})
    except (OSError, http.client.HTTPException):
        return  # it ends by itself
