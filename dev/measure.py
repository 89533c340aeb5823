"""./tempmail measure [FOLDER]: what a checkout is like as a house, as `name value` lines.

    rooms, arrows        rooms of the product (imports.py says what one is), and which of them import which
    circles              groups of rooms that import one another in a circle; module_circles: of modules
    arrows_up            arrows to a room that is on no lower floor of FLOORS
    arrows_not_judged    those of rooms that are on no floor
    files_in_ROOM        Python files
    longest_file, longest_function   their lines, in the product's Python
    duplicates           pairs of places of the product with the same six lines or more
    api_frame_lines      of inboxes/api without what answers requests (routers/, compatible/)
    mypy_errors          by our rules, also of rooms that the pyproject excuses; needs the tests' packages
    coverage_lines, coverage_branches   per cent, of the last whole `./tempmail test`

Lines with # name what was found.  Nothing of the checkout is run.
"""

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from .imports import FLOOR_OF, OURS, imports, module_of, python_files, room_of
from .known_keys import ENVIRONMENT
from .options import read
from .state import CHECKOUT, COVERAGE_REPORT, state_of
from .venvs import folder_of

PRODUCT = (*OURS, "postfix", "client/tempmail_client", "manage.py")
# SQL, pages and what they fetch are product, too.  Migrations are history, catalogues are data.
ALSO_READ = {".py", ".sql", ".html", ".txt", ".js", ".css", ".cf"}
LEAST_LINES = 6
# What in inboxes/api answers requests; the files are how routers/ and compatible/ once lay there.
ANSWERING = {"routers", "compatible", "mailtm", "onesecmail.py", "inboxes.py", "messages.py", "webhooks.py",
             "grants.py", "streaming.py", "waiting.py"}  # fmt: skip
Graph = dict[str, set[str]]


def show(name: str, value: object, details: Iterable[str] = ()) -> None:
    print(name, value, flush=True)
    for detail in details:
        print(f"# {detail}")


# ---------------------------------------------------------------- who imports whom


def modules_of(root: Path) -> Graph:
    """Return {module: the modules of ours that it imports}."""
    paths = {module_of(root, path): path for path in python_files(root, *OURS)}
    # A folder's own name, as in `from . import push`, is no module of the product.
    names = paths.keys() - {name for name, path in paths.items() if not path.stat().st_size}
    return {name: (imports(root, paths[name]) & names) - {name} for name in sorted(names)}


def rooms_of(root: Path, modules: Graph) -> Graph:
    """Return {room: the rooms that it imports}."""
    found: Graph = defaultdict(set)
    for module, imported in modules.items():
        room = room_of(root, module) or module
        found[room] |= {room_of(root, name) or name for name in imported} - {room}
    return found


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of nodes each of which leads to each other."""
    reach = {node: reached(graph, node) for node in graph}
    groups = {frozenset(other for other in reach[node] if node in reach.get(other, ())) for node in graph}
    return sorted(sorted(group) for group in groups if len(group) > 1)


def reached(graph: Graph, start: str) -> set[str]:
    found, waiting = set(), [start]
    while waiting:
        for node in graph.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


# ---------------------------------------------------------------- files and functions


def functions(root: Path) -> Iterator[tuple[int, str]]:
    """Yield (lines, "path:line name") of each function of the product."""
    for path in python_files(root, *PRODUCT):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{path.relative_to(root)}:{node.lineno} {node.name}"


def line_count(path: Path) -> int:
    return len(path.read_text().splitlines())


# ---------------------------------------------------------------- what stands twice


def product_files(root: Path) -> list[Path]:
    """Return the product's source files of every kind."""
    found = []
    for name in (*PRODUCT, "templates"):
        paths = [root / name] if (root / name).is_file() else sorted((root / name).rglob("*"))
        found += [path for path in paths if path.suffix in ALSO_READ and path.is_file()]
    return [path for path in found if not {"migrations", "locale", "__pycache__"} & {*path.relative_to(root).parts}]


def telling_lines(path: Path) -> list[tuple[int, str]]:
    """Return (number, text) of the lines that say something: no blank ones, brackets or imports.

    Spaces don't count: what is indented otherwise is the same.
    """
    lines = [(number, " ".join(line.split())) for number, line in enumerate(path.read_text().splitlines(), 1)]
    return [(n, line) for n, line in lines if re.search(r"\w", line) and not re.match(r"(from|import) [\w.]+", line)]


