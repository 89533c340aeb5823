"""./tempmail bench: measure what is asked for, and print it.

Each name's figures are had by themselves: one that fails is told with its reason, and the next has a service made
anew.  Exit status 1 where one failed.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from statistics import median

from ..options import read
from ..system import say
from . import MESSAGES, MODULES, NAMES, ROUNDS, codes
from .deliveries import RATIOS, Bench, Profile, measure, running

Figures = dict[str, float]


def main() -> int:
    options = read("bench", sys.argv[1:])
    names = [name for name in NAMES if name in (options.only or NAMES)]
    failed: dict[str, str] = {}
    profile: Profile = {}
    for name, figures in each(names, options, profile, failed):
        for figure, value in figures.items():
            print(figure, f"{value:.3f}", flush=True)
        if not figures and name not in failed:
            failed[name] = "it gave no figure"
    if options.profile:
        for (name, process), values in sorted(profile.items(), key=lambda item: (item[0][0], -median(item[1]))):
            print(f"{name}_cpu_ms_{process}", f"{median(values):.3f}")
    for name, reason in failed.items():
        print(f"# {name}: not measured: {reason}", flush=True)
        print(f"tempmail: {name} was not measured: {reason}", file=sys.stderr)
    return 1 if failed else 0


def each(
    names: list[str], options: argparse.Namespace, profile: Profile, failed: dict[str, str]
) -> Iterator[tuple[str, Figures]]:
    """Yield (name, its figures) in turn; what failed goes to `failed`, with why."""
    if "codes" in names:
        yield "codes", codes.all_figures()
    waiting: list[tuple[str, Callable[[Bench], Figures]]] = []
    if rounds := [name for name in names if name in ROUNDS]:
        waiting.append(("deliveries", partial(of_rounds, rounds, options.rounds, profile, failed)))
    waiting += [(name, import_module(f".{MODULES[name]}", __package__).figures) for name in names if name in MODULES]
    while waiting:
        # After a failure nobody knows in what state its services are.
        is_sound = True
        try:
            with running() as bench:
                while waiting and is_sound:
                    name, figures = waiting.pop(0)
                    say(name)
                    try:
                        found = figures(bench)
                    except Exception as error:
                        is_sound, found = False, {}
                        failed[name] = said(error)
                    yield name, found
        except Exception as error:
            # The service itself did not start, or did not end: the next tries it again.
            name = waiting.pop(0)[0] if is_sound and waiting else "service"
            failed.setdefault(name, said(error))
    if "sizes" in names:
        try:
            yield "sizes", import_module(".sizes", __package__).figures(options.messages)
        except Exception as error:
            failed["sizes"] = said(error)


def said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def of_rounds(names: list[str], rounds: int, profile: Profile, failed: dict[str, str], bench: Bench) -> Figures:
    figures, cpu, problems = measure(bench, names, rounds)
    profile.update(cpu)
    failed.update(problems)
    order = [*RATIOS, *(f"{name}_per_second" for name in MESSAGES), "oneshot_cpu_seconds"]
    return {figure: median(figures[figure]) for figure in order if figures.get(figure)}


if __name__ == "__main__":
    sys.exit(main())
