"""./tempmail bench: measure what is asked for, and print it."""

import subprocess
import sys
from statistics import median

from ..options import read
from ..system import Stop
from . import MESSAGES, NAMES, ROUNDS, arrival, codes, flood, purging
from .deliveries import RATIOS, measure, running


def main() -> int:
    options = read("bench", sys.argv[1:])
    names = [name for name in NAMES if name in (options.only or NAMES)]
    try:
        with running() as bench:
            once = arrival.figures(bench) if "arrival" in names else {}
            once |= flood.figures(bench) if "hostile" in names else {}
            once |= purging.figures(bench) if "purging" in names else {}
            figures, profile = measure(bench, [name for name in names if name in ROUNDS], options.rounds)
    except (Stop, TimeoutError, subprocess.TimeoutExpired, RuntimeError) as error:
        print(f"tempmail: {error}", file=sys.stderr)
        return 1
    order = [*RATIOS, *(f"{name}_per_second" for name in MESSAGES), "oneshot_cpu_seconds"]
    for figure in filter(figures.get, order):
        print(figure, f"{median(figures[figure]):.3f}")
    if "codes" in names:
        once |= codes.all_figures()
    for figure, value in once.items():
        print(figure, f"{value:.3f}")
    if options.profile:
        for (name, process), values in sorted(profile.items(), key=lambda item: (item[0][0], -median(item[1]))):
            print(f"{name}_cpu_ms_{process}", f"{median(values):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
