"""One target of ./tempmail fuzz: its process, what it works on, and the finds that are kept.

Each target runs in a process of its own, forked here, within delivery's bounds of
memory and time.  What it works on lies in memory that outlives it, so an input that
kills or hangs its process is a find, too.  The tests run it briefly, always the same.
"""

import contextlib
import hashlib
import io
import mmap
import os
import re
import resource
import signal
import struct
import time
import traceback
from pathlib import Path

from ..known_keys import ENVIRONMENT

CHECKOUT = Path(__file__).resolve().parents[2]
# What is watched for new paths; the rest is C, Rust or never sees a stranger's bytes.
INSTRUMENTED = ["delivery", "inboxes", "mailparser", "email", "bleach", "html"]
MAX_BYTES = 16 * 1024
SLOW_SECONDS = 5  # of processor time for one input: PARSE_SECONDS, though instrumented code takes several times as long
HANG_SECONDS, TEST_HANG_SECONDS = 60, 900  # a test on a busy machine must not fail for it
SEED = 1


class Desk:
    """What one process is at, readable when it is gone: when it began, how often it has, how many finds, the input."""

    _head = struct.Struct("dqqq")

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, self._head.size + MAX_BYTES)

    def _read(self) -> tuple[float, int, int, int]:
        return self._head.unpack_from(self._memory)

    def begin(self, data: bytes) -> None:
        _, runs, finds, _ = self._read()
        self._memory[self._head.size : self._head.size + len(data)] = data
        self._head.pack_into(self._memory, 0, time.monotonic(), runs + 1, finds, len(data))

    def end(self, finds: int = 0) -> None:
        _, runs, before, size = self._read()
        self._head.pack_into(self._memory, 0, 0.0, runs, before + finds, size)

    @property
    def runs(self) -> int:
        return self._read()[1]

    @property
    def finds(self) -> int:
        return self._read()[2]

    @property
    def busy_seconds(self) -> float:
        began = self._read()[0]
        return time.monotonic() - began if began else 0.0

    @property
    def input(self) -> bytes:
        return self._memory[self._head.size : self._head.size + self._read()[3]]


class Target:
    """One target's process, its inputs and its finds."""

    def __init__(self, name: str, folder: Path, work: Path, seconds: int | None, runs: int | None):
        self.name, self.folder, self.seconds, self.runs = name, folder, seconds, runs
        self.hang_seconds = HANG_SECONDS if seconds else TEST_HANG_SECONDS
        self.desk, self.pid, self.parent = Desk(), 0, os.getpid()
        self.kinds: set[str] = set()
        self.log = work / f"{name}.log"
        self.inputs = work / name
        self.inputs.mkdir()
        for number, seed in enumerate(seeds(name)):
            (self.inputs / f"{number:04}").write_bytes(seed[:MAX_BYTES])
        self.corpus = folder / "corpus" / name if seconds else work / f"{name}-corpus"
        self.corpus.mkdir(parents=True, exist_ok=True)

    def start(self, seed: int, seconds: int) -> None:
        self.pid = os.fork()
        if not self.pid:
            try:
                self._fuzz(seed, seconds)
            finally:
                os._exit(1)  # libFuzzer ends the process itself when it is done

    def _fuzz(self, seed: int, seconds: int) -> None:
        import atheris
        from django.conf import settings

        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(log, 1)
        os.dup2(log, 2)
        limit = settings.WORKER_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        options = [f"-seed={seed}", f"-max_len={MAX_BYTES}", f"-dict={CHECKOUT / 'tests/fuzz/seeds/dictionary'}"]
        # Its own clock and bound would end the process; ours keep the find and go on.
        options += [f"-timeout={10 * self.hang_seconds}", "-rss_limit_mb=0", "-reload=0", "-shuffle=0"]
        options += [f"-artifact_prefix={self.log.parent}/"]
        options += [f"-max_total_time={seconds}" if self.seconds else f"-runs={self.runs}"]
        options += ["-seed_inputs=" + ",".join(map(str, sorted(self.inputs.iterdir())))]
        atheris.Setup(["fuzz", *options, str(self.corpus)], self.run)
        atheris.Fuzz()

    def run(self, data: bytes) -> None:
        """Ask one input; write down what it breaks."""
        from delivery.parsing.limiting import TimeLimitError

        if os.getppid() != self.parent:
            os._exit(1)  # it was killed
        self.desk.begin(data)
        started, finds = time.process_time(), 0
        try:
            ask(self.name, data, None if self.seconds else self.hang_seconds)
            spent = time.process_time() - started
            if self.seconds and spent > SLOW_SECONDS:
                raise TimeoutError(f"{spent:.1f} s")
        except (Exception, TimeLimitError) as error:
            finds = self.keep(data, _where(error), traceback.format_exc())
        self.desk.end(finds)

    def keep(self, data: bytes, what: str, words: str) -> int:
        """Write a find down, the smallest of its kind; return 1 for the first of its kind in this process, else 0."""
        path = self.folder / f"{self.name}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
        is_new = what not in self.kinds
        self.kinds.add(what)
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(words, errors="backslashreplace")
        return int(is_new)

    def look_after(self, seconds_left: int) -> None:
        """End the process where it hangs; where it died, keep what it was at and start another."""
        if self.desk.busy_seconds > self.hang_seconds:
            os.kill(self.pid, signal.SIGKILL)
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if not pid:
            return
        self.pid = 0
        if status:
            words = f"ended with {status} after {self.desk.busy_seconds:.0f} s\n"
            words += self.log.read_text(errors="replace")[-2000:]
            self.desk.end(self.keep(self.desk.input, f"ended with {status}", words))
            if self.seconds and seconds_left > 0:
                self.start(SEED + self.desk.runs, seconds_left)

    @property
    def coverage(self) -> int:
        found = re.findall(r" cov: (\d+) ", self.log.read_text(errors="replace")) if self.log.exists() else []
        return int(found[-1]) if found else 0


def ask(name: str, data: bytes, seconds: float | None = None) -> None:
    """Ask the invariants of one input.  Raises what is wrong."""
    from . import invariants

    if name == "message":
        invariants.message(data, seconds)
    else:
        getattr(invariants, name)(data.decode(errors="replace"))


def _where(error: BaseException) -> str:
    """What tells one find from another: the error's class and the last of our lines that it passed."""
    lines = traceback.extract_tb(error.__traceback__)
    ours = [line for line in lines if Path(line.filename).is_relative_to(CHECKOUT)] or lines
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def seeds(name: str) -> list[bytes]:
    """Return what to begin with: messages of our tests, earlier finds, and for codes the labelled set."""
    from ..bench.codes import messages

    folders = (CHECKOUT / "tests" / "fuzz" / "seeds" / name, CHECKOUT / "tests" / "fuzz" / "finds" / name)
    found = [path.read_bytes() for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]
    if name == "code":
        found += [f"{message['subject']}\n{message['text'] or message['html']}".encode() for message in messages()[::5]]
    return found


def prepare() -> None:
    """Import what is fuzzed, instrumented: once, for all processes."""
    import atheris

    for name, value in {"DJANGO_SETTINGS_MODULE": "tempmail_site.settings", **ENVIRONMENT}.items():
        os.environ.setdefault(name, value)
    # atheris names each module on standard error.
    with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=INSTRUMENTED):
        import django

        django.setup()
        from . import invariants  # noqa: F401
