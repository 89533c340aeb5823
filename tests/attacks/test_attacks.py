"""Every attack of the project's list has tests: each is named test_N<number>_... after the one it tries.

One test may try two (test_N28_N29_...).  `pytest -s` prints which tests try which.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ATTACKS = range(1, 60)


def names_of_tests():
    """Return {number: ["file::test", ...]}."""
    found = defaultdict(list)
    for path in sorted(Path(__file__).parent.parent.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (numbers := re.match(r"test((?:_[Nn]\d+)+)_", node.name)):
                for number in re.findall(r"\d+", numbers[1]):
                    found[int(number)].append(f"{path.parent.name}/{path.name}::{node.name}")
    return found


def test_each_attack_has_a_test_named_after_it():
    found = names_of_tests()
    for number in sorted(found):
        print(f"N{number}", *found[number], sep="\n    ")

    assert [f"N{number}" for number in ATTACKS if number not in found] == []
    assert set(found) <= set(ATTACKS)
    assert [name for names in found.values() for name in names if "test_n" in name] == []
