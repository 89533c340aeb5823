"""What waits in Postfix's queue: how much, since when, and the reason that Postfix gives; never whose."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .asking import first_line
from .finding import FAULT, GOOD, NOTE, WARNING, Finding, without_addresses
from .host import Host

STUCK_SECONDS = 600
LONG = 1000
FLUSH = "mend the reason, then postqueue -f; postqueue -p has the queue ids"


def look(host: Host) -> Iterator[Finding]:
    if not host.is_root or not host.has_postfix:
        return
    if not host.queue.is_good:
        what = f"Postfix does not say what waits in its queue: {first_line(host.queue.complained) or 'no answer'}"
        do = "postqueue -p; where it takes long, very much waits: qshape shows the ages"
        yield Finding("queue", "queue-unseen", WARNING, what, "how old mail is there is not known", do)
        return
    waiting, now = [json.loads(line) for line in host.queue.said.splitlines()], time.time()
    held = [message for message in waiting if message["queue_name"] == "hold"]
    tried = [message for message in waiting if message["queue_name"] == "deferred"]
    fresh = [message for message in waiting if message["queue_name"] in ("incoming", "active", "maildrop")]
    if tried:
        yield _deferred(tried, now)
    old = [message for message in fresh if now - message["arrival_time"] > STUCK_SECONDS]
    if old:
        what = f"{len(old)} messages are not handed over, the oldest for {_age(old, now)}."
        yield Finding(
            "queue", "queue-stuck", FAULT, what, "their readers wait", "postfix check; systemctl restart postfix@-"
        )
    if held:
        what = f"{len(held)} messages are on hold, the oldest for {_age(held, now)}."
        yield Finding(
            "queue", "queue-held", WARNING, what, "nobody sees them until they are let go", "postsuper -H ALL"
        )
    if len(waiting) > LONG:
        what = f"{len(waiting)} messages wait in the queue."
        do = "qshape shows their ages; delivery's log says what takes time"
        yield Finding("queue", "queue-long", WARNING, what, "mail shows up late", do)
    if not waiting:
        yield Finding("queue", "good", GOOD, "nothing waits.")
    elif not tried and not held and not old:
        yield Finding("queue", "queue-busy", NOTE, f"{len(waiting)} messages are being handed over.")


def _age(messages: list[dict[str, Any]], now: float) -> str:
    seconds = max(0, now - min(message["arrival_time"] for message in messages))
    return (
        f"{seconds:.0f} s"
        if seconds < 120
        else f"{seconds / 60:.0f} min"
        if seconds < 7200
        else f"{seconds / 3600:.0f} h"
    )


def _deferred(messages: list[dict[str, Any]], now: float) -> Finding:
    reasons = Counter(
        without_addresses(recipient.get("delay_reason", "no reason is noted"))
        for message in messages
        for recipient in message.get("recipients", ())
    )
    reason = (reasons.most_common(1) or [("no reason is noted", 1)])[0][0]
    oldest = now - min(message["arrival_time"] for message in messages)
    is_stuck = oldest > STUCK_SECONDS
    plural = "message was" if len(messages) == 1 else "messages were"
    what = (
        f"{len(messages)} {plural} put off, the oldest has waited for {_age(messages, now)}; the reason: {reason[:300]}"
    )
    return Finding(
        "queue", "queue-stuck" if is_stuck else "queue-deferred", FAULT if is_stuck else WARNING, what,
        "their readers wait, and after a day they are dropped", FLUSH,
    )  # fmt: skip
