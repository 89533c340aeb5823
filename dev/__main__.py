"""The commands of ./tempmail, once Python is there.  Runs as root, before a virtual environment exists."""

import os
import shutil
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from . import checks, serving, state
from .catalogues import collect_messages
from .installation import Installation
from .options import read
from .system import Stop, say
from .venvs import lock


def clean() -> int:
    with state.locked("run", serving.ALREADY), state.locked("test", checks.ALREADY):
        for name in ("run", "test"):
            Installation(name).end()
        shutil.rmtree(state.STATE)
    say(f"Removed {state.STATE}")
    return 0


# What is passed on has been read before, so that nothing is set up for a wrong option.
COMMANDS: dict[str, Callable[[Namespace, list[str]], int]] = {
    "run": lambda options, _: serving.run(options.filter),
    "manage": lambda _, words: serving.manage(words),
    "fill": lambda _, words: serving.fill(words),
    "test": lambda _, words: checks.with_services(checks.run_all, words, wait_for_disk=False),
    "bench": lambda _, words: checks.with_services(checks.run_bench, words),
    "faults": lambda _, words: checks.with_services(checks.run_faults, words),
    "screenshots": lambda _, words: checks.with_services(checks.take_screenshots, words),
    "hosts": lambda _, words: checks.hosts(words),
    "fuzz": lambda _, words: checks.fuzz(words),
    "wide": lambda _, words: checks.wide(words),
    "clean": lambda *_: clean(),
    "messages": lambda *_: collect_messages(),
    "lock": lambda _, words: lock(words),
}


def main() -> int:
    command, *words = sys.argv[1:]
    try:
        return COMMANDS[command](read(command, words), words)
    except (Stop, OSError) as error:
        print(f"tempmail: {error}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        reason = (error.stderr or "").strip() or "see above"
        print(f"tempmail: {Path(error.cmd[0]).name} failed: {reason}", file=sys.stderr)
    except KeyboardInterrupt:
        print("tempmail: ended while setting up", file=sys.stderr)
    return 1


if __name__ == "__main__":
    os.umask(0o022)
    # Until the services run, every end is an exception that takes back what was started.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    os.chdir(state.CHECKOUT)
    sys.exit(main())
