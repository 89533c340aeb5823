"""What ./tempmail fuzz has found, asked again; and the fuzzer itself, briefly, the same inputs each time."""

import importlib.util
import os
import subprocess
import sys

import pytest

from dev.fuzz import TARGETS, targets

# Each file of tests/fuzz/finds, and what was wrong.
FINDS = {
    "html/link-in-a-table-in-a-link": "The inner link had neither its title nor the mark that says where it leads.",
    "message/link-with-controls-in-its-host": "Pages and API showed a host with an escape character and a line end.",
    "message/link-with-a-scheme-in-capitals": "Its link was found, and then shown nowhere.",
    "message/multipart-without-a-boundary-in-a-message": "Offered with its message, it is more than what came.",
    "text/www-without-a-host": 'A bare "www." became a link to a page of this site.',
}
FOLDER = targets.CHECKOUT / "tests" / "fuzz" / "finds"

built = pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not built for this machine")


def test_each_find_is_here_with_a_sentence():
    assert {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()} == set(FINDS)


@pytest.mark.parametrize("find", FINDS)
def test_find_is_mended(find):
    targets.ask(find.partition("/")[0], (FOLDER / find).read_bytes(), seconds=120)


def run(folder, *arguments, before="pass"):
    # Of our own code alone: it starts in half the time.
    begin = (
        "import sys; from dev.fuzz import targets; targets.INSTRUMENTED = ['delivery', 'inboxes']; targets.prepare()"
    )
    program = f"{begin}; {before}; from dev.fuzz.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments, "--folder", folder],
        cwd=targets.CHECKOUT, env=os.environ | {"PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@built
def test_short_run_finds_nothing(tmp_path):
    done = run(tmp_path, "--runs", "200")

    assert done.returncode == 0, (done, [path.read_text() for path in tmp_path.glob("*.txt")])
    figures = dict(line.split(" ") for line in done.stdout.splitlines())
    for name in TARGETS:
        assert int(figures[f"{name}_runs"]) >= 200
        assert int(figures[f"{name}_coverage"]) > 20
        assert figures[f"{name}_finds"] == "0"


@built
def test_guard_that_is_broken_and_process_that_dies_are_found(tmp_path):
    broken = "import os; from delivery.parsing import bodies, charsets, fields, message; "
    broken += "from inboxes.showing import rendering; "
    broken += "charsets.clean = fields.clean = bodies.clean = message.clean = lambda text: text; "
    broken += "rendering.make_safe = lambda *_: os.kill(os.getpid(), 9)"

    done = run(tmp_path, "--runs", "30", "--only", "message", "--only", "html", before=broken)

    assert done.returncode == 1
    finds = {path.name.partition("-")[0]: path for path in tmp_path.iterdir() if path.suffix == ".txt"}
    assert "AssertionError" in finds["message"].read_text()
    assert b"\0" in finds["message"].with_suffix("").read_bytes()
    assert finds["html"].read_text().startswith("ended with 9")
    assert "tests/fuzz/finds/TARGET/" in done.stderr
