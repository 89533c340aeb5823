"""One delivery in a process of its own, when no resident command answers.

Reading the message happens in a child: one that kills its reader is stored
unparsed by the parent, in the same delivery.
"""

import os
import pickle
import resource
import signal

from django.conf import settings

from .delivering import Delivery, envelope_of
from .parsing.limiting import patience
from .parsing.message import ParsedMessage
from .storing import hand_on_measures


def deliver_once(sender: str, recipients: list[str], source: bytes) -> bool:
    """Store one message; return whether it may be forgotten."""
    delivery = Delivery(envelope_of(sender, recipients, source))
    parsed = _read_in_child(delivery) or delivery.read(as_is=True)
    try:
        delivery.keep(parsed)
    except Exception as error:
        delivery.defer(error)
        return False
    hand_on_measures()
    return True


def _read_in_child(delivery: Delivery) -> ParsedMessage | None:
    """Return the parsed message, or None when the child died or hung."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            limit = settings.WORKER_MEMORY_BYTES
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            parsed = delivery.read()
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(parsed, pipe)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    before = signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(patience(settings.PARSE_SECONDS))
    with os.fdopen(reading, "rb") as pipe:
        pickled = pipe.read()
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    return pickle.loads(pickled) if status == 0 else None
