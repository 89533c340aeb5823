"""What ./tempmail measure counts, in checkouts so small that it can be counted by eye."""

import base64
import subprocess
import sys
from pathlib import Path

import pytest

from dev import measure
from dev.known_keys import ENVIRONMENT
from inboxes.mail.sealing import public_key_of

CHECKOUT = Path(__file__).parents[2]
RUN = "".join(f"value_{number} = {number}\n" for number in range(6))


@pytest.fixture
def checkout(tmp_path):
    """Return a function that writes files into a checkout, and returns its folder."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path

    return write


def test_rooms_are_the_folders_and_single_modules_of_inboxes(checkout):
    root = checkout(
        inboxes__mail__sealing="import os\n",
        inboxes__push="from inboxes.mail import sealing\n",
        inboxes__access__doors="from .. import push\nfrom .keyring import x\n",
        inboxes__access__keyring="x = 1\n",
        delivery__lmtp="from inboxes.mail.sealing import seal\n",
    )

    assert measure.rooms_of(root, measure.modules_of(root)) == {
        "inboxes.mail": set(),
        "inboxes.push": {"inboxes.mail"},
        "inboxes.access": {"inboxes.push"},
        "delivery": {"inboxes.mail"},
    }


def test_circle_is_found_however_long_it_is():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": {"f"}, "f": {"e"}, "g": set()}

    assert measure.circles(graph) == [["a", "b", "c"], ["e", "f"]]


def test_run_of_six_lines_in_two_files_is_one_duplicate(checkout):
    root = checkout(inboxes__one=f"first = 1\n{RUN}", inboxes__two=f"{RUN}\nlast = 1\n")

    assert duplicates_in(root) == ["inboxes/one.py:2-7 ~ inboxes/two.py:1-6"]


def test_longer_run_is_one_duplicate_and_indentation_hides_none(checkout):
    indented = "".join(f"    {line}\n\n" for line in (RUN + "more = 1\n").splitlines())
    root = checkout(inboxes__one=f"{RUN}more = 1\n", inboxes__two=f"class Two:\n{indented}")

    assert duplicates_in(root) == ["inboxes/one.py:1-7 ~ inboxes/two.py:2-14"]


def test_run_within_one_file_is_a_duplicate_too(checkout):
    root = checkout(inboxes__one=f"{RUN}between = 1\n{RUN}")

    assert duplicates_in(root) == ["inboxes/one.py:1-6 ~ inboxes/one.py:8-13"]


def test_imports_brackets_and_five_lines_are_no_duplicate(checkout):
    five = "".join(RUN.splitlines(keepends=True)[:5])
    rest = "".join(f"import module_{number}\n" for number in range(6)) + ")\n" * 6
    root = checkout(inboxes__one=f"{five}one = 1\n{rest}", inboxes__two=f"{five}two = 2\n{rest}")

    assert duplicates_in(root) == []


def duplicates_in(root):
    return measure.duplicates(
        {str(path.relative_to(root)): measure.telling_lines(path) for path in measure.product_files(root)}
    )


def test_longest_function_is_named_with_its_lines(checkout):
    root = checkout(
        inboxes__one="def short():\n    return 1\n\n\nclass A:\n    def long(self):\n        x = 1\n        return x\n"
    )

    assert max(measure.functions(root)) == (3, "inboxes/one.py:6 long")


def test_figures_of_another_checkout_are_printed_for_machines(checkout):
    root = checkout(
        inboxes__mail__sealing="x = 1\n", inboxes__api__routers__messages="y = 1\n", inboxes__api__urls="\n" * 8
    )

    shown = subprocess.run(
        [sys.executable, "-B", "-m", "dev.measure", root], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout

    figures = dict(line.split(" ") for line in shown.splitlines() if not line.startswith("#"))
    assert figures["rooms"] == "2"
    assert (figures["circles"], figures["arrows_up"], figures["duplicates"]) == ("0", "0", "0")
    assert figures["api_frame_lines"] == "8"
    assert "coverage_lines" not in figures


def test_keys_that_anybody_may_know_belong_together():
    private, public = (base64.b64decode(ENVIRONMENT[name]) for name in ("SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY"))

    assert public_key_of(private) == public
