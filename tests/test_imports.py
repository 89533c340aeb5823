"""Nothing flows up: who may import whom (DESIGN, "Data flow")."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OWN = {"inboxes", "delivery", "tempmail_site"}
PURE = [
    "inboxes/addresses.py",
    "inboxes/sealing.py",
    "inboxes/allowlist.py",
    "inboxes/authentication.py",
    "inboxes/dangers.py",
    "inboxes/deception.py",
    "inboxes/outbound.py",
    "inboxes/zipping.py",
    "delivery/parsing.py",
    "delivery/codes.py",
]
WRITERS_NEED = {f"inboxes.{name}" for name in ("models", "addresses", "authentication", "sealing", "push")}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, absolute, as far as `from package import module` shows."""
    found = set()
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join((*package[: len(package) - node.level + 1], node.module or "")) if node.level else node.module
            )
            base = base.strip(".")
            is_package = (ROOT / base.replace(".", "/")).is_dir()
            found |= {f"{base}.{name.name}" for name in node.names} if is_package else {base}
    return found


def files(folder):
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]


def test_inboxes_imports_neither_delivery_nor_the_site():
    for path in files("inboxes"):
        assert not [name for name in imports(path) if name.split(".")[0] in ("delivery", "tempmail_site")], path


def test_delivery_imports_only_what_a_writer_needs():
    for path in files("delivery"):
        own = {name for name in imports(path) if name.split(".")[0] in OWN - {"delivery"}}
        assert own <= WRITERS_NEED, path


@pytest.mark.parametrize("name", [name for name in PURE if (ROOT / name).exists()])
def test_pure_modules_know_no_django_and_nobody_above(name):
    roots = {name.split(".")[0] for name in imports(ROOT / name)}

    assert not roots & {"django", "psycopg", "tempmail_site"}
    assert not roots & (OWN - {name.split("/")[0]})


def test_the_reader_of_imports_reads_them(tmp_path):
    assert "inboxes.push" in imports(ROOT / "inboxes/consumers.py")  # from . import push
    assert "inboxes.models" in imports(ROOT / "inboxes/admin.py")  # from .models import X
    assert "inboxes.consumers" in imports(ROOT / "tempmail_site/asgi.py")
