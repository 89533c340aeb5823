"""How often a client may do what: counted in PostgreSQL, so that all web hosts count together.

Fixed windows, one row for each limit, client and window, under a key that does
not show the client's address.  purge deletes what has ended.
"""

import ipaddress
import time
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

from . import sealing
from .models import ClientCount


def hit(limit_name: str, client: str) -> int | None:
    """Count one; return None, or the seconds to wait when that was one too many."""
    key, ends, most = _window(limit_name, client)
    with connection.cursor() as cursor:
        # Past the limit the count stands still: a flood can't overflow it.
        cursor.execute(
            f"INSERT INTO {ClientCount._meta.db_table} AS counted (key, count, expires_at) VALUES (%s, 1, %s) "
            "ON CONFLICT (key) DO UPDATE SET count = least(counted.count + 1, %s) RETURNING count",
            [key, datetime.fromtimestamp(ends, UTC), most + 1],
        )
        (count,) = cursor.fetchone()
    return _seconds_until(ends) if count > most else None


def wait(limit_name: str, client: str) -> int | None:
    """Count nothing; return the seconds to wait when one more would be too many."""
    key, ends, most = _window(limit_name, client)
    return _seconds_until(ends) if ClientCount.objects.filter(key=key, count__gte=most).exists() else None


def network_of(client: str) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 that an IPv6 subscriber has (RFC 6177)."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if address.version == 6 and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, 32 if address.version == 4 else 64), strict=False))


def _window(limit_name: str, client: str) -> tuple[bytes, int, int]:
    """Return (key, end as Unix time, most) of the window that is now."""
    most, seconds = settings.LIMITS[limit_name]
    starts = int(time.time()) // seconds * seconds
    key = sealing.digest(settings.CLIENT_KEY, f"{limit_name}|{network_of(client)}|{starts}".encode())
    return key, starts + seconds, most


def _seconds_until(ends: int) -> int:
    return max(1, ends - int(time.time()))
