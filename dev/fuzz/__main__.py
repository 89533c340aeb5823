"""./tempmail fuzz: run the targets side by side until time is up, and say what was found."""

import importlib.util
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from ..options import read
from . import TARGETS
from .targets import SEED, Target, prepare

REPORT_SECONDS = 30


def main() -> int:
    options = read("fuzz", sys.argv[1:])
    if not importlib.util.find_spec("atheris"):
        print("tempmail: atheris is not built for this machine; requirements/test.in says for which.", file=sys.stderr)
        return 1
    prepare()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    seconds = None if options.runs else options.seconds
    with tempfile.TemporaryDirectory() as work:
        targets = [Target(name, folder, Path(work), seconds, options.runs) for name in options.only or TARGETS]
        watch(targets, seconds or 0)
        for target in targets:
            print(f"{target.name}_runs {target.desk.runs}")
            print(f"{target.name}_coverage {target.coverage}")
            print(f"{target.name}_finds {target.desk.finds}")
    return report(folder, sum(target.desk.finds for target in targets))


def watch(targets: list[Target], seconds: int) -> None:
    """Run all targets to their end."""
    started = reported = time.monotonic()
    try:
        for target in targets:
            target.start(SEED, seconds)
        while any(target.pid for target in targets):
            time.sleep(0.2)
            now = time.monotonic()
            for target in targets:
                if target.pid:
                    target.look_after(int(started + seconds - now))
            if now > reported + REPORT_SECONDS:
                reported = now
                figures = (f"{t.name} {t.desk.runs} runs, {t.desk.finds} finds" for t in targets)
                print(f"==> {now - started:.0f} s: {'; '.join(figures)}", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("==> ended", file=sys.stderr)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for target in targets:
            if target.pid:
                os.kill(target.pid, signal.SIGKILL)
                os.waitpid(target.pid, 0)


def report(folder: Path, finds: int) -> int:
    if not finds:
        return 0
    print(f"Finds are in {folder}, each with what it broke in a .txt beside it.", file=sys.stderr)
    print("To make one a test: copy it to tests/fuzz/finds/TARGET/, and say in test_finds.py beside it what was wrong.",
          file=sys.stderr)  # fmt: skip
    return 1


if __name__ == "__main__":
    sys.exit(main())
