"""Which version of tempmail this is.

Needs no settings and no database.  CHANGELOG.md has what each version brought, docs/upgrade.md what a host's
admin has to do for it.
"""

import subprocess
from pathlib import Path

VERSION = "1.1.0.dev0"  # as CHANGELOG.md begins; .dev0 until it is released (PEP 440)

_ROOT = Path(__file__).resolve().parent.parent
# Written by what copies the code without its .git: an image, `./tempmail run`.
COMMIT_FILE = _ROOT / "COMMIT"


def commit(folder: Path = _ROOT) -> str:
    """Return the commit of a folder's code, with -dirty when files were changed; "" where nothing tells."""
    if (folder / ".git").exists():
        # The services' users are not those who own the clone, and no tag of a mirror's matters here.
        command = ["git", "-c", "safe.directory=*", "-C", str(folder)]
        command += ["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
        except (OSError, subprocess.SubprocessError):
            return ""
    try:
        return (folder / COMMIT_FILE.name).read_text().strip()
    except OSError:
        return ""
