"""Whether PostgreSQL answers where the env files have it: one question that it answers before any login."""

import re
import socket
import struct
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from .asking import within
from .finding import Finding
from .host import SERVICES, Host
from .logins import finding_of

SECONDS = 5
SSL_REQUEST = struct.pack("!ii", 8, 80877103)  # PostgreSQL manual, Message Formats


def look(host: Host) -> Iterator[Finding]:
    places: dict[str | tuple[str, int], str] = {}
    for service in SERVICES:
        values = host.env[service.name] or {}
        if values.get("DATABASE_URL"):
            places.setdefault(place_of(values["DATABASE_URL"]), service.name)
    for place in places:
        if said := problem(place):
            where = place if isinstance(place, str) else f"{place[0]}:{place[1]}"
            yield finding_of(f"{said} ({where})", "", "")


def place_of(url: str) -> str | tuple[str, int]:
    """Return the path of the Unix socket, or host and port."""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    try:
        name, port = parts.hostname or asked.get("host", ""), int(parts.port or asked.get("port") or 5432)
    except ValueError:
        name, port = "", 5432
    if not name or name.startswith("/") or "%2F" in (parts.netloc or "").upper():
        return f"{name if name.startswith('/') else '/var/run/postgresql'}/.s.PGSQL.{port}"
    return name, port


def problem(place: str | tuple[str, int]) -> str:
    try:
        if isinstance(place, str):
            asked = socket.socket(socket.AF_UNIX)
            asked.settimeout(within(SECONDS))
            asked.connect(place)
        else:
            asked = socket.create_connection(place, within(SECONDS))
        with asked:
            asked.sendall(SSL_REQUEST)
            answer = asked.recv(1)
    except TimeoutError:
        return "timed out: it takes connections, and says nothing"
    except OSError as error:
        return re.sub(r"^.*\] ", "", str(error))
    return "" if answer in (b"S", b"N", b"E") else "connection closed"
