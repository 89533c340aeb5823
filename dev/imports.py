"""Who imports whom in a checkout: read from its import statements, nothing is run.

./tempmail measure counts with it, and tests hold the rules with it.
"""

import ast
from pathlib import Path


def python_files(root: Path, *names: str) -> list[Path]:
    """Return the Python files of folders (or the files themselves), without migrations, which are history."""
    found = []
    for name in names:
        path = root / name
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if "migrations" not in path.relative_to(root).parts]


def module_name(root: Path, path: Path) -> str:
    """Return "inboxes.models" for both inboxes/models.py and inboxes/models/__init__.py."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imports(root: Path, path: Path) -> set[str]:
    """Return the modules that a file imports, by their absolute names: "inboxes.push", "django.db".

    Of `from package import name` the module package.name, where root has such a module.
    """
    package = path.relative_to(root).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            parents = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*parents, *filter(None, [node.module])))
            found |= {f"{base}.{name.name}" if has_module(root, f"{base}.{name.name}") else base for name in node.names}
    return found


def has_module(root: Path, name: str) -> bool:
    path = root / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()
