"""Env files as they stand: read by nobody's rules, so that a wrong line hides no other one."""

from pathlib import Path


def values_of(path: Path) -> dict[str, str] | None:
    """Return NAME -> value, without quotes; None where the file cannot be read."""
    try:
        lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return None
    found: dict[str, str] = {}
    for line in lines:
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            found.setdefault(name.strip(), value.strip().strip("\"'"))
    return found


def listed(values: dict[str, str] | None, name: str, default: str = "") -> list[str]:
    return [item.strip() for item in (values or {}).get(name, default).split(",") if item.strip()]
