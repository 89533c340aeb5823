"""Plots of what was counted, for templates/admin/_plot.html: bars in SVG, beside them all that they say as a table.

Knows no database.  Attributes alone place a bar: the policy lets no style in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

WIDTH, HEIGHT = 600, 120  # of the drawing, which is stretched to its place
GAP = 0.2  # of a bar's place
MOST_KINDS = 8  # colours there are; the rest are one
OTHERS = "others"


# The name that a plot has for what was counted; None: it is of another plot.
KindOf = Callable[[str], str | None]


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    colour: int


class Kind(NamedTuple):
    """One colour of a plot."""

    name: str
    colour: int
    total: int


@dataclass(frozen=True)
class Plot:
    title: str
    kinds: list[Kind]
    total: int
    highest: int  # of a bar
    rects: list[Rect]
    rows: list[tuple[datetime, list[int]]]  # newest first

    width, height = WIDTH, HEIGHT

    @property
    def first(self) -> datetime:
        return self.rows[-1][0]

    @property
    def last(self) -> datetime:
        return self.rows[0][0]


def words(name: str) -> str:
    return name.replace("_", " ")


def plot(title: str, counts: Mapping[datetime, Mapping[str, int]], times: Sequence[datetime], kind_of: KindOf) -> Plot:
    """Stack, for each time, what kind_of() gives a name, the most frequent below."""
    by_time = [_kinds(counts.get(time, {}), kind_of) for time in times]
    totals: dict[str, int] = {}
    for found in by_time:
        for name, count in found.items():
            totals[name] = totals.get(name, 0) + count
    names = sorted(totals, key=lambda name: (name == OTHERS, -totals[name], name))
    if len(names) > MOST_KINDS:
        few = set(names[: MOST_KINDS - 1])
        return plot(title, counts, times, lambda what: _one_of(few, kind_of(what)))
    columns = [[found.get(name, 0) for name in names] for found in by_time]
    highest = max(map(sum, columns), default=0)
    kinds = [Kind(words(name), colour, totals[name]) for colour, name in enumerate(names)]
    rows = list(zip(times, columns, strict=True))[::-1]
    return Plot(title, kinds, sum(totals.values()), highest, _rects(columns, highest), rows)


def _kinds(counts: Mapping[str, int], kind_of: KindOf) -> dict[str, int]:
    found: dict[str, int] = {}
    for what, count in counts.items():
        if name := kind_of(what):
            found[name] = found.get(name, 0) + count
    return found


def _one_of(few: set[str], name: str | None) -> str | None:
    return name if name is None or name in few else OTHERS


def _rects(columns: Sequence[Sequence[int]], highest: int) -> list[Rect]:
    rects = []
    place = WIDTH / len(columns)
    for number, column in enumerate(columns):
        top = float(HEIGHT)
        for colour, count in enumerate(column):
            height = HEIGHT * count / highest if count else 0
            top -= height
            if height:
                rects.append(Rect(place * number, round(top, 2), place * (1 - GAP), round(height, 2), colour))
    return rects
