"""Settings from environment variables: each wrong value is refused by name.

Every reader takes the variable's name and its default, and raises
ImproperlyConfigured with the variable, the value and what is accepted.  A file
of NAME=value lines, named by ENV_FILE, fills in what the environment lacks.
"""

import base64
import ipaddress
import os
import re
from pathlib import Path
from typing import Any, Literal, NoReturn

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PERIOD_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def load_file(path: Path) -> None:
    """Read NAME=value lines; blank lines and # comments are passed over."""
    for number, line in enumerate(map(str.strip, path.read_text().splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path}:{number} is no NAME=value line")
        os.environ.setdefault(name.strip(), value.strip())


def refuse(name: str, value: str, accepted: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name}={value!r} is not accepted: it must be {accepted}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def boolean(name: str, default: bool) -> bool:
    value = text(name, str(default)).lower()
    if value not in ("true", "false"):
        refuse(name, value, "true or false")
    return value == "true"


def integer(name: str, default: int, least: int = 0) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,15}", value) or int(value) < least:
        refuse(name, value, f"a whole number, {least} or more")
    return int(value)


def folder(name: str, default: str) -> str:
    """Read a path below the site's root, like "admin/"."""
    value = text(name, default)
    if not re.fullmatch(r"([A-Za-z0-9_-]+/)+", value):
        refuse(name, value, "letters, digits, - and _, and a slash at the end, like back-door-7f3/")
    return value


def names(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def proxies(name: str, default: str = "") -> list[Network | Literal["unix"]]:
    """Read "10.0.0.1,192.0.2.0/24,unix": addresses, networks, the peers on a Unix socket."""
    try:
        return ["unix" if item == "unix" else ipaddress.ip_network(item) for item in names(name, default)]
    except ValueError:
        refuse(name, text(name, default), "addresses, networks or unix, like 127.0.0.1,10.0.0.0/8, comma-separated")


def networks(name: str, default: str = "") -> tuple[Network, ...]:
    """Read "10.0.0.0/8,fd00::/8"."""
    try:
        return tuple(ipaddress.ip_network(item) for item in names(name, default))
    except ValueError:
        refuse(name, text(name, default), "addresses or networks, like 10.0.0.0/8,fd00::/8, comma-separated")


def server(name: str) -> tuple[str, int] | None:
    """Read "192.0.2.1" or "[2001:db8::1]:5353", the address of a DNS server; None when it is not set."""
    value = text(name)
    match = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(?::(\d{1,5}))?", value)
    try:
        if match:
            return str(ipaddress.ip_address(match[1] or match[2])), int(match[3] or 53)
    except ValueError:
        pass
    if value:
        refuse(name, value, "an address, with a port or without, like 192.0.2.1 or [2001:db8::1]:5353")
    return None


def ports(name: str, default: str) -> frozenset[int]:
    value = text(name, default)
    if not re.fullmatch(r"\d{1,5}(,\d{1,5})*", value) or not all(0 < int(port) < 65536 for port in value.split(",")):
        refuse(name, value, "ports, like 80,443, comma-separated")
    return frozenset(map(int, value.split(",")))


def rate(name: str, default: str) -> tuple[int, int]:
    """Read "30/h" as (count, seconds)."""
    value = text(name, default)
    match = re.fullmatch(r"([0-9]{1,9})/([smhd])", value)
    if not match or match[1] == "0":
        refuse(name, value, "a count and a period (s, m, h, d), like 30/h")
    return int(match[1]), PERIOD_SECONDS[match[2]]


def key(name: str) -> bytes:
    """Read 32 bytes, base64; b"" when the variable is not set."""
    value = text(name)
    if not value:
        return b""
    try:
        decoded = base64.b64decode(value, validate=True)
    except ValueError:
        decoded = b""
    if len(decoded) != 32:
        raise ImproperlyConfigured(
            f"{name} is not accepted: it must be 32 bytes in base64, as `manage.py makekeys` prints"
        )
    return decoded


def database(name: str, default: str) -> dict[str, Any]:
    """Read a libpq URI (PostgreSQL manual 34.1.1.2) as Django's connection settings."""
    value = text(name, default)
    accepted = "a PostgreSQL URI like postgresql://user:password@host:5432/database"
    if not value.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(f"{name} is not accepted: it must be {accepted}")
    try:
        parameters = conninfo_to_dict(value)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name} is not accepted: it must be {accepted}") from error
    own = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    connection = {django: str(parameters.pop(libpq, "")) for libpq, django in own.items()}
    if not connection["NAME"]:
        raise ImproperlyConfigured(f"{name} names no database: it must be {accepted}")
    return {"ENGINE": "django.db.backends.postgresql", **connection, "OPTIONS": parameters}
