"""What a process measures: kept here, and handed on to the database every few seconds.

All processes and hosts add to the same series (inboxes_measure): one that dies leaves no file behind, and no
sum goes back when another takes its place; what it had not handed on yet, seconds, is lost.  Delivery asks
the database in its own way, so what is asked is here and who asks is not.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest

HAND_ON_SECONDS = 5
STATEMENT = "SELECT tempmail_measure(%s::text[], %s::text[], %s::float8[], %s, %s::text[], %s::float8[])"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, float("inf"))  # seconds, at most
SUM, BUCKET = "_sum", "_bucket"

Series = Counter[tuple[str, str]]

_lock = threading.Lock()
_kept: Series = Counter()


def add(name: str, *labels: str, amount: float = 1) -> None:
    """Labels are words of ours, never of strangers."""
    with _lock:
        _kept[name, "\t".join(labels)] += amount  # type: ignore[assignment]  # a Counter of floats


def observe(name: str, *labels: str, seconds: float) -> None:
    """Put a duration into its bucket of a histogram."""
    bucket = next(most for most in BUCKETS if seconds <= most)
    add(name + BUCKET, *labels, str(bucket))
    add(name + SUM, *labels, amount=seconds)


@contextmanager
def timed(name: str, *labels: str) -> Iterator[None]:
    """Observe how long a block took, if it ends well."""
    started = time.monotonic()
    yield
    observe(name, *labels, seconds=time.monotonic() - started)


def is_idle() -> bool:
    return not _kept


def note_route(request: HttpRequest) -> None:
    """Tell who measures this request (tempmail_site/measured.py) which route it took: its pattern, never its path."""
    measured, match = getattr(request, "scope", {}).get("measured"), request.resolver_match
    if measured and match:
        pattern = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route)
        # Where the admin is may be a secret.
        measured.is_for("admin" if "admin" in match.app_names else f"/{pattern}")


@contextmanager
def handing_on(source: str, gauges: Mapping[str, float]) -> Iterator[list[Any]]:
    """Yield STATEMENT's parameters; what is raised while it runs brings them back for the next time."""
    with _lock:
        taken = Counter(_kept)
        _kept.clear()
    names = [name for name, _ in taken]
    labels = [values for _, values in taken]
    try:
        yield [names, labels, [*map(float, taken.values())], source, list(gauges), [*map(float, gauges.values())]]
    except BaseException:
        with _lock:
            _kept.update(taken)
        raise
