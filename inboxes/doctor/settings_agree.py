"""Settings and keys that stand in several files and must be the same there."""

import base64
import hmac
import re
from collections.abc import Iterator

from .finding import FAULT, NOTE, WARNING, Finding
from .host import CODE, DELIVERY, ETC, OWNER, QCLUSTER, SERVICE_FILE, SERVICES, WEB, Host

# What purge.env has besides, as web.env has it.
OF_PURGE = frozenset(
    "ALLOWED_HOSTS MX_HOSTS DNS_RESOLVER MTA_STS_MODE MTA_STS_MAX_AGE TLS_RPT CAA_ISSUER DISPOSABLE_LISTS "
    "MAX_SITE_BYTES MAX_INBOX_BYTES DATABASE_DISK MIN_FREE_BYTES MIN_FREE_BYTES_FOR_NEW MAX_DATABASE_BYTES "
    "LATE_SECONDS WEBHOOK_PORTS WEBHOOK_ALLOWED_NETWORKS WEB_PUSH_SERVICES LIMIT_WEBHOOK_SEND".split()
)
OF_DELIVERY = frozenset({"AUTHSERV_ID"})
KEYS = {
    DELIVERY.name: ("SITE_PUBLIC_KEY", "HMAC_KEY"),
    QCLUSTER.name: ("WEBHOOK_KEY",),
    OWNER.name: ("SITE_PUBLIC_KEY", "SITE_PRIVATE_KEY", "HMAC_KEY", "WEBHOOK_KEY"),
}
NOT_FOR = {
    DELIVERY.name: ("SECRET_KEY", "SITE_PRIVATE_KEY", "WEBHOOK_KEY"),
    QCLUSTER.name: ("SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY"),
}
# Each file has its own.
OWN = {"DATABASE_URL", "LISTEN_DATABASE_URL", "SECRET_KEY", "ENV_FILE", "DATABASE_POOL_SIZE"}
INSTALL = "/opt/tempmail/postfix/install"


def look(host: Host) -> Iterator[Finding]:
    web = host.env[WEB.name]
    if web is None:
        return
    for service in (DELIVERY, QCLUSTER, OWNER):
        its = host.env[service.name]
        if its is None:
            continue
        if wrong := [name for name in KEYS[service.name] if its.get(name, "") != web.get(name, "")]:
            yield Finding(
                "keys", "keys-differ", FAULT,
                f"{service.env} has another {', '.join(wrong)} than {WEB.env}: it is an old copy, or of another host.",
                "what one seals the other cannot open, or issued names are not known",
                f"{INSTALL} gives each the keys of web.env" + (f"; then {service.restart}" if service.unit else ""),
                service.name,
            )  # fmt: skip
        if held := [name for name in NOT_FOR.get(service.name, ()) if its.get(name)]:
            yield Finding(
                "keys", "keys-too-many", WARNING,
                f"{service.env} has {', '.join(held)}, which {service.name} needs not.",
                "whoever takes that service over has them too", f"take the line out of {service.env}", service.name,
            )  # fmt: skip
        must, other = _differing(service.name, its, web)
        if must:
            yield Finding(
                "settings", "env-stale", WARNING,
                f"{service.env} is an old copy: not as in {WEB.env} {_are(must)}.",
                "each service does what its own file says",
                _remedy(service.name, must), service.name,
            )  # fmt: skip
        elif other:
            yield Finding(
                "settings", "env-older", NOTE,
                f"{service.env} is an old copy of {WEB.env}: another there {_are(other)}.",
                f"{service.name} does not use {'it' if len(other) == 1 else 'them'}, but who reads it is misled",
                _remedy(service.name, other), service.name,
            )  # fmt: skip
        yield from _other_database(service.name, its, web)
    yield from _service_key(web)
    yield from _copies(host)


def _differing(name: str, its: dict[str, str], web: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return what must be as in web.env, and what else is another there."""
    keys = {"SITE_PUBLIC_KEY", "SITE_PRIVATE_KEY", "HMAC_KEY", "WEBHOOK_KEY"}
    differ = sorted(n for n in {*its, *web} - OWN - keys if its.get(n) != web.get(n))
    if name == OWNER.name:
        return differ, []
    if name == DELIVERY.name:
        return [n for n in differ if n in OF_DELIVERY], [
            n for n in differ if n in its and n not in OF_DELIVERY and n in web
        ]
    return [n for n in differ if n in OF_PURGE], [n for n in differ if n not in OF_PURGE and n in its]


def _are(names: list[str]) -> str:
    return f"{'is' if len(names) == 1 else 'are'} {', '.join(names)}"


def _remedy(name: str, differing: list[str]) -> str:
    if name == OWNER.name:
        return f"{INSTALL} makes it anew from web.env"
    service = DELIVERY if name == DELIVERY.name else QCLUSTER
    return f"copy the line{'s' * (len(differing) > 1)} from {WEB.env} to {service.env}; then {service.restart}"


def _other_database(name: str, its: dict[str, str], web: dict[str, str]) -> Iterator[Finding]:
    ours, theirs = (_name_of(values.get("DATABASE_URL", "")) for values in (web, its))
    if ours and theirs and ours != theirs:
        yield Finding(
            "database", "database-another", FAULT,
            f"{ETC}: the DATABASE_URL of {name} names the database {theirs!r}, web's {ours!r}.",
            "they do not see what the other stores", f"put the right one into the file; {INSTALL}", name,
        )  # fmt: skip


def _name_of(url: str) -> str:
    found = re.match(r"postgres(?:ql)?://[^/]*/([^?]+)", url)
    return found[1] if found else ""


def _service_key(web: dict[str, str]) -> Iterator[Finding]:
    """The key of issued addresses, as inboxes/mail/sealing.py derives it from HMAC_KEY."""
    try:
        said = re.search(r"^options=.*issued_key=([0-9a-f]*)", SERVICE_FILE.read_text(), re.MULTILINE)
        key = base64.b64decode(web.get("HMAC_KEY", ""), validate=True)
    except (OSError, ValueError):
        return
    due = hmac.digest(key, b"issued address", "sha256").hex()
    if said and len(key) == 32 and said[1] != due:
        yield Finding(
            "keys", "service-key", FAULT, f"{SERVICE_FILE} has another key than {WEB.env} (HMAC_KEY).",
            "Postfix takes issued addresses for unknown ones",
            f"{INSTALL} brings it there; then systemctl restart postfix@-", "postfix",
        )  # fmt: skip


def _copies(host: Host) -> Iterator[Finding]:
    known = {service.env.name for service in SERVICES}
    if (CODE / ".env").exists():
        yield Finding(
            "settings", "env-beside", WARNING, f"{CODE}/.env is read by whatever is started without ENV_FILE.",
            "a command in a shell then sees other settings than the services", f"rm {CODE}/.env",
        )  # fmt: skip
    try:
        others = sorted(path for path in ETC.iterdir() if ".env" in path.name and path.name not in known)
    except OSError:
        return
    for path in others:
        if path.name == "owner.env.next":
            what = f"{path} is left: {INSTALL} did not come to its end."
            yield Finding("settings", "env-unfinished", WARNING, what, "what it was to do is half done", f"{INSTALL}")
        else:
            what = f"{path} is a copy that nothing reads."
            yield Finding("settings", "env-copy", NOTE, what, "it has keys, and misleads", f"rm {path}")
