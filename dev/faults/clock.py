"""Services whose clock jumps while they run."""

from pathlib import Path

from .stage import Stage

# libfaketime 0.9.10 breaks time.sleep() of Python 3.11 (its issue 426).
SLEEP = "import select, time\ntime.sleep = lambda seconds: select.select([], [], [], seconds)\n"


def offset_file(stage: Stage) -> Path:
    return stage.world.directory / "clock-offset"


def set_clock(stage: Stage, offset: str) -> None:
    """Written whole, in its place: it may be read at any moment."""
    new = offset_file(stage).with_suffix(".new")
    new.write_text(f"{offset}\n")
    new.replace(offset_file(stage))


def start_with_clock(stage: Stage, *names: str) -> None:
    """Start services whose clock set_clock() sets."""
    library = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))[0]
    set_clock(stage, "+0")
    # The interpreter alone has the library: what it makes at its start must belong to the service's user.
    python = stage.world.directory / "python"
    python.write_text(f'#!/bin/sh\nLD_PRELOAD={library} exec {stage.world.python} "$@"\n')
    python.chmod(0o755)
    (stage.world.directory / "sitecustomize.py").write_text(SLEEP)
    env = {
        "TEMPMAIL_PYTHON": str(python),
        "FAKETIME_TIMESTAMP_FILE": str(offset_file(stage)),
        "PYTHONPATH": str(stage.world.directory),
        "FAKETIME_CACHE_DURATION": "1",  # seconds until it looks at the file again
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # CLOCK_MONOTONIC never jumps (clock_gettime(2))
    }
    stage.start(*names, env=env)
