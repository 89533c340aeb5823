"""How often a client may do what: counted in PostgreSQL, so that all web hosts count together.

Fixed windows, one row for each limit, client and window, under a key that does
not show the client's address.  purge deletes what has ended.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.http import HttpRequest

from inboxes.mail import sealing
from inboxes.mail.networks import network_of
from inboxes.models import ClientCount

# Tries at one password: a second after the fifth, five minutes after the fourteenth.
FREE_TRIES = 5
LONGEST_PAUSE_SECONDS = 300
PAUSE_MEMORY_SECONDS = 7 * 24 * 3600

Rate = tuple[int, int]  # so many, in so many seconds


class TooMany(Exception):
    """One more than a limit allows, or a try before its pause is over; `rate` is None for the pause."""

    def __init__(self, seconds: int, limit_name: str, rate: Rate | None = None):
        super().__init__(f"{limit_name}: {seconds} s")
        self.seconds, self.limit_name, self.rate = seconds, limit_name, rate


@dataclass(frozen=True)
class Standing:
    """Where a client stands with one limit, in the window that is now."""

    most: int
    period_seconds: int
    remaining: int  # below 0: this one was too many
    seconds_left: int

    @property
    def is_over(self) -> bool:
        return self.remaining < 0


@dataclass
class Caller:
    """Who asks, at every door: a client's network, or an API key with rates of its own."""

    name: str
    rates: dict[str, Rate] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)  # of the limits that were counted

    def count(self, limit_name: str) -> None:
        """Count one.  Raises TooMany when it is one too many."""
        standing = self.note(limit_name)
        if standing.is_over:
            raise TooMany(standing.seconds_left, limit_name, self._rate(limit_name))

    def note(self, limit_name: str) -> Standing:
        """Count one that has been answered already."""
        standing = self.standings[limit_name] = count(limit_name, self.name, self._rate(limit_name))
        return standing

    def check(self, limit_name: str) -> None:
        """Count nothing.  Raises TooMany when one more would be too many."""
        if seconds := wait(limit_name, self.name, self._rate(limit_name)):
            raise TooMany(seconds, limit_name, self._rate(limit_name))

    def try_at(self, thing: str) -> None:
        """Count a try at one thing, by its name.  Raises TooMany when the last one is not long enough ago."""
        if seconds := pause(thing, self.name):
            raise TooMany(seconds, thing.partition("|")[0])

    def was_right(self, thing: str) -> None:
        end_pause(thing, self.name)

    def _rate(self, limit_name: str) -> Rate:
        return self.rates.get(limit_name) or settings.LIMITS[limit_name]


def caller_of(request: HttpRequest) -> Caller:
    """Return who sends a request, the same one each time; without an API key their network counts."""
    return vars(request).setdefault("caller", Caller(request.META.get("REMOTE_ADDR", "")))


def count(limit_name: str, client: str, rate: Rate | None = None) -> Standing:
    """Count one, under a rate of the client's own or under the settings'."""
    rate = rate or settings.LIMITS[limit_name]
    key, ends = _window(limit_name, client, rate)
    most, period_seconds = rate
    with connection.cursor() as cursor:
        # Past the limit the count stands still: a flood can't overflow it.
        cursor.execute(
            f"INSERT INTO {ClientCount._meta.db_table} AS counted (key, count, expires_at) VALUES (%s, 1, %s) "
            "ON CONFLICT (key) DO UPDATE SET count = least(counted.count + 1, %s) RETURNING count",
            [key, datetime.fromtimestamp(ends, UTC), most + 1],
        )
        (counted,) = cursor.fetchone()
    return Standing(most, period_seconds, most - counted, _seconds_until(ends))


def hit(limit_name: str, client: str) -> int | None:
    """Count one; return None, or the seconds to wait when that was one too many."""
    standing = count(limit_name, client)
    return standing.seconds_left if standing.is_over else None


def wait(limit_name: str, client: str, rate: Rate | None = None) -> int | None:
    """Count nothing; return the seconds to wait when one more would be too many."""
    rate = rate or settings.LIMITS[limit_name]
    key, ends = _window(limit_name, client, rate)
    return _seconds_until(ends) if ClientCount.objects.filter(key=key, count__gte=rate[0]).exists() else None


def pause(name: str, client: str) -> int | None:
    """Count a try at one thing; return None, or the seconds to wait before the next.

    The first few follow one another freely, then each waits twice as long as the
    one before, LONGEST_PAUSE_SECONDS at most.  One statement: tries that come
    together are counted one by one.  They count together, whoever tries, but for a
    client that was right lately: who guesses all day does not keep it out.
    """
    key = _tries_key(name, client)
    # expires_at is the last counted try and PAUSE_MEMORY after it.
    allowed_at = (
        f"counted.expires_at - interval '{PAUSE_MEMORY_SECONDS}' "
        f"+ make_interval(secs => least({LONGEST_PAUSE_SECONDS}, power(2, least(counted.count, 30) - {FREE_TRIES})))"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {ClientCount._meta.db_table} AS counted (key, count, expires_at) "
            f"VALUES (%s, 1, statement_timestamp() + interval '{PAUSE_MEMORY_SECONDS}') "
            "ON CONFLICT (key) DO UPDATE SET count = counted.count + 1, expires_at = excluded.expires_at "
            f"WHERE {allowed_at} <= statement_timestamp() RETURNING 1",
            [key],
        )
        if cursor.fetchone():
            return None
        cursor.execute(
            f"SELECT ceil(extract(epoch FROM {allowed_at} - statement_timestamp())) "
            f"FROM {ClientCount._meta.db_table} AS counted WHERE key = %s",
            [key],
        )
        left = cursor.fetchone()
    return max(1, int(left[0])) if left else 1


def end_pause(name: str, client: str) -> None:
    """Forget the tries at one thing, since this one was right, and count this client's apart from now on."""
    ClientCount.objects.filter(key=_tries_key(name, client)).delete()
    # As tried a second ago: the next one waits for nothing.
    ends = Now() + timedelta(seconds=PAUSE_MEMORY_SECONDS - 1)
    ClientCount.objects.update_or_create(key=_own_key(name, client), defaults={"count": 0, "expires_at": ends})


def _window(limit_name: str, client: str, rate: Rate) -> tuple[bytes, int]:
    """Return (key, end as Unix time) of the window that is now."""
    _, seconds = rate
    starts = int(time.time()) // seconds * seconds
    key = sealing.digest(settings.CLIENT_KEY, f"{limit_name}|{network_of(client)}|{starts}".encode())
    return key, starts + seconds


def _tries_key(name: str, client: str) -> bytes:
    own = _own_key(name, client)
    return own if ClientCount.objects.filter(key=own).exists() else _pause_key(name)


def _own_key(name: str, client: str) -> bytes:
    return _pause_key(f"{network_of(client)}|{name}")


def _pause_key(name: str) -> bytes:
    return sealing.digest(settings.CLIENT_KEY, f"pause|{name}".encode("utf-8", "surrogatepass"))


def _seconds_until(ends: int) -> int:
    return max(1, ends - int(time.time()))
