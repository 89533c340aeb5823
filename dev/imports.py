"""Who imports whom in a checkout, and who may: read from its import statements, nothing is run.

tests/test_imports.py holds the rules with it; ./tempmail measure counts with it.
"""

import ast
from pathlib import Path

# From the ground up: a room imports what stands on a lower floor.  Rooms of one floor never import one another.
FLOORS = [
    ["inboxes.mail"],
    ["inboxes.measuring"],
    ["inboxes.outbound", "inboxes.mx", "inboxes.push", "inboxes.languages", "inboxes.paths", "inboxes.page_headers",
     "inboxes.telling", "inboxes.threads", "inboxes.version", "inboxes.asgi_types", "inboxes.astray",
     "inboxes.mail_queue", "inboxes.away"],
    ["inboxes.models"],
    ["inboxes.limits", "inboxes.storage", "inboxes.runs", "inboxes.offering", "inboxes.counting", "inboxes.sql",
     "inboxes.moderators"],
    ["inboxes.shortage"],
    ["inboxes.seats", "inboxes.purge", "inboxes.watching", "inboxes.reporting", "inboxes.checks", "inboxes.dns",
     "inboxes.webpush"],
    ["inboxes.access", "inboxes.doctor"],
    ["inboxes.showing"],
    ["inboxes.pages", "inboxes.api", "inboxes.webhooks", "inboxes.admin", "inboxes.management"],
    ["inboxes.apps"],
    ["delivery.parsing"],
    ["delivery"],
    ["tempmail_site"],
]  # fmt: skip
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
OURS = ("inboxes", "delivery", "tempmail_site")


def python_files(root: Path, *names: str) -> list[Path]:
    """Return the Python files of folders (or the files themselves), without migrations, which are history."""
    found = []
    for name in names:
        path = root / name
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if "migrations" not in path.relative_to(root).parts]


def module_of(root: Path, path: Path) -> str:
    """Return "inboxes.models" for both inboxes/models.py and inboxes/models/__init__.py."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imports(root: Path, path: Path) -> set[str]:
    """Return the modules that a file imports, by their absolute names: "inboxes.push", "django.db".

    Of `from package import name` the module package.name, where root has such a module.
    """
    package = path.relative_to(root).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            modules = {f"{base}.{name.name}" for name in node.names}
            found |= {module if is_module(root, module) else base for module in modules}
    return found


def is_module(root: Path, name: str) -> bool:
    path = root / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def room_of(root: Path, module: str) -> str | None:
    """Return the room of a module of ours: each folder and each single module of inboxes is one.

    delivery/parsing is a room in delivery; the rest of it, and tempmail_site, are one each.
    """
    top, *within = module.split(".")
    if top not in OURS:
        return None
    room = ".".join([top, *within[:1]])
    is_inner = room in FLOOR_OF and (root / room.replace(".", "/")).is_dir()
    return room if top == "inboxes" or is_inner else top
