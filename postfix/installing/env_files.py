"""Env files of /etc/tempmail: NAME=value lines, each for root and one group."""

import re
import secrets
from pathlib import Path

from .acting import Host
from .paths import DELIVERY, OWNER, PURGE, SERVICE, WEB

GROUPS = {
    OWNER: "tempmail",
    WEB: "tempmail-web",
    PURGE: "tempmail-purge",
    DELIVERY: "tempmail-delivery",
    SERVICE: "postfix",
}
# Who logs in by which file, as which role.
LOGINS = {
    WEB: ("tempmail-web", "tempmail_web"),
    PURGE: ("tempmail-purge", "tempmail_purge"),
    DELIVERY: ("tempmail-delivery", "tempmail_delivery"),
    SERVICE: ("postfix", "tempmail_postfix"),
}
KEYS = ("SECRET_KEY", "SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY", "WEBHOOK_KEY")


def value_in(text: str, name: str) -> str:
    """Return what a name is set to, "" without it."""
    found = re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)
    return found[0] if found else ""


def lines_of(text: str, *names: str) -> list[str]:
    return [line for line in text.splitlines() if line.partition("=")[0] in names]


def without(text: str, *names: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if line.partition("=")[0] not in names)


def with_value(text: str, name: str, value: str) -> str:
    """Set a name where it stands, or at the end."""
    line = f"{name}={value}"
    if not lines_of(text, name):
        return f"{without(text)}{line}\n"
    return re.sub(rf"^{name}=.*$", lambda _: line, text, flags=re.MULTILINE)


def write(host: Host, path: Path, text: str) -> bool:
    return host.file(path, text, 0o640, GROUPS[path], is_secret=True)


def password() -> str:
    return secrets.token_hex(24)
