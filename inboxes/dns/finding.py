"""One record, and whether what the DNS says of it is right.  Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .asking import Look


class State(StrEnum):
    GOOD = "good"
    MISSING = "missing"
    DIFFERS = "differs"
    UNKNOWN = "unknown"  # the DNS did not answer
    NOTE = "note"  # worth to know, and nothing to mend


TO_MEND = (State.MISSING, State.DIFFERS)


@dataclass(frozen=True)
class Finding:
    record: str  # "MX of example.org"
    state: State
    found: str  # what stands there, "nothing"
    wanted: str  # what would be right, as a zone has it
    remedy: str = ""  # a sentence; "" when it is good


# What a judge makes of the values that stand there: the state, and what to do.
Verdict = tuple[State, str]
GOOD: Verdict = (State.GOOD, "")
Judge = Callable[[Sequence[str]], Verdict]


def compare(record: str, look: Look, wanted: str, judge: Judge) -> Finding:
    """Judge what the servers of a zone say alike; what they say differently is none of them's fault to judge."""
    if look.problem:
        return Finding(record, State.UNKNOWN, "", wanted, f"{look.problem} Ask again later.")
    if look.each:
        remedy = "The zone's servers disagree: see that all of them have the same version of it."
        return Finding(record, State.DIFFERS, look.each, wanted, remedy)
    state, remedy = judge(look.values)
    if state in TO_MEND and look.ttl:
        remedy += f" Resolvers keep the answer of today for up to {_period(look.ttl)}."
    return Finding(record, state, look.shown, wanted, remedy)


def _period(seconds: int) -> str:
    return f"{seconds // 3600} h" if seconds >= 7200 else f"{-(-seconds // 60)} min"
