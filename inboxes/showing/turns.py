"""What costs much, sanitizing and searching: one after the other in each process, and of each client.

Many at once would share the interpreter with every other page; and a client that opens
one message twenty times waits for itself, while another client waits for one of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import WeakValueDictionary

from django.db import connection

from inboxes.mail.networks import network_of

# The worst that rendering.py takes of this length costs 10 ms, ordinary mail of 102 KB 30 ms.
LARGE_CHARACTERS = 4_000

_of_all = Lock()
_of_searches = Lock()
_of_clients: WeakValueDictionary[str, Lock] = WeakValueDictionary()


@contextmanager
def in_turn(client: str, html: str) -> Iterator[None]:
    """Wait until this HTML may be sanitized.  Lets go of the database: its connections are few."""
    if len(html) <= LARGE_CHARACTERS:
        yield
        return
    if not connection.in_atomic_block:
        connection.close()
    with _own(client), _of_all:
        yield


@contextmanager
def one_search(client: str) -> Iterator[None]:
    """Wait until this client may search.  Nobody's message waits for it but their own."""
    if not connection.in_atomic_block:
        connection.close()
    with _own(client), _of_searches:
        yield


def _own(client: str) -> Lock:
    return _of_clients.setdefault(network_of(client), Lock())
