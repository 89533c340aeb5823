"""./tempmail faults: make each fault under load, and print the table of what became of every message."""

import os
import subprocess
import sys
import time
from pathlib import Path

from ..options import read
from ..state import CHECKOUT
from ..system import Stop, say
from ..world import WEB_KEYS
from .stage import Count, Fault, staged
from .table import FAULTS, await_purge


def row(fault: Fault, count: Count) -> str:
    numbers = (count.accepted, count.stored, count.duplicated, count.lost, count.bounced)
    return f"| {fault.what} | {' | '.join(map(str, numbers))} |"


def main() -> int:
    options = read("faults", sys.argv[1:])
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / "faults"
    keys = {name: os.environ[name] for name in WEB_KEYS}
    rows, are_good = [], True
    try:
        with staged(directory, CHECKOUT, Path(sys.executable), keys) as stage:
            for fault in FAULTS:
                if options.only and fault.name not in options.only:
                    continue
                say(f"{fault.name}: {fault.what}")
                started = time.monotonic()
                count = stage.measure(fault, options.messages)
                say(f"{fault.name}: {count} in {time.monotonic() - started:.1f} s")
                rows.append(row(fault, count))
                are_good = are_good and count.is_good
            await_purge(stage)
    except (Stop, TimeoutError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"tempmail: {error}", file=sys.stderr)
        are_good = False
    print("| fault | accepted | stored | duplicated | lost | bounced |\n|---|---|---|---|---|---|")
    print("\n".join(rows))
    return 0 if are_good else 1


if __name__ == "__main__":
    sys.exit(main())
