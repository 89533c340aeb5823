"""Every attack of docs/attacks.md has tests: each is named test_N<number>_... after the one it tries, and listed there.

One test may try two (test_N28_N29_...).  What is listed otherwise is shown as the lines that it would be.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ATTACKS = range(1, 63)


def names_of_tests():
    """Return {number: {name of a test, ...}}."""
    found = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (numbers := re.match(r"test((?:_[Nn]\d+)+)_", node.name)):
                for number in re.findall(r"\d+", numbers[1]):
                    found[int(number)].add(node.name)
    return found


def listed():
    """Return {number: {name, ...}} of the document."""
    found = {}
    for number, row in re.findall(r"^\*\*N(\d+)\*\* (.*?)(?=^\*\*N|^## |\Z)", attacks(), re.MULTILINE | re.DOTALL):
        assert int(number) not in found
        found[int(number)] = set(re.findall(r"^\* `(\w+)`$", row, re.MULTILINE))
    return found


def attacks():
    return (ROOT / "docs" / "attacks.md").read_text()


def test_each_attack_has_a_test_named_after_it():
    found = names_of_tests()

    assert [f"N{number}" for number in ATTACKS if number not in found] == []
    assert set(found) <= set(ATTACKS)
    assert [name for names in found.values() for name in names if "test_n" in name] == []


def test_list_names_each_attack_and_the_tests_that_hold_it():
    found, named = names_of_tests(), listed()
    for number in sorted(found):
        if found[number] != named.get(number):
            print(f"N{number}", *(f"* `{name}`" for name in sorted(found[number])), sep="\n")

    assert list(named) == list(ATTACKS)
    assert named == found


def test_number_in_a_comment_is_one_of_the_list():
    for path in [*ROOT.glob("tests/**/*.py"), *ROOT.glob("dev/*.py"), *ROOT.glob("docs/**/*.md")]:
        numbers = {int(number) for number in re.findall(r"(?<![\w-])N([1-9]\d?)(?![\w-])", path.read_text())}
        assert numbers <= set(ATTACKS), path
