"""Imports go one way: docs/design.md draws the rooms, this keeps them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From the ground up: a room imports what stands before it.  Rooms of one line never import one another.
FLOORS = [
    ["inboxes.mail"],
    ["inboxes.outbound"],
    [
        "inboxes.push",
        "inboxes.languages",
        "inboxes.paths",
        "inboxes.page_headers",
        "inboxes.telling",
        "inboxes.threads",
        "inboxes.outbound",
    ],
    ["inboxes.models"],
    ["inboxes.limits", "inboxes.storage", "inboxes.sql"],
    ["inboxes.seats", "inboxes.purge", "inboxes.checks"],
    ["inboxes.access"],
    ["inboxes.showing"],
    ["inboxes.pages", "inboxes.api", "inboxes.webhooks", "inboxes.admin", "inboxes.management"],
    ["inboxes.apps"],
    ["delivery.parsing"],
    ["delivery"],
    ["tempmail_site"],
]
TO_BE_MENDED = {("inboxes.api", "inboxes.pages.grant_forms")}
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
PARSING_NEEDS = {"inboxes.mail"}
DELIVERY_NEEDS = {"inboxes.mail", "inboxes.models", "inboxes.push", "delivery.parsing"}
# The settings and the site's paths are read by Django, not imported.
SETTINGS_NEED = {"inboxes.mail", "inboxes.showing"}
# What knows no Django and no database, wherever it stands.
PURE = [
    "inboxes/mail",
    "delivery/parsing",
    "inboxes/showing/allowlist.py",
    "inboxes/showing/zipping.py",
    "inboxes/outbound.py",
]


def files(folder):
    paths = [ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*.py"))
    return [path for path in paths if "migrations" not in path.parts]


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """The modules that a file imports, absolute, as far as `from package import module` shows."""
    found = set()
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, node.module or "")).strip(".")
            is_package = (ROOT / base.replace(".", "/")).is_dir()
            found |= {f"{base}.{name.name}" for name in node.names} if is_package else {base}
    return found


def room_of(module: str) -> str | None:
    """The longest room's name that the module's begins with."""
    rooms = [room for room in FLOOR_OF if f"{module}.".startswith(f"{room}.")]
    return max(rooms, key=len, default=None)


@pytest.mark.parametrize("path", [*files("inboxes"), *files("delivery")], ids=module_of)
def test_imports_go_down_and_never_to_the_side(path):
    room = room_of(module_of(path))
    if module_of(path) == "inboxes":
        return

    assert room, "this module is on no floor"
    for module in imports(path):
        other = room_of(module)
        if (room, module) in TO_BE_MENDED:
            continue
        assert other in (None, room) or FLOOR_OF[other] < FLOOR_OF[room], module


@pytest.mark.parametrize("path", files("delivery"), ids=module_of)
def test_delivery_imports_only_what_a_writer_needs(path):
    room = room_of(module_of(path))
    needs = PARSING_NEEDS if room == "delivery.parsing" else DELIVERY_NEEDS

    assert {room_of(module) for module in imports(path)} - {None, room} <= needs


def test_settings_import_nothing_that_needs_them():
    rooms = {room_of(module) for module in imports(ROOT / "tempmail_site/settings.py")}

    assert rooms - {None, "tempmail_site"} <= SETTINGS_NEED


@pytest.mark.parametrize("path", [path for place in PURE for path in files(place)], ids=module_of)
def test_pure_modules_know_no_django_and_nobody_above(path):
    roots = {name.split(".")[0] for name in imports(path)}

    assert not roots & {"django", "psycopg", "tempmail_site", "channels", "ninja"}


def test_the_reader_of_imports_reads_them():
    assert "inboxes.push" in imports(ROOT / "inboxes/pages/views.py")  # from inboxes import push
    assert "inboxes.models.Domain" in imports(ROOT / "inboxes/pages/forms.py")  # from inboxes.models import Domain
    assert "inboxes.access.ways_in" in imports(ROOT / "inboxes/access/keyring.py")  # from .ways_in import OpenInbox
    assert room_of("inboxes.models.Domain") == "inboxes.models"


@pytest.mark.parametrize("path", files("tests"), ids=module_of)
def test_no_module_imports_another_module_of_tests(path):
    """What several need lies in tests/worlds, or beside the room's tests."""
    assert [module for module in imports(path) if ".test_" in module] == []


@pytest.mark.parametrize(
    "path", [*files("dev"), *files("inboxes"), *files("delivery"), *files("client")], ids=module_of
)
def test_only_tests_import_tests(path):
    assert [module for module in imports(path) if module.split(".")[0] == "tests"] == []
