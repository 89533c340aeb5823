"""Settings from environment variables: each wrong value is refused by name.

Every reader takes the variable's name and its default, and raises
ImproperlyConfigured with the variable, the value and what is accepted.  A file
of NAME=value lines, named by ENV_FILE, fills in what the environment lacks.
The value is what stands there: a shell's quotes and comments are refused.
"""

import base64
import difflib
import ipaddress
import os
import re
from pathlib import Path
from typing import Any, Literal, NoReturn
from urllib.parse import urlsplit

import idna
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PERIOD_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")

_written: dict[str, str] = {}  # names in files, and where they stand
_read: set[str] = set()


def load_file(path: Path) -> None:
    """Read NAME=value lines; blank lines and # comments are passed over."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ImproperlyConfigured(f"{path} is no text in UTF-8") from error
    numbers: dict[str, int] = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or not name.isidentifier():
            raise ImproperlyConfigured(f"{path}:{number} is no NAME=value line")
        if name in numbers:
            raise ImproperlyConfigured(
                f"{path}:{number} sets {name} again, after line {numbers[name]}: keep one of them"
            )
        if value[:1] in ("'", '"') and value[-1:] == value[:1]:
            raise ImproperlyConfigured(f"{path}:{number} is not accepted: {name}'s value must be without quotes")
        if re.search(r"\s#", value):
            raise ImproperlyConfigured(f"{path}:{number} is not accepted: a comment must have a line of its own")
        numbers[name] = number
        os.environ.setdefault(name, value)
    _written.update({name: f"{path}:{number}" for name, number in numbers.items()})


def unread() -> list[str]:
    """Say which lines of the files set nothing, because no setting is called so."""
    said = []
    for name, place in _written.items():
        if name not in _read:
            meant = difflib.get_close_matches(name, _read, 1)
            said.append(f"{place}: no setting is called {name}" + (f"; is {meant[0]} meant?" if meant else ""))
    return said


def refuse(name: str, value: str, accepted: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name}={value!r} is not accepted: it must be {accepted}")


def text(name: str, default: str = "") -> str:
    _read.add(name)
    return os.environ.get(name, default)


def boolean(name: str, default: bool) -> bool:
    value = text(name, str(default)).lower()
    if value not in ("true", "false"):
        refuse(name, value, "true or false")
    return value == "true"


def choice(name: str, *choices: str) -> str:
    """Read one of these words; the first is the default."""
    value = text(name, choices[0])
    if value not in choices:
        refuse(name, value, f"{', '.join(choices[:-1])} or {choices[-1]}")
    return value


def dsn(name: str) -> str:
    """Read where Sentry takes errors: https://KEY@HOST/PROJECT; "" when it is not set."""
    return _secret(name, r"https?://[^\s/@:]+@[^\s/@]+/(\S*/)?\d+", "like https://KEY@sentry.example.org/7")


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


def hosts(name: str, default: str = "", may_be_empty: bool = False) -> list[str]:
    """Read "mail.example.org,.example.net,[2001:db8::1]" and return each as a browser sends it."""
    given = names(name, default)
    if may_be_empty and not given:
        return []
    meant = list(dict.fromkeys(filter(None, map(_host, re.split(r"[\s,;]+", ",".join(given))))))
    are_names = all(item == "*" or re.fullmatch(r"""\[[^]]+\]|[^]\s:;/@?#*"'[]+""", item) for item in given)
    if not meant or not are_names or len(meant) < len(given):
        accepted = "names without scheme, port or path, each once, comma-separated"
        refuse(name, text(name, default), f"{accepted}: {','.join(meant) or 'mail.example.org, for example'}")
    return meant


def _host(item: str) -> str:
    """Return the name in what people write for it, like https://Mail.example.org:443/; "" where there is none."""
    item = item.strip("\"'").replace("*.", ".")
    try:
        return f"[{ipaddress.IPv6Address(item)}]"
    except ValueError:
        pass
    try:
        host = (urlsplit(item if "://" in item else f"//{item}").hostname or "").removesuffix(".")
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        host = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except ValueError:
        return ""
    return host if host == "*" or HOST.fullmatch(host) else ""


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


def token(name: str) -> str:
    """Read a secret that a client sends in a header; "" when the variable is not set."""
    return _secret(name, r"[!-~]{16,}", "16 characters or more of ASCII, without spaces")


def _secret(name: str, pattern: str, what: str) -> str:
    """Refused without saying its value."""
    value = text(name)
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} is not accepted: it must be {what}")
    return value


def database(name: str, default: str) -> dict[str, Any]:
    """Read a libpq URI (PostgreSQL manual 34.1.1.2) as Django's connection settings."""
    parameters = _parameters_of(name, text(name, default))
    own = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    connection = {django: str(parameters.pop(libpq, "")) for libpq, django in own.items()}
    return {"ENGINE": "django.db.backends.postgresql", **connection, "OPTIONS": parameters}


def database_url(name: str) -> str:
    """Read a libpq URI as it is; "" when the variable is not set."""
    value = text(name)
    if value:
        _parameters_of(name, value)
    return value


def _parameters_of(name: str, value: str) -> dict[str, Any]:
    accepted = "a PostgreSQL URI like postgresql://user:password@host:5432/database, signs of the password as %25 for %"
    if not value.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(f"{name} is not accepted: it must be {accepted}")
    try:
        parameters = conninfo_to_dict(value)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name} is not accepted: it must be {accepted}") from error
    if not parameters.get("dbname"):
        raise ImproperlyConfigured(f"{name} names no database: it must be {accepted}")
    return parameters