def duplicates(files: dict[str, list[tuple[int, str]]]) -> list[str]:
    """Return "path:first-last ~ path:first-last" of each pair of places with the same run of lines."""
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, lines in files.items():
        for start in range(len(lines) - LEAST_LINES + 1):
            places[tuple(line for _, line in lines[start : start + LEAST_LINES])].append((name, start))
    pairs = {(a, b) for same in places.values() for i, a in enumerate(same) for b in same[i + 1 :]}
    found = []
    for (one, i), (other, j) in sorted(pairs):
        # A longer run is found at its beginning, once.
        if ((one, i - 1), (other, j - 1)) in pairs:
            continue
        length = LEAST_LINES
        while ((one, i + length - LEAST_LINES + 1), (other, j + length - LEAST_LINES + 1)) in pairs:
            length += 1
        first, second = files[one], files[other]
        found.append(
            f"{one}:{first[i][0]}-{first[i + length - 1][0]} ~ {other}:{second[j][0]}-{second[j + length - 1][0]}"
        )
    return found


# ---------------------------------------------------------------- what other programs measure


def mypy_errors(root: Path) -> int | None:
    """Count mypy's errors in the product; None where the tests' packages are not installed."""
    mypy = folder_of("test") / "bin" / "mypy"
    if not mypy.exists():
        return None
    ours = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    rules = ours["tool"]["mypy"]
    overrides = [override for override in rules.pop("overrides") if "ignore_errors" not in override]
    del rules["files"]
    with tempfile.TemporaryDirectory() as work:
        config = Path(work) / "mypy.ini"
        config.write_text(
            section("mypy", rules)
            + section("mypy.plugins.django-stubs", ours["tool"]["django-stubs"])
            + "".join(section(f"mypy-{','.join(override.pop('module'))}", override) for override in overrides)
        )
        files = [str(root / name) for name in PRODUCT if (root / name).exists()]
        done = subprocess.run(
            [mypy, "--config-file", config, "--cache-dir", f"{work}/cache", *files],
            cwd=root, env=os.environ | ENVIRONMENT | {"ENV_FILE": "/dev/null"}, stdout=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    if summary := re.search(r"^Found (\d+) errors?|^Success", done.stdout, re.MULTILINE):
        return int(summary[1] or 0)
    print(done.stdout, file=sys.stderr)
    return None


def section(name: str, values: dict[str, object]) -> str:
    return f"[{name}]\n" + "".join(
        f"{key} = {','.join(value) if isinstance(value, list) else value}\n" for key, value in values.items()
    )


def coverage_of(root: Path) -> dict[str, float]:
    """Return what the last whole `./tempmail test` of a checkout left; nothing where there was none."""
    report = state_of(root) / "test" / COVERAGE_REPORT
    if not report.exists():
        return {}
    totals = json.loads(report.read_text())["totals"]
    return {
        "coverage_lines": 100 * totals["covered_lines"] / totals["num_statements"],
        "coverage_branches": 100 * totals["covered_branches"] / totals["num_branches"],
    }


# ---------------------------------------------------------------- all of it


def main() -> None:
    root = (read("measure", sys.argv[1:]).checkout or CHECKOUT).resolve()
    modules = modules_of(root)
    rooms = rooms_of(root, modules)
    arrows = [(room, other) for room in rooms for other in rooms[room]]
    up = [(a, b) for a, b in arrows if {a, b} <= FLOOR_OF.keys() and FLOOR_OF[a] <= FLOOR_OF[b]]
    sizes = Counter(room_of(root, module_of(root, path)) for path in python_files(root, *OURS))
    show("rooms", len(rooms))
    show("arrows", len(arrows))
    show("circles", len(circles(rooms)), map(" ".join, circles(rooms)))
    show("arrows_up", len(up), sorted(f"{a} -> {b}" for a, b in up))
    unjudged = sorted({room for arrow in arrows for room in arrow} - FLOOR_OF.keys())
    show("arrows_not_judged", sum(not {*arrow} <= FLOOR_OF.keys() for arrow in arrows), unjudged)
    show("modules", len(modules))
    show("module_circles", len(circles(modules)), map(" ".join, circles(modules)))
    for room, size in sorted(sizes.items(), key=lambda item: str(item[0])):
        if size > 1:
            show(f"files_in_{room}", size)
    show("rooms_of_one_file", sum(size == 1 for size in sizes.values()))

    lines, longest = max((line_count(path), path) for path in python_files(root, *PRODUCT))
    show("longest_file", lines, [str(longest.relative_to(root))])
    lines, function = max(functions(root), default=(0, ""))
    show("longest_function", lines, [function])
    twice = duplicates({str(path.relative_to(root)): telling_lines(path) for path in product_files(root)})
    show("duplicates", len(twice), twice)
    frame = [path for path in python_files(root, "inboxes/api") if not is_answering(path.relative_to(root))]
    show("api_frame_lines", sum(map(line_count, frame)))
    for name, value in coverage_of(root).items():
        show(name, f"{value:.1f}")
    if (errors := mypy_errors(root)) is not None:
        show("mypy_errors", errors)


def is_answering(path: Path) -> bool:
    """Whether a file of inboxes/api answers requests, and is none of the frame."""
    return path.parts[2] in ANSWERING


if __name__ == "__main__":
    main()
